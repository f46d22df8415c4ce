#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "exports/view/marks.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {
namespace {

constexpr double margin_px = 40;

bool is_plain_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// The ribbon of an axis, its parts cut slantwise where the scale is broken.
void draw_axis(Axis& axis, std::vector<Shape>& shapes) {
  constexpr double slant_px = 5;
  const double bottom_px = axis.y_px + axis.height_px;
  for (std::size_t i = 0; i < axis.parts.size(); ++i) {
    const AxisPart& part = axis.parts[i];
    const double left_px = i == 0 ? 0 : slant_px;
    const double right_px = i + 1 == axis.parts.size() ? 0 : slant_px;
    Path path{.look = {.fill = Paint::ribbon}};
    path.move(part.x0_px + left_px, axis.y_px).line(part.x1_px + right_px, axis.y_px);
    path.line(part.x1_px - right_px, bottom_px).line(part.x0_px - left_px, bottom_px).close();
    shapes.emplace_back(std::move(path));
  }
  Path ticks{.look = {.stroke = Paint::tick}};
  for (const Tick& tick : axis.ticks) ticks.move(tick.x_px + 0.5, axis.y_px).line(tick.x_px + 0.5, bottom_px);
  if (!axis.ticks.empty()) shapes.emplace_back(std::move(ticks));
  for (Tick& tick : axis.ticks)
    if (tick.label) shapes.emplace_back(TextLines{{std::move(*tick.label)}});
  for (AxisBreak& gap : axis.breaks) shapes.emplace_back(TextLines{{std::move(gap.label)}});
}

void draw_lines(const std::vector<GridLine>& lines, const Look& look, std::vector<Shape>& shapes) {
  if (lines.empty()) return;
  Path path{.look = look};
  for (const GridLine& line : lines) path.move(line.x_px, line.y0_px).line(line.x_px, line.y1_px);
  shapes.emplace_back(std::move(path));
}

/// All of them as one path.
void draw_leaders(const std::vector<TimelineEntry>& entries, std::vector<Shape>& shapes) {
  Path path{.look = {.stroke = Paint::leader}};
  for (const TimelineEntry& entry : entries) {
    if (!entry.leader) continue;
    const Leader& line = *entry.leader;
    path.move(line.x0_px, line.y0_px);
    if (line.x1_px != line.x0_px) path.line(line.x1_px, line.y0_px);
    path.line(line.x1_px, line.y1_px);
  }
  if (!path.steps.empty()) shapes.emplace_back(std::move(path));
}

}  // namespace

Picture draw(TimelineView&& timeline) {
  Picture picture{.width_px = timeline.width_px,
                  .height_px = timeline.height_px,
                  .title = std::move(timeline.title),
                  .description = std::move(timeline.description),
                  .draft = std::move(timeline.draft),
                  .warnings = std::move(timeline.warnings)};
  Group page;
  page.shapes.emplace_back(Rectangle{{0, 0, picture.width_px, picture.height_px}, {.fill = Paint::ground}});
  for (const Box& band : timeline.bands) page.shapes.emplace_back(Rectangle{band, {.fill = Paint::band}});
  draw_lines(timeline.grid, {.stroke = Paint::rule}, page.shapes);
  for (const double y_px : timeline.rules_y_px) {
    Path rule{.look = {.stroke = Paint::rule}};
    rule.move(margin_px, std::round(y_px) + 0.5).line(picture.width_px - margin_px, std::round(y_px) + 0.5);
    page.shapes.emplace_back(std::move(rule));
  }
  for (Shape& shape : timeline.shapes) page.shapes.push_back(std::move(shape));
  if (!timeline.lines.empty()) page.shapes.emplace_back(TextLines{std::move(timeline.lines)});
  picture.groups.reserve(timeline.entries.size() + timeline.axes.size() + 3);
  picture.groups.push_back(std::move(page));
  for (Axis& axis : timeline.axes) {
    Group scale{.is_scale = true};
    // Between two, a plot may be longer than a page.
    if (&axis != &timeline.axes.back()) scale.repeated_until_px = timeline.axes.back().y_px;
    draw_axis(axis, scale.shapes);
    picture.groups.push_back(std::move(scale));
  }
  // Before all marks and labels, so that none is drawn over.
  std::vector<GridLine> ties;
  for (const TimelineEntry& entry : timeline.entries)
    if (entry.tie) ties.push_back(*entry.tie);
  Group leaders;
  draw_lines(ties, {.stroke = Paint::thin, .stroke_px = 1.6}, leaders.shapes);
  draw_leaders(timeline.entries, leaders.shapes);
  picture.groups.push_back(std::move(leaders));
  for (TimelineEntry& entry : timeline.entries) {
    Group group;
    if (is_plain_id(entry.id)) group.id = std::move(entry.id);
    if (entry.backing) group.shapes.emplace_back(Rectangle{entry.box, {.fill = entry.backing}});
    if (entry.mark) draw_mark(*entry.mark, group.shapes);
    for (const Mark& mark : entry.also) draw_mark(mark, group.shapes);
    group.shapes.emplace_back(TextLines{std::move(entry.lines)});
    if (entry.image) {
      group.shapes.emplace_back(std::move(entry.image->image));
      if (!entry.image->lines.empty()) group.shapes.emplace_back(TextLines{std::move(entry.image->lines)});
    }
    picture.groups.push_back(std::move(group));
  }
  Group legend;
  for (LegendItem& item : timeline.legend) {
    draw_mark(item.mark, legend.shapes);
    legend.shapes.emplace_back(TextLines{{std::move(item.label)}});
  }
  picture.groups.push_back(std::move(legend));
  return picture;
}

}  // namespace dateline::view
