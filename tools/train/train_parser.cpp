#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>

#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

using language::Move;
using language::ParseState;
using language::Transition;

constexpr int least_relation_count = 10;
constexpr std::size_t most_bytes = 6'550'000;
constexpr std::uint32_t least_updates = 14;
constexpr float exploration = 0.9f;
constexpr int forbidden = 1000;

/// The heads and relations of a sentence, words from 1.
struct GoldTree {
  std::vector<int> heads;
  std::vector<int> relations;
};

/// How many gold arcs each move puts out of reach (Goldberg and Nivre 2013, section 3.4), by move.
std::array<int, 3> costs(const ParseState& state, const std::vector<int>& heads) {
  std::array<int, 3> cost{forbidden, forbidden, forbidden};
  const int n = state.size();
  const int b = state.buffer(0);
  const int s0 = state.stack(0);
  const auto head = [&](int word) { return heads[static_cast<std::size_t>(word)]; };
  const int end = b == ParseState::none ? n + 1 : b;
  if (state.allowed(Move::shift)) {
    int lost = 0;
    const std::vector<int>& stack = state.stack_words();
    for (std::size_t i = 0; i + 1 < stack.size(); ++i) lost += head(b) == stack[i] && stack[i] != 0 ? 1 : 0;
    for (std::size_t i = 1; i < stack.size(); ++i) lost += head(stack[i]) == b ? 1 : 0;
    cost[0] = lost;
  }
  int dependents = 0;
  if (s0 > 0) {
    for (int d = end; d <= n; ++d) dependents += head(d) == s0 ? 1 : 0;
  }
  if (state.allowed(Move::left)) {
    int lost = dependents;
    if (head(s0) != b && (head(s0) == state.stack(1) || head(s0) > b || head(s0) == 0)) ++lost;
    cost[1] = lost;
  }
  if (state.allowed(Move::right))
    cost[2] = dependents + (head(s0) >= end || (head(s0) == 0 && state.stack(1) != 0) ? 1 : 0);
  return cost;
}

/// "<nsubj" and ">obj" as often as they occur, the rare ones left out.
std::vector<std::string> transition_names(const std::vector<Sample>& samples) {
  std::map<std::string, int> counts;
  for (const Sample& sample : samples) {
    for (std::size_t i = 0; i < sample.sentence->tokens.size(); ++i) {
      const CorpusToken& token = sample.sentence->tokens[i];
      const bool left = token.head > static_cast<int>(i) + 1;
      ++counts[(left ? "<" : ">") + token.relation];
    }
  }
  std::vector<std::string> names{"="};
  for (const auto& [name, count] : counts) {
    if (count >= least_relation_count || name == ">root") names.push_back(name);
  }
  return names;
}

class ParserTrainer {
 public:
  explicit ParserTrainer(const std::vector<std::string>& names)
      : perceptron_(static_cast<std::uint32_t>(names.size()), least_updates), scores_(names.size()) {
    language::read_transitions(names, transitions_, relations_);
  }

  GoldTree gold_of(const CorpusSentence& sentence) const {
    GoldTree gold{{-1}, {-1}};
    for (const CorpusToken& token : sentence.tokens) {
      gold.heads.push_back(token.head);
      const auto found = std::find(relations_.begin(), relations_.end(), token.relation);
      gold.relations.push_back(found == relations_.end() ? -1 : static_cast<int>(found - relations_.begin()));
    }
    return gold;
  }

  void learn(const Sample& sample, const std::vector<std::uint64_t>& tags, const GoldTree& gold,
             bool explore) {
    ParseState state(static_cast<int>(sample.words.size()));
    while (!state.done()) {
      language::parser_features(sample.words, tags, state, features_);
      std::fill(scores_.begin(), scores_.end(), 0.0f);
      perceptron_.add_scores(features_.hashes(), scores_.data());
      const auto [guess, good] = choose(state, gold);
      ++seen_;
      right_ += guess == good ? 1 : 0;
      if (guess != good) {
        perceptron_.update(features_.hashes(), static_cast<std::uint32_t>(good), 1);
        perceptron_.update(features_.hashes(), static_cast<std::uint32_t>(guess), -1);
      }
      perceptron_.step();
      const bool wander = explore && random() < exploration;
      const Transition& t = transitions_[wander ? guess : good];
      state.apply(t.move, t.relation);
    }
  }

  void report(int epoch) {
    std::fprintf(stderr, "parser epoch %d: %.2f%% of moves, %zu features\n", epoch,
                 100.0 * static_cast<double>(right_) / static_cast<double>(seen_),
                 perceptron_.feature_count());
    seen_ = right_ = 0;
  }

  const Perceptron& perceptron() const { return perceptron_; }

 private:
  /// The best transition, and the best of those that lose no more than they must.
  std::pair<std::size_t, std::size_t> choose(const ParseState& state, const GoldTree& gold) const {
    const std::array<int, 3> cost = costs(state, gold.heads);
    const int least = *std::min_element(cost.begin(), cost.end());
    std::size_t guess = transitions_.size();
    std::size_t good = transitions_.size();
    for (std::size_t k = 0; k < transitions_.size(); ++k) {
      if (!allowed(state, transitions_[k])) continue;
      if (guess == transitions_.size() || scores_[k] > scores_[guess]) guess = k;
      if (cost[static_cast<std::size_t>(transitions_[k].move)] != least ||
          !fits(state, transitions_[k], gold))
        continue;
      if (good == transitions_.size() || scores_[k] > scores_[good]) good = k;
    }
    return {guess, good == transitions_.size() ? guess : good};
  }

  /// The relation is the gold one wherever the arc is.
  static bool fits(const ParseState& state, const Transition& transition, const GoldTree& gold) {
    if (transition.move == Move::shift) return true;
    const auto dependent = static_cast<std::size_t>(state.stack(0));
    const int head = transition.move == Move::left ? state.buffer(0) : state.stack(1);
    if (gold.heads[dependent] != head || gold.relations[dependent] < 0) return true;
    return gold.relations[dependent] == transition.relation;
  }

  float random() {
    random_ = language::mix(random_ + 0x9e3779b97f4a7c15ULL);
    return static_cast<float>(random_ >> 40) / static_cast<float>(1 << 24);
  }

  std::vector<Transition> transitions_;
  std::vector<std::string> relations_;
  Perceptron perceptron_;
  language::FeatureList features_;
  std::vector<float> scores_;
  std::uint64_t random_ = 1;
  std::size_t seen_ = 0;
  std::size_t right_ = 0;
};

}  // namespace

std::string train_parser(const std::vector<Sample>& samples,
                         const std::vector<std::vector<std::uint64_t>>& tags, int epochs, float scale) {
  const std::vector<std::string> names = transition_names(samples);
  ParserTrainer trainer(names);
  std::vector<GoldTree> gold;
  for (const Sample& sample : samples) gold.push_back(trainer.gold_of(*sample.sentence));
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t s : shuffled(samples.size(), static_cast<std::uint64_t>(epoch) + 1)) {
      trainer.learn(samples[s], tags[s], gold[s], epoch > 0);
    }
    trainer.report(epoch + 1);
  }
  std::string lines;
  for (const std::string& name : names) lines += name + "\n";
  return language::make_model_file("DEPS", {lines, trainer.perceptron().section(scale, most_bytes)});
}

}  // namespace dateline::train
