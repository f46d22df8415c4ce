#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/character_references.hpp"
#include "src/article/html_tree.hpp"
#include "src/article/written_date.hpp"
#include "src/base/data_files.hpp"
#include "src/calendar/day.hpp"

namespace dateline::article {

/// What a page says of itself in its markup. Empty is unknown: nothing is guessed.
struct PageMetadata {
  std::string title;         ///< from structured data or <meta>
  std::string window_title;  ///< <title>
  std::string byline, outlet, url, language;
  std::string organization;  ///< who wrote it, where that is no person
  std::optional<calendar::Day> published;
  std::string published_from;  ///< "json-ld", "meta", "url" or ""
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

  WrittenDates dates_;
  CharacterReferences references_;
  std::map<std::string, std::vector<std::string>, std::less<>> names_;  // field → names, most believed first
};

/// Words as a name is written: blanks collapsed, "By " taken off; "" for what cannot be one (a link, a
/// handle, more than 100 bytes).
std::string clean_byline(std::string_view words);

}  // namespace dateline::article
