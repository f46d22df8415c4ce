#pragma once

#include <string>

#include "exports/factsheet/factsheet.hpp"
#include "graph/query/result.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::test {

inline const factsheet::SourceText lantern_text = {
    "A headline\n\nThey met. Obama ordered\nthe expulsion. He left.\n\nMore.",
    {{0, 10}, {12, 21}, {22, 35}, {36, 50}, {51, 59}, {61, 66}}};

/// One event that one article tells of, with the words "Obama ordered\nthe expulsion.".
inline query::Result one_fact() {
  query::ResultEvent event{
      .id = "E1", .title = "Obama orders the expulsion of 35 diplomats", .kind = "expulsion"};
  event.when = *calendar::span_from_edtf("2016-12");
  event.when.stated = true;
  event.when.phrase = "in December";
  event.modality = "actual";
  event.polarity = "positive";
  event.state = "proposed";
  event.actors = {{"A1", "Barack Obama", "person", "agent"},
                  {"A2", "diplomats", "group", "patient"},
                  {"A1", "Barack Obama", "person", "speaker"}};
  event.claims = {
      {.id = "C1", .source = "S1", .quote = "Obama ordered\nthe expulsion.", .begin = 22, .end = 50}};
  event.sources = 1;
  query::Result result;
  result.events = {event};
  result.sources = {{.id = "S1",
                     .outlet = "The Lantern",
                     .title = "A headline",
                     .url = "https://lantern.example/a",
                     .published = calendar::day_from_iso("2017-07-10")}};
  return result;
}

inline factsheet::FactSheet sheet_of(const query::Result& result, const std::string& title = "") {
  return factsheet::make_sheet(result, title, [](const std::string& source) {
    return source == "S1" ? lantern_text : factsheet::SourceText{};
  });
}

}  // namespace dateline::test
