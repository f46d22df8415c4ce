#pragma once

#include <string>
#include <string_view>

#include "src/text/carried.hpp"

namespace dateline::container {

using text::Carried;

/// What `bytes`, which stand at `place` of an original, carry in one of MIME's transfer encodings
/// ("quoted-printable", "base64", any case; others carry the bytes as they are). What does not belong to the
/// encoding is passed over, as RFC 2045 asks. Never fails.
Carried carried(std::string_view bytes, std::string_view encoding, std::uint64_t place);

/// A header's words with the encoded words of RFC 2047 decoded: "=?utf-8?q?caf=C3=A9?=" is "café".
std::string header_words(std::string_view value);

}  // namespace dateline::container
