#include "exports/view/entry_image.hpp"

#include <algorithm>
#include <cmath>

#include "exports/view/list_view.hpp"

namespace dateline::view {
namespace {

constexpr double highest_px = 320;
constexpr double above_px = 8;    ///< between the words of an event and its picture
constexpr double between_px = 4;  ///< between the picture and its caption

}  // namespace

PlacedImage ImageBlock::at(double x_px, double y_px) const {
  PlacedImage placed{image, words.at(x_px, y_px)};
  placed.image.box.x_px += x_px;
  placed.image.box.y_px += y_px;
  return placed;
}

std::optional<ImageBlock> image_of(const query::ResultEvent& event, const TimelineOptions& options,
                                   double widest_px, const type::Fonts& fonts) {
  if (!shows_picture(event, options) || options.photos == nullptr) return std::nullopt;
  const auto photo = options.photos->find(event.picture->sha256);
  if (photo == options.photos->end()) return std::nullopt;
  const image::Image& pixels = photo->second;
  const double width_px = pixels.shown_width_px(), height_px = pixels.shown_height_px();
  const double scale = std::min({1.0, widest_px / width_px, highest_px / height_px});
  const ListPicture told = picture_of(event, options);
  ImageBlock block;
  block.image.pixels = &pixels;
  block.image.alternative = told.alternative;
  block.image.box = {0, above_px, std::max(1.0, std::round(width_px * scale)),
                     std::max(1.0, std::round(height_px * scale))};
  block.words.height_px = above_px + block.image.box.height_px + between_px;
  add_text(block.words, told.caption, note_text, widest_px, fonts);
  add_text(block.words, told.credit, small_text, widest_px, fonts);
  block.height_px = block.words.height_px;
  block.width_px = std::max(block.image.box.width_px, block.words.width_px);
  return block;
}

}  // namespace dateline::view
