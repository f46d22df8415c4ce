#include <algorithm>
#include <charconv>
#include <optional>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/record/foreign.hpp"
#include "src/text/fold.hpp"

namespace dateline::record {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view fence = "```";

/// A stretch of the file.
struct Part {
  std::string_view bytes;
  std::uint64_t offset = 0;

  void drop_front(std::size_t count) {
    count = std::min(count, bytes.size());
    bytes.remove_prefix(count);
    offset += count;
  }
  void trim() {
    drop_front(bytes.find_first_not_of(blanks));  // npos: all of it
    const std::size_t last = bytes.find_last_not_of(blanks);
    bytes = bytes.substr(0, last == std::string_view::npos ? 0 : last + 1);
  }
};

/// What stands inside a fence of Markdown, else all.
Part without_fence(Part all) {
  if (all.bytes.starts_with("\xef\xbb\xbf")) all.drop_front(3);
  all.trim();
  if (!all.bytes.starts_with(fence)) return all;
  all.drop_front(all.bytes.find('\n'));
  if (all.bytes.ends_with(fence)) all.bytes.remove_suffix(fence.size());
  all.trim();
  return all;
}

/// The byte at a line and a column of bytes, both from 1.
std::size_t offset_of(std::string_view bytes, std::uint64_t line, std::uint64_t column) {
  std::size_t at = 0;
  for (; line > 1; --line) at = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
  return std::min(at + (column > 0 ? column - 1 : 0), bytes.size());
}

/// Null, and why, where it is no JSON.
std::shared_ptr<const text::JsonTree> tree_of(const Part& part, Refusal& problem) {
  problem = {.at = part.offset};
  if (const std::size_t bad = base::first_invalid_utf8(part.bytes); bad != std::string_view::npos) {
    problem.at += bad;
    problem.why = "it is not UTF-8";
    return nullptr;
  }
  try {
    return std::make_shared<const text::JsonTree>(part.bytes, "");
  } catch (const base::DataError& error) {
    problem.at += offset_of(part.bytes, error.detail().line, error.detail().column);
    problem.why = "it is not JSON: " + error.detail().why;
  }
  return nullptr;
}

void add_records(const std::shared_ptr<const text::JsonTree>& tree, std::uint64_t offset, ForeignFile& out) {
  const auto add = [&](const text::JsonNode& node) {
    if (node.kind == text::JsonKind::object)
      out.records.emplace_back(tree, node, offset);
    else
      out.broken.push_back({.at = offset + node.span.begin, .why = "it is no JSON object, as a record is"});
  };
  if (tree->root().kind != text::JsonKind::array) return add(tree->root());
  for (const text::JsonNode* node = tree->first(tree->root()); node != nullptr; node = tree->next(*node))
    add(*node);
}

}  // namespace

ForeignFile foreign_records_in(std::string_view bytes) {
  ForeignFile out;
  Part all = without_fence({bytes, 0});
  if (all.bytes.empty()) return out;
  Refusal problem;
  if (const auto tree = tree_of(all, problem)) {
    add_records(tree, all.offset, out);
    return out;
  }
  const Refusal of_all = problem;
  bool is_first = true;
  while (!all.bytes.empty()) {
    Part line{all.bytes.substr(0, all.bytes.find('\n')), all.offset};
    all.drop_front(line.bytes.size() + 1);
    line.trim();
    if (line.bytes.empty()) continue;
    if (const auto tree = tree_of(line, problem)) {
      add_records(tree, line.offset, out);
    } else if (is_first && !all.bytes.empty() && (line.bytes == "{" || line.bytes == "[")) {
      // One document over many lines, which is wrong somewhere.
      out.broken.push_back(of_all);
      return out;
    } else {
      out.broken.push_back(problem);
    }
    is_first = false;
  }
  return out;
}

CheckWords CheckWords::from(const base::DataFiles& data, std::vector<std::string> event_kinds) {
  CheckWords out;
  out.event_kinds = std::move(event_kinds);
  std::sort(out.event_kinds.begin(), out.event_kinds.end());
  std::string_view file = data.at("lexicon/month-names.txt");
  while (!file.empty()) {
    const std::string line = text::fold(file.substr(0, file.find('\n')));
    file.remove_prefix(std::min(file.find('\n'), file.size() - 1) + 1);
    unsigned month = 0;
    std::from_chars(line.data(), line.data() + line.size(), month);
    for (std::size_t at = month == 0 ? std::string::npos : line.find(' '); at != std::string::npos;) {
      const std::size_t stop = line.find(' ', at + 1);
      out.months.emplace(line.substr(at + 1, stop - at - 1), month);
      at = stop;
    }
  }
  return out;
}

}  // namespace dateline::record
