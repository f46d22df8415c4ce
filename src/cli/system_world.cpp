#include "src/cli/system_world.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <map>

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

using base::DataError;
using base::PathKind;
using base::Stream;

std::string reason(int error) {
  // strerror speaks the language of the locale, which the program never sets: always English.
  return std::strerror(error);
}

[[noreturn]] void refuse(const std::string& path, const std::string& what, int error,
                         const std::string& remedy = "") {
  throw DataError({.path = path, .what = what, .why = reason(error), .remedy = remedy});
}

/// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  /// Closes now; what the system had kept back may fail here.
  int close() {
    const int number = number_;
    number_ = -1;
    return ::close(number);
  }

 private:
  int number_;
};

ssize_t read_some(int descriptor, char* into, std::size_t size) {
  ssize_t count;
  do count = ::read(descriptor, into, size);
  while (count < 0 && errno == EINTR);
  return count;
}

/// 0, or the error.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

/// Writes an open file in large pieces.
class Pieces {
 public:
  explicit Pieces(int descriptor) : descriptor_(descriptor) {}
  /// 0, or the error.
  int add(std::string_view bytes) {
    kept_ += bytes;
    return kept_.size() < most_kept ? 0 : flush();
  }
  /// Writes what is kept. 0, or the error.
  int flush() {
    const int error = write_all(descriptor_, kept_);
    kept_.clear();
    return error;
  }

 private:
  static constexpr std::size_t most_kept = 256 << 10;
  int descriptor_;
  std::string kept_;
};

std::string too_large(std::uint64_t max_bytes) {
  return "larger than the limit of " + std::to_string(max_bytes) + " bytes";
}

int number_of(Stream stream) {
  return stream == Stream::input ? 0 : stream == Stream::output ? 1 : 2;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// Where a link leads, so that it is kept and what it leads to is replaced.
std::string followed(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (!resolved) return path;
  std::string out = resolved;
  std::free(resolved);
  return out;
}

}  // namespace

std::string SystemWorld::read_file(const std::string& path, std::uint64_t max_bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    const int error = errno;
    refuse(path, "cannot be opened", error,
           error == EACCES   ? "make it readable for you: chmod u+r"
           : error == ENOENT ? "check the name"
                             : "");
  }
  struct stat about{};
  if (::fstat(file.number(), &about) == 0) {
    if (S_ISDIR(about.st_mode)) refuse(path, "cannot be read as a file", EISDIR);
    if (S_ISREG(about.st_mode) && static_cast<std::uint64_t>(about.st_size) > max_bytes)
      throw DataError(
          {.path = path,
           .what = "is too large",
           .why = std::to_string(about.st_size) + " bytes, the limit is " + std::to_string(max_bytes),
           .remedy = "raise the limit with --max-file or --max-bytes if this is meant"});
  }
  std::string bytes;
  if (S_ISREG(about.st_mode)) bytes.reserve(static_cast<std::size_t>(about.st_size));
  char buffer[1 << 16];
  while (true) {
    const ssize_t count = read_some(file.number(), buffer, sizeof buffer);
    if (count < 0) refuse(path, "cannot be read", errno);
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes)
      throw DataError({.path = path,
                       .what = "is too large",
                       .why = too_large(max_bytes),
                       .remedy = "raise the limit with --max-file or --max-bytes if this is meant"});
  }
}

PathKind SystemWorld::kind_of(const std::string& path) {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return PathKind::missing;
    refuse(path, "cannot be looked at", errno);
  }
  if (S_ISREG(about.st_mode)) return PathKind::file;
  return S_ISDIR(about.st_mode) ? PathKind::directory : PathKind::other;
}

std::vector<std::string> SystemWorld::list_directory(const std::string& path) {
  DIR* folder = ::opendir(path.c_str());
  if (!folder) refuse(path, "cannot be listed", errno);
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(folder)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  const int error = errno;
  ::closedir(folder);
  if (error) refuse(path, "cannot be listed", error);
  std::sort(names.begin(), names.end());
  return names;
}

