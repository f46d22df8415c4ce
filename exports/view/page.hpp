#pragma once

#include <string_view>

#include "exports/view/label.hpp"
#include "exports/view/placement.hpp"
#include "exports/view/timeline_view.hpp"
#include "exports/view/wording.hpp"

namespace dateline::view {

/// A picture of a timeline on its way, filled from the top. What is added last stands at y_px.
struct Page {
  /// Begins with the headline, what is counted, and whether it is a draft. All must outlive the page.
  Page(const query::Result& result, const TimelineOptions& options, const type::Fonts& fonts);

  void add(const TextBlock& block);
  void add(std::string_view text, const TextStyle& style);
  /// The label of an event, not wider than `widest_px`.
  TextBlock label(const query::ResultEvent& event, double widest_px) const;
  /// Moves what was placed from y = 0 downwards to y_px, and adds it.
  void add(Placement&& plot);
  /// The events without a place in time, in columns under a heading of their own; `with_images` where the
  /// view draws pictures.
  void add_undated(bool with_images = false);
  /// Ends with the legend, what is left out, and the warnings.
  TimelineView finished() &&;

  TimelineView view;
  const query::Result& result;
  const TimelineOptions& options;
  SourceNames sources;
  const type::Fonts& fonts;
  Measure measure;
  double y_px = 0;

 private:
  void add_legend();
  void add_warnings();
};

/// The labels of all events with a place in time, not wider than `widest_px`, in the order of the result.
std::vector<PlacedEvent> dated_events(const Page& page, double widest_px);

}  // namespace dateline::view
