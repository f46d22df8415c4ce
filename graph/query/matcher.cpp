#include "graph/query/matcher.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "graph/query/counting.hpp"
#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/allen.hpp"
#include "src/calendar/no_date.hpp"
#include "src/calendar/print.hpp"
#include "src/text/fold.hpp"

namespace dateline::query {

using calendar::Answer;
using calendar::TimeSpan;

/// `test` decides for a term; `parts` for the rest.
struct Matcher::Node {
  Filter::Kind kind = Filter::Kind::all;
  std::vector<std::unique_ptr<Node>> parts;
  std::function<Verdict(const model::Event&)> test;
  std::optional<TimeSpan> time;                 ///< of a `when:` term
  bool reaches_beyond = false;                  ///< takes events whose chosen date is not in `time`, too
  std::optional<std::set<model::ActorId>> who;  ///< of a `who:` term

  Verdict decide(const model::Event& event) const {
    switch (kind) {
      case Filter::Kind::term:
        return test(event);
      case Filter::Kind::none: {
        const Verdict verdict = parts.front()->decide(event);
        return verdict == Verdict::yes ? Verdict::no : verdict == Verdict::no ? Verdict::yes : Verdict::maybe;
      }
      case Filter::Kind::all: {
        Verdict least = Verdict::yes;
        for (const auto& part : parts) least = std::min(least, part->decide(event));
        return least;
      }
      case Filter::Kind::any: {
        Verdict most = Verdict::no;
        for (const auto& part : parts) most = std::max(most, part->decide(event));
        return most;
      }
    }
    return Verdict::no;
  }
};

namespace {

Verdict yes_or_no(bool value) {
  return value ? Verdict::yes : Verdict::no;
}

[[noreturn]] void refuse_value(const Term& term, std::string why, std::string remedy) {
  throw base::UsageError({.what = "the filter cannot be read",
                          .why = std::move(why),
                          .excerpt = term.field + ":" + term.value,
                          .caret = term.field.size() + 1,
                          .remedy = std::move(remedy)});
}

TimeSpan time_of(const model::StoryReader& story, const Term& term) {
  if (const auto id = model::handle_from<'E'>(term.value)) {
    const auto event = story.event(*id);
    if (!event)
      throw base::DataError({.what = "there is no event " + to_string(*id) + " in this story",
                             .remedy = "`dateline events` lists them all"});
    return event->dating.when;
  }
  if (const auto span = calendar::span_from_people(term.value)) return *span;
  const calendar::NoDate found = calendar::why_no_date(term.value);
  refuse_value(term, found.why.empty() ? "'" + term.value + "' is no date that can be read" : found.why,
               found.remedy);
}

/// One of the names of an enumeration.
std::string one_of(const Term& term, const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), term.value) != names.end()) return term.value;
  const std::string near = base::nearest_of(term.value, names.data(), names.data() + names.size());
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  refuse_value(term, "'" + term.value + "' is not one of: " + all,
               near.empty() ? "" : "did you mean " + near + "?");
}

/// What `ask` answers on the time of an event decides; what it answers on its likely days only says whether
/// it holds probably. `counts_as_inside`: an event that only may lie in the time is taken all the same.
template <typename Ask>
Verdict verdict_on(const model::Dating& dating, bool counts_as_inside, const Options& options,
                   const Ask& ask) {
  const Answer answer = ask(dating.when);
  if (answer == Answer::no) return Verdict::no;
  if (answer == Answer::certainly || options.possible) return Verdict::yes;
  if (counts_as_inside && !options.certain) return Verdict::yes;
  if (!dating.likely) return Verdict::maybe;
  const TimeSpan likely = calendar::one_day_of(dating.likely->first, dating.likely->last);
  return ask(likely) == Answer::certainly ? Verdict::probably : Verdict::maybe;
}

bool takes_part(const model::Event& event, const std::set<model::ActorId>& who, bool only_place) {
  return std::any_of(event.participants.begin(), event.participants.end(),
                     [&](const model::Participation& part) {
                       return who.count(part.actor) && (!only_place || part.role == model::Role::place);
                     });
}

