#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"

namespace dateline::type {

/// The three faces that the exports set text in.
enum class Face { text, bold, headline };

inline constexpr Face all_faces[] = {Face::text, Face::bold, Face::headline};

/// "Noto Sans", "Noto Serif".
std::string_view family_of(Face face);
/// 400 or 700, as CSS counts.
int weight_of(Face face);

/// A font file that the editor names: it draws what our faces lack, in each of the three.
struct FontFile {
  std::string path;  ///< for messages
  std::string bytes;
  unsigned member = 0;  ///< which font of a collection (.ttc), from 0
};

/// One of the fonts that text is drawn with: those of the faces in their order, then the further ones.
struct FontSource {
  std::string_view path;
  std::string_view bytes;  ///< live as long as the Fonts
  unsigned member = 0;
};

struct Glyph {
  std::uint32_t number = 0;  ///< in its font
  double x_px = 0;           ///< of its origin, from the left end of the line
  double y_px = 0;           ///< below the baseline
};

/// Bytes of text that are drawn together by some glyphs.
struct Cluster {
  std::size_t bytes = 0;
  std::size_t glyphs = 0;
};

/// A stretch of a line in one font and one direction.
struct GlyphRun {
  std::size_t font = 0;     ///< see Fonts::source
  bool is_lacking = false;  ///< no font has its characters: glyph 0 for each
  std::string_view text;    ///< in the order it is read
  bool right_to_left = false;
  std::vector<Glyph> glyphs;      ///< from left to right
  std::vector<Cluster> clusters;  ///< in the order of the text; together all its bytes and all glyphs
};

/// A line of text as glyphs, its runs from left to right. The text itself is the caller's.
struct ShapedLine {
  std::vector<GlyphRun> runs;
  double width_px = 0;
};

/// The typefaces: how wide text is when set in them, its glyphs, and their bytes for embedding. A character
/// is drawn by its face, where that lacks it by the first further font that has it.
///
/// Widths are cached inside, so one object serves one thread at a time. The data files must outlive it.
class Fonts {
 public:
  /// Reads the font files below fonts/. Throws DataError when one is missing or is no font, and where a
  /// further one is none, has no letters, or says that it may not be embedded.
  explicit Fonts(const base::DataFiles& data, std::vector<FontFile> further = {});
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// The room to leave for `text` (valid UTF-8, one line), in pixels: its width in the face itself, shaped
  /// with kerning, or in the wide face that often stands in for it, whichever is more. Characters that all
  /// fonts lack count as wide as others may draw them.
  double room_px(std::string_view text, Face face, double size_px) const;

  /// The width in the fonts themselves, shaped. Characters that all lack are estimated.
  double width_px(std::string_view text, Face face, double size_px) const;

  /// Whether the face or a further font can draw the character. Blanks and invisible controls count as drawn.
  bool covers(char32_t character, Face face) const;

  /// A line of text as glyphs in their places; mixed directions in the order of the page. What no font has
  /// stands in runs of its own, as glyph 0 for each that readers take for one character.
  ShapedLine shape(std::string_view line, Face face, double size_px, bool right_to_left) const;

  /// The font of that number (GlyphRun::font).
  FontSource source(std::size_t font) const;

  /// A TrueType file with the glyphs that `text` needs of the face itself and no others, layout rules
  /// included. The same characters give the same bytes. Empty when the face has none of them.
  std::string subset(std::string_view text, Face face) const;

  std::size_t further_count() const;
  /// The same of the nth further font: a TrueType or OpenType file with what falls to it of `text`, in
  /// whichever face.
  std::string further_subset(std::string_view text, std::size_t n) const;

 private:
  struct Shaper;
  std::unique_ptr<Shaper> shaper_;
};

/// The family and what may stand in for it, as CSS writes them: "'Noto Sans',Arial,sans-serif"; after the
/// first the further fonts, "'Dateline 1'".
std::string family_stack(Face face, const Fonts& fonts);

}  // namespace dateline::type
