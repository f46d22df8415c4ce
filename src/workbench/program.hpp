#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/story/story.hpp"

namespace dateline::workbench {

/// A command that is to be run as the command line would run it.
struct Commission {
  std::vector<std::string> words;            ///< without the name of the program: {"set", "E3", …}
  std::map<std::string, std::string> files;  ///< the only files that it finds, by path
  std::string output;                        ///< of --output: the name of what it makes; "" for none
  std::optional<std::int64_t> last_entry;    ///< it changes nothing unless this is the last entry of the log
};

/// What came of it.
struct Outcome {
  int status = 0;  ///< 0 done, 1 failed, 2 not understood
  std::string output, errors;
  std::map<std::string, std::string> files;  ///< that it would have written, by path
};

/// The program that the page belongs to.
class Program {
 public:
  virtual ~Program() = default;
  virtual Outcome run(const Commission& commission) = 0;
  /// The story as it is now, up to date; what it needs lives as long as the program. Throws StoreError.
  virtual story::Story open() = 0;
  /// To be called when a question is answered: nobody waits for us.
  virtual void rest() = 0;
  /// Whether there is a story file.
  virtual bool has_story() = 0;
  virtual std::string story_path() = 0;
  /// The words of a filter that is typed in one line, as a shell would part them. Throws UsageError for an
  /// open quotation mark.
  virtual std::vector<std::string> words_of(const std::string& line) = 0;
  /// What a filter that is being typed may go on with.
  virtual std::vector<std::string> completions(const std::string& filter) = 0;
};

}  // namespace dateline::workbench
