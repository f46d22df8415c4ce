#include "exports/table/claims.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

/// quotes and claims: what sources say of events, a row a claim.
class ClaimsCommand : public Command {
 public:
  explicit ClaimsCommand(query::Claims which) : which_(which) {}
  std::string name() const override { return spoken() ? "quotes" : "claims"; }
  std::string summary() const override {
    return spoken() ? "List who said what about whom" : "List what each source says of events";
  }
  std::string examples() const override {
    return std::string(spoken() ? R"(Examples:
  dateline quotes said-by:putin
  dateline quotes about:obama when:2016-12
  dateline quotes said-by:putin about:obama --format markdown

A row is what somebody says in one source: the day it gives, who speaks, about whom, the words
as they stand there, and the source; the same words are one row, whatever events they tell of.
What the article says in its own name is no row; `dateline claims` lists that too.

Words about the source and the speaker (source:, outlet:, said-by:, about:) are asked of each
row, the other words of the event. --max counts events.

)"
                                : R"(Examples:
  dateline claims E3
  dateline claims kind:expulsion when:2016-12
  dateline claims who:obama outlet:guardian --format csv > claims.csv

A row is what one source says of one event: its number (`dateline reject C61` decides on it),
the source and the day on which that was published, the title and the date as this source has
them, and its words. So sources can be compared; `dateline conflicts` lists where they differ.

Words about the source and the speaker (source:, outlet:, said-by:, about:) are asked of each
row, the other words of the event. --max counts events.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::ClaimResult result = filter_.ask_claims(context, story.reader(), which_, table_.format);
    const table::Options options = table_.made(context);
    const bool for_people = !table::is_for_programs(options.format);
    if (for_people && result.rows.empty())
      context.world.write(base::Stream::error, "no " + name() + "\n");
    else
      context.world.write(base::Stream::output,
                          spoken() ? table::quotes(result, options) : table::claims(result, options));
    if (options.format != table::Format::json)
      context.world.write(base::Stream::error, not_shown(result, "without --max"));
    return 0;
  }

 private:
  bool spoken() const { return which_ == query::Claims::spoken; }

  query::Claims which_;
  FilterOptions filter_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_quotes() {
  return std::make_unique<ClaimsCommand>(query::Claims::spoken);
}

std::unique_ptr<Command> make_claims() {
  return std::make_unique<ClaimsCommand>(query::Claims::all);
}

}  // namespace dateline::cli
