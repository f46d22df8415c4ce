#include "src/imports/words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "src/article/html_tokenizer.hpp"
#include "src/calendar/print.hpp"
#include "src/text/csv.hpp"
#include "src/text/fold.hpp"

namespace dateline::imports {
namespace {

/// Elements that browsers show on lines of their own, and those whose content they do not show.
constexpr std::array<std::string_view, 22> blocks = {
    "address", "article", "blockquote", "br", "dd",      "div", "dl", "dt", "figcaption", "figure", "h1",
    "h2",      "h3",      "h4",         "hr", "section", "li",  "ol", "p",  "pre",        "tr",     "ul"};
constexpr std::array<std::string_view, 4> hidden = {"script", "style", "template", "title"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_href(std::string_view name) {
  return name == "href";
}

constexpr std::array<std::string_view, 3> modalities = {"alleged", "planned", "hypothetical"};
constexpr std::string_view did_not_happen = "(did not happen)";

/// What follows `start` in `line`, letter case apart; nothing where it does not begin so.
std::optional<std::string> after(std::string_view line, std::string_view start) {
  if (text::lower_ascii(line.substr(0, start.size())) != start) return std::nullopt;
  return text::trimmed(line.substr(start.size()));
}

/// What follows the dash that a source is named after.
std::optional<std::string> after_dash(std::string_view line) {
  for (const std::string_view dash : {"— ", "– ", "-- "})
    if (line.starts_with(dash)) return text::trimmed(line.substr(dash.size()));
  return std::nullopt;
}

}  // namespace

std::vector<std::string> parts_of(std::string_view list, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find_first_of(separators, begin), list.size());
    std::string part = on_one_line(list.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

std::string web_address(std::string_view url) {
  std::string address = on_one_line(url);
  const std::string lower = text::lower_ascii(address.substr(0, 8));
  const bool is_web = lower.starts_with("https://") || lower.starts_with("http://");
  return is_web && address.find(' ') == std::string::npos ? address : "";
}

Markup shown_of(std::string_view html, const article::CharacterReferences& references) {
  article::HtmlTokenizer tokenizer(html, references, is_href);
  article::HtmlToken token;
  Markup out;
  std::string line, within;
  const auto end_line = [&] {
    std::string words = on_one_line(line);
    if (!words.empty()) out.lines.push_back(std::move(words));
    line.clear();
  };
  for (tokenizer.next(token); token.kind != article::HtmlToken::Kind::end; tokenizer.next(token)) {
    switch (token.kind) {
      case article::HtmlToken::Kind::characters:
        if (within.empty()) line += token.characters;
        break;
      case article::HtmlToken::Kind::start_tag:
        if (is_one_of(blocks, token.name)) end_line();
        if (within.empty() && is_one_of(hidden, token.name)) within = token.name;
        for (const article::HtmlAttribute& attribute : token.attributes) {
          std::string link = web_address(attribute.value);
          if (!link.empty() && std::find(out.links.begin(), out.links.end(), link) == out.links.end())
            out.links.push_back(std::move(link));
        }
        break;
      case article::HtmlToken::Kind::end_tag:
        if (is_one_of(blocks, token.name)) end_line();
        if (token.name == within) within.clear();
        break;
      default:
        break;
    }
  }
  end_line();
  return out;
}

bool put_title(Event& event, std::string_view title) {
  std::string words = on_one_line(title);
  if (auto rest = after(words, "denied:")) {
    event.negative = true;
    words = *std::move(rest);
  }
  for (const std::string_view modality : modalities)
    if (auto rest = after(words, std::string(modality) + ":")) {
      event.modality = modality;
      words = *std::move(rest);
    }
  if (words.size() > did_not_happen.size() && words.ends_with(did_not_happen)) {
    event.negative = true;
    words = text::trimmed(words.substr(0, words.size() - did_not_happen.size()));
  }
  event.title = words;
  return !words.empty();
}

bool put_standing(Event& event, std::string_view standing) {
  const std::string word = text::lower_ascii(on_one_line(standing));
  if (word.empty() || word == "actual") return true;
  if (word == "denied" || word == "did not happen") {
    event.negative = true;
    return true;
  }
  if (!is_one_of(modalities, word)) return false;
  event.modality = word;
  return true;
}

void put_lines(Event& event, const std::vector<std::string>& lines) {
  const std::string date = event.when.unknown() ? "" : calendar::print(event.when);
  for (const std::string& raw : lines) {
    const std::string line = on_one_line(raw);
    if (line.empty() || line == date || line == event.title) continue;
    if (const auto source = after_dash(line)) {
      cite(event, *source);
      continue;
    }
    auto who = after(line, "according to ");
    if (!who) who = after(line, "denied by ");
    constexpr std::size_t longest_name = 80;
    if (who && event.attributed_to.empty() && !who->empty() && who->size() <= longest_name &&
        who->find_first_of(".,;:") == std::string::npos) {
      event.attributed_to = *who;
      continue;
    }
    event.note += (event.note.empty() ? "" : " ") + line;
  }
}

void add_someone(Event& event, std::string_view name, std::string_view role, std::string_view kind) {
  std::string words = on_one_line(name);
  if (!words.empty()) event.people.push_back({std::move(words), std::string(role), std::string(kind)});
}

void cite(Event& event, const std::string& source) {
  const std::string words = on_one_line(source);
  if (!words.empty() && std::find(event.cited.begin(), event.cited.end(), words) == event.cited.end())
    event.cited.push_back(words);
}

std::uint64_t LineCounter::line_of(std::size_t offset) {
  offset = std::min(offset, text_.size());
  line_ += static_cast<std::uint64_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  at_ = offset;
  return line_;
}

}  // namespace dateline::imports
