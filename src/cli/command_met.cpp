#include "graph/query/meetings.hpp"
#include "graph/query/names.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/questions.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class MetCommand : public Command {
 public:
  std::string name() const override { return "met"; }
  std::string summary() const override { return "List who met whom"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline met                              all who met anyone
  dateline met trump                        whom Trump met
  dateline met trump putin --quotes         where these two met, with the words
  dateline met when:2016-10                 who met whom in that month
  dateline met obama --any after:2016-11    and whatever else both took part in

People meet in events of the kinds meeting, negotiation and visit that are said to have
happened: what is planned, alleged or denied is no meeting. --any takes every event in which
both take part. Words without a field are names; filter words say which events count.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("NAMES", words_, "One actor or two, by any of their names; then filter words");
    options.flag("--any", any_, "Not only meetings: every event in which both take part");
    asked_.ask_for(options, usual_most, true);
  }
  int run(Context& context) override {
    const NamedWords words = named_words(words_, 2, "met");
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const model::StoryReader& graph = story.reader();
    query::MetOptions wanted{.one = {}, .other = {}, .any_event = any_};
    if (!words.names.empty()) {
      const query::ActorNames names(graph);
      wanted.one = names.one(words.names[0]);
      if (words.names.size() > 1) wanted.other = names.one(words.names[1]);
      if (wanted.one == wanted.other)
        throw base::UsageError({.what = "both names mean " + to_string(*wanted.one) + " " +
                                        base::shown_safely(graph.actor(*wanted.one)->name),
                                .remedy = "name two actors, or one"});
    }
    query::Plan how;
    const query::Met met =
        query::who_met(graph, query::parse_filter(words.filter), asked_.filter(context), wanted, &how);
    const bool for_programs = table::is_for_programs(asked_.table.made(context).format);
    Standings standings(graph);
    std::uint64_t rejected = 0;
    table::Answer answer{.name = "pairs",
                         .columns = {{"one", ""},
                                     {"one_name", "WHO"},
                                     {"other", ""},
                                     {"other_name", "MET"},
                                     {"count", "TIMES"},
                                     {"", "WHERE"},
                                     {"standing", ""}},
                         .rows = {},
                         .facts = {{"possible", met.possible}}};
    for (const query::MetPair& pair : met.pairs) {
      const auto one = graph.actor(pair.one), other = graph.actor(pair.other);
      if (!one || !other || one->state == model::State::rejected || other->state == model::State::rejected) {
        ++rejected;
        continue;
      }
      const bool is_shown = asked_.shows(answer.rows.size());
      std::vector<std::string> events;
      for (const model::EventId id : pair.events) events.push_back(to_string(id));
      answer.rows.push_back(
          {.values = {to_string(pair.one), one->name, to_string(pair.other), other->name,
                      std::uint64_t{events.size()},
                      is_shown ? standings.in_short(pair.events) : std::string(),
                      is_shown && for_programs ? standings.said_of(pair.events) : std::vector<std::string>()},
           .events = std::move(events),
           .evidence = {}});
    }
    if (rejected > 0) how.limits.push_back({"rejected", "one of them is", rejected, "pair"});
    put_answer(
        context, story, std::move(answer), asked_, std::move(how),
        any_ ? "nobody took part in an event with another" : "no meeting is told of (--any: every event)");
    if (met.possible > 0 && asked_.table.format != "json")
      context.world.write(base::Stream::error,
                          "+" + counted(met.possible, "event") + " more might fall here (--possible)\n");
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_most = 50;

  std::vector<std::string> words_;
  bool any_ = false;
  QuestionOptions asked_;
};

}  // namespace

std::unique_ptr<Command> make_met() {
  return std::make_unique<MetCommand>();
}

}  // namespace dateline::cli
