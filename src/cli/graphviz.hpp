#pragma once

#include <cstdint>
#include <string>

#include "src/cli/command.hpp"

namespace dateline::cli {

/// Above so many boxes Graphviz takes minutes, and nobody can read it.
inline constexpr std::size_t most_boxes_drawn = 1000;

/// How long Graphviz may take, and how much memory.
class GraphvizOptions {
 public:
  void ask_for(Options& options);
  /// Throws UsageError where a number is too large.
  void check() const;
  unsigned seconds() const;
  std::uint64_t memory_bytes() const;
  /// The first of them that is given, "--max-seconds"; "" for none.
  std::string given() const;

 private:
  std::uint64_t seconds_ = 0, memory_mb_ = 0;  ///< 0: not given
};

/// What is to be said where Graphviz has too much to do.
struct GraphvizTask {
  std::size_t boxes = 0;
  std::string path;    ///< for messages
  std::string remedy;  ///< how to ask for less: "choose fewer events with filter words or --max"
};

/// What `dot -Tformat` answers to `source`, run as a child that may take so much time and memory. Throws
/// DataError, which names the path, where there are too many boxes, Graphviz is not installed, fails or takes
/// too much.
std::string run_graphviz(Context& context, const std::string& source, const std::string& format,
                         const GraphvizTask& task, const GraphvizOptions& limits);

}  // namespace dateline::cli
