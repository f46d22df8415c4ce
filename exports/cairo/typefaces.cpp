#include "exports/cairo/typefaces.hpp"

#include <cairo-ft.h>
#include <freetype/freetype.h>

#include <string>
#include <utility>

#include "src/base/problem.hpp"

namespace dateline::cairo {
namespace {

/// A font in FreeType with all that it reads from. cairo keeps fonts for some time after they are used, so
/// each has its own.
struct OpenedFont {
  std::string bytes;
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  OpenedFont() = default;
  OpenedFont(const OpenedFont&) = delete;
  OpenedFont& operator=(const OpenedFont&) = delete;
  ~OpenedFont() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
};

void release(void* font) {
  delete static_cast<OpenedFont*>(font);
}

[[noreturn]] void fail(const type::FontSource& source, std::string why) {
  throw base::DataError({.path = std::string(source.path),
                         .what = "cannot be used as a typeface",
                         .why = std::move(why),
                         .remedy = "take another copy of the font, or another font"});
}

}  // namespace

const Typefaces::Typeface& Typefaces::of(std::size_t font) {
  const auto known = opened_.find(font);
  if (known != opened_.end()) return known->second;
  const type::FontSource source = fonts_.source(font);
  auto opened = std::make_unique<OpenedFont>();
  opened->bytes = source.bytes;
  if (FT_Init_FreeType(&opened->library) != 0) fail(source, "FreeType does not start");
  const FT_Error error = FT_New_Memory_Face(
      opened->library, reinterpret_cast<const FT_Byte*>(opened->bytes.data()),
      static_cast<FT_Long>(opened->bytes.size()), static_cast<FT_Long>(source.member), &opened->face);
  if (error != 0) fail(source, "FreeType cannot read it (error " + std::to_string(error) + ")");
  static const cairo_user_data_key_t key{};
  Typeface typeface;
  typeface.has_outlines = FT_IS_SCALABLE(opened->face);
  typeface.face.reset(cairo_ft_font_face_create_for_ft_face(opened->face, FT_LOAD_NO_HINTING));
  cairo_status_t status = cairo_font_face_status(typeface.face.get());
  if (status == CAIRO_STATUS_SUCCESS) {
    OpenedFont* const given = opened.release();  // cairo's from here on
    status = cairo_font_face_set_user_data(typeface.face.get(), &key, given, &release);
    if (status != CAIRO_STATUS_SUCCESS) opened.reset(given);
  }
  if (status != CAIRO_STATUS_SUCCESS) fail(source, cairo_status_to_string(status));
  return opened_.emplace(font, std::move(typeface)).first->second;
}

}  // namespace dateline::cairo
