#pragma once

#include <string>

#include "src/article/character_references.hpp"
#include "src/base/data_files.hpp"
#include "src/imports/imports.hpp"

namespace dateline::test {

inline imports::Found found_in(std::string_view format, const std::string& bytes,
                               const imports::Options& options = {}) {
  static const article::CharacterReferences references(base::embedded_data());
  return imports::read(format, bytes, "file", options, references);
}

/// The one event of a file in which nothing is refused.
inline imports::Event event_in(std::string_view format, const std::string& bytes) {
  const imports::Found found = found_in(format, bytes);
  if (found.events.size() != 1 || !found.refused.empty()) return {};
  return found.events.front();
}

}  // namespace dateline::test
