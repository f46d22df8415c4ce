#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dateline::interchange {

/// Only for the sources of this room: JSON stays behind its doors.
using Json = nlohmann::ordered_json;

/// A value on one line. Bytes that are no UTF-8 become U+FFFD.
inline std::string on_a_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// `value` as member `name` of an object where it says something.
inline void put(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

/// A list written element by element, so that a large one is never held as values: "[\n", each on a line of
/// its own, "\n]".
class JsonList {
 public:
  void add(const Json& value) { out_ += (out_.empty() ? "[\n" : ",\n") + on_a_line(value); }
  std::string take() const { return out_.empty() ? "[]" : out_ + "\n]"; }

 private:
  std::string out_;
};

}  // namespace dateline::interchange
