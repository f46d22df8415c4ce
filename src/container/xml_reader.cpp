#include "src/container/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

using namespace std::string_view_literals;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What the reference that begins at `at` (an ampersand) stands for, and its length; nothing for others.
std::pair<std::string, std::size_t> reference_at(std::string_view bytes, std::size_t at) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> known{
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}}};
  for (const auto& [reference, character] : known)
    if (bytes.substr(at, reference.size()) == reference) return {std::string(character), reference.size()};
  if (bytes.substr(at, 2) != "&#") return {};
  const bool hex = bytes.substr(at + 2, 1) == "x" || bytes.substr(at + 2, 1) == "X";
  std::uint32_t value = 0;
  std::size_t end = at + (hex ? 3 : 2);
  const std::size_t begin = end;
  for (; end < bytes.size() && end - begin < 8; ++end) {
    const char c = bytes[end];
    const int digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) break;
    value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
  }
  if (end == begin || end >= bytes.size() || bytes[end] != ';') return {};
  std::string character;
  base::append_utf8(character, value == 0 ? char32_t{0xfffd} : static_cast<char32_t>(value));
  return {character, end + 1 - at};
}

// The end of the tag that begins at `at`, behind its ">"; quoted values may hold one.
std::size_t tag_end(std::string_view bytes, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return bytes.size();
}

}  // namespace

XmlPart XmlReader::next() {
  if (std::exchange(ends_too_, false)) return XmlPart::end;
  while (at_ < bytes_.size()) {
    const std::string_view rest = bytes_.substr(at_);
    const auto past = [&](std::string_view closer, std::size_t from) {
      const std::size_t found = bytes_.find(closer, at_ + from);
      return found == std::string_view::npos ? bytes_.size() : found + closer.size();
    };
    if (rest[0] != '<') {
      span_ = {at_, std::min(bytes_.find('<', at_), bytes_.size())};
      at_ = span_.end;
      return XmlPart::text;
    }
    if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = std::min(bytes_.find("]]>"sv, at_ + 9), bytes_.size());
      span_ = {at_ + 9, end};
      at_ = std::min(end + 3, bytes_.size());
      return XmlPart::cdata;
    }
    if (rest.starts_with("<!--")) {
      at_ = past("-->", 4);
    } else if (rest.starts_with("<?")) {
      at_ = past("?>", 2);
    } else if (rest.starts_with("<!")) {
      // A document type may hold declarations in brackets.
      const std::size_t bracket = bytes_.find('[', at_), end = past(">", 2);
      at_ = bracket < end ? past("]>", 2) : end;
    } else {
      read_tag(tag_end(bytes_, at_));
      return rest.starts_with("</") ? XmlPart::end : XmlPart::start;
    }
  }
  return XmlPart::finished;
}

void XmlReader::read_tag(std::size_t end) {
  span_ = {at_, end};
  at_ = end;
  const std::string_view tag = base::words_at(bytes_, span_);
  const std::size_t begin = tag.starts_with("</") ? 2 : 1;
  const std::size_t stop = std::min(tag.find_first_of(" \t\r\n/>", begin), tag.size());
  name_ = text::lower_ascii(tag.substr(begin, stop - begin));
  ends_too_ = begin == 1 && tag.ends_with("/>");
}

std::string XmlReader::attribute(std::string_view name) const {
  const std::string_view tag = base::words_at(bytes_, span_);
  std::size_t at = std::min(tag.find_first_of(" \t\r\n/>"), tag.size());
  while (at < tag.size()) {
    while (at < tag.size() && (is_blank(tag[at]) || tag[at] == '/' || tag[at] == '>')) ++at;
    const std::size_t name_end = std::min(tag.find_first_of("= \t\r\n>", at), tag.size());
    const std::string found = text::lower_ascii(tag.substr(at, name_end - at));
    at = name_end;
    while (at < tag.size() && is_blank(tag[at])) ++at;
    if (at >= tag.size() || tag[at] != '=') continue;
    ++at;
    while (at < tag.size() && is_blank(tag[at])) ++at;
    if (at >= tag.size()) break;
    const bool quoted = tag[at] == '"' || tag[at] == '\'';
    const std::size_t begin = quoted ? at + 1 : at;
    const std::size_t end =
        std::min(quoted ? tag.find(tag[at], begin) : tag.find_first_of(" \t\r\n>", begin), tag.size());
    if (found == name) return xml_characters(tag.substr(begin, end - begin), 0).bytes;
    at = end + 1;
  }
  return "";
}

Carried xml_characters(std::string_view bytes, std::uint64_t place) {
  Carried out;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t mark = std::min(bytes.find('&', i), bytes.size());
    out.map.append_same(out.bytes.size(), place + i, mark - i);
    out.bytes.append(bytes.substr(i, mark - i));
    i = mark;
    if (i == bytes.size()) break;
    const auto [characters, length] = reference_at(bytes, i);
    if (length == 0) {
      out.map.append_same(out.bytes.size(), place + i, 1);
      out.bytes.push_back('&');
      ++i;
      continue;
    }
    out.map.append(out.bytes.size(), static_cast<std::uint32_t>(characters.size()), place + i,
                   static_cast<std::uint32_t>(length));
    out.bytes += characters;
    i += length;
  }
  return out;
}

}  // namespace dateline::container
