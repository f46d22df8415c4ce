#include "src/text/json_tree.hpp"

#include <algorithm>
#include <optional>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::text {
namespace {

constexpr int max_depth = 200;
constexpr std::size_t max_values = 1'000'000;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The number that four hexadecimal digits write.
std::optional<std::uint32_t> code_unit(std::string_view bytes, std::size_t at) {
  if (at + 4 > bytes.size()) return std::nullopt;
  std::uint32_t unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = bytes[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  return unit;
}

// What an escape that begins at `at` (a backslash) says, and its length, which stays within `words`.
std::pair<std::string, std::size_t> escape_at(std::string_view words, std::size_t at) {
  const char c = at + 1 < words.size() ? words[at + 1] : '\\';
  switch (c) {
    case 'b':
      return {"\b", 2};
    case 'f':
      return {"\f", 2};
    case 'n':
      return {"\n", 2};
    case 'r':
      return {"\r", 2};
    case 't':
      return {"\t", 2};
    case 'u':
      break;
    default:
      return {std::string(1, c), 2};
  }
  std::uint32_t character = code_unit(words, at + 2).value_or(0xfffd);
  std::size_t length = 6;
  if (character >= 0xd800 && character < 0xdc00 && words.substr(at + 6, 2) == "\\u") {
    const std::uint32_t low = code_unit(words, at + 8).value_or(0);
    if (low >= 0xdc00 && low < 0xe000) {
      character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
      length = 12;
    }
  }
  if (character >= 0xd800 && character < 0xe000) character = 0xfffd;
  std::string out;
  base::append_utf8(out, static_cast<char32_t>(character));
  return {out, std::min(length, words.size() - at)};
}

// Gives the words of a string piece by piece: `as_written(begin, length)` for a stretch that stands for
// itself, `escaped(characters, begin, length)` for an escape.
template <class AsWritten, class Escaped>
void each_piece(std::string_view words, const AsWritten& as_written, const Escaped& escaped) {
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t escape = std::min(words.find('\\', i), words.size());
    as_written(i, escape - i);
    i = escape;
    if (i == words.size()) break;
    const auto [characters, length] = escape_at(words, i);
    escaped(characters, i, length);
    i += length;
  }
}

// What a string without its quotes says.
std::string unescaped(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  each_piece(
      words, [&](std::size_t begin, std::size_t length) { out.append(words.substr(begin, length)); },
      [&](const std::string& characters, std::size_t, std::size_t) { out += characters; });
  return out;
}

bool has_words(const JsonNode& node) {
  return node.kind == JsonKind::string || node.kind == JsonKind::number || node.kind == JsonKind::boolean;
}

}  // namespace

/// Reads a document from front to back without recursion.
class JsonParser {
 public:
  JsonParser(JsonTree& tree, const std::string& name) : tree_(tree), bytes_(tree.bytes_), name_(name) {}

  void read() {
    skip_blanks();
    open_value({});
    while (!open_.empty()) read_next();
    skip_blanks();
    if (at_ < bytes_.size()) fail("something follows the value");
  }

 private:
  struct Open {
    std::size_t node;
    std::int32_t last_child = -1;
  };

  [[noreturn]] void fail(const std::string& why) const {
    const std::string_view before = bytes_.substr(0, std::min(at_, bytes_.size()));
    const std::size_t line_begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    throw base::DataError(
        {.path = name_,
         .line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1,
         .column = before.size() - line_begin + 1,
         .what = "it is not JSON",
         .why = why,
         .remedy = "write it as JSON, or as one JSON object a line"});
  }

  void skip_blanks() {
    while (at_ < bytes_.size() && is_blank(bytes_[at_])) ++at_;
  }

  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  // One child of the innermost open value, or its end.
  void read_next() {
    const bool in_object = tree_.nodes_[open_.back().node].kind == JsonKind::object;
    const char closer = in_object ? '}' : ']';
    skip_blanks();
    const bool first = open_.back().last_child < 0;
    if (peek() == closer) {
      ++at_;
      tree_.nodes_[open_.back().node].span.end = at_;
      open_.pop_back();
      return;
    }
    if (!first) {
      if (peek() != ',') fail(std::string("a comma or ") + closer + " is missing");
      ++at_;
      skip_blanks();
    }
    base::ByteSpan key;
    if (in_object) {
      if (peek() != '"') fail("the name of a member is missing");
      key = read_string();
      skip_blanks();
      if (peek() != ':') fail("a colon is missing");
      ++at_;
      skip_blanks();
    }
    open_value(key);
  }

