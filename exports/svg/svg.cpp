#include "exports/svg/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <vector>

#include "exports/type/embedding.hpp"
#include "src/text/markup.hpp"

namespace dateline::svg {
namespace {

using view::Mark;
using view::MarkKind;
using view::Standing;
using view::TextLine;

// Classes. Texts: i ink, u muted, a accent, r alert, with t0, t1, … for face and size. Marks: s strong, p
// pale, n not stated, o outlined, q outlined pale, w dotted; sk, pk, nk are the stops of their fading ends.
struct Colours {
  const char *ground, *ink, *muted, *accent, *alert, *strong, *pale, *thin, *ribbon, *tick, *leader, *rule,
      *band;
};
constexpr Colours light{"#fff",    "#1a1a1a", "#595959", "#1b5e86", "#9a3412", "#1b5e86", "#6696b5",
                        "#6b6b6b", "#eceae4", "#b3afa3", "#a3a096", "#cfcbc0", "#f6f5f1"};
constexpr Colours dark{"#16181a", "#f0eee9", "#b4b1a9", "#86c5ea", "#f4a573", "#86c5ea", "#4e819f",
                       "#a3a099", "#2b2e31", "#63625d", "#74726c", "#4a4a47", "#1d2023"};

std::string colour_rules(const Colours& c, std::string_view scope) {
  std::string rules;
  const auto add = [&](std::string_view selector, std::string_view declarations) {
    fmt::format_to(std::back_inserter(rules), "{}.{}{{{}}}\n", scope, selector, declarations);
  };
  add("ground", fmt::format("fill:{}", c.ground));
  add("i", fmt::format("fill:{}", c.ink));
  add("u", fmt::format("fill:{}", c.muted));
  add("a", fmt::format("fill:{}", c.accent));
  add("r", fmt::format("fill:{}", c.alert));
  add("s", fmt::format("fill:{}", c.strong));
  add("p", fmt::format("fill:{}", c.pale));
  add("n", fmt::format("fill:{}", c.thin));
  add("o", fmt::format("fill:{};stroke:{};stroke-width:1.8", c.ground, c.strong));
  add("q", fmt::format("fill:{};stroke:{};stroke-width:1.8", c.ground, c.pale));
  add("w", fmt::format("fill:none;stroke:{};stroke-width:2.5;stroke-dasharray:2 3", c.pale));
  add("sk", fmt::format("stop-color:{}", c.strong));
  add("pk", fmt::format("stop-color:{}", c.pale));
  add("nk", fmt::format("stop-color:{}", c.thin));
  add("ribbon", fmt::format("fill:{}", c.ribbon));
  add("tick", fmt::format("stroke:{}", c.tick));
  add("l", fmt::format("fill:none;stroke:{}", c.leader));
  add("rule", fmt::format("stroke:{}", c.rule));
  add("band", fmt::format("fill:{}", c.band));
  return rules;
}

/// One decimal, and none where it is zero.
std::string px(double value) {
  const double rounded = std::round(value * 10) / 10;
  if (rounded == std::round(rounded)) return fmt::format("{:.0f}", rounded == 0 ? 0.0 : rounded);
  return fmt::format("{:.1f}", rounded);
}

template <class Visit>
void each_line(const view::TimelineView& view, Visit visit) {
  for (const TextLine& line : view.lines) visit(line);
  for (const view::Axis& axis : view.axes) {
    for (const view::Tick& tick : axis.ticks) {
      if (tick.label) visit(*tick.label);
    }
    for (const view::AxisBreak& gap : axis.breaks) visit(gap.label);
  }
  for (const view::TimelineEntry& entry : view.entries) {
    for (const TextLine& line : entry.lines) visit(line);
  }
  for (const view::LegendItem& item : view.legend) visit(item.label);
}

using TextClass = std::pair<type::Face, double>;

std::vector<TextClass> text_classes(const view::TimelineView& view) {
  std::vector<TextClass> classes;
  each_line(view, [&](const TextLine& line) {
    const TextClass wanted{line.face, line.size_px};
    if (std::find(classes.begin(), classes.end(), wanted) == classes.end()) classes.push_back(wanted);
  });
  std::sort(classes.begin(), classes.end());
  return classes;
}

bool is_plain_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// Writes the elements of one view.
class Writer {
 public:
  Writer(const view::TimelineView& view, std::string_view id_prefix)
      : view_(view), id_prefix_(id_prefix), classes_(text_classes(view)) {}

