#include "exports/cairo/cairo.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <vector>

#include "exports/cairo/painter.hpp"
#include "exports/view/label.hpp"
#include "src/base/problem.hpp"

namespace dateline::cairo {
namespace {

constexpr double longest_page_pt = 14400;

struct CanvasRelease {
  void operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
};
using CanvasHandle = std::unique_ptr<cairo_t, CanvasRelease>;

/// Where cairo puts its bytes.
cairo_status_t append(void* out, const unsigned char* bytes, unsigned length) {
  try {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void set(cairo_surface_t* pdf, cairo_pdf_metadata_t field, const std::string& text) {
  cairo_pdf_surface_set_metadata(pdf, field, writable(text).c_str());
}

/// "Page 2 of 5" at the lower right edge.
view::TextLine page_number(std::size_t page, std::size_t pages, double width_px, double page_px) {
  constexpr double size_px = 12;
  return {.text = fmt::format("Page {} of {}", page, pages),
          .x_px = width_px - page_margin_px,
          .ends_at_x = true,
          .baseline_px = page_px - page_margin_px / 2 + size_px / 3,
          .size_px = size_px,
          .paint = view::Paint::muted};
}

/// The text, or as many of its first words as fit, and "…".
view::TextLine shortened(std::string text, const view::TextStyle& style, double most_px,
                         const type::Fonts& fonts) {
  const auto set = [&](const std::string& words) { return view::line_of(words, style, 0, 0, fonts); };
  view::TextLine line = set(text);
  while (line.room_px > most_px && !text.empty()) {
    const std::size_t space = text.rfind(' ');
    std::size_t end = space == std::string::npos || space == 0 ? text.size() - 1 : space;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text.resize(end);
    line = set(text + "…");
  }
  return line;
}

/// What later pages say at their top: of which picture they are, and that it is a draft. The picture itself
/// says both on the first.
void paint_head(Painter& painter, const view::Picture& picture, const type::Fonts& fonts) {
  constexpr view::TextStyle title_style{12, 16, type::Face::text, view::Paint::muted};
  constexpr view::TextStyle draft_style{12, 16, type::Face::bold, view::Paint::alert};
  constexpr double gap_px = 18;
  const double baseline_px = page_margin_px / 2 + 4;
  const double right_px = picture.width_px - page_margin_px;
  double room_px = right_px - page_margin_px;
  if (!picture.draft.empty()) {
    view::TextLine draft = shortened(picture.draft, draft_style, room_px * 0.6, fonts);
    room_px -= draft.room_px + gap_px;
    draft.baseline_px = baseline_px;
    draft.x_px = right_px - draft.room_px;
    painter.paint_aside(draft);
  }
  view::TextLine title = shortened(picture.title, title_style, room_px, fonts);
  title.baseline_px = baseline_px;
  title.x_px = page_margin_px;
  painter.paint_aside(title);
}

/// Paints one of several pages.
void paint_page(Painter& painter, cairo_t* canvas, const view::Picture& picture, const Slice& slice,
                bool is_first) {
  cairo_save(canvas);
  double at_px = is_first ? 0 : page_margin_px;
  if (slice.scale != nullptr) {
    const Extent extent = extent_of(*slice.scale);
    cairo_save(canvas);
    cairo_translate(canvas, 0, at_px - extent.top_px);
    painter.paint(*slice.scale);
    cairo_restore(canvas);
    at_px += extent.bottom_px - extent.top_px + scale_gap_px;
  }
  cairo_translate(canvas, 0, at_px - slice.top_px);
  cairo_rectangle(canvas, 0, slice.top_px, picture.width_px, slice.bottom_px - slice.top_px);
  cairo_clip(canvas);
  painter.paint(picture, {slice.top_px, slice.bottom_px});
  cairo_restore(canvas);
}

}  // namespace

std::string pdf(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts,
                const Paper& paper) {
  const double pt_per_px =
      paper.width_pt > 0 ? std::min(paper.width_pt / picture.width_px, largest_pt_per_px) : usual_pt_per_px;
  const double width_pt = paper.width_pt > 0 ? paper.width_pt : picture.width_px * pt_per_px;
  const double height_pt = paper.height_pt > 0 ? paper.height_pt : picture.height_px * pt_per_px;
  if (std::max(width_pt, height_pt) > longest_page_pt)
    throw base::DataError(
        {.what = fmt::format("the page would be {:.0f} mm long", std::max(width_pt, height_pt) / pt_per_mm),
         .why = fmt::format("readers of PDF show at most {:.0f} mm", longest_page_pt / pt_per_mm),
         .remedy = "--page a4 cuts it into pages; filter words or --max choose fewer events"});
  const double page_px = height_pt / pt_per_px;
  // A page as high as the picture is not cut because of a rounding.
  const std::vector<Slice> slices =
      paper.height_pt > 0 ? slices_of(picture, page_px) : std::vector<Slice>{{0, picture.height_px}};

  std::string out;
  const SurfaceHandle surface(cairo_pdf_surface_create_for_stream(&append, &out, width_pt, height_pt));
  check(cairo_surface_status(surface.get()));
  set(surface.get(), CAIRO_PDF_METADATA_TITLE, picture.title);
  set(surface.get(), CAIRO_PDF_METADATA_SUBJECT, picture.description);
  set(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Dateline");
  // Empty, it is left out: else the same picture would not give the same bytes.
  set(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "");
  {
    const CanvasHandle canvas(cairo_create(surface.get()));
    Painter painter(canvas.get(), Medium::document, theme, fonts);
    for (std::size_t i = 0; i < slices.size(); ++i) {
      painter.ground();
      cairo_identity_matrix(canvas.get());
      cairo_translate(canvas.get(), (width_pt - picture.width_px * pt_per_px) / 2, 0);
      cairo_scale(canvas.get(), pt_per_px, pt_per_px);
      if (i == 0) cairo_tag_begin(canvas.get(), "Document", nullptr);
      paint_page(painter, canvas.get(), picture, slices[i], i == 0);
      if (i > 0) paint_head(painter, picture, fonts);
      if (slices.size() > 1)
        painter.paint_aside(page_number(i + 1, slices.size(), picture.width_px, page_px));
      // Within the last page the document ends before its page does.
      if (i + 1 == slices.size()) cairo_tag_end(canvas.get(), "Document");
      cairo_show_page(canvas.get());
      painter.check();
    }
  }
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()));
  return out;
}

std::string png(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts,
                double density) {
  const double width_px = std::ceil(picture.width_px * density);
  const double height_px = std::ceil(picture.height_px * density);
  if (std::max(width_px, height_px) > longest_side_px || width_px * height_px > most_pixels)
    throw base::DataError(
        {.what = fmt::format("the picture would be {:.0f} by {:.0f} pixels", width_px, height_px),
         .why = fmt::format("a side may have {:.0f}, the whole {:.0f} million", longest_side_px,
                            most_pixels / 1e6),
         .remedy =
             "take a lower --density, choose fewer events (filter words, --max), or write .svg or .pdf"});
  const SurfaceHandle surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width_px),
                                                         static_cast<int>(height_px)));
  check(cairo_surface_status(surface.get()));
  {
    const CanvasHandle canvas(cairo_create(surface.get()));
    cairo_scale(canvas.get(), density, density);
    Painter painter(canvas.get(), Medium::pixels, theme, fonts);
    painter.ground();
    painter.paint(picture, {0, picture.height_px});
    painter.check();
  }
  std::string out;
  check(cairo_surface_write_to_png_stream(surface.get(), &append, &out));
  return out;
}

}  // namespace dateline::cairo
