#pragma once

#include <string>

#include "src/text/offset_map.hpp"

namespace dateline::text {

/// Bytes that were written in another way to be carried (base64, escapes of JSON or XML), and where each of
/// them stands.
struct Carried {
  std::string bytes;
  OffsetMap map;  ///< from `bytes` to where they were carried
};

}  // namespace dateline::text
