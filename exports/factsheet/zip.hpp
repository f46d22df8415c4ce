#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::factsheet {

/// One file of an archive.
struct ZipPart {
  std::string name;  ///< its path, with slashes: "word/document.xml"
  std::string bytes;
};

/// A ZIP archive of `parts`, one or more, in their order. The same parts give the same bytes: each is dated
/// 1980-01-01, the first day that the format can tell. Throws base::StoreError where there is no memory for
/// it.
std::string zipped(const std::vector<ZipPart>& parts);

}  // namespace dateline::factsheet
