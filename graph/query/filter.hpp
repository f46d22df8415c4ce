#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::query {

/// One thing asked of an event: `who:obama`, or a bare word (field "").
struct Term {
  std::string field;
  std::string value;
  std::size_t argument = 0;  ///< which argument it came from, from 0
  std::size_t offset = 0;    ///< where in that argument, in bytes
};

/// A filter as it is written: docs/formats/filter.md has the grammar.
struct Filter {
  enum class Kind { all, any, none, term };
  Kind kind = Kind::all;  ///< all and any hold of `parts`, none (not:) of parts[0]
  Term term;              ///< Kind::term
  std::vector<Filter> parts;
  bool empty() const { return kind == Kind::all && parts.empty(); }
};

/// Reads the filter words of a command line. An argument without parentheses and without a second `field:` is
/// one clause, spaces and all (`"who:Donald Trump"`); any other is a query of its own, words parted by
/// spaces. Throws UsageError with the argument, a caret and a remedy.
Filter parse_filter(const std::vector<std::string>& arguments);

/// The words a filter may begin with, sorted: "after", "before", …
const std::vector<std::string>& filter_fields();

}  // namespace dateline::query
