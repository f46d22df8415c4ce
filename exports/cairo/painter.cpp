#include "exports/cairo/painter.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numbers>
#include <tuple>
#include <type_traits>
#include <vector>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::cairo {
namespace {

/// A part of the text, named for who listens. Goes with its scope.
class Tag {
 public:
  Tag(cairo_t* canvas, Medium medium, const char* name)
      : canvas_(medium == Medium::document ? canvas : nullptr), name_(name) {
    if (canvas_ != nullptr) cairo_tag_begin(canvas_, name_, nullptr);
  }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;
  ~Tag() {
    if (canvas_ != nullptr) cairo_tag_end(canvas_, name_);
  }

 private:
  cairo_t* canvas_;
  const char* name_;
};

bool meets(const Extent& extent, const Extent& part) {
  return extent.bottom_px > part.top_px && extent.top_px < part.bottom_px;
}

bool lies_in(const view::TextLine& line, const Extent& part) {
  return line.baseline_px > part.top_px && line.baseline_px <= part.bottom_px;
}

/// Or a photograph, which is told to who listens.
bool has_words_in(const view::Group& group, const Extent& part) {
  for (const view::Shape& shape : group.shapes)
    if (std::holds_alternative<view::Image>(shape)) {
      if (meets(extent_of(shape), part)) return true;
    } else if (const auto* text = std::get_if<view::TextLines>(&shape))
      for (const view::TextLine& line : text->lines)
        if (lies_in(line, part)) return true;
  return false;
}

/// What ground() has painted already. Painted again over all, cairo would forget what came before it on the
/// page, the names of parts that were begun there included.
bool is_ground(const view::Shape& shape, const view::Picture& picture) {
  const auto* const rectangle = std::get_if<view::Rectangle>(&shape);
  return rectangle != nullptr && rectangle->look == view::Look{.fill = view::Paint::ground} &&
         rectangle->box == view::Box{0, 0, picture.width_px, picture.height_px};
}

bool is_one_paragraph(const view::TextLine& one, const view::TextLine& next) {
  return one.face == next.face && one.size_px == next.size_px && one.paint == next.paint;
}

struct Bytes {
  std::string_view left;
};

cairo_status_t read_bytes(void* from, unsigned char* into, unsigned length) {
  std::string_view& left = static_cast<Bytes*>(from)->left;
  if (left.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::copy_n(left.data(), length, reinterpret_cast<char*>(into));
  left.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

void free_bytes(void* bytes) {
  delete static_cast<std::string*>(bytes);
}

/// An image as cairo paints it, rows as stored.
SurfaceHandle opened(const image::Image& image, Medium medium) {
  if (image.format == image::Format::png) {
    Bytes bytes{image.bytes};
    SurfaceHandle surface(cairo_image_surface_create_from_png_stream(&read_bytes, &bytes));
    check(cairo_surface_status(surface.get()));
    return surface;
  }
  SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(image.width_px),
                                                   static_cast<int>(image.height_px)));
  check(cairo_surface_status(surface.get()));
  if (medium == Medium::document) {
    // A document takes the JPEG as it is, and never looks at the surface.
    auto bytes = std::make_unique<std::string>(image::without_orientation(image));
    check(cairo_surface_set_mime_data(surface.get(), CAIRO_MIME_TYPE_JPEG,
                                      reinterpret_cast<const unsigned char*>(bytes->data()), bytes->size(),
                                      &free_bytes, bytes.get()));
    std::ignore = bytes.release();  // free_bytes() has it now
    return surface;
  }
  const image::Pixels pixels = image::pixels_of(image);
  unsigned char* const rows = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const std::uint8_t* rgb = pixels.rgb.data();
  for (std::size_t y = 0; y < pixels.height_px; ++y) {
    for (std::size_t x = 0; x < pixels.width_px; ++x, rgb += 3) {
      const std::uint32_t value =
          std::uint32_t{rgb[0]} << 16 | std::uint32_t{rgb[1]} << 8 | std::uint32_t{rgb[2]};
      std::memcpy(rows + y * stride + x * sizeof value, &value, sizeof value);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

}  // namespace

void check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw base::DataError({.what = "the picture cannot be drawn",
                         .why = std::string("cairo: ") + cairo_status_to_string(status),
                         .remedy = "choose fewer events, or take .svg"});
}

std::string writable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    at += c.length;
    const bool is_character =
        c.valid && (c.value < 0xfdd0 || c.value > 0xfdef) && (c.value & 0xfffe) != 0xfffe;
    if (is_character && (c.value < 0x20 || c.value == 0x7f)) continue;
    base::append_utf8(out, is_character ? c.value : char32_t{0xfffd});
  }
  return out;
}

