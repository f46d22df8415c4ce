// Questions in SQL: what they reach, what they do not, and what ends them.
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <set>

#include "graph/store/sql.hpp"
#include "graph/store/sql_views.hpp"
#include "graph/store/story_file.hpp"
#include "sample_story.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/day.hpp"

namespace dateline::store {
namespace {

using namespace sample;
using base::DataError;
using base::UsageError;
using Catch::Contains;

StoryFile filled(std::size_t events = 60) {
  StoryFile story = StoryFile::in_memory();
  story.replace_graph(assembled(7, events, 12, add_sources(story, 4, 400)), "stamp");
  return story;
}

SqlAnswer ask(const StoryFile& story, const std::string& sql, std::uint64_t max_rows = 0,
              std::function<void()> watch = {}) {
  return story.answer(sql, {.max_rows = max_rows, .max_memory_bytes = 64 << 20, .watch = std::move(watch)});
}

std::string text(const SqlValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return std::to_string(*number);
  const auto* words = std::get_if<std::string>(&value);
  return words ? *words : "NULL";
}

/// Rows parted by "; ", cells by "|".
std::string told(const SqlAnswer& answer) {
  std::string out;
  for (const auto& row : answer.rows) {
    out += out.empty() ? "" : "; ";
    for (std::size_t c = 0; c < row.size(); ++c) out += (c ? "|" : "") + text(row[c]);
  }
  return out;
}

std::string refusal(const StoryFile& story, const std::string& sql) {
  try {
    ask(story, sql);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "answered";
}

}  // namespace

TEST_CASE("sql: now is what is given, and refused where nothing is", "[store]") {
  const StoryFile story = filled(4);
  const std::int64_t now = 1'501'579'800;  // 2017-08-01 09:30
  const auto at = [&](const std::string& sql) {
    return told(story.answer(sql, {.max_memory_bytes = 64 << 20, .now = now}));
  };
  CHECK(
      at("SELECT date('now'), DATE(), time('NOW'), datetime('now', '+1 day'), strftime('%Y'), unixepoch()") ==
      "2017-08-01|2017-08-01|09:30:00|2017-08-02 09:30:00|2017|1501579800");
  CHECK(at("SELECT CURRENT_DATE, CURRENT_TIME, CURRENT_TIMESTAMP, strftime('%H', 'now', 'start of day')") ==
        "2017-08-01|09:30:00|2017-08-01 09:30:00|00");
  CHECK(at("SELECT julianday('now') = julianday('2017-08-01 09:30'), typeof(julianday('now'))") == "1|real");
  for (const char* sql :
       {"SELECT date('now')", "SELECT date()", "SELECT Time('Now')", "SELECT datetime('now', '-1 day')",
        "SELECT strftime('%s')", "SELECT strftime('%s', 'now')", "SELECT julianday('now')",
        "SELECT unixepoch()", "SELECT CURRENT_TIMESTAMP", "SELECT current_date", "SELECT CURRENT_TIME",
        "SELECT id FROM events WHERE date(lower('NOW')) > '2017'"}) {
    INFO(sql);
    CHECK_THAT(refusal(story, sql), Contains("asks for the present moment") && Contains("--now 2017-08-01"));
  }
  for (const char* sql :
       {"SELECT datetime('2017-08-01', 'localtime')", "SELECT date('2017-08-01', '+1 day', 'UTC')",
        "SELECT strftime('%H', 0, 'unixepoch', 'LocalTime')"}) {
    INFO(sql);
    CHECK_THAT(refusal(story, sql), Contains("time zone of this machine"));
  }
}

TEST_CASE("sql: times that are given are computed as SQLite does", "[store]") {
  const StoryFile story = filled(4);
  CHECK(
      told(ask(story,
               "SELECT date('2017-01-31', '+1 month'), time('12:30', '+1 hour'), unixepoch('1970-01-02')")) ==
      "2017-03-03|13:30:00|86400");
  CHECK(told(ask(story,
                 "SELECT datetime(86400, 'unixepoch'), strftime('%d.%m.%Y', '2017-08-01'), date(NULL)")) ==
        "1970-01-02 00:00:00|01.08.2017|NULL");
  CHECK(told(ask(story, "SELECT strftime(), date('nowhere'), date('subsec'), date('now ')")) ==
        "NULL|NULL|NULL|NULL");
  // One question after the other, on one connection.
  CHECK(told(ask(story, "SELECT date('2017-08-01')")) == "2017-08-01");
}

TEST_CASE("sql: each view has its columns, and its rows are those of the story", "[store]") {
  const StoryFile story = filled();
  for (const SqlView& view : sql_views()) {
    INFO(view.name);
    const SqlAnswer answer = ask(story, "SELECT * FROM " + view.name);
    std::vector<std::string> names;
    for (const SqlColumn& column : view.columns) names.push_back(column.name);
    CHECK(answer.columns == names);
    for (const auto& row : answer.rows)
      for (std::size_t c = 0; c < row.size(); ++c) {
        INFO(names[c]);
        const std::string& type = view.columns[c].type;
        const std::size_t kind = type == "INTEGER" ? 1 : type == "REAL" ? 2 : 3;
        CHECK((row[c].index() == 0 || row[c].index() == kind));
      }
  }
  const SqlAnswer events = ask(story, "SELECT id, title, first_day, state, attributed_to FROM events");
  const std::vector<model::Event> expected = all_events(story);
  REQUIRE(events.rows.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& first = expected[i].dating.when.earliest_start;
    const auto actor = story.actor(expected[i].attributed_to);
    CHECK(told({{}, {events.rows[i]}}) == to_string(expected[i].id) + "|" + expected[i].title + "|" +
                                              (first ? calendar::iso(*first) : "NULL") + "|" +
                                              std::string(name_of(expected[i].state)) + "|" +
                                              (actor ? actor->name : "NULL"));
  }
}

TEST_CASE("sql: a quote is the stored words, byte for byte", "[store]") {
  const StoryFile story = filled();
  std::size_t compared = 0;
  for (const auto& row : ask(story, "SELECT claim_number, quote FROM claims").rows) {
    const auto claim = story.claim({static_cast<std::uint32_t>(std::get<std::int64_t>(row[0]))});
    REQUIRE(claim);
    const std::string words =
        story.text_of(claim->source).substr(claim->quote.begin, claim->quote.end - claim->quote.begin);
    CHECK(text(row[1]) == (words.empty() ? "NULL" : words));
    compared += !words.empty();
  }
  CHECK(compared > 50);
}

TEST_CASE("sql: an actor's state is the least of its fields, as the story has it", "[store]") {
  const StoryFile story = filled();
  for (const auto& row : ask(story, "SELECT actor_number, state, events FROM actors").rows) {
    const model::ActorId id{static_cast<std::uint32_t>(std::get<std::int64_t>(row[0]))};
    CHECK(text(row[1]) == name_of(state_of(*story.actor(id))));
    CHECK(text(row[2]) == std::to_string(story.events_of(id).size()));
  }
}

TEST_CASE("sql: tables of the file cannot be named in any way", "[store]") {
  const StoryFile story = filled();
  for (const char* sql : {
           "SELECT * FROM event",
           "SELECT count(*) FROM content",
           "SELECT count(*) FROM main.content",
           "SELECT count(*) FROM \"main\" . \"content\"",
           "WITH events AS (SELECT * FROM content) SELECT * FROM events",
           "WITH events AS (SELECT * FROM log) SELECT count(*) FROM events",
           "SELECT (SELECT bytes FROM content) FROM events",
           "SELECT * FROM events WHERE EXISTS (SELECT 1 FROM story)",
           "SELECT title FROM events UNION ALL SELECT arguments FROM log",
           "SELECT * FROM event_words",
           "SELECT * FROM event_words('vote')",
           "SELECT * FROM event_days",
           "SELECT * FROM sqlite_schema",
           "SELECT count(*) FROM sqlite_master",
           "SELECT count(*) FROM temp.sqlite_schema",
           "SELECT * FROM pragma_table_info('event')",
           "SELECT count(*) FROM pragma_database_list",
           "SELECT * FROM dbstat",
           "SELECT count(*) FROM dbstat",
           "SELECT * FROM json_each('[1]')",
           "SELECT dateline_quote(1, 0, 100)",
           "SELECT dateline_day(1)",
       }) {
    INFO(sql);
    CHECK(refusal(story, sql) != "answered");
  }
  // Names of the question's own are its own.
  CHECK(told(ask(story, "WITH content AS (SELECT 1 AS x) SELECT count(*), max(x) FROM content")) == "1|1");
}

TEST_CASE("sql: questions change nothing and reach no other file", "[store]") {
  const TemporaryFolder folder;
  const std::string path = folder / "s.dateline";
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    story.replace_graph(assembled(7, 20, 12, add_sources(story, 2)), "stamp");
  }
  const std::string before = read_bytes(path);
  {
    const StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::fail);
    for (const char* sql : {"DELETE FROM events",
                            "INSERT INTO tags VALUES (1, 'E1', 'x')",
                            "UPDATE events SET title = ''",
                            "DROP VIEW events",
                            "CREATE TABLE x(y)",
                            "CREATE TEMP TABLE x(y)",
                            "ATTACH 'other.db' AS o",
                            "DETACH main",
                            "PRAGMA user_version = 9",
                            "PRAGMA query_only",
                            "VACUUM",
                            "VACUUM INTO 'x.db'",
                            "BEGIN",
                            "COMMIT",
                            "SAVEPOINT x",
                            "REINDEX",
                            "ANALYZE",
                            "EXPLAIN SELECT 1",
                            "EXPLAIN QUERY PLAN SELECT * FROM events",
                            "SELECT load_extension('x')",
                            "SELECT randomblob(9)",
                            "SELECT zeroblob(1000000000)",
                            "SELECT random()",
                            "SELECT fts5(NULL)",
                            "SELECT rtreecheck('event_days')",
                            "SELECT sqlite_version()",
                            "SELECT writefile('x', 'y')",
                            "SELECT 1; SELECT 2",
                            "SELECT ?1",
                            "SELECT :name",
                            "WITH x AS (SELECT 1) DELETE FROM events"}) {
      INFO(sql);
      CHECK(refusal(story, sql) != "answered");
    }
    CHECK_FALSE(std::filesystem::exists("x.db"));
  }
  CHECK(read_bytes(path) == before);
}

