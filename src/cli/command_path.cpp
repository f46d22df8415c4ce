#include "exports/table/event_page.hpp"
#include "graph/query/names.hpp"
#include "graph/query/query.hpp"
#include "graph/query/result_builder.hpp"
#include "graph/topology/path.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
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
  dateline path obama putin --format json

Each step is printed with the words that state it. The exit status is 1 when the two are
not connected.
)";
  }
  void setup(Options& options) override {
    options.word("FROM", from_, "An actor, by any of its names or as A1");
    options.word("TO", to_, "Another actor");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::ActorNames names(story.reader());
    const model::ActorId from = names.one(from_);
    const model::ActorId to = names.one(to_);
    const auto path = topology::shortest_path(story.reader(), from, to);
    const auto name_of = [&](model::ActorId id) { return story.reader().actor(id)->name; };
    if (!path) {
      context.world.write(base::Stream::error, base::shown_safely(name_of(from)) + " and " +
                                                   base::shown_safely(name_of(to)) +
                                                   " are not connected by any events of this story\n");
      return 1;
    }
    std::vector<table::PathRow> rows;
    std::vector<model::Event> events;
    std::string actor = name_of(from);
    for (const topology::PathStep& step : path->steps) {
      if (const auto* event = std::get_if<model::EventId>(&step.to)) {
        rows.push_back({actor, how(step), to_string(*event)});
        events.push_back(*story.reader().event(*event));
        actor.clear();
      } else {
        actor = name_of(std::get<model::ActorId>(step.to));
      }
    }
    query::Result result;
    query::build_result(story.reader(), events, result);
    context.world.write(base::Stream::output,
                        table::path_page(rows, name_of(to), result, table_.made(context)));
    return 0;
  }

 private:
  std::string from_, to_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_path() {
  return std::make_unique<PathCommand>();
}

}  // namespace dateline::cli
