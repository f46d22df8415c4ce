#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::store {

/// How bytes are kept in the file; the numbers are part of the format.
enum class Packing { plain = 0, zlib = 1 };

struct Packed {
  Packing packing = Packing::plain;
  std::string bytes;
};

/// `bytes` deflated (RFC 1950), or as they are where that is not shorter.
Packed pack(std::string_view bytes);

/// Some bytes with their hash, as they are kept.
struct PackedPart {
  std::string sha256;  ///< of the plain bytes, in hexadecimal
  Packed packed;
};
PackedPart packed_part(std::string_view bytes);

/// The reverse of pack(); nothing when they are not `size` bytes packed. Never uses more than about `size`
/// bytes of memory, nor more than the packed bytes can stand for.
std::optional<std::string> unpack(Packing packing, std::string&& bytes, std::uint64_t size);

}  // namespace dateline::store
