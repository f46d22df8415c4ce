#include "graph/store/schema.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cstdint>
#include <set>
#include <tuple>

#include "graph/store/failure.hpp"
#include "graph/store/unchecked_references.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::store {
namespace {

/// "DLNE": by this the system and SQLite's tools know the file.
constexpr std::int64_t application_id = 0x444C4E45;

/// Step n makes format n + 1 out of format n. Never changed once files were made by it;
/// docs/formats/story-file.md describes the result.
const std::array<const char*, 10> migrations = {R"sql(
CREATE TABLE story(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (uid <> ''),
  name TEXT NOT NULL, url TEXT NOT NULL, outlet TEXT NOT NULL, title TEXT NOT NULL, byline TEXT NOT NULL,
  language TEXT NOT NULL, published INTEGER, published_from TEXT NOT NULL, media_type TEXT NOT NULL,
  text_sha256 TEXT NOT NULL, added_at INTEGER NOT NULL, extractor TEXT NOT NULL) STRICT;

CREATE TABLE content(
  source INTEGER NOT NULL REFERENCES source, part INTEGER NOT NULL CHECK (part BETWEEN 0 AND 3),
  packing INTEGER NOT NULL CHECK (packing BETWEEN 0 AND 1), size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL, bytes BLOB NOT NULL, UNIQUE (source, part)) STRICT;

CREATE TABLE log(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL, who TEXT NOT NULL, verb TEXT NOT NULL, arguments TEXT NOT NULL) STRICT;

CREATE TABLE handle(
  kind TEXT NOT NULL CHECK (kind IN ('A', 'C', 'E')), uid TEXT NOT NULL,
  own INTEGER CHECK (own > 0), now INTEGER NOT NULL CHECK (now > 0),
  PRIMARY KEY (kind, uid), UNIQUE (kind, own)) STRICT, WITHOUT ROWID;

CREATE TABLE actor(
  number INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  name TEXT NOT NULL, mentions INTEGER NOT NULL) STRICT;

CREATE TABLE actor_word(
  actor INTEGER NOT NULL REFERENCES actor, part INTEGER NOT NULL CHECK (part BETWEEN 0 AND 1),
  position INTEGER NOT NULL, words TEXT NOT NULL, PRIMARY KEY (actor, part, position)) STRICT, WITHOUT ROWID;

CREATE TABLE event(
  number INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL,
  modality INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 3),
  polarity INTEGER NOT NULL CHECK (polarity BETWEEN 0 AND 1),
  attributed_to INTEGER REFERENCES actor, salience REAL NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  contested INTEGER NOT NULL CHECK (contested BETWEEN 0 AND 1),
  earliest_start INTEGER, latest_start INTEGER, earliest_end INTEGER, latest_end INTEGER,
  edtf TEXT NOT NULL, phrase TEXT NOT NULL, anchor TEXT NOT NULL, clock TEXT NOT NULL,
  date_precision INTEGER NOT NULL CHECK (date_precision BETWEEN 0 AND 10),
  date_flags INTEGER NOT NULL CHECK (date_flags BETWEEN 0 AND 7),
  basis TEXT NOT NULL, unresolved TEXT NOT NULL, confidence REAL NOT NULL) STRICT;

CREATE INDEX event_undated ON event(number) WHERE
  earliest_start IS NULL AND latest_start IS NULL AND earliest_end IS NULL AND latest_end IS NULL;

CREATE TABLE event_participant(
  event INTEGER NOT NULL REFERENCES event, position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor, role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 5),
  PRIMARY KEY (event, position)) STRICT, WITHOUT ROWID;

CREATE INDEX event_participant_actor ON event_participant(actor, event);

