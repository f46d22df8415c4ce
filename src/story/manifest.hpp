#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"

namespace dateline::story {

/// One article of a manifest.
struct ManifestRow {
  std::string file;  ///< as it is written; relative to the manifest's folder
  article::Known known;
  std::uint64_t line = 0;              ///< where the row begins, from 1
  std::optional<std::string> problem;  ///< why the row cannot be used
};

/// Reads a manifest: CSV (RFC 4180, comma or semicolon, UTF-8) with a head of column names, of which `file`
/// must be there and url, outlet, title, byline, published may. A row that is wrong has its problem in it and
/// stops nothing. Throws DataError naming `path`, line and column when the whole cannot be read.
std::vector<ManifestRow> read_manifest(std::string_view bytes, const std::string& path);

}  // namespace dateline::story
