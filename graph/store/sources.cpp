// The sources of a StoryFile.
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/content_parts.hpp"
#include "graph/store/failure.hpp"
#include "graph/store/inputs.hpp"
#include "graph/store/packing.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"

namespace dateline::store {
namespace {

constexpr std::size_t longest_part_bytes = 900'000'000;

std::int64_t number_of(model::SourceId id) {
  return id.number;
}

/// Stores one part of a source, unless it is there already.
void put_part(Connection& connection, model::SourceId id, Part part, const std::string& bytes) {
  if (bytes.size() > longest_part_bytes) {
    throw base::StoreError({.path = connection.path(),
                            .what = "an article is too large to store",
                            .why = "it has " + std::to_string(bytes.size()) + " bytes",
                            .remedy = "Split it into parts of less than 900 MB."});
  }
  const std::string sha256 = base::sha256_hex(bytes);
  {
    Query known(connection, "SELECT 1 FROM content WHERE source = ? AND part = ? AND sha256 = ?");
    known.bind(number_of(id)).bind(static_cast<std::int64_t>(part)).bind(sha256);
    if (known.next()) return;
  }
  const Packed packed = pack(bytes);
  Query query(
      connection,
      "INSERT INTO content(source, part, packing, size, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?) "
      "ON CONFLICT DO UPDATE SET packing = excluded.packing, size = excluded.size, sha256 = excluded.sha256, "
      "bytes = excluded.bytes");
  query.bind(number_of(id))
      .bind(static_cast<std::int64_t>(part))
      .bind(static_cast<std::int64_t>(packed.packing));
  query.bind(static_cast<std::int64_t>(bytes.size())).bind(sha256).bind_bytes(packed.bytes).run();
}

std::string part_of(Connection& connection, model::SourceId id, Part part) {
  Query query(connection, "SELECT packing, size, sha256, bytes FROM content WHERE source = ? AND part = ?");
  query.bind(number_of(id)).bind(static_cast<std::int64_t>(part));
  if (!query.next()) return {};
  std::optional<std::string> bytes =
      unpack(query.choice(0, Packing::zlib), query.text(3), static_cast<std::uint64_t>(query.integer(1)));
  if (!bytes || base::sha256_hex(*bytes) != query.text(2)) {
    throw damaged_story(connection.path(),
                        "the bytes kept of " + to_string(id) + " are not those that were stored");
  }
  return *std::move(bytes);
}

void put_parts(Connection& connection, model::SourceId id, const SourceData& data) {
  put_part(connection, id, Part::original, data.original);
  put_part(connection, id, Part::text, data.text);
  put_part(connection, id, Part::record, data.record_json);
  put_part(connection, id, Part::known, data.known_json);
}

/// Binds the eleven columns from `name` to `extractor`, without `added_at`.
void bind_fields(Query& query, const SourceData& data) {
  const model::Source& source = data.source;
  query.bind(source.name).bind(source.url).bind(source.outlet).bind(source.title).bind(source.byline);
  query.bind(source.language).bind(source.published).bind(source.published_from).bind(source.media_type);
  query.bind(base::sha256_hex(data.text)).bind(data.extractor);
}

#define DATELINE_SOURCE_COLUMNS                                                                      \
  "number, uid, name, url, outlet, title, byline, language, published, published_from, media_type, " \
  "text_sha256, "                                                                                    \
  "added_at"

model::Source source_from(const Query& query) {
  model::Source source;
  source.id.number = query.number(0);
  source.uid = query.text(1);
  source.name = query.text(2);
  source.url = query.text(3);
  source.outlet = query.text(4);
  source.title = query.text(5);
  source.byline = query.text(6);
  source.language = query.text(7);
  source.published = query.day(8);
  source.published_from = query.text(9);
  source.media_type = query.text(10);
  source.text_sha256 = query.text(11);
  source.added_at = query.integer(12);
  return source;
}

}  // namespace

std::optional<model::SourceId> StoryFile::find_source_by_uid(std::string_view uid) const {
  Query query(*connection_, "SELECT number FROM source WHERE uid = ?");
  query.bind(std::string(uid));
  if (!query.next()) return std::nullopt;
  return model::SourceId{query.number(0)};
}

AddedSource StoryFile::add_source(const SourceData& data, const LogEntry& entry) {
  Transaction together(*connection_);
  // Looked up under the lock: another program may have just added the same.
  if (const auto known = find_source_by_uid(data.source.uid)) return {*known, false};
  {
    Query query(
        *connection_,
        "INSERT INTO source(uid, added_at, name, url, outlet, title, byline, language, published, "
        "published_from, media_type, text_sha256, extractor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query.bind(data.source.uid).bind(data.source.added_at);
    bind_fields(query, data);
    query.run();
  }
  const model::SourceId id = find_source_by_uid(data.source.uid).value();
  put_parts(*connection_, id, data);
  log_change(*connection_, entry);
  together.commit();
  return {id, true};
}

void StoryFile::update_source(model::SourceId id, const SourceData& data, const LogEntry& entry) {
  Transaction together(*connection_);
  if (!source(id)) {
    throw base::StoreError({.path = connection_->path(),
                            .what = "there is no source " + to_string(id),
                            .remedy = "List the sources with: dateline sources"});
  }
  {
    Query query(*connection_,
                "UPDATE source SET name = ?, url = ?, outlet = ?, title = ?, byline = ?, language = ?, "
                "published = ?, "
                "published_from = ?, media_type = ?, text_sha256 = ?, extractor = ? WHERE number = ?");
    bind_fields(query, data);
    query.bind(number_of(id)).run();
  }
  put_parts(*connection_, id, data);
  log_change(*connection_, entry);
  together.commit();
}

void StoryFile::remove_source(model::SourceId id, const std::function<std::string(const LogEntry&)>& scrubbed,
                              const LogEntry& entry) {
  connection_->overwrite_what_is_deleted();
  Transaction together(*connection_);
  replace_graph({}, "");
  std::vector<LogEntry> entries;
  each_log_entry([&](const LogEntry& one) {
    entries.push_back(one);
    return true;
  });
  {
    Query query(*connection_, "UPDATE log SET arguments = ? WHERE number = ?");
    for (const LogEntry& one : entries) {
      const std::string arguments = scrubbed(one);
      if (arguments != one.arguments) query.bind(arguments).bind(one.number).run();
    }
  }
  Query(*connection_, "DELETE FROM content WHERE source = ?").bind(number_of(id)).run();
  Query(*connection_, "DELETE FROM source WHERE number = ?").bind(number_of(id)).run();
  log_change(*connection_, entry);
  together.commit();
}

std::optional<SourceData> StoryFile::load_source(model::SourceId id) const {
  std::optional<model::Source> fields = source(id);
  if (!fields) return std::nullopt;
  SourceData data;
  data.source = *std::move(fields);
  data.original = original_of(id);
  data.text = text_of(id);
  data.record_json = record_of(id);
  data.known_json = known_of(id);
  Query query(*connection_, "SELECT extractor FROM source WHERE number = ?");
  query.bind(number_of(id));
  if (query.next()) data.extractor = query.text(0);
  return data;
}

std::string StoryFile::original_of(model::SourceId id) const {
  return part_of(*connection_, id, Part::original);
}
std::string StoryFile::text_of(model::SourceId id) const {
  return part_of(*connection_, id, Part::text);
}
std::string StoryFile::record_of(model::SourceId id) const {
  return part_of(*connection_, id, Part::record);
}
std::string StoryFile::known_of(model::SourceId id) const {
  return part_of(*connection_, id, Part::known);
}

void StoryFile::each_source(const std::function<bool(const model::Source&)>& visit) const {
  Query query(*connection_, "SELECT " DATELINE_SOURCE_COLUMNS " FROM source ORDER BY number");
  while (query.next()) {
    if (!visit(source_from(query))) return;
  }
}

std::optional<model::Source> StoryFile::source(model::SourceId id) const {
  Query query(*connection_, "SELECT " DATELINE_SOURCE_COLUMNS " FROM source WHERE number = ?");
  query.bind(number_of(id));
  if (!query.next()) return std::nullopt;
  return source_from(query);
}

}  // namespace dateline::store
