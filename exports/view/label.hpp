#pragma once

#include <string_view>
#include <vector>

#include "exports/view/timeline_view.hpp"
#include "exports/view/wording.hpp"

namespace dateline::view {

/// A size with its face and colour.
struct TextStyle {
  double size_px = 14;
  double line_px = 19;  ///< from baseline to baseline
  type::Face face = type::Face::text;
  Paint paint = Paint::ink;
};

inline constexpr TextStyle date_text{12.5, 17, type::Face::bold, Paint::accent};
inline constexpr TextStyle likely_date_text{12.5, 17, type::Face::text, Paint::accent};
inline constexpr TextStyle status_text{12, 16, type::Face::bold, Paint::alert};
inline constexpr TextStyle title_text{14.5, 19, type::Face::text, Paint::ink};
inline constexpr TextStyle small_text{12, 16, type::Face::text, Paint::muted};
inline constexpr TextStyle note_text{12.5, 17, type::Face::text, Paint::ink};
inline constexpr TextStyle axis_text{12, 16, type::Face::text, Paint::muted};
inline constexpr TextStyle counts_text{14, 20, type::Face::text, Paint::muted};
inline constexpr TextStyle draft_text{14, 20, type::Face::bold, Paint::alert};
inline constexpr TextStyle heading_text{16, 22, type::Face::bold, Paint::ink};
inline constexpr TextStyle headline_text{30, 38, type::Face::headline, Paint::ink};

/// Lines of text under each other, placed from (0, 0).
struct TextBlock {
  std::vector<TextLine> lines;
  double width_px = 0;
  double height_px = 0;

  /// The lines moved by (x, y).
  std::vector<TextLine> at(double x_px, double y_px) &&;
  std::vector<TextLine> at(double x_px, double y_px) const&;
};

/// One line, its left end at (x, baseline).
TextLine line_of(std::string_view text, const TextStyle& style, double x_px, double baseline_px,
                 const type::Fonts& fonts);

/// Adds `text`, broken to `width_px`, below what is in the block. Empty text adds nothing.
void add_text(TextBlock& block, std::string_view text, const TextStyle& style, double width_px,
              const type::Fonts& fonts);

/// How events are written.
struct LabelStyle {
  calendar::DateForm date{};
  Detail detail = Detail::usual;
};

/// What the picture says of an event: date, status, title, the note of a selection, people, sources. The
/// title takes at most four lines while a label no wider than `widest_px` can hold it, and as many as it
/// needs beyond.
TextBlock event_label(const query::ResultEvent& event, const SourceNames& sources, const LabelStyle& style,
                      double widest_px, const type::Fonts& fonts);

/// The same in two columns: the date, and the rest.
struct EntryText {
  TextBlock date, words;
};
EntryText entry_text(const query::ResultEvent& event, const SourceNames& sources, const LabelStyle& style,
                     double date_px, double words_px, const type::Fonts& fonts);

}  // namespace dateline::view
