#include <catch2/catch.hpp>

#include "src/base/problem.hpp"
#include "src/record/check.hpp"
#include "src/record/described.hpp"
#include "src/record/json.hpp"

using namespace dateline;
using record::Record;

namespace {

/// A record that uses every field.
Record full_record() {
  Record r;
  r.extractor = "dateline 0.1.0";
  r.id = "7";
  r.url = "https://example.org/a";
  r.published = calendar::day_of({2017, 7, 10});
  r.published_from = "json-ld";
  r.published_confidence = 0.67;
  r.published_conflicts = {{calendar::day_of({2017, 7, 11}), "meta"}};
  r.modified = calendar::day_of({2017, 7, 12});
  r.retrieved = calendar::day_of({2017, 7, 13});
  r.archived = calendar::day_of({2017, 7, 14});
  r.dateline = {{10, 13}, "ANN ARBOR", "Coastwire", calendar::day_of({2017, 7, 9})};
  r.title = "They met";
  r.title_span = base::ByteSpan{0, 8};
  r.byline = "By A";
  r.outlet = "Example";
  r.section = "World";
  r.image = {"https://example.org/a.jpg", "They meet", "Ann Example", "Two people"};
  r.language = "en";
  r.sha256 = std::string(64, '0');
  r.text = "They met\n\nAnn met Bob \xe2\x80\x9clast week\xe2\x80\x9d.\n\nShare";
  r.source_map = {{0, 8, 100, 8}};
  r.pages = {{0, 8}, {10, 45}};
  r.dropped = {{{0, 8}, "title"}, {{40, 45}, "share"}};
  r.sentences = {{0, 8}, {10, 38}};
  record::Time time;
  time.id = "t1";
  time.span = {25, 34};
  time.value = "2017-W27";
  time.mod = "APPROX";
  time.when = calendar::one_day_of(calendar::day_of({2017, 7, 3}), calendar::day_of({2017, 7, 9}));
  time.when.phrase = "last week";
  time.when.anchor = "published";
  time.when.clock = "T14:30";
  time.when.stated = true;
  time.rule = "week";
  time.confidence = 0.92;
  time.alternatives = {"2017-07-14"};
  r.times = {time};
  record::Actor ann{"a1", record::ActorKind::person, "Ann", {"A."}, {"Dr"}, {}};
  ann.mentions = {{{10, 13}, record::MentionForm::name}, {{0, 4}, record::MentionForm::pronoun}};
  r.actors = {ann};
  record::Event event;
  event.id = "e1";
  event.title = "Ann met Bob";
  event.kind = "meeting";
  event.salience = 0.812;
  event.modality = record::Modality::alleged;
  event.polarity = record::Polarity::negative;
  event.attributed_to = "a1";
  event.time = {time.when, record::Basis::time, "t1", "last week", 0.9};
  event.mentions = {{{14, 17}, 1}};
  event.participants = {{"a1", record::Role::agent, {10, 13}}};
  event.quote = {10, 38};
  event.evidence = {{0, 8}};
  r.events = {event, event};
  r.events[1].id = "e2";
  r.events[1].time = {calendar::one_day_of(std::nullopt, r.published), record::Basis::named_event, "", "",
                      0.25};
  r.relations = {{"e2", "e1", record::RelationKind::responds_to, {14, 17}}};
  return r;
}

std::string message_for(const std::string& json) {
  try {
    record::from_json(json);
  } catch (const base::DataError& error) {
    return error.what();
  }
  return "";
}

std::string with(std::string json, const std::string& from, const std::string& to) {
  const std::size_t at = json.find(from);
  REQUIRE(at != std::string::npos);
  return json.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("Record: what is written is read back the same", "[record]") {
  const Record record = full_record();
  CHECK(record::problems_of(record).empty());
  const std::string line = record::to_json_line(record);
  CHECK(line.find('\n') == std::string::npos);
  CHECK(record::from_json(line) == record);
  CHECK(record::to_json_line(record::from_json(line)) == line);
}

TEST_CASE("Record: an empty record is written and read", "[record]") {
  Record record;
  record.id = "x";
  record.sha256 = std::string(64, 'f');
  CHECK(record::from_json(record::to_json_line(record)) == record);
}

TEST_CASE("described: what is known of an article, in words", "[record]") {
  const auto lines = [](const Record& record) {
    std::string out;
    for (const record::Described& known : record::described(record))
      out += known.name + ": " + known.value + "\n";
    return out;
  };
  CHECK(lines(full_record()) ==
        "title: They met\nbyline: By A\noutlet: Example\nsection: World\nurl: https://example.org/a\n"
        "dateline: Ann\npublished: 10 July 2017 (json-ld, 67 % sure)\nor else: 11 July 2017 (meta)\n"
        "changed: 12 July 2017\nretrieved: 13 July 2017\narchived: 14 July 2017\nlanguage: en\n"
        "image: They meet; shows: Two people; credit: Ann Example; https://example.org/a.jpg\npages: 2\n");
  CHECK(lines({}) ==
        "title: unknown\nbyline: unknown\noutlet: unknown\npublished: unknown\nlanguage: unknown\n");
}

TEST_CASE("Record: text that was the input is left out and comes back from it", "[record]") {
  Record record = full_record();
  record.text_is_input = true;
  const std::string line = record::to_json_line(record);
  CHECK(line.find("\"text\"") == std::string::npos);
  CHECK(record::from_json(line, record.text) == record);
  CHECK(message_for(line).find("carries no text") != std::string::npos);
}

TEST_CASE("Record: fields come in the order of the format, and the intake ends with what was dropped",
          "[record]") {
  const std::string intake = record::intake_json_line(full_record());
  std::size_t last = 0;
  for (const char* field : {"\"record\":1",
                            "\"extractor\"",
                            "\"id\"",
                            "\"url\"",
                            "\"published\"",
                            "\"published_from\"",
                            "\"published_confidence\":0.67",
                            "\"published_conflicts\":[{",
                            "\"modified\"",
                            "\"retrieved\"",
                            "\"archived\"",
                            "\"dateline\":{\"begin\":10",
                            "\"title\":",
                            "\"title_span\":[0,8]",
                            "\"byline\"",
                            "\"outlet\"",
                            "\"section\"",
                            "\"image\"",
                            "\"language\"",
                            "\"sha256\"",
                            "\"text\"",
                            "\"source_map\":[[0,8,100,8]]",
                            "\"pages\"",
                            "\"dropped\""}) {
    const std::size_t at = intake.find(field);
    INFO(field);
    REQUIRE(at != std::string::npos);
    CHECK(at >= last);
    last = at;
  }
  CHECK(intake.find("\"sentences\"") == std::string::npos);
}

TEST_CASE("Record: an open bound is null and left out of earliest and latest", "[record]") {
  const std::string line = record::to_json_line(full_record());
  CHECK(line.find("\"bounds\":[null,\"2017-07-10\",null,\"2017-07-10\"],\"latest\":\"2017-07-10\"") !=
        std::string::npos);
}

TEST_CASE("Record: likely days are the outer ones, and lie within what is certain", "[record]") {
  record::Record record = full_record();
  record::EventTime& time = record.events[1].time;
  time.likely = record::LikelyDays{*record.published - 1, *record.published, "t1", 0.5};
  const std::string line = record::to_json_line(record);
  CHECK(line.find("null,\"2017-07-10\"],\"earliest\":\"2017-07-09\",\"latest\":\"2017-07-10\"") !=
        std::string::npos);
  CHECK(line.find("\"likely\":{\"from\":\"t1\",\"confidence\":0.5}") != std::string::npos);
  CHECK(record::from_json(line) == record);
  CHECK(
      message_for(with(line, "\"from\":\"t1\",", "\"from\":\"t7\",")).find("likely.from: there is no 't7'") !=
      std::string::npos);
  time.likely->last = *record.published + 1;
  CHECK(message_for(record::to_json_line(record)).find("beyond what is certain") != std::string::npos);
  CHECK(message_for(with(line, "\"earliest\":\"2017-07-09\",", "")).find("what is likely needs its days") !=
        std::string::npos);
}

TEST_CASE("Record: each fault is refused by the name of its field", "[record]") {
  const std::string good = record::to_json_line(full_record());
  struct Case {
    const char* from;
    const char* to;
    const char* says;
  };
  const Case cases[] = {
      {"\"record\":1", "\"record\":2", "record: only version 1"},
      {"\"id\":\"7\"", "\"id\":7", "id: a string is expected"},
      {"\"url\"", "\"ulr\"", "ulr: the format knows no such field"},
      {"\"2017-07-10\",\"published_from\"", "\"2017-02-30\",\"published_from\"",
       "published: '2017-02-30' is not a day"},
      {"[10,38]", "[10,400]", "sentences[1]: the span ends beyond the text"},
      {"[10,38]", "[5,38]", "sentences[1]: the sentence begins before"},
      {"[\"2017-07-14\"]", "[\"2017-7\"]", "times[0].alternatives[0]: '2017-7' is not valid EDTF"},
      {"\"type\":\"DATE\"", "\"type\":\"DAY\"", "times[0].type: 'DAY' is none of DATE, TIME"},
      {"\"actor\":\"a1\"", "\"actor\":\"a9\"", "events[0].participants[0].actor: there is no 'a9'"},
      {"\"salience\":0.812", "\"salience\":1.5", "events[0].salience: a number from 0 to 1"},
      {"\"sentence\":1", "\"sentence\":9", "events[0].mentions[0].sentence: there is no such sentence"},
      {"\"published_confidence\":0.67", "\"published_confidence\":2",
       "published_confidence: a number from 0"},
      {"\"from\":\"meta\"", "\"of\":\"meta\"", "published_conflicts[0]: the field 'from' is missing"},
      {"\"dateline\":{\"begin\":10,\"end\":13", "\"dateline\":{\"begin\":10,\"end\":99",
       "dateline: the span ends beyond the text"},
      {"\"credit\"", "\"kredit\"", "image.kredit: the format knows no such field"},
      {"\"basis\":\"t1\"", "\"basis\":\"t5\"", "events[0].time.basis: there is no 't5'"},
      {"\"id\":\"e2\"", "\"id\":\"e1\"", "events[1].id: the id 'e1' is used twice"},
      {"\"from\":\"e2\"", "\"from\":\"e3\"", "relations[0].from: there is no 'e3'"},
      {"\"earliest\":\"2017-07-03\"", "\"earliest\":\"2017-07-04\"", "earliest: this is not the bound"},
      {"\"kind\":\"responds_to\"", "\"kind\":\"hits\"", "relations[0].kind: 'hits' is none of before"},
  };
  for (const Case& c : cases) {
    INFO(c.to);
    CHECK(message_for(with(good, c.from, c.to)).find(c.says) != std::string::npos);
  }
  CHECK(message_for("{\"record\":1").find("not valid JSON") != std::string::npos);
  CHECK(message_for("[]").find("an object is expected") != std::string::npos);
  CHECK(message_for(std::string(100000, '[')).find("not valid JSON") != std::string::npos);
}

TEST_CASE("Record: words may stand for an address", "[record]") {
  const std::string json =
      R"({"record":1,"id":"q","sha256":"0","text":"met, met and met",)"
      R"("sentences":[[0,16]],"actors":[{"id":"a1","kind":"group","name":"x",)"
      R"("mentions":[{"quote":"met","occurrence":3,"form":"name"},{"quote":"and","form":"nominal"}]}]})";
  const Record record = record::from_json(json);
  CHECK(record.actors[0].mentions[0].span == base::ByteSpan{13, 16});
  CHECK(record.actors[0].mentions[1].span == base::ByteSpan{9, 12});
  CHECK(message_for(with(json, "\"occurrence\":3", "\"occurrence\":4"))
            .find("do not stand in the text that often") != std::string::npos);
}

TEST_CASE("Record: a span must not cut a character", "[record]") {
  Record record = full_record();
  record.actors[0].mentions[0].span = {10, 23};
  const auto problems = record::problems_of(record);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] == "actors[0].mentions[0]: the span cuts a character");
}

TEST_CASE("Record: EDTF without bounds gives its bounds", "[record]") {
  const std::string json =
      R"({"record":1,"id":"q","sha256":"0","text":"in 2016","sentences":[[0,7]],)"
      R"("times":[{"id":"t1","begin":3,"end":7,"type":"DATE","value":"2016","edtf":"2016"}]})";
  const Record record = record::from_json(json);
  CHECK(record.times[0].when.earliest_start == calendar::day_of({2016, 1, 1}));
  CHECK(record.times[0].when.latest_end == calendar::day_of({2016, 12, 31}));
}
