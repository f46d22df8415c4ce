#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "exports/view/picture.hpp"

namespace dateline::view {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// "#1a1a1a".
std::string hex(Colour colour);

/// By how much the lighter of two colours outshines the darker: 1 to 21 (WCAG 2.2).
double contrast(Colour one, Colour other);

/// A colour for each paint.
struct Theme {
  std::array<Colour, paint_count> colours{};

  Colour of(Paint paint) const { return colours[static_cast<std::size_t>(paint)]; }
};

/// The names of the themes that come with the program, of which `data/themes/NAME.txt` holds each.
inline constexpr std::string_view theme_names[] = {"light", "dark", "print", "contrast"};

/// The name of a paint in a theme's file: "ink".
std::string_view name_of(Paint paint);

/// Reads a theme: a line a paint, "ink #1a1a1a"; "#" and a blank begin a remark. Throws DataError, which
/// names the line, where one is not of this form, and where a paint is missing or given twice. `path` is for
/// messages.
Theme read_theme(std::string_view text, std::string_view path);

/// What would be hard to read in it, in words: texts below 4.5:1 and marks below 3:1 on their grounds (WCAG
/// 2.2, 1.4.3 and 1.4.11); "" when nothing is.
std::string faint_in(const Theme& theme);

}  // namespace dateline::view
