#include <algorithm>

#include "exports/table/log_table.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/log_words.hpp"

namespace dateline::cli {
namespace {

class LogCommand : public Command {
 public:
  std::string name() const override { return "log"; }
  std::string summary() const override { return "List what was done to the story, and by whom"; }
  std::string examples() const override {
    return R"(Examples:
  dateline log
  dateline log --max 20            the last twenty entries
  dateline log --format json

Times are UTC. The log only grows: what was undone stays in it, marked.
)";
  }
  void setup(Options& options) override {
    options.number_from_one("--max", max_, "The last N entries (default: all)");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const story::History history = story::history_of(story.file());
    std::vector<table::LogRow> rows;
    story.file().each_log_entry([&](const store::LogEntry& entry) {
      const bool undone =
          story::is_decision(entry.verb) &&
          std::find(history.done.begin(), history.done.end(), entry.number) == history.done.end();
      rows.push_back({entry.number, entry.at, entry.who, story::words_of(entry, story.file()), undone});
      return true;
    });
    const std::size_t before = max_ && rows.size() > max_ ? rows.size() - max_ : 0;
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(before));
    const table::Options options = table_.made(context);
    context.world.write(base::Stream::output, table::log(rows, options));
    if (before > 0 && !table::is_for_programs(options.format))
      context.world.write(base::Stream::error, "+" + std::to_string(before) + " earlier (without --max)\n");
    return 0;
  }

 private:
  std::uint64_t max_ = 0;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_log() {
  return std::make_unique<LogCommand>();
}

}  // namespace dateline::cli
