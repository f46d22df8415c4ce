#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "src/cli/shell_completion.hpp"

namespace dateline::cli {

/// Reads lines from the terminal behind standard input, with the keys of libedit: arrows, history, Ctrl-R,
/// and Tab for completion. One at a time in a program.
class LineEditor {
 public:
  /// `complete` is given what stands before the cursor.
  LineEditor(const std::string& prompt, std::function<Completions(std::string_view)> complete);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  enum class Read { line, interrupted, end };
  /// The next line, without its newline. `interrupted` after Ctrl-C, `end` after Ctrl-D on an empty line or
  /// where the terminal is gone.
  Read read(std::string& line);
  /// Puts a line where the arrow up finds it.
  void remember(const std::string& line);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// While it lives, Ctrl-C ends no program but is noted.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  /// Whether there was one since the last forget().
  static bool noted();
  static void forget();

 private:
  struct Before;
  std::unique_ptr<Before> before_;
};

}  // namespace dateline::cli
