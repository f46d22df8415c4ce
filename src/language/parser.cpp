#include "src/language/parser.hpp"

#include <algorithm>
#include <array>

namespace dateline::language {

void read_transitions(const std::vector<std::string>& names, std::vector<Transition>& transitions,
                      std::vector<std::string>& relations) {
  for (const std::string& name : names) {
    Transition transition;
    if (name.size() > 1 && (name[0] == '<' || name[0] == '>')) {
      transition.move = name[0] == '<' ? Move::left : Move::right;
      const std::string relation = name.substr(1);
      const auto found = std::find(relations.begin(), relations.end(), relation);
      transition.relation = static_cast<int>(found - relations.begin());
      transition.root = relation == "root";
      if (found == relations.end()) relations.push_back(relation);
    }
    transitions.push_back(transition);
  }
}

namespace {

constexpr std::size_t most_transitions = 250;

/// The state as the features see it.
class View {
 public:
  View(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags, const ParseState& state)
      : words_(words), tags_(tags), state_(state) {}

  std::uint64_t w(int i) const { return i > 0 ? words_[index(i)].lower : i == 0 ? 7 : 3; }
  std::uint64_t t(int i) const { return i > 0 ? tags_[index(i)] : i == 0 ? 997 : 999; }
  std::uint64_t c(int i) const { return i > 0 ? words_[index(i)].cluster.coarse + 1 : 500; }
  std::uint64_t c2(int i) const { return i > 0 ? words_[index(i)].cluster.fine + 1 : 5000; }
  std::uint64_t r(int i) const {
    return i > 0 ? static_cast<std::uint64_t>(state_.node(i).relation + 1) : 900;
  }
  /// The word beside i in the text, whether or not it has its head already.
  int beside(int i, int step) const {
    return i > 0 && i + step > 0 && i + step <= state_.size() ? i + step : -1;
  }
  int left(int i, std::size_t n = 0) const { return i >= 0 ? state_.node(i).left[n] : -1; }
  int right(int i, std::size_t n = 0) const { return i >= 0 ? state_.node(i).right[n] : -1; }
  int left_count(int i) const { return i < 0 ? 9 : std::min(state_.node(i).left_count, 4); }
  int right_count(int i) const { return i < 0 ? 9 : std::min(state_.node(i).right_count, 4); }
  std::uint64_t relations(int i) const { return i < 0 ? 0 : state_.node(i).relations; }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i - 1); }
  const std::vector<Word>& words_;
  const std::vector<std::uint64_t>& tags_;
  const ParseState& state_;
};

/// The words of a state that features speak of.
struct Places {
  int s0, s1, s2, b0, b1, b2;
};

void word_features(const View& v, const Places& p, FeatureList& f) {
  for (const int x : {p.s0, p.s1, p.s2, p.b0, p.b1, p.b2}) {
    f.add(v.w(x));
    f.add(v.t(x));
    f.add(v.w(x), v.t(x));
    f.add(v.c2(x));
    f.add(v.c(x), v.t(x));
  }
}

void pair_features(const View& v, const Places& p, FeatureList& f) {
  const auto [s0, s1, s2, b0, b1, b2] = p;
  f.add(v.w(s0), v.w(b0));
  f.add(v.w(s0), v.t(s0), v.w(b0), v.t(b0));
  f.add(v.w(s0), v.t(s0), v.t(b0));
  f.add(v.t(s0), v.w(b0), v.t(b0));
  f.add(v.t(s0), v.t(b0));
  f.add(v.c(s0), v.c(b0));
  f.add(v.c2(s0), v.t(b0));
  f.add(v.t(s0), v.c2(b0));
  f.add(v.c2(s0), v.c2(b0));
  f.add(v.w(s1), v.w(s0));
  f.add(v.t(s1), v.w(s0), v.t(s0));
  f.add(v.w(s1), v.t(s1), v.t(s0));
  f.add(v.t(s1), v.t(s0));
  f.add(v.c(s1), v.c(s0));
  f.add(v.c2(s1), v.t(s0));
  f.add(v.t(s1), v.c2(s0));
  f.add(v.c2(s1), v.c2(s0));
  f.add(v.t(b0), v.t(b1));
  f.add(v.t(b0), v.t(b1), v.t(b2));
  f.add(v.t(s0), v.t(b0), v.t(b1));
  f.add(v.t(s1), v.t(s0), v.t(b0));
  f.add(v.t(s2), v.t(s1), v.t(s0));
  f.add(v.w(s0), v.t(b0), v.t(b1));
  f.add(v.t(s1), v.t(s0), v.w(b0));
  f.add(v.t(s1), v.w(s0), v.t(b0));
  f.add(v.w(s1), v.t(s0), v.t(b0));
  f.add(v.t(s1), v.t(s0), v.t(b0), v.t(b1));
  f.add(v.w(s0), v.w(b0), v.t(b1));
  f.add(v.w(s0), v.w(b0), v.w(b1));
  f.add(v.t(s0), v.t(b0), v.w(b1));
  f.add(v.w(s1), v.w(b0), v.t(s0));
}

