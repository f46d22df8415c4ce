#pragma once

#include <zip.h>

#include <catch2/catch.hpp>
#include <ctime>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dateline::test {

/// The files of an archive by their names, and the names in their order.
struct Unzipped {
  std::vector<std::string> names;
  std::map<std::string, std::string> bytes;
  std::set<std::string> dates;
};

inline Unzipped unzipped(const std::string& archive) {
  zip_error_t error;
  zip_source_t* const source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
  zip_t* const zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  REQUIRE(zip);
  Unzipped out;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(zip, 0)); ++i) {
    zip_stat_t stat;
    REQUIRE(zip_stat_index(zip, i, 0, &stat) == 0);
    std::string bytes(stat.size, '\0');
    zip_file_t* const file = zip_fopen_index(zip, i, 0);
    CHECK(zip_fread(file, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    CHECK(zip_fclose(file) == 0);
    out.names.emplace_back(stat.name);
    out.bytes[stat.name] = bytes;
    tm local{};
    localtime_r(&stat.mtime, &local);
    char date[20];
    strftime(date, sizeof date, "%F %T", &local);
    out.dates.insert(date);
  }
  zip_discard(zip);
  return out;
}

}  // namespace dateline::test
