#include "src/cli/graphviz.hpp"

#include <algorithm>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

constexpr unsigned usual_seconds = 60, most_seconds = 3600;
constexpr std::uint64_t usual_memory_mb = 2048, least_memory_mb = 64, most_memory_mb = 65536;

bool speaks_of_memory(const std::string& errors) {
  return errors.find("memory") != std::string::npos || errors.find("alloc") != std::string::npos;
}

}  // namespace

void GraphvizOptions::ask_for(Options& options) {
  options.number_from_one("--max-seconds", seconds_,
                          "How long Graphviz may take to place the boxes (default: 60)");
  options.number_from_one("--max-memory", memory_mb_,
                          "How much memory Graphviz may take, in megabytes (default: 2048)");
}

void GraphvizOptions::check() const {
  if (seconds_ > most_seconds)
    throw base::UsageError({.path = "--max-seconds",
                            .what = std::to_string(seconds_) + " seconds are too many",
                            .remedy = "take 1 to " + std::to_string(most_seconds)});
  if (memory_mb_ != 0 && (memory_mb_ < least_memory_mb || memory_mb_ > most_memory_mb))
    throw base::UsageError(
        {.path = "--max-memory",
         .what = std::to_string(memory_mb_) + " megabytes are too " +
                 (memory_mb_ < least_memory_mb ? "few" : "many"),
         .remedy = "take " + std::to_string(least_memory_mb) + " to " + std::to_string(most_memory_mb)});
}

unsigned GraphvizOptions::seconds() const {
  return seconds_ == 0 ? usual_seconds : static_cast<unsigned>(seconds_);
}

std::uint64_t GraphvizOptions::memory_bytes() const {
  return (memory_mb_ == 0 ? usual_memory_mb : memory_mb_) << 20;
}

std::string GraphvizOptions::given() const {
  return seconds_ != 0 ? "--max-seconds" : memory_mb_ != 0 ? "--max-memory" : "";
}

std::string run_graphviz(Context& context, const std::string& source, const std::string& format,
                         const GraphvizTask& task, const GraphvizOptions& limits) {
  if (task.boxes > most_boxes_drawn)
    throw base::DataError({.path = task.path,
                           .what = std::to_string(task.boxes) + " boxes are too many to draw",
                           .why = "above " + std::to_string(most_boxes_drawn) +
                                  " Graphviz takes minutes and nobody can read it",
                           .remedy = task.remedy + ", or write .dot and draw it with sfdp"});
  base::ChildCommand command;
  command.arguments = {"dot", "-T" + format};
  command.input = source;
  command.max_seconds = limits.seconds();
  command.max_memory_bytes = limits.memory_bytes();
  const base::ChildResult result = context.world.run(command);
  if (!result.started)
    throw base::DataError({.path = task.path,
                           .what = "Graphviz is not installed",
                           .remedy = "install it (apt install graphviz), or write .dot"});
  if (result.timed_out)
    throw base::DataError(
        {.path = task.path,
         .what = "Graphviz did not finish within " + std::to_string(command.max_seconds) + " s",
         .why = "it was given " + std::to_string(task.boxes) + " boxes to place",
         .remedy = task.remedy + ", or give it longer: --max-seconds " +
                   std::to_string(std::min(command.max_seconds * 5, most_seconds))});
  if (result.overflowed)
    throw base::DataError(
        {.path = task.path,
         .what = "Graphviz answered with more than " + std::to_string(command.max_output_bytes >> 20) + " MB",
         .remedy = task.remedy});
  if (result.exit_status != 0 && (result.exit_status > 128 || speaks_of_memory(result.errors))) {
    const std::uint64_t memory_mb = command.max_memory_bytes >> 20;
    throw base::DataError({.path = task.path,
                           .what = "Graphviz did not finish, perhaps for want of memory: it was given " +
                                   std::to_string(memory_mb) + " MB",
                           .why = result.errors,
                           .remedy = task.remedy + ", or give it more: --max-memory " +
                                     std::to_string(std::min(memory_mb * 4, most_memory_mb))});
  }
  if (result.exit_status != 0 || result.output.empty())
    throw base::DataError({.path = task.path, .what = "Graphviz could not draw it", .why = result.errors});
  return result.output;
}

}  // namespace dateline::cli
