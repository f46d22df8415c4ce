#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline::storyline {

/// A statement or its opposite: 2 * number for the statement, one more for the opposite.
using Literal = int;

constexpr Literal opposite(Literal literal) {
  return literal ^ 1;
}

/// Decides whether statements can be true or false so that each of some clauses has a true literal: search
/// that learns a clause from each conflict (CDCL, as in MiniSat), and goes on from what it learned when it is
/// asked again.
class ClauseSolver {
 public:
  enum class Answer { yes, no, gave_up };

  /// A new statement: its literal.
  Literal add_statement();
  /// At least one of these is true.
  void add_clause(std::vector<Literal> literals);

  /// Whether all clauses, and all assumptions, can hold. Gives up after so many looks at clauses in all,
  /// earlier calls included.
  Answer solve(const std::vector<Literal>& assumptions, std::int64_t most_looks);

  /// After "yes": whether the literal is true.
  bool is_true(Literal literal) const {
    return model_[static_cast<std::size_t>(literal / 2)] == (literal & 1);
  }
  /// After "no": assumptions that cannot hold together. None: the clauses alone cannot.
  const std::vector<Literal>& core() const { return core_; }
  /// How often it looked at a clause so far: the measure of work.
  std::int64_t looks() const { return looks_; }

 private:
  struct Clause {
    std::vector<Literal> literals;  ///< the first two are watched
    bool learned = false;
    bool dropped = false;
    int levels = 0;  ///< how many decisions it ties together: few is good
  };
  struct Watch {
    int clause = 0;
    Literal other = 0;  ///< one of its literals; while it is true the clause needs no look
  };
  /// Statements by how often they were in conflicts lately.
  class Heap {
   public:
    void grow() {
      place_.push_back(-1);
      insert(static_cast<int>(place_.size()) - 1);
    }
    bool empty() const { return heap_.empty(); }
    void insert(int statement);
    int pop();
    void raise(int statement);
    std::vector<double> activity;

   private:
    void up(int i);
    void down(int i);
    std::vector<int> heap_, place_;
  };

  enum : signed char { is_yes = 0, is_no = 1, is_open = 2 };
  signed char value(Literal literal) const {
    const signed char v = value_[static_cast<std::size_t>(literal / 2)];
    return static_cast<signed char>(v == is_open ? +is_open : v ^ (literal & 1));
  }
  int level() const { return static_cast<int>(levels_.size()); }
  void watch(int clause);
  void assign(Literal literal, int reason);
  int propagate();
  int analyze(int conflict);
  void bump(int statement);
  void find_core(Literal failed);
  void go_back(int level);
  void learn(int back_to);
  void drop_clauses();
  Literal choose(const std::vector<Literal>& assumptions, bool& failed);

  std::vector<Clause> clauses_;
  std::vector<std::vector<Watch>> watches_;  ///< by the literal that becomes false
  std::vector<signed char> value_;           ///< by statement
  std::vector<signed char> model_, phase_;
  std::vector<int> reason_, level_of_;  ///< by statement; -1: decided
  std::vector<char> seen_;
  std::vector<Literal> trail_;
  std::vector<std::size_t> levels_;  ///< where each decision is on the trail
  std::size_t propagated_ = 0;
  Heap heap_;
  double bump_ = 1;
  std::vector<Literal> learned_, core_;
  int learned_count_ = 0;
  int learned_limit_ = 4000;
  bool broken_ = false;  ///< the clauses alone cannot hold
  std::int64_t looks_ = 0;
};

}  // namespace dateline::storyline
