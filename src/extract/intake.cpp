#include <algorithm>

#include "src/base/sha256.hpp"
#include "src/base/version.hpp"
#include "src/extract/extract.hpp"

namespace dateline::extract {

record::Record intake_record(const article::Article& article, const std::string& id) {
  record::Record record;
  record.extractor = std::string("dateline ") + base::version;
  record.id = id;
  record.url = article.url;
  record.published = article.published;
  record.published_from = article.published_from;
  record.retrieved = article.retrieved;
  record.archived = article.archived;
  record.pages = article.pages;
  record.title = article.title;
  record.title_span = article.title_span;
  record.byline = article.byline;
  record.outlet = article.outlet;
  record.language = article.language;
  record.text = article.text;
  record.sha256 = base::sha256_hex(article.text);
  for (const article::SourceMapEntry& entry : article.source_map)
    record.source_map.push_back(
        {entry.text_begin, entry.text_length, entry.source_begin, entry.source_length});
  for (const article::Block& block : article.blocks)
    if (!block.kept()) record.dropped.push_back({block.span, block.drop_reason});
  if (article.title_span) {
    record.dropped.push_back({*article.title_span, "title"});
    std::sort(record.dropped.begin(), record.dropped.end(),
              [](const auto& one, const auto& other) { return one.span < other.span; });
  }
  return record;
}

}  // namespace dateline::extract
