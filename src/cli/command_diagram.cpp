#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "exports/dot/dot.hpp"
#include "exports/view/diagram_view.hpp"
#include "graph/query/grouping.hpp"
#include "graph/query/names.hpp"
#include "graph/query/taken.hpp"
#include "graph/topology/consequences.hpp"
#include "graph/topology/nearness.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/date_options.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/graphviz.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/theme_options.hpp"

namespace dateline::cli {
namespace {

using view::DiagramKind;

constexpr std::uint64_t not_given = UINT64_MAX;

class DiagramCommand : public Command {
 public:
  std::string name() const override { return "diagram"; }
  std::string summary() const override { return "Draw events and actors as a graph (DOT, SVG, PNG, PDF)"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline diagram -o story.svg                  events in time, and their actors
  dateline diagram who:putin when:2016 -o putin.pdf
  dateline diagram --view actors -o network.svg  who was in what with whom, and how often
  dateline diagram --view actors when:2017 -o 2017.svg
  dateline diagram --view causes -o causes.svg   what is said to have led to what
  dateline diagram --view causes E12 -o e12.svg  what led to E12, and what came of it
  dateline diagram --view around E3 -o e3.svg    E3, its actors, and the events near it
  dateline diagram --group-by place -o places.svg
  dateline diagram -o story.dot                  for Graphviz: dot -Tsvg story.dot

Each picture has a key of the signs in it. The words "alleged", "planned" and "denied" stand
in the boxes; "probably" says a day that no words state. docs/formats/diagram.md says all.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.choice("--view", view_, {"events", "actors", "causes", "around"},
                   "Events and their actors, actors alone, what led to what, or one event (default: events)");
    filter_.ask_for(options, "Filter: who:obama when:2016-12 …; with causes or around the event, as E3");
    options.text("-o,--output", output_, "FILE",
                 "Where to: .dot, .svg, .png or .pdf (default: DOT on the terminal)");
    options.text("--title", heading_, "TEXT", "The headline of the diagram");
    std::vector<std::string> groups{"none"};
    groups.insert(groups.end(), std::begin(query::group_names), std::end(query::group_names));
    options.choice(
        "--group-by", group_by_, groups,
        "What events stand under as headings or in frames (default: month or year; of causes none)");
    theme_.ask_for(options, "light");
    options.flag("--no-legend", no_legend_, "Without the key of the signs");
    options.flag(
        "--all", all_,
        "Every event, also those that matter little (default: the 20 that matter most); of actors every tie");
    options.number("--max-actors", max_actors_,
                   "Of actors draw those with most ties, 0 for all (default: 40)");
    options.number("--steps", steps_, "Follow causes and answers of the event so far (default: 10)");
    options.number("--inferred", inferred_,
                   "Before and after the event, so many events by dates alone (default: 2)");
    dates_.ask_for(options);
    graphviz_.ask_for(options);
  }
  int run(Context& context) override {
    const std::string ending = output_.empty() || output_ == "-" ? "dot" : extension_of(output_);
    if (ending != "dot" && ending != "gv" && ending != "svg" && ending != "png" && ending != "pdf")
      throw base::UsageError({.path = output_,
                              .what = "the ending of the file says no format",
                              .remedy = "name it .dot, .svg, .png or .pdf"});
    const bool is_source = ending == "dot" || ending == "gv";
    if (is_source && !graphviz_.given().empty())
      throw base::UsageError({.path = graphviz_.given(),
                              .what = "Graphviz is not asked to draw a ." + ending,
                              .remedy = "leave it out, or write .svg, .png or .pdf"});
    graphviz_.check();
    const std::optional<model::EventId> asked = take_event();
    filter_.check(all_);
    check_view(asked.has_value());
    check_output(context, output_);
    dates_.read(context);
    const view::Theme theme = theme_.read(context);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    view::DiagramOptions options{.kind = kind(),
                                 .title = heading_,
                                 .dates = dates_.form(),
                                 .parts = {},
                                 .around = asked ? to_string(*asked) : "",
                                 .inferred = {},
                                 .all_ties = all_,
                                 .legend = !no_legend_};
    if (max_actors_ != not_given) options.most_actors = max_actors_ == 0 ? SIZE_MAX : max_actors_;
    const query::Result result = ask(context, story.reader(), asked, options);
    set_groups(result, story.reader(), options);
    const view::DiagramView view = view::lay_out_diagram(result, options);
    refuse_nothing(view);
    const std::string source = dot::render(view, theme);
    put_out(context, output_, is_source ? source : drawn(context, view, source, ending));
    context.world.write(base::Stream::error, not_shown(result, "--all"));
    return 0;
  }

