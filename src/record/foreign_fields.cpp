#include "src/record/foreign_fields.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "src/base/problem.hpp"

namespace dateline::record {
namespace {

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

std::string shortened(std::string_view words) {
  constexpr std::size_t most_bytes = 120;
  if (words.size() <= most_bytes) return std::string(words);
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u) --end;
  return std::string(words.substr(0, end)) + "…";
}

std::string near_name(const std::string& word, const std::vector<std::string>& names) {
  constexpr std::size_t longest = 60;
  if (word.size() > longest) return "";
  const std::string near = base::nearest_of(word, names.data(), names.data() + names.size());
  return near.empty() ? "" : "; did you mean " + near + "?";
}

void ForeignValue::refuse(const std::string& why) const {
  throw Refused(at(), place_, why);
}

std::string ForeignValue::words() const {
  if (!is_words()) refuse("a string is expected here");
  return tree_->words_of(*node_);
}

std::uint64_t ForeignValue::number() const {
  if (node_->kind == text::JsonKind::number) {
    const std::string written = tree_->words_of(*node_);
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (failure == std::errc() && end == written.data() + written.size()) return value;
  }
  refuse("a whole number, zero or more, is expected here");
}

double ForeignValue::real() const {
  if (node_->kind == text::JsonKind::number) {
    const std::string written = tree_->words_of(*node_);
    double value = 0;
    const auto [end, failure] = std::from_chars(written.data(), written.data() + written.size(), value);
    if (failure == std::errc() && end == written.data() + written.size() && std::isfinite(value))
      return value;
  }
  refuse("a number is expected here");
}

bool ForeignValue::flag() const {
  if (node_->kind != text::JsonKind::boolean) refuse("true or false is expected here");
  return tree_->words_of(*node_) == "true";
}

std::vector<ForeignValue> ForeignValue::list() const {
  if (node_->kind != text::JsonKind::array) refuse("an array is expected here");
  std::vector<ForeignValue> out;
  for (const text::JsonNode* one = tree_->first(*node_); one != nullptr; one = tree_->next(*one))
    out.emplace_back(*tree_, *one, place_ + "[" + std::to_string(out.size()) + "]");
  return out;
}

ForeignFields::ForeignFields(ForeignValue object) : object_(std::move(object)) {
  if (!object_.is_object()) object_.refuse("an object is expected here");
}

std::optional<ForeignValue> ForeignFields::find(const char* name) {
  asked_.insert(name);
  const text::JsonNode* node = object_.tree_->member(*object_.node_, name);
  if (node == nullptr || node->kind == text::JsonKind::null) return std::nullopt;
  return ForeignValue(*object_.tree_, *node, object_.place_.empty() ? name : object_.place_ + "." + name);
}

ForeignValue ForeignFields::need(const char* name) {
  auto value = find(name);
  if (!value) object_.refuse(std::string("the field '") + name + "' is missing");
  return *std::move(value);
}

std::string ForeignFields::words(const char* name) {
  const auto value = find(name);
  return value ? value->words() : std::string();
}

std::vector<ForeignValue> ForeignFields::list(const char* name) {
  const auto value = find(name);
  return value ? value->list() : std::vector<ForeignValue>();
}

std::size_t ForeignFields::index_of(const ForeignValue& value, const std::vector<std::string>& names) {
  const std::string word = value.words();
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end())
    value.refuse("'" + shortened(word) + "' is none of " + list_of(names) + near_name(word, names));
  return static_cast<std::size_t>(found - names.begin());
}

std::vector<std::string> ForeignFields::unknown() const {
  std::vector<std::string> out;
  const text::JsonTree& tree = *object_.tree_;
  for (const text::JsonNode* one = tree.first(*object_.node_); one != nullptr; one = tree.next(*one))
    if (std::string key = tree.key_of(*one); !asked_.contains(key)) out.push_back(std::move(key));
  return out;
}

void ForeignFields::finish() const {
  const text::JsonTree& tree = *object_.tree_;
  std::set<std::string> seen;
  for (const text::JsonNode* one = tree.first(*object_.node_); one != nullptr; one = tree.next(*one)) {
    const std::string key = tree.key_of(*one);
    const std::string place = shortened(object_.place_.empty() ? key : object_.place_ + "." + key);
    if (!asked_.contains(key))
      throw Refused(one->span.begin, place,
                    "the format knows no field '" + shortened(key) + "' here" +
                        near_name(key, {asked_.begin(), asked_.end()}));
    if (!seen.insert(key).second)
      throw Refused(one->span.begin, place, "the field '" + key + "' is there twice");
  }
}

std::string known_or_other(ForeignFields& in, const char* field, const std::vector<std::string>& known,
                           std::vector<std::string>& notes) {
  const std::string word = in.words(field);
  if (word.empty() || std::find(known.begin(), known.end(), word) != known.end())
    return word.empty() ? "other" : word;
  notes.push_back("taken as other: the " + std::string(field) + " '" + shortened(word) +
                  "', which is not known" + near_name(word, known));
  return "other";
}

}  // namespace dateline::record
