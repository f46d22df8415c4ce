#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/word_table.hpp"

namespace dateline::article {

/// What the class and id names of elements say, after data/rules/page-parts.txt. Immutable after
/// construction.
class PageParts {
 public:
  explicit PageParts(const base::DataFiles& data);

  /// The reason to drop an element of these names; "article" where they say that it holds the article; ""
  /// where they say nothing. The view lives as long as the rules.
  std::string_view say(std::string_view names) const;

 private:
  struct Rule {
    std::vector<std::string> words;
    std::string_view reason;
    std::size_t number = 0;  // place in the file
  };
  base::WordTable<std::vector<Rule>> rules_;  // by first word
  std::map<std::string, bool, std::less<>> reasons_;
};

}  // namespace dateline::article
