#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "src/calendar/day.hpp"

namespace dateline::record {

/// One line of the input of `extract --jsonl`: {"id","published","text"} or {"id","published","html","url"}.
struct InputLine {
  std::string id;
  std::optional<calendar::Day> published;
  std::string text;  ///< clean text, or with `is_html` a page
  bool is_html = false;
  std::string url, outlet, title, byline;
};

/// Reads one. `published` may be missing, null, "" or a day ("2017-07-10", also with a time after it). Throws
/// DataError; when the line had an id, `id` is set first, so that the answer can name it.
InputLine input_line_from(std::string_view json, std::string& id);

/// The answer to a line that cannot be read: {"id","error"}, without a newline.
std::string error_line(const std::string& id, const std::string& message);

}  // namespace dateline::record
