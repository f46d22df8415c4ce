#pragma once

#include <string>
#include <string_view>

namespace dateline::base {

/// SHA-256 of `bytes` in 64 lower-case hexadecimal digits (FIPS 180-4).
std::string sha256_hex(std::string_view bytes);

}  // namespace dateline::base
