#include "src/container/header_fields.hpp"

#include <algorithm>

#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

constexpr std::size_t max_fields = 1000;

std::string_view trimmed(std::string_view words) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!words.empty() && blank(words.front())) words.remove_prefix(1);
  while (!words.empty() && blank(words.back())) words.remove_suffix(1);
  return words;
}

bool is_field_name(std::string_view name) {
  return !name.empty() && name.size() <= 100 &&
         std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 127 && c != ':'; });
}

}  // namespace

HeaderFields::HeaderFields(std::string_view bytes) {
  while (end_ < bytes.size()) {
    const std::size_t line_end = std::min(bytes.find('\n', end_), bytes.size());
    const std::string_view line = bytes.substr(end_, line_end - end_);
    end_ = std::min(line_end + 1, bytes.size());
    if (line.empty() || line == "\r") return;
    if (line.front() == ' ' || line.front() == '\t') {
      if (!fields_.empty()) fields_.back().value.append(" ").append(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_field_name(line.substr(0, colon))) continue;
    if (fields_.size() < max_fields)
      fields_.push_back(
          {text::lower_ascii(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
  }
}

std::string_view HeaderFields::value(std::string_view name) const {
  for (const Field& field : fields_)
    if (field.name == name) return field.value;
  return {};
}

std::string field_parameter(std::string_view value, std::string_view parameter) {
  const std::string folded = text::lower_ascii(value);
  for (std::size_t at = folded.find(';'); at != std::string::npos; at = folded.find(';', at)) {
    ++at;
    while (at < folded.size() && folded[at] == ' ') ++at;
    if (folded.compare(at, parameter.size(), parameter) != 0) continue;
    std::size_t begin = at + parameter.size();
    while (begin < folded.size() && folded[begin] == ' ') ++begin;
    if (begin >= folded.size() || folded[begin] != '=') continue;
    ++begin;
    while (begin < folded.size() && folded[begin] == ' ') ++begin;
    if (begin < folded.size() && folded[begin] == '"') {
      const std::size_t end = std::min(value.find('"', begin + 1), value.size());
      return std::string(value.substr(begin + 1, end - begin - 1));
    }
    const std::size_t end = std::min(value.find_first_of("; \t", begin), value.size());
    return std::string(value.substr(begin, end - begin));
  }
  return "";
}

}  // namespace dateline::container
