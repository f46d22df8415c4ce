#include "src/extract/order.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::Modality;
using record::RelationKind;

class OrderFinder {
 public:
  explicit OrderFinder(Reading& reading) : reading_(reading) {}

  std::vector<Constraint> run() {
    for (Index e = 0; e < reading_.events.size(); ++e) {
      read_link(e);
      read_order_words(e);
      if (is_main(reading_.events[e])) last_main_ = e;
    }
    return std::move(found_);
  }

 private:
  static bool is_main(const EventDraft& event) {
    return !event.noun && !event.above && !event.in_title && !event.in_quotation && !event.stative &&
           event.modality == Modality::actual && event.polarity == record::Polarity::positive;
  }

  std::string marker_of(const Tree& tree, Index token) const {
    std::string out;
    for (const Index child : tree.children(token)) {
      if (child > token) break;
      if (!tree.has_relation(child, "case") && !tree.has_relation(child, "mark")) continue;
      out = text::lower_ascii(tree.word(child));
      break;
    }
    return out;
  }

  void constrain(Index earlier, Index later, bool said, const base::ByteSpan& span,
                 std::optional<Distance> distance = std::nullopt) {
    earlier = first_mention(earlier);
    later = first_mention(later);
    if (earlier != later) found_.push_back({earlier, later, said, span, distance});
  }

  /// "Four days" right before the word that puts an event before or after another.
  std::optional<Distance> distance_at(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto& children = tree.children(event.at.token);
    const auto marker = std::find_if(children.begin(), children.end(), [&](Index child) {
      return tree.has_relation(child, "case") || tree.has_relation(child, "mark");
    });
    if (marker == children.end() || *marker == 0) return std::nullopt;
    for (const record::Time& time : reading_.times) {
      if (time.type != record::TimeType::duration || time.span.end != tree.token(*marker - 1).span.end)
        continue;
      return distance_of(time.value);
    }
    return std::nullopt;
  }

  /// "P4D"; not "PXD", "P2.5Y", "PT3H".
  static std::optional<Distance> distance_of(std::string_view value) {
    constexpr int most = 999;
    if (value.size() < 3 || value.front() != 'P') return std::nullopt;
    Distance out{0, value.back()};
    if (std::string_view("DWMY").find(out.unit) == std::string_view::npos) return std::nullopt;
    for (const char c : value.substr(1, value.size() - 2)) {
      if (c < '0' || c > '9' || out.count > most) return std::nullopt;
      out.count = out.count * 10 + (c - '0');
    }
    return out;
  }

  Index first_mention(Index e) const {
    while (reading_.events[e].same_as) e = *reading_.events[e].same_as;
    return e;
  }

  void relate(Index from, Index to, RelationKind kind, const base::ByteSpan& span) {
    reading_.relations.push_back({from, to, kind, span});
  }

  /// What the link to the event above says.
  void read_link(Index e) {
    const EventDraft& event = reading_.events[e];
    if (!event.above) return;
    const Index above = *event.above;
    const Tree& tree = reading_.tree(event.at);
    const base::ByteSpan span = tree.span_of(tree.extent(event.at.token));
    const std::string marker = marker_of(tree, event.at.token);
    const bool hangs =
        event.link == Link::adverbial || event.link == Link::oblique || event.link == Link::setting;
    if (hangs && answers(reading_.lexicon, tree, event.at.token)) {
      constrain(e, above, false, span);
      relate(what_came(above), e, RelationKind::responds_to, span);
    } else if (hangs && answering_verb(reading_.events[above]) && is_one_of(marker, {"to", "against"})) {
      constrain(e, above, false, span);
      relate(above, e, RelationKind::responds_to, span);
    } else if (hangs && stands_before(tree, event.at.token, marker)) {
      constrain(above, e, event.noun, span, distance_at(event));
      relate(above, e, RelationKind::before, span);
    } else if (hangs && is_one_of(marker, {"after", "following", "since", "upon"})) {
      constrain(e, above, event.noun, span, distance_at(event));
      relate(above, e, RelationKind::after, span);
      const Index top = top_of(above);
      if (top != above && told_afterwards(event)) constrain(e, top, false, span);
    } else if (hangs && is_one_of(marker, {"because", "amid", "over"})) {
      constrain(e, above, false, span);
      if (marker == "because") relate(e, above, RelationKind::causes, span);
    } else if (event.link == Link::charge) {
      constrain(e, above, false, span);
    } else if (event.link == Link::content && told_afterwards(event)) {
      constrain(e, above, false, span);
    } else if (event.noun && is_one_of(marker, {"about", "regarding", "concerning"}) &&
               event.modality == Modality::actual) {
      constrain(e, above, false, span);
      // "In his comments regarding the meeting, he claimed": the claim is the comment.
      const EventDraft& remark = reading_.events[above];
      if (remark.noun && remark.above && remark.link == Link::setting)
        constrain(e, *remark.above, false, span);
    } else if (event.noun && event.link == Link::setting && is_one_of(marker, {"at", "during", "in"})) {
      relate(above, e, RelationKind::during, span);
    } else if (event.noun && event.link == Link::object &&
               reading_.lexicon.has(WordClass::causing, reading_.events[above].lemma)) {
      // "The fire caused the collapse": of the two one led to it, the other came of it.
      const bool leads = tree.relation(event.at.token) == "nsubj";
      if (leads && !tree.child(reading_.events[above].at.token, "obj")) return;
      if (leads) {
        constrain(e, above, false, span);
        relate(e, above, RelationKind::causes, span);
        return;
      }
      constrain(above, e, false, span);
      relate(above, e, RelationKind::causes, span);
    }
  }

