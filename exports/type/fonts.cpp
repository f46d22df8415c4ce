#include "exports/type/fonts.hpp"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

#include "exports/type/characters.hpp"
#include "src/base/problem.hpp"
#include "src/base/utf8.hpp"
#include "src/text/boundaries.hpp"

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
using SetHandle = std::unique_ptr<hb_set_t, Release<hb_set_destroy>>;
using InputHandle = std::unique_ptr<hb_subset_input_t, Release<hb_subset_input_destroy>>;

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
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

struct LoadedFont {
  FontSource source;
  FaceHandle face;
  FontHandle font;
  double units_per_em = 1000;

  explicit LoadedFont(FontSource from) : source(from) {
    const BlobHandle blob(hb_blob_create(source.bytes.data(), static_cast<unsigned>(source.bytes.size()),
                                         HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    face.reset(hb_face_create(blob.get(), source.member));
    if (hb_face_get_glyph_count(face.get()) == 0) fail(source.path, "it holds no glyphs");
    font.reset(hb_font_create(face.get()));
    const int upem = static_cast<int>(hb_face_get_upem(face.get()));
    hb_font_set_scale(font.get(), upem, upem);
    units_per_em = upem;
  }

  bool has_glyph(char32_t c) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(font.get(), c, &glyph) != 0;
  }
  /// Invisible controls aside.
  bool has_all(std::string_view text) const {
    bool all = true;
    each_character(text, [&](char32_t c) { all = all && (is_invisible(c) || has_glyph(c)); });
    return all;
  }
};

/// What must be so of a font that an editor brings.
void check_further(const LoadedFont& loaded) {
  const SetHandle characters(hb_set_create());
  hb_face_collect_unicodes(loaded.face.get(), characters.get());
  if (hb_set_is_empty(characters.get())) fail(loaded.source.path, "it says of no character how it is drawn");
  const BlobHandle about(hb_face_reference_table(loaded.face.get(), HB_TAG('O', 'S', '/', '2')));
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(about.get(), &length);
  constexpr unsigned permissions_at = 8;
  constexpr unsigned restricted = 2;
  if (length > permissions_at + 1 &&
      (static_cast<unsigned char>(bytes[permissions_at + 1]) & 0xF) == restricted)
    fail(loaded.source.path, "its maker forbids embedding it (OS/2 fsType is 2)");
}

/// What draws a character.
struct Drawer {
  std::size_t font = 0;
  bool is_lacking = false;  ///< no font has it

  friend bool operator==(const Drawer&, const Drawer&) = default;
};

/// Bytes of a text that one font draws, all of one script.
struct FontRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  Drawer drawer;
};

}  // namespace

struct Fonts::Shaper {
  struct StandIns {
    std::vector<float> em = std::vector<float>(table_end, -1.0F);
    std::unordered_map<std::string, Widths, WordHash, std::equal_to<>> words;
  };
  std::vector<FontFile> files;
  std::vector<LoadedFont> fonts;  ///< those of the faces, then the further ones
  std::array<StandIns, face_count> stand_ins;
  BufferHandle buffer{hb_buffer_create()};

  Shaper(const base::DataFiles& data, std::vector<FontFile> further);
  void read_stand_ins(std::string_view table);
  Drawer drawer_of(std::string_view character, Face which) const;
  std::vector<FontRun> runs_of(std::string_view text, std::size_t begin, std::size_t end, Face which) const;
  unsigned fill(std::string_view text, const FontRun& run, hb_direction_t direction) const;
  void add_room(std::string_view text, const FontRun& run, Face which, Widths& widths) const;
  Widths shape(Face which, std::string_view text) const;
  Widths measure(Face which, std::string_view text);
  Widths measure_word(Face which, std::string_view text);
  GlyphRun glyphs_of(std::string_view line, const FontRun& run, bool right_to_left, double size_px,
                     double& x_px) const;
  std::string subset(std::size_t font, const hb_set_t* wanted) const;
};

Fonts::Shaper::Shaper(const base::DataFiles& data, std::vector<FontFile> further)
    : files(std::move(further)) {
  for (const char* path : font_files) fonts.emplace_back(FontSource{path, data.at(path)});
  for (const FontFile& file : files) {
    fonts.emplace_back(FontSource{file.path, file.bytes, file.member});
    check_further(fonts.back());
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
          stand_ins[i].em[character] = static_cast<float>(advance) / 1000;
        }
      }
      if (read.ec != std::errc{}) fail(stand_in_file, "a line is not 'code-point advance advance advance'");
    }
    at = line_end == end ? end : line_end + 1;
  }
}