std::set<model::EventId> events_of_sources(const model::StoryReader& story, const Term& term) {
  std::set<model::EventId> events;
  std::vector<std::string> names;
  bool any = false;
  const std::vector<std::string> wanted = folded_words(term.value);
  const auto handle = model::handle_from<'S'>(term.value);
  story.each_source([&](const model::Source& source) {
    bool hit = false;
    if (term.field == "source" && handle) {
      hit = source.id == *handle;
    } else {
      std::vector<std::string> fields = {source.outlet};
      if (term.field == "source") fields = {source.outlet, source.title, source.name, source.url};
      for (const std::string& field : fields) {
        const std::vector<std::string> words = folded_words(field);
        hit = hit || (!wanted.empty() &&
                      std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end());
      }
    }
    if (!source.outlet.empty()) names.push_back(source.outlet);
    for (std::string& word : folded_words(source.outlet)) names.push_back(std::move(word));
    if (!hit) return true;
    any = true;
    for (const model::EventId id : story.events_in(source.id)) events.insert(id);
    return true;
  });
  if (!any) {
    const std::string near = base::nearest_of(term.value, names.data(), names.data() + names.size());
    std::string remedy = near.empty() ? "`dateline sources` lists them all" : "did you mean " + near + "?";
    if (term.field == "source" && count_range_from(term.value))
      remedy = "did you mean sources:" + term.value + " (how many tell of an event)?";
    throw base::DataError(
        {.what = "no " + term.field + " '" + term.value + "' in this story", .remedy = std::move(remedy)});
  }
  return events;
}

std::map<model::EventId, std::vector<TimeSpan>> contested_times(const model::StoryReader& story) {
  std::map<model::EventId, std::vector<TimeSpan>> times;
  for (const model::Disagreement& found : story.disagreements()) {
    if (found.kind != model::DisagreementKind::date || found.settled) continue;
    for (const model::Claim& claim : story.claims_of(found.one))
      if (claim.id == found.one_claim || claim.id == found.other_claim)
        times[found.one].push_back(claim.dating.when);
  }
  return times;
}

Answer touches(const TimeSpan& when, const TimeSpan& asked) {
  return calendar::touches(when, asked.earliest_start, asked.latest_end);
}

/// The events that as many independent sources tell of as the term asks.
std::set<model::EventId> events_by_count(const model::StoryReader& story, const Term& term) {
  const std::optional<CountRange> asked = count_range_from(term.value);
  if (!asked)
    refuse_value(term, "'" + term.value + "' is no number of sources",
                 model::handle_from<'S'>(term.value)
                     ? "did you mean source:" + term.value + " ?"
                     : "numbers are written 2 (just two), 2+ (two or more) or 2..3");
  std::map<model::EventId, std::set<model::SourceId>> sources;
  story.each_source([&](const model::Source& source) {
    for (const model::EventId id : story.events_in(source.id)) sources[id].insert(source.id);
    return true;
  });
  SourceCounter counter(story);
  std::set<model::EventId> events;
  for (const auto& [id, tell] : sources)
    if (asked->contains(counter.independent(tell))) events.insert(id);
  return events;
}

/// Throws when one of the asked names is none that the story knows.
void explain_unknown(const std::string& what, const std::vector<std::string>& asked,
                     const std::set<std::string>& known, const std::string& all_are) {
  const std::vector<std::string> names(known.begin(), known.end());
  for (const std::string& one : asked) {
    const bool is_known = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return text::fold(name) == text::fold(one);
    });
    if (is_known) continue;
    const std::string near = base::nearest_of(one, names.data(), names.data() + names.size());
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
    throw base::DataError({.what = "no event " + what + " '" + one + "' in this story",
                           .remedy = !near.empty() ? "did you mean " + near + "?"
                                     : all.empty() ? "it has none"
                                                   : all_are + all});
  }
}

}  // namespace

Matcher::Matcher(const model::StoryReader& story, const Filter& filter, const Options& options)
    : story_(story), options_(options) {
  root_ = prepare(filter);
  narrow_window(*root_);
}

