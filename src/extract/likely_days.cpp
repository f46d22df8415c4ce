#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/word_kinds.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using calendar::Day;
using record::Basis;
using record::LikelyDays;
using record::Modality;

/// The share of events so inferred whose gold date is the inferred one, on 60 Wikinews articles, rounded.
namespace confidence {
constexpr double beside_published = 0.9;  ///< what is told just before was on the day of publication
constexpr double statement = 0.8;
constexpr double headline = 0.7;
constexpr double opening = 0.7;    ///< nothing before has a date
constexpr double narrative = 0.5;  ///< goes on from the day told of just before
constexpr double handed_on = 0.9;  ///< of that of the event it hangs on
}  // namespace confidence

/// A day told of goes on for so many sentences.
constexpr Index narrative_reach = 2;
/// What a headline tells is no older.
constexpr std::int64_t news_days = 10;
/// Longer stretches say too little to be handed on.
constexpr std::int64_t widest_days = 7;

class DayGuesser {
 public:
  explicit DayGuesser(Reading& reading) : reading_(reading) {}

  void run() {
    if (!reading_.article.published) return;
    for (Index e = 0; e < reading_.events.size(); ++e) guess(e);
    // What an event hangs on may stand after it, and hang on a third.
    for (int round = 0; round < 2; ++round) {
      for (EventDraft& event : reading_.events) {
        if (!event.in_title) take_over(event);
      }
    }
    for (Index e = 0; e < reading_.events.size() && reading_.events[e].in_title; ++e) guess_in_headline(e);
    for (EventDraft& event : reading_.events) take_over(event);
  }

 private:
  Day published() const { return *reading_.article.published; }

  static bool is_open(const EventDraft& event) {
    const bool inferred = event.time.basis == Basis::published || event.time.basis == Basis::order;
    return inferred && !event.time.likely && event.time.when.latest_end && !event.time.when.single_day() &&
           (event.modality == Modality::actual || event.modality == Modality::alleged);
  }

  /// Whether words say when the event was, and closely enough for what is told beside it.
  static bool is_told_of(const EventDraft& event) {
    return event.time.basis == Basis::time && event.time.when.stated && event.time.when.bounded() &&
           event.modality == Modality::actual && !event.in_title;
  }

  /// The last event told of before `e` whose date words say; of one sentence one on the day of publication.
  const EventDraft* told_before(Index e) const {
    const EventDraft* found = nullptr;
    // Those of the same sentence may stand after it.
    Index last = e;
    while (last + 1 < reading_.events.size() &&
           reading_.events[last + 1].at.sentence == reading_.events[e].at.sentence)
      ++last;
    for (Index i = last + 1; i-- > 0;) {
      const EventDraft& other = reading_.events[i];
      if (i == e || !is_told_of(other)) continue;
      if (found != nullptr && other.at.sentence != found->at.sentence) break;
      if (found == nullptr || is_on_publication(other)) found = &other;
    }
    return found;
  }

  bool is_on_publication(const EventDraft& event) const {
    return event.time.when.single_day() && *event.time.when.earliest_start == published();
  }

  /// A verb with a tense of its own, other than "had said".
  bool is_finite(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const std::string& tag = tree.token(event.at.token).xpos;
    bool helped = false, to = false;
    for (const Index child : tree.children(event.at.token)) {
      to |= text::lower_ascii(tree.word(child)) == "to" && child < event.at.token;
      helped |= tree.has_relation(child, "aux");
    }
    if (event.noun || to || has_auxiliary(tree, event.at.token, {"had", "'d"})) return false;
    if (event.in_title) return tag != "VB" && tag != "VBG";
    return tag == "VBD" || (helped && (tag == "VBN" || tag == "VBG")) ||
           (reading_.lexicon.has(WordClass::reporting, event.lemma) && (tag == "VBZ" || tag == "VBP"));
  }

  /// "Has closed", not "had closed".
  bool is_present_perfect(const EventDraft& event) const {
    return has_auxiliary(reading_.tree(event.at), event.at.token, {"has", "have", "'ve"});
  }

  /// "Collapsed and killed four": the first.
  const EventDraft& first_of_joined(const EventDraft& event) const {
    const EventDraft* first = &event;
    while (first->link == Link::coordinate && first->above) first = &reading_.events[*first->above];
    return *first;
  }

  /// "Three weeks after the crane collapsed": not when the other thing was.
  bool is_at_another_time(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto marker = tree.child(event.at.token, "mark");
    return marker && is_one_of(text::lower_ascii(tree.word(*marker)), {"after", "before", "since", "until"});
  }