CREATE TABLE claim(
  number INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, event INTEGER NOT NULL REFERENCES event,
  source INTEGER REFERENCES source, title TEXT NOT NULL, kind TEXT NOT NULL,
  modality INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 3),
  polarity INTEGER NOT NULL CHECK (polarity BETWEEN 0 AND 1),
  attributed_to INTEGER REFERENCES actor, salience REAL NOT NULL,
  quote_begin INTEGER NOT NULL, quote_end INTEGER NOT NULL,
  earliest_start INTEGER, latest_start INTEGER, earliest_end INTEGER, latest_end INTEGER,
  edtf TEXT NOT NULL, phrase TEXT NOT NULL, anchor TEXT NOT NULL, clock TEXT NOT NULL,
  date_precision INTEGER NOT NULL CHECK (date_precision BETWEEN 0 AND 10),
  date_flags INTEGER NOT NULL CHECK (date_flags BETWEEN 0 AND 7),
  basis TEXT NOT NULL, unresolved TEXT NOT NULL, confidence REAL NOT NULL) STRICT;

CREATE INDEX claim_event ON claim(event);
CREATE INDEX claim_source ON claim(source, event);

CREATE TABLE claim_participant(
  claim INTEGER NOT NULL REFERENCES claim, position INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor, role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 5),
  words_begin INTEGER NOT NULL, words_end INTEGER NOT NULL,
  PRIMARY KEY (claim, position)) STRICT, WITHOUT ROWID;

CREATE TABLE claim_span(
  claim INTEGER NOT NULL REFERENCES claim, part INTEGER NOT NULL CHECK (part BETWEEN 0 AND 1),
  position INTEGER NOT NULL, words_begin INTEGER NOT NULL, words_end INTEGER NOT NULL,
  PRIMARY KEY (claim, part, position)) STRICT, WITHOUT ROWID;

CREATE TABLE relation(
  number INTEGER PRIMARY KEY,
  from_event INTEGER NOT NULL REFERENCES event, to_event INTEGER NOT NULL REFERENCES event,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6), source INTEGER REFERENCES source,
  words_begin INTEGER NOT NULL, words_end INTEGER NOT NULL) STRICT;

CREATE INDEX relation_from ON relation(from_event);
CREATE INDEX relation_to ON relation(to_event);

CREATE VIRTUAL TABLE event_days USING rtree_i32(event, first, last);

CREATE VIRTUAL TABLE event_words USING fts5(title, quote, name, content='',
  tokenize='unicode61 remove_diacritics 2');
)sql",
                                                R"sql(
ALTER TABLE event ADD COLUMN likely_first INTEGER;
ALTER TABLE event ADD COLUMN likely_last INTEGER CHECK (
  (likely_first IS NULL) = (likely_last IS NULL) AND likely_first <= likely_last);
ALTER TABLE event ADD COLUMN likely_from TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN likely_phrase TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN likely_confidence REAL NOT NULL DEFAULT 0;

ALTER TABLE claim ADD COLUMN likely_first INTEGER;
ALTER TABLE claim ADD COLUMN likely_last INTEGER CHECK (
  (likely_first IS NULL) = (likely_last IS NULL) AND likely_first <= likely_last);
ALTER TABLE claim ADD COLUMN likely_from TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN likely_phrase TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN likely_confidence REAL NOT NULL DEFAULT 0;
)sql",
                                                R"sql(
CREATE TABLE source_link(
  source INTEGER PRIMARY KEY REFERENCES source, kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  other INTEGER NOT NULL REFERENCES source CHECK (other <> source),
  head INTEGER NOT NULL REFERENCES source,
  share REAL NOT NULL CHECK (share BETWEEN 0 AND 1)) STRICT;
)sql",
                                                R"sql(
CREATE TABLE source_page(
  source INTEGER NOT NULL REFERENCES source, number INTEGER NOT NULL CHECK (number > 0),
  words_begin INTEGER NOT NULL, words_end INTEGER NOT NULL,
  PRIMARY KEY (source, number)) STRICT, WITHOUT ROWID;
)sql",
                                                R"sql(
