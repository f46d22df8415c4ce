#include "exports/storyline/proof.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "exports/storyline/clause_solver.hpp"

namespace dateline::storyline {
namespace {

/// What it may cost to find out whether a wish can be left out of those that cannot all be met: little where
/// there is little time, since only hard stories need small sets.
constexpr std::int64_t few_looks = 2000;
constexpr std::int64_t many_looks = 20'000;
/// Of orders among three lines or groups: what the memory holds.
constexpr std::int64_t most_triples = 400'000;
/// A triple is worth setting up when there is time to look at it so often.
constexpr std::int64_t looks_a_triple = 20;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

std::int64_t triples_of(std::size_t members) {
  const auto n = static_cast<std::int64_t>(members);
  return n * (n - 1) * (n - 2) / 6;
}

std::int64_t triples_of(const Story& story) {
  std::int64_t count = 0;
  for (const Step& step : story.steps) {
    count += triples_of(step.groups.size());
    for (const Group& group : step.groups) count += triples_of(group.size());
  }
  return count;
}

/// The literal "the first is above the second" for any two lines of a step. Two groups are above each other
/// as wholes: all pairs between them share one statement.
class Above {
 public:
  Above(int lines, const Step& step, ClauseSolver& solver)
      : lines_(lines), literals_(at(lines) * at(lines), -1) {
    std::vector<int> heads;
    for (const Group& group : step.groups) {
      add_order(group, solver);
      heads.push_back(group.front());
      present_.insert(present_.end(), group.begin(), group.end());
    }
    add_order(heads, solver);
    for (const Group& upper : step.groups) {
      for (const Group& lower : step.groups) {
        if (&upper == &lower) continue;
        for (const int first : upper) {
          for (const int second : lower) set(first, second, (*this)(upper.front(), lower.front()));
        }
      }
    }
  }

  Literal operator()(int first, int second) const { return literals_[at(first) * at(lines_) + at(second)]; }
  const std::vector<int>& present() const { return present_; }

  Order order(const ClauseSolver& solver) const {
    std::vector<std::pair<int, int>> ranked;  // how many are above, line
    for (const int line : present_) {
      const auto above = std::ranges::count_if(
          present_, [&](int other) { return other != line && solver.is_true((*this)(other, line)); });
      ranked.emplace_back(static_cast<int>(above), line);
    }
    std::ranges::sort(ranked);
    Order order;
    for (const auto& [rank, line] : ranked) order.push_back(line);
    return order;
  }

 private:
  void set(int first, int second, Literal literal) {
    literals_[at(first) * at(lines_) + at(second)] = literal;
  }

  /// Statements for all pairs, and that they make an order: above goes on from one to the next.
  void add_order(const std::vector<int>& members, ClauseSolver& solver) {
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const Literal above = solver.add_statement();
        set(members[i], members[j], above);
        set(members[j], members[i], opposite(above));
      }
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        for (std::size_t k = j + 1; k < members.size(); ++k) {
          const Literal first = (*this)(members[i], members[j]);
          const Literal second = (*this)(members[j], members[k]);
          const Literal both = (*this)(members[i], members[k]);
          solver.add_clause({opposite(first), opposite(second), both});
          solver.add_clause({first, second, opposite(both)});
        }
      }
    }
  }

  int lines_;
  std::vector<Literal> literals_;  ///< by first, second
  std::vector<int> present_;
};

/// Crossings are wishes that are not met. Each time the solver finds wishes that cannot all be met, the
/// proven number rises by the weight of the lightest, and the wish "not more than one of them unmet" takes
/// their place, then "not more than two", and so on (the way called OLL, from optimization by unsatisfiable
/// cores). When all wishes that are left can be met, no orders have fewer crossings than those.
class Prover {
 public:
  Prover(const Story& story, int known, std::int64_t most_looks) : known_(known), most_looks_(most_looks) {
    for (const Step& step : story.steps) above_.emplace_back(story.lines, step, solver_);
    for (std::size_t step = 1; step < above_.size(); ++step)
      wish_for_no_crossing(above_[step - 1], above_[step]);
  }

  Proof prove() {
    // The heaviest wishes first: what they prove is proven with less effort.
    int weight = 0;
    for (const auto& [wish, own] : wishes_) weight = std::max(weight, own);
    while (proof_.at_least < known_) {
      const ClauseSolver::Answer answer = solver_.solve(wishes_from(weight), most_looks_);
      if (answer == ClauseSolver::Answer::gave_up) break;
      if (answer == ClauseSolver::Answer::no) {
        replace(smaller(solver_.core()));
        continue;
      }
      keep_orders();
      if (weight == 1 || wishes_.empty()) break;
      int next = 1;
      for (const auto& [wish, own] : wishes_) {
        if (own < weight) next = std::max(next, own);
      }
      weight = next;
    }
    proof_.looks = solver_.looks();
    return proof_;
  }

 private:
  /// A wish "not more than `unmet` of them are unmet" in a row of such.
  struct Tally {
    std::size_t row = 0;
    std::size_t unmet = 0;
  };

