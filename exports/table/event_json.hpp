#pragma once

#include <nlohmann/json.hpp>

#include "graph/query/result.hpp"

namespace dateline::table {

/// Only for the sources of this room: JSON stays behind its doors.
nlohmann::ordered_json json_of(const query::Result& result);
nlohmann::ordered_json json_of(const query::ResultSource& source);
/// When an event was, in words and in bounds.
nlohmann::ordered_json time_json(const query::ResultEvent& event);
nlohmann::ordered_json json_of(const query::ResultDecision& decision);
nlohmann::ordered_json json_of(const query::ResultPicture& picture);
nlohmann::ordered_json link_json(const query::ResultLink& link);

}  // namespace dateline::table
