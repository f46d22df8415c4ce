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

/// Stores one part of a source, unless it is there already. It is packed here where `ready` is null.
void put_part(Connection& connection, model::SourceId id, Part part, const std::string& bytes,
              const PackedPart* ready) {
  if (bytes.size() > longest_part_bytes) {
    throw base::StoreError({.path = connection.path(),
                            .what = "an article is too large to store",
                            .why = "it has " + std::to_string(bytes.size()) + " bytes",
                            .remedy = "Split it into parts of less than 900 MB."});
  }
  const std::string sha256 = ready != nullptr ? ready->sha256 : base::sha256_hex(bytes);
  {
    Query known(connection, "SELECT 1 FROM content WHERE source = ? AND part = ? AND sha256 = ?");
    known.bind(number_of(id)).bind(static_cast<std::int64_t>(part)).bind(sha256);
    if (known.next()) return;
  }
  std::optional<Packed> made;
  const Packed& packed = ready != nullptr ? ready->packed : made.emplace(pack(bytes));
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

using PackedParts = std::array<PackedPart, 4>;

void put_parts(Connection& connection, model::SourceId id, const SourceData& data,
               const PackedParts* ready = nullptr) {
  const std::array<std::pair<Part, const std::string*>, 4> parts = {{{Part::original, &data.original},
                                                                     {Part::text, &data.text},
                                                                     {Part::record, &data.record_json},
                                                                     {Part::known, &data.known_json}}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].first != Part::original || data.source.has_original)
      put_part(connection, id, parts[i].first, *parts[i].second, ready != nullptr ? &ready->at(i) : nullptr);
}

/// Binds the eleven columns from `name` to `extractor`, without `added_at`.
void bind_fields(Query& query, const SourceData& data, const std::string& text_sha256) {
  const model::Source& source = data.source;
  query.bind(source.name).bind(source.url).bind(source.outlet).bind(source.title).bind(source.byline);
  query.bind(source.language).bind(source.published).bind(source.published_from).bind(source.media_type);
  query.bind(text_sha256).bind(data.extractor);
}

#define DATELINE_SOURCE_COLUMNS                                                                      \
  "number, uid, name, url, outlet, title, byline, language, published, published_from, media_type, " \
  "text_sha256, "                                                                                    \
  "added_at, withheld"

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
  source.has_original = query.integer(13) == 0;
  return source;
}

/// Gives it the next number where `number` is 0.
void insert_source(Connection& connection, const SourceData& data, std::uint32_t number) {
  Query query(
      connection,
      "INSERT INTO source(number, uid, added_at, withheld, name, url, outlet, title, byline, language, "
      "published, published_from, media_type, text_sha256, extractor) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const std::string text_sha256 = base::sha256_hex(data.text);
  query.bind_number_or_null(number).bind(data.source.uid).bind(data.source.added_at);
  query.bind(std::int64_t{!data.source.has_original});
  bind_fields(query, data, text_sha256);
  query.run();
}

void replace_source(Connection& connection, model::SourceId id, const SourceData& data) {
  const std::string text_sha256 = base::sha256_hex(data.text);
  Query query(connection,
              "UPDATE source SET name = ?, url = ?, outlet = ?, title = ?, byline = ?, language = ?, "
              "published = ?, "
              "published_from = ?, media_type = ?, text_sha256 = ?, extractor = ? WHERE number = ?");
  bind_fields(query, data, text_sha256);
  query.bind(number_of(id)).run();
  put_parts(connection, id, data);
}

}  // namespace

std::optional<model::SourceId> StoryFile::find_source_by_uid(std::string_view uid) const {
  const std::string wanted(uid);
  Query query(*connection_, "SELECT number FROM source WHERE uid = ?");
  query.bind(wanted);
  if (!query.next()) return std::nullopt;
  return model::SourceId{query.number(0)};
}

PackedSource packed(SourceData data) {
  PackedSource out{.data = std::move(data), .parts = {}};
  out.parts = {packed_part(out.data.original), packed_part(out.data.text), packed_part(out.data.record_json),
               packed_part(out.data.known_json)};
  return out;
}

AddedSource StoryFile::add_source(const PackedSource& source, const LogEntry& entry) {
  const SourceData& data = source.data;
  Transaction together(*connection_);
  // Looked up under the lock: another program may have just added the same.
  if (const auto known = find_source_by_uid(data.source.uid)) {
    together.commit();
    return {*known, false};
  }
  insert_source(*connection_, data, 0);
  const model::SourceId id = find_source_by_uid(data.source.uid).value();
  put_parts(*connection_, id, data, &source.parts);
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
  replace_source(*connection_, id, data);
  log_change(*connection_, entry);
  together.commit();
}