Painter::Painter(cairo_t* canvas, Medium medium, const view::Theme& theme, const type::Fonts& fonts)
    : canvas_(canvas), medium_(medium), theme_(theme), fonts_(fonts), typefaces_(fonts) {
  cairo_set_miter_limit(canvas_, 4);  // as SVG has it
  cairo_font_options_t* const options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(canvas_, options);
  cairo_font_options_destroy(options);
}

void Painter::check() const {
  cairo::check(cairo_status(canvas_));
}

void Painter::ground() {
  colour(view::Paint::ground);
  cairo_paint(canvas_);
}

void Painter::colour(view::Paint paint, double opacity) {
  const view::Colour colour = theme_.of(paint);
  cairo_set_source_rgba(canvas_, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0, opacity);
}

void Painter::paint(const view::Picture& picture, const Extent& part) {
  // The entries that follow each other are one list.
  bool in_list = false;
  const auto list = [&](bool wanted) {
    if (medium_ != Medium::document || wanted == in_list) return;
    in_list = wanted;
    if (wanted) {
      cairo_tag_begin(canvas_, "L", nullptr);
    } else {
      cairo_tag_end(canvas_, "L");
    }
  };
  for (const view::Group& group : picture.groups) {
    const bool is_item = !group.id.empty() && has_words_in(group, part);
    const auto shapes = [&] {
      for (const view::Shape& it : group.shapes) {
        if (const auto* text = std::get_if<view::TextLines>(&it)) {
          if (group.is_scale) {
            if (meets(extent_of(it), part)) shape(it);
          } else {
            words(*text, part, is_item);
          }
        } else if (meets(extent_of(it), part) && !is_ground(it, picture)) {
          shape(it);
        }
      }
    };
    if (is_item) {
      list(true);
      const Tag item(canvas_, medium_, "LI");
      const Tag body(canvas_, medium_, "LBody");
      shapes();
    } else {
      if (!group.is_scale && has_words_in(group, part)) list(false);
      shapes();
    }
  }
  list(false);
}

void Painter::paint(const view::Group& group) {
  for (const view::Shape& it : group.shapes) shape(it);
}

void Painter::paint_aside(const view::TextLine& it) {
  line(it);
}

void Painter::words(const view::TextLines& text, const Extent& part, bool is_item) {
  std::vector<const view::TextLine*> lines;
  for (const view::TextLine& it : text.lines)
    if (lies_in(it, part)) lines.push_back(&it);
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && is_one_paragraph(*lines[last - 1], *lines[last])) ++last;
    const bool is_heading = !is_item && lines[first]->face == type::Face::headline;
    const Tag tag(canvas_, medium_, is_heading ? "H1" : "P");
    for (; first < last; ++first) {
      line(*lines[first]);
      // Who listens would else hear the words at both ends as one.
      if (first + 1 < last && medium_ == Medium::document) blank_after(*lines[first]);
    }
  }
}

void Painter::look(const view::Look& look) {
  if (look.fill) {
    if (look.fade == view::Fade::none) {
      colour(*look.fill);
      cairo_fill_preserve(canvas_);
    } else {
      double left = 0, right = 0, top = 0, bottom = 0;
      cairo_path_extents(canvas_, &left, &top, &right, &bottom);
      cairo_pattern_t* const fade = cairo_pattern_create_linear(left, 0, right, 0);
      const view::Colour c = theme_.of(*look.fill);
      const bool is_in = look.fade == view::Fade::in;
      for (const double at : {0.0, 1.0})
        cairo_pattern_add_color_stop_rgba(fade, at, c.red / 255.0, c.green / 255.0, c.blue / 255.0,
                                          is_in ? at : 1 - at);
      cairo_set_source(canvas_, fade);
      cairo_pattern_destroy(fade);
      cairo_fill_preserve(canvas_);
    }
  }
  if (look.stroke) {
    constexpr double dots[] = {2, 3};
    colour(*look.stroke);
    cairo_set_line_width(canvas_, look.stroke_px);
    cairo_set_dash(canvas_, dots, look.dash == view::Dash::dotted ? 2 : 0, 0);
    cairo_stroke_preserve(canvas_);
  }
  cairo_new_path(canvas_);
}

