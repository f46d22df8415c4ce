#include "src/story/manifest.hpp"

#include <algorithm>
#include <set>

#include "src/base/problem.hpp"
#include "src/story/known_fields.hpp"
#include "src/text/csv.hpp"

namespace dateline::story {
namespace {

void check_head(const text::CsvRow& head, const std::string& path) {
  std::vector<std::string> columns = known_field_names();
  columns.push_back("file");
  std::set<std::string> seen;
  for (const std::string& cell : head.cells) {
    const std::string name = text::trimmed(cell);
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      const std::string near = base::nearest_of(name, columns.data(), columns.data() + columns.size());
      throw base::DataError({.path = path,
                             .line = head.line,
                             .what = "a manifest has no column '" + name + "'",
                             .remedy = near.empty()
                                           ? "its columns are file, url, outlet, title, byline, published"
                                           : "did you mean " + near + "?"});
    }
    if (!seen.insert(name).second)
      throw base::DataError(
          {.path = path, .line = head.line, .what = "the column '" + name + "' stands twice"});
  }
  if (!seen.count("file"))
    throw base::DataError({.path = path,
                           .line = head.line,
                           .what = "the manifest has no column 'file'",
                           .remedy = "begin it with the line: file,url,outlet,title,byline,published"});
}

}  // namespace

std::vector<ManifestRow> read_manifest(std::string_view bytes, const std::string& path) {
  const std::vector<text::CsvRow> rows = text::read_csv(bytes, path);
  if (rows.empty())
    throw base::DataError({.path = path,
                           .what = "the manifest is empty",
                           .remedy = "begin it with the line: file,url,outlet,title,byline,published"});
  const text::CsvRow& head = rows.front();
  check_head(head, path);
  std::vector<ManifestRow> out;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    ManifestRow row{.line = rows[r].line};
    const std::string where = path + ":" + std::to_string(row.line);
    row.known.published_from = "manifest";
    if (rows[r].cells.size() > head.cells.size())
      row.problem = "more cells than the head has columns (put cells that hold a comma in quotation marks)";
    for (std::size_t c = 0; c < std::min(head.cells.size(), rows[r].cells.size()); ++c) {
      const std::string column = text::trimmed(head.cells[c]);
      const std::string value = text::trimmed(rows[r].cells[c]);
      try {
        if (column == "file")
          row.file = value;
        else
          set_known(row.known, column, value, where);
      } catch (const base::UsageError& error) {
        row.problem = error.detail().what + ": " + error.detail().why;
      }
    }
    if (row.file.empty() && !row.problem) row.problem = "no file is named";
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace dateline::story
