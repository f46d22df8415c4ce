#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "exports/type/fonts.hpp"

namespace dateline::type {

/// A text cut at the places where a line may end, each piece measured once, so that it can be set to several
/// widths.
///
///     MeasuredText title("Trump and Putin discuss the cyber unit", fonts, Face::text, 14, 120);
///     title.lines(190)   // {"Trump and Putin discuss the", "cyber unit"}
class MeasuredText {
 public:
  /// `text` is valid UTF-8 on one line. Pieces wider than `narrowest_px` (an address, a run of letters
  /// without a space) are cut between characters, so that every width from there on can be kept.
  MeasuredText(std::string_view text, const Fonts& fonts, Face face, double size_px, double narrowest_px);

  /// How many lines it takes at `width_px`, each as full as possible.
  std::size_t line_count(double width_px) const;
  /// These lines, without the space they were broken at.
  std::vector<std::string> lines(double width_px) const;
  /// The room the widest of these lines needs.
  double widest_line_px(double width_px) const;
  /// The least width, not below the narrowest, at which it takes no more lines than at `width_px`: lines of
  /// about equal length instead of a last one with a single word.
  double balanced_width_px(double width_px) const;

 private:
  struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< without the space that follows
    double width_px = 0;  ///< of the piece
    double gap_px = 0;    ///< of the space that follows
  };
  template <class EndLine>
  void fill(double width_px, EndLine end_line) const;
  void add_pieces(std::size_t begin, std::size_t end, const Fonts& fonts, Face face, double size_px);

  std::string text_;
  std::vector<Piece> pieces_;
  double narrowest_px_;
};

}  // namespace dateline::type
