#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "graph/query/result.hpp"

namespace dateline::workbench {

/// An event as the lists of the page show it: without the words of its claims.
nlohmann::ordered_json row_of(const query::ResultEvent& event);

/// Compact, with what is no UTF-8 replaced.
std::string text_of(const nlohmann::ordered_json& value);

}  // namespace dateline::workbench
