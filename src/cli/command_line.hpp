#pragma once

#include <string>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/world.hpp"
#include "src/cli/command.hpp"

namespace dateline::cli {

/// Runs the program: `arguments` without its own name. Returns the exit status: 0 done, 1 something failed
/// and was said on standard error, 2 the command line was not understood.
int run_command_line(const std::vector<std::string>& arguments, base::World& world,
                     const base::DataFiles& data);

/// Runs a line of a shell in the same way. What may stand before a command, such as -f, is as the shell has
/// it where the line says nothing else.
int run_command_line(const std::vector<std::string>& arguments, const Context& shell);

}  // namespace dateline::cli
