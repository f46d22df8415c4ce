#include "exports/factsheet/zip.hpp"

#include <zip.h>

#include <memory>

#include "src/base/problem.hpp"

namespace dateline::factsheet {
namespace {

/// 1980-01-01 00:00 as ZIP has it: years from 1980, months and days from 1, in the bits of a word.
constexpr zip_uint16_t first_date = 0U << 9U | 1U << 5U | 1U;
constexpr zip_uint16_t midnight = 0;

[[noreturn]] void fail(const std::string& why) {
  throw base::StoreError({.what = "the parts of the document could not be packed", .why = why});
}

/// Where libzip says what went wrong.
class ZipError {
 public:
  ZipError() { zip_error_init(&error_); }
  ~ZipError() { zip_error_fini(&error_); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  zip_error_t* get() { return &error_; }
  const char* words() { return zip_error_strerror(&error_); }

 private:
  zip_error_t error_{};
};

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

using Source = std::unique_ptr<zip_source_t, FreeSource>;
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

/// The bytes of `part` have to outlive `archive`.
void add(zip_t* archive, const ZipPart& part) {
  zip_source_t* const source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  const zip_int64_t index = source ? zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) {
    zip_source_free(source);
    fail(zip_strerror(archive));
  }  // else the source is the archive's
  if (zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), midnight, first_date, 0) != 0)
    fail(zip_strerror(archive));
}

std::string read_all(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
    fail(zip_error_strerror(zip_source_error(source)));
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read < 0 || static_cast<std::size_t>(read) != bytes.size()) fail("its bytes cannot be read back");
  return bytes;
}

}  // namespace

std::string zipped(const std::vector<ZipPart>& parts) {
  ZipError error;
  const Source target(zip_source_buffer_create(nullptr, 0, 0, error.get()));
  if (!target) fail(error.words());
  Archive archive(zip_open_from_source(target.get(), ZIP_TRUNCATE, error.get()));
  if (!archive) fail(error.words());
  zip_source_keep(target.get());  // one for the archive, one for reading it back
  for (const ZipPart& part : parts) add(archive.get(), part);
  zip_t* const finished = archive.release();  // closing frees it
  if (zip_close(finished) != 0) {
    const std::string why = zip_strerror(finished);
    zip_discard(finished);
    fail(why);
  }
  return read_all(target.get());
}

}  // namespace dateline::factsheet
