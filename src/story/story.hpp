#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/story_reader.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/world.hpp"
#include "src/record/record.hpp"
#include "src/story/reading.hpp"

namespace dateline::story {

/// What came of it.
struct AddedArticle {
  model::SourceId source;
  bool is_new = false;  ///< false: the story has had it already, and nothing was added
  std::string title;
  std::optional<calendar::Day> published;
  std::uint64_t events = 0, actors = 0;
  std::uint64_t undated_for_want_of_publication = 0;  ///< events that a publication date would date
  std::vector<record::Dropped> dropped;               ///< without the title
  std::vector<std::string> notes;
};

/// An article that was read, to be stored.
struct PreparedArticle {
  store::PackedSource source;
  AddedArticle summary;  ///< its `source` is not known yet
};

/// What came of a record of another program.
struct TakenFacts {
  model::SourceId source;  ///< none where its article was not found: then there is one refusal
  std::string extractor;
  std::size_t taken = 0;  ///< new here
  std::size_t known = 0;  ///< that this program had given already
  std::vector<record::Refusal> refused;
  std::vector<std::string> notes;
};

using assemble::Decisions;

/// What a person can do to a story. The graph is a function of the stored articles, their readings and the
/// log: update() makes it anew, and a story whose update was cut short is made good by the next one.
class Story {
 public:
  /// Throws StoreError as StoryFile does. `reader` must outlive the story.
  static Story open_for_reading(const std::string& path, const Reader& reader);
  static Story open_for_writing(const std::string& path, bool create, const Reader& reader);
  static Story in_memory(const Reader& reader);
  /// A story in memory of what was given once, up to date: sources that have their originals are read anew.
  /// What another version of Dateline had read is said in `notes`. Throws DataError or StoreError where what
  /// is given cannot be a story.
  static Story restored(store::Given given, const Reader& reader, std::vector<std::string>& notes);
  /// Of a file that is open already.
  static Story of(store::StoryFile file, const Reader& reader) { return Story(std::move(file), reader); }

  /// The story as it was after an entry of the log, in memory; see StoryFile::as_of. Sources of which
  /// something was set since are read again with what was known of them then; `notes` gets what the log does
  /// not keep.
  Story as_of(std::int64_t entry, std::vector<std::string>* notes = nullptr) const;
  /// The last entry of the log before the first that is after a moment; 0 when none is. What was decided
  /// elsewhere counts from when it was pulled.
  std::int64_t last_entry_until(base::Instant moment) const;

  bool was_created() const { return file_.was_created(); }

  /// Reads and stores one article in one transaction: when this returns, it is on the disk. The graph follows
  /// with update(). Throws DataError when it holds no article, StoreError when it cannot be stored; nothing
  /// of it is kept.
  AddedArticle add(const NewArticle& article, base::Instant now);
  /// What takes longest of that, reading it, which touches no story: may be done on any thread, while others
  /// do the same. `rules` are those of ignored(). Throws as add() does.
  static PreparedArticle prepared(const NewArticle& article, const Reader& reader,
                                  const std::vector<article::IgnoreRule>& rules);
  /// The rest.
  AddedArticle add(PreparedArticle article, base::Instant now);
  /// That the story has an article already; nothing where it has not.
  std::optional<AddedArticle> known(const NewArticle& article) const;
  /// Takes the facts of a record of another program that the words of its article say, as one entry of the
  /// log; nothing is logged where all are known. Its article is one of `sources`: the one that its sha256
  /// (of text or original), url or id names, or the only one. The graph follows with update().
  TakenFacts take_record(const record::ForeignRecord& record, const std::vector<model::SourceId>& sources,
                         base::Instant now);
  /// Changes a field of a source ("published" to "2017-07-10") and reads the stored original again. Throws
  /// UsageError for a field or value that is none, DataError when there is no such source.
  AddedArticle set_source(model::SourceId id, const std::string& field, const std::string& value,
                          base::Instant now);
  /// Says when something that articles name was ("G20 summit"); without `when`, that nobody says so any more.
  /// Throws UsageError where the name is empty or the dates are open.
  void set_anchor(const std::string& name, const std::optional<calendar::TimeSpan>& when, base::Instant now);
  /// Says that one event was no later than another, or with `known` false that this is not said any more.
  /// Throws DataError when there is no such event, UsageError where dates or other orders say the reverse.
  void set_order(model::EventId earlier, model::EventId later, bool known, base::Instant now);
  /// What remove_source() would take out, or has taken out.
  struct Removal {
    std::string title;
    std::uint64_t bytes = 0;              ///< of the original
    std::uint64_t events = 0, alone = 0;  ///< that it tells of; of these, those that no other source tells of
    std::uint64_t decisions = 0;          ///< on these, which go with them
  };
  Removal removal_of(model::SourceId id) const;
  /// Removes a source for good: its bytes, its text, what was read in it, and its words in the log; decisions
  /// on events that only it told of go with it. The graph follows. Throws DataError when there is no such
  /// source, StoreError when it cannot be removed, or is removed (was_removed()) and erase_removed() has
  /// failed.
  Removal remove_source(model::SourceId id, base::Instant now);
  bool was_removed(model::SourceId id) const;
  /// Writes the file anew, so that nothing that was removed is left in it or in what stands beside it.
  void erase_removed();
  /// Its bytes as they were read. Throws DataError where the story was shared without them.
  std::string original_of(model::SourceId id) const;
  /// The paragraphs of a source, in order, with what is said of each. Throws DataError when there is no such
  /// source.
  article::Article intake_of(model::SourceId id) const;
  /// Keeps paragraphs of a source or leaves them out (`numbers`, from 1, as intake_of() has them), and reads
  /// it again. Throws UsageError for a number that is none, and for the title.
  AddedArticle choose_blocks(model::SourceId id, const std::vector<std::uint64_t>& numbers, bool keep,
                             base::Instant now);
  /// Leaves out what begins with these words in all articles of an outlet, also those to come, or with
  /// `known` false does so no more; reads those that are there again. Throws UsageError where one of both is
  /// empty. Returns how many were read again.
  std::uint64_t set_ignored(const article::IgnoreRule& rule, bool known, base::Instant now);
  std::vector<article::IgnoreRule> ignored() const;
  /// What the log says of both, names in byte order, orders in that of the log.
  Decisions decisions() const;

