#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "exports/view/list_view.hpp"
#include "graph/query/result.hpp"
#include "src/base/losses.hpp"
#include "src/base/world.hpp"

namespace dateline::interchange {

/// That the words of a source name an actor.
struct Mention {
  std::string source, actor;  ///< "S1", "A1"
  std::string words;          ///< "the minister"
  bool operator==(const Mention&) const = default;
};

/// What is handed over to another tool.
struct Handover {
  const query::Result& result;           ///< must outlive this; its events may be without parts
  std::string title;                     ///< the headline; "" for none of its own
  std::int64_t made_at = 0;              ///< seconds since 1970, for formats that say when they were written
  const view::Photos* photos = nullptr;  ///< the bytes of pictures; null where none are asked for
  bool pictures = true;                  ///< false: nothing is said of pictures beside events
  /// Gives an event of the result with who takes part and its claims; empty where the result has them.
  std::function<query::ResultEvent(const query::ResultEvent&)> whole{};
  /// Whom the words on an event name that did not name them on an earlier one; asked once an event, in their
  /// order. Empty: nobody.
  std::function<std::vector<Mention>(const query::ResultEvent&)> mentions{};
  /// What "E3", "A1" or "S1" is called in every copy of the story, whatever its handle; any bytes. Empty: its
  /// handle.
  std::function<std::string(const std::string& handle)> permanent{};
  /// The record of a source, as JSON; "" where there is none.
  std::function<std::string(const std::string& source)> record{};
  bool gexf_draft = false;  ///< GEXF 1.2draft in the place of 1.3
};

using base::Losses;

/// A format being written, piece by piece: a story of many events is never held as a whole.
class Writing {
 public:
  /// Both must outlive this. `each` is called with every event that each_event() gives.
  Writing(const Handover& handed, base::WriteTo to, std::function<void(const query::ResultEvent&)> each)
      : handover(handed), to_(std::move(to)), each_(std::move(each)) {}

  const Handover& handover;
  Losses losses;

  void add(std::string_view bytes) const { to_("", bytes); }
  /// To one of the files of a folder.
  void add_to(std::string_view file, std::string_view bytes) const { to_(file, bytes); }
  /// Every event with its parts, in order. To be called once: parts are read from the story.
  void each_event(const std::function<void(const query::ResultEvent&)>& take) const;

 private:
  base::WriteTo to_;
  std::function<void(const query::ResultEvent&)> each_;
};

/// A title that says itself what the event is: alleged, planned, hypothetical, denied or that it did not
/// happen, and where the editor has rejected it or one of these. On one line, never empty.
std::string headline_of(const query::ResultEvent& event);

/// The date in words, as a timeline prints it; "Date unknown" where there is none.
std::string date_in_words(const query::ResultEvent& event);

/// A UUID (version 8) made of what a thing is permanently called: "3f0c…-…". The same in every copy of the
/// story, and other than that of everything else.
std::string uuid_of(const Handover& handover, const std::string& handle);
/// Of a claim, which is told from others by its event, its source and where its words stand there.
std::string uuid_of(const Handover& handover, const query::ResultEvent& event,
                    const query::ResultClaim& claim);

/// The events of a handover as a list tells them: with quotes, sources and their addresses.
class Entries {
 public:
  explicit Entries(const Handover& handover);
  /// What stands above them: title, counts.
  const view::ListView& head() const { return head_; }
  view::ListEntry of(const query::ResultEvent& event) const { return maker_.of(event); }

 private:
  view::ListView head_;
  view::EntryMaker maker_;
};

/// All that is told of an event beside its title, a line each: date, who says so, who takes part, the note,
/// the words of its sources.
std::vector<std::string> lines_of(const query::ResultEvent& event, const view::ListEntry& entry);
/// Where its first source is on the web; "" where none is.
std::string first_address(const view::ListEntry& entry);

/// The relations of a result, by the event that they begin at.
class RelationsFrom {
 public:
  /// `result` must outlive this.
  explicit RelationsFrom(const query::Result& result);
  /// In the order of the result.
  std::span<const query::ResultRelation* const> of(const std::string& event) const;

 private:
  std::vector<const query::ResultRelation*> relations_;
};

/// Who takes part, each once, with all their roles; and where.
struct Part {
  const query::ResultActor* actor = nullptr;
  std::vector<std::string> roles;
};
std::vector<Part> parts_of(const query::ResultEvent& event);

/// Who comes for the first time.
class Newcomers {
 public:
  /// Those who take part in this event and in none asked before, each once. Points into `event`.
  std::vector<const query::ResultActor*> in(const query::ResultEvent& event);

 private:
  std::unordered_set<std::string> seen_;
};

}  // namespace dateline::interchange
