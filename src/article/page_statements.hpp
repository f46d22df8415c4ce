#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/html_tree.hpp"
#include "src/article/json_ld.hpp"

namespace dateline::article {

/// What the markup of a page says by name, before any of it is believed.
struct PageStatements {
  using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

  Values meta;  ///< <meta>: lower-case name → its different contents, in their order
  /// itemprop, by lower-case name: the different values that an item gives it. Where items disagree about any
  /// of them the page speaks of more than one thing, and only names that one item alone gives are here.
  Values itemprop;
  std::string window_title, canonical, rel_author;
  std::vector<JsonLdArticle> articles;  ///< and pages, of all JSON-LD

  /// The first value of a <meta>; "" where there is none.
  std::string_view first_meta(std::string_view name) const;
};

/// Linear time.
PageStatements read_statements(const HtmlTree& tree);

/// Words with every run of blanks as one space, without those at the ends.
std::string collapsed(std::string_view words);

}  // namespace dateline::article
