#pragma once

#include "exports/view/picture.hpp"

namespace dateline::view {

/// The picture with its letters as shapes: the same wherever it is shown, and no longer text. What no font
/// has is left as text.
Picture outlined(Picture picture, const type::Fonts& fonts);

}  // namespace dateline::view
