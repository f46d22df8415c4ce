#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/character_references.hpp"
#include "src/article/html_tags.hpp"
#include "src/base/byte_span.hpp"
#include "src/text/offset_map.hpp"

namespace dateline::article {

/// An element, or a run of characters.
struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  bool is_text = false;
  bool in_link = false;  ///< of a run of characters: inside <a>
  std::int32_t parent = -1;
  std::int32_t first_child = -1;
  std::int32_t next_sibling = -1;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  base::ByteSpan text;  ///< of a run of characters: its place in HtmlTree::text
};

/// A page as a tree, in the order of its source: the parts of the HTML standard's tree that matter for
/// reading. Bold, italic and other formatting elements are not nodes.
struct HtmlTree {
  struct Attribute {
    std::string_view name;  ///< one of the names that are kept; lives for ever
    std::string value;
  };

  std::vector<HtmlNode> nodes;  ///< [0] is the root; a parent stands before its children
  std::vector<Attribute> attributes;
  std::string text;                ///< the characters of all runs, and of scripts of type application/ld+json
  text::OffsetMap text_map;        ///< from `text` to the input
  std::string language;            ///< <html lang>
  std::vector<std::string> notes;  ///< limits that were met

  /// The value of an attribute of a node; nothing when it has none.
  std::optional<std::string_view> attribute(const HtmlNode& node, std::string_view name) const;
  std::string_view characters(const HtmlNode& node) const { return words_at(text, node.text); }
  /// All characters under a node, blanks collapsed, at most `max_bytes`.
  std::string text_under(std::int32_t node, std::size_t max_bytes = 2000) const;
};

/// How much of a page is read.
struct PageLimits {
  std::uint64_t max_parts = 500'000;  ///< elements and stretches of text
  std::uint64_t max_text_bytes = 4u << 20;
};

/// Builds the tree of a decoded page. Elements nest at most 512 deep (what lies deeper hangs at that depth);
/// a limit that is met is noted. Linear time; any bytes are accepted.
HtmlTree read_html_tree(std::string_view input, const CharacterReferences& references,
                        const PageLimits& limits = {});

}  // namespace dateline::article
