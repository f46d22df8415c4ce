#include "src/story/records.hpp"

#include <algorithm>
#include <map>

#include "src/story/decision_log.hpp"
#include "src/story/json_values.hpp"

namespace dateline::story {

std::string to_json(const TakenRecord& taken) {
  Json json = {{"source", taken.source_uid}};
  if (!taken.record.empty()) json["record"] = Json::parse(taken.record, nullptr, false);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

TakenRecord taken_record_from(const std::string& json) {
  const Json all = Json::parse(json, nullptr, false);
  if (!all.is_object() || !all.contains("record") || !all["record"].is_object()) return {};
  return {text_in(all, "source"), all["record"].dump(-1, ' ', false, Json::error_handler_t::replace)};
}

std::vector<TakenRecord> taken_records(const store::StoryFile& file, const std::string& source_uid) {
  std::vector<TakenRecord> out;
  for (const store::LogEntry& entry : history_of(file).live) {
    if (entry.verb != "records" || entry.arguments.find(source_uid) == std::string::npos) continue;
    TakenRecord taken = taken_record_from(entry.arguments);
    if (!taken.source_uid.empty()) out.push_back(std::move(taken));
  }
  return out;
}

std::vector<record::Record> facts_that_hold(const std::vector<TakenRecord>& taken,
                                            const std::string& source_uid, const record::Record& own,
                                            const record::CheckWords& words) {
  std::map<std::string, record::Record> by_extractor;
  for (const TakenRecord& one : taken) {
    if (one.source_uid != source_uid) continue;
    for (const record::ForeignRecord& record : record::foreign_records_in(one.record).records) {
      record::Checked checked = record.checked_against(own, words);
      if (checked.taken() == 0) continue;
      const std::string extractor = checked.facts.extractor;
      const auto [at, is_new] = by_extractor.try_emplace(extractor, std::move(checked.facts));
      if (!is_new) record::add_facts(at->second, checked.facts);
    }
  }
  std::vector<record::Record> out;
  for (auto& [extractor, record] : by_extractor) out.push_back(std::move(record));
  return out;
}

TakenCount count_of(const TakenRecord& taken) {
  const Json json = Json::parse(taken.record, nullptr, false);
  return {text_in(json, "extractor"), list_in(json, "events").size() + list_in(json, "relations").size()};
}

}  // namespace dateline::story
