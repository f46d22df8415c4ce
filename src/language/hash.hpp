#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::language {

/// The finalizer of MurmurHash3 (Austin Appleby, public domain). Part of the model format.
inline std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  h ^= h >> 33;
  return h;
}

/// FNV-1a over the bytes, then mixed. Part of the model format.
inline std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t h = 1469598103934665603ULL;
  for (const char c : bytes) {
    h ^= static_cast<unsigned char>(c);
    h *= 1099511628211ULL;
  }
  return mix(h);
}

/// A running combination of values into one feature number; order counts.
inline std::uint64_t join(std::uint64_t h, std::uint64_t value) {
  h = (h ^ value) * 0x9e3779b97f4a7c15ULL;
  return h ^ (h >> 29);
}

}  // namespace dateline::language
