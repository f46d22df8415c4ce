#include "src/calendar/locale.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::calendar {
namespace {

using Slot = Pattern::Slot;

constexpr std::size_t longest_value = 400;  ///< bytes: no list of months is as long

constexpr std::string_view slot_names[] = {"first", "last", "day",   "month", "year",
                                           "n",     "nth",  "roman", "date",  "the"};

/// A pattern's name, and its places: each once, or one of those with "|" between them.
struct Row {
  std::string_view name;
  std::string_view slots;
};

/// In the order of DatePattern.
constexpr Row rows[date_pattern_count] = {
    {"day", "day month year"},
    {"day-of-year", "day month"},
    {"days-in-month", "first last month year"},
    {"days-in-year", "first last"},
    {"days-across-years", "first last"},
    {"month", "month year"},
    {"months-in-year", "first last"},
    {"months-across-years", "first last"},
    {"short-day", "day month year"},
    {"short-day-of-year", "day month"},
    {"short-days-in-month", "first last month year"},
    {"short-days-in-year", "first last"},
    {"short-days-across-years", "first last"},
    {"short-month", "month year"},
    {"short-months-in-year", "first last"},
    {"short-months-across-years", "first last"},
    {"years", "first last"},
    {"years-bc", "first last"},
    {"mixed-range", "first last"},
    {"bc", "year"},
    {"ad", "year"},
    {"spring", "year"},
    {"summer", "year"},
    {"autumn", "year"},
    {"winter", "year"},
    {"quarter-1", "year"},
    {"quarter-2", "year"},
    {"quarter-3", "year"},
    {"quarter-4", "year"},
    {"half-1", "year"},
    {"half-2", "year"},
    {"short-quarter", "n year"},
    {"short-half", "n year"},
    {"decade", "year"},
    {"century", "n|nth|roman"},
    {"between", "first last"},
    {"and", "first last"},
    {"or", "first last"},
    {"about-inside", "date|the"},
    {"inferred", "date"},
    {"unknown", ""},
    {"undated", ""},
    {"one-day", "n"},
    {"many-days", "n"},
    {"one-week", "n"},
    {"many-weeks", "n"},
    {"one-month", "n"},
    {"many-months", "n"},
    {"one-year", "n"},
    {"many-years", "n"},
};

/// In the order of DateLead and of DateKind.
constexpr std::string_view lead_names[date_lead_count] = {
    "before", "after", "from", "since", "until", "by", "about", "reported", "possibly", "probably"};
constexpr std::string_view kind_names[date_kind_count] = {"day",    "month",  "year",    "spring",
                                                          "summer", "autumn", "winter",  "quarter",
                                                          "half",   "decade", "century", "other"};
constexpr std::string_view list_names[] = {"months", "months-alone", "short-months", "short-months-alone"};
constexpr std::string_view tags_name = "tags", first_day_name = "first-day", contract_name = "contract";
constexpr std::string_view lead_slots = "date|the";

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const auto length =
        static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_blank) - text.begin());
    words.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return words;
}

std::string quoted(std::string_view words) {
  return fmt::format("“{}”", words);
}

/// Controls, and marks that turn the direction of what follows: a date has none.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f || c == 0x2028 ||
         c == 0x2029 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// "de_DE" as "de-de".
std::string plain_tag(std::string_view tag) {
  std::string plain;
  for (const char c : tag) plain += c == '_' ? '-' : lower(c);
  return plain;
}

bool is_tag(std::string_view tag) {
  const auto is_letter = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z'); };
  const auto is_part = [&](char c) { return is_letter(c) || c == '-' || (c >= '0' && c <= '9'); };
  return tag.size() >= 2 && tag.size() <= 35 && is_letter(tag[0]) && is_letter(tag[1]) && tag.back() != '-' &&
         std::all_of(tag.begin(), tag.end(), is_part);
}

/// Reads a file line by line.
class Reader {
 public:
  explicit Reader(std::string_view path) : path_(path) {
    for (const std::string_view name : {tags_name, first_day_name}) names_.emplace_back(name);
    for (const std::string_view name : list_names) names_.emplace_back(name);
    for (const Row& row : rows) names_.emplace_back(row.name);
    for (const std::string_view name : lead_names) names_.emplace_back(name);
    required_ = names_.size();
    names_.emplace_back(contract_name);
    for (const std::string_view kind : kind_names) names_.push_back(fmt::format("the-{}", kind));
    for (const std::string_view lead : lead_names)
      for (const std::string_view kind : kind_names) names_.push_back(fmt::format("{}-{}", lead, kind));
    lines_.assign(names_.size(), 0);
  }

