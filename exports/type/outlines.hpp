#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "exports/type/fonts.hpp"

namespace dateline::type {

/// A step along the edge of a glyph; curves are cubic. From the glyph's origin, y downwards.
struct OutlineStep {
  enum class Kind { move, line, curve, close };
  Kind kind = Kind::line;
  double x_px = 0, y_px = 0;
  double guide1_x_px = 0, guide1_y_px = 0, guide2_x_px = 0, guide2_y_px = 0;  ///< of a curve
};

/// The shapes of glyphs, for text that is drawn without its font.
class Outlines {
 public:
  /// `fonts` must outlive this.
  explicit Outlines(const Fonts& fonts);
  ~Outlines();
  Outlines(const Outlines&) = delete;
  Outlines& operator=(const Outlines&) = delete;

  /// Of a glyph as GlyphRun has it, set in a size. Empty for a blank, and where the font has only pixels.
  std::vector<OutlineStep> of(std::size_t font, std::uint32_t glyph, double size_px);

 private:
  struct Opened;
  const Fonts& fonts_;
  std::vector<std::unique_ptr<Opened>> opened_;  ///< by font; nothing until its first glyph
};

}  // namespace dateline::type
