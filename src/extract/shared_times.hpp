#pragma once

#include "src/extract/reading.hpp"

// Which events of a sentence were at one time, though words date only one of them.

namespace dateline::extract {

/// Whether `event`, which has no time, was when the one above it was, which has: "the crash occurred in May",
/// "crashed in May, killing 5".
bool takes_time_of(const Reading& reading, const EventDraft& event, const EventDraft& above);

/// Whether `event`, which has a time of its own, was when the one above it was, which has none: "nobody was
/// hurt when it crashed in May", "the crash that happened in May".
bool gives_time_to(const Reading& reading, const EventDraft& event, const EventDraft& above);

}  // namespace dateline::extract
