#include "src/container/paragraphs.hpp"

#include <algorithm>
#include <vector>

namespace dateline::container {
namespace {

/// A line without its end.
struct Line {
  std::size_t begin = 0, end = 0, next = 0;
  std::size_t size() const { return end - begin; }
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t newline = std::min(text.find('\n', at), text.size());
    std::size_t end = newline;
    if (newline < text.size() && end > at && text[end - 1] == '\r') --end;
    lines.push_back({at, end, std::min(newline + 1, text.size())});
    at = newline + 1;
  }
  return lines;
}

// The width that lines were broken to: that of the longest tenth.
std::size_t width_of(const std::vector<Line>& lines) {
  std::vector<std::size_t> sizes;
  for (const Line& line : lines)
    if (line.size() > 0) sizes.push_back(line.size());
  if (sizes.size() < 2) return 0;
  const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9 / 10);
  std::nth_element(sizes.begin(), at, sizes.end());
  return *at;
}

bool begins_an_item(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return true;
  line.remove_prefix(first);
  for (const std::string_view mark : {"- ", "* ", "> ", ">", "\xe2\x80\xa2", "-- ", "+ "})
    if (line.starts_with(mark)) return true;
  const std::size_t digits = line.find_first_not_of("0123456789");
  return digits != std::string_view::npos && digits > 0 && digits <= 2 &&
         (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
}

bool begins_small(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] >= 'a' && line[first] <= 'z';
}

}  // namespace

Carried with_joined_lines(Carried text, bool flowed) {
  const std::string_view words = text.bytes;
  const std::vector<Line> lines = lines_of(words);
  const std::size_t width = width_of(lines);
  const bool is_broken = flowed || (width >= 30 && width <= 120);
  if (!is_broken) return text;
  const auto goes_on = [&](std::size_t i) {
    if (i + 1 >= lines.size() || lines[i].size() == 0 || lines[i + 1].size() == 0) return false;
    const std::string_view line = words.substr(lines[i].begin, lines[i].size());
    const std::string_view next = words.substr(lines[i + 1].begin, lines[i + 1].size());
    if (flowed) return line.back() == ' ' && line != "-- ";
    if (begins_an_item(next) || line.starts_with(">")) return false;
    // The first word of the next line had no room, or it goes on in the middle of a sentence.
    const std::size_t first_word = std::min(next.find(' '), next.size());
    return line.size() * 4 >= width * 3 &&
           (line.size() + first_word + 1 >= width * 9 / 10 || begins_small(next));
  };
  Carried out;
  text::OffsetMap map;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    map.append_same(out.bytes.size(), lines[i].begin, lines[i].size());
    out.bytes.append(words.substr(lines[i].begin, lines[i].size()));
    const std::size_t end = lines[i].next - lines[i].end;
    if (end == 0 || (flowed && goes_on(i))) continue;  // the blank is there already
    map.append(out.bytes.size(), 1, lines[i].end, static_cast<std::uint32_t>(end));
    out.bytes.push_back(goes_on(i) ? ' ' : '\n');
  }
  out.map = map.through(text.map);
  return out;
}

}  // namespace dateline::container
