#include "src/container/front_matter.hpp"

#include <algorithm>
#include <map>

#include "src/text/fold.hpp"

namespace dateline::container {
namespace {

constexpr std::size_t max_lines = 400;

/// Where the lines of front matter stand.
struct Place {
  std::size_t begin = 0, end = 0, after = 0;
};

std::string_view line_at(std::string_view text, std::size_t at) {
  std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line;
}

std::size_t after_line(std::string_view text, std::size_t at) {
  return std::min(std::min(text.find('\n', at), text.size()) + 1, text.size());
}

// The name of the field that a line writes; "" for other lines.
std::string_view key_of(std::string_view line) {
  std::string_view key = line.substr(0, std::min(line.find_first_of(":="), line.size()));
  if (key.size() == line.size()) return {};
  while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
  return key.find_first_of(" \t") == std::string_view::npos ? key : std::string_view{};
}

Place place_of(std::string_view text) {
  const std::size_t mark = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
  const std::string_view fence = line_at(text, mark);
  if (fence != "---" && fence != "+++") return {};
  Place place{.begin = after_line(text, mark)};
  std::size_t lines = 0, fields = 0;
  for (std::size_t at = place.begin; at < text.size() && ++lines <= max_lines; at = after_line(text, at)) {
    const std::string_view line = line_at(text, at);
    if (line == fence || (fence == "---" && line == "...")) {
      place.end = at;
      place.after = after_line(text, at);
      return fields > 0 ? place : Place{};
    }
    fields += !key_of(line).empty();
  }
  return {};
}

// A value without quotes, list brackets, and the brackets of a wiki's links.
std::string plain_value(std::string_view words) {
  const auto strip = [&](std::string_view around) {
    while (!words.empty() && around.find(words.front()) != std::string_view::npos) words.remove_prefix(1);
    while (!words.empty() && around.find(words.back()) != std::string_view::npos) words.remove_suffix(1);
  };
  strip(" \t\"'[]");
  std::string out(words);
  for (const char* joint : {"\", \"", "','", "\",\"", "', '", "]], [["})
    for (std::size_t at = out.find(joint); at != std::string::npos; at = out.find(joint, at + 2))
      out.replace(at, std::string_view(joint).size(), ", ");
  return out;
}

}  // namespace

bool has_front_matter(std::string_view text) {
  return place_of(text).after > 0;
}

FrontMatter front_matter_of(std::string_view text, const ArticleFields& fields,
                            const article::WrittenDates& dates) {
  const Place place = place_of(text);
  FrontMatter out{.end = place.after};
  std::map<std::string, std::string, std::less<>> values;
  std::string* last = nullptr;
  for (std::size_t at = place.begin; at < place.end; at = after_line(text, at)) {
    const std::string_view line = line_at(text, at);
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos) continue;
    if (line.substr(first).starts_with("- ")) {
      if (last == nullptr) continue;
      *last += (last->empty() ? "" : ", ") + plain_value(line.substr(first + 2));
      continue;
    }
    last = nullptr;
    const std::string_view key = key_of(line);
    if (key.empty()) continue;
    const std::string_view value = line.substr(line.find_first_of(":=") + 1);
    last = &values.emplace(text::lower_ascii(key), plain_value(value)).first->second;
  }
  const auto said = [&](const char* field) -> std::string {
    for (const std::string& path : fields.paths_of(field))
      if (const auto found = values.find(text::lower_ascii(path));
          found != values.end() && !found->second.empty())
        return found->second;
    return "";
  };
  out.known.title = said("title");
  out.known.byline = said("byline");
  out.known.outlet = said("outlet");
  out.known.url = said("url");
  // A clipper calls the address of the page its source.
  if (out.known.outlet.starts_with("http")) {
    if (out.known.url.empty()) out.known.url = out.known.outlet;
    out.known.outlet.clear();
  }
  if (!out.known.url.starts_with("http")) out.known.url.clear();
  out.known.published = dates.first_in(said("published"));
  out.known.published_from = "front-matter";
  out.known.retrieved = dates.first_in(said("retrieved"));
  return out;
}

}  // namespace dateline::container
