#include "exports/storyline/block_moves.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <utility>

namespace dateline::storyline {
namespace {

/// One crossing, in the unit in which noise is measured.
constexpr int crossing_bits = 16;
constexpr std::int64_t crossing_cost = 1 << crossing_bits;

constexpr std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}
int size_of(const Order& order) {
  return static_cast<int>(order.size());
}

void mark(std::vector<std::uint64_t>& lines, int line) {
  lines[at(line) / 64] |= std::uint64_t{1} << (at(line) % 64);
}

}  // namespace

BlockMoves::BlockMoves(const Story& story, std::vector<Order> orders)
    : story_(story),
      orders_(std::move(orders)),
      dice_(1),
      count_(story.lines),
      words_(at(story.lines + 63) / 64),
      in_block_(at(story.lines), 0),
      layers_(story.steps.size()),
      place_(at(story.lines), -1) {
  for (const Step& step : story.steps) {
    std::vector<int>& groups = group_of_.emplace_back(at(story.lines), -1);
    for (std::size_t i = 0; i < step.groups.size(); ++i) {
      for (const int line : step.groups[i]) groups[at(line)] = static_cast<int>(i);
    }
  }
  for (std::size_t step = 0; step < orders_.size(); ++step) {
    crossings_after_.push_back(step + 1 < orders_.size() ? count_(orders_[step], orders_[step + 1]) : 0);
    crossings_ += crossings_after_.back();
  }
  best_ = orders_;
  best_crossings_ = crossings_;
}

/// Whether the block's lines stand side by side at this step, and may go elsewhere as one: they are part of
/// one group, or whole groups.
bool BlockMoves::is_movable(int step) const {
  const Order& order = orders_[at(step)];
  int first = -1;
  int last = -1;
  int count = 0;
  for (int i = 0; i < size_of(order); ++i) {
    if (in_block_[at(order[at(i)])] == 0) continue;
    if (first < 0) first = i;
    last = i;
    ++count;
  }
  if (count == 0) return true;
  if (last - first + 1 != count) return false;
  const int top = group_of(step, order[at(first)]);
  const int bottom = group_of(step, order[at(last)]);
  const bool opens = first == 0 || group_of(step, order[at(first - 1)]) != top;
  const bool closes = last + 1 == size_of(order) || group_of(step, order[at(last + 1)]) != bottom;
  return top == bottom || (opens && closes);
}

/// A block that stands at some step, and the steps over which it is one.
void BlockMoves::choose_block() {
  std::ranges::fill(in_block_, 0);
  block_.lines.clear();
  const int steps = static_cast<int>(orders_.size());
  int seed = static_cast<int>(dice_.roll(static_cast<std::uint32_t>(steps)));
  while (orders_[at(seed)].empty()) seed = (seed + 1) % steps;
  const Order& order = orders_[at(seed)];
  int first = static_cast<int>(dice_.roll(static_cast<std::uint32_t>(order.size())));
  int last = first;
  const std::uint32_t kind = dice_.roll(8);
  if (kind >= 4) {  // its group, or that and the one below
    const int groups = kind == 7 ? 2 : 1;
    while (first > 0 && group_of(seed, order[at(first - 1)]) == group_of(seed, order[at(first)])) --first;
    for (int i = 0; i < groups && last + 1 < size_of(order); ++i) {
      if (i > 0) ++last;
      while (last + 1 < size_of(order) &&
             group_of(seed, order[at(last + 1)]) == group_of(seed, order[at(last)])) {
        ++last;
      }
    }
  } else if (kind == 3) {  // neighbours in its group
    while (last + 1 < size_of(order) &&
           group_of(seed, order[at(last + 1)]) == group_of(seed, order[at(last)]) && dice_.roll(3) != 0) {
      ++last;
    }
  }
  for (int i = first; i <= last; ++i) {
    block_.lines.push_back(order[at(i)]);
    in_block_[at(order[at(i)])] = 1;
  }
  int before = steps;
  int after = steps;
  if (dice_.roll(2) == 0) {
    before = static_cast<int>(dice_.roll(8));
    after = static_cast<int>(dice_.roll(8));
  }
  block_.first_step = block_.last_step = seed;
  while (block_.first_step > 0 && before-- > 0 && is_movable(block_.first_step - 1)) --block_.first_step;
  while (block_.last_step + 1 < steps && after-- > 0 && is_movable(block_.last_step + 1)) ++block_.last_step;
}

