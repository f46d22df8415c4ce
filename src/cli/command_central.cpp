#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "graph/query/taken.hpp"
#include "graph/topology/centrality.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/questions.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

using topology::Centrality;

/// The events that are counted together, and their name in the table: "2016".
struct Period {
  std::string name;
  std::unordered_set<model::EventId> events;
};

class CentralCommand : public Command {
 public:
  std::string name() const override { return "central"; }
  std::string summary() const override { return "List who matters most in the story"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline central
  dateline central --by betweenness       who stands between the others
  dateline central --over year --max 3    the three who mattered most in each year
  dateline central when:2016 --format csv

events       in how many an actor takes part
between      of all pairs of other actors, the share whose shortest connections lead through
             it: high for who joins circles that have little else to do with each other
rank         PageRank: high for who takes part in events with others who rank high

That two things happened in one place connects nobody; what was only the place of events is
not listed. In large stories the share is estimated from a sample, and beside it stands how
far off it is at most (±, in 95 of 100 cases). --over counts events that certainly lie in the
period.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("WORDS", words_, "Filter: who:obama when:2016-12 kind:expulsion …");
    asked_.ask_for_filtering(options);
    options.number("--max", max_, "At most N actors (default: 20; with --over 5 in each period)");
    options.choice("--by", by_, {"rank", "events", "betweenness"}, "What the order is by (default: rank)");
    options.choice("--over", over_, {"year", "month"}, "Period by period");
    options.number("--samples", samples_,
                   "Beyond so many actors, estimate betweenness from so many; 0: never (default: 2000)");
    asked_.table.ask_for(options);
  }
  int run(Context& context) override {
    if (max_ == 0) max_ = over_.empty() ? usual_most : usual_most_in_period;
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    table::Answer answer{.name = "actors",
                         .columns = {{over_.empty() ? "" : "period", over_.empty() ? "" : "PERIOD"},
                                     {"id", "ID"},
                                     {"name", "NAME"},
                                     {"kind", "KIND"},
                                     {"count", "EVENTS"},
                                     {"betweenness", ""},
                                     {"betweenness_error", ""},
                                     {"", "BETWEEN"},
                                     {"rank", "RANK"}},
                         .rows = {},
                         .facts = {{"by", by_}}};
    std::uint64_t more = 0;
    query::Plan how;
    Sampled sampled;
    for (const Period& period : periods(context, story.reader(), how))
      more += add(story.reader(), period, answer, sampled);
    how.limits.push_back({"places", "that two things happened in one place connects nobody"});
    if (samples_ > 0) how.limits.push_back({"--samples " + std::to_string(samples_), sampled_words(sampled)});
    how.limits.push_back(
        {"--max " + std::to_string(max_), over_.empty() ? "" : "in each " + over_, more, "row"});
    put_answer(context, story, std::move(answer), asked_, std::move(how),
               "nobody takes part in these events");
    if (more > 0 && over_.empty() && !table::is_for_programs(asked_.table.made(context).format))
      context.world.write(base::Stream::error, "+" + std::to_string(more) + " more not shown (--max)\n");
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_most = 20, usual_most_in_period = 5;

  /// Of how many networks betweenness was estimated, and how many actors the greatest has.
  struct Sampled {
    std::uint64_t networks = 0, most_actors = 0;
  };

  static std::string sampled_words(const Sampled& sampled) {
    const std::string most = counted(sampled.most_actors, "actor");
    if (sampled.networks == 0) return "not reached by " + most + ": betweenness is exact";
    return "betweenness is estimated from so many of " + most;
  }

  /// The asked periods in time; without --over one of all events.
  std::vector<Period> periods(const Context& context, const model::StoryReader& graph,
                              query::Plan& how) const {
    const std::vector<model::EventId> ids =
        query::taken_by(graph, query::parse_filter(words_), asked_.filter(context), &how);
    if (over_.empty()) {
      Period all;
      all.events.insert(ids.begin(), ids.end());
      return {std::move(all)};
    }
    std::map<std::pair<std::int64_t, int>, Period> by_time;
    std::uint64_t in_none = 0;
    for (const model::EventId id : ids) {
      const std::optional<model::Event> event = graph.event(id);
      ++in_none;
      if (!event || !event->dating.when.bounded()) continue;
      const calendar::CivilDate first = calendar::civil_of(*event->dating.when.earliest_start);
      const calendar::CivilDate last = calendar::civil_of(*event->dating.when.latest_end);
      const bool by_month = over_ == "month";
      if (first.year != last.year || (by_month && first.month != last.month)) continue;
      --in_none;
      const int month = by_month ? static_cast<int>(first.month) : 0;
      Period& period = by_time[{first.year, month}];
      if (period.name.empty())
        period.name = by_month ? fmt::format("{}-{:02}", first.year, month) : std::to_string(first.year);
      period.events.insert(id);
    }
    how.limits.push_back({"--over " + over_, "in no one " + over_ + " for certain", in_none});
    std::vector<Period> out;
    for (auto& [time, period] : by_time) out.push_back(std::move(period));
    return out;
  }

  double measure_of(const Centrality& one) const {
    if (by_ == "events") return static_cast<double>(one.events);
    return by_ == "betweenness" ? one.betweenness : one.page_rank;
  }

  /// The rows of one period; how many more there would be.
  std::uint64_t add(const model::StoryReader& graph, const Period& period, table::Answer& answer,
                    Sampled& sampled) const {
    const topology::Network network(
        graph, {.takes = [&](model::EventId id) { return period.events.contains(id); }, .places = false});
    sampled.networks += samples_ > 0 && network.actor_count() > samples_;
    sampled.most_actors = std::max<std::uint64_t>(sampled.most_actors, network.actor_count());
    std::vector<Centrality> all = topology::centralities(network, {.samples = samples_});
    std::stable_sort(all.begin(), all.end(), [&](const Centrality& one, const Centrality& other) {
      return measure_of(one) > measure_of(other);
    });
    std::uint64_t shown = 0, more = 0;
    for (const Centrality& one : all) {
      if (shown == max_) {
        ++more;
        continue;
      }
      const std::optional<model::Actor> actor = graph.actor(one.actor);
      if (!actor || actor->state == model::State::rejected) continue;
      ++shown;
      std::string between = fmt::format("{:.3f}", one.betweenness);
      if (one.betweenness_error > 0) between += fmt::format(" ±{:.3f}", one.betweenness_error);
      answer.rows.push_back({.values = {period.name, to_string(one.actor), actor->name,
                                        std::string(model::name_of(actor->kind)), one.events, one.betweenness,
                                        one.betweenness_error, between, one.page_rank},
                             .events = {},
                             .evidence = {}});
    }
    return more;
  }

  std::vector<std::string> words_;
  std::uint64_t max_ = 0;
  std::string by_ = "rank", over_;
  std::uint64_t samples_ = 2000;
  QuestionOptions asked_;
};

}  // namespace

std::unique_ptr<Command> make_central() {
  return std::make_unique<CentralCommand>();
}

}  // namespace dateline::cli
