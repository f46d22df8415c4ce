#include "exports/table/block_table.hpp"

#include <nlohmann/json.hpp>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t shown_width = 100;  // of a paragraph: enough to know it by

std::string beginning(const std::string& words) {
  const std::string_view shown = text::prefix_of_width(words, shown_width);
  return std::string(shown) + (shown.size() < words.size() ? " …" : "");
}

}  // namespace

std::string blocks(const std::vector<BlockRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const BlockRow& row : rows) {
      Json one = {{"number", row.number}, {"kept", row.reason.empty()}};
      if (!row.reason.empty()) one["reason"] = row.reason;
      if (row.is_title) one["title"] = true;
      one["words"] = row.words;
      list.push_back(std::move(one));
    }
    return json_text({{"blocks", list}}, {"blocks"}, options);
  }
  const bool whole = options.format == Format::csv;
  std::vector<std::vector<std::string>> cells;
  for (const BlockRow& row : rows)
    cells.push_back({std::to_string(row.number),
                     row.is_title         ? "title"
                     : row.reason.empty() ? "kept"
                                          : row.reason,
                     whole ? row.words : beginning(row.words)});
  return in_form({"NO", "STATE", "PARAGRAPH"}, cells, options);
}

std::string ignored(const std::vector<IgnoreRow>& rows, const Options& options) {
  if (is_json(options)) {
    Json list = Json::array();
    for (const IgnoreRow& row : rows) list.push_back({{"outlet", row.outlet}, {"words", row.words}});
    return json_text({{"ignored", list}}, {"ignored"}, options);
  }
  std::vector<std::vector<std::string>> cells;
  for (const IgnoreRow& row : rows) cells.push_back({row.outlet, row.words});
  return in_form({"OUTLET", "PARAGRAPHS THAT BEGIN"}, cells, options);
}

}  // namespace dateline::table
