#include "exports/view/marks.hpp"

namespace dateline::view {
namespace {

constexpr double outline_px = 1.8;

Look filled(Paint paint, Fade fade = Fade::none) {
  return {.fill = paint, .fade = fade};
}

Look outlined(Paint paint) {
  return {.fill = Paint::ground, .stroke = paint, .stroke_px = outline_px};
}

class Drawing {
 public:
  Drawing(const Mark& mark, std::vector<Shape>& shapes) : mark_(mark), shapes_(shapes) {}

  void draw() {
    if (mark_.kind == MarkKind::day) return sign(mark_.x0_px, Paint::strong);
    if (mark_.kind == MarkKind::likely) return likely();
    const Paint paint = mark_.kind == MarkKind::inferred ? Paint::thin
                        : mark_.kind == MarkKind::one_of ? Paint::pale
                                                         : Paint::strong;
    if (mark_.kind == MarkKind::inferred) {
      bar(paint, mark_.y_px - 1.5, 3);
    } else if (mark_.standing == Standing::actual) {
      bar(paint, mark_.y_px - 4, 8);
    } else {
      bar(paint, mark_.y_px - 4, 1.5);
      bar(paint, mark_.y_px + 2.5, 1.5);
    }
    const bool fades_in = mark_.full0_px > mark_.x0_px;
    const bool fades_out = mark_.x1_px > mark_.full1_px;
    if (fades_in && !fades_out) rectangle({mark_.x1_px - 2, mark_.y_px - 5.5, 2, 11}, filled(paint));
    if (fades_out && !fades_in) rectangle({mark_.x0_px, mark_.y_px - 5.5, 2, 11}, filled(paint));
    if (mark_.standing == Standing::denied) cross((mark_.full0_px + mark_.full1_px) / 2, Paint::strong);
  }

 private:
  void rectangle(const Box& box, const Look& look) { shapes_.emplace_back(Rectangle{box, look}); }

  void bar(Paint paint, double y_px, double height_px) {
    const Mark& m = mark_;
    if (m.full0_px > m.x0_px)
      rectangle({m.x0_px, y_px, m.full0_px - m.x0_px, height_px}, filled(paint, Fade::in));
    if (m.full1_px > m.full0_px)
      rectangle({m.full0_px, y_px, m.full1_px - m.full0_px, height_px}, filled(paint));
    if (m.x1_px > m.full1_px)
      rectangle({m.full1_px, y_px, m.x1_px - m.full1_px, height_px}, filled(paint, Fade::out));
  }

  void cross(double x_px, Paint paint) {
    Path path{.look = outlined(paint)};
    path.move(x_px - 4, mark_.y_px - 4).line(x_px + 4, mark_.y_px + 4);
    path.move(x_px + 4, mark_.y_px - 4).line(x_px - 4, mark_.y_px + 4);
    shapes_.emplace_back(std::move(path));
  }

  /// Dots, and among them the sign where they mean one day.
  void likely() {
    Path dots{.look = {.stroke = Paint::pale, .stroke_px = 2.5, .dash = Dash::dotted}};
    dots.move(mark_.x0_px - 0.5, mark_.y_px).line(mark_.x1_px + 1.5, mark_.y_px);
    shapes_.emplace_back(std::move(dots));
    const bool is_day = mark_.full0_px == mark_.full1_px;
    if (is_day || mark_.standing == Standing::denied)
      sign((mark_.full0_px + mark_.full1_px) / 2, Paint::pale);
  }

  /// The sign of one day: filled where it happened, else outlined.
  void sign(double at_px, Paint paint) {
    const double x_px = at_px + 0.5;
    const double y_px = mark_.y_px;
    switch (mark_.standing) {
      case Standing::actual:
        shapes_.emplace_back(Circle{{x_px, y_px}, 5, filled(paint)});
        break;
      case Standing::alleged:
        shapes_.emplace_back(Circle{{x_px, y_px}, 4.2, outlined(paint)});
        break;
      case Standing::planned: {
        Path path{.look = outlined(paint)};
        path.move(x_px, y_px - 5.5).line(x_px + 5.5, y_px).line(x_px, y_px + 5.5).line(x_px - 5.5, y_px);
        shapes_.emplace_back(std::move(path.close()));
        break;
      }
      case Standing::hypothetical:
        rectangle({x_px - 4, y_px - 4, 8, 8}, outlined(paint));
        break;
      case Standing::denied:
        cross(x_px, paint);
        break;
    }
  }

  const Mark& mark_;
  std::vector<Shape>& shapes_;
};

}  // namespace

void draw_mark(const Mark& mark, std::vector<Shape>& shapes) {
  Drawing(mark, shapes).draw();
}

}  // namespace dateline::view
