#include "graph/query/selection.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "src/base/problem.hpp"
#include "src/calendar/allen.hpp"
#include "src/text/fold.hpp"

namespace dateline::query {
namespace {

using Events = std::vector<ResultEvent>;

Events::iterator find_in(Events& events, model::EventId id) {
  return std::find_if(events.begin(), events.end(),
                      [&](const ResultEvent& event) { return event.id == to_string(id); });
}

void place(Events& events, const model::SelectionPlace& wanted) {
  auto moved = find_in(events, wanted.event);
  const auto after = wanted.after ? find_in(events, wanted.after) : events.end();
  if (moved == events.end() || (wanted.after && after == events.end())) return;
  if (wanted.after && after > moved) {
    const auto goal = after;  // it ends where `after` stands, which goes one to the front
    while (moved != goal && !contradicts_order(*moved, *std::next(moved))) {
      std::iter_swap(moved, std::next(moved));
      ++moved;
    }
    return;
  }
  const auto goal = wanted.after ? std::next(after) : events.begin();
  while (moved != goal && !contradicts_order(*std::prev(moved), *moved)) {
    std::iter_swap(moved, std::prev(moved));
    --moved;
  }
}

}  // namespace

model::Selection selection_named(const model::StoryReader& story, const std::string& name) {
  std::vector<std::string> names;
  for (model::Selection& selection : story.selections()) {
    if (text::fold(selection.name) == text::fold(name)) return std::move(selection);
    names.push_back(selection.name);
  }
  const std::string near = base::nearest_of(name, names.data(), names.data() + names.size());
  std::string all;
  for (const std::string& one : names) all += (all.empty() ? "" : ", ") + one;
  throw base::DataError(
      {.what = "there is no selection '" + name + "' in this story",
       .remedy = !near.empty() ? "did you mean " + near + "?"
                 : all.empty() ? "make one: dateline select " + (name.empty() ? "NAME" : name) + " E3 E5"
                               : "its selections are " + all});
}

std::optional<std::string> selection_asked(const Filter& filter) {
  if (filter.kind != Filter::Kind::all) return std::nullopt;
  std::optional<std::string> name;
  for (const Filter& part : filter.parts) {
    if (part.kind != Filter::Kind::term || part.term.field != "in") continue;
    if (name) return std::nullopt;
    name = part.term.value;
  }
  return name;
}

bool contradicts_order(const ResultEvent& event, const ResultEvent& after) {
  if (event.place().unknown() || after.place().unknown())
    return event.place().unknown() != after.place().unknown();
  return calendar::is_before(event.place(), after.place()) == calendar::Answer::certainly;
}

void arrange(const model::Selection& selection, Result& result) {
  for (const model::SelectionItem& item : selection.items)
    if (const auto event = find_in(result.events, item.event); event != result.events.end()) {
      event->own_title = item.title;
      event->own_note = item.note;
    }
  for (const model::SelectionPlace& wanted : selection.order) place(result.events, wanted);
}

}  // namespace dateline::query
