#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/article/character_references.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/json_ld.hpp"
#include "src/article/page_names.hpp"
#include "src/article/page_statements.hpp"
#include "src/article/written_date.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"

namespace dateline::article {

/// What a page says of itself in its markup. Empty is unknown: nothing is guessed.
struct PageMetadata {
  std::string title;         ///< from structured data or <meta>
  std::string window_title;  ///< <title>
  std::string byline, outlet, url, language;
  std::string organization;  ///< who wrote it, where that is no person: an organisation, the site itself
  std::vector<StatedPublication> published;  ///< the different days, most believed first: json-ld, meta, url
  std::optional<calendar::Day> modified;
  bool is_undated = false;  ///< an index, a product, a profile: a day on it is not that of its publication
  std::string section;
  LeadImage image;
  const PageNames* names = nullptr;  ///< those of the reader, which must outlive this
};

/// Reads metadata: JSON-LD of the node that is this page's article, <meta> by the names of
/// data/rules/page-metadata.txt, itemprop, rel, the URL's path. Immutable after construction.
class MetadataReader {
 public:
  explicit MetadataReader(const base::DataFiles& data);

  /// `url` is where the page was found, "" when that is unknown.
  PageMetadata read(const HtmlTree& tree, const std::string& url) const;

  const WrittenDates& dates() const { return dates_; }

 private:
  /// Structured data may be escaped twice.
  std::string unescaped(std::string_view words) const;
  /// The first value of the <meta> of a field that is not empty.
  std::string from_meta(const PageStatements& said, std::string_view field) const;
  void read_byline(const PageStatements& said, const JsonLdArticle* article, const std::string& address,
                   PageMetadata& page) const;
  void read_days(const PageStatements& said, const JsonLdArticle* article, const std::string& address,
                 PageMetadata& page) const;
  void read_image(const PageStatements& said, const JsonLdArticle* article, const std::string& address,
                  PageMetadata& page) const;

  WrittenDates dates_;
  CharacterReferences references_;
  PageNames names_;
};

/// Words as a name is written: blanks collapsed, "By " taken off, "Doe, Jane" turned round; "" for what
/// cannot be one (a link, a handle, more than 100 bytes that are no list of names) and for who is nobody
/// ("admin").
std::string clean_byline(std::string_view words);

}  // namespace dateline::article
