#include "src/base/losses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline::base {

void Losses::add(std::string_view one, std::string_view many, std::uint64_t number) {
  if (number == 0) return;
  const auto known =
      std::find_if(losses_.begin(), losses_.end(), [&](const Loss& loss) { return loss.one == one; });
  if (known == losses_.end())
    losses_.push_back({one, many, number});
  else
    known->number += number;
}

std::vector<std::string> Losses::lines() const {
  std::vector<std::string> lines;
  for (const Loss& loss : losses_)
    lines.push_back(fmt::format(fmt::runtime(loss.number == 1 ? loss.one : loss.many), loss.number));
  return lines;
}

}  // namespace dateline::base
