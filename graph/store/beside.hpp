#pragma once

#include <cstdint>

namespace dateline::store {

// Of the column event.beside: in which other tables there is something of the event. Part of the format.
constexpr std::int64_t decisions_beside = 1;
constexpr std::int64_t tags_beside = 2;
constexpr std::int64_t notes_beside = 4;

}  // namespace dateline::store