DROP INDEX event_participant_actor;
ALTER TABLE event_participant ADD COLUMN first INTEGER;
ALTER TABLE event_participant ADD COLUMN last INTEGER;
UPDATE event_participant SET
  first = (SELECT d.first FROM event_days AS d WHERE d.event = event_participant.event),
  last = (SELECT d.last FROM event_days AS d WHERE d.event = event_participant.event);
CREATE INDEX event_participant_actor ON event_participant(actor, first, last, event);

ALTER TABLE event ADD COLUMN found INTEGER NOT NULL DEFAULT 1 CHECK (found BETWEEN 0 AND 1);
ALTER TABLE event ADD COLUMN beside INTEGER NOT NULL DEFAULT 0 CHECK (beside BETWEEN 0 AND 7);
ALTER TABLE claim ADD COLUMN citation TEXT NOT NULL DEFAULT '';

CREATE TABLE event_decision(
  event INTEGER NOT NULL REFERENCES event, field INTEGER NOT NULL CHECK (field BETWEEN 0 AND 5),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3), who TEXT NOT NULL, at INTEGER NOT NULL,
  given INTEGER NOT NULL CHECK (given BETWEEN 0 AND 1), read TEXT NOT NULL,
  changed INTEGER NOT NULL CHECK (changed BETWEEN 0 AND 1),
  uncited INTEGER NOT NULL CHECK (uncited BETWEEN 0 AND 1),
  PRIMARY KEY (event, field)) STRICT, WITHOUT ROWID;

CREATE TABLE disagreement(
  number INTEGER PRIMARY KEY, kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  one_event INTEGER NOT NULL REFERENCES event, other_event INTEGER NOT NULL REFERENCES event,
  one_claim INTEGER NOT NULL REFERENCES claim, other_claim INTEGER NOT NULL REFERENCES claim,
  one_words TEXT NOT NULL, other_words TEXT NOT NULL,
  settled INTEGER NOT NULL CHECK (settled BETWEEN 0 AND 1)) STRICT;

CREATE TABLE event_tag(
  event INTEGER NOT NULL REFERENCES event, tag TEXT NOT NULL CHECK (tag <> ''),
  PRIMARY KEY (event, tag)) STRICT, WITHOUT ROWID;

CREATE TABLE event_note(
  event INTEGER NOT NULL REFERENCES event, position INTEGER NOT NULL,
  words TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (event, position)) STRICT, WITHOUT ROWID;
)sql",
                                                R"sql(
ALTER TABLE source ADD COLUMN withheld INTEGER NOT NULL DEFAULT 0 CHECK (withheld BETWEEN 0 AND 1);
ALTER TABLE event_decision ADD COLUMN read_by TEXT NOT NULL DEFAULT '';

CREATE TABLE selection(
  number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> '')) STRICT;

CREATE TABLE selection_filter(
  selection INTEGER NOT NULL REFERENCES selection, position INTEGER NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (selection, position)) STRICT, WITHOUT ROWID;

CREATE TABLE selection_item(
  selection INTEGER NOT NULL REFERENCES selection, position INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event, choice INTEGER NOT NULL CHECK (choice BETWEEN 0 AND 2),
  title TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (selection, position)) STRICT, WITHOUT ROWID;

CREATE TABLE selection_place(
  selection INTEGER NOT NULL REFERENCES selection, position INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event, after INTEGER REFERENCES event,
  PRIMARY KEY (selection, position)) STRICT, WITHOUT ROWID;
)sql",
                                                R"sql(
CREATE TABLE actor_7(
  number INTEGER PRIMARY KEY, uid TEXT NOT NULL, kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  name TEXT NOT NULL, mentions INTEGER NOT NULL) STRICT;
INSERT INTO actor_7 SELECT number, uid, kind, name, mentions FROM actor;
DROP TABLE actor;
ALTER TABLE actor_7 RENAME TO actor;

