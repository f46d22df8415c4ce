#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "src/language/analysis.hpp"
#include "src/language/bucket_table.hpp"
#include "src/language/features.hpp"
#include "src/language/name_labels.hpp"
#include "src/language/word.hpp"

namespace dateline::language {

/// A sentence as the name tagger needs it.
struct NameInput {
  std::vector<std::string_view> forms;
  std::vector<Word> words;
  std::vector<std::uint64_t> tags;  ///< hashes of the words' tag names
};

/// Lists of known names: a phrase's lists are the bits of a number.
class Gazetteer {
 public:
  static constexpr std::size_t longest_phrase = 6;  ///< words

  Gazetteer() = default;
  /// Throws through file.refuse.
  Gazetteer(const ModelFile& file, std::uint32_t section);
  /// The lists that have the phrase; 0 for none.
  std::uint32_t find(std::uint64_t phrase) const;
  /// The hash of a phrase, word by word: start with 0.
  static std::uint64_t extended(std::uint64_t phrase, const Word& word) {
    return join(phrase + 1, word.lower);
  }
  /// One record of the table.
  static std::string record(std::uint32_t lists);

 private:
  BucketTable table_;
};

/// What a document has shown of its words so far.
struct NameHistory {
  /// For the hash of a capitalised word, how often it was part of each kind of name and of none.
  std::unordered_map<std::uint64_t, std::array<float, name_kinds + 1>> seen;
  /// Hashes of words (in lower case) that occur with a small first letter.
  std::unordered_set<std::uint64_t> small;

  void add_small(const NameInput& sentence);
  void add(const NameInput& sentence, const std::vector<int>& labels);
};

/// The features of each word of a sentence that do not depend on what was seen before: of `history` only the
/// small words are read. `out` is as long as the longest sentence so far.
void name_features(const NameInput& sentence, const Gazetteer& gazetteer, const NameHistory& history,
                   std::vector<FeatureList>& out);
/// Adds those that do.
void add_seen_features(const NameInput& sentence, const NameHistory& history, std::vector<FeatureList>& out);

/// The best path over scores[i * name_labels + label] with the transition scores `moves[from * name_labels +
/// to]` (from up to name_start). Number is a signed type.
template <typename Number>
std::vector<int> best_labels(const std::vector<Number>& scores, const std::vector<Number>& moves);

/// For each word how much worse the best path is that gives it another label than `labels`, the best path.
std::vector<std::int32_t> margins(const std::vector<std::int32_t>& scores,
                                  const std::vector<std::int32_t>& moves, const std::vector<int>& labels);

/// A sequence perceptron (Collins 2002) over BILOU labels, run over the whole document twice: what the first
/// pass finds is a feature of the second.
class NameTagger {
 public:
  NameTagger() = default;
  /// Model of kind "NAME": section 0 the weights, 1 the transitions (i16), 2 the gazetteer. Throws through
  /// file.refuse.
  explicit NameTagger(const ModelFile& file);

  /// The names of each sentence of one document.
  std::vector<std::vector<NameSpan>> tag(const std::vector<NameInput>& document) const;

 private:
  using Scores = std::vector<std::int32_t>;  ///< a row of name_labels for each word

  /// By what does not depend on what was seen before.
  Scores scores(const NameInput& sentence, const NameHistory& history,
                std::vector<FeatureList>& features) const;
  /// And by what does.
  Scores with_seen(Scores scores, const NameInput& sentence, const NameHistory& history,
                   std::vector<FeatureList>& features) const;
  void add_scores(const NameInput& sentence, const std::vector<FeatureList>& features, Scores& scores) const;

  FeatureWeights weights_;
  std::vector<std::int32_t> moves_;
  Gazetteer gazetteer_;
};

}  // namespace dateline::language
