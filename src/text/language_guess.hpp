#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/word_table.hpp"

namespace dateline::text {

/// Guesses the language of a text from its script and its commonest small words.
class LanguageGuesser {
 public:
  /// Reads "lexicon/language-words.txt". Throws DataError where it is missing.
  explicit LanguageGuesser(const base::DataFiles& data);

  /// The BCP 47 code ("en", "fr", "ru"); "" where the text is too short or fits no profile. Looks at the
  /// first 20,000 bytes at most.
  std::string guess(std::string_view utf8) const;

 private:
  struct Counts;
  Counts count(std::string_view utf8) const;

  std::vector<std::string> languages_;                           // in alphabetical order
  base::WordTable<std::vector<std::size_t>> languages_of_word_;  // by their place there
  std::map<std::string, std::string, std::less<>> language_of_script_;
  std::map<std::string, std::string, std::less<>> language_of_letter_;
};

}  // namespace dateline::text