void SystemWorld::write_file(const std::string& path, const base::FillFile& fill) {
  if (kind_of(path) == PathKind::directory) refuse(path, "cannot be written", EISDIR, "name a file in it");
  const std::string target = followed(path);
  if (kind_of(path) == PathKind::other) {  // a pipe, a terminal: there is nothing to replace
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (file.number() < 0) refuse(path, "cannot be opened for writing", errno);
    Pieces pieces(file.number());
    const auto check = [&](int error) {
      if (error != 0) refuse(path, "cannot be written", error);
    };
    fill([&](std::string_view bytes) { check(pieces.add(bytes)); });
    check(pieces.flush());
    return;
  }
  std::string beside = folder_of(target) + "/.dateline-XXXXXX";
  Descriptor file(::mkostemp(beside.data(), O_CLOEXEC));
  if (file.number() < 0)
    refuse(path, "cannot be written", errno,
           errno == ENOENT ? "make its folder first: mkdir -p " + folder_of(path)
                           : "choose a folder you may write in");
  try {
    const auto give_up = [&](int error) {
      refuse(path, "cannot be written, and is as it was", error,
             error == ENOSPC || error == EDQUOT ? "make room on the disk and run the command again" : "");
    };
    struct stat about{};
    const bool existed = ::stat(target.c_str(), &about) == 0;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    if (::fchmod(file.number(), existed ? about.st_mode & 07777 : 0666 & ~mask) != 0) give_up(errno);
    Pieces pieces(file.number());
    fill([&](std::string_view bytes) {
      if (const int error = pieces.add(bytes)) give_up(error);
    });
    if (const int error = pieces.flush()) give_up(error);
    if (::fsync(file.number()) != 0) give_up(errno);
    if (file.close() != 0) give_up(errno);
    if (::rename(beside.c_str(), target.c_str()) != 0) give_up(errno);
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
  const Descriptor folder(::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() >= 0) ::fsync(folder.number());
}

void SystemWorld::write_folder(const std::string& path, const base::FillFolder& fill) {
  std::string target = path;
  while (target.size() > 1 && target.back() == '/') target.pop_back();
  if (const PathKind kind = kind_of(target); kind == PathKind::file || kind == PathKind::other)
    refuse(path, "cannot be made", EEXIST, "name a folder that is not there yet");
  std::string beside = folder_of(target) + "/.dateline-XXXXXX";
  if (::mkdtemp(beside.data()) == nullptr)
    refuse(path, "cannot be made", errno,
           errno == ENOENT ? "make the folder that it lies in first: mkdir -p " + folder_of(target)
                           : "choose a folder you may write in");
  struct Made {
    explicit Made(int number) : file(number), pieces(number) {}
    Descriptor file;
    Pieces pieces;
  };
  std::map<std::string, Made, std::less<>> made;
  try {
    const auto give_up = [&](int error) {
      const bool is_taken = error == ENOTEMPTY || error == EEXIST || error == EBUSY;
      refuse(path, "cannot be made", error,
             is_taken                             ? "name a folder that is empty or not there yet"
             : error == ENOSPC || error == EDQUOT ? "make room on the disk and run the command again"
                                                  : "");
    };
    const mode_t mask = ::umask(0);
    ::umask(mask);
    fill([&](std::string_view name, std::string_view bytes) {
      auto file = made.find(name);
      if (file == made.end()) {
        const int number = ::open((beside + "/" + std::string(name)).c_str(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666 & ~mask);
        if (number < 0) give_up(errno);
        file = made.try_emplace(std::string(name), number).first;
      }
      if (const int error = file->second.pieces.add(bytes)) give_up(error);
    });
    for (auto& [name, file] : made) {
      if (const int error = file.pieces.flush()) give_up(error);
      if (::fsync(file.file.number()) != 0) give_up(errno);
      if (file.file.close() != 0) give_up(errno);
    }
    if (::chmod(beside.c_str(), 0777 & ~mask) != 0) give_up(errno);
    if (::rename(beside.c_str(), target.c_str()) != 0) give_up(errno);
  } catch (...) {
    for (const auto& [name, file] : made) ::unlink((beside + "/" + name).c_str());
    ::rmdir(beside.c_str());
    throw;
  }
  const Descriptor folder(::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() >= 0) ::fsync(folder.number());
}

bool SystemWorld::same_file(const std::string& one, const std::string& other) {
  struct stat a{}, b{};
  return ::stat(one.c_str(), &a) == 0 && ::stat(other.c_str(), &b) == 0 && a.st_dev == b.st_dev &&
         a.st_ino == b.st_ino;
}

base::Instant SystemWorld::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

std::optional<std::string> SystemWorld::environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (!value) return std::nullopt;
  return std::string(value);
}

bool SystemWorld::fill_input() {
  if (input_at_ > (1u << 20) && input_at_ * 2 > input_.size()) {
    input_.erase(0, input_at_);
    input_at_ = 0;
  }
  char buffer[1 << 16];
  const ssize_t count = read_some(0, buffer, sizeof buffer);
  if (count < 0) refuse("-", "standard input cannot be read", errno);
  input_.append(buffer, static_cast<std::size_t>(count));
  return count > 0;
}

std::string SystemWorld::read_input(std::uint64_t max_bytes) {
  while (fill_input())
    if (input_.size() - input_at_ > max_bytes)
      throw DataError({.path = "-",
                       .what = "standard input is too large",
                       .why = too_large(max_bytes),
                       .remedy = "raise the limit with --max-file or --max-bytes if this is meant"});
  std::string all = input_.substr(input_at_);
  input_.clear();
  input_at_ = 0;
  return all;
}

bool SystemWorld::read_line(std::string& line, std::uint64_t max_bytes) {
  line.clear();
  bool any = false;
  while (true) {
    const std::size_t end = input_.find('\n', input_at_);
    const std::size_t stop = end == std::string::npos ? input_.size() : end;
    const std::size_t room = line.size() > max_bytes ? 0 : max_bytes + 1 - line.size();
    line.append(input_, input_at_, std::min<std::size_t>(stop - input_at_, room));
    any = any || stop > input_at_ || end != std::string::npos;
    input_at_ = end == std::string::npos ? stop : end + 1;
    if (end != std::string::npos) return true;
    if (!fill_input()) return any;
  }
}

std::optional<char> SystemWorld::read_key() {
  if (input_at_ == input_.size()) {
    termios before{};
    const bool is_keyboard = is_terminal(Stream::input) && ::tcgetattr(0, &before) == 0;
    if (is_keyboard) {
      termios keys = before;
      keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
      keys.c_cc[VMIN] = 1;
      keys.c_cc[VTIME] = 0;
      ::tcsetattr(0, TCSANOW, &keys);
    }
    const bool any = fill_input();
    if (is_keyboard) ::tcsetattr(0, TCSANOW, &before);
    if (!any) return std::nullopt;
    constexpr char escape = 27;
    if (is_keyboard && input_[input_at_] == escape) {
      input_at_ = input_.size();
      return escape;
    }
  }
  return input_[input_at_++];
}

void SystemWorld::write(Stream stream, std::string_view bytes) {
  if (const int error = write_all(number_of(stream), bytes)) {
    if (stream == Stream::error) return;  // nowhere left to say it
    refuse("-", "standard output cannot be written", error,
           error == EPIPE ? "what reads the output ended early" : "");
  }
}

bool SystemWorld::is_terminal(Stream stream) {
  return ::isatty(number_of(stream)) == 1;
}

unsigned SystemWorld::terminal_columns() {
  winsize size{};
  if (!is_terminal(Stream::output) || ::ioctl(1, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col ? size.ws_col : 80;
}

}  // namespace dateline::cli
