#include "src/times/rules.hpp"

#include <algorithm>
#include <bit>

namespace dateline::times {

struct Rules::Run {
  const std::vector<Token>& tokens;
  Match now;
  Match best;
  bool found = false;
  unsigned budget = 0;
};

namespace {

/// Tokens tried for one pattern at one place; far above what any rule needs.
constexpr unsigned attempt_budget = 4000;

}  // namespace

bool Rules::accepts(const Node& node, const Token& token, Kind& kind) const {
  if (node.tight && token.space_before) return false;
  if (const KindSet both = node.kinds & token.kinds; both != 0) {
    kind = static_cast<Kind>(std::countr_zero(both));
    return true;
  }
  if (token.word == nullptr || token.word->literal == 0) return false;
  kind = Kind::count;
  return std::find(node.literals.begin(), node.literals.end(), token.word->literal) != node.literals.end();
}

void Rules::run(Run& state, std::uint32_t first_edge, std::uint32_t last_edge, std::size_t token) const {
  const std::size_t parts = state.now.part_count;
  for (std::uint32_t i = first_edge; i < last_edge && state.budget > 0; ++i) {
    const Edge& edge = edges_[i];
    --state.budget;
    Kind kind = Kind::count;
    const bool ends = edge.node == Edge::done;
    if (ends && state.found && token <= state.best.end) continue;
    if (!ends && (token >= state.tokens.size() || token - state.now.first >= Match::longest ||
                  !accepts(nodes_[edge.node], state.tokens[token], kind)))
      continue;
    state.now.part_count = parts;
    if (edge.closes) state.now.parts[state.now.part_count++].end = token;
    if (edge.opens && state.now.part_count < state.now.parts.size())
      state.now.parts[state.now.part_count].first = token;
    if (ends) {
      state.now.end = token;
      state.best = state.now;
      state.found = true;
      continue;
    }
    state.now.kinds[token - state.now.first] = kind;
    const Node& node = nodes_[edge.node];
    run(state, node.first_edge, node.last_edge, token + 1);
  }
  state.now.part_count = parts;
}

void Rules::attempt(Run& state, const Start& start, Kind kind, std::vector<Match>& found) const {
  state.found = false;
  state.budget = attempt_budget;
  state.now.rule = start.rule;
  state.now.part_count = 0;
  state.now.kinds[0] = kind;
  if (start.edge.opens) state.now.parts[0].first = state.now.first;
  const Node& node = nodes_[start.edge.node];
  run(state, node.first_edge, node.last_edge, state.now.first + 1);
  if (!state.found) return;
  if (state.best.part_count == 0) {
    state.best.part_count = 1;
    state.best.parts[0] = {state.best.first, state.best.end};
  }
  // The longest first, among equals the earlier rule, then the first that was tried.
  const auto comes_first = [](const Match& one, const Match& other) {
    return one.end != other.end ? one.end > other.end : one.rule < other.rule;
  };
  found.insert(std::upper_bound(found.begin(), found.end(), state.best, comes_first), state.best);
}

void Rules::match(const std::vector<Token>& tokens, std::size_t first, std::vector<Match>& found) const {
  found.clear();
  const Token& token = tokens[first];
  const std::uint16_t literal = token.word != nullptr ? token.word->literal : std::uint16_t{0};
  if (token.kinds == 0 && literal == 0) return;
  const Token* next = first + 1 < tokens.size() ? &tokens[first + 1] : nullptr;
  const KindSet next_kinds = next != nullptr ? next->kinds : 0;
  const bool next_literal = next != nullptr && next->word != nullptr && next->word->literal != 0;
  Run state{tokens, {}, {}};
  state.now.first = first;
  const auto may_match = [&](const Start& start) {
    return start.one_will_do || (start.second & next_kinds) != 0 || (start.second_literal && next_literal);
  };
  for (KindSet kinds = token.kinds; kinds != 0; kinds &= kinds - 1) {
    const auto kind = static_cast<std::size_t>(std::countr_zero(kinds));
    for (const Start& start : by_kind_[kind]) {
      // A node that takes several of the token's kinds is tried with the first of them only.
      if (!may_match(start) ||
          (nodes_[start.edge.node].kinds & token.kinds & (bit(static_cast<Kind>(kind)) - 1)) != 0)
        continue;
      attempt(state, start, static_cast<Kind>(kind), found);
    }
  }
  if (literal != 0) {
    for (const Start& start : by_literal_[literal])
      if (may_match(start)) attempt(state, start, Kind::count, found);
  }
}

}  // namespace dateline::times
