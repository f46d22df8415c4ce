#include "exports/storyline/clause_solver.hpp"

#include <algorithm>
#include <utility>

namespace dateline::storyline {
namespace {

constexpr int decided = -1;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

/// 1 1 2 1 1 2 4 1 1 2 …: how long to search before starting afresh (Luby).
std::int64_t luby(std::int64_t i) {
  for (;;) {
    std::int64_t power = 1;
    while (2 * power - 1 < i + 1) power *= 2;
    if (2 * power - 1 == i + 1) return power;
    i -= power - 1;
  }
}

}  // namespace

void ClauseSolver::Heap::up(int i) {
  const int statement = heap_[at(i)];
  while (i > 0) {
    const int parent = (i - 1) / 2;
    if (activity[at(heap_[at(parent)])] >= activity[at(statement)]) break;
    heap_[at(i)] = heap_[at(parent)];
    place_[at(heap_[at(i)])] = i;
    i = parent;
  }
  heap_[at(i)] = statement;
  place_[at(statement)] = i;
}

void ClauseSolver::Heap::down(int i) {
  const int statement = heap_[at(i)];
  const int size = static_cast<int>(heap_.size());
  while (2 * i + 1 < size) {
    int child = 2 * i + 1;
    if (child + 1 < size && activity[at(heap_[at(child + 1)])] > activity[at(heap_[at(child)])]) ++child;
    if (activity[at(heap_[at(child)])] <= activity[at(statement)]) break;
    heap_[at(i)] = heap_[at(child)];
    place_[at(heap_[at(i)])] = i;
    i = child;
  }
  heap_[at(i)] = statement;
  place_[at(statement)] = i;
}

void ClauseSolver::Heap::insert(int statement) {
  if (place_[at(statement)] >= 0) return;
  place_[at(statement)] = static_cast<int>(heap_.size());
  heap_.push_back(statement);
  up(place_[at(statement)]);
}

int ClauseSolver::Heap::pop() {
  const int top = heap_.front();
  place_[at(top)] = -1;
  const int last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) {
    heap_.front() = last;
    place_[at(last)] = 0;
    down(0);
  }
  return top;
}

void ClauseSolver::Heap::raise(int statement) {
  if (place_[at(statement)] >= 0) up(place_[at(statement)]);
}

Literal ClauseSolver::add_statement() {
  const int statement = static_cast<int>(value_.size());
  value_.push_back(is_open);
  phase_.push_back(is_no);
  reason_.push_back(decided);
  level_of_.push_back(0);
  seen_.push_back(0);
  watches_.resize(watches_.size() + 2);
  heap_.activity.push_back(0);
  heap_.grow();
  return 2 * statement;
}

void ClauseSolver::watch(int clause) {
  const std::vector<Literal>& literals = clauses_[at(clause)].literals;
  watches_[at(literals[0])].push_back({clause, literals[1]});
  watches_[at(literals[1])].push_back({clause, literals[0]});
}

void ClauseSolver::add_clause(std::vector<Literal> literals) {
  if (std::ranges::any_of(literals, [&](Literal l) { return value(l) == is_yes; })) return;
  std::erase_if(literals, [&](Literal l) { return value(l) == is_no; });
  if (literals.empty()) {
    broken_ = true;
  } else if (literals.size() == 1) {
    assign(literals.front(), decided);
    broken_ = broken_ || propagate() >= 0;
  } else {
    clauses_.push_back({std::move(literals)});
    watch(static_cast<int>(clauses_.size()) - 1);
  }
}

void ClauseSolver::assign(Literal literal, int reason) {
  const std::size_t statement = at(literal / 2);
  value_[statement] = static_cast<signed char>(literal & 1);
  reason_[statement] = reason;
  level_of_[statement] = level();
  trail_.push_back(literal);
}