CREATE TABLE event_7(
  number INTEGER PRIMARY KEY, uid TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  modality INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 3),
  polarity INTEGER NOT NULL CHECK (polarity BETWEEN 0 AND 1),
  attributed_to INTEGER REFERENCES actor, salience REAL NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  contested INTEGER NOT NULL CHECK (contested BETWEEN 0 AND 1),
  found INTEGER NOT NULL CHECK (found BETWEEN 0 AND 1),
  beside INTEGER NOT NULL CHECK (beside BETWEEN 0 AND 7),
  earliest_start INTEGER, latest_start INTEGER, earliest_end INTEGER, latest_end INTEGER,
  edtf TEXT NOT NULL, phrase TEXT NOT NULL, anchor TEXT NOT NULL, clock TEXT NOT NULL,
  date_precision INTEGER NOT NULL CHECK (date_precision BETWEEN 0 AND 10),
  date_flags INTEGER NOT NULL CHECK (date_flags BETWEEN 0 AND 7),
  basis TEXT NOT NULL, unresolved TEXT NOT NULL, confidence REAL NOT NULL,
  likely_first INTEGER, likely_last INTEGER, likely_from TEXT NOT NULL, likely_phrase TEXT NOT NULL,
  likely_confidence REAL NOT NULL,
  CHECK ((likely_first IS NULL) = (likely_last IS NULL) AND likely_first <= likely_last)) STRICT;
INSERT INTO event_7 SELECT number, uid, title, kind, modality, polarity, attributed_to, salience, state,
  contested, found, beside, earliest_start, latest_start, earliest_end, latest_end, edtf, phrase, anchor,
  clock, date_precision, date_flags, basis, unresolved, confidence, likely_first, likely_last, likely_from,
  likely_phrase, likely_confidence FROM event;
DROP TABLE event;
ALTER TABLE event_7 RENAME TO event;
CREATE INDEX event_undated ON event(number) WHERE
  earliest_start IS NULL AND latest_start IS NULL AND earliest_end IS NULL AND latest_end IS NULL;
CREATE INDEX event_on_day ON event(earliest_start) WHERE earliest_start = latest_end;
DELETE FROM event_days WHERE event IN (SELECT number FROM event WHERE earliest_start = latest_end);

CREATE TABLE claim_7(
  number INTEGER PRIMARY KEY, uid TEXT NOT NULL, event INTEGER NOT NULL REFERENCES event,
  source INTEGER REFERENCES source, title TEXT NOT NULL, kind TEXT NOT NULL,
  modality INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 3),
  polarity INTEGER NOT NULL CHECK (polarity BETWEEN 0 AND 1),
  attributed_to INTEGER REFERENCES actor, salience REAL NOT NULL,
  quote_begin INTEGER NOT NULL, quote_end INTEGER NOT NULL, citation TEXT NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  earliest_start INTEGER, latest_start INTEGER, earliest_end INTEGER, latest_end INTEGER,
  edtf TEXT NOT NULL, phrase TEXT NOT NULL, anchor TEXT NOT NULL, clock TEXT NOT NULL,
  date_precision INTEGER NOT NULL CHECK (date_precision BETWEEN 0 AND 10),
  date_flags INTEGER NOT NULL CHECK (date_flags BETWEEN 0 AND 7),
  basis TEXT NOT NULL, unresolved TEXT NOT NULL, confidence REAL NOT NULL,
  likely_first INTEGER, likely_last INTEGER, likely_from TEXT NOT NULL, likely_phrase TEXT NOT NULL,
  likely_confidence REAL NOT NULL,
  CHECK ((likely_first IS NULL) = (likely_last IS NULL) AND likely_first <= likely_last)) STRICT;
INSERT INTO claim_7 SELECT number, uid, event, source, title, kind, modality, polarity, attributed_to, salience,
  quote_begin, quote_end, citation, 0, earliest_start, latest_start, earliest_end, latest_end, edtf, phrase,
  anchor, clock, date_precision, date_flags, basis, unresolved, confidence, likely_first, likely_last,
  likely_from, likely_phrase, likely_confidence FROM claim;