void dependent_features(const View& v, const Places& p, FeatureList& f) {
  const int s0 = p.s0, s1 = p.s1, b0 = p.b0;
  const int s0l = v.left(s0), s0l2 = v.left(s0, 1), s0r = v.right(s0), s0r2 = v.right(s0, 1);
  const int s1l = v.left(s1), s1r = v.right(s1), s1r2 = v.right(s1, 1), b0l = v.left(b0),
            b0l2 = v.left(b0, 1);
  f.add(v.t(s0), v.t(s0l), v.t(b0));
  f.add(v.t(s0), v.t(s0r), v.t(b0));
  f.add(v.t(s0), v.t(b0), v.t(b0l));
  f.add(v.t(s1), v.t(s1r), v.t(s0));
  f.add(v.t(s1), v.t(s1l), v.t(s0));
  f.add(v.t(s1), v.t(s0), v.t(s0l));
  f.add(v.t(s1), v.t(s0), v.t(s0r));
  f.add(v.w(s0), v.r(s0l));
  f.add(v.w(s0), v.r(s0r));
  f.add(v.t(s0), v.r(s0l));
  f.add(v.t(s0), v.r(s0r));
  f.add(v.t(s1), v.r(s1l));
  f.add(v.t(s1), v.r(s1r));
  f.add(v.t(b0), v.r(b0l));
  f.add(v.w(b0), v.r(b0l));
  f.add(v.w(s1), v.r(s1r));
  f.add(v.w(s1), v.r(s1l));
  f.add(v.t(s0), v.r(s0l), v.r(s0l2));
  f.add(v.t(s0), v.r(s0r), v.r(s0r2));
  f.add(v.t(b0), v.r(b0l), v.r(b0l2));
  f.add(v.t(s1), v.r(s1r), v.r(s1r2));
  for (const int x : {s0l, s0r, b0l, s1r, s1l}) f.add(v.w(x));
  f.add(v.t(s0), v.w(s0r));
  f.add(v.t(s0), v.w(s0l));
  f.add(v.t(s1), v.w(s1r));
  f.add(v.t(b0), v.w(b0l));
  // Where a phrase with a preposition belongs.
  f.add(v.w(s1), v.w(s0l), v.w(s0));
  f.add(v.t(s1), v.w(s0l), v.t(s0));
  f.add(v.c(s1), v.w(s0l), v.c(s0));
  f.add(v.w(s1), v.w(s0l), v.r(s0l));
  // What a verb already has.
  f.add(v.t(s0), v.relations(s0));
  f.add(v.t(s1), v.relations(s1));
  f.add(v.t(b0), v.relations(b0));
  f.add(v.t(s1), v.relations(s1), v.t(s0));
  f.add(v.t(s0), v.relations(s0), v.t(b0));
  f.add(v.t(s1), v.t(s0), v.relations(s0));
  f.add(v.t(s0), v.t(b0), v.relations(b0));
  f.add(v.w(s0), v.relations(s0));
}

