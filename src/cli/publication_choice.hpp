#pragma once

#include <string>

#include "src/cli/command.hpp"
#include "src/story/publication.hpp"

namespace dateline::cli {

/// What was published as this entry of the log, or last under this name; DataError where nothing was.
story::Publication publication_meant(const story::Story& story, const std::string& which);

/// With --final, what is chosen must be checked, agreed on and cited: else it says what is not, line by line,
/// and throws DataError. `what` is what is written: "the timeline".
void refuse_open(Context& context, const query::Result& result, const std::string& what);

}  // namespace dateline::cli