  Locale read(std::string_view text) {
    while (!text.empty()) {
      ++number_;
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(trimmed(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    number_ = 0;
    for (std::size_t i = 0; i < required_; ++i) {
      if (lines_[i] == 0)
        refuse(fmt::format("the locale lacks {}", quoted(names_[i])),
               "add a line that begins with it; docs/formats/locales.md says what each is for");
    }
    return std::move(locale_);
  }

  std::vector<std::string> required_names() const {
    return {names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(required_)};
  }

 private:
  [[noreturn]] void refuse(std::string what, std::string remedy) const {
    throw base::DataError(
        {.path = std::string(path_), .line = number_, .what = std::move(what), .remedy = std::move(remedy)});
  }

  void line(std::string_view line) {
    if (line.empty() || line == "#" || line.starts_with("# ")) return;
    check_characters(line);
    const auto length =
        static_cast<std::size_t>(std::find_if(line.begin(), line.end(), is_blank) - line.begin());
    const std::string_view name = line.substr(0, length);
    const std::string_view value = trimmed(line.substr(length));
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
      const std::string near = base::nearest_of(name, names_.data(), names_.data() + names_.size());
      refuse(fmt::format("a locale has nothing that is called {}", quoted(name)),
             near.empty() ? "docs/formats/locales.md lists what it has" : "did you mean " + near + "?");
    }
    if (value.empty()) refuse(fmt::format("nothing follows {}", quoted(name)), "write its words behind it");
    if (value.size() > longest_value)
      refuse(fmt::format("what follows {} is longer than a date", quoted(name)),
             fmt::format("write it in {} bytes", longest_value));
    std::uint64_t& given = lines_[static_cast<std::size_t>(found - names_.begin())];
    if (given != 0 && name != contract_name)
      refuse(fmt::format("{} is given twice", quoted(name)), fmt::format("line {} has it, too", given));
    given = number_;
    take(name, value);
  }

  void check_characters(std::string_view line) const {
    for (std::size_t at = 0; at < line.size();) {
      const base::CodePoint c = base::code_point_at(line, at);
      if (!c.valid || (is_control(c.value) && c.value != '\t'))
        refuse("the line has a character that cannot be printed", "write it as UTF-8, without controls");
      at += c.length;
    }
  }

  void take(std::string_view name, std::string_view value) {
    if (name == tags_name) return tags(value);
    if (name == first_day_name) {
      locale_.first_day = value;
      if (value.find('1') == std::string_view::npos)
        refuse("the first day of a month has no 1 in it", "write it as first-day 1");
      return;
    }
    if (name == contract_name) return contract(value);
    for (std::size_t i = 0; i < std::size(list_names); ++i) {
      std::array<std::string, 12>* const lists[] = {&locale_.months, &locale_.months_alone,
                                                    &locale_.short_months, &locale_.short_months_alone};
      if (name == list_names[i]) return months(name, value, *lists[i]);
    }
    for (std::size_t i = 0; i < date_pattern_count; ++i) {
      if (name != rows[i].name) continue;
      locale_.patterns[i] = pattern(name, value, rows[i].slots);
      return;
    }
    for (std::size_t kind = 0; kind < date_kind_count; ++kind) {
      if (name == fmt::format("the-{}", kind_names[kind]))
        locale_.governed[kind] = pattern(name, value, "date");
    }
    for (std::size_t lead = 0; lead < date_lead_count; ++lead) {
      if (name == lead_names[lead]) locale_.leads[lead] = pattern(name, value, lead_slots);
      for (std::size_t kind = 0; kind < date_kind_count; ++kind) {
        if (name == fmt::format("{}-{}", lead_names[lead], kind_names[kind]))
          locale_.leads_of[lead][kind] = pattern(name, value, lead_slots);
      }
    }
  }

  void tags(std::string_view value) {
    locale_.tags = words_of(value);
    for (const std::string& tag : locale_.tags) {
      if (!is_tag(tag))
        refuse(fmt::format("{} is no name of a language", quoted(tag)), "write tags as de de-DE de-CH");
    }
  }

  void months(std::string_view name, std::string_view value, std::array<std::string, 12>& into) const {
    const std::vector<std::string> words = words_of(value);
    if (words.size() != into.size())
      refuse(fmt::format("{} has {} words, and a year has 12 months", quoted(name), words.size()),
             "write the months from January on, with blanks between them and none within");
    for (std::size_t i = 0; i < into.size(); ++i) {
      const auto same = std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), words[i]);
      if (same != words.begin() + static_cast<std::ptrdiff_t>(i))
        refuse(fmt::format("two months of {} are called {}", quoted(name), quoted(words[i])),
               "give each a name of its own");
      into[i] = words[i];
    }
  }