 private:
  static constexpr std::uint64_t usual_near = 12, usual_steps = 10, most_steps = 1000, usual_inferred = 2;

  DiagramKind kind() const {
    return view_ == "actors"   ? DiagramKind::actors
           : view_ == "causes" ? DiagramKind::causes
           : view_ == "around" ? DiagramKind::around
                               : DiagramKind::events;
  }

  /// The event among the words, which is taken out of them.
  std::optional<model::EventId> take_event() {
    if (kind() != DiagramKind::causes && kind() != DiagramKind::around) return std::nullopt;
    std::optional<model::EventId> asked;
    std::vector<std::string> rest;
    for (const std::string& word : filter_.words) {
      const std::optional<model::EventId> event = model::handle_from<'E'>(word);
      if (event && asked)
        throw base::UsageError({.what = "two events are named: " + to_string(*asked) + " and " + word,
                                .remedy = "name one: dateline diagram --view " + view_ + " " + word});
      if (event)
        asked = event;
      else
        rest.push_back(word);
    }
    filter_.words = std::move(rest);
    if (!asked && kind() == DiagramKind::around)
      throw base::UsageError({.path = "--view",
                              .what = "around draws one event, and none is named",
                              .remedy =
                                  "name it: dateline diagram --view around E3; what is around an actor: "
                                  "dateline diagram who:obama"});
    return asked;
  }

  /// Options that the view has no use for.
  void check_view(bool is_asked) const {
    const bool is_chain = kind() == DiagramKind::causes && is_asked;
    const auto refuse = [&](const char* option, const std::string& what, const std::string& remedy) {
      throw base::UsageError({.path = option, .what = what, .remedy = remedy});
    };
    if (all_ && kind() == DiagramKind::causes)
      refuse("--all", "the view “causes” is of every event that is asked for", "leave it out");
    if (max_actors_ != not_given && kind() != DiagramKind::actors)
      refuse("--max-actors", "only the view “actors” has so many", "leave it out, or take --view actors");
    if (!group_by_.empty() && kind() == DiagramKind::actors)
      refuse("--group-by", "the view “actors” has no events to group", "leave it out, or take --view events");
    for (const auto& [option, value] : {std::pair("--steps", steps_), {"--inferred", inferred_}})
      if (value != not_given && !is_chain)
        refuse(option, "only causes of one event are followed", "name it: --view causes E3");
    if (steps_ != not_given && (steps_ == 0 || steps_ > most_steps))
      refuse("--steps", std::to_string(steps_) + " is no number of steps",
             "give 1 to " + std::to_string(most_steps));
    if (is_chain && (!filter_.words.empty() || filter_.max || filter_.certain || filter_.possible))
      refuse("--view", "causes of one event are followed, whatever lies on the way",
             "leave filter words, --max, --certain and --possible out");
  }

  /// The events of the picture.
  query::Result ask(Context& context, const model::StoryReader& story,
                    const std::optional<model::EventId>& asked, view::DiagramOptions& options) const {
    if (!asked) {
      const bool takes_all = all_ || kind() != DiagramKind::events;
      return filter_.ask_what_matters(context, story, takes_all);
    }
    const std::optional<model::Event> event = story.event(*asked);
    if (!event)
      throw base::DataError({.what = "there is no event " + to_string(*asked) + " in this story",
                             .remedy = "`dateline events` lists them all"});
    return kind() == DiagramKind::around ? ask_around(context, story, event->id, options)
                                         : ask_causes(story, event->id, options);
  }

  query::Result ask_around(Context& context, const model::StoryReader& story, model::EventId asked,
                           view::DiagramOptions& options) const {
    std::set<model::EventId> taken;
    if (!filter_.words.empty()) {
      query::Plan how;
      const auto ids =
          query::taken_by(story, query::parse_filter(filter_.words), filter_.asked(context), &how);
      taken.insert(ids.begin(), ids.end());
      filter_.say(context, how, "");
    } else {
      filter_.say_no_search(context);
    }
    const std::vector<topology::NearEvent> near = topology::events_around(
        story, asked, [&](model::EventId id) { return filter_.words.empty() || taken.contains(id); });
    const std::uint64_t most = all_ ? UINT64_MAX : filter_.max ? filter_.max : usual_near;
    std::vector<model::EventId> ids{asked};
    for (const topology::NearEvent& one : near)
      if (ids.size() <= most) ids.push_back(one.event);
    options.left_out_near = near.size() + 1 - ids.size();
    return query::ask_these(story, ids);
  }

