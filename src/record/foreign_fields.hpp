#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "src/text/json_tree.hpp"

// Private to the room: reading what other programs wrote, field by field.

namespace dateline::record {

/// A fact cannot be taken. `what()` is the reason.
class Refused : public std::runtime_error {
 public:
  Refused(std::uint64_t at, std::string place, const std::string& why)
      : std::runtime_error(why), at_(at), place_(std::move(place)) {}
  /// Byte of the JSON document.
  std::uint64_t at() const { return at_; }
  const std::string& place() const { return place_; }

 private:
  std::uint64_t at_;
  std::string place_;
};

/// Words as a reason quotes them: the first hundred bytes or so.
std::string shortened(std::string_view words);

/// "; did you mean X?" or nothing.
std::string near_name(const std::string& word, const std::vector<std::string>& names);

/// A value of a document, with the name of its place: "events[3].date".
class ForeignValue {
 public:
  ForeignValue(const text::JsonTree& tree, const text::JsonNode& node, std::string place)
      : tree_(&tree), node_(&node), place_(std::move(place)) {}

  const std::string& place() const { return place_; }
  std::uint64_t at() const { return node_->span.begin; }
  text::JsonKind kind() const { return node_->kind; }
  bool is_words() const { return node_->kind == text::JsonKind::string; }
  bool is_object() const { return node_->kind == text::JsonKind::object; }

  [[noreturn]] void refuse(const std::string& why) const;

  std::string words() const;               ///< of a string, or refuses
  std::uint64_t number() const;            ///< whole, zero or more, or refuses
  double real() const;                     ///< finite, or refuses
  bool flag() const;                       ///< or refuses
  std::vector<ForeignValue> list() const;  ///< of an array, or refuses

 private:
  friend class ForeignFields;
  const text::JsonTree* tree_;
  const text::JsonNode* node_;
  std::string place_;
};

/// An object. Every field is asked for by name; finish() refuses those that nobody asked for, and those that
/// stand there twice. A field that is null is one that is not there.
class ForeignFields {
 public:
  /// Refuses what is no object.
  explicit ForeignFields(ForeignValue object);

  const ForeignValue& object() const { return object_; }
  std::optional<ForeignValue> find(const char* name);
  ForeignValue need(const char* name);
  /// The words of a string; "" when it is not there.
  std::string words(const char* name);
  /// The values of an array; none when it is not there.
  std::vector<ForeignValue> list(const char* name);
  /// The index in `names` of the word that a field has, or refuses with a near miss; `otherwise` when it is
  /// not there.
  template <typename Enumeration, typename Names>
  Enumeration choice(const char* name, const Names& names, Enumeration otherwise) {
    const auto value = find(name);
    if (!value) return otherwise;
    const std::vector<std::string> all(names.begin(), names.end());
    return static_cast<Enumeration>(index_of(*value, all));
  }
  /// The fields that nobody has asked for.
  std::vector<std::string> unknown() const;
  void finish() const;

 private:
  static std::size_t index_of(const ForeignValue& value, const std::vector<std::string>& names);

  ForeignValue object_;
  std::set<std::string> asked_;
};

/// A word that only sorts. One that is not among `known` is "other", and `notes` says so; "other" too where
/// the field is not there.
std::string known_or_other(ForeignFields& in, const char* field, const std::vector<std::string>& known,
                           std::vector<std::string>& notes);

}  // namespace dateline::record
