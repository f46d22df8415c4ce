#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "src/base/data_files.hpp"

namespace dateline::extract {

/// What is looked at when a mention may be whom "he" or "she" means.
enum class PronounFeature {
  base,                ///< always
  one_sentence_back,   ///< it stands in the sentence before
  two_sentences_back,  ///< two sentences before
  further_back,        ///< three or more
  subject,
  main_subject,  ///< subject of its sentence's main verb
  object,
  oblique,
  possessor,
  modifier,  ///< inside another noun's phrase
  joined,    ///< joined to another by "and"
  apposition,
  name,
  full_name,      ///< of two words or more
  pronoun,        ///< a pronoun that was resolved
  gender,         ///< known, and the pronoun's
  often,          ///< share of four: how often the actor is named in the article
  first_person,   ///< the first person the article names
  nearest,        ///< no other that fits stands between it and the pronoun
  distance,       ///< words between them in one sentence, in twenties, three at most
  after,          ///< it follows the pronoun
  above,          ///< its verb stands above the pronoun in the sentence
  own_clause,     ///< subject of the verb whose clause a possessive stands in
  outer_clause,   ///< subject of the verb above the pronoun's own
  both_subjects,  ///< as the pronoun is
  both_objects,
  subject_of_possessive,  ///< a subject, for a possessive
  count
};

using PronounFeatures = std::array<double, static_cast<std::size_t>(PronounFeature::count)>;

/// The names of the features, in the order of PronounFeature, as data/lexicon/pronoun_weights.tsv has them.
const std::array<std::string_view, static_cast<std::size_t>(PronounFeature::count)>& pronoun_feature_names();

/// Learnt weights of the features (tools/train, step "pronouns").
class PronounWeights {
 public:
  PronounWeights() = default;
  /// Throws DataError naming the file and line of a row that is wrong.
  explicit PronounWeights(const base::DataFiles& data);

  double score(const PronounFeatures& features) const;
  /// How probable the best must be among the others and nobody: "better none than a wrong one".
  double least_probability() const { return least_probability_; }

 private:
  PronounFeatures weights_{};
  double least_probability_ = 1;
};

}  // namespace dateline::extract
