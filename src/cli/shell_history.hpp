#pragma once

#include <string>
#include <vector>

#include "src/base/world.hpp"

namespace dateline::cli {

/// Where the lines of shells are kept: $XDG_STATE_HOME/dateline/history, else
/// ~/.local/state/dateline/history; "" where neither folder is known. Never in the story, which is shared.
std::string history_path(base::World& world);

/// The lines that were typed in shells before, and those typed now. The file is for its owner's eyes alone
/// (mode 0600); several shells may write to it.
class ShellHistory {
 public:
  /// Without a path nothing is read or kept. What goes wrong with the file is said once on standard error.
  ShellHistory(base::World& world, std::string path);

  /// The oldest first; at most the last thousand.
  const std::vector<std::string>& lines() const { return lines_; }
  /// Keeps a line. Those that begin with a blank are not kept, nor one that is as the line before.
  void add(const std::string& line);

 private:
  void say(const std::string& what);

  base::World& world_;
  std::string path_;
  std::vector<std::string> lines_;
  bool said_ = false;
};

}  // namespace dateline::cli
