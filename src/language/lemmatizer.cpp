#include "src/language/lemmatizer.hpp"

#include <algorithm>

#include "src/base/problem.hpp"
#include "src/language/characters.hpp"

namespace dateline::language {
namespace {

constexpr std::string_view path = "lexicon/lemmas.tsv";
constexpr std::string_view classes = "VNAP";

[[noreturn]] void refuse(std::uint64_t line, std::string_view row) {
  base::ProblemDetail detail;
  detail.path = std::string(path);
  detail.line = line;
  detail.what = "not a row of the table of lemmas";
  detail.why = "expected a class and one or two words, separated by tabs";
  detail.excerpt = std::string(row);
  throw base::DataError(std::move(detail));
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// The stem of a form in -ed or -ing when no base is known: undoubles ("stopp"), adds -e where English
/// spelling asks for it ("believ", "caus", "chang").
std::string likely_base(std::string stem) {
  const std::size_t n = stem.size();
  if (n < 3) return stem + (n == 2 && !is_vowel(stem[1]) && is_vowel(stem[0]) ? "e" : "");
  const char last = stem[n - 1];
  if (last == stem[n - 2] && !is_vowel(last)) {
    if (last != 'l' && last != 's' && last != 'z' && last != 'f') stem.pop_back();
    return stem;
  }
  const bool after_one_vowel = is_vowel(stem[n - 2]) && !is_vowel(stem[n - 3]);
  const bool soft = last == 'v' || last == 'c' || last == 'u' || last == 'z' ||
                    (last == 'g' && stem[n - 2] != 'n') || (last == 's' && is_vowel(stem[n - 2])) ||
                    (last == 'g' && stem[n - 2] == 'n' && n > 4);
  if (soft || (last == 't' && n > 3 && stem[n - 2] == 'a' && after_one_vowel)) return stem + "e";
  if ((last == 'l' || last == 'r') && !is_vowel(stem[n - 2]) && last != stem[n - 2] && last == 'l')
    return stem + "e";
  return stem;
}

std::string without(const std::string& word, std::size_t tail) {
  return word.substr(0, word.size() - tail);
}

}  // namespace

Lemmatizer::Lemmatizer(const base::DataFiles& data) {
  const std::string_view text = data.at(path);
  const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  verbs_.reserve(rows / 2);
  nouns_.reserve(rows / 2);
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = text.substr(at, end - at);
    at = end + 1;
    ++line;
    if (row.empty() || row.front() == '#') continue;
    if (row.size() < 3 || row[1] != '\t') refuse(line, row);
    const std::string_view rest = row.substr(2);
    const auto tab = rest.find('\t');
    if (row.front() == 'v' || row.front() == 'n') {
      if (tab != std::string_view::npos) refuse(line, row);
      (row.front() == 'v' ? verbs_ : nouns_).insert(rest);
      continue;
    }
    const auto index = classes.find(row.front());
    if (index == std::string_view::npos || tab == std::string_view::npos || tab == 0 ||
        tab + 1 == rest.size()) {
      refuse(line, row);
    }
    exceptions_[index].emplace(rest.substr(0, tab), rest.substr(tab + 1));
  }
}

std::string Lemmatizer::lemma(std::string_view form, std::string_view xpos, Pos pos) const {
  if (pos == Pos::propn) return std::string(form);
  const std::string lower = lower_case(form);
  const bool inflected_verb = (pos == Pos::verb || pos == Pos::aux) && xpos.starts_with('V');
  const std::size_t kind = inflected_verb || pos == Pos::aux    ? 0
                           : pos == Pos::noun                   ? 1
                           : pos == Pos::adj || pos == Pos::adv ? 2
                                                                : 3;
  const auto known = exceptions_[kind].find(lower);
  if (known != exceptions_[kind].end()) return std::string(known->second);
  if (inflected_verb) return verb(lower, xpos);
  if (xpos == "NNS" || xpos == "NNPS") return noun(lower);
  if (xpos == "JJR" || xpos == "JJS" || xpos == "RBR" || xpos == "RBS") return adjective(lower);
  return lower;
}

std::string Lemmatizer::verb(const std::string& lower, std::string_view xpos) const {
  if (xpos == "VB" || xpos == "VBP") return lower;
  if (xpos == "VBZ") {
    if (!lower.ends_with('s') || lower.size() < 3) return lower;
    if (lower.ends_with("ies") && lower.size() > 4) return without(lower, 3) + "y";
    if (is_verb(without(lower, 1))) return without(lower, 1);
    if (lower.ends_with("es") && is_verb(without(lower, 2))) return without(lower, 2);
    for (const std::string_view tail : {"sses", "shes", "ches", "xes", "zzes", "oes"}) {
      if (lower.ends_with(tail)) return without(lower, 2);
    }
    return without(lower, 1);
  }
  std::size_t tail = 0;
  if (lower.ends_with("ing") && lower.size() > 4) tail = 3;
  if (lower.ends_with("ed") && lower.size() > 3) tail = 2;
  if (tail == 0) return lower;
  if (lower.ends_with("ied") && lower.size() > 4) return without(lower, 3) + "y";
  const std::string stem = without(lower, tail);
  const std::size_t n = stem.size();
  const bool doubled = n > 2 && stem[n - 1] == stem[n - 2];
  if (doubled && !is_verb(stem) && is_verb(without(stem, 1))) return without(stem, 1);
  const bool with_e = is_verb(stem + "e");
  if (with_e && !is_verb(stem)) return stem + "e";
  if (is_verb(stem)) return with_e && likely_base(stem) == stem + "e" ? stem + "e" : stem;
  return likely_base(stem);
}

std::string Lemmatizer::noun(const std::string& lower) const {
  if (!lower.ends_with('s') || lower.ends_with("ss") || lower.size() < 3) return lower;
  if (nouns_.contains(without(lower, 1))) return without(lower, 1);
  if (lower.ends_with("ies") && lower.size() > 4) return without(lower, 3) + "y";
  for (const std::string_view tail : {"sses", "shes", "ches", "xes", "zzes"}) {
    if (lower.ends_with(tail)) return without(lower, 2);
  }
  return without(lower, 1);
}

std::string Lemmatizer::adjective(const std::string& lower) const {
  const std::size_t tail = lower.ends_with("est") ? 3 : lower.ends_with("er") ? 2 : 0;
  if (tail == 0 || lower.size() < tail + 3) return lower;
  std::string stem = without(lower, tail);
  if (stem.back() == 'i') return without(stem, 1) + "y";
  const std::size_t n = stem.size();
  if (stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1]) && stem[n - 1] != 'l') return without(stem, 1);
  const bool e = stem[n - 1] == 'g' || stem[n - 1] == 'c' || stem[n - 1] == 'v' ||
                 (stem[n - 1] == 's' && is_vowel(stem[n - 2])) || stem[n - 1] == 'l';
  return e && !is_vowel(stem[n - 2]) && stem[n - 1] != stem[n - 2] && stem[n - 2] != 'w' && stem[n - 2] != 'o'
             ? stem + "e"
             : stem;
}

}  // namespace dateline::language
