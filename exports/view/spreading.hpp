#pragma once

#include <vector>

namespace dateline::view {

/// Where things of these lengths begin, in their order and none over another, so that the squares of their
/// ways from where they want to begin are least (isotonic regression by pooling adjacent violators), kept
/// within [least, most] where all of them fit there.
std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& lengths,
                           double least, double most);

}  // namespace dateline::view
