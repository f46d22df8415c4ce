// What `dateline doctor` asks of a StoryFile.
#include <sqlite3.h>

#include <memory>
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/content_parts.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::store {
namespace {

void check_pages(Connection& connection, std::vector<Fault>& faults) {
  Query query(connection, "PRAGMA integrity_check");
  while (query.next())
    if (query.text(0) != "ok") faults.push_back({Fault::Of::file, {}, query.text(0)});
}

void check_references(Connection& connection, std::vector<Fault>& faults) {
  Query query(connection,
              "SELECT \"table\", \"parent\", count(*) FROM pragma_foreign_key_check GROUP BY 1, 2");
  while (query.next())
    faults.push_back({Fault::Of::graph,
                      {},
                      std::to_string(query.integer(2)) + " rows of " + query.text(0) + " name rows of " +
                          query.text(1) + " that are not there"});
}

void check_handles(Connection& connection, std::vector<Fault>& faults) {
  Query query(connection,
              "SELECT (SELECT count(*) FROM (SELECT 1 FROM handle WHERE own IS NOT NULL GROUP BY kind, own "
              "HAVING count(*) > 1)) + "
              "(SELECT count(*) FROM event WHERE NOT EXISTS (SELECT 1 FROM handle "
              "WHERE handle.kind = 'E' AND handle.uid = event.uid AND now = number)) + "
              "(SELECT count(*) FROM actor WHERE NOT EXISTS (SELECT 1 FROM handle "
              "WHERE handle.kind = 'A' AND handle.uid = actor.uid AND now = number)) + "
              "(SELECT count(*) FROM claim WHERE NOT EXISTS (SELECT 1 FROM handle "
              "WHERE handle.kind = 'C' AND handle.uid = claim.uid AND now = number))");
  if (query.next() && query.integer(0) > 0)
    faults.push_back({Fault::Of::graph,
                      {},
                      std::to_string(query.integer(0)) + " numbers are not those of the permanent ids"});
}

void check_addresses(Connection& connection, std::vector<Fault>& faults) {
  Query query(connection,
              "SELECT count(*) FROM claim JOIN content ON content.source = claim.source AND content.part = ? "
              "WHERE quote_begin < 0 OR quote_end < quote_begin OR quote_end > content.size");
  query.bind(static_cast<std::int64_t>(Part::text));
  if (query.next() && query.integer(0) > 0)
    faults.push_back({Fault::Of::graph,
                      {},
                      std::to_string(query.integer(0)) + " claims have an address beyond their text"});
}

/// The bytes of a part, or a fault where they are not those that were stored.
template <typename Read>
std::string checked(const char* name, model::SourceId id, Fault::Of of, const Read& read,
                    std::vector<Fault>& faults) {
  try {
    return read(id);
  } catch (const base::StoreError&) {
    faults.push_back({of, id, std::string("the ") + name + " is not as it was stored"});
    return {};
  }
}

void check_source(const StoryFile& story, const model::Source& source, std::vector<Fault>& faults) {
  using Of = Fault::Of;
  const std::size_t before = faults.size();
  const std::string original =
      !source.has_original
          ? ""
          : checked(
                "original", source.id, Of::original, [&](auto id) { return story.original_of(id); }, faults);
  if (source.has_original && faults.size() == before && base::sha256_hex(original) != source.uid)
    faults.push_back({Of::original, source.id, "the original is another than the one that was added"});
  const std::size_t read = faults.size();
  const std::string text =
      checked("text", source.id, Of::derived, [&](auto id) { return story.text_of(id); }, faults);
  if (faults.size() == read && base::sha256_hex(text) != source.text_sha256)
    faults.push_back({Of::derived, source.id, "the text is another than the one that was read"});
  checked("record", source.id, Of::derived, [&](auto id) { return story.record_of(id); }, faults);
  checked(
      "list of known fields", source.id, Of::derived, [&](auto id) { return story.known_of(id); }, faults);
}

/// Their bytes, and that they are there for what stands beside events.
void check_pictures(const StoryFile& story, std::vector<Fault>& faults) {
  for (const std::string& uid : story.picture_uids()) {
    try {
      story.picture(uid);
    } catch (const base::StoreError&) {
      faults.push_back(
          {Fault::Of::picture, {}, "the picture " + uid.substr(0, 12) + " is not as it was stored"});
    }
  }
}

}  // namespace

std::vector<Fault> StoryFile::faults() const {
  std::vector<Fault> faults;
  check_pages(*connection_, faults);
  each_source([&](const model::Source& source) {
    check_source(*this, source, faults);
    return true;
  });
  check_pictures(*this, faults);
  check_references(*connection_, faults);
  check_handles(*connection_, faults);
  check_addresses(*connection_, faults);
  return faults;
}

void StoryFile::forget_reading(model::SourceId id) {
  Transaction together(*connection_);
  Query query(*connection_, "DELETE FROM content WHERE source = ? AND part IN (?, ?)");
  query.bind(static_cast<std::int64_t>(id.number));
  query.bind(static_cast<std::int64_t>(Part::text)).bind(static_cast<std::int64_t>(Part::record)).run();
  together.commit();
}

void StoryFile::rebuild() {
  connection_->rebuild();
}

std::string StoryFile::snapshot() const {
  // Of a copy in memory: from the file itself, SQLite would give zeros for pages that it cannot read.
  std::unique_ptr<Connection> copy = connection_->copy_in_memory();
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
      sqlite3_serialize(copy->database().getHandle(), "main", &size, 0), sqlite3_free);
  copy.reset();
  if (!bytes)
    throw base::StoreError({.path = connection_->path(),
                            .what = "the story file cannot be copied",
                            .why = "it does not fit into memory"});
  return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

}  // namespace dateline::store
