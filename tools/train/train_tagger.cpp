#include <algorithm>
#include <cstdio>
#include <map>

#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

constexpr int least_tag_count = 5;
constexpr float weight_scale = 5;
constexpr std::size_t most_bytes = 1'900'000;
constexpr std::uint32_t least_updates = 4;

/// Tags that occur often enough, in byte order.
std::vector<std::string> tag_names(const std::vector<Sample>& samples) {
  std::map<std::string, int> counts;
  for (const Sample& sample : samples) {
    for (const CorpusToken& token : sample.sentence->tokens) ++counts[token.tag];
  }
  std::vector<std::string> names;
  for (const auto& [name, count] : counts) {
    if (count >= least_tag_count) names.push_back(name);
  }
  return names;
}

std::string lines(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += word + "\n";
  return out;
}

}  // namespace

std::vector<std::size_t> shuffled(std::size_t n, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, std::size_t>> keyed;
  for (std::size_t i = 0; i < n; ++i) keyed.emplace_back(language::mix(seed * 0x9e3779b97f4a7c15ULL + i), i);
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::size_t> order;
  for (const auto& [key, i] : keyed) order.push_back(i);
  return order;
}

std::vector<Sample> samples_of(const std::vector<Document>& documents, const language::Clusters& clusters) {
  std::vector<Sample> samples;
  for (const Document& document : documents) {
    for (const CorpusSentence& sentence : document.sentences) {
      Sample& sample = samples.emplace_back();
      sample.sentence = &sentence;
      for (const CorpusToken& token : sentence.tokens) {
        sample.words.push_back(language::make_word(token.form, clusters));
      }
    }
  }
  return samples;
}

std::string train_tagger(const std::vector<Sample>& samples, int epochs) {
  const std::vector<std::string> names = tag_names(samples);
  std::vector<std::uint64_t> hashes;
  for (const std::string& name : names) hashes.push_back(language::make_tag(name).hash);
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < names.size(); ++i) index[names[i]] = i;

  Perceptron perceptron(static_cast<std::uint32_t>(names.size()), least_updates);
  language::FeatureList features;
  std::vector<float> scores(names.size());
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::size_t seen = 0;
    std::size_t right = 0;
    for (const std::size_t s : shuffled(samples.size(), static_cast<std::uint64_t>(epoch) + 1)) {
      const Sample& sample = samples[s];
      std::uint64_t last = language::no_tag;
      std::uint64_t before_last = language::no_tag;
      for (std::size_t i = 0; i < sample.words.size(); ++i) {
        language::tagger_features(sample.words, i, last, before_last, features);
        std::fill(scores.begin(), scores.end(), 0.0f);
        perceptron.add_scores(features.hashes(), scores.data());
        const auto guess =
            static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        const auto gold = index.find(sample.sentence->tokens[i].tag);
        ++seen;
        if (gold != index.end() && gold->second != guess) {
          perceptron.update(features.hashes(), static_cast<std::uint32_t>(gold->second), 1);
          perceptron.update(features.hashes(), static_cast<std::uint32_t>(guess), -1);
        } else {
          ++right;
        }
        perceptron.step();
        before_last = last;
        last = hashes[guess];
      }
    }
    std::fprintf(stderr, "tagger epoch %d: %.2f%% in training\n", epoch + 1,
                 100.0 * static_cast<double>(right) / static_cast<double>(seen));
  }
  return language::make_model_file("TAGS", {lines(names), perceptron.section(weight_scale, most_bytes)});
}

std::vector<std::vector<std::uint64_t>> jackknifed_tags(const std::vector<Sample>& samples, int folds,
                                                        int epochs) {
  std::vector<std::vector<std::uint64_t>> tags(samples.size());
  const auto fold_of = [&](std::size_t i) {
    return static_cast<int>(i * static_cast<std::size_t>(folds) / samples.size());
  };
  for (int fold = 0; fold < folds; ++fold) {
    std::vector<Sample> others;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (fold_of(i) != fold) others.push_back(samples[i]);
    }
    const std::string model = train_tagger(others, epochs);
    const language::Tagger tagger(language::ModelFile(model, "fold", "TAGS", 2));
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (fold_of(i) != fold) continue;
      for (const std::uint8_t tag : tagger.tag(samples[i].words)) tags[i].push_back(tagger.tags()[tag].hash);
    }
  }
  return tags;
}

}  // namespace dateline::train
