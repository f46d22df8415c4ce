#include "graph/assemble/selections.hpp"

#include <algorithm>
#include <map>

#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

using What = Choosing::What;

model::AssembledSelectionItem& item_of(model::AssembledSelection& selection, const std::string& event_uid) {
  const auto found = std::find_if(selection.items.begin(), selection.items.end(),
                                  [&](const auto& item) { return item.event_uid == event_uid; });
  return found != selection.items.end() ? *found : selection.items.emplace_back(event_uid);
}

std::string first_of(const std::vector<std::string>& words) {
  return words.empty() ? "" : words.front();
}

void take(model::AssembledSelectionItem& item, const Choosing& choice) {
  if (choice.what == What::pick) item.item.choice = model::Choice::picked;
  if (choice.what == What::drop) item.item.choice = model::Choice::dropped;
  if (choice.what == What::title) item.item.title = first_of(choice.words);
  if (choice.what == What::note) item.item.note = first_of(choice.words);
}

}  // namespace

std::vector<model::AssembledSelection> selections_from(
    const std::vector<Choosing>& choices, const std::function<std::string(const Reference&)>& event_of) {
  std::map<std::string, model::AssembledSelection> selections;  // by the folded name
  for (const Choosing& choice : choices) {
    const std::string name = text::fold(choice.selection);
    if (choice.what == What::remove) {
      selections.erase(name);
      continue;
    }
    model::AssembledSelection& selection =
        selections.try_emplace(name, model::AssembledSelection{.name = choice.selection}).first->second;
    if (choice.what == What::filter) selection.filter = choice.words;
    const std::string after = choice.after ? event_of(*choice.after) : "";
    for (const SeenEvent& seen : choice.events) {
      const std::string uid = event_of(seen.reference);
      if (uid.empty()) continue;
      if (choice.what != What::place) {
        take(item_of(selection, uid), choice);
        continue;
      }
      std::erase_if(selection.order, [&](const auto& place) { return place.event_uid == uid; });
      if (!choice.after || (!after.empty() && after != uid)) selection.order.push_back({uid, after});
    }
  }
  std::vector<model::AssembledSelection> out;
  for (auto& [name, selection] : selections) out.push_back(std::move(selection));
  return out;
}

std::vector<EventDecision> decisions_by_picking(const std::vector<Choosing>& choices) {
  std::vector<EventDecision> out;
  std::map<std::pair<std::string, std::string>, const SeenEvent*> picked;  // by selection and event
  for (const Choosing& choice : choices) {
    const std::string name = text::fold(choice.selection);
    if (choice.what == What::remove)
      std::erase_if(picked, [&](const auto& one) { return one.first.first == name; });
    for (const SeenEvent& seen : choice.events) {
      if (choice.what == What::pick) picked[{name, seen.reference.uid}] = &seen;
      if (choice.what == What::drop) picked.erase({name, seen.reference.uid});
    }
  }
  for (const auto& [key, seen] : picked)
    out.push_back({*seen, {{.field = model::Field::whole, .state = model::State::accepted}}, "", 0});
  return out;
}

}  // namespace dateline::assemble
