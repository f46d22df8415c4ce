#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"

namespace dateline::article {

/// An article node of a page's JSON-LD (schema.org), as far as it matters here.
struct JsonLdArticle {
  std::string type;  ///< "NewsArticle", …
  std::string headline, url, byline, outlet, published, modified, language;
  std::string section;
  LeadImage image;
  bool by_person = false;  ///< no author is said to be an organisation
  bool is_page = false;    ///< a WebPage, not an article: its date counts less
};

/// The article and page nodes of one script, at any depth of arrays, @graph and mainEntity; authors and
/// images may be named by their @id. Broken JSON gives none.
std::vector<JsonLdArticle> json_ld_articles(std::string_view script);

}  // namespace dateline::article
