#pragma once

#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/boilerplate_rules.hpp"
#include "src/article/line_features.hpp"

namespace dateline::article {

/// A block with what speaks for and against its being a part of the article.
struct ScoredLine {
  LineFeatures features;
  BoilerplateMatch match;
  std::string_view words;
  double score = 0;  ///< above 0 for the article, below 0 against it
};

/// Blocks [begin, end).
struct BlockRange {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

/// The blocks of a text, scored from their words alone.
std::vector<ScoredLine> score_lines(std::string_view text, const std::vector<Block>& blocks,
                                    const BoilerplateRules& rules);

/// The run of lines in `within` with the greatest sum of scores; empty where no score is above 0.
BlockRange best_run(const std::vector<ScoredLine>& lines, const BlockRange& within);

/// Gives every block outside `article` that has none a reason.
void drop_outside(const std::vector<ScoredLine>& lines, const BlockRange& article,
                  std::vector<Block>& blocks);

/// Gives the furniture between the paragraphs of `article` a reason: advertisements, captions, lists of
/// headlines.
void drop_inside(const std::vector<ScoredLine>& lines, const BlockRange& article, std::vector<Block>& blocks);

/// Whether the words of a block say that it is about the author: it begins with the name that stands alone in
/// the line before it.
bool follows_own_name(std::string_view previous, std::string_view line);

}  // namespace dateline::article
