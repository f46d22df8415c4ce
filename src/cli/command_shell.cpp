#include <optional>

#include "graph/store/sql.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/line_editor.hpp"
#include "src/cli/shell_completion.hpp"
#include "src/cli/shell_history.hpp"
#include "src/cli/shell_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/story/reading.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t longest_line_bytes = 100'000;

/// What of the story can be named, for completion. It is looked up when it is asked for, and gives up where
/// that takes longer than anybody waits for a key.
class StoryNames {
 public:
  StoryNames(Context& context, StoryKeeper& keeper) : context_(context), keeper_(keeper) {}

  std::vector<std::string> operator()(Topic topic, const std::string& begun) const {
    try {
      if (topic == Topic::files) return files(begun);
      if (topic == Topic::handles) return handles(begun);
      return column(sql_for(topic));
    } catch (const base::Problem&) {
      return {};  // no story yet, say: there is nothing to complete
    }
  }

 private:
  static constexpr std::uint64_t most_names = 20'000;
  static constexpr std::uint64_t most_looks = 2'000;  // some 20 million steps of SQLite, about a second
  static constexpr std::int64_t most_memory_bytes = 256 << 20;

  static const char* sql_for(Topic topic) {
    switch (topic) {
      case Topic::places:
        return "SELECT name FROM actors WHERE kind = 'place' AND state <> 'rejected' ORDER BY events DESC, "
               "name";
      case Topic::kinds:
        return "SELECT kind FROM events GROUP BY kind ORDER BY kind";
      case Topic::tags:
        return "SELECT DISTINCT tag FROM tags ORDER BY tag";
      case Topic::selections:
        return "SELECT name FROM selections ORDER BY name";
      case Topic::outlets:
        return "SELECT DISTINCT outlet FROM sources WHERE outlet IS NOT NULL ORDER BY outlet";
      default:
        return "SELECT name FROM actors WHERE state <> 'rejected' ORDER BY events DESC, name";
    }
  }

  std::vector<std::string> column(const std::string& sql) const {
    std::uint64_t looks = 0;
    const auto watch = [&looks] {
      if (++looks > most_looks) throw base::DataError({.what = "there are too many names"});
    };
    const store::SqlAnswer answer =
        keeper_.reading(context_.story_path)
            .answer(sql, {.max_rows = most_names, .max_memory_bytes = most_memory_bytes, .watch = watch});
    keeper_.rest();
    std::vector<std::string> out;
    for (const auto& row : answer.rows) out.push_back(std::get<std::string>(row.front()));
    return out;
  }

  /// `begun` is a letter and digits, or what begins so: nothing in it can end the text of the question.
  std::vector<std::string> handles(const std::string& begun) const {
    const char letter = begun.empty() ? 'S' : begun.front();
    const std::string view = letter == 'E'   ? "events"
                             : letter == 'A' ? "actors"
                             : letter == 'C' ? "claims"
                                             : "sources";
    std::string digits;
    for (const char c : begun)
      if (c >= '0' && c <= '9') digits.push_back(c);
    return column("SELECT id FROM " + view + " WHERE id LIKE '" + std::string(1, letter) + digits +
                  "%' ORDER BY length(id), id LIMIT 200");
  }

  std::vector<std::string> files(const std::string& begun) const {
    const std::size_t slash = begun.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : begun.substr(0, slash + 1);
    const std::string name = begun.substr(folder.size());
    std::vector<std::string> out;
    for (const std::string& one : context_.world.list_directory(folder.empty() ? "." : folder)) {
      if (!one.starts_with(name) || (one.starts_with(".") && name.empty())) continue;
      const bool is_folder = context_.world.kind_of(folder + one) == base::PathKind::directory;
      out.push_back(folder + one + (is_folder ? "/" : ""));
    }
    return out;
  }

  Context& context_;
  StoryKeeper& keeper_;
};

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
      if (words.front() == "help") {
        words.erase(words.begin());
        words.emplace_back("--help");
      }
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
