#include <nlohmann/json.hpp>

#include "src/record/foreign.hpp"
#include "src/record/foreign_words.hpp"
#include "src/record/json.hpp"

namespace dateline::record {

namespace {

using Json = nlohmann::ordered_json;

void put_text(Json& to, const char* name, const std::string& value) {
  if (!value.empty()) to[name] = value;
}

void put_span(Json& to, const ByteSpan& span) {
  to["begin"] = span.begin;
  to["end"] = span.end;
}

Json pair_of(const ByteSpan& span) {
  return Json::array({span.begin, span.end});
}

Json object_of(const ByteSpan& span) {
  Json out = Json::object();
  put_span(out, span);
  return out;
}

Json day_or_null(const std::optional<calendar::Day>& day) {
  return day ? Json(calendar::iso(*day)) : Json(nullptr);
}

/// The bounds of a span of time and what else its EDTF does not say; `first` and `last` are its outer days.
/// `stated` and `confidence` are the caller's.
void put_when(Json& to, const calendar::TimeSpan& when, const std::optional<calendar::Day>& first,
              const std::optional<calendar::Day>& last) {
  put_text(to, "edtf", when.edtf);
  if (!when.unknown()) {
    to["bounds"] = Json::array({day_or_null(when.earliest_start), day_or_null(when.latest_start),
                                day_or_null(when.earliest_end), day_or_null(when.latest_end)});
  }
  if (first) to["earliest"] = calendar::iso(*first);
  if (last) to["latest"] = calendar::iso(*last);
  put_text(to, "anchor", when.anchor);
  put_text(to, "phrase", when.phrase);
  put_text(to, "clock", when.clock);
  if (when.precision != calendar::Precision::unknown) to["precision"] = calendar::name_of(when.precision);
  if (when.uncertain) to["uncertain"] = true;
  if (when.approximate) to["approximate"] = true;
}

Json json_of(const StatedPublication& stated) {
  return {{"day", calendar::iso(stated.day)}, {"from", stated.from}};
}

Json json_of(const Image& image) {
  Json out = Json::object();
  put_text(out, "url", image.url);
  put_text(out, "caption", image.caption);
  put_text(out, "credit", image.credit);
  put_text(out, "alternative", image.alternative);
  return out;
}

Json json_of(const Dateline& dateline) {
  Json out = object_of(dateline.span);
  put_text(out, "place", dateline.place);
  if (dateline.day) out["day"] = calendar::iso(*dateline.day);
  put_text(out, "agency", dateline.agency);
  return out;
}

Json json_of(const Time& time) {
  Json out;
  out["id"] = time.id;
  put_span(out, time.span);
  out["type"] = name_of(time.type);
  out["value"] = time.value;
  out["mod"] = time.mod;
  put_when(out, time.when, time.when.earliest_start, time.when.latest_end);
  if (!time.when.stated) out["stated"] = false;
  put_text(out, "rule", time.rule);
  if (time.confidence < 1) out["confidence"] = time.confidence;
  if (!time.alternatives.empty()) out["alternatives"] = time.alternatives;
  return out;
}

Json json_of(const Actor& actor) {
  Json out;
  out["id"] = actor.id;
  out["kind"] = name_of(actor.kind);
  out["name"] = actor.name;
  out["aliases"] = actor.aliases;
  out["titles"] = actor.titles;
  Json& mentions = out["mentions"] = Json::array();
  for (const ActorMention& mention : actor.mentions) {
    Json one = object_of(mention.span);
    one["form"] = name_of(mention.form);
    mentions.push_back(std::move(one));
  }
  return out;
}

Json json_of(const EventTime& time) {
  Json out = Json::object();
  if (time.likely)
    put_when(out, time.when, time.likely->first, time.likely->last);
  else
    put_when(out, time.when, time.when.earliest_start, time.when.latest_end);
  out["stated"] = time.when.stated;
  out["basis"] = time.basis == Basis::time ? std::string_view(time.basis_time) : name_of(time.basis);
  put_text(out, "unresolved", time.unresolved);
  out["confidence"] = time.confidence;
  if (time.likely) out["likely"] = {{"from", time.likely->from}, {"confidence", time.likely->confidence}};
  return out;
}

Json json_of(const Event& event) {
  Json out;
  out["id"] = event.id;
  out["title"] = event.title;
  out["kind"] = event.kind;
  out["salience"] = event.salience;
  out["modality"] = name_of(event.modality);
  out["polarity"] = name_of(event.polarity);
  put_text(out, "attributed_to", event.attributed_to);
  out["time"] = json_of(event.time);
  Json& mentions = out["mentions"] = Json::array();
  for (const EventMention& mention : event.mentions) {
    Json one = object_of(mention.span);
    one["sentence"] = mention.sentence;
    mentions.push_back(std::move(one));
  }
  Json& participants = out["participants"] = Json::array();
  for (const Participant& participant : event.participants) {
    Json one;
    one["actor"] = participant.actor;
    one["role"] = name_of(participant.role);
    put_span(one, participant.span);
    participants.push_back(std::move(one));
  }
  out["quote"] = object_of(event.quote);
  Json& evidence = out["evidence"] = Json::array();
  for (const ByteSpan& span : event.evidence) evidence.push_back(object_of(span));
  return out;
}

Json json_of(const Relation& relation) {
  Json out;
  out["from"] = relation.from;
  out["to"] = relation.to;
  out["kind"] = name_of(relation.kind);
  put_span(out, relation.span);
  return out;
}

template <typename T>
Json list_of(const std::vector<T>& values) {
  Json out = Json::array();
  for (const T& value : values) out.push_back(json_of(value));
  return out;
}

Json intake_of(const Record& record) {
  Json out;
  out["record"] = 1;
  put_text(out, "extractor", record.extractor);
  out["id"] = record.id;
  put_text(out, "url", record.url);
  if (record.published) out["published"] = calendar::iso(*record.published);
  put_text(out, "published_from", record.published_from);
  if (record.published_confidence > 0) out["published_confidence"] = record.published_confidence;
  if (!record.published_conflicts.empty()) out["published_conflicts"] = list_of(record.published_conflicts);
  if (record.modified) out["modified"] = calendar::iso(*record.modified);
  if (record.retrieved) out["retrieved"] = calendar::iso(*record.retrieved);
  if (record.archived) out["archived"] = calendar::iso(*record.archived);
  if (record.dateline) out["dateline"] = json_of(*record.dateline);
  put_text(out, "title", record.title);
  if (record.title_span) out["title_span"] = pair_of(*record.title_span);
  put_text(out, "byline", record.byline);
  put_text(out, "outlet", record.outlet);
  put_text(out, "section", record.section);
  if (record.image != Image{}) out["image"] = json_of(record.image);
  put_text(out, "language", record.language);
  out["sha256"] = record.sha256;
  if (!record.text_is_input) out["text"] = record.text;
  if (!record.source_map.empty()) {
    Json& map = out["source_map"] = Json::array();
    for (const SourceMapEntry& entry : record.source_map) {
      map.push_back(
          Json::array({entry.text_begin, entry.text_length, entry.source_begin, entry.source_length}));
    }
  }
  if (!record.pages.empty()) {
    Json& pages = out["pages"] = Json::array();
    for (const ByteSpan& page : record.pages) pages.push_back(pair_of(page));
  }
  Json& dropped = out["dropped"] = Json::array();
  for (const Dropped& stretch : record.dropped) {
    Json one = object_of(stretch.span);
    one["reason"] = stretch.reason;
    dropped.push_back(std::move(one));
  }
  return out;
}

/// Some readers take more than \n for the end of a line (NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR): they are
/// escaped. They can stand in strings only, so that this is still the same JSON.
std::string with_ends_escaped(std::string json) {
  for (const auto& [end, escape] : {std::pair<std::string_view, std::string_view>{"\xe2\x80\xa8", "\\u2028"},
                                    {"\xe2\x80\xa9", "\\u2029"},
                                    {"\xc2\x85", "\\u0085"}}) {
    std::size_t at = json.find(end), from = 0;
    if (at == std::string::npos) continue;
    std::string out;
    for (; at != std::string::npos; at = json.find(end, from)) {
      out.append(json, from, at - from).append(escape);
      from = at + end.size();
    }
    json = out.append(json, from);
  }
  return json;
}

std::string line_of(const Json& json) {
  return with_ends_escaped(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// Each span by its words instead of its offsets.
void put_words(Json& json, std::string_view text) {
  if (json.is_object() && json.contains("begin") && json.contains("end")) {
    const ByteSpan span{json["begin"].get<std::uint64_t>(), json["end"].get<std::uint64_t>()};
    const std::uint64_t occurrence = occurrence_of(text, span);
    json.erase("begin");
    json.erase("end");
    json["quote"] = std::string(base::words_at(text, span));
    if (occurrence > 1) json["occurrence"] = occurrence;
  }
  if (json.is_structured())
    for (Json& part : json) put_words(part, text);
}

}  // namespace

std::string words_json(const Record& facts) {
  Json out;
  out["record"] = 1;
  out["extractor"] = facts.extractor;
  out["times"] = list_of(facts.times);
  out["actors"] = list_of(facts.actors);
  out["events"] = list_of(facts.events);
  for (Json& event : out["events"])
    for (Json& mention : event["mentions"]) mention.erase("sentence");
  out["relations"] = list_of(facts.relations);
  put_words(out, facts.text);
  return line_of(out);
}

std::string to_json_line(const Record& record) {
  Json out = intake_of(record);
  Json& sentences = out["sentences"] = Json::array();
  for (const ByteSpan& sentence : record.sentences) sentences.push_back(pair_of(sentence));
  out["times"] = list_of(record.times);
  out["actors"] = list_of(record.actors);
  out["events"] = list_of(record.events);
  out["relations"] = list_of(record.relations);
  return line_of(out);
}

std::string intake_json_line(const Record& record) {
  return line_of(intake_of(record));
}

}  // namespace dateline::record
