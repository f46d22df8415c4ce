#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/assembled.hpp"
#include "graph/model/model.hpp"
#include "graph/model/story_reader.hpp"
#include "graph/store/packing.hpp"

namespace dateline::store {

class Connection;
struct SqlAnswer;
struct SqlLimits;

/// All that the story keeps of one source. The JSON texts are not looked into here.
struct SourceData {
  model::Source source;     ///< what each call reads of it stands there
  std::string original;     ///< the bytes as they were read, never changed
  std::string text;         ///< the stored text, which all addresses of claims count in
  std::string record_json;  ///< the extraction record
  std::string known_json;   ///< the fields that were given from outside, such as --published
  std::string extractor;    ///< name and version of what made the record: "dateline 0.3.0"
  bool operator==(const SourceData&) const = default;
};

/// One line of the story's log: who decided what, and when. The log only grows.
struct LogEntry {
  std::int64_t number = 0;  ///< its place in the log, from 1; given by the store
  std::int64_t at = 0;      ///< seconds since 1970
  std::string who;          ///< may be empty
  std::string verb;         ///< "add", "set"
  std::string arguments;    ///< as the caller words them: "S1 published 2017-07-10"
  bool operator==(const LogEntry&) const = default;
};

/// Something in the file that is not as it was stored.
struct Fault {
  enum class Of { file, original, derived, picture, graph };
  Of of = Of::file;
  model::SourceId
      source;        ///< with original and derived: what was read in it can be read again from the original
  std::string what;  ///< "the text is not the one that was stored"
  bool operator==(const Fault&) const = default;
};

/// A permanent id and its numbers: a row of the table of handles.
struct Handle {
  char kind = 'E';  ///< 'A', 'C' or 'E'
  std::string uid;
  std::uint32_t own = 0;  ///< that was given to it; 0 when it always shared another's
  std::uint32_t now = 0;  ///< by which it was last known
  bool operator==(const Handle&) const = default;
};

/// The bytes of a picture, kept once however many events it stands beside.
struct StoredPicture {
  std::string uid;         ///< SHA-256 of the bytes as they were given
  std::string media_type;  ///< "image/jpeg"
  bool stripped = false;   ///< `bytes` are without what was written beside the pixels: the file was shared so
  std::string bytes;
  bool operator==(const StoredPicture&) const = default;
};

/// All that is given of a story: what its graph is made from, with every number that was ever given.
struct Given {
  std::vector<SourceData> sources;      ///< with their numbers, ascending
  std::vector<StoredPicture> pictures;  ///< by uid
  std::uint32_t last_source = 0;        ///< the last number that was given to a source
  std::vector<LogEntry> log;            ///< from 1
  std::vector<Handle> handles;          ///< by kind, then uid
  bool operator==(const Given&) const = default;
};

/// A source whose texts are packed as the file keeps them.
struct PackedSource {
  SourceData data;
  std::array<PackedPart, 4> parts;  ///< original, text, record, known
};
/// What takes longest of storing a source; needs no file, and may be done on any thread.
PackedSource packed(SourceData data);

/// What add_source did.
struct AddedSource {
  model::SourceId id;
  bool is_new = false;  ///< false: a source of this uid was there already, and nothing was changed
};

/// A group of changes that are kept together or not at all. From its making on, other writers wait and
/// readers see the story as it was before. Going out of scope without commit() undoes the group. Groups nest:
/// an inner one is kept when the outer one is, and where it is undone nothing of the outer one can be kept.
/// Must not outlive its StoryFile.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  /// Keeps the changes. When this returns from the outermost group they are on the disk. Throws StoreError,
  /// and then nothing of the group is kept.
  void commit();

 private:
  Connection* connection_;
};

/// A story: sources, log, handles, and the graph derived from them, in one file. See
/// docs/formats/story-file.md.
///
///     StoryFile story = StoryFile::open_for_writing("story.dateline", StoryFile::IfMissing::create);
///     const AddedSource added = story.add_source(data, {.at = now, .verb = "add", .arguments =
///     "article.txt"}); story.replace_graph(assembled, story.inputs_stamp());
///
/// Every function throws base::StoreError, naming the file, the cause and a remedy, when the file cannot be
/// read or written or holds what cannot be; what was kept before stays. Not for use by two threads at once.
/// The functions that take `visit` may be called again from inside it, those that change the story may not.
class StoryFile : public model::StoryReader {
 public:
  enum class IfMissing { fail, create };

  /// Reads one moment of the story: changes of other programs are seen only after refresh(). Never makes a
  /// file and never changes the story. Works where nothing may be written, unless changes left by a killed
  /// program are still beside the file. Of a file of an older format a copy in memory is read, which stays as
  /// it is. A missing file is a StoreError.
  static StoryFile open_for_reading(const std::string& path);
  /// Several programs may have the same file open; each change waits for its turn, for up to half a minute.
  /// An older format is brought up to date.
  static StoryFile open_for_writing(const std::string& path, IfMissing if_missing);
  /// A story that is gone with this object.
  static StoryFile in_memory();

