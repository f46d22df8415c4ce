#include "src/article/choices.hpp"

#include <map>

#include "src/text/fold.hpp"

namespace dateline::article {

std::string comparable(std::string_view words) {
  std::string out;
  for (const char c : text::fold(words)) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) out.push_back(c);
    if (blank && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void apply(const std::vector<IgnoreRule>& rules, const std::vector<BlockChoice>& choices, Article& article) {
  std::vector<std::string> ignored;
  for (const IgnoreRule& rule : rules)
    if (comparable(rule.outlet) == comparable(article.outlet)) ignored.push_back(comparable(rule.words));
  std::map<std::string, bool> kept;
  for (const BlockChoice& choice : choices) kept[comparable(choice.words)] = choice.keep;
  if (ignored.empty() && kept.empty()) return;
  for (Block& block : article.blocks) {
    if (block.kind == BlockKind::title) continue;
    const std::string words = comparable(words_at(article.text, block.span));
    for (const std::string& beginning : ignored)
      if (words.starts_with(beginning)) block.drop_reason = "ignored";
    const auto choice = kept.find(words);
    if (choice != kept.end()) block.drop_reason = choice->second ? "" : "editor";
  }
}

}  // namespace dateline::article
