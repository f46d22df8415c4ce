#include "src/story/stored_source.hpp"

#include <utility>

#include "src/base/sha256.hpp"
#include "src/record/json.hpp"
#include "src/story/known_fields.hpp"

namespace dateline::story {

store::SourceData source_data(const ReadArticle& read, const NewArticle& given, base::Instant added) {
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
  data.source.media_type = given.media_type;
  data.source.added_at = added.seconds;
  data.original = given.original;
  data.text = article.text;
  record::Record record = read.record;
  record.text_is_input = true;  // it stands in data.text
  data.record_json = record::to_json_line(record);
  data.known_json = known_to_json(given.known);
  data.extractor = read.record.extractor;
  return data;
}

NewArticle article_of(const store::SourceData& data, article::Known known) {
  return {data.source.name, data.original, data.source.media_type, std::move(known), {}};
}

}  // namespace dateline::story
