#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "exports/interchange/formats.hpp"

namespace dateline::test {

struct ExportedFile {
  std::string name;  ///< in its folder; "" where the format is a single file
  std::string bytes;
};

/// All that a format was written as, and what of the story is not in it.
struct Exported {
  std::vector<ExportedFile> files;  ///< in the order in which they were begun
  std::vector<std::string> lost;
};

inline Exported exported(const std::string& format, const interchange::Handover& handover) {
  Exported made;
  made.lost = interchange::write(
      *interchange::format_named(format), handover, [&](std::string_view name, std::string_view bytes) {
        auto file = std::find_if(made.files.begin(), made.files.end(),
                                 [&](const ExportedFile& other) { return other.name == name; });
        if (file == made.files.end())
          file = made.files.insert(file, {.name = std::string(name), .bytes = {}});
        file->bytes += bytes;
      });
  return made;
}

}  // namespace dateline::test
