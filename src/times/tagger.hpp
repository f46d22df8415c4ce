#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"
#include "src/record/record.hpp"
#include "src/times/rules.hpp"

namespace dateline::times {

/// Two times that are the ends of one stretch: "from 1990 to 1995", "3–9 July 2017".
struct Range {
  std::size_t first = 0;    ///< index of the time it begins with; the next one ends it
  calendar::TimeSpan when;  ///< from the one to the other, each end as finely as it is said; after "between"
                            ///< and what cannot be told from it, one day or more of that stretch
};

struct Reading {
  std::vector<record::Time> times;  ///< in text order, not overlapping
  std::vector<Range> ranges;
};

/// Finds the words that name times and says when that was. Works on bytes alone; any bytes will do. Rules and
/// words are data (data/rules/en/). Immutable after construction, safe from several threads. Linear time.
///
///     Tagger tagger(base::embedded_data());
///     tagger.tag("He left last week.", {{0, 18}}, day)   // one time, "last week", 2017-W27
class Tagger {
 public:
  /// Compiles the rules. Throws DataError naming the file and line of one that is wrong.
  explicit Tagger(const base::DataFiles& data);
  ~Tagger();
  Tagger(Tagger&&) noexcept;
  Tagger& operator=(Tagger&&) noexcept;

  /// The times of `text` within `blocks` (paragraphs in text order; none: the whole text). `published` is
  /// what "today" means; where it is unknown, relative words keep an unknown `when` that holds the phrase,
  /// and a value such as "XXXX-WXX": nothing is invented.
  std::vector<record::Time> tag(std::string_view text, const std::vector<base::ByteSpan>& blocks,
                                std::optional<calendar::Day> published) const;
  /// The same, with the ranges that two times form.
  Reading read(std::string_view text, const std::vector<base::ByteSpan>& blocks,
               std::optional<calendar::Day> published) const;

  /// The rules, for the test that runs their examples.
  const std::vector<Rule>& rules() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace dateline::times
