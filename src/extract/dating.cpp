#include <algorithm>
#include <tuple>

#include "src/extract/attach_times.hpp"
#include "src/extract/direction.hpp"
#include "src/extract/one_of.hpp"
#include "src/extract/order.hpp"
#include "src/extract/shared_times.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/time_bounds.hpp"
#include "src/extract/word_kinds.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::Basis;
using record::Modality;

class Dater {
 public:
  Dater(Reading& reading, const times::NamedEvents& named_events)
      : reading_(reading), named_events_(named_events) {}

  void run() {
    times_ = attach_times(reading_);
    for (Index e = 0; e < reading_.events.size(); ++e) turn(e);
    for (Index e = 0; e < reading_.events.size(); ++e) date_by_words(e);
    for (Index e = 0; e < reading_.events.size(); ++e) date_by_name(e);
    // Twice: a clause may give its time to a verb that hands it on to the one before it.
    for (int pass = 0; pass < 2; ++pass)
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

  /// Gives bare days and months the side of publication that the tense of their event says.
  void turn(Index e) {
    const auto& published = reading_.article.published;
    if (!published || times_.own[e].empty()) return;
    const Direction direction = direction_of(reading_, e);
    for (const Index t : times_.own[e]) {
      record::Time& time = reading_.times[t];
      const bool subject =
          reading_.events[e].noun &&
          reading_.tree(reading_.events[e].at).has_relation(reading_.events[e].at.token, "nsubj");
      if (range_of(t) != nullptr || (times_.near[t] && !subject)) continue;
      // "Announced today an event to be held on 12 October": an event has one day, the other is not its own.
      const bool has_other = std::any_of(times_.own[e].begin(), times_.own[e].end(), [&](Index other) {
        return other != t && reading_.times[other].when.single_day() && range_of(other) == nullptr &&
               reading_.times[other].when.earliest_start != time.when.earliest_start;
      });
      if (has_other || !may_turn(e, time, direction)) continue;
      auto other = turned(time, reading_.words(time.span), *published, direction);
      if (!other) continue;
      turn_hours(e, time.when, other->when);
      time = std::move(*other);
    }
  }

  /// "Since" looks back, whatever is planned; "banned until August" and "gave them until Saturday" look
  /// ahead, and so does "called a strike for 17 April".
  bool may_turn(Index e, const record::Time& time, Direction direction) const {
    const EventDraft& event = reading_.events[e];
    const std::string word = bound_word(reading_, time, event.at.sentence).word;
    if (direction == Direction::ahead) return word != "since";
    const bool called =
        reading_.lexicon.has(WordClass::calling, event.lemma) && is_one_of(word, {"for", "to"});
    return !is_one_of(word, {"until", "till"}) && !called && !calls_for(reading_, e);
  }

  /// "At 6am on Saturday": the hour goes with its day.
  void turn_hours(Index e, const calendar::TimeSpan& from, const calendar::TimeSpan& to) {
    for (const Index t : times_.own[e]) {
      record::Time& hour = reading_.times[t];
      if (hour.rule != "clock" || hour.when.earliest_start != from.earliest_start) continue;
      const std::string said = std::move(hour.when.clock), phrase = std::move(hour.when.phrase);
      hour.when = to;
      hour.when.clock = said;
      hour.when.phrase = phrase;
      hour.value = hour.when.edtf + said;
    }
  }

  /// The stretch that a time is an end of.
  const times::Range* range_of(Index t) const {
    const auto& ranges = reading_.ranges;
    const auto range = std::partition_point(ranges.begin(), ranges.end(),
                                            [&](const times::Range& r) { return r.first + 1 < t; });
    return range != ranges.end() && range->first <= t ? &*range : nullptr;
  }

  void date_by_words(Index e) {
    EventDraft& event = reading_.events[e];
    const record::Time* best = nullptr;
    const times::Range* range = nullptr;
    for (const Index t : times_.own[e]) {
      const record::Time& time = reading_.times[t];
      if (is_vague(time)) continue;
      if (contradicts(time, e)) {
        // "Called a meeting on 18 August", which is to come.
        if (calls_for(reading_, e)) times_.own[*event_below(reading_, e)].push_back(t);
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
    const bool then = times_.told_then[e] && best == &reading_.times[*times_.told_then[e]];
    event.time.when = range != nullptr ? range->when
                      : then           ? best->when
                                       : bounded(reading_, *best, event.at.sentence);
    if (range == nullptr && !then) {
      if (auto both = joined(e, *best)) event.time.when = std::move(*both);
    }
    event.time.when.stated = true;
    if (best->when.unknown()) event.time.unresolved = std::string(reading_.words(best->span));
  }

  /// "In 2010 and 2011", "in June and again in July": it was then or then, and none of them is the date.
  std::optional<calendar::TimeSpan> joined(Index e, const record::Time& one) const {
    for (const Index t : times_.own[e]) {
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
    if (const auto again = said_again(e)) copy(reading_.events[*again], event, true);
    if (!event.above) return;
    EventDraft& above = reading_.events[*event.above];
    if (dated(event) && !dated(above)) {
      if (gives_time_to(reading_, event, above) || is_dated_object(e, above)) copy(event, above, true);
    } else if (!dated(event) && dated(above) && above.time.basis == Basis::time) {
      if (takes_time_of(reading_, event, above)) copy(above, event, true);
    }
  }

  /// "Two crashes in May – the loss of a glider and of a balloon": the event that one without a time says
  /// again.
  std::optional<Index> said_again(Index e) const {
    const EventDraft& event = reading_.events[e];
    const Tree& tree = reading_.tree(event.at);
    if (dated(event) || !event.noun || !tree.has_relation(event.at.token, "appos")) return std::nullopt;
    // The mark before it may be part of its tree.
    Index mark = tree.extent(event.at.token).first;
    if (mark > 0 && tree.pos(mark) != language::Pos::punct) --mark;
    if (!is_one_of(tree.token(mark).xpos, {",", ":"})) return std::nullopt;
    for (Index other = e; other-- > 0 && reading_.events[other].at.sentence == event.at.sentence;) {
      const auto& own = times_.own[other];
      const bool closed = std::any_of(own.begin(), own.end(), [&](Index t) {
        return tree.tokens_in(reading_.times[t].span).last == mark;
      });
      if (closed && reading_.events[other].noun && dated(reading_.events[other])) return other;
    }
    return std::nullopt;
  }

  /// "Held a vote on 3 May": what is done to an event was when that was, where it does not speak of it.
  bool is_dated_object(Index e, const EventDraft& above) const {
    const EventDraft& event = reading_.events[e];
    if (event.link != Link::object || !event.noun || times_.own[e].empty() || !time_follows(e)) return false;
    if (above.noun || speaks_of_object(reading_.lexicon, above)) return false;
    const auto& begin = event.time.when.earliest_start;
    const bool to_come = begin && reading_.article.published && *begin > *reading_.article.published;
    return !(to_come && (own_tense_is_past(above) || calls_for(reading_, *event.above)));
  }

  bool time_follows(Index e) const {
    return reading_.times[times_.own[e].front()].span.begin > reading_.span_of(reading_.events[e].at).begin;
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

  /// The last resort: it had happened when it was reported, or when the report was saved.
  void date_by_publication(EventDraft& event) const {
    const auto& published = reading_.article.published;
    if (dated(event)) return;
    if (!published) return date_by_saving(event);
    if (event.modality == Modality::planned ? !has_future(event) : event.modality == Modality::hypothetical)
      return;
    const bool planned = event.modality == Modality::planned;
    set_inferred(event,
                 planned ? calendar::one_day_of(published, std::nullopt)
                         : calendar::one_day_of(std::nullopt, published),
                 "published", Basis::published);
  }

  /// What an article of unknown publication tells of was not after the day on which it was saved.
  void date_by_saving(EventDraft& event) const {
    const article::Article& article = reading_.article;
    std::optional<calendar::Day> saved = article.retrieved;
    if (article.archived && (!saved || *article.archived < *saved)) saved = article.archived;
    if (!saved || event.modality == Modality::planned || event.modality == Modality::hypothetical) return;
    set_inferred(event, calendar::one_day_of(std::nullopt, saved), "saved", Basis::saved);
  }

  static void set_inferred(EventDraft& event, calendar::TimeSpan when, const char* anchor, Basis basis) {
    event.time.when = std::move(when);
    event.time.when.anchor = anchor;
    event.time.when.stated = false;
    event.time.basis = basis;
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
  AttachedTimes times_;
};

}  // namespace

void date_events(Reading& reading, const times::NamedEvents& named_events) {
  Dater(reading, named_events).run();
}

void settle_dates(Reading& reading, const times::NamedEvents& named_events) {
  Dater(reading, named_events).settle();
}

}  // namespace dateline::extract
