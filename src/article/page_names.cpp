#include "src/article/page_names.hpp"

#include <algorithm>

#include "src/text/fold.hpp"

namespace dateline::article {

PageNames::PageNames(const base::DataFiles& data) {
  const std::string_view file = data.at("rules/page-metadata.txt");
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::string_view line = file.substr(i, end - i);
    i = end + 1;
    if (line.empty() || line[0] == '#') continue;
    std::size_t at = std::min(line.find(' '), line.size());
    std::vector<std::string>& names = names_[std::string(line.substr(0, at))];
    while (at < line.size()) {
      const std::size_t stop = std::min(line.find(' ', at + 1), line.size());
      names.emplace_back(line.substr(at + 1, stop - at - 1));
      at = stop;
    }
  }
}

const std::vector<std::string>& PageNames::of(std::string_view field) const {
  static const std::vector<std::string> none;
  const auto found = names_.find(field);
  return found == names_.end() ? none : found->second;
}

bool PageNames::has(std::string_view field, std::string_view words) const {
  std::string joined(words);
  std::replace(joined.begin(), joined.end(), ' ', '-');
  const std::vector<std::string>& names = of(field);
  return std::find(names.begin(), names.end(), joined) != names.end();
}

bool PageNames::is_author_address(std::string_view url) const {
  const std::vector<std::string>& paths = of("author-path");
  url = url.substr(0, url.find_first_of("?#"));
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos)
    url.remove_prefix(std::min(url.find('/', scheme + 3), url.size()));
  while (url.ends_with("/")) url.remove_suffix(1);
  for (std::size_t at = url.find('/'); at != std::string_view::npos;) {
    const std::size_t end = url.find('/', at + 1);
    if (end == std::string_view::npos) return false;  // the last part is the author's own name
    const std::string part = text::lower_ascii(url.substr(at + 1, end - at - 1));
    if (std::find(paths.begin(), paths.end(), part) != paths.end()) return true;
    at = end;
  }
  return false;
}

}  // namespace dateline::article
