#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/page_parts.hpp"
#include "src/text/offset_map.hpp"

namespace dateline::article {

/// What the elements around a block say about it.
struct BlockContext {
  std::int32_t node = -1;        ///< the innermost block element
  std::uint64_t link_bytes = 0;  ///< of its text that lies in links
  std::string_view part;         ///< reason to drop it that an element around it gives; "" for none
  bool in_article = false;       ///< inside <article>, <main> or what is named as the article
  bool is_paragraph = false;     ///< written as <p>
};

/// The visible text of a page: every block on a line of its own, a blank line between two.
struct VisibleText {
  std::string text;
  text::OffsetMap map;  ///< to HtmlTree::text
  std::vector<Block> blocks;
  std::vector<BlockContext> contexts;  ///< one a block
};

/// Takes the visible text out of a tree: scripts, forms and what is hidden is left out, blanks are collapsed
/// as browsers do. Linear time.
VisibleText visible_text_of(const HtmlTree& tree, const PageParts& parts);

}  // namespace dateline::article
