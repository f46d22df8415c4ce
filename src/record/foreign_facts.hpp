#pragma once

#include <string>

#include "src/record/record.hpp"

// Private to the room: facts of one program, each once.

namespace dateline::record {

/// What two events that say the same have in common.
std::string key_of(const Event& event);

}  // namespace dateline::record
