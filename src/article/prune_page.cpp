#include <algorithm>
#include <map>

#include "src/article/prune.hpp"
#include "src/article/scored_lines.hpp"

namespace dateline::article {
namespace {

using Reach = BoilerplateMatch::Reach;

// Words count less on a page than in a scrape, where nothing else tells one part from another.
constexpr double rest_score = -5, section_score = -2.5, part_score = -0.25;
constexpr double scrap_in_article = -0.05;
constexpr double container_share = 0.7;  // of the prose, below which an element is not the article's
constexpr double headline_article_share = 0.15, longest_article_share = 0.6;  // of a page's prose
constexpr double headline_share = 0.5;  // of the best run, that a run after the headline must reach

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

// The outermost <article> around each node; -1 where there is none.
std::vector<std::int32_t> outermost_articles(const HtmlTree& tree) {
  std::vector<std::int32_t> outermost(tree.nodes.size(), -1);
  for (std::size_t i = 1; i < tree.nodes.size(); ++i) {
    outermost[i] = outermost[static_cast<std::size_t>(tree.nodes[i].parent)];
    if (outermost[i] < 0 && tree.nodes[i].tag == HtmlTag::article)
      outermost[i] = static_cast<std::int32_t>(i);
  }
  return outermost;
}

// Where a page holds several articles, it is about one: that of the headline, or the one that is by far the
// longest. The others are what the reader may go on to.
void set_other_articles_apart(const HtmlTree& tree, std::size_t headline, std::vector<ScoredLine>& lines,
                              VisibleText& page) {
  const std::vector<std::int32_t> outermost = outermost_articles(tree);
  const auto article_of = [&](std::size_t block) {
    return outermost[static_cast<std::size_t>(page.contexts[block].node)];
  };
  std::map<std::int32_t, double> prose;
  double all = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].score <= 0) continue;
    all += lines[i].score;
    if (article_of(i) >= 0) prose[article_of(i)] += lines[i].score;
  }
  if (prose.size() < 2) return;
  std::int32_t main = -1;
  if (headline < lines.size() && article_of(headline) >= 0 &&
      prose[article_of(headline)] >= headline_article_share * all)
    main = article_of(headline);
  for (const auto& [article, sum] : prose)
    if (main < 0 && sum >= longest_article_share * all) main = article;
  if (main < 0) return;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (article_of(i) < 0 || article_of(i) == main) continue;
    if (page.contexts[i].part.empty()) page.contexts[i].part = "related-links";
    lines[i].score = std::min(lines[i].score, part_score);
  }
}

}  // namespace

void prune_page(const HtmlTree& tree, VisibleText& page, std::size_t headline,
                const BoilerplateRules& rules) {
  std::vector<ScoredLine> lines = score_lines(page.text, page.blocks, rules);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].score = page_score_of(lines[i], page.blocks[i], page.contexts[i]);
  }
  set_other_articles_apart(tree, headline, lines, page);
  for (std::size_t i = 0; i < lines.size(); ++i)
    page.blocks[i].drop_reason = std::string(page.contexts[i].part);
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
