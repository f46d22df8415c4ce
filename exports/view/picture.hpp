#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "exports/type/fonts.hpp"
#include "src/image/image.hpp"

namespace dateline::view {

/// What a colour is for; a theme gives each its value.
enum class Paint {
  ground,
  ink,
  muted,
  accent,
  alert,
  strong,  ///< marks of what is stated
  pale,    ///< marks of what is less sure
  thin,    ///< marks of what nobody states
  ribbon,
  tick,
  leader,
  rule,
  band,
  series1,  ///< lines of actors, in turn
  series2,
  series3,
  series4,
  series5,
  series6
};

inline constexpr std::size_t paint_count = 19;
inline constexpr std::size_t series_count = 6;

/// The paint of the nth line or lane, from 0.
constexpr Paint series_paint(std::size_t n) {
  return static_cast<Paint>(static_cast<std::size_t>(Paint::series1) + n % series_count);
}

/// One line of text, placed. `room_px` is what it may need in any of the faces it is shown in.
struct TextLine {
  std::string text;  ///< valid UTF-8 without controls, not empty
  double x_px = 0;   ///< left end, also of right-to-left text; the right end where `ends_at_x`
  bool ends_at_x = false;
  double baseline_px = 0;
  double size_px = 14;
  double room_px = 0;
  type::Face face = type::Face::text;
  Paint paint = Paint::ink;
  bool right_to_left = false;
};

struct Box {
  double x_px = 0, y_px = 0, width_px = 0, height_px = 0;

  friend bool operator==(const Box&, const Box&) = default;
};

/// Whether a fill goes from nothing at its left to full at its right (`in`), or the other way.
enum class Fade { none, in, out };

enum class Dash { none, dotted };

/// How a shape is painted.
struct Look {
  std::optional<Paint> fill;
  std::optional<Paint> stroke;
  double stroke_px = 1;
  Dash dash = Dash::none;
  Fade fade = Fade::none;  ///< of the fill

  friend auto operator<=>(const Look&, const Look&) = default;
};

struct Point {
  double x_px = 0, y_px = 0;
};

/// A step of a path: to a place, straight or as a cubic curve with two guides.
struct PathStep {
  enum class Kind { move, line, curve, close };
  Kind kind = Kind::line;
  Point to;
  Point guide1, guide2;  ///< of a curve
};

struct Path {
  std::vector<PathStep> steps;
  Look look;
  int decimals = 1;  ///< how finely its places are written, in digits of a pixel

  Path& move(double x_px, double y_px);
  Path& line(double x_px, double y_px);
  Path& curve(Point guide1, Point guide2, Point to);
  Path& close();
};

struct Rectangle {
  Box box;
  Look look;
};

struct Circle {
  Point middle;
  double radius_px = 0;
  Look look;
};

/// Lines that are one text to who edits or listens to the picture.
struct TextLines {
  std::vector<TextLine> lines;
};

/// A photograph or the like in its box, which has its shape. It lies over nothing and is never cut.
struct Image {
  Box box;
  const image::Image* pixels = nullptr;  ///< never null; must outlive the picture
  std::string alternative;               ///< what it shows, for who does not see it; "" for a decoration
};

/// How the stored rows of an image lie in its box: x = a u + c v + e, y = b u + d v + f, with u from 0 to
/// width_px and v from 0 to height_px.
struct Turn {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  double width_px = 0, height_px = 0;
};
Turn turn_of(const Image& image);

using Shape = std::variant<Rectangle, Circle, Path, TextLines, Image>;

/// Shapes that belong together, the later ones over the earlier.
struct Group {
  std::string id;  ///< "E3": unique in the picture, fit for a name in any format; "" for none
  std::vector<Shape> shapes;
  bool is_scale = false;  ///< an axis: its words say nothing to a listener that the others do not
  /// On pages that begin above this, a scale stands once more at the top.
  double repeated_until_px = 0;
};

/// A drawing of which every part has its place: what the renderers of pictures are given.
struct Picture {
  double width_px = 0, height_px = 0;
  std::string title;
  std::string description;  ///< the picture in a few sentences
  std::string draft;        ///< "Draft: 3 of 8 unchecked"; "" for nothing of the kind
  std::vector<Group> groups;
  std::vector<std::string> warnings;  ///< what cannot be drawn as it should: characters without a typeface
};

/// Calls visit(line) for every line of text in the picture, in order.
template <class Visit>
void each_line(const Picture& picture, Visit visit) {
  for (const Group& group : picture.groups)
    for (const Shape& shape : group.shapes)
      if (const auto* text = std::get_if<TextLines>(&shape))
        for (const TextLine& line : text->lines) visit(line);
}

/// The characters that the picture sets in a face, each once.
std::string characters_in(const Picture& picture, type::Face face);

/// All of its lines, one a line of the result.
std::string text_in(const Picture& picture);

}  // namespace dateline::view
