#include "src/article/boilerplate_rules.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_line_bytes = 700;
constexpr std::size_t max_line_words = 60;
constexpr std::size_t max_opening_words = 9;
constexpr const char* file_name = "rules/boilerplate.txt";

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

// Punctuation that a line may carry at its ends without saying anything else.
bool is_edge(char c) {
  return !is_word_byte(c) && c != '@' && c != '(';
}

// What rules are looked up by: the letters a stretch begins with, none where it begins with punctuation.
std::string_view key_at(std::string_view words, std::size_t at) {
  std::size_t end = at;
  while (end < words.size() && is_word_byte(words[end])) ++end;
  return words.substr(at, end - at);
}

// Blanks, and the arrows and dots that pages put beside links.
bool is_blank_or_mark(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0xab || c == 0xbb || c == 0xb7 || c == 0x2022 ||
         c == 0x2039 || c == 0x203a || c == 0x2026 || (c >= 0x2190 && c <= 0x21ff) ||
         (c >= 0x25a0 && c <= 0x25ff) || c == 0xd7;
}

std::string_view last_word(std::string_view words) {
  const std::size_t space = words.rfind(' ');
  return space == std::string_view::npos ? words : words.substr(space + 1);
}

[[noreturn]] void refuse(std::size_t line, std::string_view text, const char* why) {
  throw base::DataError({.path = std::string("data/") + file_name,
                         .line = line,
                         .what = "this rule is not understood",
                         .why = why,
                         .excerpt = std::string(text),
                         .remedy = "write REASON HOW WORDS, as the head of the file says"});
}

}  // namespace

std::string normal_line(std::string_view line) {
  const std::string folded = text::fold(line);
  std::string normal;
  normal.reserve(folded.size());
  for (std::size_t i = 0; i < folded.size();) {
    if (is_word_byte(folded[i]) && static_cast<unsigned char>(folded[i]) < 0x80) {
      normal.push_back(folded[i++]);
      continue;
    }
    const base::CodePoint point = base::code_point_at(folded, i);
    if (point.value >= '0' && point.value <= '9') {
      if (normal.empty() || normal.back() != '#') normal.push_back('#');
    } else if (is_blank_or_mark(point.value)) {
      if (!normal.empty() && normal.back() != ' ') normal.push_back(' ');
    } else {
      normal.append(folded, i, point.length);
    }
    i += point.length;
  }
  std::size_t begin = 0, end = normal.size();
  while (begin < end && is_edge(normal[begin])) ++begin;
  while (end > begin && (is_edge(normal[end - 1]) || normal[end - 1] == '(') && normal[end - 1] != ':') --end;
  return normal.substr(begin, end - begin);
}

BoilerplateRules::BoilerplateRules(const base::DataFiles& data) {
  using Reach = BoilerplateMatch::Reach;
  const std::string_view file = data.at(file_name);
  std::size_t number = 0;
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::string_view line = file.substr(i, end - i);
    i = end + 1;
    ++number;
    if (line.empty() || line[0] == '#' || line.starts_with("example ") || line.starts_with("counter "))
      continue;
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos) refuse(number, line, "it has fewer than three parts");
    const std::string_view how = line.substr(first + 1, second - first - 1);
    Rule rule;
    rule.words = std::string(line.substr(second + 1));
    rule.reason = reasons_.emplace(std::string(line.substr(0, first)), true).first->first;
    if (const std::size_t gap = rule.words.find(" ... "); gap != std::string::npos) {
      rule.later_words = rule.words.substr(gap + 5);
      rule.words.resize(gap);
    }
    const std::string head(key_at(rule.words, 0));
    if (how == "line" || how == "section" || how == "after") {
      rule.reach = how == "line" ? Reach::line : how == "section" ? Reach::section : Reach::rest;
      whole_.emplace(rule.words, rule);
    } else if (how == "begins" || how == "opens") {
      if (how == "opens") {
        rule.reach = rule.reason == "comments" ? Reach::rest : Reach::section;
        rule.max_words = max_opening_words;
      }
      begins_[head].push_back(rule);
    } else if (how == "ends") {
      ends_[std::string(last_word(rule.words))].push_back(rule);
    } else if (how == "has") {
      has_[head].push_back(rule);
    } else {
      refuse(number, line, "the second word is none of line, section, after, begins, opens, ends, has");
    }
  }
}

BoilerplateMatch BoilerplateRules::match(std::string_view line) const {
  if (line.size() > max_line_bytes) return {};
  const std::string normal = normal_line(line);
  const std::string_view view = normal;
  if (view.empty()) return {};
  const auto words = static_cast<std::size_t>(std::count(view.begin(), view.end(), ' ')) + 1;
  if (words > max_line_words) return {};
  std::string_view bare_line = view;
  while (!bare_line.empty() && bare_line.back() == ':') bare_line.remove_suffix(1);
  if (const auto found = whole_.find(bare_line); found != whole_.end())
    return {found->second.reach, found->second.reason};
  const auto stands_at = [&](const Rule& rule, std::size_t at) {
    const std::size_t end = at + rule.words.size();
    // Rules of one key begin alike and end differently: the last byte tells most of them apart.
    if (end > view.size() || view[end - 1] != rule.words.back()) return false;
    if (view.compare(at, rule.words.size(), rule.words) != 0) return false;
    if (end != view.size() && is_word_byte(view[end]) && is_word_byte(view[end - 1])) return false;
    return rule.later_words.empty() || view.find(rule.later_words, end) != std::string_view::npos;
  };
  if (const auto found = begins_.find(key_at(view, 0)); found != begins_.end())
    for (const Rule& rule : found->second)
      if (stands_at(rule, 0) && (rule.max_words == 0 || words <= rule.max_words))
        return {rule.reach, rule.reason};
  if (const auto found = ends_.find(last_word(view)); found != ends_.end())
    for (const Rule& rule : found->second)
      if (view.ends_with(rule.words)) return {rule.reach, rule.reason};
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (i > 0 && is_word_byte(view[i]) && is_word_byte(view[i - 1])) continue;
    if (const auto found = has_.find(key_at(view, i)); found != has_.end())
      for (const Rule& rule : found->second)
        if (stands_at(rule, i)) return {rule.reach, rule.reason};
  }
  return {};
}

}  // namespace dateline::article
