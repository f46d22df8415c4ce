#include <memory>
#include <set>

#include "exports/table/event_page.hpp"
#include "graph/query/names.hpp"
#include "graph/query/query.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/topology/path.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

std::string how(const topology::PathStep& step) {
  if (step.same_words) return "told in the same words as:";
  if (step.relation) {
    std::string words(model::name_of(*step.relation));
    for (char& c : words)
      if (c == '_') c = ' ';
    return (step.backwards ? "which the next " : "which ") + words + (step.backwards ? " it:" : ":");
  }
  if (!step.role) return "in";
  switch (*step.role) {
    case model::Role::agent:
      return "did";
    case model::Role::patient:
      return "was the object of";
    case model::Role::recipient:
      return "was addressed by";
    case model::Role::speaker:
      return "spoke in";
    case model::Role::place:
      return "was the place of";
    case model::Role::other:
      return "took part in";
  }
  return "in";
}

class PathCommand : public Command {
 public:
  PathCommand() { table_.csv = false; }
  std::string name() const override { return "path"; }
  std::string summary() const override { return "Find the shortest connection of two actors through events"; }
  std::string examples() const override {
    return R"(Examples:
  dateline path "Donald Trump" GCHQ
  dateline path obama putin --all                 every connection that is as short
  dateline path obama putin --format json

Each step is printed with the words that state it. The exit status is 1 when the two are
not connected. No more of the story is read than lies around the two.
)";
  }
  void setup(Options& options) override {
    options.word("FROM", from_, "An actor, by any of its names or as A1");
    options.word("TO", to_, "Another actor");
    options.flag("--all", all_, "All connections that are as short, those through what matters more first");
    options.number_from_one("--max", max_, "With --all: at most N of them (default: 10)");
    plan_.ask_for_plan(options);
    table_.ask_for(options);
  }
  int run(Context& context) override {
    if (max_ != usual_most && !all_)
      throw base::UsageError({.path = "--max",
                              .what = "one connection is shown, and --max is for several",
                              .remedy = "add --all, or leave --max out"});
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::ActorNames names(story.reader());
    const model::ActorId from = names.one(from_);
    const model::ActorId to = names.one(to_);
    const topology::Paths found = topology::shortest_paths(story.reader(), from, to, all_ ? max_ : 1);
    plan_.say(context, plan_of(found), table_.format);
    const auto name_of = [&](model::ActorId id) { return story.reader().actor(id)->name; };
    if (found.paths.empty()) {
      context.world.write(base::Stream::error, base::shown_safely(name_of(from)) + " and " +
                                                   base::shown_safely(name_of(to)) +
                                                   " are not connected by any events of this story\n");
      return 1;
    }
    std::vector<table::PathRow> rows;
    std::vector<std::unique_ptr<model::Event>> events;
    std::set<model::EventId> known;
    for (std::size_t i = 0; i < found.paths.size(); ++i) {
      std::string actor = name_of(from);
      for (const topology::PathStep& step : found.paths[i].steps) {
        if (const auto* event = std::get_if<model::EventId>(&step.to)) {
          rows.push_back({i + 1, actor, how(step), to_string(*event)});
          if (known.insert(*event).second)
            events.push_back(std::make_unique<model::Event>(*story.reader().event(*event)));
          actor.clear();
        } else {
          actor = name_of(std::get<model::ActorId>(step.to));
        }
      }
    }
    query::Result result;
    query::build_result(story.reader(), std::move(events), {}, result);
    context.world.write(base::Stream::output,
                        table::path_page(rows, name_of(to), found.count, result, table_.made(context)));
    if (all_ && found.count > found.paths.size())
      context.world.write(base::Stream::error, "+" + std::to_string(found.count - found.paths.size()) +
                                                   " more that are as short (--max)\n");
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_most = 10;

  query::Plan plan_of(const topology::Paths& found) const {
    query::Plan how{.access = "around the two, from both ends",
                    .read = found.visited,
                    .read_of = "neighbourhood",
                    .taken = found.paths.size()};
    how.limits.push_back({"shortest", "longer connections are not looked for"});
    how.limits.push_back({"places", "to have happened in one place counts for three steps"});
    how.limits.push_back({"words", "to be told of in the same words counts for one and a half"});
    how.limits.push_back({"rejected", "nothing leads through a rejected event"});
    how.limits.push_back({all_ ? "--max " + std::to_string(max_) : "one", all_ ? "" : "--all gives them all",
                          found.count - found.paths.size(), "connection"});
    return how;
  }

  std::string from_, to_;
  TableOptions table_;
  FilterOptions plan_;
  bool all_ = false;
  std::uint64_t max_ = usual_most;
};

}  // namespace

std::unique_ptr<Command> make_path() {
  return std::make_unique<PathCommand>();
}

}  // namespace dateline::cli
