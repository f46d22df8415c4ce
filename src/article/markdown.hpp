#pragma once

#include <string>
#include <string_view>

#include "src/article/character_references.hpp"
#include "src/text/offset_map.hpp"

namespace dateline::article {

/// The words of a Markdown text.
struct PlainMarkdown {
  std::string text;     ///< a paragraph, heading or list item a line; pictures and raw HTML are left out
  text::OffsetMap map;  ///< from `text` to the Markdown
  std::string title;    ///< what the first heading of the first level says; "" when there is none
};

/// Reads Markdown (CommonMark with tables, struck out words and bare links; MD4C does it). Never fails:
/// everything is Markdown.
PlainMarkdown plain_markdown(std::string_view markdown, const CharacterReferences& references);

}  // namespace dateline::article
