#pragma once

#include "src/article/article.hpp"
#include "src/article/html_blocks.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/page_metadata.hpp"

namespace dateline::article {

/// Fills in what `article` does not know yet from what a page says of itself and from its blocks (already
/// pruned): title and its block, byline, outlet, URL, language, publication date. `article.text` and
/// `article.blocks` must be those of `contexts`.
void describe_page(const HtmlTree& tree, const std::vector<BlockContext>& contexts,
                   const MetadataReader& reader, Article& article);

}  // namespace dateline::article
