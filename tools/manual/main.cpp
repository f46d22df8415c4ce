// Writes the man pages and shell completions of the program into a folder: manual FOLDER.

#include <cstdio>
#include <string>

#include "src/base/problem.hpp"
#include "src/cli/manual.hpp"
#include "src/cli/system_world.hpp"

int main(int count, char** values) {
  if (count != 2) {
    std::fputs("usage: manual FOLDER\n", stderr);
    return 2;
  }
  using namespace dateline;
  const std::string folder = values[1];
  cli::SystemWorld world;
  const auto commands = cli::all_commands();
  try {
    world.replace_file(folder + "/dateline.1", cli::man_overview(commands));
    for (const auto& command : commands)
      world.replace_file(folder + "/dateline-" + command->name() + ".1", cli::man_page(*command));
    for (const cli::HelpTopic& topic : cli::help_topics())
      world.replace_file(folder + "/dateline-" + std::string(topic.name) + ".7", cli::man_page(topic));
    world.replace_file(folder + "/dateline.bash", cli::completion("bash", commands));
    world.replace_file(folder + "/_dateline", cli::completion("zsh", commands));
    world.replace_file(folder + "/dateline.fish", cli::completion("fish", commands));
  } catch (const base::Problem& problem) {
    std::fprintf(stderr, "manual: %s\n", problem.what());
    return 1;
  }
  return 0;
}
