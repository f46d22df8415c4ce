#include <charconv>

#include "exports/table/desk.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/moment.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class DiffCommand : public Command {
 public:
  std::string name() const override { return "diff"; }
  std::string summary() const override { return "Show what became of events between two moments"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline diff --from 2017-07-10
  dateline diff --from 2017-07-10 --to 2017-07-31
  dateline diff --from 17 state:checked       since entry 17 of `dateline log`

Listed are events that came, that are gone (rejected, or merged into others), and fields that
changed. A filter takes events as they are at the later moment, or were at the earlier. An
article is shown with what was known of it at each, and as this version reads it.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.text("--from", from_, "TIME|ENTRY", "The earlier moment, or the number of an entry of the log");
    options.text("--to", to_, "TIME|ENTRY", "The later moment (default: now)");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    if (from_.empty())
      throw base::UsageError(
          {.what = "no earlier moment is given", .remedy = "give one: dateline diff --from 2017-07-10"});
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result before = at(context, story, from_);
    const query::Result after =
        to_.empty() ? filter_.ask(context, story.reader(), table_.format) : at(context, story, to_);
    const std::vector<query::Difference> list = query::differences(before, after);
    const table::Options options = table_.made(context);
    if (!table::is_for_programs(options.format) && list.empty())
      context.world.write(base::Stream::error, "no difference\n");
    else
      context.world.write(base::Stream::output, table::differences(list, options));
    return 0;
  }

 private:
  query::Result at(Context& context, const story::Story& story, const std::string& when) const {
    const story::Story then = as_of(context, story, entry(story, when));
    return filter_.ask(context, then.reader(), table_.format);
  }

  static std::int64_t entry(const story::Story& story, const std::string& when) {
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(when.data(), when.data() + when.size(), number);
    if (failure == std::errc() && end == when.data() + when.size() && number >= 0) {
      const std::int64_t last = story.last_entry_until({INT64_MAX});
      if (number <= last) return number;
      throw base::UsageError({.what = "the log has no entry " + when,
                              .why = "its last is " + std::to_string(last),
                              .remedy = "a moment is written as 2017-07-10, a year as 2017-01-01"});
    }
    const auto moment = calendar::moment_from_iso(when);
    if (!moment)
      throw base::UsageError({.what = "'" + when + "' is neither a moment nor an entry of the log",
                              .remedy = "write it as 2017-07-10, 2017-07-10T09:30Z or 17"});
    return story.last_entry_until({*moment});
  }

  FilterOptions filter_;
  std::string from_, to_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_diff() {
  return std::make_unique<DiffCommand>();
}

}  // namespace dateline::cli