/// The first font that has all of what readers take for one character; else the first that has its first
/// letter, and leaves its marks out.
Drawer Fonts::Shaper::drawer_of(std::string_view character, Face which) const {
  const std::size_t own = index_of(which);
  for (const std::string_view wanted :
       {character, character.substr(0, base::code_point_at(character, 0).length)}) {
    if (fonts[own].has_all(wanted)) return {own};
    for (std::size_t i = face_count; i < fonts.size(); ++i)
      if (fonts[i].has_all(wanted)) return {i};
  }
  return {own, true};
}

/// [begin, end) of a text, cut where the font or the script changes, in the order it is read.
std::vector<FontRun> Fonts::Shaper::runs_of(std::string_view text, std::size_t begin, std::size_t end,
                                            Face which) const {
  const std::size_t own = index_of(which);
  const std::string_view part = text.substr(begin, end - begin);
  if (is_ascii(part)) return {{begin, end, {own}}};
  std::vector<std::size_t> ends;
  const bool is_own = fonts[own].has_all(part);
  if (!is_own) ends = text::grapheme_ends(part);
  std::vector<FontRun> runs;
  hb_script_t script = HB_SCRIPT_INVALID;
  std::size_t character_end = 0;
  std::size_t next_end = 0;
  Drawer drawer{own};
  for (std::size_t at = 0; at < part.size();) {
    const base::CodePoint c = base::code_point_at(part, at);
    if (!is_own && at >= character_end) {
      character_end = next_end < ends.size() ? ends[next_end++] : part.size();
      drawer = drawer_of(part.substr(at, character_end - at), which);
    }
    const hb_script_t of_this = script_of(c.valid ? c.value : char32_t{0xfffd});
    const bool is_other = of_this != HB_SCRIPT_INVALID && script != HB_SCRIPT_INVALID && of_this != script;
    if (runs.empty() || runs.back().drawer != drawer || is_other) {
      runs.push_back({begin + at, begin + at, drawer});
      script = HB_SCRIPT_INVALID;
    }
    if (of_this != HB_SCRIPT_INVALID) script = of_this;
    at += c.length;
    runs.back().end = begin + at;
  }
  return runs;
}

/// Shapes a run in the buffer; how many glyphs that gave.
unsigned Fonts::Shaper::fill(std::string_view text, const FontRun& run, hb_direction_t direction) const {
  hb_buffer_clear_contents(buffer.get());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()),
                     static_cast<unsigned>(run.begin), static_cast<int>(run.end - run.begin));
  // Set first: guessed, it would be that of the locale.
  hb_buffer_set_language(buffer.get(), hb_language_from_string("en", -1));
  if (direction != HB_DIRECTION_INVALID) hb_buffer_set_direction(buffer.get(), direction);
  hb_buffer_guess_segment_properties(buffer.get());
  hb_shape(fonts[run.drawer.font].font.get(), buffer.get(), nullptr, 0);
  if (hb_buffer_allocation_successful(buffer.get()) == 0) throw std::bad_alloc();
  return hb_buffer_get_length(buffer.get());
}

/// Adds what a run takes to `widths`.
void Fonts::Shaper::add_room(std::string_view text, const FontRun& run, Face which, Widths& widths) const {
  const bool is_own = run.drawer.font == index_of(which);
  const LoadedFont& loaded = fonts[run.drawer.font];
  double room_em = 0;
  double lacking_em = 0;
  bool drawable = false;
  each_character(text.substr(run.begin, run.end - run.begin), [&](char32_t c) {
    const double stand_in = is_own && c < table_end ? stand_ins[index_of(which)].em[c] : -1;
    if (is_invisible(c)) return;
    if (stand_in >= 0) {
      drawable = true;
      room_em += stand_in;
    } else if (loaded.has_glyph(c)) {
      drawable = true;
      room_em += is_own ? 1.0 : estimated_em(c);
    } else {
      lacking_em += estimated_em(c);
    }
  });
  double own_em = 0;
  if (drawable) {
    const unsigned count = fill(text, run, HB_DIRECTION_INVALID);
    const hb_glyph_info_t* const glyphs = hb_buffer_get_glyph_infos(buffer.get(), nullptr);
    const hb_glyph_position_t* const positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
    std::int64_t advance = 0;
    for (unsigned i = 0; i < count; ++i) {
      if (glyphs[i].codepoint != 0) advance += positions[i].x_advance;
    }
    own_em = static_cast<double>(advance) / loaded.units_per_em;
  }
  widths.own_em += own_em + lacking_em;
  // Over the whole text, an excess in one of our words makes up for another; not so with further fonts.
  widths.room_em += lacking_em + (is_own ? room_em : std::max(room_em, own_em));
}

