#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::assemble {

/// A number of things as words give it: "35 Russian diplomats", "at least eleven people", "some 2,000
/// troops".
struct Quantity {
  double least = 0, most = 0;  ///< what is in it: "at least" is open above, "some" a tenth around
  std::string things;          ///< what is counted, its last word, folded, without a plural s
};

/// Nothing where the words count nothing, or count by measure ("2 per cent").
std::optional<Quantity> quantity_in(std::string_view words);

/// The one amount of money that words give: "$4.2 million", "about 40 million euros"; `things` is its
/// currency. Nothing where there are several.
std::optional<Quantity> amount_in(std::string_view words);

/// Whether both count the same things and cannot both be right.
bool contradict(const Quantity& one, const Quantity& other);

}  // namespace dateline::assemble
