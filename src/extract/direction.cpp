#include "src/extract/direction.hpp"

#include <fmt/format.h>

#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using calendar::Day;
using record::Modality;

/// How far up the tree an event without a tense of its own is followed.
constexpr int longest_way = 8;

/// The auxiliaries of a verb, or of a noun with a copula.
struct Auxiliaries {
  bool modal = false;    ///< will, would, may
  bool perfect = false;  ///< has, have, had
  bool had = false;
  bool was = false;  ///< was, were, did
  bool is = false;   ///< is, are
  bool to = false;   ///< "to" of an infinitive
};

Auxiliaries auxiliaries_of(const Reading& reading, const Tree& tree, Index token) {
  Auxiliaries found;
  for (const Index child : tree.children(token)) {
    const std::string word = text::lower_ascii(tree.word(child));
    found.to |= word == "to" && (tree.has_relation(child, "mark") || tree.has_relation(child, "aux"));
    if (!tree.has_relation(child, "aux") && !tree.has_relation(child, "cop")) continue;
    found.modal |= tree.token(child).xpos == "MD" || reading.lexicon.has(WordClass::modal_future, word) ||
                   reading.lexicon.has(WordClass::modal_hypothetical, word);
    found.had |= word == "had" || word == "'d";
    found.perfect |= is_one_of(word, {"has", "have", "had", "'ve"});
    found.was |= is_one_of(word, {"was", "were", "did"});
    found.is |= is_one_of(word, {"is", "are", "'re"});
  }
  return found;
}

Direction of_verb(const Reading& reading, const EventDraft& event, const Auxiliaries& auxiliaries) {
  const std::string& tag = reading.tree(event.at).token(event.at.token).xpos;
  // "Is to start"; "was to start" leaves open whether it did.
  if (auxiliaries.to && auxiliaries.was) return Direction::unknown;
  if (auxiliaries.to && auxiliaries.is) return Direction::ahead;
  if (auxiliaries.was || auxiliaries.perfect || tag == "VBD") return Direction::past;
  if (auxiliaries.is && (tag == "VBG" || tag == "VBN")) return Direction::ahead;
  const bool present = tag == "VBZ" || tag == "VBP";
  // "The film opens on Friday"; but headlines and "he says" tell of the past in the present tense.
  const bool tells =
      event.in_title || event.stative || reading.lexicon.has(WordClass::reporting, event.lemma);
  return present && !tells ? Direction::ahead : Direction::unknown;
}

/// "The vote will be on Monday", "the hearing is due in May": what the noun is the subject of.
Direction of_subject(const Reading& reading, const EventDraft& event) {
  const Tree& tree = reading.tree(event.at);
  const auto head = tree.head(event.at.token);
  if (!head || !tree.has_relation(event.at.token, "nsubj") || reading.event_at({event.at.sentence, *head}))
    return Direction::unknown;
  const Auxiliaries auxiliaries = auxiliaries_of(reading, tree, *head);
  if (auxiliaries.modal) return auxiliaries.perfect ? Direction::unknown : Direction::ahead;
  const auto plans = [&](Index i) {
    return reading.lexicon.has(WordClass::planning_adjectives, text::lower_ascii(tree.lemma(i)));
  };
  // "Is due on 12 May" may hang "due" on the day.
  const auto& beside = tree.children(*head);
  const bool due = plans(*head) || std::any_of(beside.begin(), beside.end(), plans);
  if (auxiliaries.is && due) return Direction::ahead;
  return auxiliaries.was && !due ? Direction::past : Direction::unknown;
}

/// "Is due to stand trial", word by word: the tree of such words is often wrong.
bool is_due_to(const Reading& reading, const Tree& tree, Index event) {
  constexpr Index reach = 2;
  for (Index verb = event; verb >= 3 && event - verb <= reach; --verb) {
    if (text::lower_ascii(tree.word(verb - 1)) == "to")
      return reading.lexicon.has(WordClass::planning_adjectives, text::lower_ascii(tree.word(verb - 2))) &&
             is_one_of(text::lower_ascii(tree.word(verb - 3)), {"is", "are", "'re", "'s"});
  }
  return false;
}

