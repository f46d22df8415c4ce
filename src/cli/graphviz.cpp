#include "src/cli/graphviz.hpp"

#include <algorithm>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

constexpr unsigned usual_seconds = 60, most_seconds = 3600;

}  // namespace

void GraphvizOptions::ask_for(Options& options) {
  options.number_from_one("--max-seconds", seconds_,
                          "How long Graphviz may take to place the boxes (default: 60)");
}

unsigned GraphvizOptions::seconds() const {
  if (seconds_ > most_seconds)
    throw base::UsageError({.path = "--max-seconds",
                            .what = std::to_string(seconds_) + " seconds are too many",
                            .remedy = "take 1 to " + std::to_string(most_seconds)});
  return seconds_ == 0 ? usual_seconds : static_cast<unsigned>(seconds_);
}

std::string run_graphviz(Context& context, const std::string& source, const std::string& format,
                         std::size_t boxes, const std::string& path, unsigned seconds) {
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
  command.max_seconds = seconds;
  const base::ChildResult result = context.world.run(command);
  if (!result.started)
    throw base::DataError({.path = path,
                           .what = "Graphviz is not installed",
                           .remedy = "install it (apt install graphviz), or write .dot"});
  if (result.timed_out)
    throw base::DataError({.path = path,
                           .what = "Graphviz did not finish within " + std::to_string(seconds) + " s",
                           .why = "it was given " + std::to_string(boxes) + " boxes to place",
                           .remedy = "choose fewer events with filter words or --max, or give it longer: "
                                     "--max-seconds " +
                                     std::to_string(std::min(seconds * 5, most_seconds))});
  if (result.overflowed)
    throw base::DataError(
        {.path = path,
         .what = "Graphviz answered with more than " + std::to_string(command.max_output_bytes >> 20) + " MB",
         .remedy = "choose fewer events with filter words or --max"});
  if (result.exit_status != 0 || result.output.empty())
    throw base::DataError({.path = path, .what = "Graphviz could not draw it", .why = result.errors});
  return result.output;
}

}  // namespace dateline::cli
