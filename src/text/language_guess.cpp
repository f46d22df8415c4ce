#include "src/text/language_guess.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

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
  std::vector<std::size_t> of_language;                        // as languages_
  std::vector<std::pair<UScriptCode, std::size_t>> of_script;  // in the order of appearance
  std::map<std::string, std::size_t, std::less<>> of_letter;

  void add_script(UScriptCode script) {
    for (auto& [code, number] : of_script) {
      if (code != script) continue;
      ++number;
      return;
    }
    of_script.emplace_back(script, 1);
  }
};

LanguageGuesser::LanguageGuesser(const base::DataFiles& data) {
  const std::string_view file = data.at("lexicon/language-words.txt");
  std::map<std::string, std::vector<std::string_view>> words_of_language;
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::vector<std::string_view> words = words_of_line(file.substr(i, end - i));
    i = end + 1;
    if (words.size() < 3 || words[0].starts_with("#")) continue;
    const std::string language(words[1]);
    if (words[0] == "words") {
      std::vector<std::string_view>& all = words_of_language[language];
      all.insert(all.end(), words.begin() + 2, words.end());
      continue;
    }
    for (std::size_t k = 2; k < words.size(); ++k) {
      if (words[0] == "script") {
        language_of_script_.insert_or_assign(std::string(words[k]), language);
      } else if (words[0] == "letter") {
        language_of_letter_.insert_or_assign(std::string(words[k]), language);
      }
    }
  }
  for (const auto& [language, words] : words_of_language) {
    for (const std::string_view word : words)
      languages_of_word_[std::string(word)].push_back(languages_.size());
    languages_.push_back(language);
  }
}

LanguageGuesser::Counts LanguageGuesser::count(std::string_view utf8) const {
  Counts counts;
  counts.of_language.resize(languages_.size());
  const std::string_view text = utf8.substr(0, 20000);
  std::string word;
  bool plain = true;  // the word has no letter beyond ASCII
  const auto end_word = [&] {
    if (word.empty()) return;
    ++counts.words;
    if (!plain) word = lower(word);
    if (const auto found = languages_of_word_.find(word); found != languages_of_word_.end())
      for (const std::size_t language : found->second) ++counts.of_language[language];
    word.clear();
    plain = true;
  };
  std::size_t latin = 0;  // of the letters of ASCII
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePoint point = base::code_point_at(text, i);
    const std::string_view bytes = text.substr(i, point.length);
    i += point.length;
    if (point.length == 1 && point.valid) {
      const char lower_case = static_cast<char>(bytes[0] | 0x20);
      if (lower_case < 'a' || lower_case > 'z') {
        end_word();
      } else {
        word += lower_case;
        ++latin;
      }
      continue;
    }
    const auto c = static_cast<UChar32>(point.value);
    if (!point.valid || !u_isalpha(c)) {
      end_word();
      continue;
    }
    word += bytes;
    plain = false;
    ++counts.letters;
    UErrorCode status = U_ZERO_ERROR;
    counts.add_script(uscript_getScript(c, &status));
    const std::string letter = lower(bytes);
    if (language_of_letter_.contains(letter)) ++counts.of_letter[letter];
  }
  end_word();
  counts.letters += latin;
  if (latin > 0) counts.of_script.emplace_back(USCRIPT_LATIN, latin);
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
  std::map<std::string, std::size_t> of_script;
  for (const auto& [code, number] : counts.of_script) of_script[uscript_getShortName(code)] += number;
  for (const auto& [name, number] : of_script)
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
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    const std::size_t number = counts.of_language[i];
    if (number > best_count) {
      second = best_count;
      best_count = number;
      best = languages_[i];
    } else if (number > second) {
      second = number;
    }
  }
  const bool clear = best_count >= 3 && best_count * 8 >= counts.words && best_count > second;
  return clear ? best : "";
}

}  // namespace dateline::text
