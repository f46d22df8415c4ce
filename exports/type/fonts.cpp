#include "exports/type/fonts.hpp"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <vector>

#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"

namespace dateline::type {
namespace {

constexpr std::size_t face_count = std::size(all_faces);
constexpr const char* font_files[face_count] = {"fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf",
                                                "fonts/NotoSerif-Bold.ttf"};
constexpr std::string_view stand_in_file = "fonts/stand-in-advances.txt";
/// Code points below this have their stand-in width in a flat table.
constexpr char32_t table_end = 0x2600;
/// What rounding of glyph positions to whole pixels may add.
constexpr double rounding_room = 1.02;
constexpr std::size_t cached_words = 1 << 16;
constexpr std::size_t longest_cached_word = 48;

std::size_t index_of(Face face) {
  return static_cast<std::size_t>(face);
}

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using BlobHandle = std::unique_ptr<hb_blob_t, Release<hb_blob_destroy>>;
using FaceHandle = std::unique_ptr<hb_face_t, Release<hb_face_destroy>>;
using FontHandle = std::unique_ptr<hb_font_t, Release<hb_font_destroy>>;
using BufferHandle = std::unique_ptr<hb_buffer_t, Release<hb_buffer_destroy>>;
using InputHandle = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;

/// Joiners, variation selectors, direction marks and the like: what no font needs a glyph for.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x34f || c == 0x61c ||
         (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe0fff);
}

/// How wide, in ems, another font may draw a character that ours lack. Generous: a gap is no harm, an overlap
/// is.
double estimated_em(char32_t c) {
  if (is_invisible(c)) return 0;
  switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
      return 0;
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
      return c == 0x3000 ? 1.0 : 0.6;
    default:
      break;
  }
  if (c >= 0x1f000 && c < 0x20000) return 1.4;  // emoji
  if (c >= 0x2e80 && c < 0xd7ff) return 1.02;   // East Asian
  if (c >= 0xf900 && c < 0xfb00) return 1.02;
  if (c >= 0xfe30 && c < 0xfe70) return 1.02;
  if (c >= 0xff00 && c < 0xff61) return 1.02;
  if (c >= 0x20000 && c < 0x40000) return 1.02;
  return c >= 0x590 && c < 0x900 ? 0.85 : 1.15;  // right-to-left scripts, then all others
}

template <class Visit>
void each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    visit(c.valid ? c.value : char32_t{0xfffd});
    at += c.length;
  }
}

[[noreturn]] void fail(std::string_view path, std::string why) {
  throw base::DataError(
      {.path = std::string(path), .what = "cannot be used as a typeface", .why = std::move(why)});
}

struct Widths {
  double own_em = 0;
  double room_em = 0;
};

struct WordHash {
  using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library's name
  std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

}  // namespace

struct Fonts::Shaper {
  struct Loaded {
    FaceHandle face;
    FontHandle font;
    std::vector<float> stand_in_em = std::vector<float>(table_end, -1.0F);
    std::unordered_map<std::string, Widths, WordHash, std::equal_to<>> words;
  };
  std::array<Loaded, face_count> faces;
  BufferHandle buffer{hb_buffer_create()};

  explicit Shaper(const base::DataFiles& data);
  void read_stand_ins(std::string_view table);
  bool has_glyph(const Loaded& face, char32_t c) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face.font.get(), c, &glyph) != 0;
  }
  Widths shape(const Loaded& face, std::string_view text) const;
  Widths measure(Face which, std::string_view text);
};

Fonts::Shaper::Shaper(const base::DataFiles& data) {
  for (std::size_t i = 0; i < face_count; ++i) {
    const std::string_view bytes = data.at(font_files[i]);
    const BlobHandle blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                         HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    faces[i].face.reset(hb_face_create(blob.get(), 0));
    if (hb_face_get_glyph_count(faces[i].face.get()) == 0) fail(font_files[i], "it holds no glyphs");
    faces[i].font.reset(hb_font_create(faces[i].face.get()));
    const int upem = static_cast<int>(hb_face_get_upem(faces[i].face.get()));
    hb_font_set_scale(faces[i].font.get(), upem, upem);
  }
  read_stand_ins(data.at(stand_in_file));
}

