#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "src/base/data_files.hpp"
#include "src/language/analysis.hpp"

namespace dateline::language {

/// Dictionary forms of English words: first a table of exceptions, then the rules of regular inflection,
/// checked against a list of known base forms ("hoped" → "hope", "hopped" → "hop").
class Lemmatizer {
 public:
  /// Reads lexicon/lemmas.tsv: rows "v<TAB>base" and "n<TAB>base" for known bases, and "V<TAB>form<TAB>lemma"
  /// (verb), "N" (noun), "A" (adjective or adverb), "P" (any other) for exceptions. Throws DataError naming
  /// file and line.
  explicit Lemmatizer(const base::DataFiles& data);

  /// The lemma of `form`, in lower case except for proper nouns.
  std::string lemma(std::string_view form, std::string_view xpos, Pos pos) const;

 private:
  std::string verb(const std::string& lower, std::string_view xpos) const;
  std::string noun(const std::string& lower) const;
  std::string adjective(const std::string& lower) const;
  bool is_verb(const std::string& word) const { return verbs_.contains(word); }

  std::unordered_set<std::string_view> verbs_;
  std::unordered_set<std::string_view> nouns_;
  std::unordered_map<std::string_view, std::string_view> exceptions_[4];  // V N A P; views into the data
};

}  // namespace dateline::language
