#include "exports/view/outlined.hpp"

#include <algorithm>
#include <utility>

#include "exports/type/outlines.hpp"

namespace dateline::view {
namespace {

constexpr int outline_decimals = 2;  ///< letters are small

/// Nothing where some of the line has no outline.
std::optional<Path> path_of(const TextLine& line, const type::Fonts& fonts, type::Outlines& outlines) {
  const type::ShapedLine shaped = fonts.shape(line.text, line.face, line.size_px, line.right_to_left);
  const double left_px = line.ends_at_x ? line.x_px - shaped.width_px : line.x_px;
  Path path{.look = {.fill = line.paint}, .decimals = outline_decimals};
  for (const type::GlyphRun& run : shaped.runs) {
    if (run.is_lacking) return std::nullopt;
    const std::size_t before = path.steps.size();
    for (const type::Glyph& glyph : run.glyphs) {
      const double x_px = left_px + glyph.x_px;
      const double y_px = line.baseline_px + glyph.y_px;
      for (const type::OutlineStep& step : outlines.of(run.font, glyph.number, line.size_px)) {
        path.steps.push_back({.kind = static_cast<PathStep::Kind>(step.kind),
                              .to = {x_px + step.x_px, y_px + step.y_px},
                              .guide1 = {x_px + step.guide1_x_px, y_px + step.guide1_y_px},
                              .guide2 = {x_px + step.guide2_x_px, y_px + step.guide2_y_px}});
      }
    }
    const bool is_blank = std::all_of(run.text.begin(), run.text.end(), [](char c) { return c == ' '; });
    if (path.steps.size() == before && !is_blank) return std::nullopt;
  }
  return path;
}

}  // namespace

Picture outlined(Picture picture, const type::Fonts& fonts) {
  static_assert(static_cast<int>(PathStep::Kind::move) == static_cast<int>(type::OutlineStep::Kind::move) &&
                static_cast<int>(PathStep::Kind::line) == static_cast<int>(type::OutlineStep::Kind::line) &&
                static_cast<int>(PathStep::Kind::curve) == static_cast<int>(type::OutlineStep::Kind::curve) &&
                static_cast<int>(PathStep::Kind::close) == static_cast<int>(type::OutlineStep::Kind::close));
  type::Outlines outlines(fonts);
  for (Group& group : picture.groups) {
    std::vector<Shape> shapes;
    for (Shape& shape : group.shapes) {
      const auto* text = std::get_if<TextLines>(&shape);
      if (text == nullptr) {
        shapes.push_back(std::move(shape));
        continue;
      }
      for (const TextLine& line : text->lines) {
        if (std::optional<Path> path = path_of(line, fonts, outlines)) {
          shapes.emplace_back(std::move(*path));
        } else {
          shapes.emplace_back(TextLines{{line}});
        }
      }
    }
    group.shapes = std::move(shapes);
  }
  return picture;
}

}  // namespace dateline::view
