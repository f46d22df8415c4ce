#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/time_span.hpp"

namespace dateline::calendar {

/// The styles dates are printed in: guardian "9 July 2017", ap "July 9, 2017" (the Associated Press shortens
/// the long months before a day: "Nov. 8, 2016"), iso "2017-07-09".
enum class DateStyle { guardian, ap, iso };
enum class DateLength {
  full,
  abbreviated
};  ///< "9 July 2017" or "9 Jul 2017"; "December 2016" or "Dec 2016"

struct Locale;

/// How dates are printed: the style, and the words, those of English where no locale is given. The locale
/// must outlive what it is handed to. With one, iso keeps the digits of dates and has the words around them
/// from the locale; guardian writes dates out as the locale does; ap has English words of its own and goes
/// with no locale.
struct DateForm {
  DateStyle style = DateStyle::guardian;
  const Locale* locale = nullptr;

  DateForm() = default;
  DateForm(DateStyle its_style, const Locale* its_locale = nullptr) : style(its_style), locale(its_locale) {}

  /// The locale, or the English one of the style.
  const Locale& words() const;
};

/// As people write it, and never finer or surer than it is: "9 July 2017", "Dec 2016", "spring 2017",
/// "1990s", "3–9 July 2017", "before 8 Nov 2016", "after 3 July 2017", "c. 1890", "possibly 1890",
/// "2016–2017", "44 BC", "date unknown". For an inferred span whose anchor is "published" and that has no
/// lower bound: "reported 10 July 2017".
///
/// A range is printed with a dash, whether the thing lasted or happened on one day of it; only what happened
/// once in a range that leaves its month is written out in full: "between 28 June and 4 July 2017"
/// (abbreviated "28 Jun–4 Jul 2017"). "before" and "after" a day take in that day itself, for
/// "[..2016-11-08]" does; before and after a month or a year do not: "[..2016]" is "before 2017". The time of
/// day is not printed.
///
/// The result is UTF-8 without control characters. In another language a locale says the same in its words
/// (docs/formats/locales.md); only English is read back by span_from_people.
std::string print(const TimeSpan& span, DateForm form = {}, DateLength length = DateLength::full);

/// The same of days that nobody stated but that are likely: "probably 10 July 2017".
std::string print_likely(const TimeSpan& span, DateForm form = {}, DateLength length = DateLength::full);

/// A span in the forms people type (the filter's `when:`, `set … date`): everything print() writes,
/// "2016-12", "Dec 2016", "8 Nov 2016", "November 8, 2016", "2016..2017" (one day of these), "2016/2017",
/// "June-August 2017" (lasting), "2016-11-08..", "before 2016-11-08", "by May 2016", "since 2015", "c. 1890",
/// "Q3 2017", "the 1990s", "week of 3 July 2017", "2017-W27", any EDTF. Letter case does not matter. Nothing
/// when it is none of these; days and months as numbers with slashes are none, for nobody knows their order.
/// `phrase` is the text, `stated` is true but for "reported …".
std::optional<TimeSpan> span_from_people(std::string_view text);

}  // namespace dateline::calendar
