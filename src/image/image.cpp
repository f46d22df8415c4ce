#include "src/image/image.hpp"

#include <fmt/format.h>

#include "src/image/bytes.hpp"
#include "src/image/formats.hpp"

namespace dateline::image {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";

struct OtherFormat {
  std::size_t at;
  std::string_view bytes;
  const char* name;
};

/// Pictures that are often given, and not drawn everywhere.
constexpr OtherFormat others[] = {{0, "GIF8", "a GIF"},        {8, "WEBP", "a WebP"},
                                  {4, "ftypavif", "an AVIF"},  {4, "ftypheic", "a HEIC"},
                                  {4, "ftypheix", "a HEIC"},   {4, "ftypmif1", "a HEIF"},
                                  {0, "II*", "a TIFF"},        {0, "MM", "a TIFF"},
                                  {0, "BM", "a BMP"},          {0, "8BPS", "a Photoshop file"},
                                  {0, "%PDF", "a PDF"},        {0, "<svg", "an SVG"},
                                  {0, "<?xml", "an XML file"}, {0, "\xff\x0a", "a JPEG XL"},
                                  {4, "JXL ", "a JPEG XL"},    {4, "jP  ", "a JPEG 2000"}};

std::string kind_of(std::string_view bytes) {
  for (const OtherFormat& other : others)
    if (bytes.size() >= other.at && bytes.substr(other.at).starts_with(other.bytes))
      return std::string("it is ") + other.name;
  return bytes.empty() ? "it is empty" : "";
}

}  // namespace

std::string_view media_type_of(Format format) {
  return format == Format::jpeg ? "image/jpeg" : "image/png";
}

std::string_view name_of(Format format) {
  return format == Format::jpeg ? "JPEG" : "PNG";
}

void check_size(std::uint32_t width_px, std::uint32_t height_px, const std::string& name,
                const Limits& limits) {
  if (width_px == 0 || height_px == 0) refuse_damaged(name, "it says that it has no pixels");
  if (width_px > longest_side_px || height_px > longest_side_px)
    refuse(name, "the picture is too large",
           fmt::format("it says that it has {} by {} pixels, and a side may have {}", width_px, height_px,
                       longest_side_px),
           "make it smaller");
  const std::uint64_t pixels = std::uint64_t{width_px} * height_px;
  if (pixels > limits.pixels)
    refuse(name, "the picture is too large",
           fmt::format("it says that it has {} by {} pixels, and {} are taken", width_px, height_px,
                       limits.pixels),
           pixels > most_pixels ? "make it smaller" : "make it smaller, or allow more with --max-pixels");
}

Image read(std::string_view bytes, const std::string& name, const Limits& limits) {
  if (bytes.size() > limits.bytes)
    refuse(name, "the picture is too large",
           fmt::format("it has {} bytes, and {} are taken", bytes.size(), limits.bytes),
           "make it smaller, or allow more with --max-picture");
  if (bytes.starts_with("\xff\xd8\xff")) return read_jpeg(bytes, name, limits);
  if (bytes.starts_with(png_signature)) return read_png(bytes, name, limits);
  refuse(name, "this is neither a JPEG nor a PNG", kind_of(bytes),
         "save it as JPEG or PNG, which every browser and reader draws");
}

std::string without_orientation(const Image& image) {
  return image.orientation == 1 ? image.bytes : with_orientation(image.bytes, 1);
}

Pixels pixels_of(const Image& jpeg) {
  Pixels pixels;
  const std::string why = decode_jpeg(jpeg.bytes, &pixels);
  if (!why.empty()) refuse_damaged("", why);
  return pixels;
}

}  // namespace dateline::image
