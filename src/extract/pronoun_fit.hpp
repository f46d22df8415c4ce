#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "src/extract/reading.hpp"

// Which mentions a third-person pronoun may mean at all: by gender and number, by the grammar of its clause,
// by quotations. Which of them it does mean is for scores to say.

namespace dateline::extract {

enum class Who { person, thing, several };

/// What the form of a pronoun tells.
struct Pronoun {
  Who who = Who::thing;
  Gender gender = Gender::unknown;
  bool possessive = false;
};

/// The third-person pronoun of this form, in lower case; null when there is none.
const Pronoun* pronoun_of(std::string_view word);

/// What is known of an article while its pronouns are resolved, in text order.
struct PronounContext {
  const Reading& reading;
  std::map<Index, int> counts;        ///< how often each actor is spoken of, pronouns aside
  std::optional<Index> first_person;  ///< the first person that is spoken of
  std::vector<Mention> found;         ///< the pronouns resolved so far
};

/// Whether a mention, which has an actor, is what the pronoun's form asks for.
bool agrees(const PronounContext& context, const Mention& candidate, const Pronoun& pronoun);

/// Whether the pronoun at this place may mean a mention.
bool can_mean(const PronounContext& context, const Mention& candidate, const Place& at,
              const Pronoun& pronoun);

/// Whether a mention or a token lies in words in quotation marks.
bool in_quotation(const PronounContext& context, const Mention& mention);
bool in_quotation_at(const PronounContext& context, const Place& at);

}  // namespace dateline::extract
