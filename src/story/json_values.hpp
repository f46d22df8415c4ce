#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "graph/model/model.hpp"

namespace dateline::story {

// Values as the log keeps them in JSON. Reading never fails: what is missing or of another kind is empty.

using Json = nlohmann::ordered_json;

/// Writes the field unless it is empty.
void put(Json& json, const char* name, const std::string& value);
std::string text_in(const Json& json, const char* name);
double number_in(const Json& json, const char* name);
bool is_true(const Json& json, const char* name);
const Json& list_in(const Json& json, const char* name);

Json json_of(const model::Dating& dating);
model::Dating dating_from(const Json& json);

}  // namespace dateline::story
