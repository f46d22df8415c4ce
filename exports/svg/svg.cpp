#include "exports/svg/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "exports/type/embedding.hpp"
#include "src/base/base64.hpp"
#include "src/image/image.hpp"
#include "src/text/markup.hpp"

namespace dateline::svg {
namespace {

using view::Fade;
using view::Look;
using view::Paint;
using view::TextLine;

/// How a line of text looks.
struct TextLook {
  type::Face face = type::Face::text;
  double size_px = 0;
  Paint paint = Paint::ink;

  friend auto operator<=>(const TextLook&, const TextLook&) = default;
};

TextLook look_of(const TextLine& line) {
  return {line.face, line.size_px, line.paint};
}

/// A length in units of the last digit that is written.
std::int64_t units(double px, int decimals) {
  constexpr double factors[] = {1, 10, 100};
  return std::llround(px * factors[decimals]);
}

/// Without digits that are zero at the end.
std::string number(std::int64_t units, int decimals) {
  std::array<char, 32> digits;
  char* const begin = digits.data();
  char* end = std::to_chars(begin, begin + digits.size(), units).ptr;
  if (decimals == 0) return {begin, end};
  std::string text;
  char* from = begin;
  if (units < 0) text += *from++;
  while (end - from <= decimals) {
    std::copy_backward(from, end, end + 1);
    *from = '0';
    ++end;
  }
  char* const point = end - decimals;
  while (end != point && end[-1] == '0') --end;
  text.append(from, point);
  if (end != point) text += '.';
  text.append(point, end);
  return text;
}

std::string px(double value) {
  return number(units(value, 1), 1);
}

/// "a", "b", … "z", "aa": short, since each stands in the file many times.
std::string letters(std::size_t n) {
  std::string name;
  for (++n; n > 0; n = (n - 1) / 26) name.insert(name.begin(), static_cast<char>('a' + (n - 1) % 26));
  return name;
}

/// What a picture is painted with: each of it becomes a class. Shapes are called a, b, …, texts t0, t1, …,
/// the colours of fading fills g0, g1, ….
class Palette {
 public:
  explicit Palette(const view::Picture& picture) {
    const auto take = [&](const Look& look) { add(look.fade == Fade::none ? looks_ : fades_, look); };
    for (const view::Group& group : picture.groups) {
      for (const view::Shape& shape : group.shapes) {
        if (const auto* rectangle = std::get_if<view::Rectangle>(&shape)) take(rectangle->look);
        if (const auto* circle = std::get_if<view::Circle>(&shape)) take(circle->look);
        if (const auto* path = std::get_if<view::Path>(&shape)) take(path->look);
        if (const auto* text = std::get_if<view::TextLines>(&shape))
          for (const TextLine& line : text->lines) add(texts_, look_of(line));
      }
    }
  }

  const std::vector<Look>& looks() const { return looks_; }
  const std::vector<Look>& fades() const { return fades_; }
  const std::vector<TextLook>& texts() const { return texts_; }

  std::string class_of(const Look& look) const { return letters(place(looks_, look)); }
  std::string class_of(const TextLine& line) const {
    return fmt::format("t{}", place(texts_, look_of(line)));
  }
  std::size_t fade(const Look& look) const { return place(fades_, look); }

 private:
  template <class T>
  static void add(std::vector<T>& values, const T& value) {
    const auto at = std::lower_bound(values.begin(), values.end(), value);
    if (at == values.end() || *at != value) values.insert(at, value);
  }
  template <class T>
  static std::size_t place(const std::vector<T>& values, const T& value) {
    return static_cast<std::size_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
  }

