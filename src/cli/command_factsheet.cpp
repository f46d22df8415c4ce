#include <array>
#include <string>
#include <vector>

#include "exports/factsheet/factsheet.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/date_options.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"
#include "src/record/json.hpp"

namespace dateline::cli {
namespace {

using Writer = std::string (*)(const factsheet::FactSheet&);

/// How a sheet is written into files of an ending.
struct Format {
  std::string ending;
  Writer write;
};

const std::array<Format, 4>& formats() {
  static const std::array<Format, 4> all = {{{"html", factsheet::html},
                                             {"htm", factsheet::html},
                                             {"md", factsheet::markdown},
                                             {"docx", factsheet::docx}}};
  return all;
}

class FactsheetCommand : public Command {
 public:
  std::string name() const override { return "factsheet"; }
  std::string summary() const override {
    return "Write a sheet to check facts by, with boxes to tick (HTML, Markdown, Word)";
  }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline factsheet -o check.html
  dateline factsheet when:2016-12 --title "December" -o december.docx
  dateline factsheet state:accepted --all        as Markdown, on the terminal
  dateline factsheet --locale de -o check.docx   dates in German; other words stay English

Each fact has its date and who takes part, boxes to tick, and the words that state it, marked
in the sentences around them, with outlet, page or paragraph, and a link that leads to the
words. What was checked (`dateline check`) is ticked, with by whom and when. In a Word
document (.docx) a click ticks a box. Only events that matter are on the sheet, and how many
are not is said; --all takes every event.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.text("-o,--output", output_, "FILE",
                 "Where to: .html, .htm, .md or .docx (default: Markdown on the terminal)");
    options.text("--title", heading_, "TEXT", "The headline of the sheet");
    options.flag("--all", all_,
                 "Every event, also those that matter little (default: the 20 that matter most)");
    dates_.ask_for(options);
  }
  int run(Context& context) override {
    const Writer write = chosen_writer();
    filter_.check(all_);
    check_output(context, output_);
    dates_.read(context);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result result = filter_.ask_what_matters(context, story.reader(), all_);
    if (result.events.empty()) refuse_nothing(result);
    const factsheet::FactSheet sheet = factsheet::make_sheet(
        result, heading_, [&](const std::string& source) { return text_of(story, source); }, dates_.form());
    put_out(context, output_, write(sheet));
    context.world.write(base::Stream::error, not_shown(result, "--all"));
    return 0;
  }

 private:
  /// Markdown is what terminals show; bytes of other formats go to files alone.
  Writer chosen_writer() const {
    if (output_.empty() || output_ == "-") return factsheet::markdown;
    const std::string ending = extension_of(output_);
    std::vector<std::string> known;
    for (const Format& format : formats()) {
      if (format.ending == ending) return format.write;
      known.push_back(format.ending);
    }
    const std::string near = base::nearest_of(ending, known.data(), known.data() + known.size());
    throw base::UsageError(
        {.path = output_,
         .what = "the ending of the file says no format",
         .remedy = near.empty() ? "name it .html, .htm, .md or .docx" : "did you mean ." + near + "?"});
  }

  static factsheet::SourceText text_of(const story::Story& story, const std::string& source) {
    const auto id = model::handle_from<'S'>(source);
    if (!id) return {};
    std::string text = story.reader().text_of(*id);
    std::vector<base::ByteSpan> sentences = record::from_json(story.file().record_of(*id), text).sentences;
    return {std::move(text), std::move(sentences)};
  }

  [[noreturn]] static void refuse_nothing(const query::Result& result) {
    std::string remedy = "`dateline events` lists the events of the story";
    if (result.left_out) remedy = "--all takes those that matter little, too";
    if (result.possible) remedy = "--possible takes those that may lie in the asked time";
    throw base::DataError(
        {.what = "there are no facts to check",
         .why = result.left_out || result.possible ? "none of them is taken" : "none was found",
         .remedy = std::move(remedy)});
  }

  FilterOptions filter_;
  DateOptions dates_;
  std::string output_, heading_;
  bool all_ = false;
};

}  // namespace

std::unique_ptr<Command> make_factsheet() {
  return std::make_unique<FactsheetCommand>();
}

}  // namespace dateline::cli
