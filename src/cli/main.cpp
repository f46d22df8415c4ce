#include <signal.h>

#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/system_world.hpp"

int main(int count, char** values) {
  // A reader that ends early is an error that is answered, not a signal that kills.
  ::signal(SIGPIPE, SIG_IGN);
  dateline::cli::SystemWorld world;
  try {
    const std::vector<std::string> arguments(values + (count > 0), values + count);
    return dateline::cli::run_command_line(arguments, world, dateline::base::embedded_data());
  } catch (const std::bad_alloc&) {
    std::fputs("dateline: out of memory\n", stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline: %s\nthis is a mistake in the program; please report it\n", error.what());
  }
  return 1;
}
