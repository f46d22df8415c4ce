#include "src/extract/grammar.hpp"

#include <algorithm>

#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

bool any_relation(const Tree& tree, Tree::Index token, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return tree.has_relation(token, name); });
}

bool has_auxiliary(const Tree& tree, Tree::Index verb, std::initializer_list<std::string_view> words) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](Tree::Index child) {
    return tree.has_relation(child, "aux") && is_one_of(text::lower_ascii(tree.word(child)), words);
  });
}

bool is_perfect(const Tree& tree, Tree::Index verb) {
  return has_auxiliary(tree, verb, {"has", "have", "had", "'ve"});
}

}  // namespace dateline::extract
