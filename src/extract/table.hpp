#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"

namespace dateline::extract {

/// The rows of a data file: lines that are neither empty nor begin with "#", cut at tabs.
class Table {
 public:
  /// Throws DataError when the file is missing.
  Table(const base::DataFiles& data, std::string path);

  /// Goes to the next row; false after the last.
  bool next();
  /// The column at `index`; "" for "-". Throws DataError when the row is shorter.
  std::string_view at(std::size_t index) const;
  /// The words of a column between commas or semicolons (`separator`), without the blanks around them.
  std::vector<std::string_view> list(std::size_t index, char separator) const;
  /// Throws DataError naming the file and the line of the row.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  std::string path_;
  std::string_view rest_;
  std::uint64_t line_ = 0;
  std::string_view row_;
  std::vector<std::string_view> columns_;
};

/// The words of `text` between blanks.
std::vector<std::string_view> words_of(std::string_view text);

}  // namespace dateline::extract