/// "Snow began to fall": the verb above, which is no event.
Direction of_governor(const Reading& reading, const EventDraft& event) {
  const Tree& tree = reading.tree(event.at);
  const auto head = tree.head(event.at.token);
  if (!head || reading.event_at({event.at.sentence, *head})) return Direction::unknown;
  const Auxiliaries auxiliaries = auxiliaries_of(reading, tree, *head);
  const std::string lemma = text::lower_ascii(tree.lemma(*head));
  if (tree.has_relation(event.at.token, "xcomp") && (reading.lexicon.has(WordClass::aspectual, lemma) ||
                                                     reading.lexicon.has(WordClass::implicative, lemma))) {
    if (auxiliaries.modal || auxiliaries.to) return Direction::unknown;
    return auxiliaries.perfect || tree.token(*head).xpos == "VBD" ? Direction::past : Direction::unknown;
  }
  return Direction::unknown;
}

/// "Cancelled a trip", "postponed the match": what is put off had not been.
bool is_put_off(const Reading& reading, const EventDraft& event) {
  return event.noun && event.above && event.link == Link::object &&
         reading.lexicon.has(WordClass::putting_off, reading.events[*event.above].lemma);
}

/// "A trip planned for Friday".
bool is_planned_for(const Reading& reading, const Tree& tree, const EventDraft& event) {
  return !event.noun && tree.relation(event.at.token) == "acl" && tree.token(event.at.token).xpos == "VBN" &&
         (reading.lexicon.has(WordClass::planning, event.lemma) || event.lemma == "schedule");
}

}  // namespace

Direction direction_of(const Reading& reading, Index e) {
  for (int step = 0; step < longest_way; ++step) {
    const EventDraft& event = reading.events[e];
    const Tree& tree = reading.tree(event.at);
    const Auxiliaries auxiliaries = auxiliaries_of(reading, tree, event.at.token);
    const EventDraft* above = event.above ? &reading.events[*event.above] : nullptr;
    if (is_due_to(reading, tree, event.at.token) || is_put_off(reading, event) ||
        is_planned_for(reading, tree, event))
      return Direction::ahead;
    if (auxiliaries.to) {
      if (const Direction found = of_governor(reading, event); found != Direction::unknown) return found;
    }
    if (auxiliaries.modal) return auxiliaries.perfect ? Direction::unknown : Direction::ahead;
    // "If they had been warned in May".
    if (event.modality == Modality::hypothetical)
      return auxiliaries.had ? Direction::past : Direction::unknown;
    if (event.modality == Modality::planned) {
      // "Had planned to": a plan of the past.
      const bool given_up =
          auxiliaries.had || (above && auxiliaries_of(reading, reading.tree(above->at), above->at.token).had);
      return given_up ? Direction::unknown : Direction::ahead;
    }
    if (event.noun) {
      if (const Direction found = of_subject(reading, event); found != Direction::unknown) return found;
      if (auxiliaries.was || auxiliaries.perfect) return Direction::past;
    } else if (const Direction found = of_verb(reading, event, auxiliaries); found != Direction::unknown) {
      return found;
    } else if (auxiliaries.to && tree.has_relation(event.at.token, "acl")) {
      return Direction::ahead;  // "an event to be held on 12 October"
    } else if (tree.token(event.at.token).xpos == "VBN" && !auxiliaries.to) {
      return event.in_title ? Direction::unknown : Direction::past;
    } else if (tree.token(event.at.token).xpos == "VBG" && is_one_of(event.lemma, {"begin", "start"})) {
      return Direction::ahead;
    }
    // "Forced to resign in April" did; "ordered to appear on Monday" may be yet to come.
    const bool carried_out = above != nullptr && (reading.lexicon.has(WordClass::implicative, above->lemma) ||
                                                  reading.lexicon.has(WordClass::aspectual, above->lemma));
    if (auxiliaries.to && !carried_out) return Direction::unknown;
    const bool shares = event.link == Link::object || event.link == Link::setting ||
                        event.link == Link::complement || event.link == Link::coordinate ||
                        event.link == Link::adverbial;
    if (above == nullptr || !shares || event.in_title) return Direction::unknown;
    e = *event.above;
  }
  return Direction::unknown;
}