  /// "de el -> del".
  void contract(std::string_view value) {
    constexpr std::string_view arrow = " -> ";
    const std::size_t at = value.find(arrow);
    const std::string_view apart = trimmed(value.substr(0, std::min(at, value.size())));
    const std::string_view together =
        at == std::string_view::npos ? std::string_view() : trimmed(value.substr(at + arrow.size()));
    if (apart.empty() || together.empty() || together.find("->") != std::string_view::npos)
      refuse("words that run together have no “ -> ” between what they are and what they become",
             "write contract de el -> del");
    const auto digits = [](std::string_view words) {
      std::string out;
      std::copy_if(words.begin(), words.end(), std::back_inserter(out),
                   [](char c) { return c >= '0' && c <= '9'; });
      return out;
    };
    if (digits(apart) != digits(together))
      refuse("words that run together change a number", "leave the digits as they are");
    locale_.contractions.emplace_back(apart, together);
  }

  /// `slots` are those it has, "first last", or of which it has one, "date|the".
  Pattern pattern(std::string_view name, std::string_view value, std::string_view slots) const {
    const bool one_of = slots.find('|') != std::string_view::npos;
    std::string list(slots);
    std::replace(list.begin(), list.end(), '|', ' ');
    const std::vector<std::string> known = words_of(list);
    const auto shown = [&] {
      std::string out;
      for (const std::string& each : known)
        out += fmt::format("{}{{{}}}", out.empty() ? "" : one_of ? " or " : ", ", each);
      return out.empty() ? std::string("none") : out;
    };
    std::vector<Pattern::Piece> pieces;
    std::vector<std::string> had;
    std::string_view rest = value;
    for (std::size_t at = rest.find_first_of("{}"); at != std::string_view::npos;
         at = rest.find_first_of("{}")) {
      const std::size_t end = rest.find('}', at);
      if (rest[at] == '}' || end == std::string_view::npos)
        refuse(fmt::format("a brace in {} has no other", quoted(name)), "write places as {date}");
      const std::string slot(rest.substr(at + 1, end - at - 1));
      if (std::find(known.begin(), known.end(), slot) == known.end()) {
        const std::string near = base::nearest_of(slot, known.data(), known.data() + known.size());
        refuse(fmt::format("{} has no place {{{}}}", quoted(name), slot),
               near.empty() ? "its places are " + shown() : fmt::format("did you mean {{{}}}?", near));
      }
      if (std::find(had.begin(), had.end(), slot) != had.end())
        refuse(fmt::format("{} has the place {{{}}} twice", quoted(name), slot), "leave one of them out");
      const auto number =
          std::find(std::begin(slot_names), std::end(slot_names), slot) - std::begin(slot_names);
      pieces.push_back({std::string(rest.substr(0, at)), static_cast<Slot>(number)});
      had.push_back(slot);
      rest.remove_prefix(end + 1);
    }
    if (one_of ? had.size() != 1 : had.size() != known.size())
      refuse(fmt::format("{} needs {}", quoted(name),
                         one_of ? "one place, " + shown() : "its places, " + shown()),
             "write each of them where it stands in the date");
    pieces.push_back({std::string(rest), std::nullopt});
    return Pattern(std::move(pieces));
  }

  std::string_view path_;
  std::uint64_t number_ = 0;
  std::vector<std::string> names_;
  std::vector<std::uint64_t> lines_;  ///< where each was given; 0 for nowhere
  std::size_t required_ = 0;
  Locale locale_;
};

}  // namespace

std::string Pattern::filled(std::initializer_list<Value> values) const {
  std::string out;
  for (const Piece& piece : pieces_) {
    out += piece.words;
    if (!piece.slot) continue;
    for (const auto& [slot, words] : values) {
      if (slot == *piece.slot) out += words;
    }
  }
  return out;
}

bool Pattern::has(Slot slot) const {
  return std::any_of(pieces_.begin(), pieces_.end(), [&](const Piece& piece) { return piece.slot == slot; });
}

bool Locale::answers_to(std::string_view name) const {
  const std::string asked = plain_tag(name);
  return std::any_of(tags.begin(), tags.end(),
                     [&](const std::string& tag) { return plain_tag(tag) == asked; });
}

std::string Locale::inferred(std::string_view date) const {
  return of(DatePattern::inferred).filled({{Slot::date, date}});
}

std::string Locale::undated() const {
  return of(DatePattern::undated).filled({});
}

std::string Locale::counted(double number, DatePattern one, DatePattern many) const {
  const std::string digits = fmt::format("{:.0f}", number);
  return of(number == 1 ? one : many).filled({{Slot::number, digits}});
}

Locale read_locale(std::string_view text, std::string_view path) {
  return Reader(path).read(text);
}

std::vector<std::string> locale_names() {
  return Reader("").required_names();
}

}  // namespace dateline::calendar
