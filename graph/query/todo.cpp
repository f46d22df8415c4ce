#include "graph/query/todo.hpp"

#include <algorithm>

#include "graph/query/date_words.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/query/review_order.hpp"

namespace dateline::query {
namespace {

constexpr std::size_t most_silences = 5;
constexpr std::int64_t shortest_silence_days = 30;
constexpr std::int64_t times_the_usual = 4;

struct Silence {
  std::int64_t days = 0;
  const ResultEvent* before = nullptr;
  const ResultEvent* after = nullptr;
};

/// What lies between events whose place in time is known to some month or so.
std::vector<Silence> silences(const Result& result) {
  std::vector<const ResultEvent*> dated;
  for (const ResultEvent& event : result.events)
    if (event.place().bounded() &&
        *event.place().latest_end - *event.place().earliest_start <= shortest_silence_days)
      dated.push_back(&event);
  std::vector<Silence> all;
  const ResultEvent* last = nullptr;  // the one that ends last so far
  for (const ResultEvent* event : dated) {
    if (last) {
      const std::int64_t gap = *event->place().earliest_start - *last->place().latest_end;
      if (gap > 0) all.push_back({gap, last, event});
    }
    if (!last || *last->place().latest_end < *event->place().latest_end) last = event;
  }
  if (all.empty()) return all;
  std::vector<std::int64_t> days;
  for (const Silence& silence : all) days.push_back(silence.days);
  std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2), days.end());
  const std::int64_t usual = days[days.size() / 2];
  std::erase_if(all, [&](const Silence& silence) {
    return silence.days < shortest_silence_days || (all.size() > 2 && silence.days < times_the_usual * usual);
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const Silence& a, const Silence& b) { return a.days > b.days; });
  if (all.size() > most_silences) all.resize(most_silences);
  return all;
}

bool any(const ResultEvent& event, bool ResultDecision::* flag) {
  return std::any_of(event.decisions.begin(), event.decisions.end(),
                     [&](const ResultDecision& decision) { return decision.*flag; });
}

}  // namespace

std::vector<ToDo> to_do(const Result& result, const MaybeOnes& pairs,
                        const std::vector<model::Actor>& actors) {
  std::vector<ToDo> out;
  const auto add_all = [&](const char* reason, const auto& holds) {
    for (const ResultEvent& event : result.events)
      if (holds(event)) out.push_back({reason, event.id, event.title});
  };
  add_all("undated", [](const ResultEvent& event) { return !event.when.stated; });
  add_all("uncited", [](const ResultEvent& event) { return any(event, &ResultDecision::uncited); });
  for (const model::Actor& actor : actors)
    for (const model::FieldDecision& decision : actor.decisions)
      if (decision.uncited) out.push_back({"uncited", to_string(actor.id), actor.name});
  add_all("one origin", [](const ResultEvent& event) { return event.sources == 1; });
  add_all("contested", [](const ResultEvent& event) { return event.contested; });
  add_all("changed", [](const ResultEvent& event) { return any(event, &ResultDecision::changed); });
  for (const model::Actor& actor : actors)
    for (const model::FieldDecision& decision : actor.decisions)
      if (decision.changed)
        out.push_back(
            {"changed", to_string(actor.id), actor.name + ": " + words_of_change(decision_row(decision))});
  for (const MaybeOne& pair : pairs.list)
    out.push_back({"maybe one", pair.one.id,
                   pair.one.name + " and " + pair.other.id + " " + pair.other.name + ": " + pair.why});
  for (const Silence& silence : silences(result))
    out.push_back({"silence", silence.after->id,
                   std::to_string(silence.days) + " days between " + date_words(*silence.before) + " (" +
                       silence.before->id + ") and " + date_words(*silence.after) + " (" + silence.after->id +
                       ")"});
  return out;
}

}  // namespace dateline::query