  // Reads a value whole, or, of an array or object, its begin.
  void open_value(const base::ByteSpan& key) {
    if (tree_.nodes_.size() >= max_values) fail("it has more than a million values");
    const std::size_t index = tree_.nodes_.size();
    tree_.nodes_.push_back({.span = {at_, at_}, .key = key});
    if (!open_.empty()) {
      Open& parent = open_.back();
      const auto link = static_cast<std::int32_t>(index);
      if (parent.last_child < 0)
        tree_.nodes_[parent.node].first_child = link;
      else
        tree_.nodes_[static_cast<std::size_t>(parent.last_child)].next_sibling = link;
      parent.last_child = link;
    }
    JsonNode& node = tree_.nodes_.back();
    const char c = peek();
    if (c == '{' || c == '[') {
      node.kind = c == '{' ? JsonKind::object : JsonKind::array;
      if (open_.size() >= max_depth) fail("it nests deeper than 200");
      open_.push_back({index});
      ++at_;
    } else if (c == '"') {
      node.kind = JsonKind::string;
      node.span = read_string();
    } else {
      node.kind = read_word();
      node.span.end = at_;
    }
  }

  base::ByteSpan read_string() {
    const std::size_t begin = ++at_;
    for (;; ++at_) {
      at_ = std::min(bytes_.find('"', at_), bytes_.size());
      if (at_ == bytes_.size()) fail("a string has no end");
      // A quote after an odd number of backslashes is escaped.
      std::size_t backslashes = 0;
      while (at_ - backslashes > begin && bytes_[at_ - backslashes - 1] == '\\') ++backslashes;
      if (backslashes % 2 == 0) return {begin, at_++};
    }
  }

  JsonKind read_word() {
    for (const auto& [word, kind] : {std::pair<std::string_view, JsonKind>("null", JsonKind::null),
                                     {"true", JsonKind::boolean},
                                     {"false", JsonKind::boolean}}) {
      if (bytes_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return kind;
    }
    const std::size_t begin = at_;
    while (at_ < bytes_.size() &&
           std::string_view("+-0123456789.eE").find(bytes_[at_]) != std::string_view::npos)
      ++at_;
    if (at_ == begin) fail("a value is missing");
    return JsonKind::number;
  }

  JsonTree& tree_;
  std::string_view bytes_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

JsonTree::JsonTree(std::string_view bytes, const std::string& name) : bytes_(bytes) {
  JsonParser(*this, name).read();
}

const JsonNode* JsonTree::member(const JsonNode& object, std::string_view name) const {
  if (object.kind != JsonKind::object) return nullptr;
  const JsonNode* found = nullptr;
  for (const JsonNode* node = first(object); node != nullptr; node = next(*node)) {
    const std::string_view key = base::words_at(bytes_, node->key);
    if (key == name || (key.find('\\') != std::string_view::npos && unescaped(key) == name)) found = node;
  }
  return found;
}

Carried JsonTree::carried_words_of(const JsonNode& node) const {
  Carried out;
  if (!has_words(node)) return out;
  const std::string_view words = base::words_at(bytes_, node.span);
  const std::uint64_t place = node.span.begin;
  each_piece(
      words,
      [&](std::size_t begin, std::size_t length) {
        out.map.append_same(out.bytes.size(), place + begin, length);
        out.bytes.append(words.substr(begin, length));
      },
      [&](const std::string& characters, std::size_t begin, std::size_t length) {
        out.map.append(out.bytes.size(), static_cast<std::uint32_t>(characters.size()), place + begin,
                       static_cast<std::uint32_t>(length));
        out.bytes += characters;
      });
  return out;
}

std::string JsonTree::words_of(const JsonNode& node) const {
  return has_words(node) ? unescaped(base::words_at(bytes_, node.span)) : std::string();
}

std::string JsonTree::key_of(const JsonNode& node) const {
  return unescaped(base::words_at(bytes_, node.key));
}

}  // namespace dateline::text
