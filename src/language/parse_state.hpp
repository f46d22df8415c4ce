#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace dateline::language {

enum class Move : std::uint8_t { shift, left, right };

/// A state of the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011). Words are 1..n, 0
/// is the root, which lies at the bottom of the stack and takes one dependent, last.
///     shift   the first word of the buffer goes on the stack
///     left    the top of the stack depends on the first word of the buffer, and goes
///     right   the top of the stack depends on the word below it, and goes
class ParseState {
 public:
  static constexpr int none = -1;

  struct Node {
    int head = none;
    int relation = none;
    std::array<int, 2> left{none, none};   ///< the leftmost dependent and the one before it was found
    std::array<int, 2> right{none, none};  ///< the rightmost dependent and the one found before it
    int left_count = 0;
    int right_count = 0;
    std::uint64_t relations = 0;  ///< a bit for each kind of dependent (relation modulo 64)
  };

  explicit ParseState(int words) : size_(words), nodes_(static_cast<std::size_t>(words) + 1), stack_{0} {}

  bool done() const { return next_ > size_ && stack_.size() == 1; }
  bool allowed(Move move) const {
    switch (move) {
      case Move::shift:
        return next_ <= size_;
      case Move::left:
        return next_ <= size_ && stack_.size() > 1;
      case Move::right:
        return stack_.size() > 2 || (stack_.size() == 2 && next_ > size_);
    }
    return false;
  }
  /// `move` must be allowed; `relation` is that of the new arc.
  void apply(Move move, int relation) {
    if (move == Move::shift) {
      stack_.push_back(next_++);
      return;
    }
    const int dependent = stack_.back();
    stack_.pop_back();
    connect(move == Move::left ? next_ : stack_.back(), dependent, relation);
  }

  int size() const { return size_; }
  /// The i-th word from the top of the stack, or none.
  int stack(std::size_t i) const { return i < stack_.size() ? stack_[stack_.size() - 1 - i] : none; }
  std::size_t stack_size() const { return stack_.size(); }
  /// The i-th word of the buffer, or none.
  int buffer(int i) const { return next_ + i <= size_ ? next_ + i : none; }
  const Node& node(int i) const { return nodes_[static_cast<std::size_t>(i)]; }
  const std::vector<int>& stack_words() const { return stack_; }

 private:
  void connect(int head, int dependent, int relation) {
    Node& d = nodes_[static_cast<std::size_t>(dependent)];
    d.head = head;
    d.relation = relation;
    Node& h = nodes_[static_cast<std::size_t>(head)];
    h.relations |= std::uint64_t{1} << (static_cast<unsigned>(relation) % 64);
    if (dependent < head) {
      h.left = {dependent, h.left[0]};
      ++h.left_count;
    } else {
      h.right = {dependent, h.right[0]};
      ++h.right_count;
    }
  }

  int size_;
  int next_ = 1;
  std::vector<Node> nodes_;
  std::vector<int> stack_;
};

}  // namespace dateline::language
