#include "src/text/language_guess.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include <vector>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::text {
namespace {

std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find(' ', i), line.size());
    if (end > i) words.push_back(line.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

}  // namespace

struct LanguageGuesser::Counts {
  std::size_t letters = 0, words = 0;
  std::map<std::string, std::size_t> of_language, of_script, of_letter;
};

LanguageGuesser::LanguageGuesser(const base::DataFiles& data) {
  const std::string_view file = data.at("lexicon/language-words.txt");
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::vector<std::string_view> words = words_of_line(file.substr(i, end - i));
    i = end + 1;
    if (words.size() < 3 || words[0].starts_with("#")) continue;
    const std::string language(words[1]);
    for (std::size_t k = 2; k < words.size(); ++k) {
      std::string word(words[k]);
      if (words[0] == "script") {
        language_of_script_.insert_or_assign(std::move(word), language);
      } else if (words[0] == "letter") {
        language_of_letter_.insert_or_assign(std::move(word), language);
      } else if (words[0] == "words") {
        languages_of_word_[std::move(word)] += " " + language + " ";
      }
    }
  }
}

LanguageGuesser::Counts LanguageGuesser::count(std::string_view utf8) const {
  Counts counts;
  const std::string text = lower(utf8.substr(0, 20000));
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    ++counts.words;
    if (const auto found = languages_of_word_.find(word); found != languages_of_word_.end())
      for (const std::string_view language : words_of_line(found->second))
        ++counts.of_language[std::string(language)];
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    const std::string_view bytes = std::string_view(text).substr(i, point.length);
    i += point.length;
    const auto c = static_cast<UChar32>(point.value);
    if (!point.valid || !u_isalpha(c)) {
      end_word();
      continue;
    }
    word.append(bytes);
    ++counts.letters;
    UErrorCode status = U_ZERO_ERROR;
    ++counts.of_script[uscript_getShortName(uscript_getScript(c, &status))];
    if (point.length > 1 && language_of_letter_.contains(bytes)) ++counts.of_letter[std::string(bytes)];
  }
  end_word();
  return counts;
}

std::string LanguageGuesser::guess(std::string_view utf8) const {
  const Counts counts = count(utf8);
  if (counts.letters < 20) return "";
  // A letter that only one language of its script uses decides, where it is not a rare guest.
  for (const auto& [letter, number] : counts.of_letter)
    if (number * 200 > counts.letters) return language_of_letter_.find(letter)->second;
  std::string script;
  std::size_t most = 0;
  for (const auto& [name, number] : counts.of_script)
    if (number > most) {
      most = number;
      script = name;
    }
  if (script != "Latn") {
    const auto found = language_of_script_.find(script);
    return found == language_of_script_.end() || most * 2 < counts.letters ? "" : found->second;
  }
  std::string best;
  std::size_t best_count = 0, second = 0;
  for (const auto& [language, number] : counts.of_language) {
    if (number > best_count) {
      second = best_count;
      best_count = number;
      best = language;
    } else if (number > second) {
      second = number;
    }
  }
  const bool clear = best_count >= 3 && best_count * 8 >= counts.words && best_count > second;
  return clear ? best : "";
}

double LanguageGuesser::small_word_share(std::string_view utf8, const std::string& language) const {
  const Counts counts = count(utf8);
  const auto found = counts.of_language.find(language);
  if (counts.words == 0 || found == counts.of_language.end()) return 0;
  return static_cast<double>(found->second) / static_cast<double>(counts.words);
}

}  // namespace dateline::text
