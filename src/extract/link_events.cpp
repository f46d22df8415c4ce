#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::Basis;

/// An event is compared with this many earlier ones of its kind.
constexpr std::size_t most_compared = 24;

class EventLinker {
 public:
  explicit EventLinker(Reading& reading) : reading_(reading) {}

  void run() {
    for (Index e = 0; e < reading_.events.size(); ++e) {
      const EventDraft& event = reading_.events[e];
      auto& before = by_family_[family(event)];
      const std::size_t from = before.size() > most_compared ? before.size() - most_compared : 0;
      for (std::size_t i = before.size(); i-- > from;) {
        if (!same(reading_.events[before[i]], event) || contradicts_mentions(before[i], event)) continue;
        reading_.events[e].same_as = before[i];
        mentions_[before[i]].push_back(e);
        break;
      }
      if (!reading_.events[e].same_as) before.push_back(e);
    }
  }

 private:
  /// Events of one family may be one event: of one kind, or without a kind of one word.
  std::string family(const EventDraft& event) const {
    if (event.kind == nullptr) return "word " + event.lemma;
    const std::string& name = event.kind->name;
    return name == "negotiation" ? "meeting" : name;
  }

  std::vector<Index> actors_of(const EventDraft& event) const {
    std::vector<Index> out;
    for (const Argument& argument : event.arguments) {
      const auto actor = reading_.actor_at(argument.at);
      if (actor && argument.role != record::Role::place) out.push_back(*actor);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  bool same(const EventDraft& one, const EventDraft& other) const {
    if (one.time.basis == Basis::named_event && other.time.basis == Basis::named_event) {
      return one.time.when.anchor == other.time.when.anchor;
    }
    if (one.modality != other.modality || one.polarity != other.polarity) return false;
    if (one.in_quotation != other.in_quotation && !(one.noun && other.noun)) return false;
    if (contradict(one, other) || counts_differ(one, other)) return false;
    const bool nouns = one.noun && other.noun;
    if (nouns && one.lemma == other.lemma && is_definite(other) && adds_nothing(one, other)) return true;
    if (!specific(one) || one.at.sentence == other.at.sentence) return false;
    const std::vector<Index> here = actors_of(one), there = actors_of(other);
    std::vector<Index> both;
    std::set_intersection(here.begin(), here.end(), there.begin(), there.end(), std::back_inserter(both));
    if (other.noun && is_definite(other) && !there.empty()) return both.size() == there.size();
    const bool word_again = one.lemma == other.lemma;
    const bool headline_again = one.in_title != other.in_title;
    if (word_again && headline_again) return !both.empty() || same_subject(one, other);
    // "Obama expels diplomats", then "Obama ordered the expulsion of 35 diplomats".
    if (headline_again && !one.noun && !other.noun && !both.empty() &&
        both.size() + shared_nouns(one, other) >= 2)
      return true;
    if (word_again && happens_once(one) && here == there && !here.empty()) return true;
    if (word_again && here == there && !here.empty() && on_same_day(one, other) &&
        object_word(one) == object_word(other))
      return true;
    return word_again && both.size() >= 2 && both.size() == std::min(here.size(), there.size());
  }

  static bool on_same_day(const EventDraft& one, const EventDraft& other) {
    return one.time.basis == Basis::time && other.time.basis == Basis::time && one.time.when.single_day() &&
           other.time.when.single_day() && one.time.when.earliest_start == other.time.when.earliest_start;
  }

  /// The lemma of the object, "" where there is none.
  std::string object_word(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto object = tree.child(event.at.token, "obj");
    return object ? text::lower_ascii(tree.lemma(*object)) : std::string();
  }

  /// What nobody does twice within one article.
  static bool happens_once(const EventDraft& event) {
    return event.kind != nullptr && (event.kind->name == "death" || event.kind->name == "resignation");
  }

  /// How many participants that no name names are called by the same noun.
  std::size_t shared_nouns(const EventDraft& one, const EventDraft& other) const {
    const auto words_of = [&](const EventDraft& event) {
      std::set<std::string> words;
      for (const Argument& argument : event.arguments) {
        const Tree& tree = reading_.tree(argument.at);
        if (tree.pos(argument.at.token) == language::Pos::noun)
          words.insert(text::lower_ascii(tree.lemma(argument.at.token)));
      }
      return words;
    };
    const std::set<std::string> here = words_of(one), there = words_of(other);
    return static_cast<std::size_t>(std::count_if(
        here.begin(), here.end(), [&](const std::string& word) { return there.contains(word); }));
  }

  /// "Dam bursts" and "a dam burst": nobody takes part, but the same thing does it.
  bool same_subject(const EventDraft& one, const EventDraft& other) const {
    const std::string subject = subject_word(one);
    return !subject.empty() && subject == subject_word(other);
  }

  /// The noun of the subject, or the one that makes a compound with the event's; "" when there is none.
  std::string subject_word(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto subject = tree.child(event.at.token, event.noun ? "compound" : "nsubj");
    return subject && tree.is_noun(*subject) ? text::lower_ascii(tree.lemma(*subject)) : std::string();
  }

  static bool contradict(const EventDraft& one, const EventDraft& other) {
    if (one.time.basis != Basis::time || other.time.basis != Basis::time) return false;
    return !calendar::intersection(one.time.when, other.time.when);
  }

  /// An earlier mention may not say when it was: the headline, "the expulsion".
  bool contradicts_mentions(Index first, const EventDraft& event) const {
    const auto found = mentions_.find(first);
    return found != mentions_.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](Index mention) {
             return contradict(reading_.events[mention], event) ||
                    counts_differ(reading_.events[mention], event);
           });
  }

