#include <fmt/format.h>

#include "src/calendar/print.hpp"
namespace dateline::calendar {
std::optional<TimeSpan> span_from_people(std::string_view text) {
  return span_from_edtf(text);
}
}  // namespace dateline::calendar
