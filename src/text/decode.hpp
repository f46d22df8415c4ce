#pragma once

#include <string>
#include <string_view>

#include "src/text/offset_map.hpp"

namespace dateline::text {

/// Text made of bytes.
struct Decoded {
  std::string text;      ///< valid UTF-8; newlines are \n
  OffsetMap map;         ///< from `text` to the bytes
  std::string encoding;  ///< "UTF-8", "windows-1252", …: what the bytes were read as
  std::string basis;     ///< how that is known: "mark" (byte order mark), "declared", "valid", "detected"
  std::uint64_t replaced = 0;  ///< how many bad places became U+FFFD
  bool unchanged = false;      ///< `text` is the bytes, one for one
};

/// Reads bytes as text: a byte order mark decides, then UTF-8 that is valid, then `declared` (a label as HTML
/// and MIME write it; may be empty or unknown), then what the bytes look like. Never fails: what cannot be
/// decoded becomes U+FFFD, each with its place. CR LF and CR become LF, NUL becomes U+FFFD unless `keep_nul`.
/// The mark is not part of the text. Linear time.
///
///     decode("caf\xe9", "iso-8859-1").text == "café"
Decoded decode(std::string_view bytes, std::string_view declared, bool keep_nul = false);

}  // namespace dateline::text
