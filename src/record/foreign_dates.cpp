#include "src/record/foreign_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "src/calendar/print.hpp"
#include "src/text/fold.hpp"
#include "src/text/telling_words.hpp"

namespace dateline::record {
namespace {

using calendar::TimeSpan;

constexpr std::size_t max_date_bytes = 100;

enum class Bound { none, before, after };

/// The word in front of words that name a time, which makes a bound of it.
Bound bound_before(std::string_view text, const ByteSpan& words) {
  const std::string_view ahead = text.substr(0, words.begin);
  const std::size_t end = ahead.find_last_not_of(' ');
  if (end == std::string_view::npos) return Bound::none;
  const std::size_t begin = ahead.find_last_of(" \n\t(", end);
  const std::string word =
      text::lower_ascii(ahead.substr(begin == std::string_view::npos ? 0 : begin + 1, end - begin));
  static const std::set<std::string> before{"before", "by", "until", "till"}, after{"after", "since"};
  return before.contains(word) ? Bound::before : after.contains(word) ? Bound::after : Bound::none;
}

/// Whether a date says no more than another: it has all of its days.
bool has_all_days(const TimeSpan& date, const TimeSpan& said) {
  const bool begins =
      !date.earliest_start || (said.earliest_start && *date.earliest_start <= *said.earliest_start);
  const bool ends = !date.latest_end || (said.latest_end && *date.latest_end >= *said.latest_end);
  return begins && ends;
}

std::string shown(const TimeSpan& when) {
  return when.edtf.empty() ? calendar::print(when) : when.edtf;
}

/// Earliest start, latest start, earliest end, latest end; null is open.
TimeSpan bounds_in(const ForeignValue& value) {
  const std::vector<ForeignValue> days = value.list();
  if (days.size() != 4) value.refuse("four bounds are expected here");
  std::array<std::optional<calendar::Day>, 4> bounds;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (days[i].kind() == text::JsonKind::null) continue;
    bounds[i] = calendar::day_from_iso(days[i].words());
    if (!bounds[i]) days[i].refuse("'" + shortened(days[i].words()) + "' is no day, such as 2017-07-10");
  }
  auto within = calendar::span_within(bounds[0], bounds[1], bounds[2], bounds[3]);
  if (!within) value.refuse("no day lies within these bounds");
  return *std::move(within);
}

}  // namespace

TimeSpan date_in(const ForeignValue& value) {
  const std::string edtf = value.words();
  auto when = edtf.size() <= max_date_bytes ? calendar::span_from_edtf(edtf) : std::nullopt;
  if (!when || when->unknown())
    value.refuse("'" + shortened(edtf) +
                 "' is no date in EDTF, such as 2016-12-29, 2016-12 or [2016-12-01..2016-12-05]");
  return *std::move(when);
}

TimeSpan when_in(ForeignFields& in) {
  const auto edtf = in.find("edtf"), bounds = in.find("bounds");
  TimeSpan when = edtf && !edtf->words().empty() ? date_in(*edtf) : calendar::unknown_time();
  if (!bounds) return when;
  TimeSpan within = bounds_in(*bounds);
  if (!edtf) return within;
  if (!calendar::intersection(when, within))
    bounds->refuse("these are not the bounds of '" + when.edtf + "'");
  within.edtf = std::move(when.edtf);
  within.precision = when.precision;
  return within;
}

void SaidDates::add(std::vector<Said>& out, const Time& time) const {
  if (time.when.unknown()) return;
  const std::string words(base::words_at(own_.text, time.span));
  const Bound bound = bound_before(own_.text, time.span);
  if (bound == Bound::none)
    out.push_back({time.when, time.span, words});
  else if (bound == Bound::before)
    out.push_back({calendar::one_day_of(std::nullopt, time.when.latest_end), time.span, "before " + words});
  else
    out.push_back(
        {calendar::one_day_of(time.when.earliest_start, std::nullopt), time.span, "after " + words});
  if (bound != Bound::none) return;
  for (const std::string& other : time.alternatives)
    if (auto when = calendar::span_from_edtf(other)) out.push_back({*std::move(when), time.span, words});
}

std::vector<SaidDates::Said> SaidDates::said_at(const std::vector<ByteSpan>& spans) const {
  const auto is_there = [&](const ByteSpan& words) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const ByteSpan& span) { return span.overlaps(words); });
  };
  std::vector<Said> out;
  std::map<std::string, ByteSpan> times;
  for (const Time& time : own_.times) {
    if (!is_there(time.span)) continue;
    times.emplace(time.id, time.span);
    add(out, time);
  }
  for (const Event& event : own_.events) {
    if (event.time.when.unknown()) continue;
    const std::string& phrase = event.time.when.phrase;
    const auto time = times.find(event.time.basis_time);
    if (event.time.basis == Basis::time && time != times.end())
      out.push_back({event.time.when, time->second, phrase});
    if (event.time.basis != Basis::named_event) continue;
    const auto mention = std::find_if(event.mentions.begin(), event.mentions.end(),
                                      [&](const EventMention& one) { return is_there(one.span); });
    if (mention != event.mentions.end()) out.push_back({event.time.when, mention->span, phrase});
  }
  return out;
}

