#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::image {

/// What every browser, reader of PDF and editor of SVG draws.
enum class Format { jpeg, png };

/// "image/jpeg", "image/png".
std::string_view media_type_of(Format format);
/// "JPEG", "PNG".
std::string_view name_of(Format format);

/// No picture may have more, whatever the limits say: it could not be drawn.
inline constexpr std::uint64_t most_pixels = 250'000'000;
inline constexpr std::uint32_t longest_side_px = 32767;

/// Beyond these a picture is refused.
struct Limits {
  std::uint64_t bytes = 20'000'000;
  std::uint64_t pixels = 50'000'000;
};

/// A picture that was read from its first byte to its last, and is whole.
struct Image {
  Format format = Format::jpeg;
  std::uint32_t width_px = 0, height_px = 0;  ///< as it is stored
  /// How the stored rows are turned before they are shown, from 1 (as they are) to 8, as EXIF counts them.
  int orientation = 1;
  /// The same pixels, fit to be published: without what the camera or a program wrote beside them (place,
  /// time, names, serial numbers, smaller pictures). What stays is the colour profile, and the orientation.
  std::string bytes;

  bool is_turned() const { return orientation >= 5; }
  std::uint32_t shown_width_px() const { return is_turned() ? height_px : width_px; }
  std::uint32_t shown_height_px() const { return is_turned() ? width_px : height_px; }
  bool operator==(const Image&) const = default;
};

/// Reads a picture. Its bytes say what it is, not its name, which only errors name. Throws DataError for what
/// is no JPEG or PNG, is cut off or damaged, is of a kind that not every program draws (CMYK, arithmetic
/// coding, more than 8 bits in a JPEG), or is beyond the limits.
Image read(std::string_view bytes, const std::string& name, const Limits& limits = {});

/// The bytes of an image without its orientation: for formats that say themselves how a picture is turned.
std::string without_orientation(const Image& image);

/// Rows from the top, three bytes (red, green, blue) a pixel; as stored, not turned.
struct Pixels {
  std::uint32_t width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgb;
};

/// The pixels of a JPEG that read() has given. Throws DataError where it is damaged.
Pixels pixels_of(const Image& jpeg);

}  // namespace dateline::image
