#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <sstream>

#include "src/article/article.hpp"
#include "src/extract/steps.hpp"
#include "src/times/tagger.hpp"
#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

using extract::Index;
using extract::PronounFeatures;

/// A row of GAP (Webster and others 2018) as the pronoun step sees it.
struct GapSample {
  struct Candidate {
    PronounFeatures features{};
    std::array<bool, 2> named{};  ///< the actor is spoken of by name A, by name B
  };
  std::vector<std::vector<Candidate>> actors;  ///< mentions by actor
  std::array<bool, 2> meant{};                 ///< gold: the pronoun means A, B
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

/// The span of `words` at an offset that counts characters.
base::ByteSpan span_at(const std::string& text, std::size_t characters, const std::string& words) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80;
    if (begins && characters-- == 0) break;
  }
  return {at, at + words.size()};
}

class GapReader {
 public:
  explicit GapReader(const base::DataFiles& data) : lexicon_(data), analyzer_(data) {}

  /// Nothing where the step has no choice at the row's pronoun.
  GapSample read(const std::vector<std::string>& row) const {
    article::Article article;
    article.text = row[1];
    const base::ByteSpan whole{0, article.text.size()};
    extract::Reading reading(article, lexicon_, analyzer_.analyze(article.text, {whole}), {});
    extract::find_quotations(reading);
    extract::find_names(reading);
    extract::link_names(reading);
    extract::find_descriptions(reading);
    std::vector<extract::PronounChoice> choices;
    extract::resolve_pronouns(reading, &choices);
    GapSample sample;
    sample.meant = {row[6] == "TRUE", row[9] == "TRUE"};
    const base::ByteSpan pronoun = span_at(row[1], std::stoul(row[3]), row[2]);
    const std::array<base::ByteSpan, 2> names{span_at(row[1], std::stoul(row[5]), row[4]),
                                              span_at(row[1], std::stoul(row[8]), row[7])};
    for (const extract::PronounChoice& choice : choices) {
      if (choice.pronoun != pronoun) continue;
      std::map<Index, std::size_t> places;
      for (const auto& candidate : choice.candidates) {
        const auto [place, is_new] = places.try_emplace(candidate.actor, sample.actors.size());
        if (is_new) sample.actors.emplace_back();
        GapSample::Candidate out{candidate.features, {}};
        for (std::size_t n = 0; n < 2; ++n) out.named[n] = speaks_of(reading, candidate.actor, names[n]);
        sample.actors[place->second].push_back(out);
      }
    }
    return sample;
  }

 private:
  static bool speaks_of(const extract::Reading& reading, Index actor, const base::ByteSpan& span) {
    return std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const extract::Mention& m) {
      return m.actor == actor && reading.span_of(m).overlaps(span);
    });
  }

  extract::Lexicon lexicon_;
  language::Analyzer analyzer_;
};

