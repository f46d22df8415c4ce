#include "src/extract/shared_times.hpp"

#include <algorithm>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

const std::string& tag_of(const Reading& reading, const EventDraft& event) {
  return reading.tree(event.at).token(event.at.token).xpos;
}

bool has_kind(const EventDraft& event, std::initializer_list<std::string_view> names) {
  return event.kind != nullptr && is_one_of(event.kind->name, names);
}

/// What an event happened in: "at the meeting", "in a statement released on Monday".
bool is_frame(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  if (event.noun) return event.link == Link::setting;
  const Tree& tree = reading.tree(event.at);
  if (!event.light_noun || tree.head(event.at.token) != event.light_noun || above.noun) return false;
  const Index noun = *event.light_noun;
  const auto preposition = tree.child(noun, "case");
  return preposition && tree.has_relation(noun, "obl") && tree.head(noun) == above.at.token &&
         is_one_of(text::lower_ascii(tree.word(*preposition)), {"at", "during", "in"});
}

/// Told as done, not as having been done before.
bool is_plain_past(const Reading& reading, const EventDraft& event) {
  const std::string& tag = tag_of(reading, event);
  return !event.noun && (tag == "VBD" || tag == "VBN") && !is_perfect(reading.tree(event.at), event.at.token);
}

/// "When a train derailed", "when it arrives".
bool is_when_clause(const Reading& reading, const EventDraft& event) {
  if (event.noun || event.link != Link::adverbial) return false;
  const Tree& tree = reading.tree(event.at);
  const auto& children = tree.children(event.at.token);
  return !is_perfect(tree, event.at.token) && std::any_of(children.begin(), children.end(), [&](Index child) {
    return text::lower_ascii(tree.word(child)) == "when" && child < event.at.token;
  });
}

/// Verbs that only say of their subject that it happened.
bool is_happening(const Reading& reading, const EventDraft& event) {
  return reading.lexicon.has(WordClass::aspectual, event.lemma) ||
         is_one_of(event.lemma, {"occur", "happen", "take", "hold", "schedule", "come", "break", "erupt"});
}

/// "Orders began on Tuesday", "the crash occurred in May": the subject is what happened then.
bool is_what_happened(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  return event.noun && reading.tree(event.at).has_relation(event.at.token, "nsubj") && !above.noun &&
         is_happening(reading, above);
}

/// "Killing 5 and injuring 10".
bool is_bare_participle(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  const Tree& tree = reading.tree(event.at);
  const Index token = event.at.token;
  if (tag_of(reading, event) != "VBG" || tree.child(token, "mark") || tree.child(token, "aux")) return false;
  return event.link == Link::adverbial ||
         (event.link == Link::coordinate && tag_of(reading, above) == "VBG" && above.link == Link::adverbial);
}

/// Whether the verb says what the blow, the storm or the crash that is its subject did, which it does at
/// once.
bool is_harm(const EventDraft& event) {
  return !event.passive && (has_kind(event, {"attack", "death", "disaster", "accident"}) ||
                            is_one_of(event.lemma, {"damage", "destroy", "claim", "hit", "strike", "cost"}));
}

/// Whether the subject of a relative clause is the word "which" or "that".
bool has_relative_subject(const Tree& tree, Index verb) {
  const auto subject = tree.child(verb, "nsubj");
  return subject && is_one_of(text::lower_ascii(tree.word(*subject)), {"which", "that"});
}

/// "The quake on 3 May, which killed 20".
bool is_harm_done_by(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  return event.link == Link::relative && above.noun && is_plain_past(reading, event) && is_harm(event) &&
         has_relative_subject(reading.tree(event.at), event.at.token);
}

/// "Lost the match on Sunday": who wins or loses it does so when it is.
bool is_contest(const EventDraft& event, const EventDraft& above) {
  return event.noun && event.link == Link::object && is_one_of(above.lemma, {"win", "lose"}) &&
         has_kind(event, {"election", "sport", "trial", "lawsuit", "vote"});
}

