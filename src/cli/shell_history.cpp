#include "src/cli/shell_history.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t most_lines = 1000;
constexpr std::uint64_t most_bytes = 8 << 20;

bool has_controls(const std::string& line) {
  for (const char c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  return false;
}

/// The folders above a file, as far as they are not there.
void make_folders(const std::string& path) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
    ::mkdir(path.substr(0, slash).c_str(), 0700);  // what goes wrong shows when the file is opened
}

}  // namespace

std::string history_path(base::World& world) {
  // A relative path would make it depend on the folder one is in; the standard says to pass it over.
  const std::string state = world.environment("XDG_STATE_HOME").value_or("");
  if (state.starts_with("/")) return state + "/dateline/history";
  const std::string home = world.environment("HOME").value_or("");
  return home.starts_with("/") ? home + "/.local/state/dateline/history" : "";
}

ShellHistory::ShellHistory(base::World& world, std::string path) : world_(world), path_(std::move(path)) {
  if (path_.empty()) return;
  try {
    if (world_.kind_of(path_) == base::PathKind::missing) return;
    const std::string bytes = world_.read_file(path_, most_bytes);
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
      std::string line = bytes.substr(at, end - at);
      if (!line.empty() && !has_controls(line)) lines_.push_back(std::move(line));
      at = end + 1;
    }
    const bool is_long = lines_.size() > 2 * most_lines;
    if (lines_.size() > most_lines) lines_.erase(lines_.begin(), lines_.end() - most_lines);
    if (!is_long) return;
    std::string kept;
    for (const std::string& line : lines_) kept += line + "\n";
    world_.replace_file(path_, kept);
  } catch (const base::Problem& problem) {
    say(problem.what());
  }
}

void ShellHistory::add(const std::string& line) {
  if (line.empty() || line.front() == ' ' || has_controls(line) || (!lines_.empty() && lines_.back() == line))
    return;
  lines_.push_back(line);
  if (path_.empty()) return;
  make_folders(path_);
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::string bytes = line + "\n";
  const bool is_kept =
      file >= 0 && ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!is_kept) say(path_ + ": the line is not kept: " + std::strerror(error));
}

void ShellHistory::say(const std::string& what) {
  if (!said_)
    world_.write(base::Stream::error,
                 "dateline: " + base::shown_safely(what) + "\n--no-history does without the file\n");
  said_ = true;
}

}  // namespace dateline::cli
