#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/times/tokens.hpp"
#include "src/times/vocabulary.hpp"

namespace dateline::times {

/// What is done with the words a rule matched.
enum class Action : std::uint8_t {
  none,      ///< they name no time: "Boeing 747"
  date,      ///< a day, month, season, year, decade or century, with what of it is said
  relative,  ///< "last week", "the following year", "that day", "later this month"
  again,     ///< "the opening night", right after the day it was
  deictic,   ///< "today", "yesterday"
  offset,    ///< "two years ago", "three days later"
  duration,
  set,        ///< "every Monday", "daily"
  reference,  ///< "now", "recently"
  count
};

/// One sentence that a rule reads, or must not read, as its author says.
struct RuleExample {
  std::string text;                 ///< with the expected words in braces; a counter-example has none
  std::vector<std::string> values;  ///< TIMEX3 values, one for each pair of braces
  bool counter = false;
  bool narrative = false;  ///< holds where a narrative is told
};

struct Rule {
  std::string name;
  Action action = Action::none;
  std::vector<RuleExample> examples;
};

/// Where a rule matched. `kinds[i]` is what token first + i was taken for, Kind::count where a rule names the
/// word.
struct Match {
  static constexpr std::size_t longest = 32;
  std::uint16_t rule = 0;
  std::size_t first = 0;
  std::size_t end = 0;  ///< the token after the last one
  std::array<Kind, longest> kinds{};
  struct Part {
    std::size_t first = 0, end = 0;  ///< tokens
  };
  std::array<Part, 3> parts{};  ///< the words each time consists of: those in brackets, else all
  std::size_t part_count = 0;
};

/// The rules of data/rules/en/times.txt, compiled. A pattern has no repetition, so that a match at one token
/// looks at a bounded number of others.
class Rules {
 public:
  /// Throws DataError naming the line that is wrong. Words that rules name are added to `vocabulary`.
  Rules(std::string_view file, std::string_view path, Vocabulary& vocabulary);

  const std::vector<Rule>& rules() const { return rules_; }
  /// All that match at token `first`, the longest first, among equals the earlier rule.
  void match(const std::vector<Token>& tokens, std::size_t first, std::vector<Match>& found) const;

 private:
  friend class RuleCompiler;

  /// One token a pattern wants.
  struct Node {
    KindSet kinds = 0;
    std::vector<std::uint16_t> literals;
    bool tight = false;  ///< no space before it
    std::uint32_t first_edge = 0, last_edge = 0;
  };
  /// What may come next: another node, or the end of the pattern.
  struct Edge {
    static constexpr std::uint32_t done = 0xFFFFFFFF;
    std::uint32_t node = done;
    bool closes = false;  ///< a "]" stands before it
    bool opens = false;   ///< a "[" stands before it
  };
  /// A node that a pattern of `rule` can begin with.
  struct Start {
    std::uint16_t rule = 0;
    Edge edge;
    bool one_will_do = false;     ///< the token may be all
    KindSet second = 0;           ///< what the token after it can be
    bool second_literal = false;  ///< or a word that a rule names
  };
  struct Run;

  bool accepts(const Node& node, const Token& token, Kind& kind) const;
  void run(Run& state, std::uint32_t first_edge, std::uint32_t last_edge, std::size_t token) const;
  void attempt(Run& state, const Start& start, Kind kind, std::vector<Match>& found) const;

  std::vector<Rule> rules_;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::array<std::vector<Start>, static_cast<std::size_t>(Kind::count)> by_kind_;
  std::vector<std::vector<Start>> by_literal_;
};

}  // namespace dateline::times
