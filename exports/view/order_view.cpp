#include "exports/view/order_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "exports/view/page.hpp"
#include "src/base/problem.hpp"

namespace dateline::view {
namespace {

constexpr double widest_label_px = 230;
constexpr double pad_px = 10;
constexpr double px_per_inch = 72;
constexpr std::size_t most_in_row = 3;
constexpr TextStyle relation_text{12, 15, type::Face::text, Paint::alert};

struct Relation {
  std::string name;  ///< "r0"
  std::string from, to, words;
  friend auto operator<=>(const Relation&, const Relation&) = default;
};

std::vector<Relation> relations_of(const query::Result& result) {
  std::vector<Relation> relations;
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (const query::ResultRelation& relation : result.relations) {
    if (!seen.insert({relation.from, relation.to, relation.kind}).second) continue;
    std::string words = relation.kind;
    std::replace(words.begin(), words.end(), '_', ' ');
    relations.push_back({fmt::format("r{}", relations.size()), relation.from, relation.to, shown(words)});
  }
  return relations;
}

/// Boxes of one width stand in a column.
double box_width(const Page& page) {
  double width_px = 0;
  for (const query::ResultEvent& event : page.result.events)
    width_px = std::max(width_px, page.label(event, widest_label_px).width_px);
  return std::ceil(width_px) + 2 * pad_px;
}

/// The same when they are measured and when they are drawn.
TextBlock label_of(const Page& page, const query::ResultEvent& event) {
  return page.label(event, widest_label_px);
}

TextBlock label_of(const Page& page, const Relation& relation) {
  TextBlock block;
  add_text(block, relation.words, relation_text, widest_label_px, page.fonts);
  return block;
}

bool same_time(const query::ResultEvent& one, const query::ResultEvent& other) {
  const std::optional<ScaledDays> a = scaled_days(one.place());
  const std::optional<ScaledDays> b = scaled_days(other.place());
  return a && b && a->first == b->first && a->last == b->last;
}

/// Reads the lines of `dot -Tplain`: numbers and names between blanks.
class Plain {
 public:
  explicit Plain(std::string_view text) : text_(text) {}
  /// The next line; false at the end.
  bool next_line() {
    if (text_.empty()) return false;
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    line_ = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    return true;
  }
  std::string_view word() {
    line_.remove_prefix(std::min(line_.find_first_not_of(' '), line_.size()));
    const std::size_t end = std::min(line_.find(' '), line_.size());
    const std::string_view word = line_.substr(0, end);
    line_.remove_prefix(end);
    return word;
  }
  double number() {
    const std::string_view text = word();
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || !std::isfinite(value) || std::abs(value) > farthest_inch)
      throw base::DataError({.what = "Graphviz gave a place that is no number"});
    return value;
  }

 private:
  static constexpr double farthest_inch = 1e6;
  std::string_view text_, line_;
};

struct Placed {
  std::map<std::string, Point, std::less<>> middles;
  std::map<std::pair<std::string, std::string>, std::vector<Point>> lines;
  double width_px = 0, height_px = 0;
};

Placed placed_by(std::string_view text) {
  Placed placed;
  Plain plain(text);
  const auto point = [&] {
    const double x_px = plain.number() * px_per_inch;
    return Point{x_px, placed.height_px - plain.number() * px_per_inch};
  };
  while (plain.next_line()) {
    const std::string_view kind = plain.word();
    if (kind == "graph") {
      plain.number();
      placed.width_px = plain.number() * px_per_inch;
      placed.height_px = plain.number() * px_per_inch;
    } else if (kind == "node") {
      const std::string name(plain.word());
      placed.middles[name] = point();
    } else if (kind == "edge") {
      const std::string from(plain.word());
      const std::string to(plain.word());
      const auto count = static_cast<std::size_t>(std::clamp(plain.number(), 0.0, 10000.0));
      std::vector<Point> points;
      for (std::size_t i = 0; i < count; ++i) points.push_back(point());
      placed.lines[{from, to}] = std::move(points);
    }
  }
  return placed;
}

/// A curve through the points of Graphviz: the first, then threes.
Path curve_of(const std::vector<Point>& points) {
  Path path{.look = {.stroke = Paint::alert, .stroke_px = 1.2}};
  path.move(points[0].x_px, points[0].y_px);
  for (std::size_t i = 1; i + 2 < points.size(); i += 3) path.curve(points[i], points[i + 1], points[i + 2]);
  return path;
}

/// At the end of a curve, along its last stretch.
Path arrow_at(Point before, Point tip) {
  constexpr double length_px = 9;
  constexpr double half_px = 3.5;
  const double dx = tip.x_px - before.x_px;
  const double dy = tip.y_px - before.y_px;
  const double length = std::max(std::hypot(dx, dy), 1e-6);
  const Point back{tip.x_px - dx / length * length_px, tip.y_px - dy / length * length_px};
  Path path{.look = {.fill = Paint::alert}};
  path.move(tip.x_px, tip.y_px);
  path.line(back.x_px - dy / length * half_px, back.y_px + dx / length * half_px);
  path.line(back.x_px + dy / length * half_px, back.y_px - dx / length * half_px);
  return std::move(path.close());
}

Look frame_of(const query::ResultEvent& event) {
  const bool is_actual = standing_of(event) == Standing::actual;
  return {.fill = Paint::ground,
          .stroke = event.contested ? Paint::alert
                    : is_actual     ? Paint::strong
                                    : Paint::pale,
          .stroke_px = is_actual ? 1.6 : 1.8,
          .dash = is_actual ? Dash::none : Dash::dotted};
}

}  // namespace

