#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "src/base/data_files.hpp"

namespace dateline::language {

/// The past tense and the participle of verbs that do not end in -ed. Refers to the data.
class IrregularVerbs {
 public:
  /// Reads lexicon/irregular_verbs.tsv. Throws DataError naming file and line.
  explicit IrregularVerbs(const base::DataFiles& data);

  struct Form {
    std::string_view base;    ///< "sink"
    bool only_a_verb = true;  ///< false for forms that are other words too: "left", "found"
    bool participle = false;  ///< "sunk"; false for one that is only a past tense: "sank"
  };
  /// By the hash of the word in lower case; null for other words.
  const Form* find(std::uint64_t lower) const {
    const auto found = forms_.find(lower);
    return found == forms_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::uint64_t, Form> forms_;
};

}  // namespace dateline::language
