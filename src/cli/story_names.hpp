#pragma once

#include <string>
#include <vector>

#include "src/cli/command.hpp"
#include "src/cli/shell_completion.hpp"

namespace dateline::cli {

class StoryKeeper;

/// What of the story can be named, for completion. It is looked up when it is asked for, and gives up where
/// that takes longer than anybody waits for a key.
class StoryNames {
 public:
  /// Both must outlive it.
  StoryNames(Context& context, StoryKeeper& keeper) : context_(context), keeper_(keeper) {}

  /// Of a topic, for what was typed so far. Never throws: without a story there is nothing to name.
  std::vector<std::string> operator()(Topic topic, const std::string& begun) const;

 private:
  std::vector<std::string> column(const std::string& sql) const;
  std::vector<std::string> handles(const std::string& begun) const;
  std::vector<std::string> files(const std::string& begun) const;

  Context& context_;
  StoryKeeper& keeper_;
};

}  // namespace dateline::cli