OrderGraph order_graph(const query::Result& result, const TimelineOptions& options,
                       const type::Fonts& fonts) {
  const Page page(result, options, fonts);
  OrderGraph graph;
  const double width_px = box_width(page);
  const query::ResultEvent* before = nullptr;
  std::map<std::string, std::size_t> place;
  for (const query::ResultEvent& event : result.events) {
    place.emplace(event.id, place.size());
    graph.boxes.push_back({event.id, width_px, label_of(page, event).height_px + 2 * pad_px});
    if (event.place().unknown()) continue;
    const bool is_beside =
        before != nullptr && same_time(*before, event) && graph.rows.back().size() < most_in_row;
    if (!is_beside) graph.rows.emplace_back();
    graph.rows.back().push_back(event.id);
    before = &event;
  }
  for (const Relation& relation : relations_of(result)) {
    const TextBlock label = label_of(page, relation);
    graph.boxes.push_back({relation.name, label.width_px + 6, label.height_px + 2});
    // Downwards, whichever way the arrow points, so that its words stand between the two.
    const bool is_down = place[relation.from] <= place[relation.to];
    graph.lines.push_back({is_down ? relation.from : relation.to, relation.name});
    graph.lines.push_back({relation.name, is_down ? relation.to : relation.from});
  }
  return graph;
}

Picture draw_order(const query::Result& result, std::string_view plain, const TimelineOptions& options,
                   const type::Fonts& fonts) {
  const Placed placed = placed_by(plain);
  const auto middle_of = [&](const std::string& name) {
    const auto found = placed.middles.find(name);
    if (found == placed.middles.end()) throw base::DataError({.what = "Graphviz placed no box for " + name});
    return found->second;
  };
  TimelineOptions wide = options;
  const double margins_px = 2 * 40;
  wide.width_px = std::max(options.width_px, std::ceil(placed.width_px) + margins_px);
  Page page(result, wide, fonts);
  const double x_px =
      std::round(page.measure.left_px + (page.measure.right_px - page.measure.left_px - placed.width_px) / 2);
  const double y_px = page.y_px;
  const auto box_of = [&](Point middle, double width_px, double height_px) {
    return Box{std::round(x_px + middle.x_px - width_px / 2), std::round(y_px + middle.y_px - height_px / 2),
               std::ceil(width_px), std::ceil(height_px)};
  };
  const std::vector<Relation> relations = relations_of(result);
  for (const Relation& relation : relations) {
    for (const std::string& event : {relation.from, relation.to}) {
      auto line = placed.lines.find(std::pair(event, relation.name));
      const bool begins_at_event = line != placed.lines.end();
      if (!begins_at_event) line = placed.lines.find(std::pair(relation.name, event));
      if (line == placed.lines.end() || line->second.size() < 4) continue;
      std::vector<Point> points = line->second;
      for (Point& point : points) point = {point.x_px + x_px, point.y_px + y_px};
      page.view.shapes.emplace_back(curve_of(points));
      if (event != relation.to) continue;
      if (begins_at_event) std::reverse(points.begin(), points.end());
      page.view.shapes.emplace_back(arrow_at(points[points.size() - 2], points.back()));
    }
  }
  const double width_px = box_width(page);
  for (const query::ResultEvent& event : result.events) {
    const TextBlock label = label_of(page, event);
    const Box box = box_of(middle_of(event.id), width_px, label.height_px + 2 * pad_px);
    page.view.shapes.emplace_back(Rectangle{box, frame_of(event)});
    page.view.entries.push_back(
        {.id = shown(event.id), .box = box, .lines = label.at(box.x_px + pad_px, box.y_px + pad_px)});
  }
  for (const Relation& relation : relations) {
    const TextBlock label = label_of(page, relation);
    const Box box = box_of(middle_of(relation.name), label.width_px + 6, label.height_px + 2);
    page.view.shapes.emplace_back(Rectangle{box, {.fill = Paint::ground}});
    for (TextLine& line : label.at(box.x_px + 3, box.y_px + 1)) page.view.lines.push_back(std::move(line));
  }
  page.y_px += std::ceil(placed.height_px) + 20;
  page.add("By the first day that is possible, later ones lower; without a date, where relations lead.",
           small_text);
  const bool has_dotted = std::any_of(result.events.begin(), result.events.end(), [](const auto& event) {
    return standing_of(event) != Standing::actual;
  });
  if (has_dotted)
    page.add("A dotted frame: alleged, planned, possible or denied, as its words say.", small_text);
  page.y_px += 10;
  return draw(std::move(page).finished());
}

}  // namespace dateline::view
