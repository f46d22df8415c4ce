#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::base {

/// Counts what could not be carried from one format into another.
class Losses {
 public:
  /// `one` and `many` have "{}" in the place of the number: "{} note is not carried". They must outlive this.
  void add(std::string_view one, std::string_view many, std::uint64_t number = 1);
  /// In the order in which they came: "3 notes are not carried".
  std::vector<std::string> lines() const;

 private:
  struct Loss {
    std::string_view one, many;
    std::uint64_t number = 0;
  };
  std::vector<Loss> losses_;
};

}  // namespace dateline::base
