#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/system_world.hpp"

namespace {

constexpr std::string_view memory_is_out =
    "dateline: out of memory: the system gives no more\n"
    "what was reported as stored is stored; close other programs, or do the work in smaller parts\n";

/// Ends the program at once, as if it were killed. No exception: what it passes on its way up frees JSON, and
/// that asks for memory again where nothing may fail.
[[noreturn]] void end_without_memory() {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, memory_is_out.data(), memory_is_out.size());
  ::_exit(1);
}

}  // namespace

int main(int count, char** values) {
  // A reader that ends early is an error that is answered, not a signal that kills.
  ::signal(SIGPIPE, SIG_IGN);
  std::set_new_handler(end_without_memory);
  dateline::cli::SystemWorld world;
  try {
    const std::vector<std::string> arguments(values + (count > 0), values + count);
    return dateline::cli::run_command_line(arguments, world, dateline::base::embedded_data());
  } catch (const std::bad_alloc&) {
    std::fwrite(memory_is_out.data(), 1, memory_is_out.size(), stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "dateline: %s\nthis is a mistake in the program; please report it\n", error.what());
  }
  return 1;
}
