#include "src/extract/ages.hpp"

#include "src/text/fold.hpp"

namespace dateline::extract {

using language::Pos;

std::optional<std::string_view> age_told_by(const Tree& tree, Index token) {
  if (tree.word(token) != "old" || token + 1 < age_tokens) return std::nullopt;
  const Index the = token + 1 - age_tokens;
  const bool form = tree.word(the + 2) == "-" && tree.word(the + 3) == "year" && tree.word(the + 4) == "-";
  if (!form || text::lower_ascii(tree.word(the)) != "the" || tree.pos(the + 1) != Pos::num)
    return std::nullopt;
  if (token + 1 < tree.size() && (tree.is_noun(token + 1) || tree.pos(token + 1) == Pos::adj))
    return std::nullopt;
  return tree.word(the + 1);
}

std::optional<std::string_view> age_beside(const Tree& tree, const Mention& mention) {
  const Index comma = mention.range.last;
  if (comma + 2 >= tree.size() || tree.word(comma) != "," || tree.pos(comma + 1) != Pos::num)
    return std::nullopt;
  const std::string_view age = tree.word(comma + 1);
  const bool closed = tree.word(comma + 2) == "," || tree.word(comma + 2) == ".";
  return closed && age.size() <= 3 ? std::optional(age) : std::nullopt;
}

}  // namespace dateline::extract
