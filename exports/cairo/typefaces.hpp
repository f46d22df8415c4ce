#pragma once

#include <cairo.h>

#include <map>
#include <memory>

#include "exports/type/fonts.hpp"

namespace dateline::cairo {

struct FontFaceRelease {
  void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
};
using FontFaceHandle = std::unique_ptr<cairo_font_face_t, FontFaceRelease>;

/// Our fonts as cairo takes them, each opened when it is first used.
class Typefaces {
 public:
  /// `fonts` must outlive it.
  explicit Typefaces(const type::Fonts& fonts) : fonts_(fonts) {}

  struct Typeface {
    FontFaceHandle face;
    bool has_outlines = true;  ///< false where glyphs are pictures of pixels
  };

  /// The font of that number (GlyphRun::font). Throws DataError when it is damaged.
  const Typeface& of(std::size_t font);

 private:
  const type::Fonts& fonts_;
  std::map<std::size_t, Typeface> opened_;
};

}  // namespace dateline::cairo
