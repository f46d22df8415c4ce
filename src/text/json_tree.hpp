#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/text/carried.hpp"

namespace dateline::text {

enum class JsonKind { null, boolean, number, string, array, object };

/// A value of a JSON document.
struct JsonNode {
  JsonKind kind = JsonKind::null;
  base::ByteSpan span;  ///< in the document; of a string, without its quotes
  base::ByteSpan key;   ///< of a member of an object: its name, without quotes; else empty
  std::int32_t first_child = -1;
  std::int32_t next_sibling = -1;
};

/// A JSON document (RFC 8259) whose values know where they stand. Strings stay as they are written until they
/// are asked for.
class JsonTree {
 public:
  /// Reads a whole document. Throws DataError naming `name`, line and column where it is none, nests deeper
  /// than 200, or has more than a million values. `bytes` must outlive the tree.
  JsonTree(std::string_view bytes, const std::string& name);

  const JsonNode& root() const { return nodes_.front(); }
  const JsonNode* first(const JsonNode& parent) const { return at(parent.first_child); }
  const JsonNode* next(const JsonNode& node) const { return at(node.next_sibling); }
  /// The member of an object of that name, of several the last; null when there is none, or `object` is no
  /// object.
  const JsonNode* member(const JsonNode& object, std::string_view name) const;

  /// What a string says, and where; of a number or a boolean, how it is written; of other values nothing.
  /// Half of a surrogate pair is U+FFFD; an escape that JSON does not know is the character after its
  /// backslash.
  Carried carried_words_of(const JsonNode& node) const;
  /// The same, without the places.
  std::string words_of(const JsonNode& node) const;
  std::string key_of(const JsonNode& node) const;
  /// A value as it is written, of a string without its quotes.
  std::string_view written(const JsonNode& node) const { return base::words_at(bytes_, node.span); }

 private:
  friend class JsonParser;
  const JsonNode* at(std::int32_t index) const {
    return index < 0 ? nullptr : &nodes_[static_cast<std::size_t>(index)];
  }

  std::string_view bytes_;
  std::vector<JsonNode> nodes_;
};

}  // namespace dateline::text
