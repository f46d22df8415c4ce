#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "exports/view/timeline_view.hpp"
#include "graph/query/result.hpp"
#include "src/image/image.hpp"

namespace dateline::test {

/// A picture of tests/data/pictures.
inline image::Image photo(const std::string& name) {
  std::ifstream file(DATELINE_SOURCE_DIR "/tests/data/pictures/" + name, std::ios::binary);
  return image::read(std::string(std::istreambuf_iterator<char>(file), {}), name);
}

/// harbour.jpg (480 x 320), turned.jpg (96 x 64, orientation 6) and harbour.png (96 x 64), each under its
/// name.
inline const view::Photos& photos() {
  static const view::Photos all = [] {
    view::Photos out;
    for (const char* name : {"harbour.jpg", "turned.jpg", "harbour.png"}) out.emplace(name, photo(name));
    return out;
  }();
  return all;
}

/// Puts one of them beside an event.
inline query::ResultEvent pictured(query::ResultEvent event, const std::string& name) {
  event.picture = query::ResultPicture{.sha256 = name,
                                       .media_type = "image/jpeg",
                                       .file = name,
                                       .alternative = "A boat before a low sun",
                                       .caption = "The harbour on Friday",
                                       .credit = "Ada Berg"};
  return event;
}

/// The options of an article with these pictures.
inline view::TimelineOptions with_photos(double width_px = 680) {
  view::TimelineOptions options;
  options.width_px = width_px;
  options.photos = &photos();
  return options;
}

}  // namespace dateline::test
