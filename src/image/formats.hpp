#pragma once

#include <string>
#include <string_view>

#include "src/image/image.hpp"

namespace dateline::image {

// A format each. The bytes begin as those of the format do.

Image read_jpeg(std::string_view bytes, const std::string& name, const Limits& limits);
Image read_png(std::string_view bytes, const std::string& name, const Limits& limits);

/// Decodes a whole JPEG; `into` null where its pixels are not wanted. What is wrong, "" for nothing.
std::string decode_jpeg(std::string_view bytes, Pixels* into);

/// Throws where a picture has no pixels, or more than the limit.
void check_size(std::uint32_t width_px, std::uint32_t height_px, const std::string& name,
                const Limits& limits);

/// A JPEG that read_jpeg() has cleaned, with this orientation in place of its own.
std::string with_orientation(std::string_view cleaned, int orientation);

}  // namespace dateline::image
