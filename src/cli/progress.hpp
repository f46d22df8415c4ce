#pragma once

#include <cstdint>
#include <string>

#include "src/base/world.hpp"

namespace dateline::cli {

/// Says how far a long job over files is, on standard error and only on a terminal: "12 of 300, about 25 s
/// left"; with files of many articles "0 of 2, 420 articles, 38 a second". Silent during the first second.
class Progress {
 public:
  Progress(base::World& world, std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// One more file is done.
  void step();
  /// One more article is done, of a file that may hold more.
  void step_article();
  /// Takes the line away before something else is printed.
  void clear();

 private:
  void say();

  base::World& world_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::uint64_t articles_ = 0;
  std::int64_t began_ = 0;
  std::int64_t said_ = 0;
  bool shown_ = false;
};

}  // namespace dateline::cli
