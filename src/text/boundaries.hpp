#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline::text {

/// Byte offsets at which a line may be broken, after the space that stands before them (UAX #14), the end of
/// the text included, its begin not. Ascending. Empty for an empty text.
///
///     break_opportunities("to be or") == {3, 6, 8}
std::vector<std::size_t> break_opportunities(std::string_view utf8);

/// Byte offsets of the ends of what readers take for one character (grapheme clusters, UAX #29). Ascending;
/// the last is the size of the text.
std::vector<std::size_t> grapheme_ends(std::string_view utf8);

/// Columns that a terminal gives `utf8`: 2 for wide East Asian characters and emoji, 0 for marks and
/// controls.
std::size_t display_width(std::string_view utf8);

/// The longest prefix of `utf8`, in whole characters, that is at most `columns` wide on a terminal.
std::string_view prefix_of_width(std::string_view utf8, std::size_t columns);

enum class Direction { left_to_right, right_to_left };

/// The direction of a paragraph: that of its first strong character (UAX #9, P2 and P3), left to right when
/// it has none.
Direction paragraph_direction(std::string_view utf8);

/// A stretch of text that is read in one direction: [begin, end) in bytes.
struct DirectionRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  Direction direction = Direction::left_to_right;

  friend bool operator==(const DirectionRun&, const DirectionRun&) = default;
};

/// The stretches of one line in the order in which they stand on the page, from left to right (UAX #9), in a
/// paragraph of the given direction. Together they are the whole line. Empty for an empty text.
///
///     direction_runs("day יום 5", left_to_right)
///         == {{0, 4, left_to_right}, {11, 12, left_to_right}, {4, 11, right_to_left}}
std::vector<DirectionRun> direction_runs(std::string_view utf8, Direction paragraph);

}  // namespace dateline::text
