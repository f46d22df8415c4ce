#include <algorithm>

#include "exports/view/page.hpp"
#include "exports/view/timeline_view.hpp"

namespace dateline::view {
namespace {

constexpr double widest_label_px = 400;
/// Up to here flags are tried, and taken when they stay below this height.
constexpr std::size_t most_flags = 60;
constexpr double highest_flags_px = 800;

}  // namespace

TimelineView lay_out_timeline(const query::Result& result, const TimelineOptions& options,
                              const type::Fonts& fonts) {
  Page page(result, options, fonts);
  const double widest_px = std::min(widest_label_px, (page.measure.right_px - page.measure.left_px) / 2);
  std::vector<PlacedEvent> events = dated_events(page, widest_px);
  if (!events.empty()) {
    Placement plot;
    if (events.size() <= most_flags) plot = place_flags(events, result, page.measure, options.dates, fonts);
    if (plot.events.empty() || plot.height_px > highest_flags_px)
      plot = place_rows(std::move(events), result, page.measure, options.dates, fonts);
    page.add(std::move(plot));
  }
  page.add_undated();
  return std::move(page).finished();
}

}  // namespace dateline::view
