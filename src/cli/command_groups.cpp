#include <fmt/format.h>

#include <unordered_set>

#include "graph/query/taken.hpp"
#include "graph/topology/communities.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/questions.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class GroupsCommand : public Command {
 public:
  std::string name() const override { return "groups"; }
  std::string summary() const override { return "List circles of actors who have to do with each other"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline groups
  dateline groups when:2016 --format json

Two actors are tied by each event in which both take part, the less the more others do; a
place ties nobody. Groups are made so that as many ties as can be lie inside them. Modularity
says how much that is more than by chance: above 0.3 the groups mean something, near 0 they
do not. Groups are found by a computer: no source says that they exist.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("WORDS", words_, "Filter: who:obama when:2016-12 kind:expulsion …");
    asked_.ask_for_filtering(options);
    options.number("--max", asked_.max, "At most N groups, 0 for all (default: 20)");
    asked_.table.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const model::StoryReader& graph = story.reader();
    std::unordered_set<model::EventId> taken;
    query::Plan how;
    if (!words_.empty()) {
      const auto ids = query::taken_by(graph, query::parse_filter(words_), asked_.filter(context), &how);
      taken.insert(ids.begin(), ids.end());
    }
    topology::NetworkChoice choice{.takes = nullptr, .places = false, .links = false};
    if (!words_.empty()) choice.takes = [&](model::EventId id) { return taken.contains(id); };
    const topology::Communities found = topology::communities(topology::Network(graph, choice));
    table::Answer answer{.name = "groups",
                         .columns = {{"group", "GROUP"},
                                     {"size", "ACTORS"},
                                     {"ids", ""},
                                     {"names", ""},
                                     {"", "WHO"},
                                     {"inside", "TIES INSIDE"},
                                     {"outside", "TIES OUT"}},
                         .rows = {},
                         .facts = {{"modularity", found.modularity}, {"alone", std::uint64_t{found.alone}}}};
    for (const topology::Community& group : found.groups) {
      std::vector<std::string> ids, names;
      for (const model::ActorId id : group.actors) {
        const std::optional<model::Actor> actor = graph.actor(id);
        if (!actor || actor->state == model::State::rejected) continue;
        ids.push_back(to_string(id));
        names.push_back(actor->name);
      }
      const std::uint64_t size = names.size();
      answer.rows.push_back({.values = {std::uint64_t{answer.rows.size() + 1}, size, std::move(ids), names,
                                        in_short(names), group.inside, group.outside},
                             .events = {},
                             .evidence = {}});
    }
    const bool any = !answer.rows.empty();
    how.limits.push_back({"places", "that two things happened in one place ties nobody"});
    how.limits.push_back({"crowds",
                          fmt::format("more than {} actors in one tie nobody", topology::most_in_event),
                          found.crowded});
    how.limits.push_back({"alone", "without a tie to another", found.alone, "actor"});
    put_answer(context, story, std::move(answer), asked_, std::move(how), "nobody is tied to another");
    if (any && !table::is_for_programs(asked_.table.made(context).format))
      context.world.write(base::Stream::error, fmt::format("modularity {:.2f}; {} without a tie to another\n",
                                                           found.modularity, counted(found.alone, "actor")));
    return 0;
  }

 private:
  static std::string in_short(const std::vector<std::string>& names) {
    constexpr std::size_t most = 8;
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most) out += " and " + std::to_string(names.size() - most) + " more";
    return out;
  }

  std::vector<std::string> words_;
  QuestionOptions asked_{.max = 20};
};

}  // namespace

std::unique_ptr<Command> make_groups() {
  return std::make_unique<GroupsCommand>();
}

}  // namespace dateline::cli
