#pragma once

#include <cstdint>
#include <string_view>

namespace dateline::article {

/// What a line looks like, without knowing its words.
struct LineFeatures {
  std::uint32_t words = 0;          ///< two ideographs count as one word
  std::uint32_t capital_words = 0;  ///< that begin with a capital letter
  std::uint32_t sentence_ends = 0;  ///< full stops and the like before a space or the end
  bool ends_as_sentence = false;    ///< . ! ? 。 and closing quotes after them; not an ellipsis
  bool ends_cut = false;            ///< … or ... at the end: a teaser
  bool opens_as_quote = false;

  /// Written in sentences: long enough, ended or with a sentence end inside, and not a row of names.
  bool is_prose() const;
  /// Short and not ended like a sentence: a headline, a link, a name, a number.
  bool is_scrap() const { return !is_prose() && (!ends_as_sentence || words < 4); }
};

/// Any bytes are accepted. Linear time.
LineFeatures features_of(std::string_view line);

}  // namespace dateline::article
