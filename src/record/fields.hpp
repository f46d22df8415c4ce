#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "src/base/byte_span.hpp"
#include "src/calendar/day.hpp"

// Private to the room: reading JSON field by field, with errors that name the field.

namespace dateline::record {

using Json = nlohmann::json;

/// Throws DataError: what is wrong at `place` ("events[3].time").
[[noreturn]] void refuse(const std::string& place, const std::string& why);

/// The elements of a JSON array, or refuses.
const Json& array_at(const Json& value, const std::string& place);
std::string text_at(const Json& value, const std::string& place);
std::uint64_t number_at(const Json& value, const std::string& place);
calendar::Day day_at(const Json& value, const std::string& place);

/// One JSON object. Every field is asked for by name; finish() refuses the fields nobody asked for.
class Fields {
 public:
  Fields(const Json& object, std::string place);

  const std::string& place() const { return place_; }
  std::string place_of(std::string_view name) const;

  const Json* find(const char* name);
  const Json& need(const char* name);
  std::string text(const char* name);           ///< must be there
  std::string text_or_empty(const char* name);  ///< empty when absent
  bool flag(const char* name, bool otherwise);
  /// A number in [0, 1].
  double share(const char* name);

  /// The index of a word in a list of names.
  template <typename Names>
  std::size_t choice(const char* name, const Names& names) {
    const std::string word = text(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == word) return i;
    }
    refuse_choice(name, word, names.data(), names.size());
  }

  void finish() const;

 private:
  [[noreturn]] void refuse_choice(const char* name, const std::string& word, const std::string_view* names,
                                  std::size_t count) const;

  const Json& object_;
  std::string place_;
  std::set<std::string_view> seen_;
};

}  // namespace dateline::record
