#pragma once

#include "src/article/article.hpp"
#include "src/article/html_blocks.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/page_metadata.hpp"

namespace dateline::article {

/// The block that is the headline: a heading that says what the page's title says, else its only first-level
/// heading; the number of blocks where there is none.
std::size_t headline_of(const HtmlTree& tree, const VisibleText& page, const PageMetadata& metadata);

/// Fills in what `article` does not know yet from what a page says of itself and from its blocks (already
/// pruned): title and its block, byline, outlet, URL, language, days of publication and of change, section
/// and picture. `article.text` and `article.blocks` must be those of `contexts`; `headline` is what
/// headline_of() said.
void describe_page(const HtmlTree& tree, const std::vector<BlockContext>& contexts, const PageMetadata& page,
                   const WrittenDates& dates, std::size_t headline, Article& article);

}  // namespace dateline::article
