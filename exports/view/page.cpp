#include "exports/view/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "exports/view/entry_image.hpp"
#include "src/base/utf8.hpp"
#include "src/calendar/locale.hpp"

namespace dateline::view {
namespace {

constexpr double margin_px = 40;
constexpr double narrowest_page_px = 480;

struct Sample {
  Mark mark;
  const char* words;
};

/// What each kind of mark says, of those that are used.
std::vector<Sample> samples_of(const std::vector<TimelineEntry>& entries) {
  std::vector<Sample> samples;
  const auto uses = [&](auto test) {
    return std::any_of(entries.begin(), entries.end(),
                       [&](const TimelineEntry& entry) { return entry.mark && test(*entry.mark); });
  };
  const auto span = [](MarkKind kind, double fade_in_px, double fade_out_px) {
    return Mark{.kind = kind, .x0_px = 0, .full0_px = fade_in_px, .full1_px = 34 - fade_out_px, .x1_px = 34};
  };
  const auto day = [](Standing standing) {
    return Mark{.standing = standing, .x0_px = 28, .full0_px = 28, .full1_px = 28, .x1_px = 28};
  };
  const auto has = [&](MarkKind kind, bool open_start, bool open_end) {
    return uses([&](const Mark& mark) {
      return mark.kind == kind && (mark.full0_px - mark.x0_px > closed_fade_px) == open_start &&
             (mark.x1_px - mark.full1_px > closed_fade_px) == open_end;
    });
  };
  if (uses([](const Mark& mark) { return mark.kind == MarkKind::day; })) {
    samples.push_back({day(Standing::actual), "on this day"});
  }
  const auto likely = [&](bool one_day) {
    return uses([&](const Mark& mark) {
      return mark.kind == MarkKind::likely && (mark.full0_px == mark.full1_px) == one_day;
    });
  };
  if (likely(true)) {
    const double day_px = 34 - likely_reach_px;
    samples.push_back({Mark{.kind = MarkKind::likely,
                            .x0_px = day_px - likely_reach_px,
                            .full0_px = day_px,
                            .full1_px = day_px,
                            .x1_px = 34},
                       "probably on this day"});
  }
  if (likely(false)) samples.push_back({span(MarkKind::likely, 0, 0), "probably in this time"});
  if (has(MarkKind::one_of, false, false))
    samples.push_back({span(MarkKind::one_of, 10, 10), "once in this time"});
  if (has(MarkKind::one_of, true, false))
    samples.push_back({span(MarkKind::one_of, 32, 0), "before this day"});
  if (has(MarkKind::one_of, false, true))
    samples.push_back({span(MarkKind::one_of, 0, 32), "after this day"});
  if (has(MarkKind::one_of, true, true))
    samples.push_back({span(MarkKind::one_of, 16, 16), "about this time"});
  if (has(MarkKind::lasting, false, false))
    samples.push_back({span(MarkKind::lasting, 0, 0), "all of this time"});
  if (has(MarkKind::lasting, true, false))
    samples.push_back({span(MarkKind::lasting, 24, 0), "begin uncertain"});
  if (has(MarkKind::lasting, false, true))
    samples.push_back({span(MarkKind::lasting, 0, 24), "end uncertain"});
  if (has(MarkKind::lasting, true, true))
    samples.push_back({span(MarkKind::lasting, 13, 13), "begin and end uncertain"});
  if (uses([](const Mark& mark) { return mark.kind == MarkKind::inferred; })) {
    samples.push_back({span(MarkKind::inferred, 30, 0), "date inferred, not stated"});
  }
  const std::pair<Standing, const char*> standings[] = {{Standing::alleged, "alleged"},
                                                        {Standing::planned, "planned"},
                                                        {Standing::hypothetical, "hypothetical"},
                                                        {Standing::denied, "denied, or did not happen"}};
  const auto is_sign = [](const Mark& mark) {
    return mark.kind == MarkKind::day || (mark.kind == MarkKind::likely && mark.full0_px == mark.full1_px);
  };
  for (const auto& [standing, words] : standings) {
    const bool has_cross = standing == Standing::denied;
    if (uses([&](const Mark& mark) { return mark.standing == standing && (has_cross || is_sign(mark)); }))
      samples.push_back({day(standing), words});
  }
  const auto is_hollow = [&](const Mark& mark) {
    return mark.standing != Standing::actual &&
           (mark.kind == MarkKind::one_of || mark.kind == MarkKind::lasting);
  };
  if (uses(is_hollow)) {
    Mark hollow = span(MarkKind::one_of, 0, 0);
    hollow.standing = Standing::alleged;
    samples.push_back({hollow, "a time of what is alleged, planned or denied"});
  }
  return samples;
}

std::string description_of(const query::Result& result, calendar::DateForm form) {
  std::string description = "A timeline: " + counts_line(result) + ".";
  const query::ResultEvent* first = nullptr;
  const query::ResultEvent* last = nullptr;
  for (const query::ResultEvent& event : result.events) {
    if (event.place().unknown()) continue;
    if (first == nullptr) first = &event;
    last = &event;
  }
  if (first != nullptr && first != last) {
    description += " First: " + date_line(*first, form) + ". Last: " + date_line(*last, form) + ".";
  }
  const std::string draft = draft_line(result);
  if (!draft.empty()) description += " " + draft + ".";
  const std::string left_out = left_out_line(result);
  if (!left_out.empty()) description += " " + left_out + ".";
  return description;
}

}  // namespace

Page::Page(const query::Result& shown_result, const TimelineOptions& asked, const type::Fonts& typefaces)
    : result(shown_result),
      options(asked),
      // Narrow columns: "8 Oct 2016" seldom needs a line of its own.
      sources(shown_result, asked.dates, calendar::DateLength::abbreviated),
      fonts(typefaces),
      y_px(margin_px) {
  view.width_px = std::max(narrowest_page_px, std::round(options.width_px));
  measure = {margin_px, view.width_px - margin_px};
  view.title = shown(options.title);
  if (view.title.empty()) view.title = "Timeline";
  view.description = description_of(result, options.dates);
  view.draft = draft_line(result);
  if (!options.headed) return;
  add(view.title, headline_text);
  y_px += 4;
  add(counts_line(result), counts_text);
  add(view.draft, draft_text);
  y_px += 26;
}

void Page::add(const TextBlock& block) {
  for (TextLine& line : block.at(measure.left_px, y_px)) view.lines.push_back(std::move(line));
  y_px += block.height_px;
}

void Page::add(std::string_view text, const TextStyle& style) {
  TextBlock block;
  add_text(block, text, style, measure.right_px - measure.left_px, fonts);
  add(block);
}

TextBlock Page::label(const query::ResultEvent& event, double widest_px) const {
  const LabelStyle style{options.dates, options.detail};
  if (options.whole) return event_label(options.whole(event), sources, style, widest_px, fonts);
  return event_label(event, sources, style, widest_px, fonts);
}

void Page::add(Placement&& plot) {
  const auto drop = [&](TextLine& line) { line.baseline_px += y_px; };
  for (Axis& axis : plot.axes) {
    axis.y_px += y_px;
    for (Tick& tick : axis.ticks) {
      if (tick.label) drop(*tick.label);
    }
    for (AxisBreak& gap : axis.breaks) drop(gap.label);
  }
  for (Box& band : plot.bands) band.y_px += y_px;
  const auto drop_line = [&](GridLine& line) {
    line.y0_px += y_px;
    line.y1_px += y_px;
  };
  for (GridLine& line : plot.grid) drop_line(line);
  view.entries.reserve(view.entries.size() + plot.events.size());
  std::stable_sort(plot.events.begin(), plot.events.end(),
                   [](const PlacedEvent& one, const PlacedEvent& other) { return one.index < other.index; });
  for (PlacedEvent& event : plot.events) {
    for (TextLine& line : event.lines) drop(line);
    event.box.y_px += y_px;
    event.mark.y_px += y_px;
    for (Mark& mark : event.also) mark.y_px += y_px;
    if (event.tie) drop_line(*event.tie);
    if (event.leader) {
      event.leader->y0_px += y_px;
      event.leader->y1_px += y_px;
    }
    view.entries.push_back({.id = shown(result.events[event.index].id),
                            .box = event.box,
                            .lines = std::move(event.lines),
                            .mark = event.mark,
                            .leader = event.leader,
                            .also = std::move(event.also),
                            .tie = event.tie,
                            .backing = event.backing});
  }
  view.axes = std::move(plot.axes);
  view.bands = std::move(plot.bands);
  view.grid = std::move(plot.grid);
  y_px += plot.height_px + 34;
}

void Page::add_undated(bool with_images) {
  constexpr double gap_px = 26;
  constexpr double usual_column_px = 260;
  const double measure_px = measure.right_px - measure.left_px;
  const double columns = std::max(1.0, std::floor((measure_px + gap_px) / (usual_column_px + gap_px)));
  const double column_px = (measure_px + gap_px) / columns - gap_px;
  double row_px = 0;
  double column = 0;
  bool any = false;
  for (const query::ResultEvent& event : result.events) {
    if (!event.place().unknown()) continue;
    if (!any) {
      view.rules_y_px.push_back(y_px);
      y_px += 14;
      add(options.dates.words().undated(), heading_text);
      y_px += 8;
    }
    any = true;
    if (column == columns) {
      y_px += row_px + 16;
      row_px = 0;
      column = 0;
    }
    const TextBlock label = this->label(event, column_px);
    const double x_px = measure.left_px + column * (column_px + gap_px);
    TimelineEntry entry{.id = shown(event.id),
                        .box = {x_px, y_px, label.width_px, label.height_px},
                        .lines = label.at(x_px, y_px)};
    const auto image = with_images ? image_of(event, options, column_px, fonts) : std::nullopt;
    if (image) {
      entry.image = image->at(x_px, y_px + label.height_px);
      entry.box.height_px += image->height_px;
      entry.box.width_px = std::max(entry.box.width_px, image->width_px);
    }
    row_px = std::max(row_px, entry.box.height_px);
    view.entries.push_back(std::move(entry));
    ++column;
  }
  if (any) y_px += row_px + 30;
}

// A legend explains the marks that are used and no others.
void Page::add_legend() {
  std::vector<Sample> samples = samples_of(view.entries);
  if (samples.empty()) return;
  view.rules_y_px.push_back(y_px);
  y_px += 14;
  constexpr double line_px = 22;
  constexpr double sign_px = 42;
  double x_px = measure.left_px;
  for (Sample& sample : samples) {
    const bool narrow = sample.mark.kind == MarkKind::day;
    const double shift_px = narrow ? -22 : -sample.mark.x0_px;
    const double text_px = sign_px + shift_px;
    TextLine line = line_of(sample.words, small_text, 0, y_px + 15, fonts);
    if (x_px > measure.left_px && x_px + text_px + line.room_px > measure.right_px) {
      x_px = measure.left_px;
      y_px += line_px;
      line.baseline_px += line_px;
    }
    for (double* x : {&sample.mark.x0_px, &sample.mark.full0_px, &sample.mark.full1_px, &sample.mark.x1_px}) {
      *x += x_px + shift_px;
    }
    sample.mark.y_px = y_px + 11;
    line.x_px = x_px + text_px;
    x_px += text_px + line.room_px + 26;
    view.legend.push_back({sample.mark, std::move(line)});
  }
  y_px += line_px + 6;
}

// Names the characters that no embedded face can draw.
void Page::add_warnings() {
  constexpr std::size_t most_named = 8;
  std::set<char32_t> lacking;
  const auto check = [&](const TextLine& line) {
    for (std::size_t at = 0; at < line.text.size();) {
      const base::CodePoint c = base::code_point_at(line.text, at);
      at += c.length;
      if (c.value >= 0x80 && !fonts.covers(c.value, line.face)) lacking.insert(c.value);
    }
  };
  for (const TextLine& line : view.lines) check(line);
  for (const TimelineEntry& entry : view.entries) {
    for (const TextLine& line : entry.lines) check(line);
    if (!entry.image) continue;
    for (const TextLine& line : entry.image->lines) check(line);
  }
  if (lacking.empty()) return;
  std::string names;
  std::size_t named = 0;
  for (const char32_t c : lacking) {
    if (named++ == most_named) break;
    names += fmt::format("{}U+{:04X} ", names.empty() ? "" : ", ", static_cast<std::uint32_t>(c));
    base::append_utf8(names, c);
  }
  if (lacking.size() > most_named) names += fmt::format(" and {} more", lacking.size() - most_named);
  view.warnings.push_back("No typeface here has " + names);
}

TimelineView Page::finished() && {
  add_legend();
  if (options.headed) add(left_out_line(result), draft_text);
  view.height_px = std::ceil(y_px + margin_px - 14);
  add_warnings();
  return std::move(view);
}

std::vector<PlacedEvent> dated_events(const Page& page, double widest_px) {
  std::vector<PlacedEvent> events;
  events.reserve(page.result.events.size());
  for (std::size_t i = 0; i < page.result.events.size(); ++i) {
    const query::ResultEvent& event = page.result.events[i];
    if (event.place().unknown()) continue;
    PlacedEvent placed;
    placed.index = i;
    placed.label = page.label(event, widest_px);
    events.push_back(std::move(placed));
  }
  return events;
}

}  // namespace dateline::view