/// Draws every conclusion. The clause that has no true literal left, or -1.
int ClauseSolver::propagate() {
  while (propagated_ < trail_.size()) {
    const Literal gone = opposite(trail_[propagated_++]);
    std::vector<Watch>& watches = watches_[at(gone)];
    looks_ += static_cast<std::int64_t>(watches.size()) + 1;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < watches.size(); ++i) {
      const Watch seen = watches[i];
      if (value(seen.other) == is_yes) {
        watches[kept++] = seen;
        continue;
      }
      Clause& clause = clauses_[at(seen.clause)];
      if (clause.dropped) continue;
      std::vector<Literal>& literals = clause.literals;
      if (literals[0] == gone) std::swap(literals[0], literals[1]);
      const Literal first = literals[0];
      if (value(first) != is_yes) {
        std::size_t other = 2;
        while (other < literals.size() && value(literals[other]) == is_no) ++other;
        if (other < literals.size()) {
          std::swap(literals[1], literals[other]);
          watches_[at(literals[1])].push_back({seen.clause, first});
          continue;
        }
      }
      watches[kept++] = {seen.clause, first};
      if (value(first) == is_no) {
        while (++i < watches.size()) watches[kept++] = watches[i];
        watches.resize(kept);
        propagated_ = trail_.size();
        return seen.clause;
      }
      if (value(first) == is_open) assign(first, seen.clause);
    }
    watches.resize(kept);
  }
  return -1;
}

void ClauseSolver::bump(int statement) {
  heap_.activity[at(statement)] += bump_;
  if (heap_.activity[at(statement)] > 1e100) {
    for (double& activity : heap_.activity) activity *= 1e-100;
    bump_ *= 1e-100;
  }
  heap_.raise(statement);
}

/// What the conflict teaches, in `learned_`: the first literal follows at the level that is returned.
int ClauseSolver::analyze(int conflict) {
  learned_.assign(1, 0);
  std::vector<int> marked;
  int open = 0;
  std::size_t i = trail_.size();
  Literal literal = -1;
  for (int clause = conflict;;) {
    for (const Literal other : clauses_[at(clause)].literals) {
      const int statement = other / 2;
      if (other == literal || seen_[at(statement)] != 0 || level_of_[at(statement)] == 0) continue;
      seen_[at(statement)] = 1;
      marked.push_back(statement);
      bump(statement);
      if (level_of_[at(statement)] == level()) {
        ++open;
      } else {
        learned_.push_back(other);
      }
    }
    do --i;
    while (seen_[at(trail_[i] / 2)] == 0);
    literal = trail_[i];
    if (--open == 0) break;
    clause = reason_[at(literal / 2)];
  }
  learned_[0] = opposite(literal);
  // A literal that follows from the others says nothing.
  const auto follows = [&](Literal l) {
    const int reason = reason_[at(l / 2)];
    if (reason == decided) return false;
    return std::ranges::all_of(clauses_[at(reason)].literals, [&](Literal other) {
      return other / 2 == l / 2 || seen_[at(other / 2)] != 0 || level_of_[at(other / 2)] == 0;
    });
  };
  learned_.erase(std::remove_if(learned_.begin() + 1, learned_.end(), follows), learned_.end());
  for (const int statement : marked) seen_[at(statement)] = 0;
  bump_ /= 0.95;
  if (learned_.size() == 1) return 0;
  const auto latest = std::max_element(learned_.begin() + 1, learned_.end(), [&](Literal a, Literal b) {
    return level_of_[at(a / 2)] < level_of_[at(b / 2)];
  });
  std::swap(learned_[1], *latest);
  return level_of_[at(learned_[1] / 2)];
}

/// The assumptions that make `failed`, an assumption too, impossible.
void ClauseSolver::find_core(Literal failed) {
  core_.assign(1, failed);
  if (level_of_[at(failed / 2)] == 0) return;
  std::vector<char> wanted(value_.size(), 0);
  wanted[at(failed / 2)] = 1;
  for (std::size_t i = trail_.size(); i-- > levels_.front();) {
    const int statement = trail_[i] / 2;
    if (wanted[at(statement)] == 0) continue;
    if (reason_[at(statement)] == decided) {
      if (trail_[i] != opposite(failed)) core_.push_back(trail_[i]);
      continue;
    }
    for (const Literal other : clauses_[at(reason_[at(statement)])].literals) {
      if (level_of_[at(other / 2)] > 0) wanted[at(other / 2)] = 1;
    }
  }
}