void distance_features(const View& v, const Places& p, std::size_t stack_size, FeatureList& f) {
  const int s0 = p.s0, s1 = p.s1, b0 = p.b0;
  const int ahead = s0 > 0 && b0 > 0 ? std::min(b0 - s0, 6) : 0;
  const int behind = s1 >= 0 && s0 > 0 ? std::min(s0 - s1, 8) : 0;
  f.add(ahead);
  f.add(ahead, v.t(s0));
  f.add(ahead, v.t(s0), v.t(b0));
  f.add(ahead, v.w(s0));
  f.add(behind);
  f.add(behind, v.t(s1), v.t(s0));
  f.add(behind, v.w(s1));
  f.add(v.w(s0), v.left_count(s0));
  f.add(v.w(s0), v.right_count(s0));
  f.add(v.t(s0), v.left_count(s0), v.right_count(s0));
  f.add(v.t(s1), v.left_count(s1), v.right_count(s1));
  f.add(v.w(s1), v.right_count(s1));
  f.add(v.t(b0), v.left_count(b0));
  f.add(v.w(b0), v.left_count(b0));
  f.add(std::min<std::size_t>(stack_size, 4), b0 > 0);
  f.add(v.t(s0), v.t(b0), ahead, v.left_count(b0));
}

/// The words around the top of the stack and the end of the last dependent, as they stand in the text.
void neighbour_features(const View& v, const Places& p, FeatureList& f) {
  const int before = v.beside(p.s0, -1), after = v.beside(p.s0, 1), last = v.beside(p.b0, -1);
  const int before1 = v.beside(p.s1, -1), after1 = v.beside(p.s1, 1);
  f.add(v.t(before), v.t(p.s0), v.t(p.b0));
  f.add(v.w(before), v.t(p.s0));
  f.add(v.t(p.s0), v.t(after), v.t(p.b0));
  f.add(v.w(after), v.t(p.s0));
  f.add(v.t(last), v.t(p.s0), v.t(p.b0));
  f.add(v.w(last), v.t(p.b0));
  f.add(v.t(before1), v.t(p.s1), v.t(p.s0));
  f.add(v.t(p.s1), v.t(after1), v.t(p.s0));
  f.add(v.w(after1), v.t(p.s1), v.t(p.s0));
  f.add(v.w(before), v.t(p.s1), v.t(p.s0));
}

}  // namespace

void parser_features(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags,
                     const ParseState& state, FeatureList& f) {
  const View view(words, tags, state);
  const Places places{state.stack(0),  state.stack(1),  state.stack(2),
                      state.buffer(0), state.buffer(1), state.buffer(2)};
  f.start();
  f.add();
  word_features(view, places, f);
  pair_features(view, places, f);
  dependent_features(view, places, f);
  distance_features(view, places, state.stack_size(), f);
  neighbour_features(view, places, f);
}

Parser::Parser(const ModelFile& file) {
  const std::vector<std::string> names = file.lines(0);
  if (names.empty() || names.size() > most_transitions) file.refuse("it has a wrong number of transitions");
  read_transitions(names, transitions_, relations_);
  bool shift = false, left = false, right = false, root = false;
  for (const Transition& transition : transitions_) {
    shift = shift || transition.move == Move::shift;
    left = left || (transition.move == Move::left && !transition.root);
    right = right || (transition.move == Move::right && !transition.root);
    root = root || (transition.move == Move::right && transition.root);
  }
  if (!shift || !left || !right || !root) file.refuse("it lacks a move");
  weights_ = FeatureWeights(file, 1, static_cast<std::uint32_t>(names.size()));
}

std::vector<Arc> Parser::parse(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags) const {
  ParseState state(static_cast<int>(words.size()));
  FeatureList features;
  std::array<std::int32_t, most_transitions> scores{};
  while (!state.done()) {
    parser_features(words, tags, state, features);
    std::fill_n(scores.begin(), transitions_.size(), 0);
    weights_.add_scores(features.hashes(), scores.data());
    std::size_t best = transitions_.size();
    for (std::size_t k = 0; k < transitions_.size(); ++k) {
      if (!allowed(state, transitions_[k])) continue;
      if (best == transitions_.size() || scores[k] > scores[best]) best = k;
    }
    state.apply(transitions_[best].move, transitions_[best].relation);
  }
  std::vector<Arc> arcs(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const ParseState::Node& node = state.node(static_cast<int>(i) + 1);
    arcs[i] = {node.head - 1, node.relation};
  }
  return arcs;
}

}  // namespace dateline::language