DROP TABLE claim;
ALTER TABLE claim_7 RENAME TO claim;
CREATE INDEX claim_event ON claim(event);
CREATE INDEX claim_source ON claim(source, event, state);

CREATE TABLE claim_decision(
  claim INTEGER PRIMARY KEY REFERENCES claim, who TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE relation_7(
  from_event INTEGER NOT NULL REFERENCES event, number INTEGER NOT NULL,
  to_event INTEGER NOT NULL REFERENCES event,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6), source INTEGER REFERENCES source,
  words_begin INTEGER NOT NULL, words_end INTEGER NOT NULL,
  PRIMARY KEY (from_event, number)) STRICT, WITHOUT ROWID;
INSERT INTO relation_7 SELECT from_event, number, to_event, kind, source, words_begin, words_end FROM relation;
DROP TABLE relation;
ALTER TABLE relation_7 RENAME TO relation;
CREATE INDEX relation_to ON relation(to_event);

CREATE TABLE handle_7(
  kind TEXT NOT NULL CHECK (kind = 'A' OR kind = 'C' OR kind = 'E'), uid TEXT NOT NULL,
  own INTEGER CHECK (own > 0), now INTEGER NOT NULL CHECK (now > 0),
  PRIMARY KEY (kind, uid)) STRICT, WITHOUT ROWID;
INSERT INTO handle_7 SELECT kind, uid, own, now FROM handle ORDER BY kind, uid;
DROP TABLE handle;
ALTER TABLE handle_7 RENAME TO handle;
CREATE UNIQUE INDEX handle_merged ON handle(kind, own) WHERE own <> now;

CREATE TABLE maybe_same_actor(
  number INTEGER PRIMARY KEY, one INTEGER NOT NULL REFERENCES actor,
  other INTEGER NOT NULL REFERENCES actor CHECK (other <> one),
  likeness INTEGER NOT NULL CHECK (likeness BETWEEN 0 AND 10)) STRICT;

CREATE TABLE actor_decision(
  actor INTEGER NOT NULL REFERENCES actor, field INTEGER NOT NULL CHECK (field = 0 OR field = 4 OR field = 6),
  state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3), who TEXT NOT NULL, at INTEGER NOT NULL,
  given INTEGER NOT NULL CHECK (given BETWEEN 0 AND 1), read TEXT NOT NULL,
  changed INTEGER NOT NULL CHECK (changed BETWEEN 0 AND 1),
  uncited INTEGER NOT NULL CHECK (uncited BETWEEN 0 AND 1), read_by TEXT NOT NULL,
  citation TEXT NOT NULL, source INTEGER REFERENCES source,
  PRIMARY KEY (actor, field)) STRICT, WITHOUT ROWID;
)sql",
                                                R"sql(
CREATE TABLE picture(
  uid TEXT PRIMARY KEY CHECK (uid <> ''), media_type TEXT NOT NULL,
  stripped INTEGER NOT NULL CHECK (stripped BETWEEN 0 AND 1),
  size INTEGER NOT NULL CHECK (size >= 0), sha256 TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;

ALTER TABLE event ADD COLUMN pictures INTEGER NOT NULL DEFAULT 0 CHECK (pictures BETWEEN 0 AND 1);

CREATE TABLE event_picture(
  event INTEGER PRIMARY KEY REFERENCES event, picture TEXT NOT NULL REFERENCES picture,
  media_type TEXT NOT NULL, width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0),
  file TEXT NOT NULL, alternative TEXT NOT NULL, decorative INTEGER NOT NULL CHECK (decorative BETWEEN 0 AND 1),
  caption TEXT NOT NULL, credit TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

DROP INDEX event_participant_actor;
CREATE INDEX event_participant_actor ON event_participant(actor, first, last, event, role);
)sql",
                                                R"sql(
DROP INDEX claim_source;
CREATE INDEX claim_source ON claim(source, quote_begin, event, quote_end, state);
DROP INDEX relation_to;
CREATE INDEX relation_to ON relation(to_event, kind);
CREATE INDEX event_rejected ON event(number) WHERE state = 3;
)sql",
                                                R"sql(