StoryFile StoryFile::as_of(
    std::int64_t entry,
    const std::function<std::optional<SourceData>(const model::Source&)>& source_then) const {
  StoryFile story(connection_->copy_in_memory());
  Transaction together = story.transaction();
  story.replace_graph({}, "");
  std::int64_t added = 0;
  {
    // Each source has one such entry, and they are numbered in its order.
    Query count(*story.connection_, "SELECT count(*) FROM log WHERE verb = 'add' AND number <= ?");
    count.bind(entry);
    if (count.next()) added = count.integer(0);
  }
  Query(*story.connection_, "DELETE FROM content WHERE source > ?").bind(added).run();
  Query(*story.connection_, "DELETE FROM source WHERE number > ?").bind(added).run();
  Query(*story.connection_, "DELETE FROM log WHERE number > ?").bind(entry).run();
  std::vector<model::Source> sources;
  story.each_source([&](const model::Source& source) {
    sources.push_back(source);
    return true;
  });
  for (const model::Source& source : sources)
    if (const auto data = source_then(source)) replace_source(*story.connection_, source.id, *data);
  together.commit();
  return story;
}

void StoryFile::remove_source(model::SourceId id, const std::function<std::string(const LogEntry&)>& scrubbed,
                              const LogEntry& entry) {
  connection_->overwrite_what_is_deleted();
  Transaction together(*connection_);
  replace_graph({}, "");
  rewrite_log(scrubbed);
  Query(*connection_, "DELETE FROM content WHERE source = ?").bind(number_of(id)).run();
  Query(*connection_, "DELETE FROM source WHERE number = ?").bind(number_of(id)).run();
  // Pictures of events that only it told of.
  Query(
      *connection_,
      "DELETE FROM picture WHERE NOT EXISTS (SELECT 1 FROM log WHERE instr(log.arguments, picture.uid) > 0)")
      .run();
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

void StoryFile::rewrite_log(const std::function<std::string(const LogEntry&)>& rewritten) {
  Transaction together(*connection_);
  Query query(*connection_, "UPDATE log SET arguments = ? WHERE number = ?");
  for (const LogEntry& one : log_entries()) {
    const std::string arguments = rewritten(one);
    if (arguments != one.arguments) query.bind(arguments).bind(one.number).run();
  }
  together.commit();
}

void StoryFile::withhold_originals() {
  connection_->overwrite_what_is_deleted();
  Transaction together(*connection_);
  Query(*connection_, "DELETE FROM content WHERE part = ?")
      .bind(static_cast<std::int64_t>(Part::original))
      .run();
  Query(*connection_, "UPDATE source SET withheld = 1").run();
  together.commit();
  connection_->rebuild();
}

Given StoryFile::given() const {
  Given out;
  each_source([&](const model::Source& one) {
    out.sources.push_back(load_source(one.id).value());
    return true;
  });
  for (const std::string& uid : picture_uids()) out.pictures.push_back(picture(uid).value());
  Query last(*connection_, "SELECT seq FROM sqlite_sequence WHERE name = 'source'");
  if (last.next()) out.last_source = last.number(0);
  out.log = log_entries();
  Query handles(*connection_, "SELECT kind, uid, own, now FROM handle ORDER BY kind, uid");
  while (handles.next()) {
    const std::string kind = handles.text(0);
    out.handles.push_back(
        {kind.empty() ? 'E' : kind.front(), handles.text(1), handles.number(2), handles.number(3)});
  }
  return out;
}

void StoryFile::restore(const Given& given) {
  Transaction together(*connection_);
  for (const SourceData& data : given.sources) {
    insert_source(*connection_, data, data.source.id.number);
    put_parts(*connection_, data.source.id, data);
  }
  for (const StoredPicture& one : given.pictures) add_picture(one);
  const bool was_removed = given.last_source > 0 && !source({given.last_source});
  if (was_removed) {
    // Its number is not given again.
    SourceData gone;
    gone.source.uid = "removed";
    insert_source(*connection_, gone, given.last_source);
    Query(*connection_, "DELETE FROM source WHERE number = ?").bind(std::int64_t{given.last_source}).run();
  }
  for (const LogEntry& entry : given.log)
    if (log_change(*connection_, entry) != entry.number)
      throw base::StoreError(
          {.path = connection_->path(), .what = "the log has no entry " + std::to_string(entry.number - 1)});
  Query handle(*connection_, "INSERT INTO handle(kind, uid, own, now) VALUES (?, ?, ?, ?)");
  for (const Handle& one : given.handles) {
    const std::string kind(1, one.kind);
    handle.bind(kind).bind(one.uid).bind_number_or_null(one.own).bind(std::int64_t{one.now}).run();
  }
  together.commit();
}

}  // namespace dateline::store
