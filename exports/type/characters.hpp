#pragma once

#include <hb.h>

// Private to the room: what is known of a character without a font.

namespace dateline::type {

/// Joiners, variation selectors, direction marks and the like: what no font needs a glyph for.
bool is_invisible(char32_t c);

/// How wide, in ems, another font may draw a character that ours lack. Generous: a gap is no harm, an overlap
/// is.
double estimated_em(char32_t c);

/// That of a letter; HB_SCRIPT_INVALID of what stands in texts of any script.
hb_script_t script_of(char32_t c);

}  // namespace dateline::type
