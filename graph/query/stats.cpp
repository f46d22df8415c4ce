#include "graph/query/stats.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/query/parts.hpp"
#include "src/calendar/day.hpp"

namespace dateline::query {
namespace {

using Counted = std::map<std::string, Count>;

std::vector<Count> most_first(const Counted& counted) {
  std::vector<Count> out;
  for (const auto& [key, count] : counted) out.push_back(count);
  std::stable_sort(out.begin(), out.end(),
                   [](const Count& one, const Count& other) { return one.count > other.count; });
  return out;
}

std::vector<Count> at_most(std::vector<Count> counts, std::size_t most) {
  if (most != 0 && counts.size() > most) counts.resize(most);
  return counts;
}

std::vector<Count> in_order(const std::map<std::string, std::uint64_t>& counted,
                            const std::vector<std::string>& order) {
  std::vector<Count> out;
  for (const std::string& name : order)
    if (const auto at = counted.find(name); at != counted.end()) out.push_back({name, at->second, 0, ""});
  return out;
}

void add(Counted& counted, const std::string& key, const std::string& name, const std::string& id = "") {
  Count& count = counted.try_emplace(key, Count{name, 0, 0, id}).first->second;
  ++count.count;
}

/// The year in which all of a time lies.
std::optional<std::int64_t> year_of(const calendar::TimeSpan& when) {
  if (!when.earliest_start || !when.latest_end) return std::nullopt;
  const std::int64_t first = calendar::civil_of(*when.earliest_start).year;
  return first == calendar::civil_of(*when.latest_end).year ? std::optional(first) : std::nullopt;
}

void count_time(const ResultEvent& event, Stats& stats, std::map<std::int64_t, Count>& years) {
  const calendar::TimeSpan& when = event.when;
  if (when.earliest_start && when.earliest_start == when.latest_end) {
    const calendar::Day day = *when.earliest_start;
    ++stats.on_a_day;
    if (!stats.first || day < *stats.first)
      std::tie(stats.first, stats.first_event) = std::tie(day, event.id);
    if (!stats.last || *stats.last < day) std::tie(stats.last, stats.last_event) = std::tie(day, event.id);
  } else {
    const bool is_between = when.earliest_start && when.latest_end;
    ++(when.unknown() ? stats.undated : is_between ? stats.less_exact : stats.one_sided);
  }
  std::optional<std::int64_t> year = year_of(when);
  const bool is_certain = year.has_value();
  if (!is_certain && event.likely) year = year_of(event.likely->when);
  if (!year) {
    ++stats.no_year;
    return;
  }
  Count& count = years[*year];
  ++count.count;
  if (!is_certain) ++count.also;
}

void count_sources(const model::StoryReader& story, const std::set<std::string>* only, Stats& stats) {
  Counted outlets;
  story.each_source([&](const model::Source& source) {
    const std::string id = to_string(source.id);
    if (only && only->count(id) == 0) return true;
    const auto link = story.link_of(source.id);
    const bool is_copy = link && link->head != source.id;
    ++stats.sources;
    if (is_copy) ++stats.copies;
    add(outlets, source.outlet, source.outlet);
    if (is_copy) ++outlets[source.outlet].also;
    return true;
  });
  stats.outlets = most_first(outlets);
}

}  // namespace

Stats stats(const model::StoryReader& story, const Result& result, bool whole, std::size_t most) {
  Stats stats;
  std::map<std::string, std::uint64_t> states, standings;
  std::map<std::int64_t, Count> years;
  std::set<std::tuple<std::string, std::uint64_t, std::uint64_t>> quotes;
  std::set<std::string> sources;
  Counted kinds, actor_kinds, who, where;
  std::map<std::string, std::string> actors;  // by id, their kind
  Parts parts(story);
  for (const ResultEvent& taken : result.events) {
    const ResultEvent event = parts.whole(taken);
    ++states[event.state];
    ++standings[event.polarity == "negative" ? "denied" : event.modality];
    add(kinds, event.kind, event.kind);
    count_time(event, stats, years);
    if (event.contested) ++stats.contested;
    if (event.sources == 1) ++stats.single_source;
    if (std::any_of(event.decisions.begin(), event.decisions.end(),
                    [](const ResultDecision& decision) { return decision.uncited; }))
      ++stats.uncited;
    for (const ResultClaim& claim : event.claims) {
      ++stats.claims;
      if (!claim.citation.empty()) ++stats.citations;
      if (claim.end > claim.begin) quotes.emplace(claim.source, claim.begin, claim.end);
      if (!claim.source.empty()) sources.insert(claim.source);
    }
    std::set<std::string> here;
    for (const ResultActor& actor : event.actors) {
      actors.emplace(actor.id, actor.kind);
      const bool is_place = actor.kind == "place";
      // An actor of one event in two roles is in one event; a place acts ("Moscow denies") or is where it
      // was.
      if (is_place && actor.role != "place") continue;
      if (here.insert(actor.id).second)
        add(is_place ? where : who, actor.name + '\n' + actor.id, actor.name, actor.id);
    }
  }
  stats.events = result.events.size();
  stats.quotes = quotes.size();
  if (whole) {
    story.each_event({}, [&](const model::Event& event) {
      if (event.state == model::State::rejected) ++states["rejected"];
      return true;
    });
    story.each_actor([&](const model::Actor& actor) {
      if (actor.state != model::State::rejected)
        actors.emplace(to_string(actor.id), std::string(model::name_of(actor.kind)));
      return true;
    });
  }
  for (const auto& [id, kind] : actors) add(actor_kinds, kind, kind);
  count_sources(story, whole ? nullptr : &sources, stats);
  stats.states = in_order(states, {"proposed", "accepted", "checked", "rejected"});
  stats.standings = in_order(standings, {"actual", "planned", "alleged", "hypothetical", "denied"});
  stats.kinds = most_first(kinds);
  for (auto& [year, count] : years) {
    count.name = std::to_string(year);
    stats.years.push_back(count);
  }
  stats.actors = actors.size();
  stats.actor_kinds = most_first(actor_kinds);
  stats.who = at_most(most_first(who), most);
  stats.where = at_most(most_first(where), most);
  return stats;
}

}  // namespace dateline::query
