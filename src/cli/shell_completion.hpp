#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/cli/command.hpp"
#include "src/cli/manual.hpp"

namespace dateline::cli {

/// What a word can name in a story, or outside of it.
enum class Topic { actors, places, kinds, tags, selections, outlets, handles, files };

/// The names of a topic that may be meant by what was typed so far, the likeliest first. May give more than
/// fit; never throws.
using Names = std::function<std::vector<std::string>(Topic topic, const std::string& begun)>;

/// What may stand in the place of the word that is being typed.
struct Completions {
  std::size_t begin = 0;           ///< byte of the line at which that word begins
  std::vector<std::string> words;  ///< ready to be typed: quoted where they must be
  std::vector<std::string> shown;  ///< the same for the eye
  bool ends_word = true;           ///< a blank may follow; not after "who:" or a folder
};

/// Completes lines of the shell.
class Completer {
 public:
  Completer(const std::vector<std::unique_ptr<Command>>& commands, Names names);

  /// `line` is what stands before the cursor.
  Completions complete(std::string_view line) const;

 private:
  struct CommandWords {
    std::string name;
    std::vector<OptionText> options;
  };
  const CommandWords* command_of(const std::vector<std::string>& words) const;
  Completions of_option_value(const OptionText& option, const std::string& prefix,
                              const std::string& begun) const;
  Completions of_field(const std::string& begun) const;
  Completions of_word(const CommandWords& command, const std::string& begun) const;

  std::vector<CommandWords> commands_;
  Names names_;
};

/// What all of `words` begin with, in whole characters.
std::string common_begin(const std::vector<std::string>& words);

}  // namespace dateline::cli
