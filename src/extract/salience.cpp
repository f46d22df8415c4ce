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

/// Kinds of this weight (deaths, attacks, verdicts, agreements) are what a story is about.
constexpr double grave_weight = 0.85;
constexpr double grave_bonus = 0.06;

/// The first sentence of an article tells why it was written.
constexpr double lead_bonus = 0.06;

/// A refusal to say something.
constexpr double said_nothing = 0.25;

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

bool in_lead(const Reading& reading, const EventDraft& event) {
  for (Index s = 0; s < event.at.sentence; ++s) {
    if (!reading.headline[s] && !reading.byline[s]) return false;
  }
  return !event.in_title;
}

double of_position(const Reading& reading, const EventDraft& event) {
  if (event.in_title) return 0.02;
  const bool leads = in_lead(reading, event) && (event.link == Link::none || event.link == Link::coordinate ||
                                                 event.link == Link::content);
  if (leads) return 0.08 + lead_bonus;
  const double share = static_cast<double>(event.at.sentence) / static_cast<double>(reading.trees.size());
  return 0.08 * (1 - share);
}

double of_date(const EventDraft& event) {
  if (!event.time.when.stated) return event.time.basis == Basis::order ? 0.03 : 0;
  if (event.time.basis == Basis::named_event) return 0.25;
  return event.time.when.bounded() || !event.time.unresolved.empty() ? 0.18 : 0.1;
}

/// "Said", "told": a word that tells nothing beside what was said, where "wrote on Twitter" does.
bool only_says(const EventDraft& event) {
  const std::initializer_list<std::string_view> words{"say", "tell", "add", "report", "state"};
  return std::find(words.begin(), words.end(), event.lemma) != words.end();
}

bool is_statement(const EventDraft& event) {
  return event.kind != nullptr && event.kind->name == "statement";
}

