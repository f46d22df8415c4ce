#pragma once

#include <functional>
#include <optional>
#include <string>

#include "graph/store/story_file.hpp"

namespace dateline::cli {

/// The story that a shell has open, so that not each of its commands opens and checks it anew.
class StoryKeeper {
 public:
  /// `watch` is called again and again while a command reads; what it throws ends the reading.
  explicit StoryKeeper(std::function<void()> watch) : watch_(std::move(watch)) {}

  /// The story file at a path as it is now: what is open where nobody has changed it, else opened anew.
  /// Throws as StoryFile::open_for_reading does.
  store::StoryFile reading(const std::string& path);
  /// Between commands: nobody waits for us.
  void rest();
  /// Throws what ends the reading, if anything does.
  void look() const { watch_(); }

 private:
  std::function<void()> watch_;
  std::string path_;
  std::optional<store::StoryFile> file_;
};

}  // namespace dateline::cli
