#include "graph/query/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "graph/query/names.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/day.hpp"
#include "src/text/fold.hpp"

namespace dateline::query {
namespace {

/// What an event is grouped under: by `key` they are the same, `title` is shown.
struct Label {
  std::string key, title;
};

bool is_by_time(GroupBy by) {
  return by == GroupBy::year || by == GroupBy::month;
}

calendar::Day begin_of_year(calendar::Day day) {
  return calendar::day_of({calendar::civil_of(day).year, 1, 1});
}

calendar::Day begin_of_month(calendar::Day day) {
  const calendar::CivilDate date = calendar::civil_of(day);
  return calendar::day_of({date.year, date.month, 1});
}

/// The units, by the first day of each, that a begin lies in.
std::optional<TimeHeading> heading_of(const calendar::TimeSpan& place,
                                      calendar::Day (*unit_of)(calendar::Day), std::int64_t longest_unit) {
  if (place.unknown()) return std::nullopt;
  using Kind = TimeHeading::Kind;
  const auto& first = place.earliest_start;
  // Nothing begins after it ends.
  const auto& last = place.latest_start ? place.latest_start : place.latest_end;
  if (!first) {
    const calendar::Day unit = unit_of(last ? *last : *place.earliest_end);
    return TimeHeading{
        .first = unit, .last = unit, .kind = Kind::or_before, .beside = unit_of(unit + longest_unit)};
  }
  if (!last) {
    const calendar::Day unit = unit_of(*first);
    return TimeHeading{.first = unit, .last = unit, .kind = Kind::or_after, .beside = unit_of(unit - 1)};
  }
  TimeHeading heading{.first = unit_of(*first), .last = unit_of(*last)};
  const std::int64_t margin = calendar::margin_in_days(place);
  heading.approximate = unit_of(*first - margin) != heading.first || unit_of(*last + margin) != heading.last;
  return heading;
}

std::optional<TimeHeading> in_time(const calendar::TimeSpan& place, GroupBy by) {
  return by == GroupBy::year ? year_of(place) : month_of(place);
}

std::vector<Label> labels_of(const ResultEvent& event, GroupBy by, const Result& result, bool is_chosen) {
  std::vector<Label> labels;
  const auto add = [&](std::string key, std::string title) {
    if (title.empty()) return;
    if (std::none_of(labels.begin(), labels.end(), [&](const Label& label) { return label.key == key; }))
      labels.push_back({std::move(key), std::move(title)});
  };
  switch (by) {
    case GroupBy::actor:
      for (const ResultActor& actor : event.actors)
        if (is_chosen || (actor.role != "place" && actor.kind != "place")) add(actor.id, actor.name);
      break;
    case GroupBy::place:
      for (const ResultActor& actor : event.actors)
        if (actor.role == "place" || actor.kind == "place") add(actor.id, actor.name);
      break;
    case GroupBy::outlet:
      for (const ResultClaim& claim : event.claims) {
        const auto source = std::find_if(result.sources.begin(), result.sources.end(),
                                         [&](const ResultSource& one) { return one.id == claim.source; });
        if (source != result.sources.end()) add(text::fold(source->outlet), source->outlet);
      }
      break;
    case GroupBy::tag:
      for (const std::string& tag : event.tags) add(text::fold(tag), tag);
      break;
    case GroupBy::kind:
      add(event.kind, event.kind);
      break;
    case GroupBy::year:
    case GroupBy::month:
      if (const std::optional<TimeHeading> heading = in_time(event.place(), by)) {
        const std::string title = title_of(*heading, [&](calendar::Day day) {
          const calendar::CivilDate date = calendar::civil_of(day);
          return by == GroupBy::year ? std::to_string(date.year)
                                     : fmt::format("{}-{:02}", date.year, date.month);
        });
        add(title, title);
      }
      break;
  }
  return labels;
}

/// Whom a text only describes ("presidents") makes no group unless it is asked for.
bool has_own_name(const std::string& name) {
  return name.empty() || name[0] < 'a' || name[0] > 'z';
}

/// All groups, in the order of their first events.
struct All {
  std::vector<EventGroup> groups;
  std::vector<std::string> keys;
};

/// What is less certain may come after what it stands before as a group.
void sort_by_time(const Result& result, GroupBy by, All& all) {
  std::vector<std::size_t> order(all.groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto heading = [&](std::size_t i) {
    return in_time(result.events[all.groups[i].events.front()].place(), by);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t one, std::size_t other) { return *heading(one) < *heading(other); });
  All sorted;
  for (const std::size_t i : order) {
    sorted.groups.push_back(std::move(all.groups[i]));
    sorted.keys.push_back(std::move(all.keys[i]));
  }
  all = std::move(sorted);
}

All all_groups(const Result& result, GroupBy by, bool is_chosen) {
  All all;
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < result.events.size(); ++i) {
    for (Label& label : labels_of(result.events[i], by, result, is_chosen)) {
      const auto [place, is_new] = places.emplace(label.key, all.groups.size());
      if (is_new) {
        all.groups.push_back({std::move(label.title), {}});
        all.keys.push_back(std::move(label.key));
      }
      all.groups[place->second].events.push_back(i);
    }
  }
  if (is_by_time(by)) sort_by_time(result, by, all);
  return all;
}

/// The keys that a chosen name means.
std::set<std::string> keys_of(const std::string& name, GroupBy by, const All& all,
                              const model::StoryReader& story) {
  if (by == GroupBy::actor || by == GroupBy::place) {
    std::set<std::string> keys;
    for (const model::ActorId id : ActorNames(story).at(name)) keys.insert(model::to_string(id));
    return keys;
  }
  const std::string wanted = text::fold(name);
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < all.groups.size(); ++i) {
    if (text::fold(all.groups[i].title) == wanted) return {all.keys[i]};
    titles.push_back(all.groups[i].title);
  }
  const std::string near = base::nearest_of(name, titles.data(), titles.data() + titles.size());
  throw base::DataError(
      {.what = fmt::format("no event here has the {} “{}”", group_names[static_cast<std::size_t>(by)], name),
       .remedy = near.empty() ? std::string() : "did you mean “" + near + "”?"});
}