Matcher::~Matcher() = default;

std::unique_ptr<Matcher::Node> Matcher::prepare(const Filter& filter) {
  if (filter.kind == Filter::Kind::term) return prepare_term(filter.term);
  auto node = std::make_unique<Node>();
  node->kind = filter.kind;
  for (const Filter& part : filter.parts) node->parts.push_back(prepare(part));
  return node;
}

std::unique_ptr<Matcher::Node> Matcher::prepare_term(const Term& term) {
  const std::string& field = term.field;
  if (field == "in") return prepare_selection(term);
  if (field == "when") return prepare_when(term);
  auto node = std::make_unique<Node>();
  node->kind = Filter::Kind::term;
  if (field == "who" || field == "place" || field == "said-by") {
    if (!names_) names_.emplace(story_);
    const std::set<model::ActorId> actors = names_->at(term.value);
    if (field == "said-by") {
      node->test = [actors](const model::Event& event) {
        const bool speaks = std::any_of(
            event.participants.begin(), event.participants.end(),
            [&](const auto& part) { return part.role == model::Role::speaker && actors.count(part.actor); });
        return yes_or_no(speaks || actors.count(event.attributed_to));
      };
      return node;
    }
    node->test = [actors, place = field == "place"](const model::Event& event) {
      return yes_or_no(takes_part(event, actors, place));
    };
    node->who = actors;
  } else if (field == "before" || field == "after") {
    const TimeSpan asked = time_of(story_, term);
    asks_time_ = true;
    const auto itself = model::handle_from<'E'>(term.value);  // no event is before or after itself
    node->test = [this, asked, itself, before = field == "before"](const model::Event& event) {
      if (event.id == itself) return Verdict::no;
      return verdict_on(event.dating, false, options_, [&](const TimeSpan& when) {
        return before ? calendar::is_before(when, asked) : calendar::is_before(asked, when);
      });
    };
  } else if (field == "kind") {
    kinds_asked_.push_back(term.value);
    node->test = [kind = term.value](const model::Event& event) { return yes_or_no(event.kind == kind); };
  } else if (field == "outlet" || field == "source" || field == "sources") {
    std::set<model::EventId> events =
        field == "sources" ? events_by_count(story_, term) : events_of_sources(story_, term);
    node->test = [events = std::move(events)](const model::Event& event) {
      return yes_or_no(events.count(event.id) > 0);
    };
  } else if (field == "state") {
    asks_state_ = true;
    const std::string state = one_of(term, {"proposed", "accepted", "checked", "rejected"});
    node->test = [state](const model::Event& event) {
      return yes_or_no(model::name_of(event.state) == state);
    };
  } else if (field == "tag") {
    tags_asked_.push_back(term.value);
    node->test = [tag = text::fold(term.value)](const model::Event& event) {
      return yes_or_no(std::any_of(event.tags.begin(), event.tags.end(),
                                   [&](const std::string& one) { return text::fold(one) == tag; }));
    };
  } else if (field == "is") {
    const std::string word =
        one_of(term, {"actual", "planned", "alleged", "hypothetical", "denied", "contested", "dated",
                      "undated", "changed", "uncited", "noted", "kept"});
    node->test = [word](const model::Event& event) {
      const auto any_decision = [&](bool model::FieldDecision::* flag) {
        return yes_or_no(std::any_of(event.decisions.begin(), event.decisions.end(),
                                     [&](const auto& decision) { return decision.*flag; }));
      };
      if (word == "denied") return yes_or_no(event.polarity == model::Polarity::negative);
      if (word == "contested") return yes_or_no(event.contested);
      if (word == "dated" || word == "undated")
        return yes_or_no(event.dating.when.unknown() == (word == "undated"));
      if (word == "changed") return any_decision(&model::FieldDecision::changed);
      if (word == "uncited") return any_decision(&model::FieldDecision::uncited);
      if (word == "noted") return yes_or_no(!event.notes.empty());
      if (word == "kept") return yes_or_no(!event.found);
      return yes_or_no(model::name_of(event.modality) == word);
    };
  } else {
    std::set<model::EventId> events;
    if (const auto id = model::handle_from<'E'>(term.value)) events.insert(*id);
    for (const model::EventId id : story_.events_with_words(folded_words(term.value))) events.insert(id);
    node->test = [events = std::move(events)](const model::Event& event) {
      return yes_or_no(events.count(event.id) > 0);
    };
  }
  return node;
}