  /// By its own tense and what is told before it.
  void guess(Index e) {
    EventDraft& event = reading_.events[e];
    if (event.in_title || !is_open(event) || !is_finite(event) || event.in_quotation) return;
    const EventDraft& joined_to = first_of_joined(event);
    const bool main = joined_to.link == Link::none;
    const EventDraft* before = told_before(e);
    if (before != nullptr && is_on_publication(*before)) {
      if (main || joined_to.link == Link::content ||
          (joined_to.link == Link::adverbial && !is_at_another_time(joined_to)))
        set(event, published(), published(), "published", confidence::beside_published);
    } else if (reading_.lexicon.has(WordClass::reporting, event.lemma)) {
      if (main) set(event, published(), published(), "published", confidence::statement);
    } else if (before == nullptr) {
      if (main) set(event, published(), published(), "published", confidence::opening);
    } else if (main && !is_present_perfect(event) && before->time.when.single_day() &&
               before->at.sentence <= event.at.sentence &&
               event.at.sentence - before->at.sentence <= narrative_reach) {
      hand_on(*before, event, confidence::narrative);
    }
  }

  /// What happens in an event, or as part of it, was when that was.
  void take_over(EventDraft& event) {
    if (!is_open(event) || !event.above) return;
    const EventDraft& above = reading_.events[*event.above];
    const bool part =
        event.noun && (event.link == Link::object || event.link == Link::setting) && !is_about_another(above);
    if (!part && !is_meanwhile(event)) return;
    hand_on(above, event, confidence::handed_on);
  }

  /// "Condemned the expulsion", "cancelled the visit": the object is not what happened then.
  bool is_about_another(const EventDraft& above) const {
    return above.noun || speaks_of_object(reading_.lexicon, above) ||
           reading_.lexicon.has(WordClass::failing, above.lemma) ||
           reading_.lexicon.has(WordClass::planning, above.lemma);
  }

  /// "Saying the offer was low", "by handing over the keys", "as police arrived".
  bool is_meanwhile(const EventDraft& event) const {
    if (event.noun || event.link != Link::adverbial) return false;
    const Tree& tree = reading_.tree(event.at);
    const auto marker = tree.child(event.at.token, "mark");
    const std::string& tag = tree.token(event.at.token).xpos;
    if (!marker) return tag == "VBG";
    return is_one_of(text::lower_ascii(tree.word(*marker)), {"as", "by", "when", "while"}) &&
           (tag == "VBD" || tag == "VBG");
  }

  void hand_on(const EventDraft& from, EventDraft& to, double share) const {
    if (from.time.likely) {
      const LikelyDays& likely = *from.time.likely;
      set(to, likely.first, likely.last, likely.from, likely.confidence * share);
    } else if (from.time.basis == Basis::time && from.time.when.bounded() &&
               *from.time.when.latest_end - *from.time.when.earliest_start < widest_days) {
      set(to, *from.time.when.earliest_start, *from.time.when.latest_end, from.time.basis_time, share);
    }
  }

  /// Only days that are possible.
  static void set(EventDraft& event, Day first, Day last, const std::string& from, double share) {
    const calendar::TimeSpan& when = event.time.when;
    if ((when.earliest_start && first < *when.earliest_start) || last > *when.latest_end) return;
    event.time.likely = LikelyDays{first, last, from, share};
  }

  /// The body knows better than the headline when the thing was; where it does not tell it, it is news.
  void guess_in_headline(Index e) {
    EventDraft& event = reading_.events[e];
    if (!is_open(event)) return;
    for (const EventDraft& told : reading_.events) {
      if (told.in_title || !is_told_again(e, event, told)) continue;
      if (told.time.when.stated && !is_news(told)) continue;
      if (told.time.likely || told.time.when.stated) return hand_on(told, event, confidence::handed_on);
    }
    if (is_finite(event) && (event.link == Link::none || event.link == Link::coordinate))
      set(event, published(), published(), "published", confidence::headline);
  }

  bool is_news(const EventDraft& told) const {
    const auto& begin = told.time.when.earliest_start;
    return begin && published() - *begin <= news_days;
  }

  /// The same word, or another for the same kind of thing: "expels", "the expulsion".
  static bool is_told_again(Index e, const EventDraft& event, const EventDraft& told) {
    if (told.same_as == e || told.lemma == event.lemma) return true;
    return event.kind != nullptr && event.kind == told.kind && event.kind->name != "statement";
  }

  Reading& reading_;
};

}  // namespace

void infer_days(Reading& reading) {
  DayGuesser(reading).run();
}

}  // namespace dateline::extract
