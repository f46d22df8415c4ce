#pragma once

#include <cairo.h>

#include <map>
#include <string>
#include <vector>

#include "exports/cairo/paper.hpp"
#include "exports/cairo/typefaces.hpp"
#include "exports/view/picture.hpp"
#include "exports/view/theme.hpp"

namespace dateline::cairo {

struct SurfaceRelease {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using SurfaceHandle = std::unique_ptr<cairo_surface_t, SurfaceRelease>;

/// What kind of surface is painted on.
enum class Medium {
  document,  ///< letters stay letters, and the parts of the text are named (PDF)
  pixels     ///< letters are painted as shapes, which stand between pixels as well as on them
};

/// Paints pictures on a surface of cairo, in pixels of the picture.
class Painter {
 public:
  /// All must outlive it.
  Painter(cairo_t* canvas, Medium medium, const view::Theme& theme, const type::Fonts& fonts);

  /// The whole surface in one colour; first on each page, and before a part of the text is begun there.
  void ground();
  /// What lies in a part of the picture, at its place.
  void paint(const view::Picture& picture, const Extent& part);
  /// One group, without naming the parts of its text.
  void paint(const view::Group& group);
  /// A line of text that is no part of the document: the number of a page.
  void paint_aside(const view::TextLine& line);
  /// What cairo says of all that was painted. Throws DataError when it is not well.
  void check() const;

 private:
  void shape(const view::Shape& shape);
  void image(const view::Image& image);
  void words_behind(const view::Image& image);
  void colour(view::Paint paint, double opacity = 1);
  void look(const view::Look& look);
  void words(const view::TextLines& text, const Extent& part, bool is_item);
  void line(const view::TextLine& line);
  void blank_after(const view::TextLine& line);
  void glyphs(const type::ShapedLine& shaped, const view::TextLine& line, double left_px);
  void text_of(const type::GlyphRun& run, const std::vector<cairo_glyph_t>& glyphs);
  void blanks_of(const type::GlyphRun& run, const view::TextLine& line, double left_px);
  void box(const view::TextLine& line, double x_px);

  cairo_t* canvas_;
  Medium medium_;
  const view::Theme& theme_;
  const type::Fonts& fonts_;
  Typefaces typefaces_;
  std::map<const image::Image*, SurfaceHandle> images_;  ///< opened, as stored
};

/// A text without what cairo refuses: bytes that are no UTF-8, and code points that are never characters,
/// become U+FFFD; controls go.
std::string writable(std::string_view text);

/// Throws DataError where a status is not success.
void check(cairo_status_t status);

}  // namespace dateline::cairo