  std::vector<Look> looks_, fades_;
  std::vector<TextLook> texts_;
};

/// The steps of a path, each place written from the one before it or from the edge, whichever is shorter.
std::string path_data(const view::Path& path) {
  std::string out;
  const auto places = [&](double px) { return units(px, path.decimals); };
  std::int64_t at_x = 0;
  std::int64_t at_y = 0;
  std::int64_t start_x = 0;
  std::int64_t start_y = 0;
  // A minus parts two numbers as well as a blank.
  const auto numbers = [&](std::initializer_list<std::int64_t> values) {
    std::string text;
    for (const std::int64_t value : values) {
      std::string one = number(value, path.decimals);
      if (!text.empty() && one[0] != '-') text += ' ';
      text += one;
    }
    return text;
  };
  const auto add = [&](char absolute, const std::string& from_edge, const std::string& from_here) {
    const bool is_near = from_here.size() < from_edge.size();
    out += is_near ? static_cast<char>(absolute + ('a' - 'A')) : absolute;
    out += is_near ? from_here : from_edge;
  };
  for (const view::PathStep& step : path.steps) {
    const std::int64_t x = places(step.to.x_px);
    const std::int64_t y = places(step.to.y_px);
    switch (step.kind) {
      case view::PathStep::Kind::move:
        add('M', numbers({x, y}), out.empty() ? numbers({x, y}) : numbers({x - at_x, y - at_y}));
        start_x = x;
        start_y = y;
        break;
      case view::PathStep::Kind::line:
        if (y == at_y) {
          add('H', number(x, path.decimals), number(x - at_x, path.decimals));
        } else if (x == at_x) {
          add('V', number(y, path.decimals), number(y - at_y, path.decimals));
        } else {
          add('L', numbers({x, y}), numbers({x - at_x, y - at_y}));
        }
        break;
      case view::PathStep::Kind::curve: {
        const std::int64_t x1 = places(step.guide1.x_px);
        const std::int64_t y1 = places(step.guide1.y_px);
        const std::int64_t x2 = places(step.guide2.x_px);
        const std::int64_t y2 = places(step.guide2.y_px);
        add('C', numbers({x1, y1, x2, y2, x, y}),
            numbers({x1 - at_x, y1 - at_y, x2 - at_x, y2 - at_y, x - at_x, y - at_y}));
        break;
      }
      case view::PathStep::Kind::close:
        out += 'Z';
        at_x = start_x;
        at_y = start_y;
        continue;
    }
    at_x = x;
    at_y = y;
  }
  return out;
}

/// Writes the elements of one picture.
class Writer {
 public:
  /// Adds to `out`.
  Writer(const view::Picture& picture, const Palette& palette, std::string_view id_prefix, std::string& out)
      : picture_(picture), palette_(palette), id_prefix_(id_prefix), out_(out) {}