double of_place_in_sentence(const Reading& reading, const EventDraft& event) {
  switch (event.link) {
    case Link::none:
      return 0.12;
    case Link::coordinate:
      return 0.08;
    case Link::content:
      if (event.in_quotation) return -0.1;
      return is_statement(reading.events[*event.above]) && only_says(reading.events[*event.above]) ? 0.1
                                                                                                   : 0.04;
    case Link::adverbial:
      return 0.02;
    case Link::relative:
      return 0;
    case Link::charge:
      // The accusation tells it; when it was, it does not.
      return event.time.when.stated ? 0.02 : -0.15;
    case Link::object:
      // The verb tells it: "protests had broken out".
      return -0.15;
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
      // A plan with a day of its own is news; "to sell the ferry" is told by who plans it.
      score -= event.time.when.stated && event.time.when.bounded() && event.link != Link::complement &&
                       event.link != Link::purpose
                   ? 0.02
                   : 0.12;
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
  // "[Norvik] to sell it".
  const std::size_t bracket = event.title.find("] to ");
  if (event.title[0] == '[' && bracket != std::string::npos && bracket + 1 == event.title.find(' ', bracket))
    return true;
  const std::initializer_list<std::string_view> pronouns{"it",  "he", "she",    "they", "we",
                                                         "you", "i",  "others", "to"};
  return std::find(pronouns.begin(), pronouns.end(), first) != pronouns.end();
}

/// "Kigali denies this": of what, another sentence tells.
bool ends_with_pronoun(const EventDraft& event) {
  const std::string last = event.title.substr(event.title.rfind(' ') + 1);
  const std::initializer_list<std::string_view> pronouns{"this", "that", "it", "so", "them"};
  return std::find(pronouns.begin(), pronouns.end(), last) != pronouns.end();
}

/// What the events below one in its sentence tell.
struct Below {
  bool content = false;    ///< what was said is an event of its own
  bool idle = false;       ///< an open clause that is no event of a kind: "to comment", "to give a date"
  double noun_weight = 0;  ///< of an event noun that is its subject or object
  double victims = 0;      ///< weight of the deaths that its title ends with
};

/// "Shells hit the camp, killing nine": the title of the verb above has it.
bool told_at_end(const Reading& reading, const EventDraft& event) {
  if (event.noun || !event.above || event.kind == nullptr || event.link != Link::adverbial) return false;
  const std::string word(reading.words(reading.span_of(event.at)));
  return is_bare_participle(reading, event) &&
         reading.events[*event.above].title.find(", " + word + " ") != std::string::npos;
}

std::vector<Below> what_is_below(const Reading& reading) {
  std::vector<Below> all(reading.events.size());
  for (const EventDraft& event : reading.events) {
    if (!event.above) continue;
    Below& below = all[*event.above];
    const bool told = event.polarity == record::Polarity::positive &&
                      event.modality != Modality::hypothetical && !event.stative && !is_statement(event) &&
                      !event.in_quotation;
    below.content |= event.link == Link::content && told;
    const bool open = event.link == Link::complement || (event.noun && event.link == Link::oblique);
    below.idle |= is_statement(event) ? open : event.link == Link::complement && event.kind == nullptr;
    if (told_at_end(reading, event)) below.victims = event.kind->weight;
    if (event.noun && event.link == Link::object && event.kind != nullptr)
      below.noun_weight = std::max(below.noun_weight, event.kind->weight);
  }
  return all;
}

/// "Declined to comment", "refused to give a date".
bool says_no_word(const EventDraft& event, const Below& below) {
  return !event.noun && event.kind != nullptr && event.kind->name == "rejection" && below.idle;
}

double weight_of(const EventDraft& event, const Below& below) {
  if (event.stative) return state_weight;
  if (event.kind != nullptr) return std::max(event.kind->weight, below.victims);
  // "The deal follows five weeks of talks" tells of an order, not of a deal.
  const std::initializer_list<std::string_view> ordering{"follow", "precede", "come"};
  if (std::find(ordering.begin(), ordering.end(), event.lemma) != ordering.end()) return plain_weight;
  // "Protests broke out", "called a strike": as much as the noun.
  return event.noun ? plain_weight : std::max({plain_weight, below.noun_weight, below.victims});
}

double rate(const Reading& reading, const EventDraft& event, const Below& below) {
  const double weight = weight_of(event, below);
  const Cast cast = cast_of(reading, event);
  double score = 0.45 * weight + of_position(reading, event) + of_date(event) + of_modality(event) +
                 of_place_in_sentence(reading, event);
  const bool statement = is_statement(event);
  if (!event.noun && weight >= grave_weight) score += grave_bonus;
  // Who was told adds nothing to what was said.
  score += 0.1 * std::min(cast.named, statement ? 1 : 2) + 0.04 * std::min(cast.described, 2);
  const bool dated = event.time.basis == Basis::named_event;
  if (cast.named + cast.described == 0 && !dated) score -= event.noun ? 0.2 : 0.12;
  if (event.in_quotation) score -= 0.12;
  const auto words = std::count(event.title.begin(), event.title.end(), ' ') + 1;
  if (statement && (words <= short_title || says_nothing(reading, event))) score -= 0.2;
  if (statement && !event.noun && below.content) score -= only_says(event) ? 0.2 : 0;
  const bool opinion = event.title.find("\xe2\x80\x9c") != std::string::npos ||
                       reading.tree(event.at).child(event.at.token, "ccomp").has_value();
  if (statement && !event.noun && opinion && !below.content) score -= 0.06;
  if (ends_with_pronoun(event)) score -= 0.2;
  if (told_at_end(reading, event))
    score -= 0.5;
  else if (is_bare_participle(reading, event))
    score -= weight >= grave_weight ? 0.05 : 0.2;
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

/// "The first woman to direct the observatory", outside of headlines: no line of its own.
bool is_bare_infinitive(const Reading& reading, const EventDraft& event) {
  const Tree& tree = reading.tree(event.at);
  const auto mark = tree.child(event.clause, "mark");
  return !event.noun && !event.in_title && tree.relation(event.clause) == "acl" && mark &&
         tree.lemma(*mark) == "to";
}

double most_for(const Reading& reading, const EventDraft& event, const Below& below) {
  if (says_no_word(event, below)) return said_nothing;
  if (is_told_above(reading, event) || is_bare_infinitive(reading, event)) return told_above;
  if (event.title.find(' ') == std::string::npos) return bare_word;
  if (!event.noun) return 1;
  return event.in_title ? heading_phrase : 1;
}

/// "Talks broke down": where the verb has no kind of its own it tells what its noun tells, and more.
void put_verbs_before_nouns(Reading& reading) {
  constexpr double step = 0.05;
  for (EventDraft& noun : reading.events) {
    if (!noun.noun || noun.link != Link::object || !noun.above) continue;
    EventDraft& verb = reading.events[*noun.above];
    if (verb.noun || verb.kind != nullptr || verb.stative || verb.modality == Modality::hypothetical)
      continue;
    if (verb.polarity == record::Polarity::negative || noun.salience <= verb.salience) continue;
    std::swap(noun.salience, verb.salience);
    noun.salience = std::max(0.0, static_cast<double>(std::lround((noun.salience - step) * 1000)) / 1000);
  }
}

}  // namespace

void rate_events(Reading& reading) {
  const std::vector<Below> below = what_is_below(reading);
  for (std::size_t e = 0; e < reading.events.size(); ++e) {
    EventDraft& event = reading.events[e];
    // Rounded, so that records compare and print the same everywhere.
    const double rating = std::min(rate(reading, event, below[e]), most_for(reading, event, below[e]));
    event.salience = static_cast<double>(std::lround(rating * 1000)) / 1000;
  }
  put_verbs_before_nouns(reading);
}

}  // namespace dateline::extract
