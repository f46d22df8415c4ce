#include "exports/view/label.hpp"

#include <algorithm>

#include "exports/type/line_breaking.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::view {
namespace {

constexpr double narrowest_label_px = 130;
constexpr double usual_label_px = 205;
constexpr double widest_date_px = 280;
constexpr std::size_t most_title_lines = 4;
constexpr std::size_t most_actors = 4;
constexpr std::size_t most_sources = 2;

/// Where the baseline stands in a line, as a part of its height.
double baseline_in(const TextStyle& style) {
  return (style.line_px + style.size_px * 0.7) / 2;
}

bool is_right_to_left(std::string_view text) {
  // In UTF-8 the right-to-left scripts, from U+0590 on, begin with these bytes: most texts have none.
  const bool may_be =
      std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xd6; });
  return may_be && text::paragraph_direction(text) == text::Direction::right_to_left;
}

void add_line(TextBlock& block, TextLine line, const TextStyle& style) {
  block.width_px = std::max(block.width_px, line.room_px);
  block.height_px += style.line_px;
  block.lines.push_back(std::move(line));
}

void add_lines(TextBlock& block, const type::MeasuredText& text, std::string_view whole,
               const TextStyle& style, double width_px, const type::Fonts& fonts) {
  const bool right_to_left = is_right_to_left(whole);
  for (std::string& words : text.lines(width_px)) {
    if (words.empty()) continue;
    TextLine line = line_of(words, style, 0, block.height_px + baseline_in(style), fonts);
    line.right_to_left = right_to_left;
    add_line(block, std::move(line), style);
  }
}

struct Details {
  const SourceNames& sources;
  const LabelStyle& style;
  double width_px;
  const type::Fonts& fonts;
};

/// What stands below a title: note, people, who says so, sources.
void add_details(TextBlock& block, const query::ResultEvent& event, std::string_view title,
                 const Details& as) {
  const auto add = [&](std::string_view text, const TextStyle& style) {
    add_text(block, text, style, as.width_px, as.fonts);
  };
  const bool is_brief = as.style.detail == Detail::brief;
  const bool is_full = as.style.detail == Detail::full;
  if (!is_brief) {
    add(shown(event.own_note), note_text);
    add(actors_line(event, title, is_full ? event.actors.size() : most_actors), small_text);
  }
  // Who is named in the title says it there.
  const std::string said_by = shown(event.attributed_to);
  if (!said_by.empty() &&
      (standing_of(event) != Standing::actual || title.find(said_by) == std::string_view::npos))
    add(said_by_line(event), small_text);
  if (is_brief) return;
  for (const Dated& source : as.sources.lines(event, is_full ? event.claims.size() : most_sources))
    add(source.words, small_text);
}

}  // namespace

std::vector<TextLine> TextBlock::at(double x_px, double y_px) const& {
  return TextBlock(*this).at(x_px, y_px);
}

std::vector<TextLine> TextBlock::at(double x_px, double y_px) && {
  std::vector<TextLine> moved = std::move(lines);
  for (TextLine& line : moved) {
    line.x_px += x_px;
    line.baseline_px += y_px;
  }
  return moved;
}

TextLine line_of(std::string_view text, const TextStyle& style, double x_px, double baseline_px,
                 const type::Fonts& fonts) {
  return {.text = std::string(text),
          .x_px = x_px,
          .baseline_px = baseline_px,
          .size_px = style.size_px,
          .room_px = fonts.room_px(text, style.face, style.size_px),
          .face = style.face,
          .paint = style.paint,
          .right_to_left = is_right_to_left(text)};
}

void add_text(TextBlock& block, std::string_view text, const TextStyle& style, double width_px,
              const type::Fonts& fonts) {
  if (text.empty()) return;
  TextLine whole = line_of(text, style, 0, block.height_px + baseline_in(style), fonts);
  if (whole.room_px <= width_px) {
    add_line(block, std::move(whole), style);
    return;
  }
  const type::MeasuredText measured(text, fonts, style.face, style.size_px, width_px);
  add_lines(block, measured, text, style, width_px, fonts);
}

TextBlock event_label(const query::ResultEvent& event, const SourceNames& sources, const LabelStyle& style,
                      double widest_px, const type::Fonts& fonts) {
  const std::string title = title_of(event);
  const type::MeasuredText measured(title, fonts, title_text.face, title_text.size_px, narrowest_label_px);
  double width_px = std::min(usual_label_px, widest_px);
  while (width_px < widest_px && measured.line_count(width_px) > most_title_lines) {
    width_px = std::min(width_px * 1.25, widest_px);
  }
  width_px = measured.balanced_width_px(width_px);

  TextBlock block;
  const std::string date = date_line(event, style.date);
  const TextStyle& date_style = event.likely ? likely_date_text : date_text;
  const double date_px = fonts.room_px(date, date_style.face, date_style.size_px);
  const double wanted_px = std::max(width_px, std::clamp(date_px, usual_label_px * 0.85, widest_date_px));
  const double small_px = std::min(wanted_px, std::max(widest_px, narrowest_label_px));
  add_text(block, date, date_style, small_px, fonts);
  add_text(block, status_of(event, style.date).words, status_text, small_px, fonts);
  add_lines(block, measured, title, title_text, width_px, fonts);
  add_details(block, event, title, {sources, style, small_px, fonts});
  return block;
}

EntryText entry_text(const query::ResultEvent& event, const SourceNames& sources, const LabelStyle& style,
                     double date_px, double words_px, const type::Fonts& fonts) {
  EntryText text;
  add_text(text.date, date_line(event, style.date), event.likely ? likely_date_text : date_text, date_px,
           fonts);
  const std::string title = title_of(event);
  add_text(text.words, status_of(event, style.date).words, status_text, words_px, fonts);
  const type::MeasuredText measured(title, fonts, title_text.face, title_text.size_px, words_px / 2);
  add_lines(text.words, measured, title, title_text, measured.balanced_width_px(words_px), fonts);
  add_details(text.words, event, title, {sources, style, words_px, fonts});
  return text;
}

}  // namespace dateline::view