std::vector<EventGroup> chosen_groups(const All& all, const std::vector<std::string>& chosen, GroupBy by,
                                      const model::StoryReader& story) {
  std::vector<EventGroup> groups;
  std::map<std::set<std::string>, std::string> before;
  for (const std::string& name : chosen) {
    const std::set<std::string> keys = keys_of(name, by, all, story);
    const auto [same, is_new] = before.emplace(keys, name);
    if (!is_new)
      throw base::UsageError({.what = "“" + same->second + "” and “" + name + "” are the same",
                              .remedy = "leave one of them out"});
    EventGroup group;
    std::set<std::size_t> events;
    std::size_t meant = 0;
    for (std::size_t i = 0; i < all.groups.size(); ++i) {
      if (!keys.contains(all.keys[i])) continue;
      group.title = all.groups[i].title;
      events.insert(all.groups[i].events.begin(), all.groups[i].events.end());
      ++meant;
    }
    if (meant != 1) group.title = name;  // several are one group under the words that mean them
    group.events.assign(events.begin(), events.end());
    groups.push_back(std::move(group));
  }
  return groups;
}

/// "Reported 10 July 2017" stands under the day of the report, which its date names.
calendar::TimeSpan as_printed(const calendar::TimeSpan& place) {
  return place.only_reported() ? calendar::on_day(*place.latest_end) : place;
}

}  // namespace

bool TimeHeading::is_certain() const {
  return kind == Kind::within && first == last && !approximate;
}

bool operator<(const TimeHeading& one, const TimeHeading& other) {
  const auto rank = [](const TimeHeading& heading) {
    if (heading.kind == TimeHeading::Kind::or_before) return 0;
    if (heading.kind == TimeHeading::Kind::or_after) return 4;
    if (heading.is_certain()) return 3;
    return heading.first == heading.last ? 2 : 1;
  };
  return std::tuple(one.first, rank(one), one.last, one.approximate) <
         std::tuple(other.first, rank(other), other.last, other.approximate);
}

std::optional<TimeHeading> year_of(const calendar::TimeSpan& place) {
  return heading_of(as_printed(place), begin_of_year, 366);
}

std::optional<TimeHeading> month_of(const calendar::TimeSpan& place) {
  return heading_of(as_printed(place), begin_of_month, 31);
}

std::string title_of(const TimeHeading& heading, const std::function<std::string(calendar::Day)>& words) {
  if (heading.kind == TimeHeading::Kind::or_before) return "before " + words(heading.beside);
  if (heading.kind == TimeHeading::Kind::or_after) return "after " + words(heading.beside);
  std::string title = heading.approximate ? "c. " : "";
  title += words(heading.first);
  if (heading.last != heading.first) title += " to " + words(heading.last);
  return title;
}

std::optional<GroupBy> group_by(std::string_view name) {
  const auto* const found = std::find(std::begin(group_names), std::end(group_names), name);
  if (found == std::end(group_names)) return std::nullopt;
  return static_cast<GroupBy>(found - std::begin(group_names));
}

Grouping group(const Result& result, GroupBy by, const std::vector<std::string>& chosen, std::size_t most,
               const model::StoryReader& story) {
  Grouping grouping;
  All all = all_groups(result, by, !chosen.empty());
  if (!chosen.empty()) {
    grouping.groups = chosen_groups(all, chosen, by, story);
  } else {
    grouping.groups = std::move(all.groups);
    if (by == GroupBy::actor || by == GroupBy::place)
      std::erase_if(grouping.groups, [](const EventGroup& one) { return !has_own_name(one.title); });
    if (!is_by_time(by)) {
      std::stable_sort(grouping.groups.begin(), grouping.groups.end(),
                       [](const EventGroup& one, const EventGroup& other) {
                         return one.events.size() > other.events.size();
                       });
      if (most != 0 && grouping.groups.size() > most) grouping.groups.resize(most);
      // Of few groups, those of a single event say little.
      const bool has_larger = grouping.groups.size() > 1 && grouping.groups[1].events.size() > 1;
      if (most != 0 && has_larger)
        std::erase_if(grouping.groups, [](const EventGroup& one) { return one.events.size() < 2; });
    }
  }
  std::vector<bool> is_grouped(result.events.size(), false);
  for (const EventGroup& one : grouping.groups)
    for (const std::size_t i : one.events) is_grouped[i] = true;
  for (std::size_t i = 0; i < is_grouped.size(); ++i)
    if (!is_grouped[i]) grouping.others.push_back(i);
  return grouping;
}

}  // namespace dateline::query
