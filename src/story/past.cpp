// What of Story looks back.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "src/base/problem.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/source_log.hpp"
#include "src/story/stored_source.hpp"
#include "src/story/story.hpp"

namespace dateline::story {
namespace {

/// Sources as they were after an entry of the log. What an entry after it has set has the value from before.
class PastSources {
 public:
  PastSources(const store::StoryFile& file, const Reader& reader, std::int64_t entry,
              std::vector<std::string>* notes)
      : file_(file), reader_(reader), notes_(notes) {
    std::vector<store::LogEntry> until;
    file.each_log_entry([&](const store::LogEntry& one) {
      if (one.number <= entry) until.push_back(one);
      if (one.verb == "read" && one.number > entry)
        if (const auto id = model::handle_from<'S'>(one.arguments)) changes_[*id];
      if (const auto change = source_change_in(one)) take(one, *change, one.number <= entry);
      return true;
    });
    ignored_ = ignored_in(until);
  }

  /// Nothing where it was as it is.
  std::optional<store::SourceData> of(const model::Source& source) const {
    const auto changes = changes_.find(source.id);
    if (changes == changes_.end()) return std::nullopt;
    store::SourceData data = *file_.load_source(source.id);
    const SourceBefore before = known_before(data, changes->second);
    if (!source.has_original) {
      note(source.id, "it was shared without its original, and what was read in it is shown as it is today");
      put_fields(before.fields, data.source);
      return data;
    }
    try {
      const NewArticle article = article_of(data, before.known);
      return source_data(reader_.read(article, true, ignored_), article, {data.source.added_at});
    } catch (const base::DataError& error) {
      note(source.id, "its original cannot be read as it was then: " + error.detail().what);
      return std::nullopt;
    }
  }

 private:
  void take(const store::LogEntry& entry, const SourceChange& change, bool is_before) {
    if (is_before)
      said_[change.source][change.field] = change.value;
    else
      changes_[change.source].emplace_back(entry.number, change);
  }

  /// Back from the first entry that keeps what was before it, else from today.
  SourceBefore known_before(const store::SourceData& today,
                            const std::vector<std::pair<std::int64_t, SourceChange>>& changes) const {
    SourceBefore out = before_of(today);
    std::set<std::string> seen;
    for (const auto& [number, change] : changes) {
      if (!change.before) continue;
      out = *change.before;
      break;
    }
    for (const auto& [number, change] : changes) {
      if (change.before) break;
      const std::string what = change.field.empty() ? "which paragraphs were read" : "its " + change.field;
      if (!seen.insert(what).second) continue;
      const auto said = said_.find(change.source);
      if (!change.field.empty() && said != said_.end() && said->second.contains(change.field))
        put_back(change.field, said->second.at(change.field), out);
      else
        note(change.source, "entry " + std::to_string(number) + " of the log does not keep " + what +
                                " from before it; shown is what came later");
    }
    return out;
  }

  static void put_back(const std::string& field, const std::string& value, SourceBefore& out) {
    set_known(out.known, field, value, "the log");
    if (field == "published") {
      out.known.published_from = "option";
      out.fields.published = out.known.published;
      out.fields.published_from = out.known.published ? out.known.published_from : "";
    }
    if (field == "outlet") out.fields.outlet = out.known.outlet;
    if (field == "title") out.fields.title = out.known.title;
    if (field == "byline") out.fields.byline = out.known.byline;
    if (field == "url") out.fields.url = out.known.url;
  }

  static void put_fields(const model::Source& from, model::Source& to) {
    to.url = from.url;
    to.outlet = from.outlet;
    to.title = from.title;
    to.byline = from.byline;
    to.language = from.language;
    to.published = from.published;
    to.published_from = from.published_from;
  }

  void note(model::SourceId source, const std::string& words) const {
    if (notes_ != nullptr) notes_->push_back(to_string(source) + ": " + words);
  }

  const store::StoryFile& file_;
  const Reader& reader_;
  std::vector<std::string>* notes_;
  std::vector<article::IgnoreRule> ignored_;                            ///< then
  std::map<model::SourceId, std::map<std::string, std::string>> said_;  ///< until then, the last by field
  std::map<model::SourceId, std::vector<std::pair<std::int64_t, SourceChange>>> changes_;  ///< after
};

}  // namespace

Story Story::as_of(std::int64_t entry, std::vector<std::string>* notes) const {
  const PastSources past(file_, *reader_, entry, notes);
  Story story(file_.as_of(entry, [&](const model::Source& source) { return past.of(source); }), *reader_);
  story.update();
  return story;
}

std::int64_t Story::last_entry_until(base::Instant moment) const {
  std::int64_t last = 0;
  file_.each_log_entry([&](const store::LogEntry& entry) {
    if (entry.at > moment.seconds) return false;  // what was pulled later may have been decided before
    last = entry.number;
    return true;
  });
  return last;
}

}  // namespace dateline::story
