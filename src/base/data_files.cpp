#include "src/base/data_files.hpp"

#include <algorithm>
#include <cstring>

#include "src/base/problem.hpp"

namespace dateline::base {

std::string_view DataFiles::at(std::string_view path) const {
  if (const auto bytes = find(path)) return *bytes;
  throw DataError({.path = "data/" + std::string(path),
                   .what = "a data file of the program is missing",
                   .remedy = "give the right folder with --data, or leave --data out"});
}

std::optional<std::string_view> EmbeddedData::find(std::string_view path) const {
  const EmbeddedFile* end = files_ + count_;
  const EmbeddedFile* at =
      std::lower_bound(files_, end, path,
                       [](const EmbeddedFile& file, std::string_view wanted) { return file.path < wanted; });
  if (at == end || at->path != path) return std::nullopt;
  return std::string_view(at->begin, static_cast<std::size_t>(at->end - at->begin));
}

std::vector<std::string> EmbeddedData::list(std::string_view folder) const {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < count_; ++i)
    if (std::string_view(files_[i].path).starts_with(folder)) paths.emplace_back(files_[i].path);
  return paths;
}

}  // namespace dateline::base