void BlockMoves::lay_out(Layer& layer, int step) {
  layer.rest.clear();
  layer.inside.clear();
  layer.states.clear();
  layer.above.clear();
  layer.all.assign(words_, 0);
  for (const int line : orders_[at(step)])
    (in_block_[at(line)] != 0 ? layer.inside : layer.rest).push_back(line);
  if (layer.inside.empty()) return;
  const int group = group_of(step, layer.inside.front());
  const auto same_group = [&](int line) { return group_of(step, line) == group; };
  const bool within = std::ranges::any_of(layer.rest, same_group);
  for (int place = 0; place <= size_of(layer.rest); ++place) {
    const bool has_above = place > 0;
    const bool has_below = place < size_of(layer.rest);
    const int above = has_above ? group_of(step, layer.rest[at(place - 1)]) : -1;
    const int below = has_below ? group_of(step, layer.rest[at(place)]) : -1;
    if (has_above) mark(layer.all, layer.rest[at(place - 1)]);
    const bool allowed =
        within ? above == group || below == group : above != below || !has_above || !has_below;
    if (!allowed) continue;
    layer.above.insert(layer.above.end(), layer.all.begin(), layer.all.end());
    layer.states.push_back({place, false});
    if (layer.inside.size() > 1) layer.states.push_back({place, true});
  }
}

/// Adds what each place costs towards a step beyond the block's, which stays as it is.
void BlockMoves::cost_at_edge(Layer& layer, const Order& outside) {
  for (int i = 0; i < size_of(outside); ++i) place_[at(outside[at(i)])] = i;
  least_.assign(layer.rest.size() + 1, 0);  // by place
  int turned_over = 0;
  int pairs = 0;
  for (std::size_t i = 0; i < layer.inside.size(); ++i) {
    const int own = place_[at(layer.inside[i])];
    if (own < 0) continue;
    int cost = 0;  // above all others
    for (const int line : layer.rest) cost += place_[at(line)] >= 0 && place_[at(line)] < own ? 1 : 0;
    least_[0] += cost;
    for (std::size_t place = 0; place < layer.rest.size(); ++place) {
      const int other = place_[at(layer.rest[place])];
      if (other >= 0) cost += other < own ? -1 : 1;
      least_[place + 1] += cost;
    }
    for (std::size_t j = i + 1; j < layer.inside.size(); ++j) {
      const int other = place_[at(layer.inside[j])];
      if (other < 0) continue;
      ++pairs;
      turned_over += other < own ? 1 : 0;
    }
    comparisons_ += static_cast<std::int64_t>(layer.rest.size() + layer.inside.size());
  }
  for (State& state : layer.states) {
    state.cost +=
        crossing_cost * (least_[at(state.place)] + (state.turned ? pairs - turned_over : turned_over));
  }
  for (const int line : outside) place_[at(line)] = -1;
}

