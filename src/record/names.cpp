#include "src/record/names.hpp"

#include <cstddef>

namespace dateline::record {

std::string_view name_of(TimeType value) {
  return time_type_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(ActorKind value) {
  return actor_kind_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(MentionForm value) {
  return mention_form_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(Modality value) {
  return modality_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(Polarity value) {
  return polarity_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(Role value) {
  return role_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(Basis value) {
  return basis_names[static_cast<std::size_t>(value)];
}
std::string_view name_of(RelationKind value) {
  return relation_kind_names[static_cast<std::size_t>(value)];
}

}  // namespace dateline::record
