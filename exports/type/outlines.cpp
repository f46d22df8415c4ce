#include "exports/type/outlines.hpp"

#include <hb-ot.h>
#include <hb.h>

namespace dateline::type {
namespace {

struct Pen {
  std::vector<OutlineStep>& steps;
  double scale = 1;

  void add(OutlineStep::Kind kind, float x, float y) {
    steps.push_back({.kind = kind, .x_px = x * scale, .y_px = -y * scale});
  }
};

Pen& pen_of(void* data) {
  return *static_cast<Pen*>(data);
}

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  pen_of(data).add(OutlineStep::Kind::move, x, y);
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  pen_of(data).add(OutlineStep::Kind::line, x, y);
}

void curve_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x,
              float y, void*) {
  Pen& pen = pen_of(data);
  pen.add(OutlineStep::Kind::curve, x, y);
  OutlineStep& step = pen.steps.back();
  step.guide1_x_px = x1 * pen.scale;
  step.guide1_y_px = -y1 * pen.scale;
  step.guide2_x_px = x2 * pen.scale;
  step.guide2_y_px = -y2 * pen.scale;
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
  pen_of(data).steps.push_back({.kind = OutlineStep::Kind::close});
}

/// Curves of one guide come as such of two: there is no function for them.
hb_draw_funcs_t* made_functions() {
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  hb_draw_funcs_set_move_to_func(functions, move_to, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(functions, line_to, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(functions, curve_to, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(functions, close_path, nullptr, nullptr);
  return functions;
}

}  // namespace

struct Outlines::Opened {
  explicit Opened(const FontSource& source) {
    hb_blob_t* blob = hb_blob_create(source.bytes.data(), static_cast<unsigned>(source.bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, source.member);
    hb_blob_destroy(blob);
    font = hb_font_create(face);
    units_per_em = static_cast<int>(hb_face_get_upem(face));
    hb_face_destroy(face);
    hb_font_set_scale(font, units_per_em, units_per_em);
  }
  ~Opened() {
    hb_font_destroy(font);
    hb_draw_funcs_destroy(functions);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  hb_font_t* font = nullptr;
  hb_draw_funcs_t* functions = made_functions();
  int units_per_em = 1000;
};

Outlines::Outlines(const Fonts& fonts) : fonts_(fonts) {}
Outlines::~Outlines() = default;

std::vector<OutlineStep> Outlines::of(std::size_t font, std::uint32_t glyph, double size_px) {
  if (opened_.size() <= font) opened_.resize(font + 1);
  if (!opened_[font]) opened_[font] = std::make_unique<Opened>(fonts_.source(font));
  std::vector<OutlineStep> steps;
  Pen pen{steps, size_px / opened_[font]->units_per_em};
  hb_font_get_glyph_shape(opened_[font]->font, glyph, opened_[font]->functions, &pen);
  return steps;
}

}  // namespace dateline::type
