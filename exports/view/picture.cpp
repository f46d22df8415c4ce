#include "exports/view/picture.hpp"

namespace dateline::view {

Path& Path::move(double x_px, double y_px) {
  steps.push_back({.kind = PathStep::Kind::move, .to = {x_px, y_px}});
  return *this;
}

Path& Path::line(double x_px, double y_px) {
  steps.push_back({.kind = PathStep::Kind::line, .to = {x_px, y_px}});
  return *this;
}

Path& Path::curve(Point guide1, Point guide2, Point to) {
  steps.push_back({.kind = PathStep::Kind::curve, .to = to, .guide1 = guide1, .guide2 = guide2});
  return *this;
}

Path& Path::close() {
  steps.push_back({.kind = PathStep::Kind::close});
  return *this;
}

std::string characters_in(const Picture& picture, type::Face face) {
  std::string characters;
  each_line(picture, [&](const TextLine& line) {
    if (line.face == face) characters += line.text;
  });
  return characters;
}

std::string characters_in(const Picture& picture) {
  std::string characters;
  each_line(picture, [&](const TextLine& line) { characters += line.text + "\n"; });
  return characters;
}

}  // namespace dateline::view
