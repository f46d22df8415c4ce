#include "exports/table/stats_table.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class StatsCommand : public Command {
 public:
  std::string name() const override { return "stats"; }
  std::string summary() const override { return "Say in numbers what is in the story"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline stats
  dateline stats who:obama when:2016
  dateline stats --top 25 --format json

Without filter words all that the story has is counted, sources and actors without events too,
and of events that you rejected how many there are. With them: the events that they take,
whoever takes part in these, and the sources that tell of them. The first and the last day are
those of events whose date is one day. An event of which no words say the year counts for the
year that it probably was in, and is said to.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.number("--top", top_, "Name at most N actors and N places (default: 10; 0: all)");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result result =
        filter_.ask(context, story.reader(), table_.format, {.quotes = false, .parts = false});
    const bool whole = filter_.words.empty() && filter_.max == 0;
    const table::Options options = table_.made(context);
    context.world.write(base::Stream::output,
                        table::stats(query::stats(story.reader(), result, whole, top_), options));
    if (options.format != table::Format::json)
      context.world.write(base::Stream::error, not_shown(result, "without --max"));
    return 0;
  }

 private:
  FilterOptions filter_;
  std::uint64_t top_ = 10;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_stats() {
  return std::make_unique<StatsCommand>();
}

}  // namespace dateline::cli
