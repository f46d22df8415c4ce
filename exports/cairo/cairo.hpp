#pragma once

#include <string>

#include "exports/cairo/paper.hpp"
#include "exports/type/fonts.hpp"
#include "exports/view/picture.hpp"
#include "exports/view/theme.hpp"

namespace dateline::cairo {

/// The picture as a PDF: lines and letters, no pixels; of the fonts the glyphs that are used; every text with
/// its characters, so that it can be searched and copied; tagged as headings, paragraphs and lists in the
/// order it is read; title and description in its properties, and no date. The picture is as wide as the
/// paper, and is cut into pages (see slices_of) where it is higher: then each says
/// which one of how many it is, and those after the first repeat the title and whether it is a draft. The
/// same picture gives the same bytes. Throws DataError where the page would be longer than PDF readers show,
/// and when a font is damaged.
std::string pdf(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts,
                const Paper& paper);

/// The longest side and the most pixels of a PNG.
inline constexpr double longest_side_px = 32767;
inline constexpr double most_pixels = 100e6;

/// The picture as a PNG of `density` pixels a pixel of the picture. The same picture gives the same bytes.
/// Throws DataError when it would be larger than the limits, and when a font is damaged.
std::string png(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts,
                double density);

}  // namespace dateline::cairo
