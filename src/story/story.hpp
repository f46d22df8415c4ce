#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/assemble/decisions.hpp"
#include "graph/model/story_reader.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/world.hpp"
#include "src/record/record.hpp"
#include "src/story/reading.hpp"

namespace dateline::story {

/// An article to be added.
struct NewArticle {
  std::string name;  ///< the path as given, "-" for standard input; a place in it follows a comma
  std::string original;
  std::string media_type;  ///< as container::Opener names them
  article::Known known;
};

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

using assemble::Decisions;

/// What a person can do to a story. The graph is a function of the stored articles, their readings and the
/// log: update() makes it anew, and a story whose update was cut short is made good by the next one.
class Story {
 public:
  /// Throws StoreError as StoryFile does. `reader` must outlive the story.
  static Story open_for_reading(const std::string& path, const Reader& reader);
  static Story open_for_writing(const std::string& path, bool create, const Reader& reader);
  static Story in_memory(const Reader& reader);

  bool was_created() const { return file_.was_created(); }

  /// Reads and stores one article in one transaction: when this returns, it is on the disk. The graph follows
  /// with update(). Throws DataError when it holds no article, StoreError when it cannot be stored; nothing
  /// of it is kept.
  AddedArticle add(const NewArticle& article, base::Instant now);
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
  /// What the log says of both, names in byte order, orders in that of the log.
  Decisions decisions() const;

  /// Makes the graph follow what was added and changed.
  void update();
  /// Whether an update was cut short.
  bool needs_update() const;

  const model::StoryReader& reader() const { return file_; }
  const store::StoryFile& file() const { return file_; }

 private:
  Story(store::StoryFile file, const Reader& reader) : file_(std::move(file)), reader_(&reader) {}
  std::string wanted_stamp() const;

  store::StoryFile file_;
  const Reader* reader_;
};

}  // namespace dateline::story
