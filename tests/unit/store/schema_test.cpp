#include "graph/store/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "src/base/problem.hpp"

using namespace dateline;

TEST_CASE("schema: the newest is known by its hash", "[store]") {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  store::create_schema(database);
  CHECK(store::schema_sha256(database) == store::newest_schema_sha256);
  CHECK_NOTHROW(store::check_schema(database, "story"));
}

TEST_CASE("schema: a table, an index or a trigger more is told", "[store]") {
  for (const char* more : {"CREATE TABLE more(a)", "CREATE INDEX more ON event(title)",
                           "CREATE TRIGGER more AFTER DELETE ON event BEGIN DELETE FROM claim; END"}) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    store::create_schema(database);
    database.exec(more);
    CHECK(store::schema_sha256(database) != store::newest_schema_sha256);
    CHECK_THROWS_AS(store::check_schema(database, "story"), base::StoreError);
  }
}
