#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"

namespace dateline::story {

/// The fields of a source that can be given from outside, as `set` and manifests name them.
const std::vector<std::string>& known_field_names();

/// Throws UsageError, with `where` before the message, for a value that is not UTF-8.
void must_be_text(const std::string& value, const std::string& where);

/// Gives `known` a field's new value; "" or "unknown" takes it away. `where` is put before the message
/// ("--published", "sources.csv:3"). Throws UsageError for a field that is none, for a value that is not
/// UTF-8 and for a date that is no day of the calendar.
void set_known(article::Known& known, const std::string& field, const std::string& value,
               const std::string& where);

/// As one JSON object, and back. Throws DataError when `json` is none of ours.
std::string known_to_json(const article::Known& known);
article::Known known_from_json(std::string_view json);

/// The fields of a sidecar: a JSON object of the names that `set` knows, beside the article it speaks of.
/// Throws DataError naming `path` for what is none.
article::Known known_from_sidecar(std::string_view bytes, const std::string& path);

}  // namespace dateline::story
