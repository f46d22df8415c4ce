#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>
#include <utility>

#include "src/language/name_labels.hpp"
#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

using language::name_labels;
using language::NameHistory;

constexpr std::size_t most_bytes = 2'100'000;
constexpr std::uint32_t least_updates = 4;
constexpr std::uint64_t averaged_trainers = 3;
constexpr std::size_t longest_history = 4000;  ///< words; a file without documents is not one text

class NamesTrainer {
 public:
  explicit NamesTrainer(const language::Gazetteer& gazetteer)
      : gazetteer_(gazetteer),
        perceptron_(name_labels, least_updates),
        moves_((name_labels + 1) * name_labels),
        sums_(moves_.size()) {}

  void learn(const NameDocument& document, bool second_pass) {
    NameHistory history;
    for (const language::NameInput& sentence : document.sentences) history.add_small(sentence);
    if (second_pass) {
      for (std::size_t i = 0; i < document.sentences.size(); ++i) {
        history.add(document.sentences[i], label(document, i, history));
      }
    }
    for (std::size_t i = 0; i < document.sentences.size(); ++i) {
      const std::vector<int> guess = label(document, i, history);
      correct(document.gold[i], guess);
      if (!second_pass) history.add(document.sentences[i], guess);
      if (history.seen.size() > longest_history) history.seen.clear();
    }
  }

  void report(int epoch) {
    std::fprintf(stderr, "names epoch %d: %.2f%% of words, %zu features\n", epoch,
                 100.0 * static_cast<double>(right_) / static_cast<double>(seen_),
                 perceptron_.feature_count());
    seen_ = right_ = 0;
  }

  /// The weights and the moves of several trainers, averaged.
  static std::pair<std::string, std::string> sections(const std::deque<NamesTrainer>& trainers, float scale) {
    std::vector<const Perceptron*> perceptrons;
    std::vector<double> means(trainers.front().moves_.size());
    for (const NamesTrainer& one : trainers) {
      perceptrons.push_back(&one.perceptron_);
      for (std::size_t i = 0; i < means.size(); ++i)
        means[i] += (static_cast<double>(one.moves_[i]) - one.sums_[i] / static_cast<double>(one.steps_)) /
                    static_cast<double>(trainers.size());
    }
    std::string moves;
    for (const double mean : means) {
      const auto value = static_cast<std::int16_t>(
          std::clamp(std::round(mean * static_cast<double>(scale)), -32000.0, 32000.0));
      language::append_u16(moves, static_cast<std::uint16_t>(value));
    }
    return {Perceptron::section(perceptrons, scale, most_bytes), std::move(moves)};
  }

 private:
  std::vector<int> label(const NameDocument& document, std::size_t i, const NameHistory& history) {
    const language::NameInput& sentence = document.sentences[i];
    language::name_features(sentence, gazetteer_, history, features_);
    language::add_seen_features(sentence, history, features_);
    std::vector<float> scores(sentence.words.size() * name_labels);
    for (std::size_t k = 0; k < sentence.words.size(); ++k) {
      float* row = scores.data() + k * name_labels;
      perceptron_.add_scores(features_[k].hashes(), row);
      if (document.knows_other[i]) continue;
      for (int other = label_of(language::NameKind::other, language::NamePart::begin); other < name_labels;
           ++other) {
        row[other] = -1e6f;
      }
    }
    return language::best_labels(scores, moves_);
  }

  void correct(const std::vector<int>& gold, const std::vector<int>& guess) {
    for (std::size_t k = 0; k < gold.size(); ++k) {
      ++seen_;
      if (gold[k] == guess[k]) {
        ++right_;
      } else {
        perceptron_.update(features_[k].hashes(), static_cast<std::uint32_t>(gold[k]), 1);
        perceptron_.update(features_[k].hashes(), static_cast<std::uint32_t>(guess[k]), -1);
      }
      move(k == 0 ? language::name_start : gold[k - 1], gold[k], 1);
      move(k == 0 ? language::name_start : guess[k - 1], guess[k], -1);
    }
    perceptron_.step();
    ++steps_;
  }

  void move(int from, int to, float change) {
    const auto cell = static_cast<std::size_t>(from * name_labels + to);
    moves_[cell] += change;
    sums_[cell] += static_cast<double>(change) * static_cast<double>(steps_);
  }

  const language::Gazetteer& gazetteer_;
  Perceptron perceptron_;
  std::vector<float> moves_;
  std::vector<double> sums_;
  std::vector<language::FeatureList> features_;
  std::uint64_t steps_ = 1;
  std::size_t seen_ = 0;
  std::size_t right_ = 0;
};

}  // namespace

std::string train_names(const std::vector<NameDocument>& documents, const std::string& gazetteer, int epochs,
                        float scale) {
  const std::string file = language::make_model_file("NAME", {gazetteer});
  const language::Gazetteer lists(language::ModelFile(file, "gazetteer", "NAME", 1), 0);
  // What one perceptron learns hangs on the order of the documents more than on anything else; several are
  // averaged.
  std::deque<NamesTrainer> trainers;
  for (std::uint64_t t = 0; t < averaged_trainers; ++t) {
    NamesTrainer& trainer = trainers.emplace_back(lists);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (const std::size_t d :
           shuffled(documents.size(), 100 * t + static_cast<std::uint64_t>(epoch) + 1)) {
        trainer.learn(documents[d],
                      (d + static_cast<std::size_t>(epoch)) % 2 == 1 && documents[d].sentences.size() > 1);
      }
      trainer.report(epoch + 1);
    }
  }
  const auto [weights, moves] = NamesTrainer::sections(trainers, scale);
  return language::make_model_file("NAME", {weights, moves, gazetteer});
}

}  // namespace dateline::train
