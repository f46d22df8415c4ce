#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "exports/view/wording.hpp"

namespace dateline::test {

using view::TimelineView;

inline const view::TimelineEntry& entry_of(const TimelineView& picture, const std::string& id) {
  for (const view::TimelineEntry& entry : picture.entries) {
    if (entry.id == id) return entry;
  }
  FAIL("no entry " << id);
  throw std::logic_error(id);
}

inline std::string text_of(const view::TimelineEntry& entry) {
  std::string text;
  for (const view::TextLine& line : entry.lines) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

inline std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

inline bool overlap(const view::Box& one, const view::Box& other) {
  constexpr double touch = 0.01;
  return one.x_px + touch < other.x_px + other.width_px && other.x_px + touch < one.x_px + one.width_px &&
         one.y_px + touch < other.y_px + other.height_px && other.y_px + touch < one.y_px + one.height_px;
}

inline view::Box box_of(const view::TextLine& line) {
  return {line.ends_at_x ? line.x_px - line.room_px : line.x_px, line.baseline_px - line.size_px * 0.8,
          line.room_px, line.size_px};
}

inline bool holds(const view::Box& outer, const view::Box& inner) {
  constexpr double slack = 2.5;  // descenders and rounding
  return inner.x_px >= outer.x_px - slack &&
         inner.x_px + inner.width_px <= outer.x_px + outer.width_px + slack &&
         inner.y_px >= outer.y_px - slack &&
         inner.y_px + inner.height_px <= outer.y_px + outer.height_px + slack;
}

/// What a picture must never do; "" when it does nothing of it.
inline std::string fault_of(const TimelineView& picture, const query::Result& story) {
  std::vector<view::Box> boxes;
  for (const view::TimelineEntry& entry : picture.entries) {
    boxes.push_back(entry.box);
    for (const view::TextLine& line : entry.lines) {
      if (!holds(entry.box, box_of(line))) return entry.id + " does not hold " + line.text;
    }
  }
  const std::size_t labels = boxes.size();
  for (const view::TextLine& line : picture.lines) boxes.push_back(box_of(line));
  for (const view::Axis& axis : picture.axes) {
    for (const view::Tick& tick : axis.ticks) {
      if (tick.label) boxes.push_back(box_of(*tick.label));
    }
    for (const view::AxisBreak& gap : axis.breaks) boxes.push_back(box_of(gap.label));
  }
  for (const view::LegendItem& item : picture.legend) boxes.push_back(box_of(item.label));
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].x_px < 0 || boxes[i].x_px + boxes[i].width_px > picture.width_px || boxes[i].y_px < 0 ||
        boxes[i].y_px + boxes[i].height_px > picture.height_px) {
      return "text " + std::to_string(i) + " leaves the page";
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (overlap(boxes[i], boxes[j]))
        return "texts " + std::to_string(j) + " and " + std::to_string(i) + " overlap";
    }
  }
  for (const view::TimelineEntry& entry : picture.entries) {
    if (entry.mark && (entry.mark->x0_px < 20 || entry.mark->x1_px > picture.width_px - 20)) {
      return "the mark of " + entry.id + " leaves the margins";
    }
    if (!entry.leader) continue;
    const view::Leader& line = *entry.leader;
    const view::Box along{std::min(line.x0_px, line.x1_px), line.y0_px, std::abs(line.x1_px - line.x0_px), 0};
    const view::Box up{line.x1_px, std::min(line.y0_px, line.y1_px), 0, std::abs(line.y1_px - line.y0_px)};
    for (std::size_t i = 0; i < labels; ++i) {
      // Lines may run along the edge of a label, where no text is.
      view::Box inner = boxes[i];
      inner.x_px += 1;
      inner.width_px -= 2;
      inner.y_px += 1.5;
      inner.height_px -= 3;
      if (overlap(along, inner) || overlap(up, inner))
        return "the leader of " + entry.id + " crosses a label";
    }
  }
  if (picture.entries.size() != story.events.size()) return "events are missing";
  for (const query::ResultEvent& event : story.events) {
    const std::string text = without_blanks(text_of(entry_of(picture, event.id)));
    if (text.find(without_blanks(view::title_of(event))) == std::string::npos)
      return event.id + " lost its title";
  }
  return {};
}

}  // namespace dateline::test
