#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "graph/query/comparison.hpp"
#include "graph/query/query.hpp"
#include "src/base/data_files.hpp"
#include "src/base/utf8.hpp"
#include "src/record/json.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/manifest.hpp"
#include "src/story/story.hpp"
#include "tests/support/fake_world.hpp"

using namespace dateline;

namespace {

const std::string samples = DATELINE_SOURCE_DIR "/data/samples/";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

const story::Reader& reader() {
  static test::FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

std::string type_of(const std::string& file) {
  return file.ends_with(".html") ? "text/html" : "text/plain";
}

std::vector<story::ManifestRow> rows() {
  return story::read_manifest(bytes_of(samples + "sources.csv"), "sources.csv");
}

story::Story told(const std::vector<story::ManifestRow>& articles) {
  story::Story story = story::Story::in_memory(reader());
  for (const story::ManifestRow& row : articles)
    story.add({row.file, bytes_of(samples + row.file), type_of(row.file), row.known}, {1});
  story.update();
  return story;
}

}  // namespace

TEST_CASE(
    "samples: the stored text at a claim's address is the quote that is shown, and holds the trigger words",
    "[property]") {
  const story::Story story = told(rows());
  std::map<std::string, std::string> originals;
  for (const story::ManifestRow& row : rows()) originals[row.file] = bytes_of(samples + row.file);
  std::size_t claims = 0;
  story.reader().each_event({}, [&](const model::Event& event) {
    const query::Result shown = query::ask_one(story.reader(), event.id);
    const std::vector<model::Claim> all = story.reader().claims_of(event.id);
    REQUIRE(shown.events.at(0).claims.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      const model::Claim& claim = all[i];
      ++claims;
      const std::string text = story.reader().text_of(claim.source);
      REQUIRE(claim.quote.end <= text.size());
      const std::string& quote = shown.events[0].claims[i].quote;
      CHECK(text.compare(claim.quote.begin, claim.quote.size(), quote) == 0);
      CHECK_FALSE(quote.empty());
      CHECK(base::first_invalid_utf8(quote) == std::string::npos);
      // Where the original was plain UTF-8 text, the quote stands in the file itself.
      const auto source = story.reader().source(claim.source);
      if (source->media_type == "text/plain") CHECK(originals[source->name].find(quote) != std::string::npos);
      REQUIRE_FALSE(claim.mentions.empty());
      for (const model::ByteSpan& mention : claim.mentions) {
        bool covered = claim.quote.contains(mention);
        for (const model::ByteSpan& evidence : claim.evidence)
          covered = covered || evidence.contains(mention);
        INFO(claim.title << ": " << base::words_at(text, mention));
        CHECK(covered);
      }
      for (const model::Participation& part : claim.participants) {
        CHECK(part.words.end <= text.size());
        CHECK_FALSE(part.words.empty());
      }
    }
    return true;
  });
  CHECK(claims > 30);
}

TEST_CASE("samples: no event that happened lies after its article", "[property]") {
  const story::Story story = told(rows());
  story.reader().each_event({}, [&](const model::Event& event) {
    for (const model::Claim& claim : story.reader().claims_of(event.id)) {
      const auto source = story.reader().source(claim.source);
      if (claim.modality != model::Modality::actual || !source->published ||
          !claim.dating.when.earliest_start)
        continue;
      INFO(source->name << ": " << claim.title << " " << claim.dating.when.edtf);
      const bool begins_in_time = *claim.dating.when.earliest_start <= *source->published;
      CHECK(begins_in_time);
    }
    return true;
  });
}

TEST_CASE("samples: nothing is read in what is left out", "[property]") {
  for (const story::ManifestRow& row : rows()) {
    const record::Record record =
        reader().read({row.file, bytes_of(samples + row.file), type_of(row.file), row.known}).record;
    for (const record::Dropped& dropped : record.dropped) {
      if (dropped.reason == "title") continue;
      for (const record::Event& event : record.events)
        for (const record::EventMention& mention : event.mentions)
          CHECK_FALSE(dropped.span.overlaps(mention.span));
      for (const record::Actor& actor : record.actors)
        for (const record::ActorMention& mention : actor.mentions)
          CHECK_FALSE(dropped.span.overlaps(mention.span));
    }
  }
}

TEST_CASE("samples: records survive being written and read", "[property]") {
  for (const story::ManifestRow& row : rows()) {
    const record::Record record =
        reader().read({row.file, bytes_of(samples + row.file), type_of(row.file), row.known}).record;
    CHECK(record::from_json(record::to_json_line(record)) == record);
  }
}

TEST_CASE("samples: what we read is taken from another program too, and agrees with itself", "[property]") {
  for (const story::ManifestRow& row : rows()) {
    INFO(row.file);
    story::Story story = told({row});
    record::Record record =
        reader().read({row.file, bytes_of(samples + row.file), type_of(row.file), row.known}).record;
    record.extractor = "echo 1";
    const std::string line = record::to_json_line(record);
    const record::ForeignFile file = record::foreign_records_in(line);
    REQUIRE(file.records.size() == 1);
    const story::TakenFacts taken = story.take_record(file.records.front(), {{1}}, {2});
    story.update();
    CHECK(taken.refused == std::vector<record::Refusal>{});
    CHECK(taken.taken == record.events.size() + record.relations.size());
    const query::Comparison found = query::compare_readings(story.reader(), "echo 1");
    CHECK(found.count(query::Agreement::agreed) == record.events.size());
    CHECK(found.rows.size() == record.events.size());
    CHECK(story.faults().empty());
  }
}

TEST_CASE("samples: what an article does not say is refused, all of it", "[property]") {
  for (const story::ManifestRow& row : rows()) {
    story::Story story = told({row});
    const std::string line =
        R"({"record":1,"extractor":"liar 1","events":[{"title":"The mayor resigned","quote":"the mayor resigned at dawn"},)"
        R"({"quote":"the","date":"1848-03-18"},{"quote":"the","participants":[{"name":"Otto von Bismarck"}]},)"
        R"({"title":"88,000 marched","quote":"the"},{"title":"Bismarck marched","quote":"the"},)"
        R"({"quote":"the","attributed_to":"Otto von Bismarck"},{"quote":"the","occurrence":100000}]})";
    const record::ForeignFile file = record::foreign_records_in(line);
    const story::TakenFacts taken = story.take_record(file.records.at(0), {{1}}, {2});
    CHECK(taken.refused.size() == 7);
    CHECK(taken.taken == 0);
  }
}

TEST_CASE("samples: the graph is the same in whatever order the articles come", "[property]") {
  const auto dump = [](const story::Story& story) {
    std::map<std::string, std::string> events;  // handles differ with the order, everything else may not
    story.reader().each_event({}, [&](const model::Event& event) {
      std::string line = event.uid + " " + event.title + " " + event.kind + " " + event.dating.when.edtf;
      if (const auto& likely = event.dating.likely)
        line += " " + calendar::one_day_of(likely->first, likely->last).edtf + likely->from + likely->phrase;
      std::map<std::string, int> parts;
      for (const model::Participation& part : event.participants)
        ++parts[story.reader().actor(part.actor)->uid + std::string(model::name_of(part.role))];
      for (const auto& [part, count] : parts) line += " " + part;
      events[event.uid] = line;
      return true;
    });
    return events;
  };
  std::vector<story::ManifestRow> articles = rows();
  const auto forwards = dump(told(articles));
  std::reverse(articles.begin(), articles.end());
  CHECK(dump(told(articles)) == forwards);
}

TEST_CASE("samples: likely days lie within what is certain, and only where no words date the event",
          "[property]") {
  const story::Story story = told(rows());
  std::size_t found = 0;
  const auto check = [&](const std::string& title, const model::Dating& dating) {
    if (!dating.likely) return;
    INFO(title << " " << dating.when.edtf);
    ++found;
    CHECK_FALSE(dating.when.stated);
    CHECK(dating.likely->first <= dating.likely->last);
    CHECK((!dating.when.earliest_start || *dating.when.earliest_start <= dating.likely->first));
    CHECK((!dating.when.latest_end || dating.likely->last <= *dating.when.latest_end));
    CHECK(dating.likely->phrase.empty() == (dating.likely->from == "published"));
  };
  story.reader().each_event({}, [&](const model::Event& event) {
    check(event.title, event.dating);
    for (const model::Claim& claim : story.reader().claims_of(event.id)) check(claim.title, claim.dating);
    return true;
  });
  CHECK(found > 20);
}

TEST_CASE("samples: no date is finer than the words it comes from", "[property]") {
  const story::Story story = told(rows());
  story.reader().each_event({}, [&](const model::Event& event) {
    for (const model::Claim& claim : story.reader().claims_of(event.id)) {
      const auto& when = claim.dating.when;
      if (!when.stated) continue;
      INFO(claim.title << " " << when.edtf);
      // A stated date comes from words of its own, or is computed for an event that a calendar knows; a
      // single day never comes from order alone.
      const bool has_words = !when.phrase.empty() || claim.dating.basis == "named-event";
      const bool from_order = claim.dating.basis == "order" && !when.single_day();
      CHECK((has_words || from_order));
      CHECK(story.reader().text_of(claim.source).find(when.phrase) != std::string::npos);
    }
    return true;
  });
}
