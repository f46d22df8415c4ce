#include "exports/view/picture.hpp"

#include <array>
#include <set>
#include <utility>

#include "src/base/utf8.hpp"

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

Turn turn_of(const Image& image) {
  const Box& box = image.box;
  const double right_px = box.x_px + box.width_px, bottom_px = box.y_px + box.height_px;
  Turn turn{.e = box.x_px, .f = box.y_px, .width_px = box.width_px, .height_px = box.height_px};
  if (image.pixels->is_turned()) std::swap(turn.width_px, turn.height_px);
  const auto set = [&](double a, double b, double c, double d) {
    turn.a = a;
    turn.b = b;
    turn.c = c;
    turn.d = d;
    // An axis that runs backwards begins at the other edge.
    if (a + c < 0) turn.e = right_px;
    if (b + d < 0) turn.f = bottom_px;
  };
  switch (image.pixels->orientation) {
    case 2:
      set(-1, 0, 0, 1);
      break;
    case 3:
      set(-1, 0, 0, -1);
      break;
    case 4:
      set(1, 0, 0, -1);
      break;
    case 5:
      set(0, 1, 1, 0);
      break;
    case 6:
      set(0, 1, -1, 0);
      break;
    case 7:
      set(0, -1, -1, 0);
      break;
    case 8:
      set(0, -1, 1, 0);
      break;
    default:
      break;
  }
  return turn;
}

std::string characters_in(const Picture& picture, type::Face face) {
  std::array<bool, 0x80> plain{};
  std::set<char32_t> others;
  each_line(picture, [&](const TextLine& line) {
    if (line.face != face) return;
    for (std::size_t at = 0; at < line.text.size();) {
      const auto byte = static_cast<unsigned char>(line.text[at]);
      if (byte < plain.size()) {
        plain[byte] = true;
        ++at;
        continue;
      }
      const base::CodePoint c = base::code_point_at(line.text, at);
      others.insert(c.value);
      at += c.length;
    }
  });
  std::string characters;
  for (std::size_t c = 0; c < plain.size(); ++c)
    if (plain[c]) characters += static_cast<char>(c);
  for (const char32_t c : others) base::append_utf8(characters, c);
  return characters;
}

std::string text_in(const Picture& picture) {
  std::string text;
  each_line(picture, [&](const TextLine& line) { text += line.text + "\n"; });
  return text;
}

}  // namespace dateline::view
