#pragma once

#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/boilerplate_rules.hpp"
#include "src/article/html_blocks.hpp"

namespace dateline::article {

/// Decides from the words alone which blocks of a text are the article, and gives every other one its reason
/// (Block::drop_reason). Where nothing looks like the furniture of a page, nothing is dropped. Blocks that
/// have a reason already keep it.
///
/// The article is the run of blocks with the greatest sum of scores, prose counting for it and scraps, link
/// lists and the words of data/rules/boilerplate.txt against it (maximum subsequence segmentation: Pasternack
/// and Roth, "Extracting Article Text from the Web with Maximum Subsequence Segmentation", WWW 2009). Linear
/// time.
void prune_plain_text(std::string_view text, std::vector<Block>& blocks, const BoilerplateRules& rules);

/// The same for the visible text of a page, where the elements around a block count too: the article is
/// looked for in the element that holds most of the prose. `headline` is the block that is the headline, or
/// the number of blocks where none is known.
void prune_page(const HtmlTree& tree, VisibleText& page, std::size_t headline, const BoilerplateRules& rules);

}  // namespace dateline::article