  void write_body() {
    add("<title id=\"{}title\">{}</title>\n", id_prefix_, text::markup_escaped(picture_.title));
    add("<desc id=\"{}desc\">{}</desc>\n", id_prefix_, text::markup_escaped(picture_.description));
    gradients();
    for (const view::Group& group : picture_.groups) {
      if (group.shapes.empty()) continue;
      if (!group.id.empty()) add("<g id=\"{}{}\">\n", id_prefix_, text::markup_escaped(group.id));
      for (const view::Shape& shape : group.shapes) std::visit([&](const auto& it) { write(it); }, shape);
      if (!group.id.empty()) out_ += "</g>\n";
    }
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  void gradients() {
    if (palette_.fades().empty()) return;
    out_ += "<defs>\n";
    for (std::size_t i = 0; i < palette_.fades().size(); ++i) {
      const bool is_in = palette_.fades()[i].fade == Fade::in;
      add("<linearGradient id=\"{0}f{1}\"><stop class=\"g{1}\" offset=\"0\"{2}/><stop class=\"g{1}\" "
          "offset=\"1\"{3}/></linearGradient>\n",
          id_prefix_, i, is_in ? " stop-opacity=\"0\"" : "", is_in ? "" : " stop-opacity=\"0\"");
    }
    out_ += "</defs>\n";
  }

  std::string painted(const Look& look) const {
    if (look.fade != Fade::none) return fmt::format("fill=\"url(#{}f{})\"", id_prefix_, palette_.fade(look));
    return "class=\"" + palette_.class_of(look) + "\"";
  }

  void write(const view::Rectangle& rectangle) {
    const view::Box& box = rectangle.box;
    add("<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", painted(rectangle.look), px(box.x_px),
        px(box.y_px), px(box.width_px), px(box.height_px));
  }

  void write(const view::Circle& circle) {
    add("<circle {} cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", painted(circle.look), px(circle.middle.x_px),
        px(circle.middle.y_px), px(circle.radius_px));
  }

  void write(const view::Path& path) { add("<path {} d=\"{}\"/>\n", painted(path.look), path_data(path)); }

  /// Lines of one style that follow each other become one text element, so that an editor sees them as one.
  void write(const view::TextLines& text) {
    const std::vector<TextLine>& lines = text.lines;
    for (std::size_t first = 0; first < lines.size();) {
      const TextLine& line = lines[first];
      std::size_t last = first + 1;
      while (last < lines.size() && look_of(lines[last]) == look_of(line) &&
             lines[last].right_to_left == line.right_to_left && lines[last].ends_at_x == line.ends_at_x) {
        ++last;
      }
      // Anchored at its left or right end, a line keeps that place whatever font measures it.
      const bool is_end = line.right_to_left != line.ends_at_x;
      const std::string attributes = fmt::format("{}{}", line.right_to_left ? " direction=\"rtl\"" : "",
                                                 is_end ? " text-anchor=\"end\"" : "");
      if (last == first + 1) {
        add("<text class=\"{}\"{} x=\"{}\" y=\"{}\">{}</text>\n", palette_.class_of(line), attributes,
            px(line.x_px), px(line.baseline_px), text::markup_escaped(line.text));
      } else {
        add("<text class=\"{}\"{}>", palette_.class_of(line), attributes);
        for (std::size_t i = first; i < last; ++i) {
          // The blank between two lines stands where it does not move the anchored end.
          add("{}<tspan x=\"{}\" y=\"{}\">{}{}</tspan>", i == first || is_end ? "" : "\n", px(lines[i].x_px),
              px(lines[i].baseline_px), i != first && is_end ? " " : "", text::markup_escaped(lines[i].text));
        }
        out_ += "</text>\n";
      }
      first = last;
    }
  }

  void write(const view::Image& image) {
    const view::Turn turn = view::turn_of(image);
    const bool is_upright = image.pixels->orientation == 1;
    add("<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\"",
        is_upright ? px(turn.e) : "0", is_upright ? px(turn.f) : "0", px(turn.width_px), px(turn.height_px));
    if (!is_upright)
      add(" transform=\"matrix({} {} {} {} {} {})\"", px(turn.a), px(turn.b), px(turn.c), px(turn.d),
          px(turn.e), px(turn.f));
    if (image.alternative.empty()) out_ += " aria-hidden=\"true\"";
    // Without its orientation: who heeds that would turn it twice.
    add(" xlink:href=\"data:{};base64,{}\"", image::media_type_of(image.pixels->format),
        base::base64(image::without_orientation(*image.pixels)));
    if (image.alternative.empty())
      out_ += "/>\n";
    else
      add("><title>{}</title></image>\n", text::markup_escaped(image.alternative));
  }

  const view::Picture& picture_;
  const Palette& palette_;
  std::string_view id_prefix_;
  std::string& out_;
};

/// About how many bytes a picture takes, rather too many: what is reserved and not used costs nothing, and a
/// string that grows is for a moment there twice.
std::size_t likely_size(const view::Picture& picture) {
  constexpr std::size_t shape_size = 120, line_size = 130, step_size = 16;
  std::size_t size = std::size_t{1} << 16;
  for (const view::Group& group : picture.groups)
    for (const view::Shape& shape : group.shapes) {
      size += shape_size;
      if (const auto* path = std::get_if<view::Path>(&shape)) size += step_size * path->steps.size();
      if (const auto* text = std::get_if<view::TextLines>(&shape))
        for (const TextLine& line : text->lines) size += line_size + line.text.size();
    }
  return size;
}

bool has_images(const view::Picture& picture) {
  return std::any_of(picture.groups.begin(), picture.groups.end(), [](const view::Group& group) {
    return std::any_of(group.shapes.begin(), group.shapes.end(),
                       [](const view::Shape& shape) { return std::holds_alternative<view::Image>(shape); });
  });
}

std::string opening(const view::Picture& picture, std::string_view id_prefix, std::string_view more) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\"{4} version=\"1.1\"{0} width=\"{1}\" height=\"{2}\" "
      "viewBox=\"0 0 {1} {2}\" role=\"img\" aria-labelledby=\"{3}title {3}desc\">\n",
      more, px(picture.width_px), px(picture.height_px), id_prefix,
      has_images(picture) ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "");
}

std::string colours_of(const Look& look, const view::Theme& theme) {
  std::string rule = "fill:" + (look.fill ? hex(theme.of(*look.fill)) : "none");
  if (look.stroke) rule += ";stroke:" + hex(theme.of(*look.stroke));
  return rule;
}

/// `fonts` for the rules that say more than colours.
std::string rules_of(const Palette& palette, const view::Theme& theme, const type::Fonts* fonts,
                     std::string_view scope) {
  const bool colours_only = fonts == nullptr;
  std::string rules;
  const auto add = [&](const std::string& name, const std::string& declarations) {
    fmt::format_to(std::back_inserter(rules), "{}.{}{{{}}}\n", scope, name, declarations);
  };
  for (const Look& look : palette.looks()) {
    std::string declarations = colours_of(look, theme);
    if (!colours_only && look.stroke && look.stroke_px != 1)
      declarations += ";stroke-width:" + px(look.stroke_px);
    if (!colours_only && look.dash == view::Dash::dotted) declarations += ";stroke-dasharray:2 3";
    add(palette.class_of(look), declarations);
  }
  for (const Look& look : palette.fades())
    add(fmt::format("g{}", palette.fade(look)), "stop-color:" + hex(theme.of(*look.fill)));
  for (std::size_t i = 0; i < palette.texts().size(); ++i) {
    const TextLook& text = palette.texts()[i];
    std::string declarations = "fill:" + hex(theme.of(text.paint));
    if (!colours_only)
      declarations +=
          fmt::format(";font-family:{};font-weight:{};font-size:{}px", type::family_stack(text.face, *fonts),
                      type::weight_of(text.face), px(text.size_px));
    add(fmt::format("t{}", i), declarations);
  }
  return rules;
}

}  // namespace

std::string style_rules(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts,
                        std::string_view scope) {
  return rules_of(Palette(picture), theme, &fonts, scope);
}

std::string colour_rules(const view::Picture& picture, const view::Theme& theme, std::string_view scope) {
  return rules_of(Palette(picture), theme, nullptr, scope);
}

std::string fragment(const view::Picture& picture, std::string_view id_prefix) {
  std::string out = opening(picture, id_prefix, " class=\"dateline\"");
  Writer(picture, Palette(picture), id_prefix, out).write_body();
  return out + "</svg>\n";
}

std::string render(const view::Picture& picture, const view::Theme& theme, const type::Fonts& fonts) {
  const Palette palette(picture);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += opening(picture, "dl-", "");
  out += "<style type=\"text/css\">\n";
  for (const type::Face face : type::all_faces)
    out += type::font_face_rule(fonts, face, view::characters_in(picture, face));
  if (fonts.further_count() > 0) out += type::further_face_rules(fonts, view::text_in(picture));
  out += rules_of(palette, theme, &fonts, "") + "</style>\n";
  out.reserve(out.size() + likely_size(picture));
  Writer(picture, palette, "dl-", out).write_body();
  out += "</svg>\n";
  return out;
}

}  // namespace dateline::svg
