#pragma once

#include "graph/query/result.hpp"
#include "src/story/json_values.hpp"

namespace dateline::story {

/// All that there is to show of events, as the log keeps what was published: whatever a picture is drawn by
/// is among it.
Json to_json(const query::Result& result);

/// Reading never fails: what is missing or of another kind is empty.
query::Result result_from(const Json& json);

}  // namespace dateline::story