ALTER TABLE claim ADD COLUMN extractor TEXT NOT NULL DEFAULT '';
CREATE INDEX claim_extractor ON claim(extractor, event) WHERE extractor <> '';
)sql"};

constexpr auto newest_format = static_cast<std::int64_t>(migrations.size());

std::int64_t number_from(SQLite::Database& database, const char* sql) {
  return database.execAndGet(sql).getInt64();
}

std::int64_t format_of(SQLite::Database& database) {
  return number_from(database, "PRAGMA user_version");
}

/// From the format of the database, 0 for a blank one, to `format`.
void bring_to(SQLite::Database& database, std::int64_t format) {
  const UncheckedReferences rebuilding(database);  // a table that others refer to is made anew under its name
  for (std::int64_t step = format_of(database); step < format; ++step)
    database.exec(migrations[static_cast<std::size_t>(step)]);
  database.exec("PRAGMA user_version = " + std::to_string(format));
}

/// The tables that the virtual tables keep for themselves: their wording belongs to the version of SQLite.
bool is_shadow(const std::string& name) {
  return name.starts_with("event_days_") || name.starts_with("event_words_");
}

using SchemaRows = std::set<std::tuple<std::string, std::string, std::string>>;

SchemaRows schema_of(SQLite::Database& database) {
  SchemaRows rows;
  SQLite::Statement statement(database, "SELECT type, name, sql FROM sqlite_schema");
  while (statement.executeStep()) {
    const std::string type = statement.getColumn(0).getString();
    const std::string name = statement.getColumn(1).getString();
    if (is_shadow(name) && type != "view" && type != "trigger") continue;
    rows.emplace(type, name, statement.getColumn(2).getString());
  }
  return rows;
}

/// A program on another version of SQLite may word it otherwise: then the long way tells.
bool is_known_schema(SQLite::Database& database) {
  return format_of(database) == newest_format && schema_sha256(database) == newest_schema_sha256;
}

}  // namespace

std::string schema_sha256(SQLite::Database& database) {
  std::string rows;
  for (const auto& [type, name, sql] : schema_of(database))
    for (const std::string* part : {&type, &name, &sql}) (rows += *part) += '\0';
  return base::sha256_hex(rows);
}

bool is_blank(SQLite::Database& database) {
  return number_from(database, "SELECT count(*) FROM sqlite_schema") == 0 &&
         number_from(database, "PRAGMA application_id") == 0 &&
         number_from(database, "PRAGMA user_version") == 0;
}

bool is_story(SQLite::Database& database) {
  return number_from(database, "PRAGMA application_id") == application_id;
}

void create_schema(SQLite::Database& database) {
  database.exec("PRAGMA application_id = " + std::to_string(application_id));
  migrate(database);
}

bool is_older(SQLite::Database& database) {
  return format_of(database) < newest_format;
}

void migrate(SQLite::Database& database) {
  bring_to(database, newest_format);
}

void check_format(SQLite::Database& database, const std::string& path) {
  if (!is_story(database)) {
    throw base::StoreError({.path = path,
                            .what = "is not a story file",
                            .why = "it is a database of another program",
                            .remedy = "Name the right file with -f FILE."});
  }
  const std::int64_t format = format_of(database);
  if (format < 1) throw damaged_story(path, "it gives no format");
  if (format > newest_format) {
    throw base::StoreError({.path = path,
                            .what = "the story file was made by a newer version of Dateline",
                            .why = "its format is " + std::to_string(format) +
                                   ", and this program knows formats up to " + std::to_string(newest_format),
                            .remedy = "Use that version, or a later one."});
  }
}

void check_schema(SQLite::Database& database, const std::string& path) {
  if (is_known_schema(database)) return;
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  bring_to(fresh, format_of(database));
  if (schema_of(database) != schema_of(fresh))
    throw damaged_story(path, "its tables are not those of a story");
}

}  // namespace dateline::store
