#include "src/extract/attach_times.hpp"

#include <algorithm>
#include <utility>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;

class TimeAttacher {
 public:
  explicit TimeAttacher(const Reading& reading) : reading_(reading) {
    out_.own.resize(reading.events.size());
    out_.told_then.resize(reading.events.size());
    out_.near.resize(reading.times.size(), false);
  }

  AttachedTimes run() {
    for (Index t = 0; t < reading_.times.size(); ++t) attach(t);
    return std::move(out_);
  }

 private:
  /// "Emerged from bankruptcy on 3 May", "sent for trial in June": a noun without an article says how, and
  /// its verb is what happened then.
  std::optional<Index> verb_of_bare_noun(Index sentence, const Tree::Range& range) const {
    const Tree& tree = reading_.trees[sentence];
    const auto noun = tree.head(tree.head_of(range));
    if (!noun || range.first < 2 || *noun + 2 != range.first || tree.is_plural(*noun)) return std::nullopt;
    if (!is_one_of(text::lower_ascii(tree.word(range.first - 1)), {"on", "in"})) return std::nullopt;
    const auto e = reading_.event_at({sentence, *noun});
    if (!e || !reading_.events[*e].noun || !tree.has_relation(*noun, "obl")) return std::nullopt;
    const auto preposition = tree.child(*noun, "case");
    const bool bare = preposition && *preposition + 1 == *noun &&
                      is_one_of(text::lower_ascii(tree.word(*preposition)), {"from", "for", "to", "into"});
    const auto verb = bare ? tree.head(*noun) : std::nullopt;
    const auto above = verb ? reading_.event_at({sentence, *verb}) : std::nullopt;
    return above && !reading_.events[*above].noun ? above : std::nullopt;
  }

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
      out_.own[*e].push_back(t);
      out_.told_then[*e] = t;
    }
    // "On Tuesday night": the night hangs where the day would.
    if (range.last < tree.size() && is_daypart(text::lower_ascii(tree.word(range.last)))) ++range.last;
    if (is_of_amount(tree, range, time)) return;
    if (const auto e = event_noun_before(*sentence, range)) {
      out_.own[*e].push_back(t);
      return;
    }
    Index below = tree.head_of(range);
    if (const auto e = verb_of_bare_noun(*sentence, range)) {
      out_.own[*e].push_back(t);
      return;
    }
    if (const auto e = reading_.event_at({*sentence, below})) {
      out_.own[*e].push_back(t);
      return;
    }
    if (is_condition(tree, below)) return;
    if (const auto e = event_as_subject(*sentence, below)) {
      out_.own[*e].push_back(t);
      return;
    }
    bool inside_name_of_thing = false;
    for (auto up = tree.head(below); up; below = *up, up = tree.head(*up)) {
      const auto e = reading_.event_at({*sentence, *up});
      if (e) {
        if (inside_name_of_thing) return;
        const Index dated = outside_of_modifier(outside_of_clause(*e, range), range);
        // "The vote was postponed to 3 November": it is the vote that is then.
        if (!puts_off(dated, range)) {
          out_.own[dated].push_back(t);
        } else if (const auto thing = event_below(reading_, dated)) {
          out_.own[*thing].push_back(t);
          out_.told_then[*thing] = t;
        }
        return;
      }
      // What an if-clause without an event says of when does not date what would follow from it.
      if (is_condition(tree, *up) || is_said_to_come(tree, *up, range)) return;
      if (const auto subject = event_as_subject(*sentence, *up)) {
        out_.own[*subject].push_back(t);
        return;
      }
      // "Was priced at 29 dollars, but will be free until May": a clause of its own.
      if (tree.has_relation(*up, "conj") && tree.child(*up, "cop")) return;
      // "Will pay 23 euros, a premium to the price on 31 October": not when it is paid.
      if (tree.has_relation(below, "appos") && *up < below && below < range.first) return;
      const bool modifies = tree.has_relation(below, "nummod") || tree.has_relation(below, "compound") ||
                            tree.has_relation(below, "amod") || tree.relation(below) == "nmod:poss" ||
                            tree.has_relation(below, "acl");
      inside_name_of_thing |=
          modifies && tree.is_noun(*up) && !opens_clause(tree, range, *up) && !is_closed(tree, range, *up);
    }
    attach_to_nearest(t, *sentence, range);
  }

  /// "Said that he would have a scan on Tuesday": the day is not that on which he said so.
  static bool is_said_to_come(const Tree& tree, Index clause, const Tree::Range& range) {
    const auto& children = tree.children(clause);
    return tree.has_relation(clause, "ccomp") && clause < range.first &&
           std::any_of(
               children.begin(), children.end(),
               [&](Index child) {
                 return tree.has_relation(child, "aux") && tree.token(child).xpos == "MD";
               });
  }

  /// "He has appealed, and a hearing is due on 12 May": where the clause has no verb that is an event, what
  /// it tells of is its subject.
  std::optional<Index> event_as_subject(Index sentence, Index clause) const {
    const auto subject = reading_.trees[sentence].child(clause, "nsubj");
    const auto e = subject ? reading_.event_at({sentence, *subject}) : std::nullopt;
    return e && reading_.events[*e].noun ? e : std::nullopt;
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

  /// "Flew on 3 May – two years late": what a comma or a dash parts from the noun after it does not describe
  /// it.
  static bool is_closed(const Tree& tree, const Tree::Range& range, Index noun) {
    if (range.last >= noun) return false;
    const std::string_view mark = tree.word(range.last);
    const bool dash = is_one_of(mark, {"-", "--", "\xe2\x80\x93", "\xe2\x80\x94"}) &&
                      tree.token(range.last).span.begin > tree.token(range.last - 1).span.end;
    return dash || is_one_of(mark, {",", ";", ":"});
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

  /// Whether an event puts off or calls another to a time.
  bool puts_off(Index e, const Tree::Range& range) const {
    const bool moves =
        reading_.lexicon.has(WordClass::putting_off, reading_.events[e].lemma) || calls_for(reading_, e);
    return moves && range.first > 0 &&
           is_one_of(text::lower_ascii(reading_.tree(reading_.events[e].at).word(range.first - 1)),
                     {"until", "till", "to", "for"});
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
    out_.own[*best].push_back(t);
    out_.near[t] = true;
  }

  const Reading& reading_;
  AttachedTimes out_;
};

}  // namespace

std::optional<Index> event_below(const Reading& reading, Index event) {
  for (Index other = 0; other < reading.events.size(); ++other) {
    const EventDraft& thing = reading.events[other];
    if (thing.noun && thing.above == event && thing.link == Link::object) return other;
  }
  return std::nullopt;
}

bool calls_for(const Reading& reading, Index event) {
  return reading.lexicon.has(WordClass::calling, reading.events[event].lemma) &&
         event_below(reading, event).has_value();
}

AttachedTimes attach_times(const Reading& reading) {
  return TimeAttacher(reading).run();
}

}  // namespace dateline::extract