Widths Fonts::Shaper::shape(Face which, std::string_view text) const {
  Widths widths;
  for (const FontRun& run : runs_of(text, 0, text.size(), which)) add_room(text, run, which, widths);
  widths.room_em = std::max(widths.room_em, widths.own_em) * rounding_room;
  return widths;
}

Widths Fonts::Shaper::measure(Face which, std::string_view text) {
  // Word by word: most have been measured before, and a blank joins none to another.
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos || text.size() == 1) return measure_word(which, text);
  Widths sum;
  const auto add = [&](const Widths& part) {
    sum.own_em += part.own_em;
    sum.room_em += part.room_em;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) add(measure_word(which, text.substr(at, end - at)));
    if (end < text.size()) add(measure_word(which, " "));
    at = end + 1;
  }
  return sum;
}

Widths Fonts::Shaper::measure_word(Face which, std::string_view text) {
  auto& words = stand_ins[index_of(which)].words;
  // No word of a language is longer; shaped in pieces, what pretends to be one costs no more than its length.
  constexpr std::size_t piece = 4096;
  if (text.size() > piece) {
    Widths sum;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(at + piece, text.size());
      while (end < text.size() && end > at + 1 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
      const Widths part = shape(which, text.substr(at, end - at));
      sum.own_em += part.own_em;
      sum.room_em += part.room_em;
      at = end;
    }
    return sum;
  }
  if (text.size() > longest_cached_word) return shape(which, text);
  const auto known = words.find(text);
  if (known != words.end()) return known->second;
  if (words.size() >= cached_words) words.clear();
  const Widths widths = shape(which, text);
  words.emplace(text, widths);
  return widths;
}

