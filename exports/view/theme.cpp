#include "exports/view/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "src/base/problem.hpp"

namespace dateline::view {
namespace {

constexpr std::string_view names[paint_count] = {
    "ground", "ink",  "muted", "accent",  "alert",   "strong",  "pale",    "thin",    "ribbon", "tick",
    "leader", "rule", "band",  "series1", "series2", "series3", "series4", "series5", "series6"};

std::optional<Colour> colour_of(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
  if (read.ec != std::errc{} || read.ptr != text.data() + 7) return std::nullopt;
  return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xff),
                static_cast<std::uint8_t>(value & 0xff)};
}

/// How bright a colour is to the eye, 0 to 1 (WCAG 2.2, "relative luminance").
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::string_view next_word(std::string_view& line) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  const auto* begin = std::find_if_not(line.begin(), line.end(), is_blank);
  const auto* end = std::find_if(begin, line.end(), is_blank);
  const std::string_view word(begin, static_cast<std::size_t>(end - begin));
  line = std::string_view(end, static_cast<std::size_t>(line.end() - end));
  return word;
}

}  // namespace

std::string hex(Colour colour) {
  return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

double contrast(Colour one, Colour other) {
  const double a = luminance(one) + 0.05;
  const double b = luminance(other) + 0.05;
  return std::max(a, b) / std::min(a, b);
}

std::string_view name_of(Paint paint) {
  return names[static_cast<std::size_t>(paint)];
}

Theme read_theme(std::string_view text, std::string_view path) {
  Theme theme;
  std::array<bool, paint_count> given{};
  std::uint64_t number = 0;
  const auto refuse = [&](std::string what, std::string remedy) {
    throw base::DataError(
        {.path = std::string(path), .line = number, .what = std::move(what), .remedy = std::move(remedy)});
  };
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view name = next_word(line);
    if (name.empty() || name == "#") continue;
    const auto* const found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) {
      std::string known;
      for (const std::string_view each : names) known += (known.empty() ? "" : ", ") + std::string(each);
      refuse("a theme has no colour “" + std::string(name) + "”", "its colours are " + known);
    }
    const std::optional<Colour> colour = colour_of(next_word(line));
    if (!colour || !next_word(line).empty())
      refuse("“" + std::string(name) + "” is not followed by a colour and nothing else",
             "write it as " + std::string(name) + " #1a1a1a");
    const auto n = static_cast<std::size_t>(found - std::begin(names));
    if (given[n]) refuse("the colour “" + std::string(name) + "” is given twice", "leave one of them out");
    given[n] = true;
    theme.colours[n] = *colour;
  }
  number = 0;
  for (std::size_t n = 0; n < paint_count; ++n) {
    if (!given[n])
      refuse("the theme gives no colour “" + std::string(names[n]) + "”",
             "add a line " + std::string(names[n]) + " #1a1a1a");
  }
  return theme;
}

std::string faint_in(const Theme& theme) {
  std::string faint;
  const auto check = [&](Paint paint, Paint ground, double least) {
    const double found = contrast(theme.of(paint), theme.of(ground));
    // Rounded down: 4.49 is not 4.5.
    if (found < least)
      faint += fmt::format("{}{} on {} has {:.1f}:1 of {}:1", faint.empty() ? "" : ", ", name_of(paint),
                           name_of(ground), std::floor(found * 10) / 10, least);
  };
  for (const Paint paint : {Paint::ink, Paint::muted, Paint::accent, Paint::alert})
    for (const Paint ground : {Paint::ground, Paint::band, Paint::ribbon}) check(paint, ground, 4.5);
  for (const Paint paint : {Paint::strong, Paint::pale, Paint::thin})
    for (const Paint ground : {Paint::ground, Paint::band}) check(paint, ground, 3);
  for (std::size_t n = 0; n < series_count; ++n)
    for (const Paint ground : {Paint::ground, Paint::band}) check(series_paint(n), ground, 3);
  return faint;
}

}  // namespace dateline::view
