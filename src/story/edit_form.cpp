// The form that `dateline edit` gives to an editor, as it comes back.
#include <algorithm>
#include <set>

#include "graph/query/sheet_cells.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/story/sheet.hpp"
#include "src/text/csv.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

/// The names that may stand before a colon.
std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const auto& [column, cell] : query::sheet_cells({})) names.push_back(column);
  names.emplace_back("cite");
  return names;
}

class FormReader {
 public:
  explicit FormReader(std::vector<LeftOut>& left) : left_(left), names_(field_names()) {}

  std::vector<SheetRow> read(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      ++number_;
      take(text::trimmed(bytes.substr(0, end)));
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    for (SheetRow& row : rows_) row.cells["entry"] = entry_;
    std::erase_if(rows_, [&](const SheetRow& row) { return broken_.contains(row.line); });
    return std::move(rows_);
  }

 private:
  void take(std::string line) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') return;
    const std::size_t colon = line.find(':');
    const std::string name = text::lower_ascii(text::trimmed(line.substr(0, colon)));
    if (colon == std::string::npos) {
      begin(line);
    } else if (rows_.empty() && name == "entry") {
      entry_ = text::trimmed(line.substr(colon + 1));
    } else {
      put(name, text::trimmed(line.substr(colon + 1)));
    }
  }

  void begin(const std::string& line) {
    const auto id = model::handle_from<'E'>(line);
    const bool is_new = text::lower_ascii(line) == "new";
    rows_.emplace_back(number_).cells["id"] = id ? line : "";
    if (!id && !is_new)
      break_off("'" + line + "' is neither an event (E3) nor a field (title: …)");
    else if (id && !seen_.insert(id->number).second)
      break_off(line + " stands here twice");
    else if (id && entry_.empty())
      break_off("the line that says from which entry of the log the form is (entry: 17) is gone");
  }

  void put(const std::string& name, const std::string& value) {
    if (rows_.empty()) rows_.emplace_back(number_);  // broken below
    SheetRow& row = rows_.back();
    if (!row.cells.contains("id")) {
      break_off("no event is named before this line");
    } else if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
      const std::string near = base::nearest_of(name, names_.data(), names_.data() + names_.size());
      break_off("events have no field '" + name + "'" + (near.empty() ? "" : ": did you mean " + near + "?"));
    } else if (!row.cells.emplace(name, value).second) {
      break_off(name + " stands here twice");
    } else {
      row.at[name] = number_;
    }
  }

  void break_off(std::string what) {
    left_.push_back({number_, std::move(what)});
    broken_.insert(rows_.back().line);
  }

  std::vector<LeftOut>& left_;
  const std::vector<std::string> names_;
  std::uint64_t number_ = 0;  ///< of the line
  std::string entry_;
  std::vector<SheetRow> rows_;
  std::set<std::uint64_t> broken_;  ///< lines of rows with a mistake
  std::set<std::uint32_t> seen_;    ///< events
};

}  // namespace

std::vector<SheetRow> read_form(std::string_view bytes, const std::string& path, std::vector<LeftOut>& left) {
  if (base::first_invalid_utf8(bytes) != std::string_view::npos)
    throw base::DataError({.path = path, .what = "this is not UTF-8", .remedy = "save it as UTF-8"});
  return FormReader(left).read(bytes);
}

}  // namespace dateline::story