/// The glyphs of a run, placed from `x_px` on, which is moved to their end.
GlyphRun Fonts::Shaper::glyphs_of(std::string_view line, const FontRun& run, bool right_to_left,
                                  double size_px, double& x_px) const {
  GlyphRun out{.font = run.drawer.font,
               .is_lacking = run.drawer.is_lacking,
               .text = line.substr(run.begin, run.end - run.begin),
               .right_to_left = right_to_left,
               .glyphs = {},
               .clusters = {}};
  const unsigned count = fill(line, run, right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  const hb_glyph_info_t* const glyphs = hb_buffer_get_glyph_infos(buffer.get(), nullptr);
  const hb_glyph_position_t* const positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
  const double px = size_px / fonts[run.drawer.font].units_per_em;
  std::vector<std::size_t> begins;  // of the text of each glyph kept
  for (unsigned i = 0; i < count; ++i) {
    const bool goes_on = i > 0 && glyphs[i].cluster == glyphs[i - 1].cluster;
    const bool is_followed = i + 1 < count && glyphs[i].cluster == glyphs[i + 1].cluster;
    // One box for a character; none for a mark on a letter that is there.
    if (run.drawer.is_lacking ? goes_on : glyphs[i].codepoint == 0 && (goes_on || is_followed)) continue;
    out.glyphs.push_back(
        {glyphs[i].codepoint, x_px + positions[i].x_offset * px, -positions[i].y_offset * px});
    begins.push_back(glyphs[i].cluster - run.begin);
    x_px += positions[i].x_advance * px;
  }
  if (right_to_left) std::reverse(begins.begin(), begins.end());
  for (std::size_t i = 0; i < begins.size();) {
    std::size_t next = i + 1;
    while (next < begins.size() && begins[next] == begins[i]) ++next;
    const std::size_t from = i == 0 ? 0 : begins[i];
    out.clusters.push_back({(next < begins.size() ? begins[next] : out.text.size()) - from, next - i});
    i = next;
  }
  return out;
}

std::string Fonts::Shaper::subset(std::size_t font, const hb_set_t* wanted) const {
  if (hb_set_is_empty(wanted)) return {};
  const InputHandle input(hb_subset_input_create_or_fail());
  if (!input || !hb_set_allocation_successful(wanted)) throw std::bad_alloc();
  hb_set_union(hb_subset_input_unicode_set(input.get()), wanted);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  const FaceHandle face_subset(hb_subset_or_fail(fonts[font].face.get(), input.get()));
  // A picture without it would look other than it was laid out.
  const auto refuse = [&] {
    fail(fonts[font].source.path,
         "it cannot be cut to the letters that are needed: it is damaged, or memory is short");
  };
  if (!face_subset) refuse();
  const BlobHandle blob(hb_face_reference_blob(face_subset.get()));
  unsigned length = 0;
  const char* const bytes = hb_blob_get_data(blob.get(), &length);
  if (length == 0) refuse();
  return {bytes, length};
}

Fonts::Fonts(const base::DataFiles& data, std::vector<FontFile> further)
    : shaper_(std::make_unique<Shaper>(data, std::move(further))) {}
Fonts::~Fonts() = default;

double Fonts::room_px(std::string_view text, Face face, double size_px) const {
  return shaper_->measure(face, text).room_em * size_px;
}

double Fonts::width_px(std::string_view text, Face face, double size_px) const {
  return shaper_->measure(face, text).own_em * size_px;
}

bool Fonts::covers(char32_t character, Face face) const {
  if (is_invisible(character) || shaper_->fonts[index_of(face)].has_glyph(character)) return true;
  return std::any_of(shaper_->fonts.begin() + face_count, shaper_->fonts.end(),
                     [&](const LoadedFont& font) { return font.has_glyph(character); });
}

ShapedLine Fonts::shape(std::string_view line, Face face, double size_px, bool right_to_left) const {
  ShapedLine shaped;
  const text::Direction paragraph =
      right_to_left ? text::Direction::right_to_left : text::Direction::left_to_right;
  for (const text::DirectionRun& stretch : text::direction_runs(line, paragraph)) {
    const bool is_rtl = stretch.direction == text::Direction::right_to_left;
    std::vector<FontRun> runs = shaper_->runs_of(line, stretch.begin, stretch.end, face);
    if (is_rtl) std::reverse(runs.begin(), runs.end());
    for (const FontRun& run : runs)
      shaped.runs.push_back(shaper_->glyphs_of(line, run, is_rtl, size_px, shaped.width_px));
  }
  return shaped;
}

FontSource Fonts::source(std::size_t font) const {
  return shaper_->fonts.at(font).source;
}

std::string Fonts::subset(std::string_view text, Face face) const {
  const LoadedFont& loaded = shaper_->fonts[index_of(face)];
  const SetHandle wanted(hb_set_create());
  each_character(text, [&](char32_t c) {
    if (!is_invisible(c) && loaded.has_glyph(c)) hb_set_add(wanted.get(), c);
  });
  return shaper_->subset(index_of(face), wanted.get());
}

std::size_t Fonts::further_count() const {
  return shaper_->files.size();
}

std::string Fonts::further_subset(std::string_view text, std::size_t n) const {
  const std::size_t font = face_count + n;
  const SetHandle wanted(hb_set_create());
  for (const Face face : all_faces)
    for (const FontRun& run : shaper_->runs_of(text, 0, text.size(), face))
      if (run.drawer.font == font)
        each_character(text.substr(run.begin, run.end - run.begin), [&](char32_t c) {
          if (shaper_->fonts[font].has_glyph(c)) hb_set_add(wanted.get(), c);
        });
  return shaper_->subset(font, wanted.get());
}

std::string_view family_of(Face face) {
  return face == Face::headline ? "Noto Serif" : "Noto Sans";
}

std::string family_stack(Face face, const Fonts& fonts) {
  std::string stack = "'" + std::string(family_of(face)) + "',";
  for (std::size_t n = 0; n < fonts.further_count(); ++n)
    stack += "'Dateline " + std::to_string(n + 1) + "',";
  return stack + (face == Face::headline ? "Georgia,'Times New Roman','DejaVu Serif',serif"
                                         : "'Open Sans','Helvetica Neue',Arial,'DejaVu Sans',sans-serif");
}

int weight_of(Face face) {
  return face == Face::text ? 400 : 700;
}

}  // namespace dateline::type
