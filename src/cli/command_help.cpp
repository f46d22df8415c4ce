#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/help_topics.hpp"

namespace dateline::cli {
namespace {

class HelpCommand : public Command {
 public:
  std::string name() const override { return "help"; }
  std::string summary() const override { return "Say more of a command, or of dates, filters, files …"; }
  std::string examples() const override {
    return "Examples:\n"
           "  dateline help timeline       the same as `dateline timeline --help`\n"
           "  dateline help dates\n\n" +
           list_of_topics();
  }
  void setup(Options& options) override {
    options.words("TOPIC", words_, "A command or a topic");
    options.first_words(known_words());
  }
  int run(Context& context) override {
    if (words_.size() > 1)
      throw base::UsageError({.path = words_[1], .what = "is one topic too many", .remedy = "name one"});
    if (words_.empty()) {
      const int status = run_command_line({"--help"}, context.world, context.data);
      context.world.write(base::Stream::output, "\n" + list_of_topics());
      return status;
    }
    const std::string& asked = words_.front();
    for (const HelpTopic& topic : help_topics()) {
      if (!is_called(topic, asked)) continue;
      context.world.write(base::Stream::output, topic.words);
      return 0;
    }
    const std::vector<std::string> names = known_words();
    for (const std::string& name : names)
      if (name == asked) return run_command_line({name, "--help"}, context.world, context.data);
    const std::string near = base::nearest_of(asked, names.data(), names.data() + names.size());
    throw base::UsageError(
        {.what = "there is no command and no topic '" + asked + "'",
         .remedy = near.empty() ? "`dateline help` lists them all" : "did you mean " + near + "?"});
  }

 private:
  static bool is_called(const HelpTopic& topic, const std::string& asked) {
    if (topic.name == asked) return true;
    for (std::string_view rest = topic.also; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == asked) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }

  /// Topics and commands.
  static std::vector<std::string> known_words() {
    std::vector<std::string> names;
    for (const HelpTopic& topic : help_topics()) names.emplace_back(topic.name);
    for (const auto& command : all_commands()) names.push_back(command->name());
    return names;
  }

  static std::string list_of_topics() {
    std::string out = "Topics:\n";
    for (const HelpTopic& topic : help_topics())
      out += "  " + std::string(topic.name) + std::string(12 - topic.name.size(), ' ') +
             std::string(topic.summary) + "\n";
    return out;
  }

  std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_help() {
  return std::make_unique<HelpCommand>();
}

}  // namespace dateline::cli
