#pragma once

#include "src/extract/reading.hpp"
#include "src/times/named_events.hpp"

// The steps of reading an article, in the order in which they are taken. Each reads what the ones before it
// found.

namespace dateline::extract {

/// Words in quotation marks, block by block.
void find_quotations(Reading& reading);

/// Mentions by name, from the analysis and the tables; titles are taken off them. In headlines only names
/// that the body or a table knows.
void find_names(Reading& reading);

/// Actors out of the mentions by name: full name and surname, acronym and long form, other names of the
/// tables.
void link_names(Reading& reading);

/// Mentions that describe ("35 Russian diplomats", "the company"), linked where that is safe.
void find_descriptions(Reading& reading);

/// Whom a "he" or "she" may mean, as the weights see them: for learning these.
struct PronounChoice {
  struct Candidate {
    Index actor = 0;
    base::ByteSpan span;
    PronounFeatures features{};
  };
  base::ByteSpan pronoun;
  std::vector<Candidate> candidates;
};

/// Third-person and relative pronouns, each to the mention that fits best; none where that is doubtful. "He"
/// and "she" by learnt weights; with `choices`, what there was to choose from is added to it.
void resolve_pronouns(Reading& reading, std::vector<PronounChoice>* choices = nullptr);

/// Events by their trigger words, and how they hang on each other.
void find_events(Reading& reading);

/// Who took part, by the dependencies of the trigger words.
void find_participants(Reading& reading);

/// Actual, planned, alleged or hypothetical; negated.
void judge_modality(Reading& reading);

/// Who in the text says so; the speakers of quotations and their first persons.
void attribute(Reading& reading);

/// Repeated mentions of one event.
void link_events(Reading& reading);

/// When each event was by the words of its clause, or by a calendar that names it.
void date_events(Reading& reading, const times::NamedEvents& named_events);

/// The dates of the other events: by their order with those that have one, or by publication. Relations of
/// order are found too.
void settle_dates(Reading& reading, const times::NamedEvents& named_events);

/// The days that events most probably were on where words do not say it: by tense, by what is told beside
/// them and by publication.
void infer_days(Reading& reading);

/// A title for each event, in the words of the source.
void title_events(Reading& reading);

/// What belongs on a timeline.
void rate_events(Reading& reading);

/// The record of it all.
record::Record assemble(const Reading& reading, const std::string& id);

}  // namespace dateline::extract
