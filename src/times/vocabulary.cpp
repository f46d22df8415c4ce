#include "src/times/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "src/base/problem.hpp"

namespace dateline::times {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::count)> names = {
    "month",       "weak_month", "weekday",    "number",       "ordinal",  "day",        "year",
    "short_year",  "clock",      "iso_date",   "numeric_date", "decade",   "unit",       "units",
    "weekend",     "season",     "daypart",    "deictic",      "this",     "that",       "last",
    "next",        "previous",   "following",  "past",         "ago",      "later",      "earlier",
    "phase",       "part",       "every",      "often",        "holiday",  "era",        "meridiem",
    "zone",        "quantity",   "half",       "approx",       "over",     "under",      "comma",
    "hyphen",      "dash",       "open",       "close",        "slash",    "apostrophe", "possessive",
    "present_ref", "past_ref",   "future_ref", "measure",      "brand",    "article",    "one",
    "noon",        "cue_future", "cue_past",   "capitalised",  "year_cue", "calendar",   "before",
    "after"};

[[noreturn]] void fail(std::string_view path, std::uint64_t line, std::string what,
                       std::string_view excerpt) {
  base::ProblemDetail detail;
  detail.path = path;
  detail.line = line;
  detail.what = std::move(what);
  detail.excerpt = excerpt;
  throw base::DataError(detail);
}

}  // namespace

Kind kind_named(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Kind>(i);
  return Kind::count;
}

std::int32_t Word::value_as(Kind kind) const {
  for (const Sense& sense : senses)
    if (sense.kind == kind) return sense.value;
  return 0;
}

Word& Vocabulary::add(std::string_view lower) {
  if (const auto found = index_.find(lower); found != index_.end()) return *found->second;
  auto& made = words_.emplace_back(std::string(lower), Word{});
  index_.emplace(made.first, &made.second);
  return made.second;
}

std::uint16_t Vocabulary::literal(std::string_view lower) {
  Word& word = add(lower);
  if (word.literal == 0) word.literal = ++literals_;
  return word.literal;
}

void Vocabulary::read(std::string_view file, std::string_view path) {
  std::uint64_t line_number = 0;
  while (!file.empty()) {
    ++line_number;
    const std::size_t length = std::min(file.find('\n'), file.size());
    std::string_view line = file.substr(0, length);
    file.remove_prefix(std::min(length + 1, file.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::string_view whole = line;
    auto next_field = [&line] {
      while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
      const std::string_view field = line.substr(0, line.find(' '));
      line.remove_prefix(field.size());
      return field;
    };
    std::string_view name = next_field();
    const bool capital = name.ends_with('!');
    if (capital) name.remove_suffix(1);
    const Kind kind = kind_named(name);
    if (kind == Kind::count)
      fail(path, line_number, fmt::format("there is no kind of word '{}'", name), whole);
    for (std::string_view field = next_field(); !field.empty(); field = next_field()) {
      Sense sense{kind, 0};
      const std::size_t equals = field.find('=');
      if (equals != std::string_view::npos) {
        const std::string_view digits = field.substr(equals + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), sense.value);
        if (error != std::errc() || end != digits.data() + digits.size())
          fail(path, line_number, fmt::format("'{}' has no number after '='", field), whole);
        field = field.substr(0, equals);
      }
      if (field.size() > longest()) fail(path, line_number, fmt::format("'{}' is too long", field), whole);
      Word& word = add(field);
      word.kinds |= bit(kind);
      if (capital) word.capital_kinds |= bit(kind);
      word.senses.push_back(sense);
    }
  }
}

}  // namespace dateline::times
