#include "graph/assemble/named_events.hpp"

#include <algorithm>

#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

/// A name has no more words.
constexpr std::size_t most_words = 8;
/// What lasted longer is no anchor for what is told of it.
constexpr std::int64_t longest_days = 14;
/// A name without its year ("the G20 summit") means the one that an article is this near to.
constexpr std::int64_t near_days = 180;

std::vector<std::string_view> words_before(std::string_view text, std::uint64_t end) {
  std::vector<std::string_view> words;
  std::size_t at = std::min<std::size_t>(end, text.size());
  while (words.size() < most_words && at > 0) {
    const std::size_t last = at;
    while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
    if (at == last) break;
    words.push_back(text.substr(at, last - at));
    if (at == 0 || text[at - 1] != ' ') break;
    --at;
  }
  std::reverse(words.begin(), words.end());
  return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < words.size(); ++i) out += (out.empty() ? "" : " ") + std::string(words[i]);
  return out;
}

bool is_capitalised_or_figure(std::string_view word) {
  const char first = word.front();
  return (first >= '0' && first <= '9') || (first >= 'A' && first <= 'Z') ||
         static_cast<unsigned char>(first) >= 0x80;
}

/// "G20", "NATO", "2016".
bool is_code(std::string_view word) {
  return std::count_if(word.begin(), word.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }) >= 2;
}

/// The words that name an event, up to its trigger word: "G20 summit" of "at the G20 summit". Only what has
/// an article and a code in it is a name for sure. A title begins with it; that of "the EU met" begins
/// otherwise.
std::string name_of(const record::Record& record, const record::Event& event) {
  if (event.mentions.empty()) return "";
  const std::vector<std::string_view> words = words_before(record.text, event.mentions.front().span.end);
  if (words.size() < 3) return "";
  std::size_t from = words.size() - 1;
  while (from > 0 && is_capitalised_or_figure(words[from - 1])) --from;
  const bool has_code =
      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from), words.end() - 1, is_code);
  if (from == 0 || !has_code || text::fold(words[from - 1]) != "the") return "";
  const std::string name = joined(words, from);
  return text::fold(event.title).starts_with(text::fold(name)) ? name : "";
}

bool is_short(const calendar::TimeSpan& when) {
  return when.bounded() && *when.latest_end - *when.earliest_start < longest_days;
}

}  // namespace

NamedEvents::NamedEvents(const std::vector<Anchor>& anchors, const std::vector<Reading>& readings) {
  for (const Anchor& anchor : anchors) {
    by_name_[text::fold(anchor.name)] = {anchor.name, *anchor.when.earliest_start, *anchor.when.latest_end,
                                         true, false};
  }
  for (const Reading& reading : readings)
    for (const record::Event& event : reading.record->events) learn(reading, event);
  for (const auto& [name, known] : by_name_) last_words_.insert(name.substr(name.rfind(' ') + 1));
}

void NamedEvents::learn(const Reading& reading, const record::Event& event) {
  const calendar::TimeSpan& when = event.time.when;
  if (!when.stated || !is_short(when) || event.modality != record::Modality::actual) return;
  const std::string name = name_of(*reading.record, event);
  if (name.empty()) return;
  const auto [at, is_new] = by_name_.try_emplace(
      text::fold(name), Named{name, *when.earliest_start, *when.latest_end, false, false});
  Named& known = at->second;
  if (is_new || known.decided) return;
  if (*when.earliest_start > known.last || *when.latest_end < known.first) {
    known.disagreeing = true;
  } else {
    known.first = std::max(known.first, *when.earliest_start);
    known.last = std::min(known.last, *when.latest_end);
  }
}

const NamedEvents::Named* NamedEvents::named(const Reading& reading, const record::Event& event) const {
  if (event.mentions.empty()) return nullptr;
  const std::vector<std::string_view> words =
      words_before(reading.record->text, event.mentions.front().span.end);
  if (words.empty() || !last_words_.contains(text::fold(words.back()))) return nullptr;
  // The longest name that ends with the trigger word.
  for (std::size_t from = 0; from < words.size(); ++from) {
    const auto found = by_name_.find(text::fold(joined(words, from)));
    if (found == by_name_.end()) continue;
    const Named& known = found->second;
    if (known.decided) return &known;
    const bool near = reading.published && *reading.published - known.last < near_days &&
                      known.first - *reading.published < near_days;
    return near && !known.disagreeing ? &known : nullptr;
  }
  return nullptr;
}

std::map<std::size_t, record::Event> NamedEvents::dated(const Reading& reading) const {
  std::map<std::size_t, record::Event> out;
  if (by_name_.empty()) return out;
  const std::vector<record::Event>& events = reading.record->events;
  std::map<std::string, const Named*> during;
  const auto narrow = [&](std::size_t i, const Named& name) {
    const calendar::TimeSpan& before = events[i].time.when;
    const calendar::TimeSpan days = calendar::one_day_of(name.first, name.last);
    std::optional<calendar::TimeSpan> when = days;
    if (!before.unknown()) when = calendar::intersection(before, days);
    if (!when || *when == before) return;
    when->phrase = name.name;
    when->anchor = "named:" + name.name;
    when->stated = name.decided;
    record::Event event = events[i];
    event.time = {*when, record::Basis::named_event, "", "", 0.9, std::nullopt};
    out.insert_or_assign(i, std::move(event));
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Named* name = named(reading, events[i]);
    if (name == nullptr) continue;
    narrow(i, *name);
    during[events[i].id] = name;
  }
  if (during.empty()) return out;
  for (const record::Relation& relation : reading.record->relations) {
    const auto name = during.find(relation.to);
    if (relation.kind != record::RelationKind::during || name == during.end()) continue;
    const auto event = std::find_if(events.begin(), events.end(),
                                    [&](const record::Event& e) { return e.id == relation.from; });
    if (event == events.end() || during.contains(event->id)) continue;
    narrow(static_cast<std::size_t>(event - events.begin()), *name->second);
  }
  return out;
}

}  // namespace dateline::assemble
