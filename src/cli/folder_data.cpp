#include "src/cli/folder_data.hpp"

#include <algorithm>
#include <utility>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t max_file_bytes = 256u << 20;

}  // namespace

FolderData::FolderData(base::World& world, std::string folder) : world_(world), folder_(std::move(folder)) {
  if (world_.kind_of(folder_) != base::PathKind::directory)
    throw base::DataError(
        {.path = folder_, .what = "is no folder", .remedy = "name the data folder of the sources"});
}

std::optional<std::string_view> FolderData::find(std::string_view path) const {
  const std::lock_guard lock(reading_);
  const auto at = read_.find(path);
  if (at != read_.end()) return at->second;
  const std::string whole = folder_ + "/" + std::string(path);
  if (world_.kind_of(whole) != base::PathKind::file) return std::nullopt;
  return read_.emplace(std::string(path), world_.read_file(whole, max_file_bytes)).first->second;
}

std::vector<std::string> FolderData::list(std::string_view folder) const {
  std::vector<std::string> paths;
  std::string inner(folder);
  while (inner.ends_with('/')) inner.pop_back();
  const std::string whole = inner.empty() ? folder_ : folder_ + "/" + inner;
  if (world_.kind_of(whole) != base::PathKind::directory) return paths;
  for (const std::string& name : world_.list_directory(whole)) {
    const std::string path = inner.empty() ? name : inner + "/" + name;
    if (world_.kind_of(folder_ + "/" + path) == base::PathKind::directory) {
      const std::vector<std::string> below = list(path + "/");
      paths.insert(paths.end(), below.begin(), below.end());
    } else {
      paths.push_back(path);
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace dateline::cli
