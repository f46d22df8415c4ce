#include "src/story/manifest.hpp"

#include <algorithm>
#include <set>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/story/known_fields.hpp"

namespace dateline::story {
namespace {

struct Row {
  std::vector<std::string> cells;
  std::uint64_t line = 1;
};

/// RFC 4180, with \n or \r\n.
std::vector<Row> rows_of(std::string_view bytes, char separator, const std::string& path) {
  std::vector<Row> rows;
  std::uint64_t line = 1;
  std::size_t i = 0;
  while (i < bytes.size()) {
    Row row{{""}, line};
    for (bool ended = false; i < bytes.size() && !ended;) {
      std::string& cell = row.cells.back();
      if (bytes[i] == '"' && cell.empty()) {
        const std::uint64_t opened = line;
        for (++i; i < bytes.size(); ++i) {
          if (bytes[i] == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"')
            ++i;
          else if (bytes[i] == '"')
            break;
          line += bytes[i] == '\n';
          cell.push_back(bytes[i]);
        }
        if (i == bytes.size())
          throw base::DataError({.path = path,
                                 .line = opened,
                                 .what = "a quotation mark is opened and never closed",
                                 .remedy = "close it, or double it where it is part of the text"});
        ++i;
      } else if (bytes[i] == separator) {
        row.cells.emplace_back();
        ++i;
      } else if (bytes[i] == '\n') {
        ++line;
        ++i;
        ended = true;
      } else {
        if (bytes[i] != '\r') cell.push_back(bytes[i]);
        ++i;
      }
    }
    const bool blank = row.cells.size() == 1 && row.cells[0].find_first_not_of(" \t") == std::string::npos;
    if (!blank) rows.push_back(std::move(row));
  }
  return rows;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

void check_head(const Row& head, const std::string& path) {
  std::vector<std::string> columns = known_field_names();
  columns.push_back("file");
  std::set<std::string> seen;
  for (const std::string& cell : head.cells) {
    const std::string name = trimmed(cell);
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
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (const std::size_t bad = base::first_invalid_utf8(bytes); bad != std::string_view::npos)
    throw base::DataError(
        {.path = path,
         .line = 1 + static_cast<std::uint64_t>(
                         std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n')),
         .what = "the manifest is not UTF-8",
         .remedy = "save it as CSV UTF-8"});
  const std::string_view first_line = bytes.substr(0, bytes.find('\n'));
  const bool semicolons =
      first_line.find(';') != std::string_view::npos && first_line.find(',') == std::string_view::npos;
  const std::vector<Row> rows = rows_of(bytes, semicolons ? ';' : ',', path);
  if (rows.empty())
    throw base::DataError({.path = path,
                           .what = "the manifest is empty",
                           .remedy = "begin it with the line: file,url,outlet,title,byline,published"});
  const Row& head = rows.front();
  check_head(head, path);
  std::vector<ManifestRow> out;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    ManifestRow row{.line = rows[r].line};
    const std::string where = path + ":" + std::to_string(row.line);
    row.known.published_from = "manifest";
    if (rows[r].cells.size() > head.cells.size())
      row.problem = "more cells than the head has columns (put cells that hold a comma in quotation marks)";
    for (std::size_t c = 0; c < std::min(head.cells.size(), rows[r].cells.size()); ++c) {
      const std::string column = trimmed(head.cells[c]);
      const std::string value = trimmed(rows[r].cells[c]);
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
