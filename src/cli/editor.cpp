// SystemWorld::edit: an editor of the user's on the terminal.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "src/base/problem.hpp"
#include "src/cli/system_world.hpp"

namespace dateline::cli {
namespace {

/// What an editor may give back.
constexpr std::uint64_t most_bytes = 64u << 20;

/// A file that only the user can read; gone with this object.
class PrivateFile {
 public:
  PrivateFile() {
    std::error_code failed;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(failed);
    path_ = ((failed ? std::filesystem::path("/tmp") : folder) / "dateline-XXXXXX.txt").string();
    constexpr int ending = 4;  // ".txt", by which editors know it
    const int descriptor = ::mkstemps(path_.data(), ending);
    if (descriptor < 0)
      throw base::DataError({.path = path_,
                             .what = "no file can be made for the editor",
                             .why = std::system_category().message(errno),
                             .remedy = "set TMPDIR to a folder that can be written to"});
    ::close(descriptor);
  }
  PrivateFile(const PrivateFile&) = delete;
  PrivateFile& operator=(const PrivateFile&) = delete;
  ~PrivateFile() { ::unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// While the editor has the terminal, its interrupts are meant for it.
class KeysForChild {
 public:
  KeysForChild() : interrupt_(::signal(SIGINT, SIG_IGN)), quit_(::signal(SIGQUIT, SIG_IGN)) {}
  KeysForChild(const KeysForChild&) = delete;
  KeysForChild& operator=(const KeysForChild&) = delete;
  ~KeysForChild() {
    ::signal(SIGINT, interrupt_);
    ::signal(SIGQUIT, quit_);
  }
  void give_back_in_child() const {
    ::signal(SIGINT, interrupt_);
    ::signal(SIGQUIT, quit_);
  }

 private:
  using Handler = void (*)(int);
  Handler interrupt_, quit_;
};

}  // namespace

std::optional<std::string> SystemWorld::edit(const std::string& text) {
  std::string editor = environment("VISUAL").value_or("");
  if (editor.empty()) editor = environment("EDITOR").value_or("");
  if (editor.empty()) editor = "vi";
  const PrivateFile file;
  replace_file(file.path(), text);
  // The variable may hold options ("code --wait"): the shell takes it apart, the path stays one word.
  const std::string command = editor + " \"$@\"";
  const KeysForChild keys;
  const pid_t child = ::fork();
  if (child < 0) return std::nullopt;
  if (child == 0) {
    keys.give_back_in_child();
    ::execl("/bin/sh", "sh", "-c", command.c_str(), editor.c_str(), file.path().c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return read_file(file.path(), most_bytes);
}

}  // namespace dateline::cli