/// Lines of "code-point advance advance advance", one advance a face.
void Fonts::Shaper::read_stand_ins(std::string_view table) {
  const char* at = table.data();
  const char* const end = at + table.size();
  while (at != end) {
    const char* const line_end = std::find(at, end, '\n');
    if (at != line_end && *at != '#') {
      std::uint32_t character = 0;
      auto read = std::from_chars(at, line_end, character, 16);
      for (std::size_t i = 0; i < face_count && read.ec == std::errc{}; ++i) {
        int advance = 0;
        while (read.ptr != line_end && *read.ptr == ' ') ++read.ptr;
        read = std::from_chars(read.ptr, line_end, advance);
        if (read.ec == std::errc{} && character < table_end) {
          faces[i].stand_in_em[character] = static_cast<float>(advance) / 1000;
        }
      }
      if (read.ec != std::errc{}) fail(stand_in_file, "a line is not 'code-point advance advance advance'");
    }
    at = line_end == end ? end : line_end + 1;
  }
}

Widths Fonts::Shaper::shape(const Loaded& face, std::string_view text) const {
  Widths widths;
  double lacking_em = 0;
  bool drawable = false;
  each_character(text, [&](char32_t c) {
    const double stand_in = c < table_end ? face.stand_in_em[c] : -1;
    if (is_invisible(c)) return;
    if (stand_in >= 0) {
      drawable = true;
      widths.room_em += stand_in;
    } else if (has_glyph(face, c)) {
      drawable = true;
      widths.room_em += 1.0;
    } else {
      lacking_em += estimated_em(c);
    }
  });
  if (drawable) {
    hb_buffer_clear_contents(buffer.get());
    hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0,
                       static_cast<int>(text.size()));
    // Set first: guessed, it would be that of the locale.
    hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
    hb_buffer_guess_segment_properties(buffer.get());
    hb_shape(face.font.get(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* const glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* const positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    std::int64_t advance = 0;
    for (unsigned i = 0; i < count; ++i) {
      if (glyphs[i].codepoint != 0) advance += positions[i].x_advance;
    }
    widths.own_em = static_cast<double>(advance) / hb_face_get_upem(face.face.get());
  }
  widths.own_em += lacking_em;
  widths.room_em = std::max(widths.room_em + lacking_em, widths.own_em) * rounding_room;
  return widths;
}

Widths Fonts::Shaper::measure(Face which, std::string_view text) {
  Loaded& face = faces[index_of(which)];
  // No word of a language is longer; shaped in pieces, what pretends to be one costs no more than its length.
  constexpr std::size_t piece = 4096;
  if (text.size() > piece) {
    Widths sum;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(at + piece, text.size());
      while (end < text.size() && end > at + 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
      const Widths part = shape(face, text.substr(at, end - at));
      sum.own_em += part.own_em;
      sum.room_em += part.room_em;
      at = end;
    }
    return sum;
  }
  if (text.size() > longest_cached_word) return shape(face, text);
  const auto known = face.words.find(text);
  if (known != face.words.end()) return known->second;
  if (face.words.size() >= cached_words) face.words.clear();
  const Widths widths = shape(face, text);
  face.words.emplace(text, widths);
  return widths;
}

Fonts::Fonts(const base::DataFiles& data) : shaper_(std::make_unique<Shaper>(data)) {}
Fonts::~Fonts() = default;

double Fonts::room_px(std::string_view text, Face face, double size_px) const {
  return shaper_->measure(face, text).room_em * size_px;
}

double Fonts::width_px(std::string_view text, Face face, double size_px) const {
  return shaper_->measure(face, text).own_em * size_px;
}

bool Fonts::covers(char32_t character, Face face) const {
  return is_invisible(character) || shaper_->has_glyph(shaper_->faces[index_of(face)], character);
}

std::string Fonts::subset(std::string_view text, Face face) const {
  const Shaper::Loaded& loaded = shaper_->faces[index_of(face)];
  const InputHandle input(hb_subset_input_create_or_fail());
  if (!input) return {};
  hb_set_t* const wanted = hb_subset_input_unicode_set(input.get());
  bool any = false;
  each_character(text, [&](char32_t c) {
    if (is_invisible(c) || !shaper_->has_glyph(loaded, c)) return;
    hb_set_add(wanted, c);
    any = true;
  });
  if (!any) return {};
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  const FaceHandle face_subset(hb_subset_or_fail(loaded.face.get(), input.get()));
  if (!face_subset) return {};
  const BlobHandle blob(hb_face_reference_blob(face_subset.get()));
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(blob.get(), &length);
  return {bytes, length};
}

std::string_view family_of(Face face) {
  return face == Face::headline ? "Noto Serif" : "Noto Sans";
}

std::string_view family_stack(Face face) {
  return face == Face::headline ? "'Noto Serif',Georgia,'Times New Roman','DejaVu Serif',serif"
                                : "'Noto Sans','Open Sans','Helvetica Neue',Arial,'DejaVu Sans',sans-serif";
}

int weight_of(Face face) {
  return face == Face::text ? 400 : 700;
}

}  // namespace dateline::type
