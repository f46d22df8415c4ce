#pragma once

#include <string>
#include <utility>

#include "exports/view/timeline_view.hpp"
#include "tests/unit/view/stories.hpp"

namespace dateline::test {

inline const type::Fonts& fonts() {
  static const type::Fonts loaded(base::embedded_data());
  return loaded;
}

inline view::Picture picture_of(const query::Result& story, double width_px = 1200,
                                const type::Fonts& set_in = fonts(), std::string title = "A story") {
  view::TimelineOptions options;
  options.title = std::move(title);
  options.width_px = width_px;
  return view::draw(view::lay_out_timeline(story, options, set_in));
}

}  // namespace dateline::test
