// What of Story finds faults and makes them good.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/record/json.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/story.hpp"

namespace dateline::story {
namespace {

/// What the fields of a source say beside what was read in it: both were stored at once.
void check_fields(const model::Source& source, const record::Record& record,
                  std::vector<store::Fault>& faults) {
  const auto check = [&](const char* field, bool same) {
    if (same) return;
    faults.push_back({store::Fault::Of::derived, source.id,
                      std::string("its ") + field + " is another than the one that was read"});
  };
  // Names that were given need not be UTF-8; a record is.
  const auto same = [](const std::string& stored, const std::string& read) {
    return stored == read || base::first_invalid_utf8(stored) != std::string_view::npos;
  };
  check("title", same(source.title, record.title));
  check("outlet", same(source.outlet, record.outlet));
  check("byline", same(source.byline, record.byline));
  check("address", same(source.url, record.url));
  check("language", same(source.language, record.language));
  check("day of publication", source.published == record.published);
}

/// That the pictures are here that the log puts beside events.
void check_named_pictures(const store::StoryFile& file, std::vector<store::Fault>& faults) {
  const std::vector<std::string> uids = file.picture_uids();
  file.each_log_entry([&](const store::LogEntry& entry) {
    const auto picture = entry.verb == "picture" ? picturing_from(entry.arguments).picture : std::nullopt;
    if (picture && !std::binary_search(uids.begin(), uids.end(), picture->uid))
      faults.push_back({store::Fault::Of::picture,
                        {},
                        "the picture \"" + picture->file + "\" of entry " + std::to_string(entry.number) +
                            " of the log is not here"});
    return true;
  });
}

}  // namespace

std::vector<store::Fault> Story::faults() const {
  std::vector<store::Fault> faults = file_.faults();
  if (!faults.empty()) return faults;
  check_named_pictures(file_, faults);
  file_.each_source([&](const model::Source& source) {
    check_fields(source, record::from_json(file_.record_of(source.id), file_.text_of(source.id)), faults);
    return true;
  });
  if (needs_update()) return faults;
  const Story derived = as_of(last_entry_until({INT64_MAX}));
  std::map<model::EventId, model::Event> events;
  std::map<model::ActorId, model::Actor> actors;
  derived.file_.each_event({},
                           [&](const model::Event& event) { return events.emplace(event.id, event).second; });
  derived.file_.each_actor([&](const model::Actor& actor) { return actors.emplace(actor.id, actor).second; });
  std::uint64_t wrong = 0, seen_events = 0, seen_actors = 0;
  file_.each_event({}, [&](const model::Event& event) {
    const auto found = events.find(event.id);
    ++seen_events;
    wrong += found == events.end() || !(found->second == event) ||
             derived.file_.claims_of(event.id) != file_.claims_of(event.id);
    return true;
  });
  file_.each_actor([&](const model::Actor& actor) {
    const auto found = actors.find(actor.id);
    ++seen_actors;
    wrong += found == actors.end() || !(found->second == actor);
    return true;
  });
  wrong += events.size() > seen_events ? events.size() - seen_events : 0;
  wrong += actors.size() > seen_actors ? actors.size() - seen_actors : 0;
  if (wrong > 0)
    faults.push_back({store::Fault::Of::graph,
                      {},
                      std::to_string(wrong) + " events or actors are not what the sources and the log give"});
  return faults;
}

std::vector<model::SourceId> Story::repair(const std::vector<store::Fault>& faults, base::Instant now) {
  using Of = store::Fault::Of;
  std::set<model::SourceId> damaged, lost;
  bool has_bad_pages = false;
  for (const store::Fault& fault : faults) {
    if (fault.of == Of::original) lost.insert(fault.source);
    if (fault.of == Of::derived) damaged.insert(fault.source);
    has_bad_pages = has_bad_pages || fault.of == Of::file;
  }
  std::vector<model::SourceId> out;
  store::Transaction together = file_.transaction();
  for (const model::SourceId id : damaged) {
    if (lost.contains(id)) continue;
    if (!file_.source(id)->has_original) {
      put_fields_of_record(id, now);
      continue;
    }
    store::SourceData old{.source = *file_.source(id), .original = file_.original_of(id)};
    article::Known known;
    try {
      known = known_from_json(file_.known_of(id));
    } catch (const base::Problem&) {
      known.published = old.source.published;  // what was given beside it is gone with it
      known.published_from = old.source.published_from;
    }
    file_.forget_reading(id);
    read_again(old, known, {.at = now.seconds, .who = who_, .verb = "read", .arguments = to_string(id)});
    out.push_back(id);
  }
  file_.replace_graph({}, "");
  together.commit();
  if (lost.empty()) update();
  if (has_bad_pages) file_.rebuild();
  return out;
}

void Story::put_fields_of_record(model::SourceId id, base::Instant now) {
  store::SourceData data;
  try {
    data = *file_.load_source(id);
  } catch (const base::StoreError&) {
    return;  // there is no original to read them from again
  }
  const record::Record record = record::from_json(data.record_json, data.text);
  data.source.title = record.title;
  data.source.outlet = record.outlet;
  data.source.byline = record.byline;
  data.source.url = record.url;
  data.source.language = record.language;
  data.source.published = record.published;
  data.source.published_from = record.published_from;
  file_.update_source(id, data, {.at = now.seconds, .who = who_, .verb = "read", .arguments = to_string(id)});
}

void Story::make_anew() {
  file_.replace_graph({}, "");
  update();
  file_.rebuild();
}

}  // namespace dateline::story
