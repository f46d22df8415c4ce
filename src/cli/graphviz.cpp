#include "src/cli/graphviz.hpp"

#include "src/base/problem.hpp"

namespace dateline::cli {

std::string run_graphviz(Context& context, const std::string& source, const std::string& format,
                         std::size_t boxes, const std::string& path) {
  if (boxes > most_boxes_drawn)
    throw base::DataError(
        {.path = path,
         .what = std::to_string(boxes) + " boxes are too many to draw",
         .why =
             "above " + std::to_string(most_boxes_drawn) + " Graphviz takes minutes and nobody can read it",
         .remedy = "choose fewer with filter words or --max, or write .dot and draw it with sfdp"});
  base::ChildCommand command;
  command.arguments = {"dot", "-T" + format};
  command.input = source;
  const base::ChildResult result = context.world.run(command);
  if (!result.started)
    throw base::DataError({.path = path,
                           .what = "Graphviz is not installed",
                           .remedy = "install it (apt install graphviz), or write .dot"});
  if (result.timed_out || result.overflowed)
    throw base::DataError(
        {.path = path,
         .what = "Graphviz did not finish within " + std::to_string(command.max_seconds) + " s",
         .remedy = "choose fewer events with filter words or --max"});
  if (result.exit_status != 0 || result.output.empty())
    throw base::DataError({.path = path, .what = "Graphviz could not draw it", .why = result.errors});
  return result.output;
}

}  // namespace dateline::cli
