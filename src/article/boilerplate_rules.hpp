#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/word_table.hpp"

namespace dateline::article {

/// What a rule of data/rules/boilerplate.txt says of a line.
struct BoilerplateMatch {
  enum class Reach : std::uint8_t {
    none,     ///< no rule matches
    line,     ///< this line only
    section,  ///< what follows too, until the article goes on
    rest      ///< what follows too, and the article is over
  };
  Reach reach = Reach::none;
  std::string_view reason;  ///< as the record names it; lives as long as the rules
  explicit operator bool() const { return reach != Reach::none; }
};

/// The words that stand around articles, by the reason to drop them. Immutable after construction.
class BoilerplateRules {
 public:
  /// Reads "rules/boilerplate.txt". Throws DataError naming file and line where it is not to be understood.
  explicit BoilerplateRules(const base::DataFiles& data);

  /// What the first rule that matches says of a line; whole-line rules come first. Lines of more than 60
  /// words match nothing.
  BoilerplateMatch match(std::string_view line) const;

 private:
  struct Rule {
    std::string words;
    std::string later_words;  // what must follow somewhere after `words`
    std::string_view reason;
    BoilerplateMatch::Reach reach = BoilerplateMatch::Reach::line;
    std::size_t max_words = 0;
  };
  using Rules = base::WordTable<std::vector<Rule>>;  // by first letters or last word

  base::WordTable<Rule> whole_;
  Rules begins_, ends_, has_;
  std::map<std::string, bool, std::less<>> reasons_;
};

/// A line in the form rules are written in: folded, digit runs as "#", single spaces, no punctuation at
/// either end.
std::string normal_line(std::string_view line);

}  // namespace dateline::article
