#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "exports/interchange/handover.hpp"

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
  explicit JsonList(const Writing& writing) : writing_(writing) {}
  void add(const Json& value) {
    writing_.add((is_empty_ ? "[\n" : ",\n") + on_a_line(value));
    is_empty_ = false;
  }
  /// To be called once, after the last.
  void end() const { writing_.add(is_empty_ ? "[]" : "\n]"); }

 private:
  const Writing& writing_;
  bool is_empty_ = true;
};

}  // namespace dateline::interchange