  query::Result ask_causes(const model::StoryReader& story, model::EventId asked,
                           view::DiagramOptions& options) const {
    std::set<model::EventId> ids{asked};
    for (const topology::Way way : {topology::Way::causes, topology::Way::effects}) {
      const topology::Consequences found = topology::consequences(
          story, asked, way, static_cast<unsigned>(steps_ == not_given ? usual_steps : steps_),
          inferred_ == not_given ? usual_inferred : inferred_);
      for (const topology::Consequence& one : found.stated) ids.insert(one.event);
      for (const topology::Consequence& one : found.inferred) {
        ids.insert(one.event);
        const bool is_before = way == topology::Way::causes;
        options.inferred.push_back({.from = to_string(is_before ? one.event : one.from),
                                    .to = to_string(is_before ? one.from : one.event),
                                    .link = view::DiagramLink::dates,
                                    .label = counted(one.shared, "actor") + " in common",
                                    .tooltip =
                                        "Inferred from dates and actors: nobody says that they have to "
                                        "do with each other"});
      }
      options.left_out_inferred += found.inferred_more;
    }
    // Beside what leads there: what it is part of, goes on with, or contradicts.
    for (const model::Link& link : story.links_of(asked))
      if (!story.is_rejected(link.other)) ids.insert(link.other);
    return query::ask_these(story, {ids.begin(), ids.end()});
  }

  void set_groups(const query::Result& result, const model::StoryReader& story,
                  view::DiagramOptions& options) const {
    using view::DiagramPeriod;
    const std::string name = !group_by_.empty() ? group_by_ : kind() == DiagramKind::causes ? "none" : "";
    options.period = name == "none"    ? DiagramPeriod::none
                     : name == "year"  ? DiagramPeriod::year
                     : name == "month" ? DiagramPeriod::month
                                       : DiagramPeriod::fitting;
    const std::optional<query::GroupBy> by = query::group_by(name);
    if (!by || by == query::GroupBy::year || by == query::GroupBy::month) return;
    query::Grouping grouping = query::group(result, *by, {}, 0, story);
    if (grouping.groups.empty())
      throw base::DataError(
          {.what = "none of these events has a " + name,
           .remedy = "leave --group-by out" +
                     std::string(name == "tag" ? ", or tag events: dateline tag chapter-1 E3" : "")});
    for (query::EventGroup& group : grouping.groups)
      options.parts.push_back({std::move(group.title), std::move(group.events)});
  }

  void refuse_nothing(const view::DiagramView& view) const {
    if (!view.events.empty() || !view.actors.empty()) return;
    const std::string remedy = filter_.words.empty() ? "" : "ask for more with other filter words";
    if (kind() == DiagramKind::actors)
      throw base::DataError({.what = "there is nobody to draw",
                             .why = "no two actors take part in one of these events",
                             .remedy = remedy});
    if (kind() == DiagramKind::causes)
      throw base::DataError({.what = "there are no causes to draw",
                             .why = "nobody states a relation between two of these events",
                             .remedy = "state one: dateline relate E3 causes E5"});
    throw base::DataError(
        {.what = "there are no events to draw", .remedy = "`dateline events` lists what the story has"});
  }

  std::string drawn(Context& context, const view::DiagramView& view, const std::string& source,
                    const std::string& format) const {
    std::string remedy = "choose fewer events with filter words or --max";
    if (kind() == DiagramKind::events) remedy += ", draw the actors alone (--view actors)";
    if (kind() == DiagramKind::actors) remedy = "choose fewer with --max-actors or filter words";
    if (kind() == DiagramKind::causes && !filter_.max && filter_.words.empty())
      remedy = "follow one event (--view causes E3), choose fewer with filter words or --max";
    return run_graphviz(
        context, source, format,
        {.boxes = view.events.size() + view.actors.size(), .path = output_, .remedy = std::move(remedy)},
        graphviz_);
  }

  FilterOptions filter_;
  DateOptions dates_;
  ThemeOptions theme_;
  GraphvizOptions graphviz_;
  std::string view_ = "events", output_, heading_, group_by_;
  std::uint64_t max_actors_ = not_given, steps_ = not_given, inferred_ = not_given;
  bool all_ = false, no_legend_ = false;
};

}  // namespace

std::unique_ptr<Command> make_diagram() {
  return std::make_unique<DiagramCommand>();
}

}  // namespace dateline::cli