  std::string body() {
    add("<title id=\"{}title\">{}</title>\n", id_prefix_, text::markup_escaped(view_.title));
    add("<desc id=\"{}desc\">{}</desc>\n", id_prefix_, text::markup_escaped(view_.description));
    gradients();
    add("<rect class=\"ground\" width=\"{}\" height=\"{}\"/>\n", px(view_.width_px), px(view_.height_px));
    for (const view::Box& box : view_.bands) {
      add("<rect class=\"band\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", px(box.x_px), px(box.y_px),
          px(box.width_px), px(box.height_px));
    }
    for (const double y_px : view_.rules_y_px) {
      add("<path class=\"rule\" d=\"M40 {}H{}\"/>\n", px(std::round(y_px) + 0.5), px(view_.width_px - 40));
    }
    texts(view_.lines);
    for (const view::Axis& axis : view_.axes) ribbon(axis);
    leaders();
    for (const view::TimelineEntry& entry : view_.entries) event(entry);
    for (const view::LegendItem& item : view_.legend) {
      mark(item.mark);
      texts({item.label});
    }
    return std::move(out_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  void gradients() {
    out_ += "<defs>\n";
    for (const char kind : {'s', 'p', 'n'}) {
      add("<linearGradient id=\"{0}{1}i\"><stop class=\"{1}k\" offset=\"0\" stop-opacity=\"0\"/>"
          "<stop class=\"{1}k\" offset=\"1\"/></linearGradient>\n",
          id_prefix_, kind);
      add("<linearGradient id=\"{0}{1}o\"><stop class=\"{1}k\" offset=\"0\"/>"
          "<stop class=\"{1}k\" offset=\"1\" stop-opacity=\"0\"/></linearGradient>\n",
          id_prefix_, kind);
    }
    out_ += "</defs>\n";
  }

  std::string class_of(const TextLine& line) const {
    constexpr char tones[] = {'i', 'u', 'a', 'r'};
    const auto found = std::find(classes_.begin(), classes_.end(), TextClass{line.face, line.size_px});
    return fmt::format("{} t{}", tones[static_cast<std::size_t>(line.tone)], found - classes_.begin());
  }

  /// Lines of one style that follow each other become one text element, so that an editor sees them as one.
  void texts(const std::vector<TextLine>& lines) {
    for (std::size_t first = 0; first < lines.size();) {
      const TextLine& line = lines[first];
      std::size_t last = first + 1;
      while (last < lines.size() && lines[last].face == line.face && lines[last].size_px == line.size_px &&
             lines[last].tone == line.tone && lines[last].right_to_left == line.right_to_left &&
             lines[last].ends_at_x == line.ends_at_x) {
        ++last;
      }
      // Anchored at its left or right end, a line keeps that place whatever font measures it.
      const bool is_end = line.right_to_left != line.ends_at_x;
      const std::string attributes = fmt::format("{}{}", line.right_to_left ? " direction=\"rtl\"" : "",
                                                 is_end ? " text-anchor=\"end\"" : "");
      if (last == first + 1) {
        add("<text class=\"{}\"{} x=\"{}\" y=\"{}\">{}</text>\n", class_of(line), attributes, px(line.x_px),
            px(line.baseline_px), text::markup_escaped(line.text));
      } else {
        add("<text class=\"{}\"{}>", class_of(line), attributes);
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

  void ribbon(const view::Axis& axis) {
    constexpr double slant_px = 5;
    for (std::size_t i = 0; i < axis.parts.size(); ++i) {
      const double left_px = i == 0 ? 0 : slant_px;
      const double right_px = i + 1 == axis.parts.size() ? 0 : slant_px;
      add("<path class=\"ribbon\" d=\"M{} {}H{}L{} {}H{}Z\"/>\n", px(axis.parts[i].x0_px + left_px),
          px(axis.y_px), px(axis.parts[i].x1_px + right_px), px(axis.parts[i].x1_px - right_px),
          px(axis.y_px + axis.height_px), px(axis.parts[i].x0_px - left_px));
    }
    for (const view::Tick& tick : axis.ticks) {
      add("<path class=\"tick\" d=\"M{} {}v{}\"/>\n", px(tick.x_px + 0.5), px(axis.y_px), px(axis.height_px));
      if (tick.label) texts({*tick.label});
    }
    for (const view::AxisBreak& gap : axis.breaks) texts({gap.label});
  }

  /// Before all marks and labels, so that none is drawn over.
  void leaders() {
    std::string paths;
    for (const view::TimelineEntry& entry : view_.entries) {
      if (!entry.leader) continue;
      const view::Leader& line = *entry.leader;
      fmt::format_to(std::back_inserter(paths), "M{} {}", px(line.x0_px), px(line.y0_px));
      if (line.x1_px != line.x0_px) fmt::format_to(std::back_inserter(paths), "H{}", px(line.x1_px));
      fmt::format_to(std::back_inserter(paths), "V{}", px(line.y1_px));
    }
    if (!paths.empty()) add("<path class=\"l\" d=\"{}\"/>\n", paths);
  }

  void event(const view::TimelineEntry& entry) {
    if (is_plain_id(entry.id)) {
      add("<g id=\"{}{}\">\n", id_prefix_, entry.id);
    } else {
      out_ += "<g>\n";
    }
    if (entry.mark) mark(*entry.mark);
    texts(entry.lines);
    out_ += "</g>\n";
  }

  void mark(const Mark& mark) {
    if (mark.kind == MarkKind::day) {
      sign(mark, mark.x0_px, "s", "o");
      return;
    }
    if (mark.kind == MarkKind::likely) {
      likely_mark(mark);
      return;
    }
    const char kind = mark.kind == MarkKind::inferred ? 'n' : mark.kind == MarkKind::one_of ? 'p' : 's';
    if (mark.kind == MarkKind::inferred) {
      bar(mark, kind, mark.y_px - 1.5, 3);
    } else if (mark.standing == Standing::actual) {
      bar(mark, kind, mark.y_px - 4, 8);
    } else {
      bar(mark, kind, mark.y_px - 4, 1.5);
      bar(mark, kind, mark.y_px + 2.5, 1.5);
    }
    const bool fades_in = mark.full0_px > mark.x0_px;
    const bool fades_out = mark.x1_px > mark.full1_px;
    if (fades_in && !fades_out) rect(kind, mark.x1_px - 2, mark.y_px - 5.5, 2, 11);
    if (fades_out && !fades_in) rect(kind, mark.x0_px, mark.y_px - 5.5, 2, 11);
    if (mark.standing == Standing::denied) cross("o", (mark.full0_px + mark.full1_px) / 2, mark.y_px);
  }

  void bar(const Mark& mark, char kind, double y_px, double height_px) {
    if (mark.full0_px > mark.x0_px) fade(kind, 'i', mark.x0_px, y_px, mark.full0_px - mark.x0_px, height_px);
    if (mark.full1_px > mark.full0_px)
      rect(kind, mark.full0_px, y_px, mark.full1_px - mark.full0_px, height_px);
    if (mark.x1_px > mark.full1_px)
      fade(kind, 'o', mark.full1_px, y_px, mark.x1_px - mark.full1_px, height_px);
  }

  void rect(char kind, double x_px, double y_px, double width_px, double height_px) {
    add("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", kind, px(x_px), px(y_px),
        px(width_px), px(height_px));
  }

  void fade(char kind, char direction, double x_px, double y_px, double width_px, double height_px) {
    add("<rect fill=\"url(#{}{}{})\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", id_prefix_, kind,
        direction, px(x_px), px(y_px), px(width_px), px(height_px));
  }

  void cross(std::string_view outlined, double x_px, double y_px) {
    add("<path class=\"{}\" d=\"M{} {}l8 8m0 -8l-8 8\"/>\n", outlined, px(x_px - 4), px(y_px - 4));
  }

  /// Dots, and among them the sign where they mean one day.
  void likely_mark(const Mark& mark) {
    const bool is_day = mark.full0_px == mark.full1_px;
    add("<path class=\"w\" d=\"M{} {}H{}\"/>\n", px(mark.x0_px - 0.5), px(mark.y_px), px(mark.x1_px + 1.5));
    if (is_day || mark.standing == Standing::denied)
      sign(mark, (mark.full0_px + mark.full1_px) / 2, "p", "q");
  }

  /// The sign of one day: filled where it happened, else outlined.
  void sign(const Mark& mark, double at_px, std::string_view filled, std::string_view outlined) {
    const double x_px = at_px + 0.5;
    const double y_px = mark.y_px;
    switch (mark.standing) {
      case Standing::actual:
        add("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"5\"/>\n", filled, px(x_px), px(y_px));
        break;
      case Standing::alleged:
        add("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"4.2\"/>\n", outlined, px(x_px), px(y_px));
        break;
      case Standing::planned:
        add("<path class=\"{}\" d=\"M{} {}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z\"/>\n", outlined, px(x_px),
            px(y_px - 5.5));
        break;
      case Standing::hypothetical:
        add("<path class=\"{}\" d=\"M{} {}h8v8h-8Z\"/>\n", outlined, px(x_px - 4), px(y_px - 4));
        break;
      case Standing::denied:
        cross(outlined, x_px, y_px);
        break;
    }
  }

  const view::TimelineView& view_;
  std::string_view id_prefix_;
  std::vector<TextClass> classes_;
  std::string out_;
};

std::string opening(const view::TimelineView& view, std::string_view id_prefix, std::string_view more) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"{0} width=\"{1}\" height=\"{2}\" "
      "viewBox=\"0 0 {1} {2}\" role=\"img\" aria-labelledby=\"{3}title {3}desc\">\n",
      more, px(view.width_px), px(view.height_px), id_prefix);
}

}  // namespace

std::string characters_in(const view::TimelineView& view, type::Face face) {
  std::string characters;
  each_line(view, [&](const TextLine& line) {
    if (line.face == face) characters += line.text;
  });
  return characters;
}

std::string style_rules(const view::TimelineView& view, std::string_view scope) {
  std::string rules = colour_rules(light, scope);
  const std::vector<TextClass> classes = text_classes(view);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto& [face, size_px] = classes[i];
    fmt::format_to(std::back_inserter(rules), "{}.t{}{{font-family:{};font-weight:{};font-size:{}px}}\n",
                   scope, i, type::family_stack(face), type::weight_of(face), px(size_px));
  }
  return rules;
}

std::string dark_rules(std::string_view scope) {
  return colour_rules(dark, scope);
}

std::string fragment(const view::TimelineView& view, std::string_view id_prefix) {
  return opening(view, id_prefix, " class=\"dateline\"") + Writer(view, id_prefix).body() + "</svg>\n";
}

std::string render(const view::TimelineView& view, const type::Fonts& fonts) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += opening(view, "dl-", "");
  out += "<style type=\"text/css\">\n";
  for (const type::Face face : type::all_faces)
    out += type::font_face_rule(fonts, face, characters_in(view, face));
  out += style_rules(view, "") + "</style>\n";
  out += Writer(view, "dl-").body();
  out += "</svg>\n";
  return out;
}

}  // namespace dateline::svg
