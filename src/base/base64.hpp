#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::base {

/// Bytes in base64 (RFC 4648), on one line, with its padding.
std::string base64(std::string_view bytes);

/// The reverse; nothing where `text` is no base64 of whole bytes. No blanks and line ends.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace dateline::base