  /// The event at the top of the sentence.
  Index top_of(Index e) const {
    while (reading_.events[e].above) e = *reading_.events[e].above;
    return e;
  }

  static bool answering_verb(const EventDraft& event) {
    return !event.noun && is_one_of(event.lemma, {"respond", "react", "retaliate"});
  }

  /// "The closure came in response to the collapse": it is the closure that answers.
  Index what_came(Index e) const {
    const EventDraft& event = reading_.events[e];
    if (event.noun || event.lemma != "come") return e;
    const auto subject = reading_.tree(event.at).child(event.at.token, "nsubj");
    const auto came = subject ? reading_.event_at({event.at.sentence, *subject}) : std::nullopt;
    return came.value_or(e);
  }

  /// "before", "ahead of", "in the run-up to".
  bool stands_before(const Tree& tree, Index token, const std::string& marker) const {
    if (is_one_of(marker, {"before", "until", "till", "ahead", "prior"})) return true;
    const Index first = phrase_begin(tree, token);
    if (first < 2 || !is_one_of(text::lower_ascii(tree.word(first - 1)), {"to", "of"})) return false;
    Index i = first - 2;
    std::string noun = text::lower_ascii(tree.word(i));
    for (; i > 0 && tree.token(i - 1).span.end == tree.token(i).span.begin; --i) {
      noun = text::lower_ascii(tree.word(i - 1)) + noun;
    }
    return is_one_of(noun, {"run-up", "runup", "lead-up", "leadup", "eve", "build-up", "buildup"});
  }

  /// What is said in the past tense or the perfect had happened when it was said.
  bool told_afterwards(const EventDraft& event) const {
    if (event.noun || event.modality == Modality::planned || event.modality == Modality::hypothetical)
      return false;
    const Tree& tree = reading_.tree(event.at);
    const std::string& tag = tree.token(event.at.token).xpos;
    return tag == "VBD" || tag == "VBN";
  }

  /// "He later wrote": after the last thing told.
  void read_order_words(Index e) {
    const EventDraft& event = reading_.events[e];
    if (event.noun || !last_main_ || event.above || event.in_title || event.in_quotation) return;
    const Tree& tree = reading_.tree(event.at);
    if (event.at.sentence > reading_.events[*last_main_].at.sentence + 2) return;
    for (const Index child : tree.children(event.at.token)) {
      if (child > event.at.token + 1 ||
          !(tree.has_relation(child, "advmod") || tree.has_relation(child, "obl"))) {
        continue;
      }
      const std::string word = text::lower_ascii(tree.word(child));
      const base::ByteSpan span = tree.span_of(tree.extent(child));
      if (reading_.lexicon.has(WordClass::order_after, word) && word != "next") {
        constrain(*last_main_, e, false, span);
        relate(e, *last_main_, RelationKind::after, span);
        return;
      }
      if (reading_.lexicon.has(WordClass::order_before, word) && tree.children(child).empty()) {
        constrain(e, *last_main_, false, span);
        relate(e, *last_main_, RelationKind::before, span);
        return;
      }
    }
  }

  Reading& reading_;
  std::vector<Constraint> found_;
  std::optional<Index> last_main_;
};

bool may_change(const EventDraft& event) {
  return event.time.basis != record::Basis::time && event.time.basis != record::Basis::named_event &&
         (event.modality == Modality::actual || event.modality == Modality::alleged);
}

/// A day that begins or ends a year or month which was all that was said, as that year or month.
std::optional<std::string> in_grain(calendar::Day day, const calendar::TimeSpan& from, bool at_end) {
  const calendar::CivilDate date = calendar::civil_of(day), next = calendar::civil_of(day + 1);
  if (date.year < 1 || date.year > 9998) return std::nullopt;
  const bool year = at_end ? next.year > date.year : date.month == 1 && date.day == 1;
  const bool month = at_end ? next.month != date.month : date.day == 1;
  if (from.precision == calendar::Precision::year && year) return fmt::format("{:04}", date.year);
  if (from.precision == calendar::Precision::month && month)
    return fmt::format("{:04}-{:02}", date.year, date.month);
  return std::nullopt;
}

