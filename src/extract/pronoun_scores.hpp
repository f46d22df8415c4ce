#pragma once

#include "src/extract/pronoun_fit.hpp"
#include "src/extract/pronoun_weights.hpp"

// How well a mention fits a pronoun that may mean it.

namespace dateline::extract {

/// What the learnt weights look at, for "he" and "she". `nearest`: no other that fits stands between.
PronounFeatures features_of(const PronounContext& context, const Mention& candidate, const Place& at,
                            const Pronoun& pronoun, bool nearest);

/// For a pronoun that means no person, by rules: the higher the better, below zero when it cannot mean it.
double score_of(const PronounContext& context, const Mention& candidate, const Place& at,
                const Pronoun& pronoun);

}  // namespace dateline::extract
