#include <string>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/shell_words.hpp"

namespace dateline::cli {
namespace {

const std::string samples = "samples/";

class DemoCommand : public Command {
 public:
  std::string name() const override { return "demo"; }
  std::string summary() const override { return "Make a first story of sample articles, and draw it"; }
  std::string examples() const override {
    return R"(Examples:
  dateline demo                 makes the folder dateline-demo
  dateline demo first-story     or another, which is not there yet or is empty

The articles are invented. Every command is shown before it is run, as you would type it.
)";
  }
  void setup(Options& options) override { options.words("FOLDER", words_, "Folder to make"); }
  int run(Context& context) override {
    if (words_.size() > 1)
      throw base::UsageError({.path = words_[1], .what = "is one folder too many", .remedy = "name one"});
    const std::string folder = words_.empty() ? "dateline-demo" : words_.front();
    std::vector<base::NewFile> files;
    for (const std::string& path : context.data.list(samples))
      files.push_back({path.substr(samples.size()), std::string(context.data.at(path))});
    context.world.make_folder(folder, files);
    const std::string inside = folder.starts_with("-") ? "./" + folder : folder;
    const auto in = [&](const char* file) { return inside + "/" + file; };
    const std::vector<std::vector<std::string>> commands = {
        {"add", "--manifest", in("sources.csv")}, {"events"},
        {"timeline", "-o", in("story.svg")},      {"timeline", "-o", in("story.html")},
        {"timeline", "-o", in("story.txt")},      {"diagram", "-o", in("diagram.dot")},
        {"path", "Donald Trump", "GCHQ"}};
    for (const std::vector<std::string>& command : commands)
      if (const int status = show(context, in("story.dateline"), command)) return status;
    context.world.write(
        base::Stream::output,
        "\nLook at\n  " + in("story.html") +
            "    the timeline in a browser; story.svg for print, story.txt for a terminal\n  " +
            in("diagram.dot") +
            "   the diagram of events and actors; `dateline diagram -o diagram.svg` draws it\n  " +
            in("story.dateline") + "\n             the story itself. Try: dateline -f " +
            shell_quoted(in("story.dateline")) + " show E1\n");
    return 0;
  }

 private:
  static int show(Context& context, const std::string& story, const std::vector<std::string>& command) {
    std::vector<std::string> arguments = {"-f", story};
    arguments.insert(arguments.end(), command.begin(), command.end());
    std::string line = "\n$ dateline";
    for (const std::string& argument : arguments) line += " " + shell_quoted(argument);
    context.world.write(base::Stream::output, line + "\n");
    return run_command_line(arguments, context.world, context.data);
  }

  std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_demo() {
  return std::make_unique<DemoCommand>();
}

}  // namespace dateline::cli