namespace {

/// "20 March this year", "last April": the words say which.
bool says_which(std::string_view words) {
  const std::string lower = text::lower_ascii(words);
  int digits = 0;
  for (const char c : lower) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  for (const std::string_view word : {"year", "last", "next", "this", "'"}) {
    if (lower.find(word) != std::string::npos) return true;
  }
  return false;
}

/// "At year-end" of what has happened is the end of the last year.
bool ended_last_year(const record::Time& time, std::string_view words, Day published, Direction direction) {
  constexpr unsigned last_quarter = 10;
  return direction == Direction::past && time.rule == "pointed-unit" && time.mod == "END" &&
         time.when.precision == calendar::Precision::year && text::lower_ascii(words).find("year") == 0 &&
         *time.when.earliest_start <= published && published <= *time.when.latest_end &&
         calendar::civil_of(published).month < last_quarter;
}

std::optional<Day> years_later(Day day, std::int64_t years) {
  calendar::CivilDate date = calendar::civil_of(day);
  date.year += years;
  return calendar::is_valid(date) ? std::optional(calendar::day_of(date)) : std::nullopt;
}

}  // namespace

std::optional<record::Time> turned(const record::Time& time, std::string_view words, Day published,
                                   Direction direction) {
  const calendar::TimeSpan& when = time.when;
  if (direction == Direction::unknown || !when.bounded() || when.anchor != "published") return std::nullopt;
  const bool ahead = direction == Direction::ahead;
  const bool year_end = ended_last_year(time, words, published, direction);
  if (!year_end && (ahead ? *when.latest_end >= published : *when.earliest_start <= published))
    return std::nullopt;
  const std::int64_t sign = ahead ? 1 : -1;
  std::optional<Day> first, last;
  if (time.rule == "weekday") {
    first = *when.earliest_start + 7 * sign;
    last = *when.latest_end + 7 * sign;
  } else if (time.rule == "pointed-unit" && when.precision == calendar::Precision::day &&
             text::lower_ascii(words).find("weekend") != std::string::npos && !says_which(words)) {
    first = *when.earliest_start + 7 * sign;
    last = *when.latest_end + 7 * sign;
  } else if ((is_one_of(time.rule, {"month", "day", "month-range", "day-range", "season"}) &&
              !says_which(words)) ||
             year_end) {
    first = years_later(*when.earliest_start, sign);
    // By the day after, so that February ends when it ends.
    last = years_later(*when.latest_end + 1, sign);
    if (last) last = *last - 1;
    if (when.single_day()) last = first;
  }
  if (!first || !last || (ahead ? *last < published : *first > published)) return std::nullopt;
  record::Time out = time;
  out.when = first == last ? calendar::on_day(*first) : calendar::one_day_of(first, last);
  if (when.approximate) out.when = calendar::qualified(out.when, false, true);
  out.when.phrase = when.phrase;
  out.when.anchor = when.anchor;
  out.when.clock = when.clock;
  out.when.stated = when.stated;
  if (!out.alternatives.empty()) out.alternatives = {when.edtf};
  const calendar::CivilDate date = calendar::civil_of(*first);
  const std::size_t clock = time.value.find('T');
  const std::string suffix = clock == std::string::npos ? "" : time.value.substr(clock);
  if (year_end || time.rule == "season") {
    out.value = fmt::format("{:04}", date.year) + (year_end ? "" : time.value.substr(time.value.find('-')));
    return out;
  }
  out.value = (first == last ? fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day)
                             : fmt::format("{:04}-{:02}", date.year, date.month)) +
              suffix;
  return out;
}

}  // namespace dateline::extract
