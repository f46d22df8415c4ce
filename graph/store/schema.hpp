#pragma once

#include <SQLiteCpp/Database.h>

#include <string>
#include <string_view>

namespace dateline::store {

// The tables of the story file and the steps by which older files get them. Throws SQLite::Exception, and
// base::StoreError where a path is given.

/// Whether nothing was ever stored in it.
bool is_blank(SQLite::Database& database);
/// Whether it says of itself that it is a story file.
bool is_story(SQLite::Database& database);
/// Makes the tables in a blank database. To be called inside a transaction.
void create_schema(SQLite::Database& database);
/// Throws when the database is not a story or has a newer format than this program knows.
void check_format(SQLite::Database& database, const std::string& path);
/// Throws when the tables are not word for word those of the database's format: nothing else can then be
/// hidden in them.
void check_schema(SQLite::Database& database, const std::string& path);
/// What tells the tables of a database from others: SHA-256 over their kinds, names and wordings.
std::string schema_sha256(SQLite::Database& database);
/// That of the newest format, so that check_schema need not make all tables to compare with.
inline constexpr std::string_view newest_schema_sha256 =
    "3b1b34d4d38d017483eecdd7e69e941c7949f802d64909e68f4f00dc7c1a58cc";
/// Whether its format is older than the one that this program writes.
bool is_older(SQLite::Database& database);
/// Brings a database whose format and tables were checked to the newest format. To be called inside a
/// transaction.
void migrate(SQLite::Database& database);

}  // namespace dateline::store