void Painter::shape(const view::Shape& shape) {
  std::visit(
      [&](const auto& it) {
        using Kind = std::decay_t<decltype(it)>;
        if constexpr (std::is_same_v<Kind, view::Image>) {
          image(it);
        } else if constexpr (std::is_same_v<Kind, view::TextLines>) {
          for (const view::TextLine& text : it.lines) line(text);
        } else {
          if constexpr (std::is_same_v<Kind, view::Rectangle>) {
            cairo_rectangle(canvas_, it.box.x_px, it.box.y_px, it.box.width_px, it.box.height_px);
          } else if constexpr (std::is_same_v<Kind, view::Circle>) {
            cairo_arc(canvas_, it.middle.x_px, it.middle.y_px, it.radius_px, 0, 2 * std::numbers::pi);
          } else {
            for (const view::PathStep& step : it.steps) {
              switch (step.kind) {
                case view::PathStep::Kind::move:
                  cairo_move_to(canvas_, step.to.x_px, step.to.y_px);
                  break;
                case view::PathStep::Kind::line:
                  cairo_line_to(canvas_, step.to.x_px, step.to.y_px);
                  break;
                case view::PathStep::Kind::curve:
                  cairo_curve_to(canvas_, step.guide1.x_px, step.guide1.y_px, step.guide2.x_px,
                                 step.guide2.y_px, step.to.x_px, step.to.y_px);
                  break;
                case view::PathStep::Kind::close:
                  cairo_close_path(canvas_);
                  break;
              }
            }
          }
          look(it.look);
        }
      },
      shape);
}

void Painter::image(const view::Image& image) {
  SurfaceHandle& surface = images_[image.pixels];
  if (!surface) surface = opened(*image.pixels, medium_);
  const bool is_told = medium_ == Medium::document && !image.alternative.empty();
  // A decoration is no part of the document.
  if (is_told) cairo_tag_begin(canvas_, "Figure", nullptr);
  const view::Turn turn = view::turn_of(image);
  const cairo_matrix_t matrix = {turn.a, turn.b, turn.c, turn.d, turn.e, turn.f};
  cairo_save(canvas_);
  cairo_transform(canvas_, &matrix);
  cairo_rectangle(canvas_, 0, 0, turn.width_px, turn.height_px);
  cairo_clip(canvas_);
  cairo_scale(canvas_, turn.width_px / image.pixels->width_px, turn.height_px / image.pixels->height_px);
  cairo_set_source_surface(canvas_, surface.get(), 0, 0);
  // On pixels its edges do not fade into what is around it; a document would take it for a pattern.
  if (medium_ == Medium::pixels) cairo_pattern_set_extend(cairo_get_source(canvas_), CAIRO_EXTEND_PAD);
  cairo_paint(canvas_);
  cairo_restore(canvas_);
  if (!is_told) return;
  words_behind(image);
  cairo_tag_end(canvas_, "Figure");
}

/// cairo writes no alternative texts: the words stand behind a blank in the picture, where who listens,
/// searches or copies finds them.
void Painter::words_behind(const view::Image& image) {
  const view::TextLine line{
      .text = " ", .x_px = image.box.x_px, .baseline_px = image.box.y_px + image.box.height_px, .size_px = 8};
  const type::ShapedLine blank = fonts_.shape(line.text, line.face, line.size_px, false);
  // As itself first: it keeps the meaning that it has where it is drawn first.
  glyphs(blank, line, line.x_px);
  const std::string words = writable(image.alternative);
  const cairo_glyph_t glyph = {blank.runs.front().glyphs.front().number, line.x_px, line.baseline_px};
  const cairo_text_cluster_t all = {static_cast<int>(words.size()), 1};
  if (!words.empty())
    cairo_show_text_glyphs(canvas_, words.data(), static_cast<int>(words.size()), &glyph, 1, &all, 1,
                           cairo_text_cluster_flags_t{});
}

