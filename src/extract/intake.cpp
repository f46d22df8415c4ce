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
  if (article.published) record.published_confidence = article::confidence_of(article);
  for (const article::StatedPublication& stated : article.stated_publications)
    if (stated.day != article.published) record.published_conflicts.push_back({stated.day, stated.from});
  record.modified = article.modified;
  record.retrieved = article.retrieved;
  record.archived = article.archived;
  record.pages = article.pages;
  if (const auto& dateline = article.dateline)
    record.dateline = {dateline->span, dateline->place, dateline->agency, dateline->day};
  record.title = article.title;
  record.title_span = article.title_span;
  record.byline = article.byline;
  record.outlet = article.outlet;
  record.section = article.section;
  record.image = {article.image.url, article.image.caption, article.image.credit, article.image.alternative};
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
