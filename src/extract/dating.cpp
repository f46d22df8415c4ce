#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "src/extract/direction.hpp"
#include "src/extract/order.hpp"
#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::Basis;
using record::Modality;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Dater {
 public:
  Dater(Reading& reading, const times::NamedEvents& named_events)
      : reading_(reading),
        named_events_(named_events),
        own_(reading.events.size()),
        told_then_(reading.events.size()),
        near_(reading.times.size(), false) {}

  void run() {
    for (Index t = 0; t < reading_.times.size(); ++t) attach(t);
    for (Index e = 0; e < reading_.events.size(); ++e) turn(e);
    for (Index e = 0; e < reading_.events.size(); ++e) date_by_words(e);
    for (Index e = 0; e < reading_.events.size(); ++e) date_by_name(e);
    for (Index e = 0; e < reading_.events.size(); ++e) share(e);
    for (EventDraft& event : reading_.events) keep_before_publication(event);
  }

  /// The second step, when repeated mentions of one event are known.
  void settle() {
    for (EventDraft& event : reading_.events) share_with_first(event);
    const std::vector<Constraint> constraints = find_order(reading_);
    for (EventDraft& event : reading_.events) date_by_publication(event);
    propagate(reading_, constraints);
  }

 private:
  bool dated(const EventDraft& event) const { return event.time.basis != Basis::unknown; }

  /// Gives a time to the event of its clause.
  void attach(Index t) {
    const record::Time& time = reading_.times[t];
    if (time.type != record::TimeType::date && time.type != record::TimeType::time) return;
    const auto sentence = reading_.sentence_at(time.span.begin);
    if (!sentence) return;
    const Tree& tree = reading_.trees[*sentence];
    Tree::Range range = tree.tokens_in(time.span);
    if (range.size() == 0 || compares(tree, range) || is_in_name(tree, range, time)) return;
    if (const auto e = clause_with_when(*sentence, range)) {
      own_[*e].push_back(t);
      told_then_[*e] = t;
    }
    // "On Tuesday night": the night hangs where the day would.
    if (range.last < tree.size() && is_daypart(text::lower_ascii(tree.word(range.last)))) ++range.last;
    if (is_of_amount(tree, range, time)) return;
    if (const auto e = event_noun_before(*sentence, range)) {
      own_[*e].push_back(t);
      return;
    }
    Index below = tree.head_of(range);
    if (const auto e = reading_.event_at({*sentence, below})) {
      own_[*e].push_back(t);
      return;
    }
    if (is_condition(tree, below)) return;
    bool inside_name_of_thing = false;
    for (auto up = tree.head(below); up; below = *up, up = tree.head(*up)) {
      const auto e = reading_.event_at({*sentence, *up});
      if (e) {
        if (inside_name_of_thing) return;
        const Index dated = outside_of_modifier(outside_of_clause(*e, range), range);
        // "The vote was postponed to 3 November": it is the vote that is then.
        if (!puts_off(dated, range)) {
          own_[dated].push_back(t);
        } else if (const auto thing = thing_put_off(dated)) {
          own_[*thing].push_back(t);
          told_then_[*thing] = t;
        }
        return;
      }
      // What an if-clause without an event says of when does not date what would follow from it.
      if (is_condition(tree, *up)) return;
      // "Was priced at 29 dollars, but will be free until May": a clause of its own.
      if (tree.has_relation(*up, "conj") && tree.child(*up, "cop")) return;
      // "Will pay 23 euros, a premium to the price on 31 October": not when it is paid.
      if (tree.has_relation(below, "appos") && *up < below && below < range.first) return;
      const bool modifies = tree.has_relation(below, "nummod") || tree.has_relation(below, "compound") ||
                            tree.has_relation(below, "amod") || tree.relation(below) == "nmod:poss" ||
                            tree.has_relation(below, "acl");
      inside_name_of_thing |= modifies && tree.is_noun(*up) && !opens_clause(tree, range, *up);
    }
    attach_to_nearest(t, *sentence, range);
  }

  /// "In August Norvik agreed", "in November police raided": with a preposition of its own before the
  /// subject, a time belongs to the clause, whatever the tree makes of the noun.
  static bool opens_clause(const Tree& tree, const Tree::Range& range, Index noun) {
    if (range.first == 0) return false;
    const Index preposition = range.first - 1;
    if (!is_one_of(text::lower_ascii(tree.word(preposition)), {"in", "on", "by", "since", "during"}))
      return false;
    if (tree.has_relation(noun, "nsubj")) return true;
    const bool opens = preposition == 0 || tree.pos(preposition - 1) == Pos::punct;
    const auto verb = tree.head(noun);
    return opens && verb && tree.is_verb(*verb) && noun < *verb && tree.has_relation(noun, "obl") &&
           !tree.child(*verb, "nsubj");
  }

  /// "For the first time since 1996", "the highest since May", "the worst since the war in 1998": what it is
  /// compared with, not when it was.
  bool compares(const Tree& tree, const Tree::Range& range) const {
    constexpr Index reach = 7, longest_phrase = 5;
    const auto since = [&]() -> std::optional<Index> {
      for (Index i = range.first; i > 0 && i + longest_phrase > range.first; --i) {
        if (text::lower_ascii(tree.word(i - 1)) == "since") return i - 1;
        if (tree.is_verb(i - 1) || tree.pos(i - 1) == Pos::punct) break;
      }
      return std::nullopt;
    }();
    if (!since) return false;
    for (Index i = *since; i > 0 && i + reach > *since; --i) {
      const std::string word = text::lower_ascii(tree.word(i - 1));
      const std::string& tag = tree.token(i - 1).xpos;
      if (tree.pos(i - 1) == Pos::punct && word != "-") return false;
      if (word == "first" || tag == "JJS" || tag == "RBS") return !has_lasted(tree, range, *since);
    }
    return false;
  }

  /// "Had closed the largest port since 21 August": the perfect lasts since a day; what is compared with is
  /// long ago.
  bool has_lasted(const Tree& tree, const Tree::Range& range, Index since) const {
    if (since + 1 != range.first || range.size() < 2) return false;
    const Index head = tree.head_of(range);
    const bool day = std::any_of(reading_.times.begin(), reading_.times.end(), [&](const record::Time& time) {
      return time.when.single_day() && tree.tokens_in(time.span) == range;
    });
    const auto verb = tree.head(head);
    return day && verb && is_perfect(tree, *verb);
  }

  static bool is_perfect(const Tree& tree, Index verb) {
    return std::any_of(tree.children(verb).begin(), tree.children(verb).end(), [&](Index child) {
      return tree.has_relation(child, "aux") &&
             is_one_of(text::lower_ascii(tree.word(child)), {"has", "have", "had", "'ve"});
    });
  }

  static bool is_daypart(const std::string& word) {
    return is_one_of(word, {"night", "nights", "morning", "afternoon", "evening"});
  }

  static bool is_year_or_part(const record::Time& time) {
    using calendar::Precision;
    return time.when.precision == Precision::year || time.when.precision == Precision::quarter ||
           time.when.precision == Precision::half_year;
  }

  /// "Apple at WWDC 2010": in a headline a year after a name is part of the name.
  bool is_in_name(const Tree& tree, const Tree::Range& range, const record::Time& time) const {
    return time.when.precision == calendar::Precision::year && range.size() == 1 && range.first > 0 &&
           tree.pos(range.first - 1) == Pos::propn && reading_.headline[sentence_of(tree)];
  }

  Index sentence_of(const Tree& tree) const { return static_cast<Index>(&tree - reading_.trees.data()); }

  /// "Lowered its forecast for growth this year", "booked output for next year": when the growth and the
  /// output are, not when they were spoken of.
  bool is_of_amount(const Tree& tree, const Tree::Range& range, const record::Time& time) const {
    if (!is_year_or_part(time) || range.first == 0) return false;
    if (text::lower_ascii(tree.word(range.first - 1)) == "for") return !is_planned_for(tree, range);
    if (!is_one_of(text::lower_ascii(tree.word(range.first)), {"this", "next", "last"})) return false;
    const Index noun = range.first - 1;
    const auto preposition = tree.is_noun(noun) ? tree.child(noun, "case") : std::nullopt;
    return preposition && text::lower_ascii(tree.word(*preposition)) == "for";
  }

  /// "Scheduled for 2026", "a vote due for next year".
  bool is_planned_for(const Tree& tree, const Tree::Range& range) const {
    const auto head = tree.head(tree.head_of(range));
    return head &&
           (reading_.lexicon.has(WordClass::planning, tree.lemma(*head)) ||
            reading_.lexicon.has(WordClass::planning_adjectives, text::lower_ascii(tree.word(*head))) ||
            reading_.lexicon.has(WordClass::putting_off, tree.lemma(*head)) ||
            tree.lemma(*head) == "schedule");
  }

  /// "Linked him to an attack in 2022": the year of what is spoken of, where that is no object of the verb.
  std::optional<Index> event_noun_before(Index sentence, const Tree::Range& range) const {
    const Tree& tree = reading_.trees[sentence];
    if (range.first < 2 || text::lower_ascii(tree.word(range.first - 1)) != "in") return std::nullopt;
    // Not "interference in last year's election".
    const auto head = tree.head(tree.head_of(range));
    if (!head || *head >= range.last) return std::nullopt;
    const Index noun = range.first - 2;
    const auto e = reading_.event_at({sentence, noun});
    if (!e || !reading_.events[*e].noun || reading_.events[*e].kind == nullptr) return std::nullopt;
    if (!tree.has_relation(noun, "obl") && !tree.has_relation(noun, "nmod")) return std::nullopt;
    const auto preposition = tree.child(noun, "case");
    const bool spoken_of = preposition && is_one_of(text::lower_ascii(tree.word(*preposition)),
                                                    {"to", "for", "of", "over", "about", "from"});
    return spoken_of ? e : std::nullopt;
  }

  /// "Charged a man identified as Petrov, on Tuesday": after a comma the verb of the sentence is spoken of
  /// again.
  Index outside_of_modifier(Index e, const Tree::Range& range) const {
    const EventDraft& event = reading_.events[e];
    const Tree& tree = reading_.tree(event.at);
    Index first = range.first;
    if (first > 0 && is_one_of(text::lower_ascii(tree.word(first - 1)), {"on", "in", "at"})) --first;
    const bool closed = first > 0 && tree.word(first - 1) == "," && event.at.token < first;
    const bool modifier =
        event.link == Link::relative && !event.noun && tree.relation(event.at.token) == "acl";
    return closed && modifier && event.above && !reading_.events[*event.above].noun ? *event.above : e;
  }

  /// "Called a strike", "set a vote": what is called is another event.
  bool calls_for(Index e) const {
    return reading_.lexicon.has(WordClass::calling, reading_.events[e].lemma) && thing_put_off(e).has_value();
  }

  /// Whether an event puts off another to a time.
  bool puts_off(Index e, const Tree::Range& range) const {
    if (range.first > 0 && calls_for(e))
      return is_one_of(text::lower_ascii(reading_.tree(reading_.events[e].at).word(range.first - 1)),
                       {"until", "till", "to", "for"});
    if (range.first == 0 || !reading_.lexicon.has(WordClass::putting_off, reading_.events[e].lemma))
      return false;
    return is_one_of(text::lower_ascii(reading_.tree(reading_.events[e].at).word(range.first - 1)),
                     {"until", "till", "to", "for"});
  }

  std::optional<Index> thing_put_off(Index e) const {
    for (Index other = 0; other < reading_.events.size(); ++other) {
      const EventDraft& thing = reading_.events[other];
      if (thing.noun && thing.above == e && thing.link == Link::object) return other;
    }
    return std::nullopt;
  }

  bool is_condition(const Tree& tree, Index clause) const {
    const auto marker = tree.child(clause, "mark");
    return marker && tree.has_relation(clause, "advcl") &&
           reading_.lexicon.has(WordClass::condition_marks, text::lower_ascii(tree.word(*marker)));
  }

  /// "Denied in March that it spied": words before "that" belong to who said it.
  Index outside_of_clause(Index e, const Tree::Range& range) const {
    const EventDraft& event = reading_.events[e];
    if (!event.above || event.link != Link::content || event.noun) return e;
    const EventDraft& above = reading_.events[*event.above];
    const auto marker = reading_.tree(event.at).child(event.at.token, "mark");
    const bool between = marker && range.last <= *marker && above.at.token < range.first;
    return between ? *event.above : e;
  }

  /// Gives bare days and months the side of publication that the tense of their event says.
  void turn(Index e) {
    const auto& published = reading_.article.published;
    if (!published || own_[e].empty()) return;
    const Direction direction = direction_of(reading_, e);
    for (const Index t : own_[e]) {
      record::Time& time = reading_.times[t];
      const bool subject =
          reading_.events[e].noun &&
          reading_.tree(reading_.events[e].at).has_relation(reading_.events[e].at.token, "nsubj");
      if (range_of(t) != nullptr || (near_[t] && !subject)) continue;
      // "Announced today an event to be held on 12 October": an event has one day, the other is not its own.
      const bool has_other = std::any_of(own_[e].begin(), own_[e].end(), [&](Index other) {
        return other != t && reading_.times[other].when.single_day() && range_of(other) == nullptr &&
               reading_.times[other].when.earliest_start != time.when.earliest_start;
      });
      if (has_other) continue;
      // "Since" looks back, whatever is planned; "banned until August" and "gave them until Saturday" look
      // ahead, and so does "called a strike for 17 April".
      const std::string word = bound_word(time, reading_.events[e].at.sentence).word;
      if (direction == Direction::ahead && word == "since") continue;
      const bool calls = reading_.lexicon.has(WordClass::calling, reading_.events[e].lemma);
      if (direction == Direction::past &&
          (is_one_of(word, {"until", "till"}) || calls_for(e) || (calls && is_one_of(word, {"for", "to"}))))
        continue;
      auto other = turned(time, reading_.words(time.span), *published, direction);
      if (!other) continue;
      // "At 6am on Saturday": the hour goes with its day.
      for (const Index clock : own_[e]) {
        record::Time& hour = reading_.times[clock];
        if (hour.rule != "clock" || hour.when.earliest_start != time.when.earliest_start) continue;
        const std::string said = std::move(hour.when.clock), phrase = std::move(hour.when.phrase);
        hour.when = other->when;
        hour.when.clock = said;
        hour.when.phrase = phrase;
        hour.value = hour.when.edtf + said;
      }
      time = std::move(*other);
    }
  }

  /// The stretch that a time is an end of.
  const times::Range* range_of(Index t) const {
    const auto& ranges = reading_.ranges;
    const auto range = std::partition_point(ranges.begin(), ranges.end(),
                                            [&](const times::Range& r) { return r.first + 1 < t; });
    return range != ranges.end() && range->first <= t ? &*range : nullptr;
  }

  /// "In December when Obama ordered …": the clause that tells what happened then.
  std::optional<Index> clause_with_when(Index sentence, const Tree::Range& range) const {
    const Tree& tree = reading_.trees[sentence];
    Index next = range.last;
    if (next < tree.size() && tree.word(next) == ",") ++next;
    if (next >= tree.size() || text::lower_ascii(tree.word(next)) != "when") return std::nullopt;
    const auto verb = tree.head(next);
    return verb ? reading_.event_at({sentence, *verb}) : std::nullopt;
  }

  /// Where no event is above it (a clause with "to be"): the nearest event of the sentence.
  void attach_to_nearest(Index t, Index sentence, const Tree::Range& range) {
    std::optional<Index> best;
    Index best_distance = 0;
    const auto begin = std::partition_point(reading_.events.begin(), reading_.events.end(),
                                            [&](const EventDraft& e) { return e.at.sentence < sentence; });
    for (auto event = begin; event != reading_.events.end() && event->at.sentence == sentence; ++event) {
      if (event->above) continue;
      const Index token = event->at.token;
      const Index distance = token < range.first ? range.first - token : token - range.first;
      if (best && distance >= best_distance) continue;
      best = static_cast<Index>(event - reading_.events.begin());
      best_distance = distance;
    }
    if (!best) return;
    own_[*best].push_back(t);
    near_[t] = true;
  }

  /// The preposition that makes a bound of a time: "before", "since", … With `inclusive` where "in or" or the
  /// like stands before it.
  struct BoundWord {
    std::string word;
    base::ByteSpan span;
    bool inclusive = false;
  };

  BoundWord bound_word(const record::Time& time, Index sentence) const {
    const Tree& tree = reading_.trees[sentence];
    const Tree::Range range = tree.tokens_in(time.span);
    if (range.size() == 0) return {};
    std::optional<Index> at = tree.child(tree.head_of(range), "case");
    if (range.first > 0 && is_one_of(text::lower_ascii(tree.word(range.first - 1)),
                                     {"before", "after", "since", "by", "until", "till"}))
      at = range.first - 1;
    if (!at && range.first > 0) at = range.first - 1;
    if (!at) return {};
    BoundWord out{text::lower_ascii(tree.word(*at)), tree.token(*at).span, false};
    if (*at >= 2 && text::lower_ascii(tree.word(*at - 1)) == "or") {
      out.inclusive = true;
      out.span.begin = tree.token(*at - 2).span.begin;
    }
    return out;
  }

  void date_by_words(Index e) {
    EventDraft& event = reading_.events[e];
    const record::Time* best = nullptr;
    const times::Range* range = nullptr;
    for (const Index t : own_[e]) {
      const record::Time& time = reading_.times[t];
      if (is_vague(time)) continue;
      if (contradicts(time, e)) {
        // "Called a meeting on 18 August", which is to come.
        if (calls_for(e)) own_[*thing_put_off(e)].push_back(t);
        continue;
      }
      if (best != nullptr && rank(time, event) <= rank(*best, event)) continue;
      best = &time;
      range = range_of(t);
    }
    if (best == nullptr) return;
    event.time.basis = Basis::time;
    event.time.basis_time = best->id;
    event.time.confidence = 0.9;
    const bool then = told_then_[e] && best == &reading_.times[*told_then_[e]];
    event.time.when = range != nullptr ? range->when : then ? best->when : bounded(*best, event.at.sentence);
    if (range == nullptr && !then) {
      if (auto both = joined(e, *best)) event.time.when = std::move(*both);
    }
    event.time.when.stated = true;
    if (best->when.unknown()) event.time.unresolved = std::string(reading_.words(best->span));
  }

  /// "In 2010 and 2011", "in June and again in July": it was then or then, and none of them is the date.
  std::optional<calendar::TimeSpan> joined(Index e, const record::Time& one) const {
    for (const Index t : own_[e]) {
      const record::Time& other = reading_.times[t];
      if (&other == &one || !other.when.bounded() || !one.when.bounded() || contradicts(other, e)) continue;
      const auto& [first, second] =
          one.span.begin < other.span.begin ? std::tie(one, other) : std::tie(other, one);
      const std::string between = text::lower_ascii(reading_.words({first.span.end, second.span.begin}));
      if (!is_one_of(between,
                     {" and ", " and in ", " and on ", " and again in ", " and again on ", " and again "}))
        continue;
      calendar::TimeSpan both =
          calendar::one_day_of(std::min(*one.when.earliest_start, *other.when.earliest_start),
                               std::max(*one.when.latest_end, *other.when.latest_end));
      both.phrase = reading_.words({first.span.begin, second.span.end});
      both.anchor = first.when.anchor;
      return both;
    }
    return std::nullopt;
  }

  /// "Later", "in the past": no day, whatever publication was.
  static bool is_vague(const record::Time& time) {
    return time.when.unknown() && is_one_of(time.value, {"FUTURE_REF", "PAST_REF", "PRESENT_REF", ""});
  }

  /// What the past tense tells of did not begin after the day the article was published: the time is another
  /// event's.
  bool contradicts(const record::Time& time, Index e) const {
    const auto& published = reading_.article.published;
    const auto& earliest = time.when.earliest_start;
    return published && earliest && *earliest > *published && own_tense_is_past(reading_.events[e]);
  }

  bool own_tense_is_past(const EventDraft& event) const {
    return !event.noun && event.modality == Modality::actual && !event.in_title &&
           reading_.tree(event.at).token(event.at.token).xpos == "VBD";
  }

  /// A day before a month, something resolved before what is not, the near before the far.
  double rank(const record::Time& time, const EventDraft& event) const {
    double score = 0;
    if (!time.when.unknown()) score += 10;
    if (time.when.bounded()) score += 10;
    if (time.when.bounded())
      score -= std::min(5.0, 0.01 * static_cast<double>(*time.when.latest_end - *time.when.earliest_start));
    const base::ByteSpan at = reading_.span_of(event.at);
    const std::uint64_t distance =
        at.begin < time.span.begin ? time.span.begin - at.begin : at.begin - time.span.begin;
    return score - std::min(4.0, static_cast<double>(distance) / 100);
  }

  calendar::TimeSpan bounded(const record::Time& time, Index sentence) const {
    const calendar::TimeSpan& when = time.when;
    if (!when.bounded() || time.mod == "BEFORE" || time.mod == "AFTER") return when;
    const BoundWord bound = bound_word(time, sentence);
    // "Shortly after midnight" is that day.
    if (!when.clock.empty() && is_one_of(bound.word, {"before", "by", "after"})) return when;
    // "Before early 1990" may be in 1990.
    const bool inclusive = bound.inclusive || !time.mod.empty();
    const bool above = is_one_of(bound.word, {"before", "by", "until", "till"});
    if (!above && !is_one_of(bound.word, {"after", "since"})) return when;
    const bool strictly = !inclusive && (bound.word == "before" || bound.word == "after");
    calendar::TimeSpan out = open_span(when, above, strictly);
    if (when.approximate) out = calendar::qualified(out, false, true);
    out.phrase = reading_.words({bound.span.begin, std::max(bound.span.end, time.span.end)});
    if (bound.span.begin > time.span.begin) out.phrase = when.phrase;
    out.anchor = when.anchor;
    return out;
  }

  /// All before or after a time, in the grain it is said in: "before 1990" is "[..1989]".
  static calendar::TimeSpan open_span(const calendar::TimeSpan& when, bool above, bool strictly) {
    const bool year = when.precision == calendar::Precision::year;
    const bool month = when.precision == calendar::Precision::month;
    if (!year && !month) {
      return above ? calendar::one_day_of(std::nullopt, strictly ? when.earliest_start : when.latest_end)
                   : calendar::one_day_of(strictly ? when.latest_end : when.earliest_start, std::nullopt);
    }
    const calendar::Day end = above ? (strictly ? *when.earliest_start - 1 : *when.latest_end)
                                    : (strictly ? *when.latest_end + 1 : *when.earliest_start);
    const calendar::CivilDate date = calendar::civil_of(end);
    const std::string unit =
        year ? fmt::format("{:04}", date.year) : fmt::format("{:04}-{:02}", date.year, date.month);
    const auto span =
        calendar::span_from_edtf(above ? fmt::format("[..{}]", unit) : fmt::format("[{}..]", unit));
    if (date.year >= 1 && span) return *span;
    return above ? calendar::one_day_of(std::nullopt, end) : calendar::one_day_of(end, std::nullopt);
  }

  /// Elections and the like, whose day a calendar gives.
  void date_by_name(Index e) {
    EventDraft& event = reading_.events[e];
    if (!event.noun || event.kind == nullptr || event.kind->name != "election") return;
    const Tree& tree = reading_.tree(event.at);
    Tree::Range range{event.at.token, event.at.token + 1};
    for (const Index child : tree.children(event.at.token)) {
      if (child < event.at.token) range.first = std::min(range.first, tree.extent(child).first);
    }
    const auto named =
        named_events_.dated_event(reading_.words(tree.span_of(range)), reading_.article.published);
    if (!named) return;
    event.time = {};
    event.time.when = calendar::one_day_of(named->first, named->last);
    event.time.when.phrase = std::string(reading_.words(tree.span_of(range)));
    event.time.when.anchor = named->anchor;
    event.time.when.stated = true;
    event.time.basis = Basis::named_event;
    event.time.confidence = 0.95;
  }

  void copy(const EventDraft& from, EventDraft& to, bool stated) {
    to.time = from.time;
    to.time.when.stated = stated && from.time.when.stated;
    to.time.confidence = stated ? 0.8 : 0.5;
    if (!stated) to.time.basis = from.time.basis;
  }

  /// What happens in one frame shares its date: the meeting and the summit it was held at, a crash and
  /// "killing 5".
  void share(Index e) {
    EventDraft& event = reading_.events[e];
    if (!event.above) return;
    EventDraft& above = reading_.events[*event.above];
    const bool frame = event.link == Link::setting && event.noun;
    if (dated(event) && !dated(above)) {
      const auto& begin = event.time.when.earliest_start;
      const bool to_come = begin && reading_.article.published && *begin > *reading_.article.published;
      const bool object_after =
          event.link == Link::object && event.noun && !own_[e].empty() && time_follows(e) && !above.noun &&
          !comments(above) && !(to_come && own_tense_is_past(above)) && !(to_come && calls_for(*event.above));
      if ((frame && event.time.basis == Basis::time) || object_after) copy(event, above, true);
    } else if (!dated(event) && dated(above) && above.time.basis == Basis::time) {
      if (frame || is_bare_participle(event) || is_happening(event, above) || is_when_clause(event, above))
        copy(above, event, true);
    }
  }

  /// "In June five people died when a train derailed".
  bool is_when_clause(const EventDraft& event, const EventDraft& above) const {
    if (event.noun || event.link != Link::adverbial || !above.time.when.bounded()) return false;
    const Tree& tree = reading_.tree(event.at);
    const auto& children = tree.children(event.at.token);
    const bool when = std::any_of(children.begin(), children.end(), [&](Index child) {
      return text::lower_ascii(tree.word(child)) == "when" && child < event.at.token;
    });
    const std::string& tag = tree.token(event.at.token).xpos;
    return when && (tag == "VBD" || tag == "VBN") && !is_perfect(tree, event.at.token);
  }

  /// "Orders began on Tuesday", "the crash occurred in May": the subject is what happened then.
  bool is_happening(const EventDraft& event, const EventDraft& above) const {
    return event.noun && reading_.tree(event.at).has_relation(event.at.token, "nsubj") && !above.noun &&
           (reading_.lexicon.has(WordClass::aspectual, above.lemma) ||
            is_one_of(above.lemma,
                      {"occur", "happen", "take", "hold", "schedule", "come", "break", "erupt"}));
  }

  /// Verbs whose object may have happened long before, or not yet.
  bool comments(const EventDraft& event) const {
    return reading_.lexicon.has(WordClass::putting_off, event.lemma) ||
           reading_.lexicon.has(WordClass::reporting, event.lemma) ||
           (event.kind != nullptr && is_one_of(event.kind->plover, {"ACCUSE", "REJECT", "SUPPORT"}));
  }

  bool time_follows(Index e) const {
    return reading_.times[own_[e].front()].span.begin > reading_.span_of(reading_.events[e].at).begin;
  }

  bool is_bare_participle(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    return event.link == Link::adverbial && tree.token(event.at.token).xpos == "VBG" &&
           !tree.child(event.at.token, "mark");
  }

  /// What lies after publication had not happened when it was written.
  void keep_before_publication(EventDraft& event) {
    const auto& published = reading_.article.published;
    const auto& earliest = event.time.when.earliest_start;
    if (published && earliest && *earliest > *published && event.modality != Modality::hypothetical) {
      event.modality = Modality::planned;
    }
    // "By January" of something that had happened says less than that it was reported.
    const auto& latest = event.time.when.latest_end;
    if (published && !earliest && latest && *latest > *published && event.modality == Modality::actual)
      event.time = {};
  }

  /// What a later mention says of the date holds for the event.
  void share_with_first(const EventDraft& event) {
    if (!event.same_as || !dated(event)) return;
    EventDraft& first = reading_.events[*event.same_as];
    if (dated(first) && first.time.when.bounded()) return;
    first.time = event.time;
    first.evidence.push_back(reading_.tree(event.at).sentence().span);
  }

  /// The last resort: it had happened when it was reported.
  void date_by_publication(EventDraft& event) const {
    const auto& published = reading_.article.published;
    if (dated(event) || !published) return;
    if (event.modality == Modality::planned ? !has_future(event) : event.modality == Modality::hypothetical)
      return;
    const bool planned = event.modality == Modality::planned;
    event.time.when = planned ? calendar::one_day_of(published, std::nullopt)
                              : calendar::one_day_of(std::nullopt, published);
    event.time.when.anchor = "published";
    event.time.when.stated = false;
    event.time.basis = Basis::published;
    event.time.confidence = 0.5;
  }

  bool has_future(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    return std::any_of(
        tree.children(event.at.token).begin(), tree.children(event.at.token).end(), [&](Index child) {
          return tree.has_relation(child, "aux") &&
                 reading_.lexicon.has(WordClass::modal_future, text::lower_ascii(tree.word(child)));
        });
  }

  Reading& reading_;
  const times::NamedEvents& named_events_;
  std::vector<std::vector<Index>> own_;  ///< times of each event
  /// The time that an event was at whatever word stands before it: "until 2018, when she was dismissed".
  std::vector<std::optional<Index>> told_then_;
  std::vector<bool> near_;  ///< times that were given to the nearest event, for want of one above them
};

}  // namespace

void date_events(Reading& reading, const times::NamedEvents& named_events) {
  Dater(reading, named_events).run();
}

void settle_dates(Reading& reading, const times::NamedEvents& named_events) {
  Dater(reading, named_events).settle();
}

}  // namespace dateline::extract
