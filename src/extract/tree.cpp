#include "src/extract/tree.hpp"

#include <algorithm>

namespace dateline::extract {

Tree::Tree(const language::Sentence& sentence, std::string_view text) : sentence_(&sentence), text_(text) {
  link();
  measure();
}

void Tree::link() {
  const Index count = size();
  heads_.resize(count);
  for (Index i = 0; i < count; ++i) {
    const std::int32_t head = token(i).head;
    heads_[i] = head >= 0 && static_cast<Index>(head) < count && static_cast<Index>(head) != i ? head : -1;
  }
  // Each token is walked up once: state 1 is "on the way now", 2 "known to reach a root".
  std::vector<std::uint8_t> state(count, 0);
  for (Index start = 0; start < count; ++start) {
    std::int32_t at = static_cast<std::int32_t>(start);
    std::int32_t below = -1;
    while (at >= 0 && state[static_cast<Index>(at)] == 0) {
      state[static_cast<Index>(at)] = 1;
      below = at;
      at = heads_[static_cast<Index>(at)];
    }
    if (at >= 0 && state[static_cast<Index>(at)] == 1) heads_[static_cast<Index>(below)] = -1;
    for (at = static_cast<std::int32_t>(start); at >= 0 && state[static_cast<Index>(at)] == 1;
         at = heads_[static_cast<Index>(at)]) {
      state[static_cast<Index>(at)] = 2;
    }
  }
  children_.resize(count);
  for (Index i = 0; i < count; ++i) {
    if (heads_[i] >= 0) children_[static_cast<Index>(heads_[i])].push_back(i);
  }
}

void Tree::measure() {
  const Index count = size();
  extents_.resize(count);
  std::vector<Index> waiting(count);
  std::vector<Index> ready;
  for (Index i = 0; i < count; ++i) {
    extents_[i] = {i, i + 1};
    waiting[i] = static_cast<Index>(children_[i].size());
    if (waiting[i] == 0) ready.push_back(i);
  }
  while (!ready.empty()) {
    const Index i = ready.back();
    ready.pop_back();
    if (heads_[i] < 0) continue;
    const Index head = static_cast<Index>(heads_[i]);
    extents_[head].first = std::min(extents_[head].first, extents_[i].first);
    extents_[head].last = std::max(extents_[head].last, extents_[i].last);
    if (--waiting[head] == 0) ready.push_back(head);
  }
}

bool Tree::has_relation(Index i, std::string_view name) const {
  const std::string_view relation = token(i).relation;
  return relation.substr(0, name.size()) == name &&
         (relation.size() == name.size() || relation[name.size()] == ':');
}

std::optional<Tree::Index> Tree::child(Index i, std::string_view relation) const {
  for (const Index child : children_[i]) {
    if (has_relation(child, relation)) return child;
  }
  return std::nullopt;
}

bool Tree::dominates(Index above, Index i) const {
  if (!extents_[above].contains(i)) return false;
  for (std::optional<Index> at = i; at; at = head(*at)) {
    if (*at == above) return true;
  }
  return false;
}

std::vector<Tree::Index> Tree::subtree(Index i) const {
  std::vector<Index> out{i};
  for (std::size_t at = 0; at < out.size(); ++at) {
    const std::vector<Index>& below = children_[out[at]];
    out.insert(out.end(), below.begin(), below.end());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Tree::Range Tree::tokens_in(const base::ByteSpan& span) const {
  const auto& tokens = sentence_->tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const language::Token& t) { return t.span.end <= span.begin; });
  const auto last = std::partition_point(first, tokens.end(),
                                         [&](const language::Token& t) { return t.span.begin < span.end; });
  return {static_cast<Index>(first - tokens.begin()), static_cast<Index>(last - tokens.begin())};
}

Tree::Index Tree::head_of(const Range& range) const {
  // A word outside may stand between: "Greta" on "Mayor" on "Holm", where the range is "Greta Holm".
  const auto hangs_inside = [&](Index i) {
    std::optional<Index> above = head(i);
    for (Index steps = 0; above && steps < size(); ++steps) {
      if (range.contains(*above)) return true;
      above = head(*above);
    }
    return false;
  };
  for (Index i = range.first; i < range.last; ++i)
    if (pos(i) != language::Pos::punct && !hangs_inside(i)) return i;
  return range.first;
}

base::ByteSpan Tree::span_of(const Range& range) const {
  return {token(range.first).span.begin, token(range.last - 1).span.end};
}

}  // namespace dateline::extract
