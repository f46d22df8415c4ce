#include "exports/type/line_breaking.hpp"

#include <algorithm>

#include "src/text/boundaries.hpp"

namespace dateline::type {

MeasuredText::MeasuredText(std::string_view text, const Fonts& fonts, Face face, double size_px,
                           double narrowest_px)
    : text_(text), narrowest_px_(narrowest_px) {
  std::size_t begin = 0;
  for (const std::size_t end : text::break_opportunities(text_)) {
    add_pieces(begin, end, fonts, face, size_px);
    begin = end;
  }
}

void MeasuredText::add_pieces(std::size_t begin, std::size_t end, const Fonts& fonts, Face face,
                              double size_px) {
  const std::string_view whole = text_;
  std::size_t word_end = end;
  while (word_end > begin && whole[word_end - 1] == ' ') --word_end;
  const double gap_px = fonts.room_px(whole.substr(word_end, end - word_end), face, size_px);
  const std::string_view word = whole.substr(begin, word_end - begin);
  const double width_px = fonts.room_px(word, face, size_px);
  if (width_px <= narrowest_px_) {
    pieces_.push_back({begin, word_end, width_px, gap_px});
    return;
  }
  std::size_t from = 0;
  std::size_t at = 0;
  double so_far_px = 0;
  for (const std::size_t next : text::grapheme_ends(word)) {
    const double character_px = fonts.room_px(word.substr(at, next - at), face, size_px);
    if (at > from && so_far_px + character_px > narrowest_px_) {
      pieces_.push_back({begin + from, begin + at, so_far_px, 0});
      from = at;
      so_far_px = 0;
    }
    so_far_px += character_px;
    at = next;
  }
  pieces_.push_back({begin + from, word_end, so_far_px, gap_px});
}

/// Calls end_line(begin, end, width) for each line in order.
template <class EndLine>
void MeasuredText::fill(double width_px, EndLine end_line) const {
  if (pieces_.empty()) return;
  std::size_t begin = pieces_.front().begin;
  std::size_t end = begin;
  double line_px = 0;
  double gap_px = 0;
  bool started = false;
  for (const Piece& piece : pieces_) {
    if (started && line_px + gap_px + piece.width_px > width_px) {
      end_line(begin, end, line_px);
      begin = piece.begin;
      line_px = 0;
      gap_px = 0;
    }
    line_px += gap_px + piece.width_px;
    gap_px = piece.gap_px;
    end = piece.end;
    started = true;
  }
  end_line(begin, end, line_px);
}

std::size_t MeasuredText::line_count(double width_px) const {
  std::size_t count = 0;
  fill(width_px, [&](std::size_t, std::size_t, double) { ++count; });
  return count;
}

std::vector<std::string> MeasuredText::lines(double width_px) const {
  std::vector<std::string> lines;
  fill(width_px, [&](std::size_t begin, std::size_t end, double) {
    lines.push_back(text_.substr(begin, end - begin));
  });
  return lines;
}

double MeasuredText::widest_line_px(double width_px) const {
  double widest_px = 0;
  fill(width_px, [&](std::size_t, std::size_t, double line_px) { widest_px = std::max(widest_px, line_px); });
  return widest_px;
}

double MeasuredText::balanced_width_px(double width_px) const {
  const std::size_t count = line_count(width_px);
  double low = std::min(narrowest_px_, width_px);
  double high = width_px;
  while (high - low > 2) {
    const double middle = (low + high) / 2;
    (line_count(middle) <= count ? high : low) = middle;
  }
  return high;
}

}  // namespace dateline::type
