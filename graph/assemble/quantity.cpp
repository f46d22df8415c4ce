#include "graph/assemble/quantity.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

constexpr double rough_share = 0.1;  // of a number said to be about right
constexpr double open_end = std::numeric_limits<double>::infinity();

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::fold(text) + " ") {
    const bool parts = c == ' ' || c == '\n' || c == '\t' || c == '-';
    if (!parts) {
      word += c;
      continue;
    }
    while (!word.empty() && std::string_view(",.;:()\"'").find(word.back()) != std::string_view::npos)
      word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  }
  return words;
}

/// The value of digits ("2,000", "7.5") or of a number word up to ninety; `word` is not empty.
std::optional<double> value_of(const std::string& word) {
  constexpr std::array<std::string_view, 20> small = {
      "zero",     "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                    "sixty",  "seventy", "eighty", "ninety"};
  if (const auto at = std::find(small.begin(), small.end(), word); at != small.end())
    return static_cast<double>(at - small.begin());
  if (const auto at = std::find(tens.begin(), tens.end(), word); at != tens.end())
    return 20 + 10 * static_cast<double>(at - tens.begin());
  double value = 0, place = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c == ',' && i > 0 && word.size() >= i + 4) continue;
    if (c == '.' && i > 0 && place == 0) {
      place = 1;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
    place *= 10;
  }
  return place > 0 ? value / place : value;
}

std::optional<double> multiplier(const std::string& word) {
  if (word == "hundred") return 1e2;
  if (word == "thousand") return 1e3;
  if (word == "million") return 1e6;
  if (word == "billion") return 1e9;
  return std::nullopt;
}

/// What the words before a number make of it.
std::pair<double, double> bounds(double value, const std::vector<std::string>& before) {
  const auto has = [&](std::string_view word) {
    return std::find(before.begin(), before.end(), word) != before.end();
  };
  const bool is_fewer = has("fewer") || has("less"), is_not = has("no") || has("not");
  if (is_fewer || has("more") || has("least") || has("over") || has("minimum")) {
    // "No more than 40" is 40 at most, "no fewer than 40" at least.
    const bool is_upper = is_not ? has("more") || has("over") : is_fewer;
    return is_upper ? std::pair(0.0, value) : std::pair(value, open_end);
  }
  if (has("up") || has("most")) return {0, value};
  static const std::set<std::string> rough = {"about",  "around",  "approximately", "some",     "nearly",
                                              "almost", "roughly", "estimated",     "hundreds", "dozens"};
  const bool is_rough =
      std::any_of(before.begin(), before.end(), [](const std::string& word) { return rough.contains(word); });
  if (is_rough) return {value * (1 - rough_share), value * (1 + rough_share)};
  return {value, value};
}

}  // namespace

std::optional<Quantity> quantity_in(std::string_view words) {
  const std::vector<std::string> all = words_of(words);
  const auto number = std::find_if(all.begin(), all.end(), [](const auto& word) { return value_of(word); });
  if (number == all.end() || number + 1 == all.end()) return std::nullopt;
  double value = *value_of(*number);
  auto next = number + 1;
  if (const auto units = value_of(*next); units && value >= 20 && *units < 10 && *units > 0) {
    value += *units;
    ++next;
  }
  for (; next != all.end() && multiplier(*next); ++next) value *= *multiplier(*next);
  // "One hundred and fifty", "30 to 40", "two of the three": no number of its own follows here.
  const bool has_another = std::any_of(next, all.end(), [](const auto& word) { return value_of(word); });
  if (next == all.end() || has_another) return std::nullopt;
  Quantity made;
  std::tie(made.least, made.most) = bounds(value, {all.begin(), number});
  made.things = all.back();
  if (made.things.size() > 3 && made.things.ends_with("s")) made.things.pop_back();
  static const std::set<std::string> measures = {"cent",  "percent", "%",         "dollar", "euro",
                                                 "pound", "year",    "month",     "week",   "day",
                                                 "hour",  "minute",  "kilometre", "mile"};
  if (measures.contains(made.things)) return std::nullopt;
  return made;
}

std::optional<Quantity> amount_in(std::string_view words) {
  constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"us$", "dollar"}, {"$", "dollar"}, {"€", "euro"}, {"£", "pound"}};
  constexpr std::string_view currencies[] = {"dollar", "euro", "pound"};
  const std::vector<std::string> all = words_of(words);
  std::optional<Quantity> found;
  for (auto word = all.begin(); word != all.end(); ++word) {
    std::string currency, number = *word;
    for (const auto& [sign, name] : signs)
      if (currency.empty() && number.starts_with(sign)) {
        currency = name;
        number.erase(0, sign.size());
      }
    std::optional<double> value = value_of(number);
    if (!value) continue;
    auto next = word + 1;
    for (; next != all.end() && multiplier(*next); ++next) *value *= *multiplier(*next);
    for (const std::string_view name : currencies)
      if (currency.empty() && next != all.end() && std::string_view(*next).starts_with(name)) currency = name;
    if (currency.empty()) continue;
    if (found) return std::nullopt;
    found.emplace();
    found->things = currency;
    std::tie(found->least, found->most) = bounds(*value, {all.begin(), word});
  }
  return found;
}

bool contradict(const Quantity& one, const Quantity& other) {
  return one.things == other.things && (one.most < other.least || other.most < one.least);
}

}  // namespace dateline::assemble
