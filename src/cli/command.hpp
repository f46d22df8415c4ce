#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/base/data_files.hpp"
#include "src/base/world.hpp"

namespace dateline::cli {

class StoryKeeper;

/// What every command is given.
struct Context {
  base::World& world;
  const base::DataFiles& data;
  std::string story_path;  ///< -f, $DATELINE_FILE or ./story.dateline
  article::Limits limits;
  bool colour = false;                       ///< standard output is a terminal that wants colour
  unsigned columns = 0;                      ///< of the terminal behind standard output; 0 when there is none
  std::optional<base::Instant> given_now{};  ///< --now
  std::optional<base::Instant> as_of{};      ///< --as-of: the last moment that counts
  std::optional<std::int64_t>
      last_entry{};               ///< changes nothing unless this is the last entry of the story's log
  StoryKeeper* keeper = nullptr;  ///< of the shell in which this runs; null outside of one

  /// The present moment, as given, else by the clock.
  base::Instant now() const { return given_now ? *given_now : world.now(); }
  /// Who decides: $DATELINE_WHO, else $USER, else nobody.
  std::string who() const {
    return world.environment("DATELINE_WHO").value_or(world.environment("USER").value_or(""));
  }
};

/// How a command asks for its options; command_line.cpp hands this to CLI11. The variables must live as long
/// as the command.
class Options {
 public:
  virtual ~Options() = default;
  virtual void flag(const std::string& names, bool& into, const std::string& help) = 0;
  /// An empty text is refused, since it would say the same as none.
  virtual void text(const std::string& names, std::string& into, const std::string& placeholder,
                    const std::string& help) = 0;
  /// Tells an empty text from none.
  virtual void optional_text(const std::string& names, std::optional<std::string>& into,
                             const std::string& placeholder, const std::string& help) = 0;
  virtual void texts(const std::string& names, std::vector<std::string>& into, const std::string& placeholder,
                     const std::string& help) = 0;
  virtual void number(const std::string& names, std::uint64_t& into, const std::string& help) = 0;
  /// The same from 1: where 0 says the same as none, it is refused.
  virtual void number_from_one(const std::string& names, std::uint64_t& into, const std::string& help) = 0;
  virtual void choice(const std::string& names, std::string& into, const std::vector<std::string>& values,
                      const std::string& help) = 0;
  /// Words without a dash.
  virtual void word(const std::string& name, std::string& into, const std::string& help) = 0;
  virtual void words(const std::string& name, std::vector<std::string>& into, const std::string& help) = 0;
  /// What the first of these words may be, for completion; other words are as good.
  virtual void first_words(const std::vector<std::string>& values) = 0;
};

/// One command of the program. setup() only declares options and touches nothing; run() does the work and
/// returns the exit status.
class Command {
 public:
  virtual ~Command() = default;
  virtual std::string name() const = 0;
  /// One line, without a full stop.
  virtual std::string summary() const = 0;
  /// What stands below the options in --help: examples first.
  virtual std::string examples() const = 0;
  virtual void setup(Options& options) = 0;
  virtual int run(Context& context) = 0;
};

/// All commands, in the order of the overview.
std::vector<std::unique_ptr<Command>> all_commands();

}  // namespace dateline::cli