  /// All that is wrong in the file (StoryFile::faults), fields of sources that are not those of their
  /// records, and events, claims or actors that are not what its sources and decisions give.
  std::vector<store::Fault> faults() const;
  /// Reads again from their originals the sources whose text or record is not as it was stored, makes the
  /// graph and, where the database itself has faults, its indexes anew. Returns the sources that were read
  /// again; what could not be made good is still among the faults. Throws StoreError where the file cannot be
  /// written any more.
  std::vector<model::SourceId> repair(const std::vector<store::Fault>& faults, base::Instant now);
  /// Makes the graph follow what was added and changed.
  void update();
  /// Runs `change`, which decides on something, and makes the graph follow, all in one transaction: when this
  /// returns, both are on the disk; when it throws, nothing was changed. Throws DataError where
  /// expect_last_entry() has named another entry than the last.
  void decide(const std::function<void()>& change);
  /// The same, also where it seems to follow already; and without what was deleted in the file.
  void make_anew();
  /// Whether an update was cut short.
  bool needs_update() const;

  /// Whom the log names for what is done from now on; empty for nobody.
  void sign(std::string who) { who_ = std::move(who); }
  const std::string& signed_by() const { return who_; }
  /// What is decided from now on counts only if this is the last entry of the log: who decides has seen all
  /// that was decided before.
  void expect_last_entry(std::int64_t entry) { expected_entry_ = entry; }
  /// Writes a decision into the log (decision_log.hpp) and returns its number.
  std::int64_t log(store::LogEntry entry);
  /// The same of what another has decided, and when.
  std::int64_t take_over(const store::LogEntry& entry) { return file_.append_log(entry); }
  /// Stores a source of another story under a new number. It is read from its original here; what was read in
  /// it there is taken over only where the other story was shared without. Throws DataError where its
  /// original is another than its id says.
  store::AddedSource take_over(const store::SourceData& data, const store::LogEntry& entry);
  /// Keeps the bytes of a picture; see StoryFile::add_picture().
  void keep(const store::StoredPicture& picture) { file_.add_picture(picture); }
  /// Groups several changes; see StoryFile.
  [[nodiscard]] store::Transaction transaction() { return file_.transaction(); }

  /// The kinds that events have, in byte order.
  std::vector<std::string> event_kinds() const { return reader_->event_kinds(); }
  const model::StoryReader& reader() const { return file_; }
  const store::StoryFile& file() const { return file_; }

 private:
  Story(store::StoryFile file, const Reader& reader) : file_(std::move(file)), reader_(&reader) {}
  /// Reads a stored source again with what is known of it now, and stores that.
  AddedArticle read_again(const store::SourceData& old, const article::Known& known,
                          const store::LogEntry& entry);
  std::optional<AddedArticle> known_by(const std::string& uid) const;
  /// Of a source without its original.
  void put_fields_of_record(model::SourceId id, base::Instant now);
  store::SourceData source_of(model::SourceId id) const;
  model::SourceId article_of_record(const record::ForeignRecord& record,
                                    const std::vector<model::SourceId>& sources, std::string& why) const;
  store::LogEntry signed_at(base::Instant now, store::LogEntry entry) const;

  store::StoryFile file_;
  const Reader* reader_;
  std::string who_;
  std::optional<std::int64_t> expected_entry_;
};

}  // namespace dateline::story
