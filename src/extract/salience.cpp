#include <algorithm>
#include <cmath>

#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::Basis;
using record::MentionForm;
using record::Modality;

/// Weight of an event whose kind is not known, and of a state.
constexpr double plain_weight = 0.35;
constexpr double state_weight = 0.1;

/// A statement in so few words does not say what was said.
constexpr int short_title = 4;

struct Cast {
  int named = 0;
  int described = 0;
};

/// A heading that only names a subject, a title of a word, and what somebody wanted, refused or failed to do:
/// the event above tells it.
constexpr double heading_phrase = 0.3;
constexpr double bare_word = 0.15;
constexpr double told_above = 0.1;

Cast cast_of(const Reading& reading, const EventDraft& event) {
  Cast cast;
  std::vector<Index> seen;
  for (const Argument& argument : event.arguments) {
    const Mention* mention = reading.mention_at(argument.at);
    if (mention == nullptr || !mention->actor) continue;
    if (std::find(seen.begin(), seen.end(), *mention->actor) != seen.end()) continue;
    seen.push_back(*mention->actor);
    const bool by_name = mention->form == MentionForm::name ||
                         (mention->form == MentionForm::pronoun && !reading.actors[*mention->actor].plural);
    ++(by_name ? cast.named : cast.described);
  }
  return cast;
}

double of_position(const Reading& reading, const EventDraft& event) {
  if (event.in_title) return 0.02;
  const double share = static_cast<double>(event.at.sentence) / static_cast<double>(reading.trees.size());
  return 0.08 * (1 - share);
}

double of_date(const EventDraft& event) {
  if (!event.time.when.stated) return event.time.basis == Basis::order ? 0.03 : 0;
  if (event.time.basis == Basis::named_event) return 0.25;
  return event.time.when.bounded() || !event.time.unresolved.empty() ? 0.18 : 0.1;
}

double of_place_in_sentence(const Reading& reading, const EventDraft& event) {
  switch (event.link) {
    case Link::none:
      return 0.12;
    case Link::coordinate:
      return 0.08;
    case Link::content:
      return event.in_quotation ? -0.1 : 0.04;
    case Link::adverbial:
      return 0.02;
    case Link::relative:
      return 0;
    case Link::charge:
      return 0.02;
    case Link::object:
      return reading.events[*event.above].kind == nullptr ? 0 : -0.15;
    case Link::setting:
      return -0.2;
    case Link::oblique:
      return -0.04;
    case Link::complement:
      return -0.08;
    case Link::purpose:
      return -0.15;
  }
  return 0;
}

double of_modality(const EventDraft& event) {
  double score = event.polarity == record::Polarity::negative ? -0.12 : 0;
  switch (event.modality) {
    case Modality::actual:
      break;
    case Modality::planned:
      score -= 0.12;
      break;
    case Modality::alleged:
      score -= 0.04;
      break;
    case Modality::hypothetical:
      score -= 0.35;
      break;
  }
  return score;
}

/// "The coast guard said", "a spokesman told reporters": what was said stands elsewhere.
bool says_nothing(const Reading& reading, const EventDraft& event) {
  if (event.kind == nullptr || event.kind->name != "statement" || event.noun) return false;
  const std::string last = event.title.substr(event.title.rfind(' ') + 1);
  return last == reading.words(reading.span_of(event.at)) || last == "reporters" || last == "journalists";
}

/// "Sentencing her": beside something that is told as an event of its own.
bool is_bare_participle(const Reading& reading, const EventDraft& event) {
  const Tree& tree = reading.tree(event.at);
  return !event.noun && tree.token(event.at.token).xpos == "VBG" && !tree.child(event.at.token, "aux");
}

/// "It lost 2%", "to sell it": whom or what the title speaks of stands elsewhere.
bool begins_with_pronoun(const EventDraft& event) {
  const std::string first = text::lower_ascii(event.title.substr(0, event.title.find(' ')));
  const std::initializer_list<std::string_view> pronouns{"it",  "he", "she",    "they", "we",
                                                         "you", "i",  "others", "to"};
  return std::find(pronouns.begin(), pronouns.end(), first) != pronouns.end();
}

double rate(const Reading& reading, const EventDraft& event) {
  const double weight = event.stative           ? state_weight
                        : event.kind != nullptr ? event.kind->weight
                                                : plain_weight;
  const Cast cast = cast_of(reading, event);
  double score = 0.45 * weight + of_position(reading, event) + of_date(event) + of_modality(event) +
                 of_place_in_sentence(reading, event);
  score += 0.1 * std::min(cast.named, 2) + 0.04 * std::min(cast.described, 2);
  const bool dated = event.time.basis == Basis::named_event;
  if (cast.named + cast.described == 0 && !dated) score -= event.noun ? 0.2 : 0.12;
  if (event.in_quotation) score -= 0.12;
  const auto words = std::count(event.title.begin(), event.title.end(), ' ') + 1;
  const bool statement = event.kind != nullptr && event.kind->name == "statement";
  if (statement && (words <= short_title || says_nothing(reading, event))) score -= 0.2;
  if (is_bare_participle(reading, event)) score -= 0.2;
  if (begins_with_pronoun(event)) score -= 0.2;
  if (event.vague_source && event.link == Link::none) score -= 0.15;
  return std::clamp(score, 0.0, 1.0);
}

bool is_told_above(const Reading& reading, const EventDraft& event) {
  if (event.noun || !event.above) return false;
  const EventDraft& above = reading.events[*event.above];
  if (above.at.sentence != event.at.sentence) return false;
  // What somebody plans, too, but for its date.
  const bool absorbed = reading.lexicon.has(WordClass::absorbing, above.lemma) ||
                        (reading.lexicon.has(WordClass::planning, above.lemma) && !event.time.when.stated);
  const bool gerund = reading.tree(event.at).token(event.at.token).xpos == "VBG";
  if (event.link == Link::complement || event.link == Link::purpose) return absorbed;
  return absorbed && gerund && event.link == Link::content;
}

double most_for(const Reading& reading, const EventDraft& event) {
  if (is_told_above(reading, event)) return told_above;
  if (event.title.find(' ') == std::string::npos) return bare_word;
  if (!event.noun) return 1;
  return event.in_title ? heading_phrase : 1;
}

}  // namespace

void rate_events(Reading& reading) {
  for (EventDraft& event : reading.events) {
    // Rounded, so that records compare and print the same everywhere.
    const double rating = std::min(rate(reading, event), most_for(reading, event));
    event.salience = static_cast<double>(std::lround(rating * 1000)) / 1000;
  }
}

}  // namespace dateline::extract
