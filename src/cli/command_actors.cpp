#include <algorithm>

#include "exports/table/actors.hpp"
#include "graph/query/names.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class ActorsCommand : public Command {
 public:
  std::string name() const override { return "actors"; }
  std::string summary() const override { return "List persons, organisations, places and groups"; }
  std::string examples() const override {
    return R"(Examples:
  dateline actors
  dateline actors trump
  dateline actors --state changed
  dateline actors --format json

Those in most events stand first. ALSO lists the other names an actor is called by, MAY BE
other actors that it may be one with: `dateline show A3` says why. STATE says what you have
decided; those that you rejected are listed only by --state rejected.
)";
  }
  void setup(Options& options) override {
    options.words("NAMES", names_, "Only actors called so");
    options.choice("--state", state_, {"proposed", "accepted", "checked", "rejected", "changed"},
                   "Only actors in this state; changed: read in another way since you decided");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    std::set<model::ActorId> wanted;
    if (!names_.empty()) {
      const query::ActorNames names(story.reader());
      for (const std::string& name : names_) wanted.merge(names.at(name));
    }
    const auto maybe = query::whom_they_may_be(story.reader());
    std::vector<table::ActorRow> rows;
    story.reader().each_actor([&](const model::Actor& actor) {
      const auto others = maybe.find(actor.id);
      if (is_asked(actor) && (names_.empty() || wanted.count(actor.id)))
        rows.push_back({actor, story.reader().events_of(actor.id).size(),
                        others == maybe.end() ? std::vector<query::MaybeActor>{} : others->second});
      return true;
    });
    std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
      return one.events != other.events ? one.events > other.events
                                        : one.actor.mentions > other.actor.mentions;
    });
    context.world.write(base::Stream::output, table::actors(rows, table_.made(context)));
    return 0;
  }

 private:
  bool is_asked(const model::Actor& actor) const {
    if (state_.empty()) return actor.state != model::State::rejected || !names_.empty();
    if (state_ == "changed")
      return std::any_of(actor.decisions.begin(), actor.decisions.end(),
                         [](const model::FieldDecision& decision) { return decision.changed; });
    return model::name_of(actor.state) == state_;
  }

  std::vector<std::string> names_;
  std::string state_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_actors() {
  return std::make_unique<ActorsCommand>();
}

}  // namespace dateline::cli
