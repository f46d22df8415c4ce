#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace dateline::query {

/// One thing asked of an event: `who:obama`, or a bare word (field "").
struct Term {
  std::string field;
  std::string value;
  std::string argument;      ///< the argument it came from, as it was written
  std::size_t offset = 0;    ///< where in it the term begins, in bytes
  std::size_t value_at = 0;  ///< where in it the value begins

  /// As people write it: "who:obama", "expulsion".
  std::string words() const { return field.empty() ? value : field + ":" + value; }
};

/// A filter as it is written: docs/formats/filter.md has the grammar.
struct Filter {
  enum class Kind { all, any, none, term };
  Kind kind = Kind::all;  ///< all and any hold of `parts`, none (not:) of parts[0]
  Term term;              ///< Kind::term
  std::vector<Filter> parts;
};

/// Whether the value of a term is a time: when:, before:, after:, during:.
bool asks_for_time(const Term& term);

/// Throws UsageError that points at the place in `argument`, a byte, and says why it cannot be read and what
/// to do about it.
[[noreturn]] void refuse_filter(const std::string& argument, std::size_t offset, std::string why,
                                std::string remedy);

/// The same of the value of a term.
[[noreturn]] void refuse_value(const Term& term, std::string why, std::string remedy);

/// Reads the filter words of a command line. An argument without parentheses and without a second `field:` is
/// one clause, spaces and all (`"who:Donald Trump"`); any other is a query of its own, words parted by
/// spaces. Throws UsageError with the argument, a caret and a remedy.
Filter parse_filter(const std::vector<std::string>& arguments);

/// The first term of `filter` that `test` holds for; null where it holds for none. Points into `filter`.
const Term* find_term(const Filter& filter, const std::function<bool(const Term&)>& test);

/// Whether a word of it asks for a time, or may: a selection has a filter of its own.
bool asks_for_time(const Filter& filter);

/// The words a filter may begin with, sorted: "after", "before", …
const std::vector<std::string>& filter_fields();

}  // namespace dateline::query
