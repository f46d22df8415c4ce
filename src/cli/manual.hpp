#pragma once

#include <memory>
#include <string>
#include <vector>

#include "src/cli/command.hpp"
#include "src/cli/help_topics.hpp"

namespace dateline::cli {

// The manual and the completions are made from the same declarations as the commands themselves, so that they
// cannot tell different things.

/// One option or word of a command.
struct OptionText {
  std::string names;        ///< "-o,--output", or the name of a word
  std::string placeholder;  ///< "FILE"; "" for a flag
  std::string help;
  std::vector<std::string> values;  ///< of a choice
  bool is_word = false;
  bool required = false;
  bool repeated = false;
};

/// What a command declares.
std::vector<OptionText> options_of(Command& command);
/// What stands before every command: -f and the like.
const std::vector<OptionText>& global_options();

/// The commands of a first timeline, for the help and the manual of the program: lines that are set in.
extern const char* const first_examples;

/// The page dateline-<command>(1), in the macros of man(7).
std::string man_page(Command& command);
/// The page dateline(1).
std::string man_overview(const std::vector<std::unique_ptr<Command>>& commands);

/// The page dateline-<topic>(7).
std::string man_page(const HelpTopic& topic);

/// The completion script of a shell: "bash", "zsh" or "fish".
std::string completion(const std::string& shell, const std::vector<std::unique_ptr<Command>>& commands);

}  // namespace dateline::cli
