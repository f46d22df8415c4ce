#include "src/article/line_features.hpp"

#include <algorithm>

#include "src/base/utf8.hpp"

namespace dateline::article {
namespace {

bool is_ideograph(char32_t c) {
  return (c >= 0x2e80 && c <= 0x9fff && !(c >= 0x3000 && c <= 0x3020)) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff) || (c >= 0x0e00 && c <= 0x0e7f);
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x3000;
}

bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) ||
         (c >= 0x410 && c <= 0x42f);
}

bool is_closer(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201d || c == 0x2019 || c == 0xbb ||
         c == 0x201c;
}

bool is_wide_stop(char32_t c) {
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0x0964 || c == 0x06d4;
}

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x061f || is_wide_stop(c);
}

}  // namespace

LineFeatures features_of(std::string_view line) {
  LineFeatures features;
  std::uint32_t ideographs = 0;
  bool in_word = false, after_stop = false;
  char32_t last = 0, before_last = 0;  // of what is neither space nor closing
  for (std::size_t i = 0; i < line.size();) {
    const base::CodePoint point = static_cast<unsigned char>(line[i]) < 0x80
                                      ? base::CodePoint{static_cast<unsigned char>(line[i]), 1, true}
                                      : base::code_point_at(line, i);
    const char32_t c = point.value;
    if (i == 0) features.opens_as_quote = c == '"' || c == 0x201c || c == 0x2018 || c == 0xab || c == 0x201e;
    i += point.length;
    if (is_space(c)) {
      if (after_stop && in_word) ++features.sentence_ends;
      in_word = false;
      continue;
    }
    if (is_ideograph(c)) {
      ++ideographs;
    } else if (!in_word && (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32u) >= 'a' && (c | 32u) <= 'z'))) {
      ++features.words;
      features.capital_words += is_capital(c);
      in_word = true;
    }
    if (is_closer(c)) continue;
    before_last = last;
    last = c;
    after_stop = is_stop(c);
    if (is_wide_stop(c)) ++features.sentence_ends;
  }
  features.words += ideographs / 2;
  features.ends_cut = last == 0x2026 || (last == '.' && before_last == '.');
  features.ends_as_sentence = !features.ends_cut && is_stop(last);
  if (features.ends_as_sentence && !is_wide_stop(last)) ++features.sentence_ends;
  return features;
}

bool LineFeatures::is_prose() const {
  if (words < 7 || sentence_ends == 0) return false;
  if (!ends_as_sentence && words < 20) return false;
  return capital_words * 10 <= words * 7 || sentence_ends >= 2;
}

}  // namespace dateline::article
