#include "src/text/boundaries.hpp"

#include <unicode/brkiter.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <memory>
#include <string>

#include "src/base/utf8.hpp"

namespace dateline::text {
namespace {

struct TextCloser {
  void operator()(UText* text) const { utext_close(text); }
};

struct BidiCloser {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

// What is left when ICU's rules are not to be had: every code point is a character of its own.
std::vector<std::size_t> code_point_ends(std::string_view utf8) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < utf8.size();) {
    i += base::code_point_at(utf8, i).length;
    ends.push_back(i);
  }
  return ends;
}

using Iterator = std::unique_ptr<icu::BreakIterator>;

/// `kept` is one for its thread, made at the first call: to make one takes longer than to use it.
std::vector<std::size_t> boundaries(std::string_view utf8, Iterator& kept,
                                    icu::BreakIterator* (*create)(const icu::Locale&, UErrorCode&)) {
  if (utf8.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  if (!kept) kept.reset(create(icu::Locale::getRoot(), status));
  if (!kept || U_FAILURE(status)) {
    kept.reset();
    return code_point_ends(utf8);
  }
  icu::BreakIterator* const iterator = kept.get();
  const std::unique_ptr<UText, TextCloser> text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
  if (U_FAILURE(status)) return code_point_ends(utf8);
  iterator->setText(text.get(), status);
  if (U_FAILURE(status)) return code_point_ends(utf8);
  std::vector<std::size_t> offsets;
  for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
    offsets.push_back(static_cast<std::size_t>(at));
  return offsets;
}

std::size_t cluster_width(std::string_view cluster) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < cluster.size();) {
    const base::CodePoint point = base::code_point_at(cluster, i);
    i += point.length;
    const auto c = static_cast<UChar32>(point.valid ? point.value : 0xfffd);
    if (c == 0xfe0f && width == 1) return 2;  // asks for the emoji form of what stands before it
    const int type = u_charType(c);
    if (width > 0 || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ||
        type == U_CONTROL_CHAR)
      continue;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width = east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

bool is_printable_ascii(std::string_view utf8) {
  for (const char c : utf8)
    if (c < ' ' || c > '~') return false;
  return true;
}

}  // namespace

std::vector<std::size_t> break_opportunities(std::string_view utf8) {
  thread_local Iterator lines;
  return boundaries(utf8, lines, &icu::BreakIterator::createLineInstance);
}

std::vector<std::size_t> grapheme_ends(std::string_view utf8) {
  thread_local Iterator characters;
  return boundaries(utf8, characters, &icu::BreakIterator::createCharacterInstance);
}

std::size_t display_width(std::string_view utf8) {
  if (is_printable_ascii(utf8)) return utf8.size();
  std::size_t width = 0, begin = 0;
  for (const std::size_t end : grapheme_ends(utf8)) {
    width += cluster_width(utf8.substr(begin, end - begin));
    begin = end;
  }
  return width;
}

std::string_view prefix_of_width(std::string_view utf8, std::size_t columns) {
  if (is_printable_ascii(utf8)) return utf8.substr(0, columns);
  std::size_t width = 0, begin = 0;
  for (const std::size_t end : grapheme_ends(utf8)) {
    width += cluster_width(utf8.substr(begin, end - begin));
    if (width > columns) break;
    begin = end;
  }
  return utf8.substr(0, begin);
}

Direction paragraph_direction(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const base::CodePoint point = base::code_point_at(utf8, i);
    i += point.length;
    if (!point.valid) continue;
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(point.value));
    if (direction == U_LEFT_TO_RIGHT) return Direction::left_to_right;
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return Direction::right_to_left;
  }
  return Direction::left_to_right;
}

std::vector<DirectionRun> direction_runs(std::string_view utf8, Direction paragraph) {
  if (utf8.empty()) return {};
  const std::vector<DirectionRun> all = {{0, utf8.size(), paragraph}};
  if (paragraph == Direction::left_to_right && is_printable_ascii(utf8)) return all;
  std::u16string units;
  std::vector<std::size_t> offsets;  // of each unit, and of the end
  for (std::size_t at = 0; at < utf8.size();) {
    const base::CodePoint point = base::code_point_at(utf8, at);
    const char32_t c = point.valid ? point.value : 0xfffd;
    offsets.insert(offsets.end(), c > 0xffff ? 2 : 1, at);
    if (c > 0xffff) units += static_cast<char16_t>(0xd7c0 + (c >> 10));
    units += static_cast<char16_t>(c > 0xffff ? 0xdc00 + (c & 0x3ff) : c);
    at += point.length;
  }
  offsets.push_back(utf8.size());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, BidiCloser> bidi(ubidi_open());
  if (!bidi) return all;
  const UBiDiLevel level = paragraph == Direction::right_to_left ? 1 : 0;
  ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), level, nullptr, &status);
  const std::int32_t count = ubidi_countRuns(bidi.get(), &status);
  if (U_FAILURE(status)) return all;
  std::vector<DirectionRun> runs;
  for (std::int32_t i = 0; i < count; ++i) {
    std::int32_t start = 0;
    std::int32_t length = 0;
    const bool is_rtl = ubidi_getVisualRun(bidi.get(), i, &start, &length) == UBIDI_RTL;
    runs.push_back({offsets[static_cast<std::size_t>(start)],
                    offsets[static_cast<std::size_t>(start) + static_cast<std::size_t>(length)],
                    is_rtl ? Direction::right_to_left : Direction::left_to_right});
  }
  return runs;
}

}  // namespace dateline::text