/// One day between two that were said of other events, no finer than they were said.
calendar::TimeSpan between(std::optional<calendar::Day> first, const calendar::TimeSpan& first_from,
                           std::optional<calendar::Day> last, const calendar::TimeSpan& last_from) {
  const auto begin = first ? in_grain(*first, first_from, false) : std::string();
  const auto end = last ? in_grain(*last, last_from, true) : std::string();
  if (begin && end && (begin->empty() || end->empty() || begin->size() == end->size())) {
    if (const auto span = calendar::span_from_edtf("[" + *begin + ".." + *end + "]")) return *span;
  }
  return calendar::one_day_of(first, last);
}

/// The event gets an upper or a lower bound from the time of another; the other bound stays.
void set_bound(EventDraft& event, bool upper, calendar::Day day, bool said, const EventDraft& by) {
  const calendar::TimeSpan own = event.time.when;
  calendar::TimeSpan when = upper ? between(own.earliest_start, own, day, by.time.when)
                                  : between(day, by.time.when, own.latest_end, own);
  when.phrase = own.phrase;
  // A bound that comes from another event's time is not the day of publication, whatever that time hangs on.
  when.anchor = by.time.basis == record::Basis::time ? by.time.basis_time : by.time.when.anchor;
  when.stated = said && by.time.when.stated;
  event.time.when = when;
  event.time.basis = record::Basis::order;
  event.time.confidence = said ? 0.8 : 0.6;
}

/// The time `distance` before or after another, in the grain of its unit.
std::optional<calendar::TimeSpan> moved(const calendar::TimeSpan& from, const Distance& distance,
                                        bool before) {
  const int count = before ? -distance.count : distance.count;
  if (distance.unit == 'D' || distance.unit == 'W') {
    const int days = distance.unit == 'W' ? 7 * count : count;
    return calendar::one_day_of(*from.earliest_start + days, *from.latest_end + days);
  }
  const calendar::CivilDate date = calendar::civil_of(*from.earliest_start);
  if (distance.unit == 'Y') return calendar::span_from_edtf(fmt::format("{:04}", date.year + count));
  if (date.year < 1 || from.precision == calendar::Precision::year) return std::nullopt;
  const std::int64_t months = date.year * 12 + static_cast<std::int64_t>(date.month) - 1 + count;
  return calendar::span_from_edtf(fmt::format("{:04}-{:02}", months / 12, months % 12 + 1));
}

/// "Four days before the landing" is a day once that of the landing is known.
void set_distant(Reading& reading, const Constraint& constraint) {
  constexpr std::int64_t finest = 7;  // days; of a vaguer date no distance is counted
  for (const bool before : {true, false}) {
    EventDraft& event = reading.events[before ? constraint.earlier : constraint.later];
    const EventDraft& other = reading.events[before ? constraint.later : constraint.earlier];
    const calendar::TimeSpan& from = other.time.when;
    if (!may_change(event) || event.time.when.single_day() || !from.stated || !from.bounded()) continue;
    if (*from.latest_end - *from.earliest_start > finest && constraint.distance->unit != 'Y') continue;
    auto when = moved(from, *constraint.distance, before);
    const auto& published = reading.article.published;
    if (!when || (published && when->earliest_start && *when->earliest_start > *published)) continue;
    when->phrase = reading.words(constraint.span);
    when->anchor = other.time.basis == record::Basis::time ? other.time.basis_time : from.anchor;
    when->stated = true;
    event.time.when = *when;
    event.time.basis = record::Basis::order;
    event.time.confidence = 0.8;
    return;
  }
}

}  // namespace

std::vector<Constraint> find_order(Reading& reading) {
  return OrderFinder(reading).run();
}

void propagate(Reading& reading, const std::vector<Constraint>& constraints) {
  for (const Constraint& constraint : constraints) {
    if (constraint.distance) set_distant(reading, constraint);
  }
  bool changed = true;
  for (int round = 0; changed && round < 8; ++round) {
    changed = false;
    for (const Constraint& constraint : constraints) {
      EventDraft& earlier = reading.events[constraint.earlier];
      EventDraft& later = reading.events[constraint.later];
      const auto upper = later.time.when.latest_end;
      const auto first = earlier.time.when.earliest_start;
      const auto last = earlier.time.when.latest_end;
      if (may_change(earlier) && upper && (!last || *upper < *last) && (!first || *first <= *upper)) {
        set_bound(earlier, true, *upper, constraint.said, later);
        changed = true;
      }
      const auto lower = earlier.time.when.earliest_start;
      const auto begin = later.time.when.earliest_start;
      const auto end = later.time.when.latest_end;
      if (may_change(later) && lower && (!begin || *begin < *lower) && (!end || *lower <= *end)) {
        set_bound(later, false, *lower, constraint.said, earlier);
        changed = true;
      }
    }
  }
  for (const Constraint& constraint : constraints) {
    const auto begin = reading.events[constraint.earlier].time.when.earliest_start;
    const auto end = reading.events[constraint.later].time.when.latest_end;
    if (begin && end && *begin > *end && !constraint.span.empty())
      reading.relations.push_back(
          {constraint.earlier, constraint.later, RelationKind::contradicts, constraint.span});
  }
}

}  // namespace dateline::extract
