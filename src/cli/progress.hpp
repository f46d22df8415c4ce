#pragma once

#include <cstdint>
#include <string>

#include "src/base/world.hpp"

namespace dateline::cli {

/// Says how far a long job is, on standard error and only on a terminal: "12 of 300, about 25 s left". Silent
/// during the first second.
class Progress {
 public:
  Progress(base::World& world, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step();
  /// Takes the line away before something else is printed.
  void clear();

 private:
  base::World& world_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::int64_t began_ = 0;
  std::int64_t said_ = 0;
  bool shown_ = false;
};

}  // namespace dateline::cli