double dot(const PronounFeatures& a, const PronounFeatures& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

/// Of each actor the best mention and the probability; the last is nobody's.
struct Judgement {
  std::vector<const GapSample::Candidate*> best;
  std::vector<double> probability;
};

Judgement judge(const GapSample& sample, const PronounFeatures& weights) {
  Judgement out;
  double all = 1;
  for (const auto& mentions : sample.actors) {
    const auto best = std::max_element(mentions.begin(), mentions.end(), [&](const auto& a, const auto& b) {
      return dot(weights, a.features) < dot(weights, b.features);
    });
    out.best.push_back(&*best);
    out.probability.push_back(std::exp(dot(weights, best->features)));
    all += out.probability.back();
  }
  for (double& p : out.probability) p /= all;
  out.probability.push_back(1 / all);
  return out;
}

bool means(const GapSample& sample, const GapSample::Candidate& candidate) {
  return (sample.meant[0] && candidate.named[0]) || (sample.meant[1] && candidate.named[1]);
}

/// Whether choosing the candidate would be wrong as far as the row tells: where neither name is meant, others
/// may be.
bool is_wrong(const GapSample& sample, const GapSample::Candidate& candidate) {
  if (means(sample, candidate)) return false;
  return sample.meant[0] || sample.meant[1] || candidate.named[0] || candidate.named[1];
}

/// Gradient ascent on the log-likelihood that no wrong choice is made, with weight decay.
PronounFeatures learn(const std::vector<const GapSample*>& samples) {
  constexpr int rounds = 400;
  constexpr double rate = 2, decay = 0.002;
  PronounFeatures weights{};
  for (int round = 0; round < rounds; ++round) {
    PronounFeatures gradient{};
    for (const GapSample* sample : samples) {
      const Judgement judgement = judge(*sample, weights);
      double good = 0;
      bool reachable = false;
      for (std::size_t a = 0; a < judgement.best.size(); ++a) {
        reachable = reachable || means(*sample, *judgement.best[a]);
        if (!is_wrong(*sample, *judgement.best[a])) good += judgement.probability[a];
      }
      // Nobody is right only where the meant one cannot be chosen.
      const bool nobody = !reachable;
      if (nobody) good += judgement.probability.back();
      if (good <= 0) continue;
      for (std::size_t a = 0; a < judgement.best.size(); ++a) {
        const double p = judgement.probability[a];
        const double target = is_wrong(*sample, *judgement.best[a]) ? 0 : p / good;
        for (std::size_t k = 0; k < gradient.size(); ++k)
          gradient[k] += (target - p) * judgement.best[a]->features[k];
      }
    }
    for (std::size_t k = 0; k < weights.size(); ++k) {
      weights[k] += rate * (gradient[k] / static_cast<double>(samples.size()) - decay * weights[k]);
    }
  }
  return weights;
}

struct Counts {
  std::size_t right = 0, said = 0, gold = 0;
  double f1() const { return 2.0 * static_cast<double>(right) / static_cast<double>(said + gold); }
};

void count(const GapSample& sample, const PronounFeatures& weights, double least, Counts& counts) {
  for (const bool meant : sample.meant) counts.gold += meant ? 1 : 0;
  const Judgement judgement = judge(sample, weights);
  std::size_t top = judgement.best.size();
  for (std::size_t a = 0; a < judgement.best.size(); ++a) {
    if (top == judgement.best.size() || judgement.probability[a] > judgement.probability[top]) top = a;
  }
  if (top == judgement.best.size() || judgement.probability[top] < least) return;
  for (std::size_t n = 0; n < 2; ++n) {
    if (!judgement.best[top]->named[n]) continue;
    ++counts.said;
    counts.right += sample.meant[n] ? 1 : 0;
  }
}

/// The probability from which a choice is made: the highest whose F1 is a point from the best at most, as
/// none is better than a wrong one.
double best_threshold(const std::vector<const GapSample*>& samples, const PronounFeatures& weights) {
  constexpr double given_up = 0.01;
  std::vector<std::pair<double, double>> tried;  // probability, F1
  double best = 0;
  for (int hundredths = 20; hundredths <= 80; hundredths += 2) {
    Counts counts;
    for (const GapSample* sample : samples) count(*sample, weights, hundredths / 100.0, counts);
    tried.emplace_back(hundredths / 100.0, counts.f1());
    best = std::max(best, counts.f1());
  }
  const auto last = std::find_if(tried.rbegin(), tried.rend(),
                                 [&](const auto& one) { return one.second >= best - given_up; });
  return last->first;
}

}  // namespace

std::string train_pronouns(const std::string& gap, const base::DataFiles& data) {
  constexpr std::size_t folds = 5;
  const GapReader reader(data);
  std::vector<GapSample> samples;
  std::istringstream lines(gap);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) samples.push_back(reader.read(cells_of(line)));
  Counts held_out;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<const GapSample*> train;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      if (i % folds != fold) train.push_back(&samples[i]);
    }
    const PronounFeatures weights = learn(train);
    const double least = best_threshold(train, weights);
    for (std::size_t i = fold; i < samples.size(); i += folds) count(samples[i], weights, least, held_out);
  }
  std::fprintf(stderr, "pronouns: F1 %.1f by %zu folds (right %zu, said %zu, gold %zu)\n",
               100 * held_out.f1(), folds, held_out.right, held_out.said, held_out.gold);
  std::vector<const GapSample*> all;
  for (const GapSample& sample : samples) all.push_back(&sample);
  const PronounFeatures weights = learn(all);
  std::string out =
      "# Weights by which \"he\" and \"she\" find whom they mean, in thousandths, and how probable the best "
      "must be.\n"
      "# Made by dateline_train, step \"pronouns\", from GAP (Webster and others 2018, Apache-2.0).\n";
  const auto row = [&](std::string_view name, double value) {
    out += std::string(name) + "\t" + std::to_string(std::lround(1000 * value)) + "\n";
  };
  row("least_probability", best_threshold(all, weights));
  for (std::size_t k = 0; k < weights.size(); ++k) row(extract::pronoun_feature_names()[k], weights[k]);
  return out;
}

}  // namespace dateline::train
