#include "exports/table/tables.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class EventsCommand : public Command {
 public:
  std::string name() const override { return "events"; }
  std::string summary() const override { return "List events in time"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline events
  dateline events who:obama when:2016-12
  dateline events kind:expulsion --quotes
  dateline events --format csv > events.csv

"Probably 10 Jul 2017" is a day that no words state; `dateline show` says what it is taken
from. Filters ask what is certain: such an event only may lie in the asked time.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    table_.ask_for(options);
    options.flag("--quotes", quotes_, "Print the words behind each event");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result result = filter_.ask(context, story.reader(), table_.format);
    table::Options options = table_.made(context);
    options.quotes = quotes_;
    if (!table::is_for_programs(options.format) && result.events.empty())
      context.world.write(base::Stream::error, "no events\n");
    else
      context.world.write(base::Stream::output, table::events(result, options));
    if (options.format != table::Format::json)
      context.world.write(base::Stream::error, not_shown(result, "without --max"));
    return 0;
  }

 private:
  FilterOptions filter_;
  TableOptions table_;
  bool quotes_ = false;
};

}  // namespace

std::unique_ptr<Command> make_events() {
  return std::make_unique<EventsCommand>();
}

}  // namespace dateline::cli
