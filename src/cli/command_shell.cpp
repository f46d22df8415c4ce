#include <optional>

#include "src/cli/command_line.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/line_editor.hpp"
#include "src/cli/shell_completion.hpp"
#include "src/cli/shell_history.hpp"
#include "src/cli/shell_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/cli/story_names.hpp"
#include "src/story/reading.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t longest_line_bytes = 100'000;

class ShellCommand : public Command {
 public:
  std::string name() const override { return "shell"; }
  std::string summary() const override { return "Ask and decide at a prompt, one line after the other"; }
  std::string examples() const override {
    return R"(Examples:
  dateline shell
  dateline -f desk.dateline shell
  dateline shell < lines.txt        runs the lines of a file

Lines are commands without "dateline" before them:
  events who:obama when:2016-12
  show E60
  check E60 date
Tab completes commands, options, filter fields, names, tags, kinds, selections, handles and
files; the arrows and Ctrl-R find lines typed before. `help` lists the commands, `help events`
explains one; `quit` or Ctrl-D ends. Ctrl-C gives a line up, or ends the reading of a story.
Words are quoted as in a POSIX shell; $ * and ( ) stand for themselves, # begins a remark.

The lines are kept in $XDG_STATE_HOME/dateline/history (else in ~/.local/state), readable by
you alone, never in the story; not those that begin with a blank.

Where standard input is no terminal its lines are run one after the other. A line that fails
is said on standard error, the next one runs, and the exit status at the end is 1.
)";
  }
  void setup(Options& options) override {
    options.flag("--no-history", no_history_, "Neither read nor keep the lines typed before");
  }
  int run(Context& context) override {
    if (context.keeper)
      throw base::UsageError({.what = "this is a shell already", .remedy = "`quit` leaves it"});
    const bool at_keyboard =
        context.world.is_terminal(base::Stream::input) && context.world.is_terminal(base::Stream::output);
    StoryKeeper keeper([at_keyboard] {
      if (at_keyboard && Interrupts::noted()) throw base::DataError({.what = "stopped"});
    });
    context.keeper = &keeper;
    return at_keyboard ? run_at_keyboard(context, keeper) : run_lines(context, keeper);
  }

 private:
  enum class Then { go_on, quit };

  int run_at_keyboard(Context& context, StoryKeeper& keeper) {
    const Interrupts interrupts;
    const std::vector<std::unique_ptr<Command>> commands = all_commands();
    const Completer completer(commands, StoryNames(context, keeper));
    LineEditor editor("dateline> ", [&](std::string_view line) { return completer.complete(line); });
    ShellHistory history(context.world, no_history_ ? "" : history_path(context.world));
    for (const std::string& line : history.lines()) editor.remember(line);
    std::string line;
    while (true) {
      Interrupts::forget();
      const LineEditor::Read read = editor.read(line);
      if (read == LineEditor::Read::end) return 0;
      if (read == LineEditor::Read::interrupted) continue;
      if (!line.starts_with(" ")) editor.remember(line);
      history.add(line);
      int status = 0;
      if (run_line(context, keeper, line, status) == Then::quit) return 0;
    }
  }

  static int run_lines(Context& context, StoryKeeper& keeper) {
    int worst = 0;
    std::uint64_t number = 0;
    std::string line;
    while (context.world.read_line(line, longest_line_bytes)) {
      ++number;
      int status = 0;
      const Then then = run_line(context, keeper, line, status);
      if (status != 0) {
        worst = 1;
        context.world.write(base::Stream::error, "dateline: line " + std::to_string(number) + " failed\n");
      }
      if (then == Then::quit) break;
    }
    return worst;
  }

  static Then run_line(Context& context, StoryKeeper& keeper, const std::string& line, int& status) {
    const auto say = [&](const std::exception& error, int code) {
      context.world.write(base::Stream::error, "dateline: " + std::string(error.what()) + "\n");
      status = code;
    };
    try {
      if (line.size() > longest_line_bytes)
        throw base::UsageError(
            {.what = "the line is longer than " + std::to_string(longest_line_bytes) + " bytes"});
      std::vector<std::string> words = shell_words(line, context.world.environment("HOME").value_or(""));
      if (!words.empty() && words.front() == "dateline") words.erase(words.begin());
      if (words.empty()) return Then::go_on;
      if (words.size() == 1 && (words.front() == "quit" || words.front() == "exit")) return Then::quit;
      status = run_command_line(words, context);
    } catch (const base::UsageError& error) {
      say(error, 2);
    } catch (const base::Problem& error) {
      say(error, 1);
    }
    keeper.rest();
    return Then::go_on;
  }

  bool no_history_ = false;
};

}  // namespace

std::unique_ptr<Command> make_shell() {
  return std::make_unique<ShellCommand>();
}

}  // namespace dateline::cli
