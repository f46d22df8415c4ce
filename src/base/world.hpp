#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::base {

enum class PathKind { missing, file, directory, other };
enum class Stream { input, output, error };

/// A moment, in seconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t seconds = 0;
};

/// A program to run, with what it may use. `arguments[0]` is the program, looked up on PATH.
struct ChildCommand {
  std::vector<std::string> arguments;
  std::string input;
  std::uint64_t max_output_bytes = 256u << 20;
  unsigned max_seconds = 60;
  std::uint64_t max_memory_bytes = 2048ull << 20;
};

struct ChildResult {
  bool started = false;     ///< false when the program is not there
  bool timed_out = false;   ///< killed at max_seconds
  bool overflowed = false;  ///< killed at max_output_bytes
  int exit_status = 0;      ///< 128 + signal when it was killed by one
  std::string output;
  std::string errors;  ///< at most 64 KiB of what it said on standard error
};

/// A file of a folder that is made.
struct NewFile {
  std::string name;  ///< without folders
  std::string bytes;
};

/// Takes the next bytes of a file.
using Write = std::function<void(std::string_view bytes)>;
using FillFile = std::function<void(const Write& write)>;
/// Takes the next bytes of one of the files of a folder, by its name.
using WriteTo = std::function<void(std::string_view name, std::string_view bytes)>;
using FillFolder = std::function<void(const WriteTo& write)>;

/// The one door to what is outside: files, clock, environment, streams, child processes. The command line
/// implements it on the system, tests in memory (tests/support/fake_world.hpp). Story files are SQLite's own
/// and do not come through here.
class World {
 public:
  virtual ~World() = default;

  /// Whole file. Throws DataError when it cannot be read or is longer than `max_bytes`.
  virtual std::string read_file(const std::string& path, std::uint64_t max_bytes) = 0;
  virtual PathKind kind_of(const std::string& path) = 0;
  /// Names (not paths) of what is in a directory, in byte order. Throws DataError.
  virtual std::vector<std::string> list_directory(const std::string& path) = 0;
  /// Puts what `fill` writes in the place of `path` in one step: written beside it, synced, renamed. What was
  /// there stays whole on any failure, also where `fill` throws. Throws DataError.
  virtual void write_file(const std::string& path, const FillFile& fill) = 0;
  void replace_file(const std::string& path, std::string_view bytes) {
    write_file(path, [&](const Write& write) { write(bytes); });
  }

  /// Makes a folder with the files that `fill` writes in one step: written beside it, synced, renamed. An
  /// empty folder of that name may be there. Throws DataError where it has something in it, or on any
  /// failure, and leaves nothing.
  virtual void write_folder(const std::string& path, const FillFolder& fill) = 0;
  void make_folder(const std::string& path, const std::vector<NewFile>& files) {
    write_folder(path, [&](const WriteTo& write) {
      for (const NewFile& file : files) write(file.name, file.bytes);
    });
  }

  /// Whether both names lead to the same existing file.
  virtual bool same_file(const std::string& one, const std::string& other) = 0;

  virtual Instant now() = 0;
  virtual std::optional<std::string> environment(const std::string& name) = 0;

  /// All of standard input. Throws DataError past `max_bytes`.
  virtual std::string read_input(std::uint64_t max_bytes) = 0;
  /// One line of standard input without its newline; false at the end. A line longer than `max_bytes` is read
  /// to its end, and `line` is left holding the first max_bytes + 1 bytes of it.
  virtual bool read_line(std::string& line, std::uint64_t max_bytes) = 0;
  /// One key of standard input, on a terminal without waiting for Enter or showing it; elsewhere the next
  /// byte. Keys that are more than a byte (arrows) are an escape character. Nothing at the end.
  virtual std::optional<char> read_key() = 0;
  virtual void write(Stream stream, std::string_view bytes) = 0;
  virtual bool is_terminal(Stream stream) = 0;
  /// Columns of the terminal behind standard output; 0 when it is none.
  virtual unsigned terminal_columns() = 0;

  /// Opens an editor ($VISUAL, else $EDITOR, else vi) on a text and waits for its end. What the text is then;
  /// nothing where the editor cannot be started or ends with an error. Throws DataError where no file can be
  /// made for it.
  virtual std::optional<std::string> edit(const std::string& text) = 0;

  /// May be called from several threads at once.
  virtual ChildResult run(const ChildCommand& command) = 0;
};

}  // namespace dateline::base
