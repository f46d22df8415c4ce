#include "tools/train/perceptron.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "src/language/bucket_table.hpp"

namespace dateline::train {
namespace {

/// Bytes of a feature in the model besides its weights: fingerprint, count, and its share of the bucket's
/// offset.
constexpr std::size_t record_overhead = 5;

}  // namespace

std::size_t Perceptron::slot_of(std::uint64_t key) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = (key ^ (key >> 32)) & mask;
  while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
  return slot;
}

void Perceptron::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2);
  std::vector<std::uint32_t> rows(keys_.size() * 2);
  keys.swap(keys_);
  rows.swap(rows_of_);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == 0) continue;
    const std::size_t slot = slot_of(keys[i]);
    keys_[slot] = keys[i];
    rows_of_[slot] = rows[i];
  }
}

void Perceptron::add_scores(const std::vector<std::uint64_t>& features, float* scores) const {
  const std::size_t mask = keys_.size() - 1;
  for (const std::uint64_t key : features) __builtin_prefetch(&keys_[(key ^ (key >> 32)) & mask]);
  std::array<const Row*, 256> found{};
  std::size_t n = 0;
  for (const std::uint64_t key : features) {
    const std::size_t slot = slot_of(key);
    if (keys_[slot] == 0) continue;
    found[n] = &rows_[rows_of_[slot]];
    __builtin_prefetch(found[n]);
    ++n;
  }
  for (std::size_t i = 0; i < n; ++i) __builtin_prefetch(found[i]->weights.data());
  for (std::size_t i = 0; i < n; ++i) {
    if (found[i]->updates < least_updates_) continue;
    for (const Weight& weight : found[i]->weights) scores[weight.cls] += weight.value;
  }
}

void Perceptron::update(const std::vector<std::uint64_t>& features, std::uint32_t cls, float change) {
  for (const std::uint64_t feature : features) {
    const std::uint64_t key = feature;
    std::size_t slot = slot_of(key);
    if (keys_[slot] == 0) {
      if (rows_.size() * 2 > keys_.size()) {
        grow();
        slot = slot_of(key);
      }
      keys_[slot] = key;
      rows_of_[slot] = static_cast<std::uint32_t>(rows_.size());
      rows_.emplace_back();
    }
    Row& row = rows_[rows_of_[slot]];
    ++row.updates;
    const double sum = static_cast<double>(change) * static_cast<double>(steps_);
    const auto weight =
        std::find_if(row.weights.begin(), row.weights.end(), [&](const Weight& w) { return w.cls == cls; });
    if (weight == row.weights.end()) {
      row.weights.push_back({cls, change, sum});
    } else {
      weight->value += change;
      weight->sum += sum;
    }
  }
}

void Perceptron::add_means(std::map<std::uint64_t, std::map<std::uint32_t, double>>& means) const {
  for (std::size_t slot = 0; slot < keys_.size(); ++slot) {
    if (keys_[slot] == 0) continue;
    const Row& row = rows_[rows_of_[slot]];
    if (row.updates < least_updates_) continue;
    for (const Weight& weight : row.weights)
      means[keys_[slot]][weight.cls] +=
          static_cast<double>(weight.value) - weight.sum / static_cast<double>(steps_);
  }
}

std::string Perceptron::section(const std::vector<const Perceptron*>& perceptrons, float scale,
                                std::size_t most_bytes) {
  std::map<std::uint64_t, std::map<std::uint32_t, double>> means;
  for (const Perceptron* perceptron : perceptrons) perceptron->add_means(means);
  const double unit = static_cast<double>(scale) / static_cast<double>(perceptrons.size());
  // Features by how strong their strongest weight is, so that the weakest can be left out.
  std::array<std::vector<language::FeatureRecord>, 128> by_strength;
  for (const auto& [key, weights] : means) {
    language::FeatureRecord record{key, {}};
    int strength = 0;
    for (const auto& [cls, mean] : weights) {
      const int scaled = static_cast<int>(std::clamp(std::round(mean * unit), -127.0, 127.0));
      if (scaled == 0) continue;
      record.weights.push_back(static_cast<char>(cls));
      record.weights.push_back(static_cast<char>(static_cast<signed char>(scaled)));
      strength = std::max(strength, std::abs(scaled));
    }
    if (strength > 0) by_strength[static_cast<std::size_t>(strength)].push_back(std::move(record));
  }
  std::vector<language::FeatureRecord> kept;
  std::size_t bytes = 0;
  for (std::size_t strength = by_strength.size(); strength-- > 1;) {
    for (language::FeatureRecord& record : by_strength[strength]) {
      bytes += record_overhead + record.weights.size();
      if (bytes <= most_bytes) kept.push_back(std::move(record));
    }
    if (bytes > most_bytes) {
      std::fprintf(stderr, "features below %zu units are left out\n", strength);
      break;
    }
  }
  return language::make_feature_weights(std::move(kept));
}

}  // namespace dateline::train
