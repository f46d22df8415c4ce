#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dateline::train {

/// A sparse averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features. A feature
/// counts only from its `least_updates`-th change on, which keeps the model small and general (Goldberg and
/// Elhadad 2011).
class Perceptron {
 public:
  Perceptron(std::uint32_t classes, std::uint32_t least_updates)
      : classes_(classes), least_updates_(least_updates), keys_(1 << 16), rows_of_(1 << 16) {}

  void add_scores(const std::vector<std::uint64_t>& features, float* scores) const;
  /// Adds `change` to the weights of `features` for one class.
  void update(const std::vector<std::uint64_t>& features, std::uint32_t cls, float change);
  /// One more example has been seen.
  void step() { ++steps_; }
  std::uint32_t classes() const { return classes_; }
  std::size_t feature_count() const { return rows_.size(); }

  /// The averaged weights as a section for FeatureWeights, in units of 1 / `scale`, those of several
  /// perceptrons averaged again; what rounds to nothing, and features with too few changes, are left out, and
  /// so are the weakest beyond about `most_bytes`.
  static std::string section(const std::vector<const Perceptron*>& perceptrons, float scale,
                             std::size_t most_bytes);
  std::string section(float scale, std::size_t most_bytes) const {
    return section({this}, scale, most_bytes);
  }

 private:
  struct Weight {
    std::uint32_t cls;
    float value;
    double sum;  ///< of change times the step at which it was made
  };
  struct Row {
    std::vector<Weight> weights;
    std::uint32_t updates = 0;
  };

  std::size_t slot_of(std::uint64_t key) const;
  void grow();
  /// Adds the averaged weights to those that others have for the same features.
  void add_means(std::map<std::uint64_t, std::map<std::uint32_t, double>>& means) const;

  std::uint32_t classes_;
  std::uint32_t least_updates_;
  std::vector<std::uint64_t> keys_;  ///< 0 is empty
  std::vector<std::uint32_t> rows_of_;
  std::vector<Row> rows_;
  std::uint64_t steps_ = 1;
};

}  // namespace dateline::train
