#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"

namespace dateline::article {

/// The names by which pages say what they are: data/rules/page-metadata.txt. Immutable after construction.
class PageNames {
 public:
  explicit PageNames(const base::DataFiles& data);

  /// The names of a field, most believed first; none for an unknown field.
  const std::vector<std::string>& of(std::string_view field) const;
  /// Whether a field has a name: folded words, several joined by one space each.
  bool has(std::string_view field, std::string_view words) const;
  /// Whether an address leads to the page of an author ("/authors/jane-doe").
  bool is_author_address(std::string_view url) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> names_;
};

}  // namespace dateline::article
