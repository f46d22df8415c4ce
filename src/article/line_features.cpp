#include "src/article/line_features.hpp"

#include <algorithm>
#include <array>

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

/// What a character means for the features of a line.
struct Meaning {
  bool space = false, ideograph = false, word = false, capital = false, closer = false, stop = false,
       wide_stop = false;
};

Meaning meaning_of(char32_t c) {
  const bool word = c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32u) >= 'a' && (c | 32u) <= 'z');
  return {is_space(c), is_ideograph(c), word, is_capital(c), is_closer(c), is_stop(c), is_wide_stop(c)};
}

std::array<Meaning, 128> meanings_of_ascii() {
  std::array<Meaning, 128> all;
  for (char32_t c = 0; c < all.size(); ++c) all[c] = meaning_of(c);
  return all;
}

}  // namespace

LineFeatures features_of(std::string_view line) {
  static const std::array<Meaning, 128> ascii = meanings_of_ascii();
  LineFeatures features;
  std::uint32_t ideographs = 0;
  bool in_word = false, after_stop = false;
  char32_t last = 0, before_last = 0;  // of what is neither space nor closing
  for (std::size_t i = 0; i < line.size();) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const base::CodePoint point =
        byte < ascii.size() ? base::CodePoint{byte, 1, true} : base::code_point_at(line, i);
    const char32_t c = point.value;
    const Meaning meaning = c < ascii.size() ? ascii[c] : meaning_of(c);
    if (i == 0) features.opens_as_quote = c == '"' || c == 0x201c || c == 0x2018 || c == 0xab || c == 0x201e;
    i += point.length;
    if (meaning.space) {
      if (after_stop && in_word) ++features.sentence_ends;
      in_word = false;
      continue;
    }
    if (meaning.ideograph) {
      ++ideographs;
    } else if (!in_word && meaning.word) {
      ++features.words;
      features.capital_words += meaning.capital;
      in_word = true;
    }
    if (meaning.closer) continue;
    before_last = last;
    last = c;
    after_stop = meaning.stop;
    if (meaning.wide_stop) ++features.sentence_ends;
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
