#include "src/record/fields.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/base/problem.hpp"

namespace dateline::record {

using text::JsonKind;

std::string Place::words() const {
  if (above_ == nullptr) return {};
  const std::string above = above_->words();
  if (index_) return fmt::format("{}[{}]", above, *index_);
  return above.empty() ? std::string(name_) : fmt::format("{}.{}", above, name_);
}

void refuse_record(const std::string& what, const std::string& why) {
  throw base::DataError({.what = "extraction record: " + what, .why = why});
}

void refuse(const Place& place, const std::string& why) {
  const std::string words = place.words();
  refuse_record(words.empty() ? "the whole line" : words, why);
}

std::vector<Json> array_at(const Json& value, const Place& place) {
  if (!value.is(JsonKind::array)) refuse(place, "an array is expected here");
  std::vector<Json> out;
  for (const text::JsonNode* node = value.tree->first(*value.node); node != nullptr;
       node = value.tree->next(*node))
    out.push_back({value.tree, node});
  return out;
}

std::string text_at(const Json& value, const Place& place) {
  if (!value.is(JsonKind::string)) refuse(place, "a string is expected here");
  return value.tree->words_of(*value.node);
}

std::uint64_t number_at(const Json& value, const Place& place) {
  const std::string_view digits = value.tree->written(*value.node);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (!value.is(JsonKind::number) || error != std::errc() || end != digits.data() + digits.size())
    refuse(place, "a whole number, zero or more, is expected here");
  return number;
}

calendar::Day day_at(const Json& value, const Place& place) {
  const std::string text = text_at(value, place);
  const auto day = calendar::day_from_iso(text);
  if (!day) refuse(place, fmt::format("'{}' is not a day (2017-07-10)", text));
  return *day;
}

Fields::Fields(const Json& object, const Place& place) : tree_(*object.tree), place_(place) {
  if (!object.is(JsonKind::object)) refuse(place_, "an object is expected here");
  for (const text::JsonNode* node = tree_.first(*object.node); node != nullptr; node = tree_.next(*node))
    fields_.push_back({tree_.key_of(*node), node});
}

std::optional<Json> Fields::find(std::string_view name) {
  std::optional<Json> found;
  for (Field& field : fields_) {
    if (field.name != name) continue;
    field.asked = true;
    found = Json{&tree_, field.value};
  }
  return found;
}

Json Fields::need(std::string_view name) {
  const auto value = find(name);
  if (!value) refuse(place_, fmt::format("the field '{}' is missing", name));
  return *value;
}

std::string Fields::text(std::string_view name) {
  return text_at(need(name), place_of(name));
}

std::string Fields::text_or_empty(std::string_view name) {
  const auto value = find(name);
  return value ? text_at(*value, place_of(name)) : std::string();
}

bool Fields::flag(std::string_view name, bool otherwise) {
  const auto value = find(name);
  if (!value) return otherwise;
  if (!value->is(JsonKind::boolean)) refuse(place_of(name), "true or false is expected here");
  return tree_.written(*value->node) == "true";
}

double Fields::share(std::string_view name) {
  const Json value = need(name);
  const std::string_view digits = tree_.written(*value.node);
  double share = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), share);
  if (!value.is(JsonKind::number) || error != std::errc() || end != digits.data() + digits.size())
    refuse(place_of(name), "a number is expected here");
  if (!(share >= 0 && share <= 1)) refuse(place_of(name), "a number from 0 to 1 is expected here");
  return share;
}

void Fields::finish() const {
  for (const Field& field : fields_)
    if (!field.asked) refuse(place_of(field.name), "the format knows no such field");
}

void Fields::refuse_choice(std::string_view name, const std::string& word, const std::string_view* names,
                           std::size_t count) const {
  refuse(place_of(name), fmt::format("'{}' is none of {}", word, fmt::join(names, names + count, ", ")));
}

}  // namespace dateline::record
