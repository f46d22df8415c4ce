#include <algorithm>
#include <map>
#include <set>

#include "exports/table/wording.hpp"
#include "graph/query/names.hpp"
#include "graph/query/query.hpp"
#include "graph/query/standing.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/questions.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

query::Filter term(const std::string& field, const std::string& value) {
  query::Filter filter{.kind = query::Filter::Kind::term};
  filter.term = {.field = field, .value = value};
  return filter;
}

/// What a relation between events of the two says of the one at which it is read.
std::string link_words(const model::Link& link) {
  const std::string other = to_string(link.other);
  using Kind = model::RelationKind;
  switch (link.kind) {
    case Kind::causes:
      return (link.backwards ? "came of " : "led to ") + other;
    case Kind::responds_to:
      return (link.backwards ? "was answered by " : "answers ") + other;
    case Kind::contradicts:
      return "contradicts " + other;
    case Kind::part_of:
      return (link.backwards ? "has as a part " : "is part of ") + other;
    case Kind::during:
      return (link.backwards ? "went on during " : "was during ") + other;
    case Kind::before:
      return (link.backwards ? "came after " : "came before ") + other;
    case Kind::after:
      return (link.backwards ? "came before " : "came after ") + other;
  }
  return other;
}

class BetweenCommand : public Command {
 public:
  std::string name() const override { return "between"; }
  std::string summary() const override {
    return "List what lies between two actors, or in time between two events";
  }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline between obama putin               events in which both take part, or that answer
                                             or led to each other
  dateline between obama putin when:2016     of that year
  dateline between E3 E12                    what certainly lies between the two in time
  dateline between "8 Nov 2016" E12 kind:statement

`dateline path` finds how two are connected who share no event.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("WHAT", words_, "Two actors, or two events or dates; then filter words");
    asked_.ask_for(options, usual_most, true);
  }
  int run(Context& context) override {
    const NamedWords words = named_words(words_, 2, "between");
    if (words.names.size() < 2)
      throw base::UsageError({.what = words.names.empty() ? "nothing is named" : "only one is named",
                              .remedy = "name two actors, events or dates: dateline between obama putin"});
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    query::Plan how_found;
    query::Options options = asked_.filter(context);
    options.wanted.quotes = false;
    query::Filter filter = query::parse_filter(words.filter);
    std::map<std::string, std::string> how;  // of events that only a relation brings here
    std::size_t of_both_parts = 0;
    if (is_time(words.names[0]) && is_time(words.names[1])) {
      filter.parts.push_back(term("after", words.names[0]));
      filter.parts.push_back(term("before", words.names[1]));
    } else {
      filter.parts.push_back(of_both(story.reader(), words.names, how));
      of_both_parts = filter.parts.back().parts.size();
    }
    const query::Result result = query::ask(story.reader(), filter, options, &how_found);
    join_clauses(how_found, of_both_parts);
    table::Answer answer{.name = "between",
                         .rows_are_events = true,
                         .columns = {{"id", "ID"},
                                     {"date", "DATE"},
                                     {"title", "EVENT"},
                                     {"how", how.empty() ? "" : "HOW"},
                                     {"standing", ""}},
                         .rows = {},
                         .facts = {{"possible", result.possible}}};
    for (const query::ResultEvent& event : result.events) {
      const auto found = how.find(event.id);
      answer.rows.push_back(
          {.values = {event.id, table::date_of(event), table::marked_title(event),
                      found == how.end() ? std::string() : found->second, query::standing_in_words(event)},
           .events = {event.id},
           .evidence = {}});
    }
    put_answer(context, story, std::move(answer), asked_, std::move(how_found),
               "nothing lies between these two");
    if (asked_.table.format != "json") context.world.write(base::Stream::error, not_shown(result, "--max"));
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_most = 50;

  static bool is_time(const std::string& word) {
    return model::handle_from<'E'>(word) || calendar::span_from_people(word);
  }

  /// The handles of the events of both, the last so many clauses, are told as one.
  static void join_clauses(query::Plan& plan, std::size_t count) {
    if (count == 0 || count > plan.clauses.size()) return;
    const auto first = plan.clauses.end() - static_cast<std::ptrdiff_t>(count);
    query::ClausePlan joined{
        .words = "both",
        .how = counted(count, "event") + " in which both take part, or that answer or led to each other",
        .asked = first->asked};
    for (auto at = first; at != plan.clauses.end(); ++at) joined.held += at->held;
    plan.clauses.erase(first, plan.clauses.end());
    plan.clauses.push_back(std::move(joined));
  }

  /// Events of both, and those of the one that stand in a relation to one of the other.
  static query::Filter of_both(const model::StoryReader& graph, const std::vector<std::string>& names,
                               std::map<std::string, std::string>& how) {
    const query::ActorNames actors(graph);
    const model::ActorId one = actors.one(names[0]), other = actors.one(names[1]);
    if (one == other)
      throw base::UsageError(
          {.what = "both names mean " + to_string(one) + " " + base::shown_safely(graph.actor(one)->name),
           .remedy = "name two actors"});
    const auto events_of = [&](model::ActorId actor) {
      const std::vector<model::EventId> ids = graph.events_of(actor);
      return std::set<model::EventId>(ids.begin(), ids.end());
    };
    const std::set<model::EventId> ones = events_of(one), others = events_of(other);
    std::set<model::EventId> taken;
    std::set_intersection(ones.begin(), ones.end(), others.begin(), others.end(),
                          std::inserter(taken, taken.end()));
    for (const auto& [mine, theirs] : {std::pair(&ones, &others), std::pair(&others, &ones)})
      for (const model::EventId id : *mine) {
        if (ones.contains(id) && others.contains(id)) continue;
        for (const model::Link& link : graph.links_of(id)) {
          if (!theirs->contains(link.other)) continue;
          taken.insert(id);
          std::string& words = how[to_string(id)];
          words += (words.empty() ? "" : ", ") + link_words(link);
        }
      }
    for (const model::EventId id : taken)
      if (ones.contains(id) && others.contains(id) && !how.empty()) how[to_string(id)] = "both take part";
    query::Filter any{.kind = query::Filter::Kind::any};
    for (const model::EventId id : taken) any.parts.push_back(term("", to_string(id)));
    return any;
  }

  std::vector<std::string> words_;
  QuestionOptions asked_;
};

}  // namespace

std::unique_ptr<Command> make_between() {
  return std::make_unique<BetweenCommand>();
}

}  // namespace dateline::cli
