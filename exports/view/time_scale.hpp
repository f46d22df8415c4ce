#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/calendar/print.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::view {

/// Days [first, last] that the scale must show.
struct ScaledDays {
  calendar::Day first, last;
};

/// What a time takes up on the scale: its known bounds, the open sides left to a fading end. Nothing when no
/// bound is known.
std::optional<ScaledDays> scaled_days(const calendar::TimeSpan& when);

/// Maps days to pixels, one scale throughout, with long silences left out.
class TimeScale {
 public:
  struct Part {
    calendar::Day first, last;    ///< what it must show
    double x0_px = 0, x1_px = 0;  ///< where it is, margins included
    double first_px = 0;          ///< where `first` begins
  };
  /// What lies between part i and part i + 1.
  struct Silence {
    double x0_px = 0, x1_px = 0;
    std::string words;  ///< "7 months"
  };
  struct TickDay {
    double x_px = 0;
    calendar::TimeSpan unit;  ///< the day, month or year that begins here
  };

  /// Where it may be, and what is kept free there.
  struct Frame {
    double x0_px = 0, x1_px = 0;  ///< all days lie between
    double end_px = 0;            ///< the scale goes on to here
    double first_margin_px = 0;   ///< before the first day, for a fading end
    double last_margin_px = 0;    ///< after the last
    calendar::DateForm dates{};   ///< how long a silence is, is said in its words
  };

  /// `days` in any order, at least one.
  TimeScale(std::vector<ScaledDays> days, const Frame& frame);

  const std::vector<Part>& parts() const { return parts_; }
  const std::vector<Silence>& silences() const { return silences_; }
  /// Where a day begins.
  double begin_of(calendar::Day day) const;
  /// Where a day ends.
  double end_of(calendar::Day day) const;
  double px_per_day() const { return px_per_day_; }

  /// Round days, months or years within a part, at least `spacing_px` apart.
  std::vector<TickDay> ticks(const Part& part, double spacing_px) const;

 private:
  void split(std::vector<ScaledDays> days, calendar::DateForm form);
  void place(const Frame& frame);
  double position(double day) const;

  std::vector<Part> parts_;
  std::vector<Silence> silences_;
  double px_per_day_ = 1;
};

/// A length of time in one round unit: "12 years", "7 months", "5 weeks", "3 days".
std::string length_in_words(double days, calendar::DateForm form = {});

}  // namespace dateline::view