  void wish_for_no_crossing(const Above& before, const Above& after) {
    std::map<std::pair<Literal, Literal>, int> pairs;
    for (const int first : before.present()) {
      for (const int second : before.present()) {
        if (second <= first || after(first, second) < 0) continue;
        Literal here = before(first, second);
        Literal there = after(first, second);
        if ((here & 1) != 0) {
          here = opposite(here);
          there = opposite(there);
        }
        ++pairs[{here, there}];
      }
    }
    for (const auto& [pair, count] : pairs) {
      const Literal crossed = solver_.add_statement();
      solver_.add_clause({crossed, opposite(pair.first), pair.second});
      solver_.add_clause({crossed, pair.first, opposite(pair.second)});
      wishes_[opposite(crossed)] = count;
    }
  }

  std::vector<Literal> wishes_from(int weight) const {
    std::vector<Literal> chosen;
    for (const auto& [wish, own] : wishes_) {
      if (own >= weight) chosen.push_back(wish);
    }
    return chosen;
  }

  /// Fewer wishes that cannot all be met either, as far as little effort finds them.
  std::vector<Literal> smaller(std::vector<Literal> core) {
    const std::int64_t looks_to_leave_out = std::clamp(most_looks_ / 1000, few_looks, many_looks);
    for (std::size_t i = 0; i < core.size() && core.size() > 1;) {
      std::vector<Literal> others = core;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const std::int64_t most = std::min(most_looks_, solver_.looks() + looks_to_leave_out);
      if (solver_.solve(others, most) == ClauseSolver::Answer::no) {
        // In the order of the core: the literals before i were needed, and still are.
        std::vector<Literal> kept;
        for (const Literal literal : others) {
          if (std::ranges::find(solver_.core(), literal) != solver_.core().end()) kept.push_back(literal);
        }
        std::size_t before = 0;
        for (std::size_t j = 0; j < i; ++j) before += std::ranges::find(kept, core[j]) != kept.end() ? 1 : 0;
        core = std::move(kept);
        i = before;
      } else {
        ++i;
      }
    }
    return core;
  }

  void replace(const std::vector<Literal>& core) {
    if (core.empty()) return;
    int weight = wishes_.at(core.front());
    for (const Literal wish : core) weight = std::min(weight, wishes_.at(wish));
    proof_.at_least += weight;
    std::vector<Literal> unmet;
    for (const Literal wish : core) {
      unmet.push_back(opposite(wish));
      wishes_[wish] -= weight;
      if (wishes_[wish] == 0) wishes_.erase(wish);
      const auto tally = tallies_.find(wish);
      if (tally == tallies_.end()) continue;
      const auto [row, count] = tally->second;
      if (count < rows_[row].size()) wish_for_at_most(row, count + 1, weight);
    }
    solver_.add_clause(unmet);
    if (unmet.size() == 1) return;
    rows_.push_back(count_true(unmet));
    wish_for_at_most(rows_.size() - 1, 2, weight);
  }

  /// Row entry `count` - 1 says "at least `count` are unmet": it is wished false.
  void wish_for_at_most(std::size_t row, std::size_t count, int weight) {
    const Literal wish = opposite(rows_[row][count - 1]);
    wishes_[wish] += weight;
    tallies_[wish] = {row, count};
  }

  /// Statements of which the first k are true when k of the literals are (a totalizer).
  std::vector<Literal> count_true(const std::vector<Literal>& literals) {
    if (literals.size() == 1) return literals;
    const auto middle = literals.begin() + static_cast<std::ptrdiff_t>(literals.size() / 2);
    const std::vector<Literal> left = count_true({literals.begin(), middle});
    const std::vector<Literal> right = count_true({middle, literals.end()});
    std::vector<Literal> sum;
    for (std::size_t i = 0; i < literals.size(); ++i) sum.push_back(solver_.add_statement());
    for (std::size_t i = 0; i <= left.size(); ++i) {
      for (std::size_t j = 0; j <= right.size(); ++j) {
        if (i + j == 0) continue;
        std::vector<Literal> clause{sum[i + j - 1]};
        if (i > 0) clause.push_back(opposite(left[i - 1]));
        if (j > 0) clause.push_back(opposite(right[j - 1]));
        solver_.add_clause(std::move(clause));
      }
    }
    return sum;
  }

  void keep_orders() {
    std::vector<Order> orders;
    for (const Above& above : above_) orders.push_back(above.order(solver_));
    const int count = crossings(orders);
    if (!proof_.orders.empty() && proof_.crossings <= count) return;
    proof_.orders = std::move(orders);
    proof_.crossings = count;
    known_ = std::min(known_, count);
  }

  ClauseSolver solver_;
  std::vector<Above> above_;       ///< by step
  std::map<Literal, int> wishes_;  ///< with their weights
  std::map<Literal, Tally> tallies_;
  std::vector<std::vector<Literal>> rows_;
  int known_;
  std::int64_t most_looks_;
  Proof proof_;
};

}  // namespace

Proof prove(const Story& story, int known, std::int64_t most_looks) {
  if (triples_of(story) > std::min(most_triples, most_looks / looks_a_triple)) return {};
  return Prover(story, known, most_looks).prove();
}

}  // namespace dateline::storyline