TEST_CASE("sql: after a question the story is read and written as before", "[store]") {
  const TemporaryFolder folder;
  const std::string path = folder / "s.dateline";
  StoryFile writing = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
  const model::Assembled graph = assembled(7, 20, 12, add_sources(writing, 2));
  writing.replace_graph(graph, "one");
  StoryFile reading = StoryFile::open_for_reading(path);
  for (StoryFile* story : {&reading, &writing}) {
    CHECK(told(ask(*story, "SELECT count(*) FROM events")) == "20");
    CHECK_THROWS_AS(ask(*story, "SELECT * FROM nothing"), UsageError);
    CHECK(all_events(*story).size() == 20);
  }
  writing.append_log({.at = 1, .verb = "anchor", .arguments = "2017 x"});
  writing.replace_graph(assembled(8, 30, 12, {source_data(1).source.uid}), "two");
  CHECK(told(ask(writing, "SELECT count(*) FROM events")) == "30");
  CHECK(told(ask(reading, "SELECT count(*) FROM events")) == "20");
  reading.refresh();
  CHECK(told(ask(reading, "SELECT count(*) FROM events")) == "30");
}

TEST_CASE("sql: errors point at their place and name what is near", "[store]") {
  const StoryFile story = filled(5);
  CHECK(refusal(story, "SELECT title\nFROM event") ==
        "SQL:2:6: there is no view 'event'\n  FROM event\n       ^\ndid you mean events?");
  CHECK_THAT(refusal(story, "SELECT titl FROM events"),
             Contains("SQL:1:8: there is no column 'titl'\n  SELECT titl FROM events\n         ^\n") &&
                 Contains("did you mean title?"));
  CHECK_THAT(refusal(story, "SELECT coumt(*) FROM events"), Contains("did you mean count?"));
  CHECK_THAT(refusal(story, "SELECT 'Zürich' titl, FROM events"),
             Contains("near \"FROM\"") && Contains("\n                        ^"));
  CHECK_THAT(refusal(story, "SELECT 1; SELECT 2"), Contains("SQL:1:11: one question at a time"));
  CHECK_THAT(refusal(story, ""), Contains("there is no question"));
  CHECK_THAT(refusal(story, " -- only a remark\n;"), Contains("there is no question"));
  CHECK_THAT(refusal(story, std::string("SELECT 1\0, 2", 12)), Contains("NUL"));
  CHECK_THAT(refusal(story, std::string(200'000, ' ')), Contains("too long"));
  CHECK_THAT(refusal(story, "SELECT \"E1\""), Contains("single quotes"));
  // Only what is around the place is shown of a long line.
  const std::string far = refusal(story, "SELECT '" + std::string(5000, 'x') + "', titl FROM events");
  CHECK(far.size() < 400);
  CHECK_THAT(far, Contains("…"));
}

TEST_CASE("sql: rows beyond the limit are cut, and that is told", "[store]") {
  const StoryFile story = filled(20);
  const SqlAnswer cut = ask(story, "SELECT id FROM events", 7);
  CHECK(cut.rows.size() == 7);
  CHECK(cut.cut);
  CHECK_FALSE(ask(story, "SELECT id FROM events", 20).cut);
}

TEST_CASE("sql: what takes too long or too much is ended, and the story can be asked again", "[store]") {
  const TemporaryFolder folder;
  const std::string path = folder / "s.dateline";
  {
    StoryFile story = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
    story.replace_graph(assembled(7, 20, 12, add_sources(story, 2)), "stamp");
  }
  const StoryFile story = StoryFile::open_for_reading(path);
  const std::string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ";
  int looks = 0;
  const auto watch = [&looks] {
    if (++looks == 5) throw DataError({.what = "too long"});
  };
  CHECK_THROWS_WITH(ask(story, endless + "SELECT max(i) FROM n", 0, watch), "too long");
  CHECK(looks == 5);
  // Sorted, kept, joined: all that is memory of SQLite's, and counted.
  CHECK_THROWS_WITH(ask(story, endless + "SELECT i, hex(i) || 'x' FROM n ORDER BY 2"),
                    Contains("takes too much memory") && Contains("64 MiB"));
  CHECK_THROWS_WITH(
      ask(story, "SELECT replace(hex(replace(hex(" + std::string("'") + std::string(60'000, 'a') +
                     "'), '6', '66666666666666666666')), '3', '33333333333333333333333333')"),
      Contains("memory") || Contains("too big"));
  CHECK_THROWS_WITH(
      ask(story, endless + "SELECT i, 'a text of some length that the answer is made of' FROM n"),
      Contains("answer is too large"));
  CHECK(told(ask(story, "SELECT count(*) FROM events")) == "20");
  CHECK(all_events(story).size() == 20);
}

TEST_CASE("sql: what fails while it runs says why", "[store]") {
  const StoryFile story = filled(5);
  CHECK_THROWS_WITH(ask(story, "SELECT abs(-9223372036854775807 - 1)"), Contains("integer overflow"));
}

TEST_CASE("sql: joins by handles do not compare all rows with all", "[store]") {
  const StoryFile story = filled(4000);
  int looks = 0;
  const auto watch = [&looks] { ++looks; };
  const std::string pairs =
      told(ask(story,
               "SELECT count(*) FROM participants AS a JOIN participants AS b "
               "ON a.event = b.event AND a.place < b.place JOIN events AS e ON e.id = a.event",
               0, watch));
  std::size_t expected = 0;
  for (const model::Event& event : all_events(story))
    expected += event.participants.size() * (event.participants.size() - 1) / 2;
  CHECK(pairs == std::to_string(expected));
  // Some 6,000 participants with each other are 36 million comparisons, 10,000 steps a look.
  CHECK(looks > 0);
  CHECK(looks < 300);
}

TEST_CASE("sql: a union may have as many parts as anybody writes, and not more", "[store]") {
  const StoryFile story = filled(2);
  std::string sql = "SELECT about FROM decisions";
  for (int i = 0; i < 20; ++i) sql += " UNION ALL SELECT id FROM events";
  CHECK(ask(story, sql).rows.size() >= 40);
  for (int i = 0; i < 40; ++i) sql += " UNION ALL SELECT id FROM events";
  CHECK_THAT(refusal(story, sql), Contains("too many terms in compound SELECT"));
}

TEST_CASE("sql: values keep their types", "[store]") {
  const StoryFile story = filled(2);
  const SqlAnswer answer = ask(story, "SELECT 1, 0.5, 'x', NULL, X'00ff', CAST(X'ff' AS TEXT), 9e999");
  CHECK(std::get<std::int64_t>(answer.rows[0][0]) == 1);
  CHECK(std::get<double>(answer.rows[0][1]) == 0.5);
  CHECK(std::get<std::string>(answer.rows[0][2]) == "x");
  CHECK(answer.rows[0][3].index() == 0);
  CHECK(std::get<std::string>(answer.rows[0][4]) == "X'00FF'");
  CHECK(std::get<std::string>(answer.rows[0][5]) == "\xff");
}

TEST_CASE("story file: a shared hold reads the same moment, and knows whether it is of today", "[store]") {
  const TemporaryFolder folder;
  const std::string path = folder / "s.dateline";
  StoryFile writing = StoryFile::open_for_writing(path, StoryFile::IfMissing::create);
  writing.replace_graph(assembled(7, 20, 12, add_sources(writing, 2)), "one");
  StoryFile kept = StoryFile::open_for_reading(path);
  {
    const StoryFile shared = kept.shared();
    CHECK(all_events(shared).size() == 20);
  }
  kept.rest();
  CHECK(kept.is_of_today());
  kept.refresh();
  CHECK(all_events(kept).size() == 20);
  kept.rest();
  writing.append_log({.at = 1, .verb = "anchor", .arguments = "2017 x"});
  CHECK_FALSE(kept.is_of_today());
  kept.refresh();
  kept.rest();
  CHECK(kept.is_of_today());
  std::filesystem::rename(path, folder / "moved.dateline");
  CHECK_FALSE(kept.is_of_today());
}

TEST_CASE("story file: what is watched is ended by what the watch throws", "[store]") {
  StoryFile story = filled(10);
  int rows = 0;
  story.watch([&rows] {
    if (++rows > 5) throw DataError({.what = "stopped"});
  });
  CHECK_THROWS_WITH(all_events(story), "stopped");
  story.watch({});
  CHECK(all_events(story).size() == 10);
}

}  // namespace dateline::store
