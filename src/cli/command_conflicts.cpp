#include <set>

#include "exports/table/desk.hpp"
#include "graph/query/maybe_one.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class ConflictsCommand : public Command {
 public:
  std::string name() const override { return "conflicts"; }
  std::string summary() const override {
    return "List what sources disagree on, and events and actors that may be one";
  }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline conflicts
  dateline conflicts who:obama
  dateline conflicts --all          also what the editor has settled

Listed are dates of one event that cannot all be, numbers that differ ("35 diplomats" and
"36 diplomats"), events that one source affirms and another denies, and events of different
sources that may be one. Then actors that may be one, with the reason: most often they are,
but not surely enough to be joined. `dateline review --actors` asks about one after the other.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.flag("--all", all_, "Also what is settled, and more than fifty of each");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    std::vector<model::EventId> events;
    if (!filter_.words.empty())
      for (const query::ResultEvent& event : filter_.ask(context, story.reader(), table_.format).events)
        events.push_back(*model::handle_from<'E'>(event.id));
    else
      filter_.say_no_search(context);
    const std::vector<model::EventId>* asked = filter_.words.empty() ? nullptr : &events;
    query::Conflicts found = query::conflicts(story.reader(), asked);
    if (!all_) std::erase_if(found.list, [](const query::Conflict& one) { return one.settled; });
    const query::MaybeOnes actors = query::maybe_one_actors(story.reader(), asked);
    const table::Options options = table_.made(context);
    if (!table::is_for_programs(options.format) && found.list.empty() && actors.list.empty())
      context.world.write(base::Stream::error, "no conflicts\n");
    else
      context.world.write(base::Stream::output,
                          table::conflicts(found, actors, all_ ? 0 : most_listed, options));
    return 0;
  }

 private:
  static constexpr std::size_t most_listed = 50;
  FilterOptions filter_;
  bool all_ = false;
  TableOptions table_;
};

class TodoCommand : public Command {
 public:
  std::string name() const override { return "todo"; }
  std::string summary() const override { return "List what is still to be reported or decided"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline todo
  dateline todo state:accepted,checked
  dateline todo tag:chapter-1 --all

Listed are events that no source dates, that are uncited, told by one origin alone (copies
count once), contested, or read in another way since they were decided, actors of theirs that
may be one, and long silences between them. Without a filter, of the events that matter.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.flag("--all", all_, "All events of the story, and each of them listed");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result result = filter_.ask_what_matters(context, story.reader(), all_, {}, table_.format);
    std::vector<model::EventId> events;
    for (const query::ResultEvent& event : result.events)
      events.push_back(*model::handle_from<'E'>(event.id));
    const std::vector<query::ToDo> list = query::to_do(
        result, query::maybe_one_actors(story.reader(), &events), decided_in(result, story.reader()));
    const table::Options options = table_.made(context);
    if (!table::is_for_programs(options.format) && list.empty())
      context.world.write(base::Stream::error, "nothing to do\n");
    else
      context.world.write(base::Stream::output, table::to_do(list, all_ ? 0 : most_listed, options));
    if (options.format != table::Format::json)
      context.world.write(base::Stream::error, not_shown(result, "--all"));
    return 0;
  }

 private:
  /// The actors of a result on whom something is decided, by handle.
  static std::vector<model::Actor> decided_in(const query::Result& result, const model::StoryReader& story) {
    std::set<model::ActorId> ids;
    for (const query::ResultEvent& event : result.events)
      for (const query::ResultActor& actor : event.actors) ids.insert(*model::handle_from<'A'>(actor.id));
    std::vector<model::Actor> out;
    for (const model::ActorId id : ids)
      if (auto actor = story.actor(id); actor && !actor->decisions.empty()) out.push_back(*std::move(actor));
    return out;
  }

  static constexpr std::size_t most_listed = 10;
  FilterOptions filter_;
  bool all_ = false;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_conflicts() {
  return std::make_unique<ConflictsCommand>();
}

std::unique_ptr<Command> make_todo() {
  return std::make_unique<TodoCommand>();
}

}  // namespace dateline::cli
