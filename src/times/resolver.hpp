#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/record/record.hpp"
#include "src/times/expression.hpp"
#include "src/times/named_events.hpp"

namespace dateline::times {

/// Says when the expressions of one text were, in text order.
///
/// Each expression that leaves something unsaid is resolved against one of: publication; the date an article
/// is headed with; the last date named before it. A text whose dates mostly lie years before its publication
/// and are not about "today" is a narrative: there, the last date named is what the next one follows.
class Resolver {
 public:
  Resolver(std::string_view text, const Rules& rules, const Holidays& holidays,
           std::optional<calendar::Day> published);

  /// One time for each expression that names one; `kept` says which these are.
  std::vector<record::Time> resolve(const std::vector<Expression>& expressions,
                                    std::vector<std::size_t>& kept);

 private:
  /// What a time is taken from: a unit of the calendar, and its name in the record.
  struct Reference {
    Point point;
    std::string name;
    calendar::Day day() const { return point.first_day(); }
  };
  /// What was found for one expression.
  struct Outcome {
    record::TimeType type = record::TimeType::date;
    Point point;                               ///< unknown for what names no one unit
    std::string value;                         ///< TIMEX3, when it is not that of `point`
    std::string suffix;                        ///< "TMO", "T18:00Z"
    std::optional<calendar::Day> first, last;  ///< bounds, when not those of `point`
    std::string anchor;
    double confidence = 1;       ///< below where the words leave a choice
    std::optional<Point> other;  ///< what was not taken then
    bool remember = true;        ///< the next expressions may follow it
  };

  bool carries_on(const Expression& expression, const Point& point) const;
  void survey(const std::vector<Expression>& expressions);
  bool is_narrative(const Expression& expression) const;
  std::optional<Reference> now() const;
  /// Whether a reference is the day the text was published or is headed with.
  bool is_now(const Reference& reference) const;
  /// A year next to that of the heading is the heading's, where a narrative goes by years.
  calendar::Year by_heading(calendar::Year year) const;
  std::optional<Reference> reference_for(const Expression& expression) const;
  void speak_of(calendar::Day day);
  std::optional<Reference> last_named(const Expression& expression) const;

  std::optional<Outcome> outcome_of(const Expression& expression);
  std::optional<Outcome> date(const Expression& expression);
  std::optional<Outcome> figures(const Expression& expression);
  std::optional<Outcome> named_day(const Expression& expression, std::optional<calendar::Year> year);
  std::optional<Outcome> month_date(const Expression& expression, std::optional<calendar::Year> year);
  std::optional<Outcome> weekday_date(const Expression& expression);
  std::optional<Outcome> season_date(const Expression& expression, std::optional<calendar::Year> year);
  std::optional<Outcome> clock_date(const Expression& expression);
  std::optional<Outcome> relative(const Expression& expression);
  std::optional<Outcome> relative_unit(const Expression& expression, Grain grain);
  std::optional<Outcome> relative_weekday(const Expression& expression);
  std::optional<Outcome> relative_month(const Expression& expression);
  std::optional<Outcome> relative_daypart(const Expression& expression);
  std::optional<Outcome> said_again(const Expression& expression) const;
  std::optional<Outcome> deictic(const Expression& expression);
  std::optional<Outcome> offset(const Expression& expression);
  std::optional<Outcome> duration(const Expression& expression);
  std::optional<Outcome> set(const Expression& expression);

  std::optional<calendar::Year> full_year(const Expression& expression, std::string& anchor) const;
  std::string suffix_of(const Expression& expression) const;
  record::Time finish(const Expression& expression, Outcome outcome) const;

  std::string_view text_;
  const Rules& rules_;
  const Holidays& holidays_;
  std::optional<calendar::Day> published_;
  std::optional<Reference> heading_day_;  ///< the day an article is headed with
  bool speaks_from_now_ = false;          ///< "yesterday", "on Monday": a report, not a narrative
  bool narrative_ = false;
  bool day_first_ = true;  ///< figures: 13/02/2017, not 02/13/2017
  bool order_known_ = false;

  const Expression* next_ = nullptr;  ///< the expression after the one being resolved
  std::optional<Reference> last_;     ///< the last date named
  std::uint32_t last_block_ = 0, last_sentence_ = 0;
  bool last_full_ = false;             ///< with its year said
  bool last_opens_ = false;            ///< at the start of its sentence
  std::optional<Reference> section_;   ///< the year a heading names
  std::optional<Reference> last_day_;  ///< the last single day
  std::uint64_t last_day_end_ = 0;     ///< where the words for it end
  /// The first and the last of the days named so far that are within a week of publication.
  std::optional<calendar::Day> first_spoken_of_, last_spoken_of_;
};

}  // namespace dateline::times