bool SaidDates::is_spelt_out(const TimeSpan& date, const std::vector<ByteSpan>& spans) const {
  using calendar::Precision;
  if (!date.bounded() || !date.momentary()) return false;
  const calendar::CivilDate civil = calendar::civil_of(*date.earliest_start);
  const calendar::CivilDate last = calendar::civil_of(*date.latest_end);
  const bool is_one_unit = date.precision == Precision::day ? civil == last
                           : date.precision == Precision::month
                               ? civil.month == last.month && civil.year == last.year
                           : date.precision == Precision::year ? civil.year == last.year
                                                               : false;
  if (!is_one_unit) return false;
  std::set<std::int64_t> numbers;
  std::set<unsigned> months;
  for (const ByteSpan& span : spans)
    for (const std::string& word : text::folded_words(base::words_at(own_.text, span))) {
      std::int64_t number = 0;
      const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
      if (failure == std::errc() && end == word.data() + word.size()) numbers.insert(number);
      if (const auto month = words_.months.find(word); month != words_.months.end())
        months.insert(month->second);
    }
  if (!numbers.contains(civil.year)) return false;
  if (date.precision == Precision::year) return true;
  if (!months.contains(civil.month) && !numbers.contains(civil.month)) return false;
  return date.precision == Precision::month || numbers.contains(civil.day);
}

bool SaidDates::has_clock(const std::string& clock, const std::vector<ByteSpan>& spans) const {
  const std::vector<Said> said = said_at(spans);
  return std::any_of(said.begin(), said.end(), [&](const Said& one) { return one.when.clock == clock; });
}

void SaidDates::refuse_unsaid(const TimeSpan& date, const std::vector<ByteSpan>& spans,
                              const ForeignValue& value) const {
  const auto is_there = [&](const Time& time) {
    return std::any_of(spans.begin(), spans.end(),
                       [&](const ByteSpan& span) { return span.overlaps(time.span); });
  };
  const auto relative = std::find_if(own_.times.begin(), own_.times.end(), is_there);
  if (relative == own_.times.end() || own_.published)
    value.refuse("no words that are quoted say " + shown(date));
  value.refuse("of the words \"" + std::string(base::words_at(own_.text, relative->span)) +
               "\" nobody knows the day while that of publication is not known");
}

SaidDates::Taken SaidDates::taken(const TimeSpan& date, const std::vector<ByteSpan>& spans,
                                  const ForeignValue& value) const {
  const std::vector<Said> said = said_at(spans);
  const auto fits = [&](const Said& one) { return has_all_days(date, one.when); };
  const auto match = std::find_if(said.begin(), said.end(), fits);
  if (match == said.end()) {
    if (said.empty() && is_spelt_out(date, spans)) {
      Taken out{date, spans.front()};
      out.when.stated = true;
      out.when.phrase = base::words_at(own_.text, out.words);
      return out;
    }
    if (said.empty()) refuse_unsaid(date, spans, value);
    const auto meets = [&](const Said& one) { return calendar::intersection(date, one.when).has_value(); };
    const auto near = std::find_if(said.begin(), said.end(), meets);
    const Said& shown_one = near == said.end() ? said.front() : *near;
    value.refuse("the words \"" + shown_one.words + "\" say " + shown(shown_one.when) + ", " +
                 (near == said.end() ? "not " : "which is less than ") + shown(date));
  }
  TimeSpan out = date;
  const bool lasted = std::any_of(said.begin(), said.end(),
                                  [&](const Said& one) { return fits(one) && !one.when.momentary(); });
  const auto is_end = [&](const auto& day) {
    return std::any_of(said.begin(), said.end(), [&](const Said& one) {
      return one.when.single_day() && one.when.earliest_start == day;
    });
  };
  const bool has_both_ends = is_end(date.earliest_start) && is_end(date.latest_end);
  if (!date.momentary() && !lasted && !has_both_ends)
    out = calendar::one_day_of(date.earliest_start, date.latest_end);
  const bool all_approximate = std::all_of(
      said.begin(), said.end(), [&](const Said& one) { return !fits(one) || one.when.approximate; });
  const bool all_uncertain = std::all_of(said.begin(), said.end(),
                                         [&](const Said& one) { return !fits(one) || one.when.uncertain; });
  if ((all_approximate && !out.approximate) || (all_uncertain && !out.uncertain))
    out = calendar::qualified(out, all_uncertain, all_approximate);
  out.stated = true;
  out.phrase = match->words;
  if (out.edtf == match->when.edtf) out.anchor = match->when.anchor;
  return {std::move(out), match->at};
}

}  // namespace dateline::record
