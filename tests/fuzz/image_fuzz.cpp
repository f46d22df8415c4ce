// Any bytes as a picture: refused, or whole; then cleaned again it is as it was, and its pixels are as many
// as it says.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "src/base/problem.hpp"
#include "src/image/image.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const image::Limits limits{.bytes = 1'000'000, .pixels = 1'000'000};
  image::Image image;
  try {
    image = image::read(std::string_view(reinterpret_cast<const char*>(data), size), "photo", limits);
  } catch (const base::DataError&) {
    return 0;
  }
  if (!(image::read(image.bytes, "photo", limits) == image)) std::abort();
  if (image::read(image::without_orientation(image), "photo", limits).orientation != 1) std::abort();
  if (image.format == image::Format::jpeg) {
    const image::Pixels pixels = image::pixels_of(image);
    if (pixels.rgb.size() != std::size_t{image.width_px} * image.height_px * 3) std::abort();
  }
  return 0;
}
