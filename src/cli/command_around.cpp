#include <limits>
#include <unordered_set>

#include "graph/query/names.hpp"
#include "graph/query/taken.hpp"
#include "graph/topology/nearness.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/questions.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class AroundCommand : public Command {
 public:
  std::string name() const override { return "around"; }
  std::string summary() const override { return "List who is near an actor, event by event"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline around GCHQ
  dateline around "Donald Trump" --hops 2
  dateline around obama when:2016 not:kind:statement --quotes

One hop away is who took part in an event with the actor, two hops away who took part in one
with those, and so on. That two things happened in one place connects nobody. Filter words
say which events count.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("NAME", words_, "An actor, by any of its names or as A1; then filter words");
    options.number("--hops", hops_, "So many events away at most, 1 to 6 (default: 1)");
    asked_.ask_for(options, usual_most, true);
  }
  int run(Context& context) override {
    constexpr std::uint64_t most_hops = 6;
    if (hops_ == 0 || hops_ > most_hops)
      throw base::UsageError({.path = "--hops",
                              .what = std::to_string(hops_) + " is no number of hops",
                              .remedy = "give 1 to " + std::to_string(most_hops)});
    const NamedWords words = named_words(words_, 1, "around");
    if (words.names.empty())
      throw base::UsageError(
          {.what = "no actor is named", .remedy = "name one: dateline around \"Donald Trump\""});
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const model::StoryReader& graph = story.reader();
    const query::ActorNames names(graph);
    const model::ActorId centre = names.one(words.names.front());
    std::unordered_set<model::EventId> taken;
    query::Plan how;
    if (!words.filter.empty()) {
      const auto ids =
          query::taken_by(graph, query::parse_filter(words.filter), asked_.filter(context), &how);
      taken.insert(ids.begin(), ids.end());
    }
    how.limits.push_back({"--hops " + std::to_string(hops_), "nobody farther away is looked for"});
    how.limits.push_back({"places", "that two things happened in one place connects nobody"});
    const bool for_programs = table::is_for_programs(asked_.table.made(context).format);
    Standings standings(graph);
    std::uint64_t rejected = 0;
    const std::function<bool(model::EventId)> takes =
        words.filter.empty() ? nullptr : std::function([&](model::EventId id) { return taken.contains(id); });
    table::Answer answer{.name = "actors",
                         .columns = {{"hops", "HOPS"},
                                     {"id", "ID"},
                                     {"name", "NAME"},
                                     {"kind", "KIND"},
                                     {"through", hops_ > 1 ? "THROUGH" : ""},
                                     {"count", "EVENTS"},
                                     {"", "WHICH"},
                                     {"standing", ""}},
                         .rows = {},
                         .facts = {{"around", to_string(centre)}}};
    for (const topology::NearActor& near :
         topology::actors_around(graph, centre, static_cast<unsigned>(hops_), takes)) {
      const std::optional<model::Actor> actor = graph.actor(near.actor);
      if (!actor || actor->state == model::State::rejected) {
        ++rejected;
        continue;
      }
      const bool is_shown = asked_.shows(answer.rows.size());
      std::vector<std::string> events;
      for (const model::EventId id : near.events) events.push_back(to_string(id));
      answer.rows.push_back(
          {.values = {std::uint64_t{near.hops}, to_string(near.actor), actor->name,
                      std::string(model::name_of(actor->kind)),
                      near.hops > 1 ? graph.actor(near.through)->name : std::string(),
                      std::uint64_t{events.size()},
                      is_shown ? standings.in_short(near.events) : std::string(),
                      is_shown && for_programs ? standings.said_of(near.events) : std::vector<std::string>()},
           .events = std::move(events),
           .evidence = {}});
    }
    if (rejected > 0) how.limits.push_back({"rejected", "", rejected, "actor"});
    put_answer(context, story, std::move(answer), asked_, std::move(how),
               "nobody took part in an event with " + base::shown_safely(graph.actor(centre)->name));
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_most = 50;

  std::vector<std::string> words_;
  std::uint64_t hops_ = 1;
  QuestionOptions asked_;
};

}  // namespace

std::unique_ptr<Command> make_around() {
  return std::make_unique<AroundCommand>();
}

}  // namespace dateline::cli
