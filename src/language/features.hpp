#pragma once

#include <cstdint>
#include <vector>

#include "src/language/hash.hpp"

namespace dateline::language {

/// Collects hashed features. Each call of add is another kind of feature, numbered in the order of the calls,
/// so the same calls must be made in the same order each time.
class FeatureList {
 public:
  void start(std::uint64_t first_kind = 1) {
    hashes_.clear();
    kind_ = first_kind;
  }
  /// Goes on counting kinds from `kind`, where a run of calls may be left out.
  void go_on_from(std::uint64_t kind) { kind_ = kind; }
  template <typename... Values>
  void add(Values... values) {
    std::uint64_t h = kind_++ * 0xff51afd7ed558ccdULL;
    ((h = join(h, static_cast<std::uint64_t>(values))), ...);
    hashes_.push_back(h | 1);
  }
  /// As add, but of the kind numbered `kind`; the count does not move.
  template <typename... Values>
  void add_of_kind(std::uint64_t kind, Values... values) {
    std::uint64_t h = kind * 0xff51afd7ed558ccdULL;
    ((h = join(h, static_cast<std::uint64_t>(values))), ...);
    hashes_.push_back(h | 1);
  }
  const std::vector<std::uint64_t>& hashes() const { return hashes_; }

 private:
  std::vector<std::uint64_t> hashes_;
  std::uint64_t kind_ = 1;
};

}  // namespace dateline::language
