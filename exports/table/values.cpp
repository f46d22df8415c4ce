#include "exports/table/values.hpp"

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "src/base/problem.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Scalar& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return number_text(*number);
  const auto* text = std::get_if<std::string>(&value);
  return text ? *text : "";
}

Json json_of(const Scalar& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* number = std::get_if<double>(&value))
    return std::isfinite(*number) ? Json(*number) : Json(number_text(*number));
  const auto* text = std::get_if<std::string>(&value);
  return text ? Json(*text) : Json();
}

/// Each once, so that no field of an object takes the place of another.
std::vector<std::string> made_different(const std::vector<std::string>& columns) {
  std::set<std::string> taken(columns.begin(), columns.end());
  std::set<std::string> seen;
  std::vector<std::string> out;
  for (const std::string& column : columns) {
    std::string name = column;
    for (int number = 2; !seen.insert(name).second; ++number) {
      const std::string other = column + "_" + std::to_string(number);
      if (taken.insert(other).second) name = other;
    }
    out.push_back(std::move(name));
  }
  return out;
}

}  // namespace

std::string number_text(double value) {
  if (std::isinf(value)) return value < 0 ? "-Inf" : "Inf";
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  return {digits, end};
}

std::string values(const std::vector<std::string>& columns, const std::vector<std::vector<Scalar>>& rows,
                   bool cut, const Options& options) {
  for (const auto& row : rows)
    if (row.size() != columns.size()) throw std::invalid_argument("a row of another length than its head");
  if (is_json(options)) {
    const std::vector<std::string> names = made_different(columns);
    Json list = Json::array();
    for (const auto& row : rows) {
      Json object = Json::object();
      for (std::size_t c = 0; c < names.size(); ++c) object[names[c]] = json_of(row[c]);
      list.push_back(std::move(object));
    }
    return json_text({{"columns", names}, {"rows", list}, {"cut", cut}}, {"rows"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  cells.reserve(rows.size());
  for (const auto& row : rows) {
    auto& texts = cells.emplace_back();
    for (const Scalar& value : row) texts.push_back(text_of(value));
  }
  return in_form(columns, cells, options);
}

std::string views(const std::vector<ViewRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const ViewRow& view : rows) {
      Json columns = Json::array();
      for (const ViewRow::Column& column : view.columns)
        columns.push_back({{"name", column.name}, {"type", column.type}, {"says", column.says}});
      list.push_back({{"name", view.name}, {"says", view.says}, {"columns", columns}});
    }
    return json_text({{"views", list}}, {"views"}, options);
  }
  if (options.format != Format::table) {
    std::vector<std::vector<std::string>> cells;
    for (const ViewRow& view : rows)
      for (const ViewRow::Column& column : view.columns)
        cells.push_back({view.name, column.name, column.type, column.says});
    return in_form({"view", "column", "type", "says"}, cells, options);
  }
  std::string out;
  for (const ViewRow& view : rows) {
    if (!out.empty()) out += "\n";
    for (const std::string& line : wrapped(base::shown_safely(view.name + ": " + view.says), options.columns))
      out += line + "\n";
    std::vector<std::vector<std::string>> cells;
    for (const ViewRow::Column& column : view.columns)
      cells.push_back({"  " + column.name, column.type, column.says});
    out += lay_out({"  COLUMN", "TYPE", "SAYS"}, cells, options.columns);
  }
  return out;
}

}  // namespace dateline::table
