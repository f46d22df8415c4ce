#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline::base {

/// A half-open range of bytes [begin, end) of some text, begin <= end.
struct ByteSpan {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  auto operator<=>(const ByteSpan&) const = default;

  std::uint64_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint64_t offset) const { return begin <= offset && offset < end; }
  bool contains(const ByteSpan& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const ByteSpan& other) const { return begin < other.end && other.begin < end; }
};

/// The words of `text` at `span`; what lies beyond the end of `text` is left out.
inline std::string_view words_at(std::string_view text, const ByteSpan& span) {
  if (span.begin >= text.size() || span.end <= span.begin) return {};
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace dateline::base
