#include "src/base/problem.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "src/base/utf8.hpp"

namespace dateline::base {
namespace {

bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

void append_hex(std::string& out, char32_t value, unsigned digits) {
  for (unsigned shift = 4 * digits; shift > 0; shift -= 4) {
    out.push_back("0123456789abcdef"[value >> (shift - 4) & 15]);
  }
}

}  // namespace

std::string shown_safely(std::string_view text, bool keep_newlines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point_at(text, i);
    if (!point.valid) {
      out += "\\x";
      append_hex(out, point.value, 2);
    } else if (point.value == '\n' && keep_newlines) {
      out.push_back('\n');
    } else if (point.value == '\n' || point.value == '\t') {
      out += point.value == '\n' ? "\\n" : "\\t";
    } else if (is_harmful(point.value)) {
      out += point.value < 0x100 ? "\\x" : "\\u";
      append_hex(out, point.value, point.value < 0x100 ? 2 : 4);
    } else {
      out.append(text.substr(i, point.length));
    }
    i += point.length;
  }
  return out;
}

std::string message_of(const ProblemDetail& detail) {
  std::string head;
  if (!detail.path.empty()) {
    head += shown_safely(detail.path);
    if (detail.line) head += ":" + std::to_string(detail.line);
    if (detail.line && detail.column) head += ":" + std::to_string(detail.column);
    head += ": ";
  }
  head += shown_safely(detail.what);
  if (!detail.why.empty()) head += ": " + shown_safely(detail.why);
  if (!detail.excerpt.empty()) {
    // The caret counts characters of the excerpt, some of which are shown as escapes.
    std::size_t bytes = 0;
    for (std::uint64_t i = 0; i < detail.caret && bytes < detail.excerpt.size(); ++i)
      bytes += code_point_at(detail.excerpt, bytes).length;
    std::size_t columns = 0;
    const std::string before = shown_safely(std::string_view(detail.excerpt).substr(0, bytes));
    for (std::size_t i = 0; i < before.size(); i += code_point_at(before, i).length) ++columns;
    head += "\n  " + shown_safely(detail.excerpt) + "\n  " + std::string(columns, ' ') + "^";
  }
  if (!detail.remedy.empty()) head += "\n" + shown_safely(detail.remedy, true);
  return head;
}

Problem::Problem(ProblemDetail detail) : std::runtime_error(message_of(detail)), detail_(std::move(detail)) {}

std::string nearest_of(std::string_view word, const std::string* candidates_begin,
                       const std::string* candidates_end) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::size_t best = limit + 1;
  std::string nearest;
  for (const std::string* candidate = candidates_begin; candidate != candidates_end; ++candidate) {
    std::vector<std::size_t> row(candidate->size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < candidate->size(); ++j) {
        const std::size_t change = diagonal + (lower(word[i]) != lower((*candidate)[j]));
        diagonal = row[j + 1];
        row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
      }
    }
    if (row.back() < best) {
      best = row.back();
      nearest = *candidate;
    }
  }
  return nearest;
}

}  // namespace dateline::base