  StoryFile(StoryFile&&) noexcept;
  StoryFile& operator=(StoryFile&&) noexcept;
  ~StoryFile() override;

  /// Whether open_for_writing made the file.
  bool was_created() const;
  /// Sees what other programs have changed since it was opened for reading.
  void refresh();
  /// All that is wrong: pages and indexes of the database, bytes of sources that are not those that were
  /// stored, rows that name others which are not there, addresses beyond their text. Reads the whole file.
  std::vector<Fault> faults() const;
  /// Drops what was read in a source, so that it is written again even where only its bytes have changed.
  void forget_reading(model::SourceId id);
  /// Makes indexes anew and writes the file anew, without what no table needs.
  void rebuild();
  /// A copy in memory, as of this moment.
  StoryFile copy() const;
  /// All that is given. Throws StoreError where bytes are not those that were stored.
  Given given() const;
  /// Fills a new story with what is given; the graph is to be made. Throws StoreError where something is
  /// named twice or has no number.
  void restore(const Given& given);
  /// Takes the originals out, so that none of their bytes is left; texts and records stay.
  void withhold_originals();
  /// Gives each entry of the log other arguments. The graph is to be made anew.
  void rewrite_log(const std::function<std::string(const LogEntry&)>& rewritten);
  /// The file's bytes as of this moment, also while others write: a story file of its own. In memory. Not
  /// while a group of changes is open.
  std::string snapshot() const;

  /// A copy in memory of what was given up to this entry of the log, with the numbers as they are and an
  /// empty graph. `source_then` gives a source as it was then, nothing where it was as it is today. Not while
  /// a group of changes is open.
  StoryFile as_of(std::int64_t entry,
                  const std::function<std::optional<SourceData>(const model::Source&)>& source_then) const;
  /// Another hold on what this one has open: both read the same moment, and the file is open until the last
  /// goes.
  StoryFile shared() const { return StoryFile(connection_); }
  /// After rest(): whether nobody, this program included, has changed the file or put another in its place
  /// since the moment that was read. False where that cannot be told.
  bool is_of_today() const;
  /// Lets the moment that is read go, so that nobody waits for it; reading goes on after refresh() alone.
  void rest();
  /// From now on reading throws what `watch` throws; it is called for each row that is read.
  void watch(std::function<void()> watch);
  /// Answers a question in SQL (sql.hpp). It reaches the views of sql_views.hpp, and changes nothing. Throws
  /// UsageError where it is not understood or reaches for more, DataError where it takes more than `limits`
  /// allow or fails.
  SqlAnswer answer(const std::string& sql, const SqlLimits& limits) const;
  /// Groups several changes; each is a group of its own otherwise.
  [[nodiscard]] Transaction transaction();

  // Sources.

  std::optional<model::SourceId> find_source_by_uid(std::string_view uid) const;
  /// Stores a new source and writes `entry` into the log, together. `data.source.id` and `.text_sha256` are
  /// not read: the store gives both. `uid` must not be empty.
  AddedSource add_source(const PackedSource& source, const LogEntry& entry);
  AddedSource add_source(const SourceData& data, const LogEntry& entry) {
    return add_source(packed(data), entry);
  }
  /// Replaces what is known of a source; its id, uid and `added_at` stay as they were, whatever `data` says.
  void update_source(model::SourceId id, const SourceData& data, const LogEntry& entry);
  /// Takes a source with all its bytes out of the file and overwrites them; rebuild() afterwards leaves none
  /// in what stands beside it either. The graph is empty until it is made anew. `scrubbed` gives for each
  /// entry of the log its arguments without the words of the source. The number is not given again.
  void remove_source(model::SourceId id, const std::function<std::string(const LogEntry&)>& scrubbed,
                     const LogEntry& entry);
  /// Nothing when there is no such source. Throws StoreError when its bytes are not those that were stored.
  std::optional<SourceData> load_source(model::SourceId id) const;
  /// One part of it; empty when there is no such source.
  std::string original_of(model::SourceId id) const;
  std::string record_of(model::SourceId id) const;
  std::string known_of(model::SourceId id) const;
  std::string text_of(model::SourceId id) const override;

  // Pictures. What they stand beside is said by the log.

  /// Keeps a picture; does nothing where one of its uid is here. Throws StoreError where its uid is not the
  /// hash of bytes that are not stripped.
  void add_picture(const StoredPicture& picture);
  /// Nothing when there is none. Throws StoreError when its bytes are not those that were stored.
  std::optional<StoredPicture> picture(const std::string& uid) const;
  /// In byte order.
  std::vector<std::string> picture_uids() const;
  /// Gives each picture other bytes, from which what was written beside its pixels is gone; none of the old
  /// ones are left in the file.
  void strip_pictures(const std::function<std::string(const StoredPicture&)>& stripped);

  // The log.

