#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "src/base/problem.hpp"
#include "src/cli/system_world.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t max_error_bytes = 64u << 10;

/// Both ends of a pipe; closes what is still open.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
      throw base::DataError({.what = "a child process cannot be started", .why = "no pipe is to be had"});
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_end(std::size_t which) {
    if (ends[which] >= 0) ::close(ends[which]);
    ends[which] = -1;
  }
};

/// In the child, between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* arguments, const base::ChildCommand& command, Pipe& in, Pipe& out,
                         Pipe& errors) {
  ::setpgid(0, 0);
  ::dup2(in.ends[0], 0);
  ::dup2(out.ends[1], 1);
  ::dup2(errors.ends[1], 2);
  const rlimit memory{command.max_memory_bytes, command.max_memory_bytes};
  ::setrlimit(RLIMIT_AS, &memory);
  const rlimit seconds{command.max_seconds, command.max_seconds + 1};
  ::setrlimit(RLIMIT_CPU, &seconds);
  ::signal(SIGPIPE, SIG_DFL);
  ::execvp(arguments[0], arguments);
  ::_exit(127);
}

}  // namespace

base::ChildResult SystemWorld::run(const base::ChildCommand& command) {
  std::vector<char*> arguments;
  std::vector<std::string> copies = command.arguments;
  for (std::string& copy : copies) arguments.push_back(copy.data());
  arguments.push_back(nullptr);
  Pipe in, out, errors;
  const pid_t child = ::fork();
  if (child < 0) throw base::DataError({.what = "a child process cannot be started", .why = "fork failed"});
  if (child == 0) become(arguments.data(), command, in, out, errors);
  ::setpgid(child, child);  // also here: whoever comes first, the group is there before it may be killed
  in.close_end(0);
  out.close_end(1);
  errors.close_end(1);
  ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);

  base::ChildResult result;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(command.max_seconds);
  std::size_t written = 0;
  if (command.input.empty()) in.close_end(1);
  while (out.ends[0] >= 0 || errors.ends[0] >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) {
      result.timed_out = true;
      break;
    }
    std::array<pollfd, 3> watched{
        {{out.ends[0], POLLIN, 0}, {errors.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(std::min<std::int64_t>(left.count(), 1000))) <
            0 &&
        errno != EINTR) {
      result.timed_out = true;  // it cannot be watched any more: it is ended
      break;
    }
    char buffer[1 << 16];
    if (watched[0].revents) {
      const ssize_t count = ::read(out.ends[0], buffer, sizeof buffer);
      if (count > 0) result.output.append(buffer, static_cast<std::size_t>(count));
      if (count == 0 || (count < 0 && errno != EINTR)) out.close_end(0);
      if (result.output.size() > command.max_output_bytes) {
        result.overflowed = true;
        break;
      }
    }
    if (watched[1].revents) {
      const ssize_t count = ::read(errors.ends[0], buffer, sizeof buffer);
      if (count > 0 && result.errors.size() < max_error_bytes)
        result.errors.append(
            buffer, std::min(static_cast<std::size_t>(count), max_error_bytes - result.errors.size()));
      if (count == 0 || (count < 0 && errno != EINTR)) errors.close_end(0);
    }
    if (watched[2].revents) {
      const ssize_t count =
          ::write(in.ends[1], command.input.data() + written, command.input.size() - written);
      if (count > 0) written += static_cast<std::size_t>(count);
      // A child that stops reading early is no fault of ours: its output and status tell.
      if ((count < 0 && errno != EINTR && errno != EAGAIN) || written == command.input.size())
        in.close_end(1);
    }
  }
  // A child may close its streams and go on: it is waited for no longer than the rest of its time.
  int status = 0;
  while (!result.timed_out && !result.overflowed) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) break;
    if (std::chrono::steady_clock::now() >= deadline) result.timed_out = true;
    ::poll(nullptr, 0, 2);
  }
  if (result.timed_out || result.overflowed) {
    ::kill(-child, SIGKILL);
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  result.exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.started = result.exit_status != 127;
  if (!result.timed_out && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) result.timed_out = true;
  return result;
}

}  // namespace dateline::cli
