#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/article/article.hpp"
#include "src/base/byte_span.hpp"
#include "src/text/offset_map.hpp"

namespace dateline::container {

/// The text or page inside an original, with what its wrapping says of it.
struct Unwrapped {
  bool is_original = false;  ///< the bytes are the original, and `bytes` and `map` are empty
  std::string bytes;
  text::OffsetMap map;  ///< from `bytes` to the original; empty where addresses are pages
  article::Writing writing = article::Writing::plain;
  std::string charset;                ///< of `bytes`, as the wrapping declares it; "" when it does not
  std::vector<base::ByteSpan> pages;  ///< of `bytes`, each page in order; empty where there are none
  article::Known known;
  std::vector<std::string> notes;  ///< what the user should be told
};

}  // namespace dateline::container
