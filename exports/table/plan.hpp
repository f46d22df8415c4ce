#pragma once

#include <string>

#include "graph/query/plan.hpp"

namespace dateline::table {

/// How a question was answered, a few lines of words; with `as_json` one line of JSON.
std::string plan(const query::Plan& plan, bool as_json);

}  // namespace dateline::table
