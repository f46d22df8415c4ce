#include "src/article/prune.hpp"

#include <algorithm>

#include "src/article/scored_lines.hpp"

namespace dateline::article {
namespace {

using Reach = BoilerplateMatch::Reach;

// Furniture: what a page has around an article and a bare text has not.
bool looks_like_page(const std::vector<ScoredLine>& lines) {
  std::size_t signs = 0, run = 0;
  for (const ScoredLine& line : lines) {
    const bool article_may_say = line.match.reason == "caption" || line.match.reason == "byline" ||
                                 line.match.reason == "biography" || line.words.size() < 5;
    if (line.match && !article_may_say) signs += line.match.reach == Reach::line ? 1 : 2;
    run = line.features.is_scrap() && line.features.words < 12 ? run + 1 : 0;
    if (run == 6) signs += 2;
  }
  return signs >= 2;
}

}  // namespace

void prune_plain_text(std::string_view text, std::vector<Block>& blocks, const BoilerplateRules& rules) {
  const std::vector<ScoredLine> lines = score_lines(text, blocks, rules);
  if (!looks_like_page(lines)) return;
  const BlockRange article = best_run(lines, {0, lines.size()});
  if (article.empty()) return;
  drop_outside(lines, article, blocks);
  drop_inside(lines, article, blocks);
}

}  // namespace dateline::article
