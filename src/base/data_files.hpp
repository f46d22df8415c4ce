#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::base {

/// The files under data/, by their path there ("models/tagger.bin").
class DataFiles {
 public:
  virtual ~DataFiles() = default;
  /// The bytes of a file, which live as long as this object; nothing when there is no such file.
  virtual std::optional<std::string_view> find(std::string_view path) const = 0;
  /// All paths below a folder ("rules/"), in byte order.
  virtual std::vector<std::string> list(std::string_view folder) const = 0;
  /// The same as find, but throws DataError naming the path when there is no such file.
  std::string_view at(std::string_view path) const;
};

struct EmbeddedFile {
  const char* path;
  const char* begin;
  const char* end;
};

/// A table of files sorted by path, as cmake/embed_data.cmake writes it.
class EmbeddedData : public DataFiles {
 public:
  template <std::size_t n>
  explicit EmbeddedData(const EmbeddedFile (&files)[n]) : files_(files), count_(n) {}
  std::optional<std::string_view> find(std::string_view path) const override;
  std::vector<std::string> list(std::string_view folder) const override;

 private:
  const EmbeddedFile* files_;
  std::size_t count_;
};

/// What was compiled into the program. Defined in the library dateline_data.
const DataFiles& embedded_data();

}  // namespace dateline::base
