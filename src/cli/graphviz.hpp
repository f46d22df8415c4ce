#pragma once

#include <cstdint>
#include <string>

#include "src/cli/command.hpp"

namespace dateline::cli {

/// Above so many boxes Graphviz takes minutes, and nobody can read it.
inline constexpr std::size_t most_boxes_drawn = 1000;

/// How long Graphviz may take.
class GraphvizOptions {
 public:
  void ask_for(Options& options);
  unsigned seconds() const;
  /// Whether a time is asked for.
  bool is_given() const { return seconds_ != 0; }

 private:
  std::uint64_t seconds_ = 0;  ///< 0: not given
};

/// What `dot -Tformat` answers to `source`, run as a child that may take so many `seconds` and so much space.
/// Throws DataError, which names `path`, where there are too many boxes, Graphviz is not installed, fails or
/// takes too long.
std::string run_graphviz(Context& context, const std::string& source, const std::string& format,
                         std::size_t boxes, const std::string& path, unsigned seconds);

}  // namespace dateline::cli
