#include "graph/assemble/seen.hpp"

#include <algorithm>
#include <string_view>

#include "src/text/fold.hpp"

namespace dateline::assemble {

std::string key_of(const SeenWords& words) {
  return words.source_uid + "|" + std::to_string(words.trigger_at) + "|" + words.trigger + "|" + words.quote;
}

base::ByteSpan place_of(const SeenWords& words, const std::string& text) {
  const std::size_t at = words.quote.empty() ? std::string::npos : text.find(words.quote);
  return at == std::string::npos ? base::ByteSpan{} : base::ByteSpan{at, at + words.quote.size()};
}

SeenEvents::SeenEvents(const std::vector<EventOfReading>& events, const std::vector<Reading>& readings)
    : events_(events), readings_(readings) {
  for (std::size_t r = 0; r < readings.size(); ++r) reading_of_.emplace(readings[r].source_uid, r);
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!events[i].seen) by_uid_.emplace(events[i].uid, i);
    for (const std::string& uid : events[i].seen_as) by_uid_.emplace(uid, i);
    if (events[i].event) of_reading_[events[i].reading].push_back(i);
  }
}

std::optional<std::size_t> SeenEvents::reading_of(const std::string& source_uid) const {
  const auto found = reading_of_.find(source_uid);
  return found == reading_of_.end() ? std::nullopt : std::optional(found->second);
}

bool SeenEvents::has_words(const EventOfReading& item, const Reference& reference) const {
  if (!item.event || reference.words.empty()) return true;
  const std::string& text = readings_[item.reading].record->text;
  const auto is_trigger = [&](const SeenWords& words) {
    return words.trigger.empty() ||
           std::any_of(item.event->mentions.begin(), item.event->mentions.end(), [&](const auto& mention) {
             return base::words_at(text, mention.span) == words.trigger;
           });
  };
  return std::any_of(reference.words.begin(), reference.words.end(), is_trigger);
}

std::vector<std::size_t> SeenEvents::find(const Reference& reference) const {
  const auto [begin, end] = by_uid_.equal_range(reference.uid);
  for (auto at = begin; at != end; ++at)
    if (has_words(events_[at->second], reference)) return {at->second};
  std::vector<std::size_t> out;
  for (const SeenWords& words : reference.words) {
    const auto reading = reading_of(words.source_uid);
    const auto events = reading ? of_reading_.find(*reading) : of_reading_.end();
    if (events == of_reading_.end() || words.trigger.empty()) continue;
    const std::string& text = readings_[*reading].record->text;
    const base::ByteSpan place = place_of(words, text);
    if (place.begin == place.end) continue;
    const std::uint64_t trigger = place.begin + words.trigger_at;
    for (const std::size_t i : events->second) {
      const auto& mentions = events_[i].event->mentions;
      if (std::any_of(mentions.begin(), mentions.end(),
                      [&](const auto& mention) { return mention.span.begin == trigger; }))
        out.push_back(i);
    }
  }
  return out;
}

SeenActors::SeenActors(const std::vector<ActorOfReading>& actors, const std::vector<std::string>& uids) {
  for (std::size_t i = 0; i < actors.size(); ++i) {
    by_uid_.emplace(uids[i], i);
    by_name_[text::fold(actors[i].actor->name)].push_back(i);
    for (const std::string& alias : actors[i].actor->aliases)
      if (const std::string name = text::fold(alias); by_name_[name].empty() || by_name_[name].back() != i)
        by_name_[name].push_back(i);
  }
}

std::vector<std::size_t> SeenActors::find(const Reference& reference) const {
  if (const auto found = by_uid_.find(reference.uid); found != by_uid_.end()) return {found->second};
  const auto named = by_name_.find(text::fold(reference.name));
  return named == by_name_.end() || reference.name.empty() ? std::vector<std::size_t>{} : named->second;
}

}  // namespace dateline::assemble
