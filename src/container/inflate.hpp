#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::container {

/// How far compressed bytes may grow.
struct GrowthLimits {
  std::uint64_t max_bytes = 512u << 20;  ///< of what comes out
  std::uint64_t max_ratio = 250;         ///< of bytes out to bytes in, once `ratio_counts_from` are out
  std::uint64_t ratio_counts_from = 4u << 20;
};

/// The bytes inside gzip (all members of it) or zlib data, which of both by its first bytes; with `raw`, also
/// deflate data without a head, as some servers send it. Throws DataError naming `name` where the data is
/// damaged or cut short, or grows beyond a limit.
std::string inflated(std::string_view bytes, const std::string& name, const GrowthLimits& limits = {},
                     bool raw = false);

bool is_gzip(std::string_view bytes);

}  // namespace dateline::container
