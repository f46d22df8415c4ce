#include "src/extract/time_bounds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

/// All before or after a time, in the grain it is said in: "before 1990" is "[..1989]".
calendar::TimeSpan open_span(const calendar::TimeSpan& when, bool above, bool strictly) {
  const bool year = when.precision == calendar::Precision::year;
  const bool month = when.precision == calendar::Precision::month;
  if (!year && !month) {
    return above ? calendar::one_day_of(std::nullopt, strictly ? when.earliest_start : when.latest_end)
                 : calendar::one_day_of(strictly ? when.latest_end : when.earliest_start, std::nullopt);
  }
  const calendar::Day end = above ? (strictly ? *when.earliest_start - 1 : *when.latest_end)
                                  : (strictly ? *when.latest_end + 1 : *when.earliest_start);
  const calendar::CivilDate date = calendar::civil_of(end);
  const std::string unit =
      year ? fmt::format("{:04}", date.year) : fmt::format("{:04}-{:02}", date.year, date.month);
  const auto span =
      calendar::span_from_edtf(above ? fmt::format("[..{}]", unit) : fmt::format("[{}..]", unit));
  if (date.year >= 1 && span) return *span;
  return above ? calendar::one_day_of(std::nullopt, end) : calendar::one_day_of(end, std::nullopt);
}

}  // namespace

BoundWord bound_word(const Reading& reading, const record::Time& time, Index sentence) {
  const Tree& tree = reading.trees[sentence];
  const Tree::Range range = tree.tokens_in(time.span);
  if (range.size() == 0) return {};
  std::optional<Index> at = tree.child(tree.head_of(range), "case");
  if (range.first > 0 && is_one_of(text::lower_ascii(tree.word(range.first - 1)),
                                   {"before", "after", "since", "by", "until", "till"}))
    at = range.first - 1;
  if (!at && range.first > 0) at = range.first - 1;
  if (!at) return {};
  BoundWord out{text::lower_ascii(tree.word(*at)), tree.token(*at).span, false};
  if (*at >= 2 && text::lower_ascii(tree.word(*at - 1)) == "or") {
    out.inclusive = true;
    out.span.begin = tree.token(*at - 2).span.begin;
  }
  return out;
}

calendar::TimeSpan bounded(const Reading& reading, const record::Time& time, Index sentence) {
  const calendar::TimeSpan& when = time.when;
  if (!when.bounded() || time.mod == "BEFORE" || time.mod == "AFTER") return when;
  const BoundWord bound = bound_word(reading, time, sentence);
  // "Shortly after midnight" is that day.
  if (!when.clock.empty() && is_one_of(bound.word, {"before", "by", "after"})) return when;
  // "Before early 1990" may be in 1990.
  const bool inclusive = bound.inclusive || !time.mod.empty();
  const bool above = is_one_of(bound.word, {"before", "by", "until", "till"});
  if (!above && !is_one_of(bound.word, {"after", "since"})) return when;
  const bool strictly = !inclusive && (bound.word == "before" || bound.word == "after");
  calendar::TimeSpan out = open_span(when, above, strictly);
  if (when.approximate) out = calendar::qualified(out, false, true);
  out.phrase = reading.words({bound.span.begin, std::max(bound.span.end, time.span.end)});
  if (bound.span.begin > time.span.begin) out.phrase = when.phrase;
  out.anchor = when.anchor;
  return out;
}

}  // namespace dateline::extract
