// Actors, and how many events two of them share.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "exports/view/diagram_parts.hpp"

namespace dateline::view {
namespace {

/// With more ties than so many for each actor the lines hide each other.
constexpr std::size_t most_ties_each = 2;
constexpr std::size_t most_in_tooltip = 12;
constexpr std::size_t most_pairs_named = 12, note_columns = 96;

/// Handles in the order of their numbers: "A9" before "A10".
bool handle_before(const std::string& one, const std::string& other) {
  if (one.size() != other.size()) return one.size() < other.size();
  return one < other;
}

struct ByHandle {
  bool operator()(const std::string& one, const std::string& other) const {
    return handle_before(one, other);
  }
};

struct Person {
  query::ResultActor actor;
  std::uint64_t events = 0, ties = 0;
};

using People = std::map<std::string, Person, ByHandle>;

/// Two who share events.
struct Tie {
  std::string one, other;
  std::vector<const query::ResultEvent*> events;
};

/// Who was there, each once.
std::vector<const query::ResultActor*> present_in(const query::ResultEvent& event) {
  std::vector<const query::ResultActor*> present;
  for (const query::ResultActor& actor : event.actors)
    if (is_present(actor)) present.push_back(&actor);
  std::stable_sort(present.begin(), present.end(),
                   [](const auto* one, const auto* other) { return handle_before(one->id, other->id); });
  present.erase(std::unique(present.begin(), present.end(),
                            [](const auto* one, const auto* other) { return one->id == other->id; }),
                present.end());
  return present;
}

/// The ties of most events first.
std::vector<Tie> ties_of(const query::Result& result, People& people) {
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  std::vector<Tie> ties;
  for (const query::ResultEvent& event : result.events) {
    const std::vector<const query::ResultActor*> present = present_in(event);
    for (std::size_t i = 0; i < present.size(); ++i) {
      Person& person = people[present[i]->id];
      person.actor = *present[i];
      ++person.events;
      person.ties += present.size() - 1;
      for (std::size_t k = i + 1; k < present.size(); ++k) {
        const auto [at, is_new] = places.try_emplace({present[i]->id, present[k]->id}, ties.size());
        if (is_new) ties.push_back({present[i]->id, present[k]->id, {}});
        ties[at->second].events.push_back(&event);
      }
    }
  }
  std::sort(ties.begin(), ties.end(), [](const Tie& one, const Tie& other) {
    if (one.events.size() != other.events.size()) return one.events.size() > other.events.size();
    if (one.one != other.one) return handle_before(one.one, other.one);
    return handle_before(one.other, other.other);
  });
  return ties;
}

std::string tooltip_of(const Tie& tie, const People& people, calendar::DateForm form) {
  std::string tooltip =
      shown(people.at(tie.one).actor.name) + " and " + shown(people.at(tie.other).actor.name) + ": ";
  for (std::size_t i = 0; i < tie.events.size() && i < most_in_tooltip; ++i) {
    const std::string date = date_line(*tie.events[i], form);
    tooltip += (i == 0 ? "" : "; ") + (date.empty() ? "" : date + ": ") + title_of(*tie.events[i]);
  }
  if (tie.events.size() > most_in_tooltip)
    tooltip += "; and " + std::to_string(tie.events.size() - most_in_tooltip) + " more";
  return tooltip;
}

/// "alleged" where none of the events is said to have happened, of several kinds "alleged or planned"; ""
/// where one is.
std::string doubt_of(const Tie& tie) {
  constexpr std::pair<Standing, const char*> words[] = {{Standing::alleged, "alleged"},
                                                        {Standing::planned, "planned"},
                                                        {Standing::hypothetical, "possible"},
                                                        {Standing::denied, "denied"}};
  std::string doubt;
  std::size_t found = 0;
  for (const auto& [standing, word] : words) {
    const auto count = std::count_if(
        tie.events.begin(), tie.events.end(),
        [&, standing = standing](const auto* event) { return standing_of(*event) == standing; });
    if (count > 0) doubt += (doubt.empty() ? "" : " or ") + std::string(word);
    found += static_cast<std::size_t>(count);
  }
  return found == tie.events.size() ? doubt : "";
}

/// "4", "alleged", "2 alleged"; "" for one event that is said to have happened.
std::string label_of(const Tie& tie) {
  const std::string doubt = doubt_of(tie);
  if (tie.events.size() == 1) return doubt;
  return std::to_string(tie.events.size()) + (doubt.empty() ? "" : " " + doubt);
}

/// How many others each is tied to.
std::map<std::string, std::size_t> degrees(const std::vector<Tie>& ties) {
  std::map<std::string, std::size_t> count;
  for (const Tie& tie : ties) {
    ++count[tie.one];
    ++count[tie.other];
  }
  return count;
}

/// Takes out of `ties` those of two who have a tie to nobody else: beside a network they are better said than
/// drawn.
std::vector<Tie> take_pairs(std::vector<Tie>& ties) {
  const std::map<std::string, std::size_t> count = degrees(ties);
  const auto is_pair = [&](const Tie& tie) { return count.at(tie.one) == 1 && count.at(tie.other) == 1; };
  if (std::all_of(ties.begin(), ties.end(), is_pair)) return {};
  std::vector<Tie> pairs;
  std::copy_if(ties.begin(), ties.end(), std::back_inserter(pairs), is_pair);
  std::erase_if(ties, is_pair);
  return pairs;
}

/// Takes out of `ties`, the strongest first, those of one event, but leaves everyone his strongest. How many.
std::size_t take_weak(std::vector<Tie>& ties) {
  std::set<std::string> tied;
  return std::erase_if(ties, [&](const Tie& tie) {
    const bool is_first = !tied.contains(tie.one) || !tied.contains(tie.other);
    tied.insert({tie.one, tie.other});
    return tie.events.size() == 1 && !is_first;
  });
}

std::string said(const std::vector<Tie>& pairs, const People& people) {
  std::string words = "Apart from these: ";
  for (std::size_t i = 0; i < pairs.size() && i < most_pairs_named; ++i) {
    words += (i == 0 ? "" : "; ") + shown(people.at(pairs[i].one).actor.name) + " and " +
             shown(people.at(pairs[i].other).actor.name);
    if (const std::string label = label_of(pairs[i]); !label.empty()) words += " (" + label + ")";
  }
  if (pairs.size() > most_pairs_named)
    words += "; and " + counted(pairs.size() - most_pairs_named, "more pair", "more pairs");
  return words;
}

}  // namespace

void lay_out_network(const query::Result& result, const DiagramOptions& options, DiagramView& view) {
  People people;
  std::vector<Tie> ties = ties_of(result, people);
  const std::size_t tied = degrees(ties).size();
  const std::vector<Tie> pairs = take_pairs(ties);
  std::vector<std::string> order;
  for (const auto& [id, count] : degrees(ties)) order.push_back(id);
  std::sort(order.begin(), order.end(), [&](const std::string& one, const std::string& other) {
    const Person &a = people.at(one), &b = people.at(other);
    if (a.ties != b.ties) return a.ties > b.ties;
    if (a.events != b.events) return a.events > b.events;
    return handle_before(one, other);
  });
  const std::size_t all_drawn = order.size(), all_ties = ties.size();
  if (order.size() > options.most_actors) order.resize(options.most_actors);
  const std::set<std::string> taken(order.begin(), order.end());
  std::erase_if(ties, [&](const Tie& tie) { return !taken.contains(tie.one) || !taken.contains(tie.other); });
  // Whose ties all lead to others than these says nothing here.
  const std::map<std::string, std::size_t> left = degrees(ties);
  std::erase_if(order, [&](const std::string& id) { return !left.contains(id); });
  const std::size_t ties_of_drawn = ties.size();
  const std::size_t weak =
      !options.all_ties && ties.size() > most_ties_each * order.size() ? take_weak(ties) : 0;
  for (const std::string& id : order)
    view.actors.push_back(actor_node(people.at(id).actor, people.at(id).events));
  for (const Tie& tie : ties)
    view.edges.push_back({.from = tie.one,
                          .to = tie.other,
                          .link = DiagramLink::shared,
                          .label = label_of(tie),
                          .tooltip = tooltip_of(tie, people, options.dates),
                          .weight = tie.events.size(),
                          .doubtful = !doubt_of(tie).empty()});
  if (order.size() < all_drawn)
    view.notes.push_back("+" + counted(all_drawn - order.size(), "actor", "actors") +
                         " with fewer ties, and " + counted(all_ties - ties_of_drawn, "tie", "ties") +
                         ", not shown (--max-actors)");
  if (weak > 0)
    view.notes.push_back("+" + counted(weak, "tie", "ties") +
                         " of one event not shown: with them nothing could be read (--all)");
  if (tied < people.size())
    view.notes.push_back(counted(people.size() - tied, "actor", "actors") + " without any tie not shown");
  if (!pairs.empty())
    for (std::string& line : wrapped(said(pairs, people), note_columns))
      view.notes.push_back(std::move(line));
}

}  // namespace dateline::view
