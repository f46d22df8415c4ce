#include "exports/dot/dot.hpp"
#include "exports/view/diagram_view.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/date_options.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/graphviz.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class DiagramCommand : public Command {
 public:
  std::string name() const override { return "diagram"; }
  std::string summary() const override { return "Draw events and actors as a graph (DOT, SVG, PNG, PDF)"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline diagram -o story.dot
  dateline diagram -o story.svg                  drawn by Graphviz
  dateline diagram who:putin when:2016 -o putin.pdf

Boxes are events, one below the other in time: thick where words state the date, rounded
where it is inferred, dashed what is alleged, planned or denied. "Probably" says a day that
no words state. Ellipses are persons, octagons organisations, houses places, hexagons
groups. Red arrows join events.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.text("-o,--output", output_, "FILE",
                 "Where to: .dot, .svg, .png or .pdf (default: DOT on the terminal)");
    options.text("--title", heading_, "TEXT", "The headline of the diagram");
    options.flag("--all", all_,
                 "Every event, also those that matter little (default: the 20 that matter most)");
    dates_.ask_for(options);
    graphviz_.ask_for(options);
  }
  int run(Context& context) override {
    const std::string ending = output_.empty() || output_ == "-" ? "dot" : extension_of(output_);
    if (ending != "dot" && ending != "gv" && ending != "svg" && ending != "png" && ending != "pdf")
      throw base::UsageError({.path = output_,
                              .what = "the ending of the file says no format",
                              .remedy = "name it .dot, .svg, .png or .pdf"});
    filter_.check(all_);
    const bool is_source = ending == "dot" || ending == "gv";
    if (is_source && graphviz_.is_given())
      throw base::UsageError({.path = "--max-seconds",
                              .what = "Graphviz is not asked to draw a ." + ending,
                              .remedy = "leave it out, or write .svg, .png or .pdf"});
    graphviz_.seconds();
    check_output(context, output_);
    dates_.read(context);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result result = filter_.ask_what_matters(context, story.reader(), all_);
    const view::DiagramView view = view::lay_out_diagram(result, {.title = heading_, .dates = dates_.form()});
    const std::string source = dot::render(view);
    put_out(context, output_, is_source ? source : drawn(context, view, source, ending));
    context.world.write(base::Stream::error, not_shown(result, "--all"));
    return 0;
  }

 private:
  std::string drawn(Context& context, const view::DiagramView& view, const std::string& source,
                    const std::string& format) const {
    return run_graphviz(context, source, format, view.events.size() + view.actors.size(), output_,
                        graphviz_.seconds());
  }

  FilterOptions filter_;
  DateOptions dates_;
  GraphvizOptions graphviz_;
  std::string output_, heading_;
  bool all_ = false;
};

}  // namespace

std::unique_ptr<Command> make_diagram() {
  return std::make_unique<DiagramCommand>();
}

}  // namespace dateline::cli