std::unique_ptr<Matcher::Node> Matcher::prepare_when(const Term& term) {
  auto node = std::make_unique<Node>();
  node->kind = Filter::Kind::term;
  const TimeSpan asked = time_of(story_, term);
  asks_time_ = true;
  node->time = asked;
  if (!contested_times_) contested_times_ = contested_times(story_);
  // Those that some source puts there, whatever is chosen of what sources say.
  std::set<model::EventId> said;
  for (const auto& [id, times] : *contested_times_)
    if (std::any_of(times.begin(), times.end(),
                    [&](const TimeSpan& when) { return touches(when, asked) != Answer::no; }))
      said.insert(id);
  node->reaches_beyond = !said.empty();
  node->test = [this, asked, said = std::move(said)](const model::Event& event) {
    const bool inside = event.dating.when.stated && event.dating.when.bounded();
    const Verdict verdict = verdict_on(event.dating, inside, options_,
                                       [&](const TimeSpan& when) { return touches(when, asked); });
    if (verdict != Verdict::no || !said.count(event.id)) return verdict;
    return options_.possible ? Verdict::yes : Verdict::maybe;
  };
  return node;
}

std::unique_ptr<Matcher::Node> Matcher::prepare_selection(const Term& term) {
  if (inside_selection_)
    refuse_value(term, "the filter of a selection cannot name a selection", "write out what that one takes");
  const model::Selection selection = selection_named(story_, term.value);
  auto node = std::make_unique<Node>();
  node->kind = Filter::Kind::term;
  std::map<model::EventId, Verdict> by_hand;
  for (const model::SelectionItem& item : selection.items)
    if (item.choice != model::Choice::by_filter)
      by_hand[item.event] = yes_or_no(item.choice == model::Choice::picked);
  std::shared_ptr<Node> filter;
  if (!selection.filter.empty()) {
    inside_selection_ = true;
    try {
      filter = prepare(parse_filter(selection.filter));
    } catch (const base::DataError& problem) {
      base::ProblemDetail detail = problem.detail();
      detail.what = "the filter of the selection \"" + selection.name + "\": " + detail.what;
      throw base::DataError(std::move(detail));
    }
    inside_selection_ = false;
  }
  node->test = [by_hand = std::move(by_hand), filter = std::move(filter)](const model::Event& event) {
    if (const auto found = by_hand.find(event.id); found != by_hand.end()) return found->second;
    return filter ? filter->decide(event) : Verdict::no;
  };
  return node;
}

void Matcher::narrow_window(const Node& node) {
  if (node.kind == Filter::Kind::all) {
    for (const auto& part : node.parts) narrow_window(*part);
    return;
  }
  if (node.time && !node.reaches_beyond) {
    const auto& [first, last] = std::pair(node.time->earliest_start, node.time->latest_end);
    if (first && (!window_.first || *window_.first < *first)) window_.first = first;
    if (last && (!window_.last || *last < *window_.last)) window_.last = last;
  }
  if (node.who && window_.actors.empty()) window_.actors.assign(node.who->begin(), node.who->end());
}

Verdict Matcher::decide(const model::Event& event) const {
  if (event.state == model::State::rejected && !asks_state_) return Verdict::no;
  return root_->decide(event);
}

void Matcher::explain_nothing() const {
  if (kinds_asked_.empty() && tags_asked_.empty()) return;
  std::set<std::string> kinds, tags;
  story_.each_event({}, [&](const model::Event& event) {
    kinds.insert(event.kind);
    tags.insert(event.tags.begin(), event.tags.end());
    return true;
  });
  explain_unknown("of kind", kinds_asked_, kinds, "its kinds are ");
  explain_unknown("with the tag", tags_asked_, tags, "its tags are ");
}

}  // namespace dateline::query
