#pragma once

namespace dateline::base {

/// The version of the program and of what it writes into records.
inline constexpr const char* version = "0.1.0";

}  // namespace dateline::base
