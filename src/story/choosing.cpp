// What of Editing chooses what is printed.
#include <algorithm>

#include "graph/query/query.hpp"
#include "graph/query/relative_time.hpp"
#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/editing.hpp"
#include "src/story/given_values.hpp"
#include "src/story/refusal.hpp"
#include "src/story/title_check.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

using assemble::Choosing;
using What = Choosing::What;

/// The selection as it is; without one of this name a new one, where that can be made by what is said.
model::Selection selection_for(const model::StoryReader& story, const std::string& name, What what) {
  const std::vector<model::Selection> all = story.selections();
  const bool is_new = std::none_of(all.begin(), all.end(), [&](const model::Selection& one) {
    return text::fold(one.name) == text::fold(name);
  });
  const bool can_make = what == What::pick || what == What::filter;
  return is_new && can_make ? model::Selection{.name = name} : query::selection_named(story, name);
}

const model::SelectionItem& said_of(const model::Selection& selection, model::EventId id) {
  static const model::SelectionItem nothing;
  const auto found = std::find_if(selection.items.begin(), selection.items.end(),
                                  [&](const auto& item) { return item.event == id; });
  return found == selection.items.end() ? nothing : *found;
}

void check_name(const std::string& name) {
  check_words(name, "the name of the selection");
  if (name.find_first_of(",:\"()") != std::string::npos)
    refuse("'" + name + "' is no name for a selection", "filters would take it apart",
           "a name is a word or a few, without commas, colons, quotes and parentheses");
}

void check_filter(const model::StoryReader& story, const std::vector<std::string>& words) {
  for (const std::string& word : words) check_words(word, "a word of the filter");
  const query::Filter filter = query::parse_filter(words);
  if (query::find_term(filter, [](const query::Term& term) { return term.field == "in"; }))
    refuse("the filter of a selection cannot name a selection", "", "write out what that one takes");
  // Tomorrow they would mean other days.
  if (const query::Term* term = query::find_term(filter, [](const query::Term& one) {
        return query::asks_for_time(one) && query::is_relative_time(one.value);
      }))
    refuse("the filter of a selection cannot say '" + term->words() + "'",
           "it would mean other days tomorrow", "write the days: when:2016-12");
  (void)query::ask(story, filter);  // throws for a name or kind that the story does not have
}

bool is_known(const model::Selection& selection, const model::SelectionItem& item, What what,
              const std::string& words) {
  if (what == What::pick) return item.choice == model::Choice::picked;
  if (what == What::drop)
    return item.choice == model::Choice::dropped ||
           (item.choice == model::Choice::by_filter && selection.filter.empty());
  if (what == What::title) return item.title == words;
  return what == What::note && item.note == words;
}

}  // namespace

Change Editing::choose(const std::string& name, What what, const std::vector<model::EventId>& events,
                       const std::vector<std::string>& words, std::optional<model::EventId> after) {
  check_name(name);
  const model::StoryReader& story = story_.reader();
  const model::Selection selection = selection_for(story, name, what);
  Choosing choosing{.selection = selection.name, .what = what, .words = words, .events = {}, .after = {}};
  const std::string first = words.empty() ? "" : words.front();
  Change change;
  Seeing seeing(story);
  if (what == What::filter) check_filter(story, words);
  if ((what == What::title || what == What::note) && !first.empty())
    check_words(first, what == What::title ? "the title" : "the note");
  for (const model::EventId id : events) {
    const model::Event event = event_of(id);
    const bool is_twice =
        std::find(change.events.begin(), change.events.end(), event.id) != change.events.end();
    if (is_twice || is_known(selection, said_of(selection, event.id), what, first)) continue;
    if (what == What::pick && event.state == model::State::rejected)
      refuse(to_string(event.id) + " is rejected", "",
             "take that back first: dateline propose " + to_string(event.id));
    if (what == What::title && !first.empty())
      for (std::string& warning : unsaid_in_title(story, event, first))
        change.warnings.push_back(std::move(warning));
    choosing.events.push_back(seeing.event(event));
    change.events.push_back(event.id);
  }
  if (what == What::place && after && !change.events.empty()) {
    const model::Event before = event_of(*after);
    const auto row = [&](model::EventId id) { return query::ask_one(story, id).events.front(); };
    if (before.id == change.events.front())
      refuse(to_string(before.id) + " cannot stand after itself", "", "name two events");
    if (query::contradicts_order(row(change.events.front()), row(before.id)))
      refuse(to_string(change.events.front()) + " cannot stand after " + to_string(before.id),
             "their dates say that it was before", "only what dates leave open is placed by hand");
    choosing.after = seeing.reference(before);
  }
  const bool needs_events = what != What::filter && what != What::remove;
  const bool is_same = what == What::filter && selection.filter == words && !words.empty();
  if ((needs_events && change.events.empty()) || is_same) return change;
  change.entry = log("select", to_json(choosing));
  return change;
}

}  // namespace dateline::story
