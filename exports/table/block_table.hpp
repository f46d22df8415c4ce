#pragma once

#include <string>
#include <vector>

#include "exports/table/tables.hpp"

namespace dateline::table {

/// A paragraph of an article, as `dateline blocks` numbers them.
struct BlockRow {
  std::uint64_t number = 0;
  std::string reason;  ///< why it is left out; "" when it is kept
  bool is_title = false;
  std::string words;
};
std::string blocks(const std::vector<BlockRow>& rows, const Options& options);

/// Words with which paragraphs of an outlet begin that are left out.
struct IgnoreRow {
  std::string outlet, words;
};
std::string ignored(const std::vector<IgnoreRow>& rows, const Options& options);

}  // namespace dateline::table