  /// Writes a decision into the log and returns its number.
  std::int64_t append_log(const LogEntry& entry);
  /// In order, until `visit` returns false.
  void each_log_entry(const std::function<bool(const LogEntry&)>& visit) const;

  /// All of it, in order.
  std::vector<LogEntry> log_entries() const;
  /// The number of the last one; 0 where there is none.
  std::int64_t last_log_entry() const;

  // The graph, always made anew from sources and log.

  /// Changes with every source added or updated and with every line of the log.
  std::string inputs_stamp() const;
  /// The stamp given to the last replace_graph; empty when there was none. A graph whose stamp is not what
  /// the caller makes of inputs_stamp() is stale: a program was killed between a change and the new graph.
  std::string graph_stamp() const;
  /// Puts `graph` in the place of the one before. Handles stay with the uids: an event gets the smallest
  /// number that was given to its uid or to one that it absorbs, else the number it was last known by if that
  /// is nobody else's, else a new one. No number is ever given twice. Throws StoreError when things in
  /// `graph` name uids that are not there, or two have the same.
  void replace_graph(const model::Assembled& graph, const std::string& stamp);

  // Reading, as StoryReader says.

  void each_event(const model::EventWindow& window,
                  const std::function<bool(const model::Event&)>& visit) const override;
  void each_actor(const std::function<bool(const model::Actor&)>& visit) const override;
  void each_source(const std::function<bool(const model::Source&)>& visit) const override;
  std::optional<model::Event> event(model::EventId id) const override;
  std::optional<model::Actor> actor(model::ActorId id) const override;
  std::optional<model::Source> source(model::SourceId id) const override;
  std::optional<model::SourceLink> link_of(model::SourceId id) const override;
  std::vector<base::ByteSpan> pages_of(model::SourceId id) const override;
  std::optional<model::Claim> claim(model::ClaimId id) const override;
  std::vector<model::Claim> claims_of(model::EventId id) const override;
  std::vector<model::Claim> claims_in_short(model::EventId id) const override;
  std::vector<model::Claim> rejected_claims_of(model::EventId id) const override;
  std::vector<model::Relation> relations_of(model::EventId id) const override;
  std::vector<model::Relation> relations_from(model::EventId id) const override;
  std::vector<model::Disagreement> disagreements() const override;
  std::vector<model::MaybeSameActor> maybe_same_actors() const override;
  std::vector<model::Selection> selections() const override;
  std::vector<model::Participant> participants_of(model::EventId id) const override;
  std::vector<model::Involvement> involvements_of(model::ActorId id) const override;
  std::vector<model::Link> links_of(model::EventId id) const override;
  std::vector<model::EventId> told_with(model::EventId id) const override;
  bool is_rejected(model::EventId id) const override;
  std::optional<double> salience_of(model::EventId id) const override;
  void each_salience(const std::function<void(model::EventId, double)>& visit) const override;
  void each_participation(
      const std::function<void(model::EventId, const model::Participant&)>& visit) const override;
  void each_link(const std::function<void(model::EventId, const model::Link&)>& visit) const override;
  std::vector<model::EventId> events_of(model::ActorId id) const override;
  std::vector<model::EventId> events_in(model::SourceId id) const override;
  /// What has this uid, or has absorbed it; nothing when it is not in the graph.
  std::optional<model::EventId> find_event_by_uid(const std::string& uid) const;
  /// The number that was given to an event or actor of this uid, also where another has absorbed it since.
  std::optional<model::EventId> event_number_of(const std::string& uid) const;
  std::optional<model::ActorId> actor_number_of(const std::string& uid) const;
  std::optional<model::ActorId> find_actor_by_uid(const std::string& uid) const;
  /// The permanent id of a claim; empty when there is none.
  std::string uid_of(model::ClaimId id) const;

  /// A word is met whole. In one with other characters inside, those separate words that must follow each
  /// other: "G20-summit" is "g20", then "summit". Words without letters or digits are passed over; when none
  /// is left, nothing is found.
  std::vector<model::EventId> events_with_words(const std::vector<std::string>& words) const override;

  model::EventId last_event() const override;
  std::vector<std::string> kinds() const override;
  std::vector<std::string> tags() const override;
  std::vector<model::EventId> events_of_kind(const std::string& kind) const override;
  std::vector<model::EventId> events_with_tag(const std::string& tag) const override;
  std::vector<std::string> extractors() const override;
  std::vector<model::EventId> events_read_by(const std::string& extractor) const override;
  std::vector<model::EventId> events_in_state(model::State state) const override;
  std::vector<model::EventId> events_attributed_to(model::ActorId id) const override;
  std::vector<model::EventId> events_in_relation(model::RelationKind kind) const override;
  std::vector<model::SourceId> sources_of(model::EventId id) const override;

 private:
  explicit StoryFile(std::shared_ptr<Connection> connection);

  std::shared_ptr<Connection> connection_;
};

}  // namespace dateline::store
