#pragma once

#include <cstdint>

namespace dateline::storyline {

/// Numbers that look random and are the same everywhere (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// 0 to `sides` - 1; `sides` is at least 1.
  std::uint32_t roll(std::uint32_t sides) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    mixed ^= mixed >> 31U;
    return static_cast<std::uint32_t>(((mixed >> 32U) * sides) >> 32U);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline::storyline