/// The cheapest way to each place of a step from the places of the step before.
void BlockMoves::connect(const Layer& before, Layer& layer) {
  if (layer.states.empty() || before.states.empty()) {
    return;
  }
  for (int i = 0; i < size_of(before.inside); ++i) place_[at(before.inside[at(i)])] = i;
  int shared = 0;
  int pairs = 0;
  int turned_over = 0;
  for (std::size_t i = 0; i < layer.inside.size(); ++i) {
    const int own = place_[at(layer.inside[i])];
    if (own < 0) continue;
    ++shared;
    for (std::size_t j = i + 1; j < layer.inside.size(); ++j) {
      const int other = place_[at(layer.inside[j])];
      if (other < 0) continue;
      ++pairs;
      turned_over += other < own ? 1 : 0;
    }
  }
  for (const int line : before.inside) place_[at(line)] = -1;

  const std::int64_t kept = crossing_cost * turned_over;
  const std::int64_t changed = crossing_cost * (pairs - turned_over);
  const std::size_t turns = layer.inside.size() > 1 ? 2 : 1;
  const std::size_t turns_before = before.inside.size() > 1 ? 2 : 1;
  least_.assign(layer.states.size(), std::numeric_limits<std::int64_t>::max());
  for (std::size_t i = 0; i < before.states.size(); i += turns_before) {
    for (std::size_t j = 0; j < layer.states.size(); j += turns) {
      // Each line that is above the block at one of the two steps, and below it at the other.
      int passed = 0;
      for (std::size_t word = 0; word < words_; ++word) {
        passed += std::popcount(
            (before.above[i / turns_before * words_ + word] ^ layer.above[j / turns * words_ + word]) &
            before.all[word] & layer.all[word]);
      }
      for (std::size_t turn_before = 0; turn_before < turns_before; ++turn_before) {
        const std::int64_t cost = before.states[i + turn_before].cost + crossing_cost * shared * passed;
        for (std::size_t turn = 0; turn < turns; ++turn) {
          const std::int64_t through = cost + (turn == turn_before ? kept : changed);
          if (through >= least_[j + turn]) continue;
          least_[j + turn] = through;
          layer.states[j + turn].from = static_cast<int>(i + turn_before);
        }
      }
    }
  }
  comparisons_ += static_cast<std::int64_t>(before.states.size() * layer.states.size() * words_);
  for (std::size_t j = 0; j < layer.states.size(); ++j) layer.states[j].cost += least_[j];
}

int BlockMoves::recount(int first_step, int last_step) {
  int change = 0;
  for (int step = std::max(first_step - 1, 0); step <= last_step && at(step) + 1 < orders_.size(); ++step) {
    const int now = count_(orders_[at(step)], orders_[at(step) + 1]);
    comparisons_ += 2 * static_cast<std::int64_t>(orders_[at(step)].size());
    change += now - crossings_after_[at(step)];
    crossings_after_[at(step)] = now;
  }
  return change;
}

/// Walks back along the cheapest way and writes the orders.
void BlockMoves::put_back() {
  int next = -1;
  for (int step = block_.last_step; step >= block_.first_step; --step) {
    const Layer& layer = layers_[at(step)];
    if (layer.states.empty()) {
      next = -1;
      continue;
    }
    if (next < 0) {
      const auto least = std::ranges::min_element(layer.states, {}, &State::cost);
      next = static_cast<int>(least - layer.states.begin());
    }
    const State& state = layer.states[at(next)];
    Order& order = orders_[at(step)];
    order.assign(layer.rest.begin(), layer.rest.begin() + state.place);
    if (state.turned) {
      order.insert(order.end(), layer.inside.rbegin(), layer.inside.rend());
    } else {
      order.insert(order.end(), layer.inside.begin(), layer.inside.end());
    }
    order.insert(order.end(), layer.rest.begin() + state.place, layer.rest.end());
    next = state.from;
  }
}

void BlockMoves::move(std::uint32_t noise) {
  for (int step = block_.first_step; step <= block_.last_step; ++step) {
    Layer& layer = layers_[at(step)];
    lay_out(layer, step);
    for (State& state : layer.states) state.cost = dice_.roll(noise);
    if (step == block_.first_step) {
      if (step > 0) cost_at_edge(layer, orders_[at(step) - 1]);
    } else {
      connect(layers_[at(step) - 1], layer);
    }
    if (step == block_.last_step && at(step) + 1 < orders_.size()) cost_at_edge(layer, orders_[at(step) + 1]);
    comparisons_ += static_cast<std::int64_t>(layer.rest.size() + 2);
  }
  put_back();
  crossings_ += recount(block_.first_step, block_.last_step);
  if (crossings_ < best_crossings_) {
    best_crossings_ = crossings_;
    best_ = orders_;
  }
}

void BlockMoves::anneal(std::uint32_t noise, std::int64_t comparisons) {
  const std::int64_t begin = comparisons_;
  const std::int64_t end = begin + std::max<std::int64_t>(comparisons, 1);
  while (comparisons_ < end) {
    // Whole numbers: a processor that rounds otherwise would roll otherwise.
    const std::int64_t left = 1024 * (end - comparisons_) / (end - begin);
    choose_block();
    move(static_cast<std::uint32_t>(
        1 + ((static_cast<std::int64_t>(noise) * left * left) >> (20 - crossing_bits))));
  }
}

}  // namespace dateline::storyline
