#include "src/workbench/context.hpp"

#include <algorithm>

#include "src/calendar/print.hpp"

namespace dateline::workbench {
namespace {

constexpr std::uint64_t most_context_bytes = 400;

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Whether a date names a stretch of the calendar rather than days.
bool is_unit(calendar::Precision precision) {
  return precision != calendar::Precision::unknown && precision != calendar::Precision::day &&
         precision != calendar::Precision::week;
}

std::string day_words(const calendar::Day& day) {
  return calendar::print(calendar::on_day(day));
}

}  // namespace

nlohmann::ordered_json context_json(const model::StoryReader& story, const query::ResultClaim& claim) {
  const auto source = model::handle_from<'S'>(claim.source);
  const std::string text = source ? story.text_of(*source) : "";
  if (claim.end > text.size() || claim.begin > claim.end) return nullptr;
  const std::size_t line = claim.begin == 0 ? std::string::npos : text.rfind('\n', claim.begin - 1);
  std::uint64_t begin = line == std::string::npos ? 0 : line + 1;
  std::uint64_t end = std::min<std::uint64_t>(text.find('\n', claim.end), text.size());
  if (claim.begin - begin > most_context_bytes) {
    begin = claim.begin - most_context_bytes;
    while (begin < claim.begin && is_inside_character(text[begin])) ++begin;
  }
  if (end - claim.end > most_context_bytes) {
    end = claim.end + most_context_bytes;
    while (end > claim.end && is_inside_character(text[end])) --end;
  }
  return {{"before", text.substr(begin, claim.begin - begin)},
          {"after", text.substr(claim.end, end - claim.end)}};
}

std::string meaning_of(const calendar::TimeSpan& when) {
  if (when.unknown()) return "no date: nobody says when";
  std::string out;
  if (when.single_day()) {
    out = "the day " + day_words(*when.earliest_start);
  } else if (!when.bounded()) {
    if (when.earliest_start)
      out = "some time from " + day_words(*when.earliest_start) + " on; its end is open";
    else
      out = "some time up to " + day_words(*when.latest_end) + "; its begin is open";
  } else if (when.momentary() && is_unit(when.precision)) {
    out = "one day in " + calendar::print(when) + ", not known which";
  } else if (when.momentary()) {
    out = "one day from " + day_words(*when.earliest_start) + " to " + day_words(*when.latest_end) +
          ", not known which";
  } else {
    out = "lasting, from " + day_words(*when.earliest_start) + " to " + day_words(*when.latest_end);
  }
  if (when.approximate) out += "; about that time";
  if (when.uncertain) out += "; not certain";
  return out;
}

}  // namespace dateline::workbench
