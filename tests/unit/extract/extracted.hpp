#pragma once

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/extract/extract.hpp"
#include "src/record/check.hpp"
#include "src/record/json.hpp"
#include "tests/support/embedded_intake.hpp"

// What is read in a few sentences.

namespace dateline::test {

inline const extract::Extractor& extractor() {
  static const extract::Extractor it(base::embedded_data());
  return it;
}

inline record::Record read(const std::string& text, std::optional<calendar::Day> published) {
  article::Known known;
  known.published = published;
  record::Record record = extractor().extract(intake().read_text(text, known), "x");
  CHECK(record::problems_of(record) == std::vector<std::string>{});
  CHECK(record::from_json(record::to_json_line(record)) == record);
  return record;
}

inline calendar::Day day(calendar::Year year, unsigned month, unsigned number) {
  return calendar::day_of({year, month, number});
}

/// The event with this trigger word; fails when there is none.
inline const record::Event& event_of(const record::Record& record, const std::string& word) {
  for (const record::Event& event : record.events) {
    for (const record::EventMention& mention : event.mentions) {
      if (base::words_at(record.text, mention.span) == word) return event;
    }
  }
  FAIL("no event '" << word << "'");
  return record.events.front();
}

}  // namespace dateline::test
