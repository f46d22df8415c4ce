#pragma once

#include <string>

#include "src/story/publication.hpp"

namespace dateline::cli {

/// What was published as this entry of the log, or last under this name; DataError where nothing was.
story::Publication publication_meant(const story::Story& story, const std::string& which);

}  // namespace dateline::cli
