#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::model {

/// A handle of the story file: what people type (E3). Given once, stable, never used again for anything else.
/// 0 is none.
template <char letter>
struct Handle {
  std::uint32_t number = 0;
  auto operator<=>(const Handle&) const = default;
  explicit operator bool() const { return number != 0; }
};

using EventId = Handle<'E'>;
using ActorId = Handle<'A'>;
using SourceId = Handle<'S'>;
using ClaimId = Handle<'C'>;

/// "E3".
template <char letter>
std::string to_string(Handle<letter> handle) {
  return std::string(1, letter) + std::to_string(handle.number);
}

/// The reverse, the letter in either case; nothing when `text` is no such handle.
template <char letter>
std::optional<Handle<letter>> handle_from(std::string_view text) {
  if (text.size() < 2 || text.size() > 10 || (text[0] != letter && text[0] != letter + 32))
    return std::nullopt;
  std::uint32_t number = 0;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (number == 0) return std::nullopt;
  return Handle<letter>{number};
}

}  // namespace dateline::model

template <char letter>
struct std::hash<dateline::model::Handle<letter>> {
  std::size_t operator()(dateline::model::Handle<letter> handle) const noexcept { return handle.number; }
};
