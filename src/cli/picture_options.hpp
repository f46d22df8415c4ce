#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"
#include "graph/store/story_file.hpp"
#include "src/cli/command.hpp"
#include "src/cli/date_options.hpp"
#include "src/cli/graphviz.hpp"
#include "src/cli/theme_options.hpp"

namespace dateline::cli {

/// How a timeline is to be drawn.
struct PictureOptions {
  void ask_for(Options& options);
  /// Throws UsageError where options contradict each other. `format` is "svg", "html", …, or
  /// "fragment".
  void check(const std::string& format) const;
  /// Reads what the options name by a file of ours or of the user's: the locale. Throws as DateOptions does.
  void read(Context& context) { dates_.read(context); }

  /// Layout and wording, as asked. After read(); it refers to these options.
  view::TimelineOptions layout(const std::string& heading, bool headed) const;
  /// The result in the asked view. Throws DataError for a lane that is not in the story,
  /// and where Graphviz is needed and fails.
  view::Picture draw(Context& context, const query::Result& result, const model::StoryReader& story,
                     const view::TimelineOptions& layout, const type::Fonts& fonts) const;
  /// The headings that --group-by asks for in an article or a list; none without it.
  std::vector<view::Part> headings(const query::Result& result, const model::StoryReader& story) const;
  /// Whether the asked view is one axis for all events.
  bool is_axis() const { return view_name() == "axis"; }
  /// Whether the asked view draws the pictures that stand beside events.
  bool draws_photos() const { return view_name() == "article"; }
  /// Those of a result, unless none is asked for. Throws DataError where one is damaged or not there.
  view::Photos photos(const query::Result& result, const store::StoryFile& file) const;
  /// Whether the asked view says what a list of the events says, in the same order.
  bool is_list() const;
  /// As ThemeOptions::read.
  view::Theme theme(Context& context) const { return theme_.read(context); }
  /// Whether no theme is asked for: then a page has a dark one, too.
  bool has_usual_theme() const { return !theme_.is_given(); }

  /// Whether no width is asked for: then a picture may fit its paper.
  bool has_usual_width() const { return width_ == 0; }
  /// The paper that suits the view: "a4", "a4-landscape", "picture".
  std::string usual_page() const;
  /// The least --width.
  static constexpr std::uint64_t narrowest_px = 480;

 private:
  std::string view_name() const;

  std::string view_, group_by_, detail_ = "usual";
  std::string lanes_;
  std::uint64_t width_ = 0;
  DateOptions dates_;
  ThemeOptions theme_;
  bool no_pictures_ = false;
  GraphvizOptions graphviz_;
};

}  // namespace dateline::cli
