#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/container/transfer.hpp"

namespace dateline::container {

enum class XmlPart { start, end, text, cdata, finished };

/// XML as feeds have it, from front to back, with the place of every part. It trusts nothing and never fails:
/// entities of a document's own are not expanded, external ones not fetched, and what is not well formed is
/// read as far as it can be.
class XmlReader {
 public:
  explicit XmlReader(std::string_view bytes) : bytes_(bytes) {}

  /// The next part; comments, processing instructions and declarations are passed over. An empty element
  /// (<link/>) is a start and an end.
  XmlPart next();

  /// The name of the element that starts or ends, in lower case, with its prefix ("content:encoded").
  const std::string& name() const { return name_; }
  /// Of the part: the whole tag; of text and CDATA, the characters alone.
  const base::ByteSpan& span() const { return span_; }
  /// The value of an attribute of the element that starts, references read; "" where it has none. `name` in
  /// lower case.
  std::string attribute(std::string_view name) const;

 private:
  void read_tag(std::size_t end);

  std::string_view bytes_;
  std::size_t at_ = 0;
  base::ByteSpan span_;
  std::string name_;
  bool ends_too_ = false;  // the element that started is empty
};

/// The characters of a piece of XML text that stands at `place` of an original, its references read: the five
/// of XML and those by number; others stay as they are written.
Carried xml_characters(std::string_view bytes, std::uint64_t place);

}  // namespace dateline::container