  /// "Expels four diplomats" is not "expelled 40 diplomats".
  bool counts_differ(const EventDraft& one, const EventDraft& other) const {
    const std::map<std::string, std::string> here = counts_of(one), there = counts_of(other);
    return std::any_of(here.begin(), here.end(), [&](const auto& item) {
      const auto found = there.find(item.first);
      return found != there.end() && found->second != item.second;
    });
  }

  /// How many of what took part: "diplomats" → "4".
  std::map<std::string, std::string> counts_of(const EventDraft& event) const {
    std::map<std::string, std::string> out;
    const Tree& tree = reading_.tree(event.at);
    for (const Argument& argument : event.arguments) {
      const auto number = tree.child(argument.at.token, "nummod");
      if (argument.at.sentence == event.at.sentence && number)
        out.emplace(text::lower_ascii(tree.lemma(argument.at.token)),
                    figures(text::lower_ascii(tree.word(*number))));
    }
    return out;
  }

  static std::string figures(const std::string& word) {
    constexpr std::array<std::string_view, 13> words{"zero", "one",    "two",   "three", "four",
                                                     "five", "six",    "seven", "eight", "nine",
                                                     "ten",  "eleven", "twelve"};
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? word : std::to_string(found - words.begin());
  }

  /// Kinds whose events are told once; statements and the like are many.
  static bool specific(const EventDraft& event) { return event.kind != nullptr && event.kind->weight >= 0.6; }

  bool is_definite(const EventDraft& event) const {
    const Tree& tree = reading_.tree(event.at);
    const auto determiner = tree.child(event.at.token, "det");
    const std::string word = determiner ? text::lower_ascii(tree.word(*determiner)) : "";
    return word == "the" || word == "this" || word == "that";
  }

  /// "The election" says no more than the election named before.
  bool adds_nothing(const EventDraft& one, const EventDraft& other) const {
    const std::vector<Index> here = actors_of(one), there = actors_of(other);
    if (!std::includes(here.begin(), here.end(), there.begin(), there.end())) return false;
    const Tree& tree = reading_.tree(other.at);
    return std::none_of(tree.children(other.at.token).begin(), tree.children(other.at.token).end(),
                        [&](Index child) {
                          return tree.has_relation(child, "amod") || tree.has_relation(child, "compound") ||
                                 tree.has_relation(child, "nummod");
                        });
  }

  Reading& reading_;
  std::map<std::string, std::vector<Index>> by_family_;
  std::map<Index, std::vector<Index>> mentions_;  ///< of each first mention the later ones
};

}  // namespace

void link_events(Reading& reading) {
  EventLinker(reading).run();
}

}  // namespace dateline::extract
