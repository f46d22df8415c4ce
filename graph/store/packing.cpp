#include "graph/store/packing.hpp"

#include <zlib.h>

#include <new>
#include <utility>

#include "src/base/sha256.hpp"

namespace dateline::store {
namespace {

/// Deflate's greatest ratio is 1032 to 1.
constexpr std::uint64_t greatest_ratio = 1032;
constexpr std::uint64_t smallest_bytes = 64;
/// Below it packing saves less than the file needs for a row.
constexpr std::size_t least_worth_packing = 256;

}  // namespace

Packed pack(std::string_view bytes) {
  if (bytes.size() < least_worth_packing) return {Packing::plain, std::string(bytes)};
  Packed packed{Packing::zlib, std::string(compressBound(static_cast<uLong>(bytes.size())), '\0')};
  uLongf length = static_cast<uLongf>(packed.bytes.size());
  const int result = compress2(reinterpret_cast<Bytef*>(packed.bytes.data()), &length,
                               reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()),
                               Z_DEFAULT_COMPRESSION);
  if (result == Z_MEM_ERROR) throw std::bad_alloc();
  if (result != Z_OK || length >= bytes.size()) return {Packing::plain, std::string(bytes)};
  packed.bytes.resize(length);
  return packed;
}

PackedPart packed_part(std::string_view bytes) {
  return {base::sha256_hex(bytes), pack(bytes)};
}

std::optional<std::string> unpack(Packing packing, std::string&& bytes, std::uint64_t size) {
  if (packing == Packing::plain) {
    if (bytes.size() != size) return std::nullopt;
    return std::move(bytes);
  }
  if (size > bytes.size() * greatest_ratio + smallest_bytes) return std::nullopt;
  std::string plain(size, '\0');
  uLongf length = static_cast<uLongf>(size);
  const int result =
      uncompress(reinterpret_cast<Bytef*>(plain.data()), &length,
                 reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()));
  if (result == Z_MEM_ERROR) throw std::bad_alloc();
  if (result != Z_OK || length != size) return std::nullopt;
  return plain;
}

}  // namespace dateline::store