void ClauseSolver::go_back(int level_to) {
  if (level() <= level_to) return;
  const std::size_t begin = levels_[at(level_to)];
  for (std::size_t i = trail_.size(); i-- > begin;) {
    const int statement = trail_[i] / 2;
    phase_[at(statement)] = value_[at(statement)];
    value_[at(statement)] = is_open;
    heap_.insert(statement);
  }
  trail_.resize(begin);
  propagated_ = begin;
  levels_.resize(at(level_to));
}

void ClauseSolver::learn(int back_to) {
  std::vector<int> levels;
  for (const Literal literal : learned_) levels.push_back(level_of_[at(literal / 2)]);
  std::ranges::sort(levels);
  const auto different = std::ranges::unique(levels).begin() - levels.begin();
  go_back(back_to);
  if (learned_.size() == 1) {
    assign(learned_.front(), decided);
    return;
  }
  clauses_.push_back({learned_, true, false, static_cast<int>(different)});
  ++learned_count_;
  watch(static_cast<int>(clauses_.size()) - 1);
  assign(learned_.front(), static_cast<int>(clauses_.size()) - 1);
}

/// Forgets half of what was learned, what ties many decisions together first; never what is a reason now.
void ClauseSolver::drop_clauses() {
  if (learned_count_ < learned_limit_) return;
  std::vector<int> candidates;
  for (std::size_t i = 0; i < clauses_.size(); ++i) {
    const Clause& clause = clauses_[i];
    if (!clause.learned || clause.dropped || clause.levels <= 2) continue;
    const Literal first = clause.literals.front();
    if (value(first) == is_yes && reason_[at(first / 2)] == static_cast<int>(i)) continue;
    candidates.push_back(static_cast<int>(i));
  }
  std::ranges::stable_sort(candidates,
                           [&](int a, int b) { return clauses_[at(a)].levels > clauses_[at(b)].levels; });
  candidates.resize(candidates.size() / 2);
  for (const int clause : candidates) {
    clauses_[at(clause)].dropped = true;
    clauses_[at(clause)].literals = {};
    --learned_count_;
  }
  for (std::vector<Watch>& watches : watches_) {
    std::erase_if(watches, [&](const Watch& watch) { return clauses_[at(watch.clause)].dropped; });
  }
  learned_limit_ += learned_limit_ / 10;
}

/// The next literal to try: an assumption, else the liveliest statement as it was last. -1: nothing is open.
Literal ClauseSolver::choose(const std::vector<Literal>& assumptions, bool& failed) {
  while (at(level()) < assumptions.size()) {
    const Literal assumption = assumptions[at(level())];
    if (value(assumption) == is_no) {
      find_core(assumption);
      failed = true;
      return -1;
    }
    if (value(assumption) == is_open) return assumption;
    levels_.push_back(trail_.size());  // holds already
  }
  while (!heap_.empty()) {
    const int statement = heap_.pop();
    if (value_[at(statement)] == is_open) return 2 * statement + phase_[at(statement)];
  }
  return -1;
}

ClauseSolver::Answer ClauseSolver::solve(const std::vector<Literal>& assumptions, std::int64_t most_looks) {
  core_.clear();
  if (broken_) return Answer::no;
  Answer answer = Answer::gave_up;
  std::int64_t restarts = 0;
  for (std::int64_t until_restart = 100; looks_ < most_looks;) {
    const int conflict = propagate();
    if (conflict >= 0) {
      if (level() == 0) {
        broken_ = true;
        answer = Answer::no;
        break;
      }
      learn(analyze(conflict));
      if (--until_restart <= 0) {
        go_back(0);
        drop_clauses();
        until_restart = 100 * luby(++restarts);
      }
      continue;
    }
    bool failed = false;
    const Literal next = choose(assumptions, failed);
    if (failed) {
      answer = Answer::no;
      break;
    }
    if (next < 0) {
      model_ = value_;
      answer = Answer::yes;
      break;
    }
    levels_.push_back(trail_.size());
    assign(next, decided);
  }
  go_back(0);
  return answer;
}

}  // namespace dateline::storyline
