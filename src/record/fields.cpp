#include "src/record/fields.hpp"

#include <fmt/format.h>

#include "src/base/problem.hpp"

namespace dateline::record {

void refuse(const std::string& place, const std::string& why) {
  base::ProblemDetail detail;
  detail.what = "extraction record: " + (place.empty() ? std::string("the whole line") : place);
  detail.why = why;
  throw base::DataError(detail);
}

const Json& array_at(const Json& value, const std::string& place) {
  if (!value.is_array()) refuse(place, "an array is expected here");
  return value;
}

std::string text_at(const Json& value, const std::string& place) {
  if (!value.is_string()) refuse(place, "a string is expected here");
  return value.get<std::string>();
}

std::uint64_t number_at(const Json& value, const std::string& place) {
  if (!value.is_number_unsigned()) refuse(place, "a whole number, zero or more, is expected here");
  return value.get<std::uint64_t>();
}

calendar::Day day_at(const Json& value, const std::string& place) {
  const std::string text = text_at(value, place);
  const auto day = calendar::day_from_iso(text);
  if (!day) refuse(place, fmt::format("'{}' is not a day (2017-07-10)", text));
  return *day;
}

Fields::Fields(const Json& object, std::string place) : object_(object), place_(std::move(place)) {
  if (!object_.is_object()) refuse(place_, "an object is expected here");
}

std::string Fields::place_of(std::string_view name) const {
  return place_.empty() ? std::string(name) : fmt::format("{}.{}", place_, name);
}

const Json* Fields::find(const char* name) {
  seen_.insert(name);
  const auto found = object_.find(name);
  return found == object_.end() ? nullptr : &*found;
}

const Json& Fields::need(const char* name) {
  const Json* value = find(name);
  if (value == nullptr) refuse(place_, fmt::format("the field '{}' is missing", name));
  return *value;
}

std::string Fields::text(const char* name) {
  return text_at(need(name), place_of(name));
}

std::string Fields::text_or_empty(const char* name) {
  const Json* value = find(name);
  return value == nullptr ? std::string() : text_at(*value, place_of(name));
}

bool Fields::flag(const char* name, bool otherwise) {
  const Json* value = find(name);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) refuse(place_of(name), "true or false is expected here");
  return value->get<bool>();
}

double Fields::share(const char* name) {
  const Json& value = need(name);
  if (!value.is_number()) refuse(place_of(name), "a number is expected here");
  const double share = value.get<double>();
  if (!(share >= 0 && share <= 1)) refuse(place_of(name), "a number from 0 to 1 is expected here");
  return share;
}

void Fields::finish() const {
  for (const auto& item : object_.items()) {
    if (!seen_.contains(item.key())) refuse(place_of(item.key()), "the format knows no such field");
  }
}

void Fields::refuse_choice(const char* name, const std::string& word, const std::string_view* names,
                           std::size_t count) const {
  refuse(place_of(name), fmt::format("'{}' is none of {}", word, fmt::join(names, names + count, ", ")));
}

}  // namespace dateline::record
