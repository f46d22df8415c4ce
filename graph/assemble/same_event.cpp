#include "graph/assemble/same_event.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/assemble/words_in_common.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

constexpr std::int64_t widest_span_days = 62;
constexpr double agreeing_words = 0.5;  // of the words of the shorter title, for one participant in common
constexpr double agreeing_statement = 0.6;  // of the words of the shorter quote, for statements
constexpr std::size_t largest_block = 200;  // a block beyond this is too common to say anything

std::size_t in_common(const std::set<std::size_t>& one, const std::set<std::size_t>& other) {
  return static_cast<std::size_t>(
      std::count_if(one.begin(), one.end(), [&](std::size_t actor) { return other.count(actor) > 0; }));
}

/// What all blocks of an event begin with: events that differ in it are never one.
std::string block_prefix(const record::Event& event) {
  return event.kind + "|" + std::string(record::name_of(event.modality)) + "|" +
         std::string(record::name_of(event.polarity)) + "|";
}

bool is_named_day(const record::Event& event) {
  return event.time.when.single_day() && event.time.when.anchor.starts_with("named:") &&
         event.time.basis == record::Basis::named_event;
}

bool is_narrow(const record::Event& event) {
  const auto& when = event.time.when;
  return when.stated && when.bounded() && *when.latest_end - *when.earliest_start <= widest_span_days;
}

/// What events have in common that a copy repeats: sentence, trigger, kind.
std::string copied_words(const EventOfReading& item) {
  if (item.copied_from.empty() || item.event->mentions.empty()) return "";
  const std::uint64_t trigger = item.event->mentions.front().span.begin - item.event->quote.begin;
  return block_prefix(*item.event) + item.copied_from + "|" + std::to_string(trigger) + "|" +
         text::fold(item.quote);
}

/// The blocks an event stands in: only events of a common block are compared.
std::vector<std::string> blocks_of(const EventOfReading& item) {
  const record::Event& event = *item.event;
  std::vector<std::string> blocks;
  if (is_named_day(event)) blocks.push_back(block_prefix(event) + event.time.when.anchor);
  if (!is_narrow(event)) return blocks;
  const auto month = [](calendar::Day day) {
    const calendar::CivilDate date = calendar::civil_of(day);
    return date.year * 12 + static_cast<std::int64_t>(date.month);
  };
  const auto& when = event.time.when;
  for (std::int64_t m = month(*when.earliest_start); m <= month(*when.latest_end); ++m)
    for (const std::size_t actor : item.actors)
      blocks.push_back(block_prefix(event) + std::to_string(m) + "|" + std::to_string(actor));
  return blocks;
}

/// How sure it is that two events are one, more is surer; 0 when they are not. How far their words agree is
/// asked only where it may count.
double likeness(const EventOfReading& one, const EventOfReading& other, const auto& agreement_of_words) {
  const auto& a = one.event->time.when;
  const auto& b = other.event->time.when;
  if (one.reading == other.reading || !calendar::intersection(a, b)) return 0;
  if (is_named_day(*one.event) && is_named_day(*other.event)) return a.anchor == b.anchor ? 4 : 0;
  if (!one.places.empty() && !other.places.empty() && in_common(one.places, other.places) == 0) return 0;
  const std::size_t shared = in_common(one.actors, other.actors);
  if (shared == 0) return 0;
  const double words = agreement_of_words();
  if (is_statement(one.event->kind)) return words >= agreeing_statement ? 1 + words : 0;
  if (shared >= 2) return 2 + words;
  return words >= agreeing_words ? 1 + words : 0;
}

using Pair = std::tuple<double, std::size_t, std::size_t>;  // minus likeness, indices

constexpr double copied_likeness = 5;  // above all others

/// Each event that repeats the words of an earlier one, with the first that has them.
void add_copied_pairs(const std::vector<EventOfReading>& events, std::vector<Pair>& pairs) {
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::string words = copied_words(events[i]);
    if (words.empty()) continue;
    const auto [found, is_new] = first.emplace(words, i);
    if (is_new || events[found->second].reading == events[i].reading) continue;
    const auto& earlier = events[found->second].event->time.when;
    if (calendar::intersection(earlier, events[i].event->time.when))
      pairs.emplace_back(-copied_likeness, found->second, i);
  }
}

std::vector<Pair> likely_pairs(const std::vector<EventOfReading>& events) {
  std::map<std::string, std::vector<std::size_t>> blocks;
  for (std::size_t i = 0; i < events.size(); ++i)
    for (const std::string& block : blocks_of(events[i])) blocks[block].push_back(i);
  std::unordered_map<std::size_t, std::set<std::string>> words;  // of the events that were asked for
  const auto words_of = [&](std::size_t i) -> const std::set<std::string>& {
    const auto [at, is_new] = words.try_emplace(i);
    if (is_new)
      at->second =
          content_words(is_statement(events[i].event->kind) ? events[i].quote : events[i].event->title);
    return at->second;
  };
  std::set<std::pair<std::size_t, std::size_t>> seen;
  std::vector<Pair> pairs;
  for (const auto& [key, members] : blocks) {
    if (members.size() > largest_block) continue;
    for (std::size_t i = 0; i < members.size(); ++i)
      for (std::size_t j = i + 1; j < members.size(); ++j) {
        const auto [one, other] = std::pair(members[i], members[j]);
        if (!seen.insert({one, other}).second) continue;
        const double like =
            likeness(events[one], events[other], [&] { return agreement(words_of(one), words_of(other)); });
        if (like > 0) pairs.emplace_back(-like, one, other);
      }
  }
  add_copied_pairs(events, pairs);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

Groups same_events(const std::vector<EventOfReading>& events) {
  Groups groups(events.size());
  std::map<std::size_t, std::vector<std::size_t>> members;
  const auto members_of = [&](std::size_t index) -> std::vector<std::size_t>& {
    auto& list = members[groups.root(index)];
    if (list.empty()) list.push_back(index);
    return list;
  };
  for (const auto& [likeness_below, one, other] : likely_pairs(events)) {
    if (groups.root(one) == groups.root(other)) continue;
    std::vector<std::size_t> both = members_of(one);
    const std::vector<std::size_t>& second = members_of(other);
    both.insert(both.end(), second.begin(), second.end());
    std::set<std::size_t> readings;
    bool may = true;
    for (const std::size_t member : both) may = may && readings.insert(events[member].reading).second;
    for (const std::size_t member : both)
      may = may && calendar::intersection(events[one].event->time.when, events[member].event->time.when) &&
            calendar::intersection(events[other].event->time.when, events[member].event->time.when);
    if (!may) continue;
    groups.join(one, other);
    members[groups.root(one)] = std::move(both);
  }
  return groups;
}

}  // namespace dateline::assemble
