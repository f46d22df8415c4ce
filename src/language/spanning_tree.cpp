#include "src/language/spanning_tree.hpp"

#include <limits>

namespace dateline::language {
namespace {

constexpr float worst = -std::numeric_limits<float>::infinity();

/// The best head of each word by itself.
std::vector<int> best_heads(const ArcScores& scores) {
  const std::size_t n = scores.words();
  std::vector<int> heads(n);
  for (std::size_t i = 0; i < n; ++i) {
    float best = scores.of_root(i);
    int head = -1;
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i || scores.of(i, j) <= best) continue;
      best = scores.of(i, j);
      head = static_cast<int>(j);
    }
    heads[i] = head;
  }
  return heads;
}

/// Whether the heads make one tree whose arcs do not cross: walks over the words and keeps those whose head
/// is still to come or that wait for dependents, as a parser of shifts and reductions would.
bool is_projective_tree(const std::vector<int>& heads) {
  const int n = static_cast<int>(heads.size());
  std::vector<int> waiting(heads.size(), 0);  // dependents that are not attached yet
  int roots = 0;
  for (int i = 0; i < n; ++i) {
    const int head = heads[static_cast<std::size_t>(i)];
    if (head < 0) {
      ++roots;
    } else {
      ++waiting[static_cast<std::size_t>(head)];
    }
  }
  if (roots != 1) return false;
  std::vector<int> stack;
  for (int i = 0; i < n; ++i) {
    stack.push_back(i);
    while (stack.size() > 1) {
      const int top = stack.back();
      const int below = stack[stack.size() - 2];
      if (heads[static_cast<std::size_t>(below)] == top && waiting[static_cast<std::size_t>(below)] == 0) {
        stack.erase(stack.end() - 2);
        --waiting[static_cast<std::size_t>(top)];
      } else if (heads[static_cast<std::size_t>(top)] == below &&
                 waiting[static_cast<std::size_t>(top)] == 0) {
        stack.pop_back();
        --waiting[static_cast<std::size_t>(below)];
      } else {
        break;
      }
    }
  }
  return stack.size() == 1;
}

/// Eisner's chart over the words of a sentence. Spans are told by their ends; a complete one has its head at
/// one end and nothing to add on its other side, an incomplete one is an arc between its ends.
class Chart {
 public:
  explicit Chart(const ArcScores& scores)
      : scores_(scores), n_(scores.words()), cells_(n_ * n_), heads_(n_, -1) {}

  std::vector<int> best() {
    for (std::size_t i = 0; i < n_; ++i) at(i, i) = {0, 0, worst, worst, i, i, i};
    for (std::size_t length = 1; length < n_; ++length) {
      for (std::size_t left = 0; left + length < n_; ++left) fill(left, left + length);
    }
    std::size_t root = 0;
    float best = worst;
    for (std::size_t r = 0; r < n_; ++r) {
      const float score = scores_.of_root(r) + at(0, r).head_right + at(r, n_ - 1).head_left;
      if (r > 0 && score <= best) continue;
      best = score;
      root = r;
    }
    read_head_right(0, root);
    read_head_left(root, n_ - 1);
    return heads_;
  }

 private:
  struct Cell {
    float head_left = worst;   ///< complete, the head is the left end
    float head_right = worst;  ///< complete, the head is the right end
    float arc_right = worst;   ///< incomplete, the right end depends on the left one
    float arc_left = worst;    ///< incomplete, the left end depends on the right one
    std::size_t split_left = 0;
    std::size_t split_right = 0;
    std::size_t split_arc = 0;
  };
  Cell& at(std::size_t left, std::size_t right) { return cells_[left * n_ + right]; }

  void fill(std::size_t left, std::size_t right) {
    Cell& cell = at(left, right);
    float inside = worst;
    for (std::size_t m = left; m < right; ++m) {
      const float score = at(left, m).head_left + at(m + 1, right).head_right;
      if (m > left && score <= inside) continue;
      inside = score;
      cell.split_arc = m;
    }
    cell.arc_right = inside + scores_.of(right, left);
    cell.arc_left = inside + scores_.of(left, right);
    for (std::size_t m = left; m < right; ++m) {
      const float score = at(left, m).head_right + at(m, right).arc_left;
      if (m > left && score <= cell.head_right) continue;
      cell.head_right = score;
      cell.split_right = m;
    }
    for (std::size_t m = left + 1; m <= right; ++m) {
      const float score = at(left, m).arc_right + at(m, right).head_left;
      if (m > left + 1 && score <= cell.head_left) continue;
      cell.head_left = score;
      cell.split_left = m;
    }
  }

  // Depth is at most the number of words, which a sentence limits.
  void read_head_left(std::size_t left, std::size_t right) {
    if (left == right) return;
    const std::size_t m = at(left, right).split_left;
    heads_[m] = static_cast<int>(left);
    read_arc(left, m);
    read_head_left(m, right);
  }
  void read_head_right(std::size_t left, std::size_t right) {
    if (left == right) return;
    const std::size_t m = at(left, right).split_right;
    heads_[m] = static_cast<int>(right);
    read_head_right(left, m);
    read_arc(m, right);
  }
  void read_arc(std::size_t left, std::size_t right) {
    const std::size_t m = at(left, right).split_arc;
    read_head_left(left, m);
    read_head_right(m + 1, right);
  }

  const ArcScores& scores_;
  std::size_t n_;
  std::vector<Cell> cells_;
  std::vector<int> heads_;
};

}  // namespace

std::vector<int> best_tree(const ArcScores& scores) {
  if (scores.words() == 0) return {};
  std::vector<int> heads = best_heads(scores);
  if (is_projective_tree(heads)) return heads;
  return Chart(scores).best();
}

}  // namespace dateline::language
