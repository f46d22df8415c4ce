#pragma once

#include <cstdint>
#include <vector>

#include "exports/storyline/crossing_counter.hpp"
#include "exports/storyline/dice.hpp"
#include "exports/storyline/story.hpp"

namespace dateline::storyline {

/// Orders of a story's lines that are made better by one kind of move: a block (a line, a group, or
/// neighbours that move as one) is taken out over a run of steps, and put back along the best way through the
/// others that there is. The best way is found by dynamic programming over the block's place at each step.
class BlockMoves {
 public:
  /// `orders` fit the story, and not all are empty. The story outlives this.
  BlockMoves(const Story& story, std::vector<Order> orders);

  /// Moves blocks drawn by lot until so many comparisons are made. Places seem cheaper or dearer than they
  /// are by up to `noise` crossings at first, by nothing at the end: so that it leaves a bad arrangement, and
  /// settles in a good one.
  void anneal(std::uint32_t noise, std::int64_t comparisons);

  /// What the moves have led to.
  const std::vector<Order>& orders() const { return orders_; }
  /// The best on the way.
  const std::vector<Order>& best() const { return best_; }
  int best_crossings() const { return best_crossings_; }
  /// How many there were so far: the measure of work.
  std::int64_t comparisons() const { return comparisons_; }

 private:
  struct Block {
    std::vector<int> lines;
    int first_step = 0, last_step = 0;
  };
  /// One place of the block at a step: above `rest[place]`, upright or turned over.
  struct State {
    int place = 0;
    bool turned = false;
    std::int64_t cost = 0;  ///< the least so far
    int from = -1;          ///< the state of the step before that it comes from
  };
  /// What a step is without the block.
  struct Layer {
    Order rest;
    Order inside;                      ///< the block's lines that are there
    std::vector<State> states;         ///< upright and turned over beside each other; a lone line has no turn
    std::vector<std::uint64_t> above;  ///< the lines above each place, as bits, `words_` a place
    std::vector<std::uint64_t> all;    ///< the lines of `rest` as bits
  };

  bool is_movable(int step) const;
  void choose_block();
  void lay_out(Layer& layer, int step);
  void cost_at_edge(Layer& layer, const Order& outside);
  void connect(const Layer& before, Layer& layer);
  void move(std::uint32_t noise);
  void put_back();
  int recount(int first_step, int last_step);

  int group_of(int step, int line) const {
    return group_of_[static_cast<std::size_t>(step)][static_cast<std::size_t>(line)];
  }

  const Story& story_;
  std::vector<std::vector<int>> group_of_;  ///< by step, by line; -1: not there
  std::vector<Order> orders_;
  std::vector<int> crossings_after_;  ///< between a step and the next
  int crossings_ = 0;
  std::vector<Order> best_;
  int best_crossings_ = 0;
  Dice dice_;
  CrossingCounter count_;
  std::int64_t comparisons_ = 0;

  std::size_t words_;  ///< for a bit a line
  Block block_;
  std::vector<char> in_block_;  ///< by line
  std::vector<Layer> layers_;   ///< of the block's steps
  // Scratch, kept so that moves claim no memory.
  std::vector<int> place_;           ///< by line; -1 between uses
  std::vector<std::int64_t> least_;  ///< costs by place or state
};

}  // namespace dateline::storyline
