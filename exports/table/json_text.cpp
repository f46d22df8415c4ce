#include "exports/table/json_text.hpp"

namespace dateline::table {

std::string json_text(const nlohmann::ordered_json& document, std::initializer_list<const char*> lists,
                      const Options& options) {
  using Json = nlohmann::ordered_json;
  if (options.format == Format::json)
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  std::string out;
  for (const char* list : lists)
    for (const Json& one : document.at(list))
      out += one.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return out;
}

}  // namespace dateline::table
