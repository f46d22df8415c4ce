#include "src/story/story.hpp"

#include <deque>

#include "graph/assemble/assemble.hpp"
#include "src/base/problem.hpp"
#include "src/base/sha256.hpp"
#include "src/record/json.hpp"
#include "src/story/known_fields.hpp"

namespace dateline::story {
namespace {

/// Rises when the same readings are assembled into another graph than before.
constexpr const char* assembly_version = "1";

store::SourceData source_data(const ReadArticle& read, const NewArticle& given, base::Instant now) {
  const article::Article& article = read.article;
  store::SourceData data;
  data.source.uid = base::sha256_hex(given.original);
  data.source.name = given.name;
  data.source.url = article.url;
  data.source.outlet = article.outlet;
  data.source.title = article.title;
  data.source.byline = article.byline;
  data.source.language = article.language;
  data.source.published = article.published;
  data.source.published_from = article.published_from;
  data.source.media_type = article.media_type;
  data.source.added_at = now.seconds;
  data.original = given.original;
  data.text = article.text;
  record::Record record = read.record;
  record.text_is_input = true;  // it stands in data.text
  data.record_json = record::to_json_line(record);
  data.known_json = known_to_json(given.known);
  data.extractor = read.record.extractor;
  return data;
}

AddedArticle summary_of(const ReadArticle& read, model::SourceId id) {
  AddedArticle out{
      .source = id, .is_new = true, .title = read.article.title, .published = read.article.published};
  out.events = read.record.events.size();
  out.actors = read.record.actors.size();
  for (const record::Event& event : read.record.events)
    out.undated_for_want_of_publication += !read.article.published && !event.time.unresolved.empty();
  for (const record::Dropped& dropped : read.record.dropped)
    if (dropped.reason != "title") out.dropped.push_back(dropped);
  out.notes = read.article.notes;
  return out;
}

}  // namespace

Story Story::open_for_reading(const std::string& path, const Reader& reader) {
  return Story(store::StoryFile::open_for_reading(path), reader);
}

Story Story::open_for_writing(const std::string& path, bool create, const Reader& reader) {
  using store::StoryFile;
  return Story(
      StoryFile::open_for_writing(path, create ? StoryFile::IfMissing::create : StoryFile::IfMissing::fail),
      reader);
}

Story Story::in_memory(const Reader& reader) {
  return Story(store::StoryFile::in_memory(), reader);
}

AddedArticle Story::add(const NewArticle& article, base::Instant now) {
  if (const auto known = file_.find_source_by_uid(base::sha256_hex(article.original))) {
    const auto source = file_.source(*known);
    return {.source = *known, .is_new = false, .title = source->title, .published = source->published};
  }
  const ReadArticle read = reader_->read(article.original, article.name, article.known);
  const store::SourceData data = source_data(read, article, now);
  const store::AddedSource added =
      file_.add_source(data, {.at = now.seconds, .who = "", .verb = "add", .arguments = article.name});
  AddedArticle out = summary_of(read, added.id);
  out.is_new = added.is_new;
  return out;
}

AddedArticle Story::set_source(model::SourceId id, const std::string& field, const std::string& value,
                               base::Instant now) {
  const auto old = file_.load_source(id);
  if (!old)
    throw base::DataError({.what = "there is no source " + to_string(id) + " in this story",
                           .remedy = "`dateline sources` lists them all"});
  NewArticle article{old->source.name, old->original, known_from_json(old->known_json)};
  set_known(article.known, field, value, "set " + to_string(id));
  if (field == "published") article.known.published_from = "option";
  const ReadArticle read = reader_->read(article.original, article.name, article.known);
  file_.update_source(
      id, source_data(read, article, base::Instant{old->source.added_at}),
      {.at = now.seconds, .who = "", .verb = "set", .arguments = to_string(id) + " " + field + " " + value});
  return summary_of(read, id);
}

std::string Story::wanted_stamp() const {
  return file_.inputs_stamp() + "/" + assembly_version;
}

bool Story::needs_update() const {
  return file_.graph_stamp() != wanted_stamp();
}

void Story::update() {
  if (!needs_update()) return;
  store::Transaction transaction = file_.transaction();
  std::deque<record::Record> records;  // a deque: readings point into it
  std::vector<assemble::Reading> readings;
  file_.each_source([&](const model::Source& source) {
    const std::string text = file_.text_of(source.id);
    records.push_back(record::from_json(file_.record_of(source.id), text));
    readings.push_back({source.uid, source.published, &records.back()});
    return true;
  });
  file_.replace_graph(assemble::assemble(std::move(readings)), wanted_stamp());
  transaction.commit();
}

}  // namespace dateline::story
