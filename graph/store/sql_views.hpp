#pragma once

#include <string>
#include <vector>

namespace dateline::store {

struct SqlColumn {
  std::string name;
  std::string type;  ///< TEXT, INTEGER, REAL
  std::string says;  ///< what stands in it
  std::string sql;   ///< how it is made of what the view is from
};

/// A view that questions in SQL reach. Names, types and meaning are documented (docs/formats/sql.md) and
/// stay; what they are made of does not.
struct SqlView {
  std::string name;
  std::string says;  ///< what a row is
  std::string from;  ///< tables of the story file
  std::vector<SqlColumn> columns;
};

/// All views, in the order in which they are listed.
const std::vector<SqlView>& sql_views();

/// Makes the view in the temporary schema of a connection; with `empty` one of the same columns without rows
/// and without any table behind it.
std::string definition_of(const SqlView& view, bool empty);

}  // namespace dateline::store