void Painter::line(const view::TextLine& line) {
  const std::string text = writable(line.text);
  const type::ShapedLine shaped = fonts_.shape(text, line.face, line.size_px, line.right_to_left);
  colour(line.paint);
  glyphs(shaped, line, line.ends_at_x ? line.x_px - shaped.width_px : line.x_px);
}

void Painter::blank_after(const view::TextLine& line) {
  const double width_px =
      fonts_.shape(writable(line.text), line.face, line.size_px, line.right_to_left).width_px;
  const type::ShapedLine blank = fonts_.shape(" ", line.face, line.size_px, false);
  const double left_px = line.ends_at_x ? line.x_px - width_px : line.x_px;
  glyphs(blank, line, line.right_to_left ? left_px - blank.width_px : left_px + width_px);
}

void Painter::glyphs(const type::ShapedLine& shaped, const view::TextLine& line, double left_px) {
  for (const type::GlyphRun& run : shaped.runs) {
    if (run.glyphs.empty()) continue;
    const Typefaces::Typeface& typeface = typefaces_.of(run.font);
    std::vector<cairo_glyph_t> glyphs;
    for (const type::Glyph& glyph : run.glyphs)
      glyphs.push_back({glyph.number, left_px + glyph.x_px, line.baseline_px + glyph.y_px});
    const int count = static_cast<int>(glyphs.size());
    cairo_set_font_face(canvas_, typeface.face.get());
    cairo_set_font_size(canvas_, line.size_px);
    if (run.is_lacking) {
      for (const cairo_glyph_t& glyph : glyphs) box(line, glyph.x);
    } else if (!typeface.has_outlines) {
      cairo_show_glyphs(canvas_, glyphs.data(), count);
    } else if (medium_ == Medium::document) {
      text_of(run, glyphs);
    } else {
      cairo_glyph_path(canvas_, glyphs.data(), count);
      cairo_fill(canvas_);
    }
    if (medium_ == Medium::document && (run.is_lacking || !typeface.has_outlines))
      blanks_of(run, line, left_px);
  }
}

/// The glyphs of a run together with its characters.
void Painter::text_of(const type::GlyphRun& run, const std::vector<cairo_glyph_t>& glyphs) {
  std::vector<cairo_text_cluster_t> clusters;
  for (const type::Cluster& cluster : run.clusters)
    clusters.push_back({static_cast<int>(cluster.bytes), static_cast<int>(cluster.glyphs)});
  cairo_show_text_glyphs(canvas_, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(),
                         static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                         run.right_to_left ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
}

/// The characters of a run that is drawn as pixels or boxes, behind blanks: so they can be searched and
/// copied.
void Painter::blanks_of(const type::GlyphRun& run, const view::TextLine& line, double left_px) {
  const type::ShapedLine blank = fonts_.shape(" ", line.face, line.size_px, false);
  std::vector<cairo_glyph_t> glyphs;
  for (const type::Glyph& glyph : run.glyphs)
    glyphs.push_back({blank.runs.front().glyphs.front().number, left_px + glyph.x_px, line.baseline_px});
  cairo_set_font_face(canvas_, typefaces_.of(blank.runs.front().font).face.get());
  cairo_set_font_size(canvas_, line.size_px);
  text_of(run, glyphs);
}

/// Stands for a character that no font has. Drawn, since readers of PDF leave glyph 0 out.
void Painter::box(const view::TextLine& line, double x_px) {
  const double stroke_px = line.size_px * 0.06;
  cairo_rectangle(canvas_, x_px + line.size_px * 0.07, line.baseline_px - line.size_px * 0.7,
                  line.size_px * 0.45, line.size_px * 0.7);
  cairo_set_line_width(canvas_, stroke_px);
  cairo_set_dash(canvas_, nullptr, 0, 0);
  cairo_stroke(canvas_);
}

}  // namespace dateline::cairo
