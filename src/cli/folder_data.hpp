#pragma once

#include <map>
#include <mutex>
#include <string>

#include "src/base/data_files.hpp"
#include "src/base/world.hpp"

namespace dateline::cli {

/// The data files of a folder in the place of those in the program (--data). Files are read when first asked
/// for. Safe from several threads.
class FolderData : public base::DataFiles {
 public:
  /// Throws DataError when `folder` is none.
  FolderData(base::World& world, std::string folder);
  std::optional<std::string_view> find(std::string_view path) const override;
  std::vector<std::string> list(std::string_view folder) const override;

 private:
  base::World& world_;
  std::string folder_;
  mutable std::mutex reading_;  ///< of read_
  mutable std::map<std::string, std::string, std::less<>> read_;
};

}  // namespace dateline::cli
