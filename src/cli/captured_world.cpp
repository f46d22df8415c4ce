#include "src/cli/captured_world.hpp"

#include "src/base/problem.hpp"

namespace dateline::cli {

std::string CapturedWorld::read_file(const std::string& path, std::uint64_t max_bytes) {
  const auto at = files_.find(path);
  if (at == files_.end())
    throw base::DataError({.path = path, .what = "cannot be read here", .why = "the page opens no files"});
  if (at->second.size() > max_bytes)
    throw base::DataError({.path = path,
                           .what = "is larger than " + std::to_string(max_bytes) + " bytes",
                           .remedy = "add it on the command line with a larger --max-file"});
  return at->second;
}

base::PathKind CapturedWorld::kind_of(const std::string& path) {
  if (path == story_) return real_.kind_of(path);
  return files_.count(path) ? base::PathKind::file : base::PathKind::missing;
}

std::vector<std::string> CapturedWorld::list_directory(const std::string& path) {
  throw base::DataError(
      {.path = path, .what = "cannot be looked into here", .why = "the page opens no folders"});
}

void CapturedWorld::write_file(const std::string& path, const base::FillFile& fill) {
  const std::string begin = output_name_.substr(0, output_name_.rfind('.'));
  if (output_name_.empty() || path.find('/') != std::string::npos || !path.starts_with(begin))
    throw base::DataError(
        {.path = path, .what = "cannot be written here", .why = "the page writes no files"});
  std::string bytes;
  fill([&](std::string_view more) { bytes += more; });
  written[path] = std::move(bytes);
}

void CapturedWorld::write_folder(const std::string& path, const base::FillFolder&) {
  throw base::DataError({.path = path, .what = "cannot be made here", .why = "the page makes no folders"});
}

bool CapturedWorld::same_file(const std::string& one, const std::string& other) {
  return one == other && files_.count(one) > 0;
}

void CapturedWorld::write(base::Stream stream, std::string_view bytes) {
  (stream == base::Stream::error ? errors : output) += bytes;
}

}  // namespace dateline::cli
