#include "exports/view/spreading.hpp"

#include <algorithm>
#include <cstddef>

namespace dateline::view {

std::vector<double> spread(const std::vector<double>& wanted, const std::vector<double>& lengths,
                           double least, double most) {
  struct Pool {
    double sum = 0;
    std::size_t count = 0;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Pool> pools;
  double before = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    // Less what stands before it, all want to begin in one order.
    pools.push_back({wanted[i] - before, 1});
    before += lengths[i];
    while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
      pools[pools.size() - 2].sum += pools.back().sum;
      pools[pools.size() - 2].count += pools.back().count;
      pools.pop_back();
    }
  }
  const double last = std::max(least, most - before);
  std::vector<double> begins;
  begins.reserve(wanted.size());
  before = 0;
  for (const Pool& pool : pools) {
    const double begin = std::clamp(pool.mean(), least, last);
    for (std::size_t n = 0; n < pool.count; ++n) {
      begins.push_back(begin + before);
      before += lengths[begins.size() - 1];
    }
  }
  return begins;
}

}  // namespace dateline::view