/// "Landed on Monday after a two-hour flight".
bool is_hours_before(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  if (!event.noun || event.link != Link::oblique || !above.time.when.single_day()) return false;
  const Tree& tree = reading.tree(event.at);
  const auto preposition = tree.child(event.at.token, "case");
  if (!preposition || text::lower_ascii(tree.word(*preposition)) != "after") return false;
  const auto& children = tree.children(event.at.token);
  return std::any_of(children.begin(), children.end(), [&](Index child) {
    return child < event.at.token && is_one_of(text::lower_ascii(tree.word(child)), {"hour", "minute"});
  });
}

/// "And later", "and then".
bool is_told_as_later(const Reading& reading, const EventDraft& event) {
  const Tree& tree = reading.tree(event.at);
  const auto& children = tree.children(event.at.token);
  return std::any_of(children.begin(), children.end(), [&](Index child) {
    return reading.lexicon.has(WordClass::order_after, text::lower_ascii(tree.word(child)));
  });
}

/// "On Monday prices fell and the bank closed": a time before the first verb and its subject is that of both.
bool is_joined_under(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  if (event.link != Link::coordinate || event.noun || above.noun || above.above) return false;
  if (is_told_as_later(reading, event)) return false;
  const Tree& tree = reading.tree(event.at);
  const auto subject = tree.child(above.at.token, "nsubj");
  if (!subject || !is_plain_past(reading, event) || !is_plain_past(reading, above)) return false;
  const auto time = std::find_if(reading.times.begin(), reading.times.end(),
                                 [&](const record::Time& t) { return t.id == above.time.basis_time; });
  return time != reading.times.end() && above.time.when.single_day() &&
         time->span.begin < tree.token(tree.extent(*subject).first).span.begin;
}

/// Whether a clause with "when" closes what a verb tells.
bool has_when_clause(const Tree& tree, Index verb) {
  for (const Index clause : tree.children(verb)) {
    if (!tree.has_relation(clause, "advcl") || clause < verb) continue;
    for (const Index word : tree.children(clause))
      if (word < clause && text::lower_ascii(tree.word(word)) == "when") return true;
  }
  return false;
}

}  // namespace

bool takes_time_of(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  if (is_frame(reading, event, above)) return true;
  const bool told_with =
      is_when_clause(reading, event) && above.time.when.bounded() && is_plain_past(reading, event);
  return told_with || is_bare_participle(reading, event, above) || is_what_happened(reading, event, above) ||
         is_harm_done_by(reading, event, above) || is_contest(event, above) ||
         is_hours_before(reading, event, above) || is_joined_under(reading, event, above);
}

bool gives_time_to(const Reading& reading, const EventDraft& event, const EventDraft& above) {
  if (event.time.basis != record::Basis::time) return false;
  if (is_frame(reading, event, above)) return true;
  if (!event.time.when.bounded()) return false;
  const Tree& tree = reading.tree(event.at);
  if (is_when_clause(reading, event)) {
    // Of what was, what is told first was first: "when he lost on Monday, he sued".
    const bool together = above.at < event.at || above.modality == record::Modality::planned;
    return together && !above.noun && tree.child(event.at.token, "nsubj") &&
           !is_perfect(tree, above.at.token);
  }
  // "Two were killed and a third was hurt when the slope gave way on Monday".
  if (event.link == Link::coordinate && has_when_clause(tree, event.at.token))
    return is_plain_past(reading, event) && is_plain_past(reading, above) &&
           !is_told_as_later(reading, event);
  // "Monday's attack killed four".
  if (event.noun && tree.relation(event.at.token) == "nsubj" && event.link == Link::object)
    return is_plain_past(reading, above) && is_harm(above);
  // "The fire that broke out on Sunday".
  return event.link == Link::relative && above.noun && is_plain_past(reading, event) &&
         is_one_of(event.lemma, {"occur", "happen", "break", "erupt", "strike", "hit"}) &&
         has_relative_subject(tree, event.at.token);
}

}  // namespace dateline::extract
