#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::language {

/// A model as it lies in data/models: little-endian, read in place.
///     8 bytes  "DATELINE"
///     u32      format (1)
///     u32      kind: four letters
///     u64      size of the whole file
///     u64      checksum of all that follows it (checksum_of)
///     u32      number of sections, then for each u32 offset and u32 size
///     the sections
/// A file that does not fit this, or whose sum is wrong, is refused before anything else of it is read.
class ModelFile {
 public:
  /// Keeps a view of `bytes`. Throws DataError naming `path`.
  ModelFile(std::string_view bytes, std::string path, std::string_view kind, std::uint32_t sections);

  /// `index` < the number of sections asked for.
  std::string_view section(std::uint32_t index) const { return sections_[index]; }
  /// A section of text, one word a line.
  std::vector<std::string> lines(std::uint32_t index) const;
  /// Throws DataError that the file is damaged.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  std::string path_;
  std::vector<std::string_view> sections_;
};

/// The whole file around `sections`.
std::string make_model_file(std::string_view kind, const std::vector<std::string>& sections);

/// A fast sum of `bytes` that changes with any one of them (not against forgery).
std::uint64_t checksum_of(std::string_view bytes);

/// Reads a little-endian number at `offset`, which must lie in `bytes`.
inline std::uint16_t read_u16(std::string_view bytes, std::size_t offset) {
  std::uint16_t value = 0;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}
inline std::uint32_t read_u32(std::string_view bytes, std::size_t offset) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}
void append_u16(std::string& out, std::uint16_t value);
void append_u32(std::string& out, std::uint32_t value);

}  // namespace dateline::language
