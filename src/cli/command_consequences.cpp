// `causes` and `effects`.
#include "exports/table/wording.hpp"
#include "graph/query/query.hpp"
#include "graph/topology/consequences.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/questions.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

using topology::Consequence;
using topology::Way;
using topology::Why;

/// "led to E5", "was answered by E5": how the event of a row stands to the one a step nearer.
std::string how(const Consequence& one, Way way) {
  const std::string from = to_string(one.from);
  const bool is_back = way == Way::causes;
  switch (one.why) {
    case Why::cause:
      return (is_back ? "led to " : "came of ") + from;
    case Why::response:
      return (is_back ? "was answered by " : "answers ") + from;
    case Why::order:
      return (is_back ? "came before " : "came after ") + from;
    case Why::dates:
      return std::string("lies ") + (is_back ? "before " : "after ") + from + " by its date, with " +
             counted(one.shared, "actor") + " of it";
  }
  return from;
}

class ConsequencesCommand : public Command {
 public:
  explicit ConsequencesCommand(Way way) : way_(way) {}
  std::string name() const override { return way_ == Way::causes ? "causes" : "effects"; }
  std::string summary() const override {
    return way_ == Way::causes ? "List what led to an event" : "List what came of an event";
  }
  std::string examples() const override {
    const std::string command = "  dateline " + name();
    const std::string of = way_ == Way::causes ? "what led to" : "what came of";
    return "Examples:\n" + command + " E12                 " + of + " E12\n" + command +
           " E12 --quotes        with the words that say so\n" + command +
           " E12 --steps 1       no further than one step\n" + command +
           " E12 --inferred 0    only what somebody states\n" + R"(
"stated" is what words of a source say, or the editor (`dateline relate`): that one event led to
the other, answered it, or came before it. Causes and answers are followed on, mere order is
not. "inferred" is what no one says: events that certainly lie on that side by their dates and
share actors with it; they need not have to do with each other.
)";
  }
  void setup(Options& options) override {
    options.word("EVENT", event_, "The event, as E12");
    options.number("--steps", steps_, "Follow causes and answers so far (default: 10)");
    options.number("--inferred", inferred_, "So many events by dates alone (default: 5)");
    asked_.ask_for_plan(options);
    asked_.ask_for(options, usual_most, false);
  }
  int run(Context& context) override {
    if (steps_ == 0 || steps_ > most_steps)
      throw base::UsageError({.path = "--steps",
                              .what = std::to_string(steps_) + " is no number of steps",
                              .remedy = "give 1 to " + std::to_string(most_steps)});
    const model::EventId asked = event_named(event_);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const model::StoryReader& graph = story.reader();
    const std::optional<model::Event> event = graph.event(asked);
    if (!event)
      throw base::DataError({.what = "there is no event " + to_string(asked) + " in this story",
                             .remedy = "`dateline events` lists them all"});
    const topology::Consequences found =
        topology::consequences(graph, event->id, way_, static_cast<unsigned>(steps_), inferred_);
    table::Answer answer{.name = name(),
                         .rows_are_events = true,
                         .columns = {{"steps", "STEPS"},
                                     {"id", "ID"},
                                     {"date", "DATE"},
                                     {"title", "EVENT"},
                                     {"from", ""},
                                     {"why", ""},
                                     {"", "HOW"},
                                     {"basis", ""},
                                     {"", "BASIS"},
                                     {"standing", ""},
                                     {"from_standing", ""}},
                         .rows = {},
                         .facts = {{"event", to_string(event->id)}, {"inferred_more", found.inferred_more}}};
    Standings standings(graph);
    for (const auto* list : {&found.stated, &found.inferred})
      for (const Consequence& one : *list) answer.rows.push_back(row_of(graph, one, standings));
    put_answer(context, story, std::move(answer), asked_, plan_of(*event, found),
               std::string("nothing is said to have ") + (way_ == Way::causes ? "led to " : "come of ") +
                   to_string(event->id));
    if (found.inferred_more > 0 && asked_.table.format != "json")
      context.world.write(base::Stream::error,
                          "+" + std::to_string(found.inferred_more) + " more by dates alone (--inferred)\n");
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_most = 50, most_steps = 1000;

  query::Plan plan_of(const model::Event& asked, const topology::Consequences& found) const {
    query::Plan how{.access = "relations and dates around " + to_string(asked.id),
                    .read = found.read,
                    .taken = found.stated.size() + found.inferred.size()};
    how.limits.push_back({"--steps " + std::to_string(steps_), "causes and answers are followed no further"});
    how.limits.push_back({"order", "what is only said to have come before or after is not followed on"});
    if (asked.dating.when.unknown())
      how.limits.push_back({"dates", to_string(asked.id) + " has no date, so none is found by dates"});
    else
      how.limits.push_back({"--inferred " + std::to_string(inferred_),
                            "by dates alone: certainly on that side, and an actor in common",
                            found.inferred_more});
    how.limits.push_back({"rejected", "rejected events are not followed or listed"});
    return how;
  }

  /// "stated (E4 is denied)": how sure the events are on which it stands.
  static std::string basis_words(std::string basis, const Consequence& one, Standings& standings) {
    const std::vector<std::string> said = standings.said_of({one.from, one.event});
    for (std::size_t i = 0; i < said.size(); ++i) basis += (i == 0 ? " (" : ", ") + said[i];
    return said.empty() ? basis : basis + ")";
  }

  table::Row row_of(const model::StoryReader& graph, const Consequence& one, Standings& standings) const {
    constexpr const char* why[] = {"cause", "response", "order", "dates"};
    const query::Result told = query::ask_one(graph, one.event);
    const query::ResultEvent& event = told.events.front();
    const std::string basis = one.why == Why::dates ? "inferred"
                              : one.source          ? "stated"
                                                    : "stated by the editor";
    table::Row row{
        .values = {std::uint64_t{one.steps}, event.id, table::date_of(event), table::marked_title(event),
                   to_string(one.from), std::string(why[static_cast<int>(one.why)]), how(one, way_), basis,
                   basis_words(basis, one, standings), standings.of(one.event), standings.of(one.from)},
        .events = {to_string(one.event)},
        .evidence = {}};
    if (one.source && !one.words.empty())
      row.evidence.push_back(
          {to_string(one.source), std::string(base::words_at(graph.text_of(one.source), one.words))});
    return row;
  }

  Way way_;
  std::string event_;
  std::uint64_t steps_ = 10, inferred_ = 5;
  QuestionOptions asked_;
};

}  // namespace

std::unique_ptr<Command> make_causes() {
  return std::make_unique<ConsequencesCommand>(Way::causes);
}

std::unique_ptr<Command> make_effects() {
  return std::make_unique<ConsequencesCommand>(Way::effects);
}

}  // namespace dateline::cli
