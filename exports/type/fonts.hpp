#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "src/base/data_files.hpp"

namespace dateline::type {

/// The three faces that the exports set text in.
enum class Face { text, bold, headline };

inline constexpr Face all_faces[] = {Face::text, Face::bold, Face::headline};

/// "Noto Sans", "Noto Serif".
std::string_view family_of(Face face);
/// The family and what may stand in for it, as CSS writes them: "'Noto Sans',Arial,sans-serif".
std::string_view family_stack(Face face);
/// 400 or 700, as CSS counts.
int weight_of(Face face);

/// The typefaces: how wide text is when set in them, and their bytes for embedding.
///
/// Widths are cached inside, so one object serves one thread at a time. The data files must outlive it.
class Fonts {
 public:
  /// Reads the font files below fonts/. Throws DataError when one is missing or is no font.
  explicit Fonts(const base::DataFiles& data);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// The room to leave for `text` (valid UTF-8, one line), in pixels: its width in the face itself, shaped
  /// with kerning, or in the wide face that often stands in for it, whichever is more. Characters that the
  /// face lacks count as wide as other fonts may draw them.
  double room_px(std::string_view text, Face face, double size_px) const;

  /// The width in the face itself, shaped. Characters that it lacks are estimated.
  double width_px(std::string_view text, Face face, double size_px) const;

  /// Whether the face can draw the character. Blanks and invisible controls count as drawn.
  bool covers(char32_t character, Face face) const;

  /// A TrueType file with the glyphs that `text` needs and no others, layout rules included. The same
  /// characters give the same bytes. Empty when the face has none of them.
  std::string subset(std::string_view text, Face face) const;

 private:
  struct Shaper;
  std::unique_ptr<Shaper> shaper_;
};

}  // namespace dateline::type
