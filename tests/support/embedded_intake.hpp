#pragma once

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"

namespace dateline::test {

/// The reader of articles with the data that is compiled into the program.
inline const article::Reader& intake() {
  static const article::Reader reader(base::embedded_data());
  return reader;
}

}  // namespace dateline::test
