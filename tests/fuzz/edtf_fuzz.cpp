// Any bytes as EDTF: no crash, and what is read prints a form that reads as the same bounds.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/calendar/print.hpp"
#include "src/calendar/time_span.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::calendar;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto span = span_from_edtf(text)) {
    const auto again = span_from_edtf(span->edtf);
    if (!again || again->earliest_start != span->earliest_start ||
        again->latest_start != span->latest_start || again->earliest_end != span->earliest_end ||
        again->latest_end != span->latest_end) {
      std::abort();
    }
    print(*span);
  }
  if (const auto span = span_from_people(text)) print(*span, DateStyle::ap, DateLength::abbreviated);
  return 0;
}
