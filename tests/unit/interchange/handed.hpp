#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "exports/interchange/formats.hpp"
#include "graph/query/result.hpp"
#include "src/calendar/time_span.hpp"
#include "tests/support/exported.hpp"
#include "tests/support/unzipped.hpp"

namespace dateline::test {

inline query::ResultEvent an_event(std::string id, std::string title, const std::string& edtf) {
  query::ResultEvent event{.id = std::move(id), .title = std::move(title), .kind = "meeting"};
  event.when = edtf.empty() ? calendar::unknown_time() : *calendar::span_from_edtf(edtf);
  event.when.stated = true;
  event.modality = "actual";
  event.polarity = "positive";
  event.state = "proposed";
  event.sources = 1;
  event.claims.push_back(
      {.id = "C" + event.id.substr(1), .source = "S1", .quote = "They met.", .begin = 0, .end = 9});
  return event;
}

inline query::Result story_of(std::vector<query::ResultEvent> events) {
  query::Result result;
  result.events = std::move(events);
  result.sources = {{.id = "S1",
                     .outlet = "The Lantern",
                     .title = "A headline",
                     .byline = "Ann Other",
                     .url = "https://lantern.example/a?b=1&c=2",
                     .published = calendar::day_from_iso("2017-07-10")}};
  return result;
}

/// An event with all that an event can have, related to a second one.
inline query::Result full_story() {
  query::ResultEvent event = an_event("E1", "The minister met the envoy", "2017-07-09");
  event.actors = {{"A1", "Maria Santos", "person", "agent"},
                  {"A1", "Maria Santos", "person", "speaker"},
                  {"A2", "The Harbour Board", "organization", "patient"},
                  {"A3", "envoys", "group", "recipient"},
                  {"A4", "Northgate", "place", "place"},
                  {"A5", "The Ferry", "product", "other"}};
  event.tags = {"chapter-1"};
  event.notes = {{"call her", "anna", 0}};
  event.decisions = {{.field = "date", .state = "checked", .who = "anna", .at = 0}};
  event.attributed_to = "Maria Santos";
  event.picture = query::ResultPicture{.sha256 = "aa",
                                       .media_type = "image/jpeg",
                                       .file = "gate.jpg",
                                       .alternative = "A gate",
                                       .caption = "The gate",
                                       .credit = "Photo: Lee"};
  query::ResultEvent second = an_event("E2", "The talks", "");
  second.likely = query::ResultLikely{*calendar::span_from_edtf("2017-07"), "published", "", 0.8};
  query::Result result = story_of({event, second});
  result.relations = {{"E2", "E1", "causes"}, {"E1", "E2", "part_of"}};
  return result;
}

inline Exported written(const std::string& format, const query::Result& result,
                        const std::string& title = "The affair") {
  interchange::Handover handover{.result = result, .title = title, .made_at = 1'500'000'000};
  handover.record = [](const std::string& source) { return "{\n  \"source\": \"" + source + "\"\n}"; };
  handover.mentions = [](const query::ResultEvent& event) -> std::vector<interchange::Mention> {
    if (event.id != "E1") return {};
    return {{"S1", "A1", "the minister"}, {"S1", "A4", "Northgate"}};
  };
  return exported(format, handover);
}

/// All files of a format, one after the other; of a Word document its text.
inline std::string bytes_of(const std::string& format, const query::Result& result) {
  std::string all;
  for (const ExportedFile& file : written(format, result).files)
    all += format == "docx" ? unzipped(file.bytes).bytes.at("word/document.xml") : file.bytes;
  return all;
}

/// The lines of an iCalendar file as they were before they were folded.
inline std::string unfolded(std::string bytes) {
  for (std::size_t at = 0; (at = bytes.find("\r\n ", at)) != std::string::npos;) bytes.erase(at, 3);
  return bytes;
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace dateline::test
