#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/calendar/day.hpp"
#include "src/text/json_tree.hpp"

// Private to the room: reading JSON field by field, with errors that name the field.

namespace dateline::record {

/// Where a value stands in a record, "events[3].time": written out only for an error. A chain of places on
/// the stack, each of which must outlive those below it.
class Place {
 public:
  Place() = default;  ///< the whole line
  Place(const Place& above, std::string_view name) : above_(&above), name_(name) {}
  Place(const Place& above, std::size_t index) : above_(&above), index_(index) {}
  std::string words() const;

 private:
  const Place* above_ = nullptr;
  std::string_view name_;
  std::optional<std::size_t> index_;  ///< in an array, where there is no name
};

/// A value of a record's JSON.
struct Json {
  const text::JsonTree* tree;
  const text::JsonNode* node;
  bool is(text::JsonKind kind) const { return node->kind == kind; }
};

/// Throws DataError: what is wrong at a place.
[[noreturn]] void refuse(const Place& place, const std::string& why);
[[noreturn]] void refuse_record(const std::string& what, const std::string& why);

/// The elements of an array, or refuses.
std::vector<Json> array_at(const Json& value, const Place& place);
std::string text_at(const Json& value, const Place& place);
std::uint64_t number_at(const Json& value, const Place& place);
calendar::Day day_at(const Json& value, const Place& place);

/// One JSON object. Every field is asked for by name; finish() refuses the fields nobody asked for. Of two
/// fields of one name the last counts.
class Fields {
 public:
  /// `place` must outlive it.
  Fields(const Json& object, const Place& place);

  const Place& place() const { return place_; }
  Place place_of(std::string_view name) const { return {place_, name}; }

  std::optional<Json> find(std::string_view name);
  Json need(std::string_view name);
  std::string text(std::string_view name);           ///< must be there
  std::string text_or_empty(std::string_view name);  ///< empty when absent
  bool flag(std::string_view name, bool otherwise);
  /// A number in [0, 1].
  double share(std::string_view name);

  /// The index of a word in a list of names.
  template <typename Names>
  std::size_t choice(std::string_view name, const Names& names) {
    const std::string word = text(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == word) return i;
    }
    refuse_choice(name, word, names.data(), names.size());
  }

  void finish() const;

 private:
  struct Field {
    std::string name;
    const text::JsonNode* value;
    bool asked = false;
  };
  [[noreturn]] void refuse_choice(std::string_view name, const std::string& word,
                                  const std::string_view* names, std::size_t count) const;

  const text::JsonTree& tree_;
  const Place& place_;
  std::vector<Field> fields_;
};

}  // namespace dateline::record
