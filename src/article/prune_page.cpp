#include <algorithm>

#include "src/article/prune.hpp"
#include "src/article/scored_lines.hpp"

namespace dateline::article {
namespace {

using Reach = BoilerplateMatch::Reach;

// Words count less on a page than in a scrape, where nothing else tells one part from another.
constexpr double rest_score = -5, section_score = -2.5, part_score = -0.25;
constexpr double scrap_in_article = -0.05;
constexpr double container_share = 0.7;  // of the prose, below which an element is not the article's
constexpr double headline_share = 0.5;   // of the best run, that a run after the headline must reach

double page_score_of(const ScoredLine& line, const Block& block, const BlockContext& context) {
  const LineFeatures& f = line.features;
  const double size = static_cast<double>(std::max<std::uint64_t>(block.span.size(), 1));
  const double link_share = static_cast<double>(context.link_bytes) / size;
  if (line.match.reach == Reach::rest) return rest_score;
  if (!context.part.empty()) return part_score;
  if (line.match.reach == Reach::section) return section_score;
  double score = line.score;
  if (link_share > 0.6) return std::min(score, -0.6);
  if (context.is_paragraph && !line.match && f.words >= 4) score = std::max(score, 0.2) + 0.2;
  if (block.kind == BlockKind::heading && !line.match) score = std::max(score, -0.2);
  if (block.kind == BlockKind::list_item && !line.match && link_share < 0.3) score = std::max(score, -0.1);
  if (block.kind == BlockKind::caption) score = std::min(score, -0.3);
  if (context.in_article && score > 0) score *= 1.3;
  if (context.in_article && !line.match) score = std::max(score, scrap_in_article);
  return score;
}

// Goes down from the root as long as one child holds most of the prose of its parent.
std::int32_t container_of(const HtmlTree& tree, const std::vector<ScoredLine>& lines,
                          const std::vector<BlockContext>& contexts) {
  std::vector<double> prose(tree.nodes.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].score > 0) prose[static_cast<std::size_t>(contexts[i].node)] += lines[i].score;
  for (std::size_t i = tree.nodes.size(); i-- > 1;)
    prose[static_cast<std::size_t>(tree.nodes[i].parent)] += prose[i];
  std::int32_t at = 0;
  for (;;) {
    std::int32_t best = -1;
    for (std::int32_t child = tree.nodes[static_cast<std::size_t>(at)].first_child; child >= 0;
         child = tree.nodes[static_cast<std::size_t>(child)].next_sibling)
      if (best < 0 || prose[static_cast<std::size_t>(child)] > prose[static_cast<std::size_t>(best)])
        best = child;
    if (best < 0 ||
        prose[static_cast<std::size_t>(best)] < container_share * prose[static_cast<std::size_t>(at)] ||
        prose[static_cast<std::size_t>(best)] <= 0)
      return at;
    at = best;
  }
}

BlockRange blocks_in(const HtmlTree& tree, std::int32_t container,
                     const std::vector<BlockContext>& contexts) {
  std::vector<bool> inside(tree.nodes.size());
  inside[static_cast<std::size_t>(container)] = true;
  for (std::size_t i = static_cast<std::size_t>(container) + 1; i < tree.nodes.size(); ++i)
    inside[i] = inside[static_cast<std::size_t>(tree.nodes[i].parent)];
  BlockRange range{contexts.size(), contexts.size()};
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    if (!inside[static_cast<std::size_t>(contexts[i].node)]) continue;
    range.begin = std::min(range.begin, i);
    range.end = i + 1;
  }
  if (range.begin > range.end) range.begin = range.end;
  return range;
}

double sum_of(const std::vector<ScoredLine>& lines, const BlockRange& range) {
  double sum = 0;
  for (std::size_t i = range.begin; i < range.end; ++i) sum += lines[i].score;
  return sum;
}

}  // namespace

void prune_page(const HtmlTree& tree, VisibleText& page, std::size_t headline,
                const BoilerplateRules& rules) {
  std::vector<ScoredLine> lines = score_lines(page.text, page.blocks, rules);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].score = page_score_of(lines[i], page.blocks[i], page.contexts[i]);
    page.blocks[i].drop_reason = std::string(page.contexts[i].part);
  }
  const BlockRange within = blocks_in(tree, container_of(tree, lines, page.contexts), page.contexts);
  BlockRange article = best_run(lines, within);
  if (headline >= within.begin && headline < within.end) {
    const BlockRange after = best_run(lines, {headline + 1, within.end});
    if (sum_of(lines, after) >= headline_share * sum_of(lines, article)) article = after;
  }
  if (article.empty()) return;
  drop_outside(lines, article, page.blocks);
  drop_inside(lines, article, page.blocks);
}

}  // namespace dateline::article
