#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/written_date.hpp"
#include "src/base/data_files.hpp"
#include "src/container/unwrapped.hpp"

namespace dateline::container {

/// Where articles in JSON keep what they say: field → paths, most believed first. A path is names with dots
/// between them ("content.rendered"); a step that meets a list tries its elements in order, and
/// "bodies[contentType=text/html]" only those that say so.
class ArticleFields {
 public:
  /// Those of data/rules/article-fields.txt.
  explicit ArticleFields(const base::DataFiles& data);

  /// With the paths of `map` ("text=fields.bodyText,title=webTitle") before them. Throws UsageError for a
  /// field that is none, and for what is no such list.
  ArticleFields with(const std::string& map) const;

  const std::vector<std::string>& paths_of(const std::string& field) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> paths_;
};

/// The articles of a JSON document: its objects that hold a text, at the top, in a list at the top, or in the
/// list that the paths of "items" name. Byte spans of the document. Throws DataError as JsonTree does.
std::vector<base::ByteSpan> json_articles(std::string_view document, const std::string& name,
                                          const ArticleFields& fields);

/// Whether a text is JSON Lines: several lines, the first two of them whole objects.
bool is_json_lines(std::string_view bytes);

/// The text of one article in JSON. Throws DataError naming `name` where no field holds its text.
Unwrapped unwrapped_json(std::string_view original, const std::string& name, const ArticleFields& fields,
                         const article::WrittenDates& dates);

}  // namespace dateline::container
