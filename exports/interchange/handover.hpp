#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exports/view/list_view.hpp"
#include "graph/query/result.hpp"
#include "src/base/losses.hpp"

namespace dateline::interchange {

/// That the words of a source name an actor.
struct Mention {
  std::string source, actor;  ///< "S1", "A1"
  std::string words;          ///< "the minister"
  bool operator==(const Mention&) const = default;
};

/// What is handed over to another tool.
struct Handover {
  const query::Result& result;           ///< must outlive this
  std::string title;                     ///< the headline; "" for none of its own
  std::int64_t made_at = 0;              ///< seconds since 1970, for formats that say when they were written
  const view::Photos* photos = nullptr;  ///< the bytes of pictures; null where none are asked for
  bool pictures = true;                  ///< false: nothing is said of pictures beside events
  std::vector<Mention> mentions{};       ///< of the sources of the result; only read where a format has them
  /// What "E3", "A1" or "S1" is called in every copy of the story, whatever its handle; any bytes. Empty: its
  /// handle.
  std::function<std::string(const std::string& handle)> permanent{};
  /// The record of a source, as JSON; "" where there is none.
  std::function<std::string(const std::string& source)> record{};
  bool gexf_draft = false;  ///< GEXF 1.2draft in the place of 1.3
};

/// One of the files that a format is made of.
struct File {
  std::string name;  ///< in its folder; "" where the format is a single file
  std::string bytes;
};

using base::Losses;

/// A title that says itself what the event is: alleged, planned, hypothetical, denied or that it did not
/// happen, and where the editor has rejected it or one of these. On one line, never empty.
std::string headline_of(const query::ResultEvent& event);

/// The date in words, as a timeline prints it; "Date unknown" where there is none.
std::string date_in_words(const query::ResultEvent& event);

/// A UUID (version 8) made of what a thing is permanently called: "3f0c…-…". The same in every copy of the
/// story, and other than that of everything else.
std::string uuid_of(const Handover& handover, const std::string& handle);

/// The events of a handover as a list tells them: with quotes, sources and their addresses.
class Entries {
 public:
  explicit Entries(const Handover& handover);
  const view::ListView& list() const { return list_; }
  const view::ListEntry& of(const query::ResultEvent& event) const { return *by_id_.at(event.id); }
  /// All that is told of an event beside its title, a line each: date, who says so, who takes part, the note,
  /// the words of its sources.
  std::vector<std::string> lines_of(const query::ResultEvent& event) const;
  /// Where its first source is on the web; "" where none is.
  std::string first_address(const query::ResultEvent& event) const;

 private:
  view::ListView list_;
  std::unordered_map<std::string, const view::ListEntry*> by_id_;
};

/// Who takes part, each once, with all their roles; and where.
struct Part {
  const query::ResultActor* actor = nullptr;
  std::vector<std::string> roles;
};
std::vector<Part> parts_of(const query::ResultEvent& event);

/// All who take part in events of a result, each once, in the order in which they come.
std::vector<const query::ResultActor*> actors_of(const query::Result& result);

}  // namespace dateline::interchange
