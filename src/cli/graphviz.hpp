#pragma once

#include <string>

#include "src/cli/command.hpp"

namespace dateline::cli {

/// Above so many boxes Graphviz takes minutes, and nobody can read it.
inline constexpr std::size_t most_boxes_drawn = 1000;

/// What `dot -Tformat` answers to `source`, run as a child with limits on time and size. Throws DataError,
/// which names `path`, where there are too many boxes, Graphviz is not installed, fails or takes too long.
std::string run_graphviz(Context& context, const std::string& source, const std::string& format,
                         std::size_t boxes, const std::string& path);

}  // namespace dateline::cli
