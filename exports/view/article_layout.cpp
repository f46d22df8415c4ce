#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "exports/view/entry_image.hpp"
#include "exports/view/page.hpp"
#include "exports/view/timeline_view.hpp"
#include "src/calendar/day.hpp"

namespace dateline::view {
namespace {

constexpr double narrowest_dates_px = 90;
constexpr double widest_dates_px = 176;
constexpr double narrow_page_px = 600;
constexpr double sign_px = 26;  ///< the width of a mark
constexpr double gap_px = 12;
constexpr double between_px = 18;

/// The mark of an event without a scale: its kind and what is open, as the legend has them.
Mark sign_of(const query::ResultEvent& event) {
  const calendar::TimeSpan& when = event.place();
  // On a scale of its own, where its days are as wide as the sign.
  constexpr double margin_px = 22;
  constexpr double scale_px = sign_px + 2 * margin_px;
  const TimeScale scale({*scaled_days(when)}, {.x0_px = 0, .x1_px = scale_px, .end_px = scale_px});
  Mark mark = mark_of(event, scale);
  const double from_px = mark.x0_px;
  const double length_px = mark.x1_px - mark.x0_px;
  if (length_px == 0)
    return Mark{.kind = mark.kind,
                .standing = mark.standing,
                .x0_px = sign_px / 2,
                .full0_px = sign_px / 2,
                .full1_px = sign_px / 2,
                .x1_px = sign_px / 2};
  for (double* x_px : {&mark.x0_px, &mark.full0_px, &mark.full1_px, &mark.x1_px})
    *x_px = std::round((*x_px - from_px) / length_px * sign_px);
  return mark;
}

std::vector<Part> by_years(const query::Result& result, calendar::DateForm form) {
  std::map<query::TimeHeading, std::vector<std::size_t>> years;
  for (std::size_t i = 0; i < result.events.size(); ++i)
    if (const auto year = query::year_of(result.events[i].place())) years[*year].push_back(i);
  std::vector<Part> parts;
  for (auto& [year, events] : years) parts.push_back({year_title(year, form), std::move(events)});
  return parts;
}

/// As wide as the widest date, within reason.
double width_of_dates(const Page& page) {
  double width_px = narrowest_dates_px;
  for (const query::ResultEvent& event : page.result.events) {
    const TextStyle& style = event.likely ? likely_date_text : date_text;
    const std::string date = date_line(event, page.options.dates);
    if (!event.place().unknown())
      width_px = std::max(width_px, page.fonts.room_px(date, style.face, style.size_px));
  }
  const double most_px = page.view.width_px < narrow_page_px ? narrowest_dates_px : widest_dates_px;
  return std::ceil(std::min(width_px, most_px));
}

/// The line beside the entries of a part, its entries from top to bottom. What is told again has no id.
void add_part(Page& page, const Part& part, double dates_px, std::vector<bool>& is_told) {
  const double sign_left_px = page.measure.left_px + dates_px + gap_px;
  const double text_px = sign_left_px + sign_px + gap_px;
  const auto is_dated = [&](std::size_t i) { return !page.result.events[i].place().unknown(); };
  if (std::none_of(part.events.begin(), part.events.end(), is_dated)) return;
  page.add(heading_of(part.title), heading_text);
  page.y_px += 10;
  GridLine spine{sign_left_px + sign_px / 2 + 0.5, page.y_px, page.y_px};
  for (const std::size_t i : part.events) {
    const query::ResultEvent& event = page.result.events[i];
    if (!is_dated(i)) continue;
    const EntryText text = entry_text(event, page.sources, {page.options.dates, page.options.detail},
                                      dates_px, page.measure.right_px - text_px, page.fonts);
    TimelineEntry entry{.id = is_told[i] ? std::string() : shown(event.id)};
    is_told[i] = true;
    Mark mark = sign_of(event);
    for (double* x_px : {&mark.x0_px, &mark.full0_px, &mark.full1_px, &mark.x1_px}) *x_px += sign_left_px;
    mark.y_px = page.y_px + 10;
    entry.mark = mark;
    entry.lines = text.date.at(page.measure.left_px, page.y_px + 1);
    for (TextLine& line : entry.lines) {
      line.x_px = page.measure.left_px + dates_px;
      line.ends_at_x = true;
    }
    for (TextLine& line : text.words.at(text_px, page.y_px)) entry.lines.push_back(std::move(line));
    double words_px = text.words.height_px, width_px = text.words.width_px;
    if (const auto image = image_of(event, page.options, page.measure.right_px - text_px, page.fonts)) {
      entry.image = image->at(text_px, page.y_px + words_px);
      words_px += image->height_px;
      width_px = std::max(width_px, image->width_px);
    }
    const double height_px = std::max({words_px, text.date.height_px, 20.0});
    entry.box = {page.measure.left_px, page.y_px, text_px - page.measure.left_px + width_px, height_px};
    page.y_px += height_px + between_px;
    spine.y1_px = page.y_px - between_px;
    page.view.entries.push_back(std::move(entry));
  }
  page.view.grid.push_back(spine);
  page.y_px += 10;
}

}  // namespace

TimelineView lay_out_article(const query::Result& result, const std::vector<Part>& asked,
                             const TimelineOptions& options, const type::Fonts& fonts) {
  Page page(result, options, fonts);
  const double dates_px = width_of_dates(page);
  std::vector<bool> is_told(result.events.size(), false);
  for (const Part& part : asked.empty() ? by_years(result, options.dates) : asked)
    add_part(page, part, dates_px, is_told);
  page.add_undated(true);
  return std::move(page).finished();
}

}  // namespace dateline::view
