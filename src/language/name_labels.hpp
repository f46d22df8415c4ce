#pragma once

#include <cstdint>
#include <vector>

#include "src/language/analysis.hpp"

namespace dateline::language {

/// The place of a word in a name: the label set known as BILOU. Label 0 is "outside"; the others are
/// 1 + 4 * kind + part.
enum class NamePart : std::uint8_t { begin, inside, last, unit };

inline constexpr int name_kinds = 4;
inline constexpr int name_labels = 1 + 4 * name_kinds;
inline constexpr int name_start = name_labels;  ///< stands before the first word

inline int label_of(NameKind kind, NamePart part) {
  return 1 + 4 * static_cast<int>(kind) + static_cast<int>(part);
}
inline NameKind kind_of_label(int label) {
  return static_cast<NameKind>((label - 1) / 4);
}
inline NamePart part_of_label(int label) {
  return static_cast<NamePart>((label - 1) % 4);
}
/// A name goes on after this label.
inline bool is_open(int label) {
  return label > 0 && label < name_labels &&
         (part_of_label(label) == NamePart::begin || part_of_label(label) == NamePart::inside);
}
/// Whether label `next` may follow `label` (or name_start).
inline bool may_follow(int label, int next) {
  const bool goes_on =
      next > 0 && (part_of_label(next) == NamePart::inside || part_of_label(next) == NamePart::last);
  if (is_open(label)) return goes_on && kind_of_label(label) == kind_of_label(next);
  return !goes_on;
}

/// The label of each of `words` words for names in order that do not overlap.
std::vector<int> labels_of(const std::vector<NameSpan>& names, std::size_t words);
/// The names of a well-formed sequence of labels, without confidence.
std::vector<NameSpan> names_of(const std::vector<int>& labels);

}  // namespace dateline::language
