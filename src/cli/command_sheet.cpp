#include "exports/table/sheet.hpp"

#include "src/base/problem.hpp"
#include "src/cli/applied_sheet.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class SheetCommand : public Command {
 public:
  std::string name() const override { return "sheet"; }
  std::string summary() const override { return "Write events as a spreadsheet, and take it back edited"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline sheet -o check.csv
  dateline sheet tag:chapter-1 -o check.csv
  dateline sheet --apply check.csv --dry-run
  dateline sheet --apply check.csv

Change dates, titles, names, kind, standing and state; `cite` says where a new value is from.
A row without an id is a new event; a row that is taken out changes nothing. Cells are
compared with the story as it was when the sheet was written: what has been changed in it
since is not undone, and is told. All of it is one decision, which `dateline undo` takes
back. What Excel makes of dates ("Dec-16") is understood, and so are semicolons.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.text("-o,--output", output_, "FILE", "Write it there (default: standard output)");
    options.text("--apply", apply_, "FILE", "Take over what was changed in this sheet");
    options.flag("--dry-run", dry_run_, "With --apply: say what would be changed, and change nothing");
  }
  int run(Context& context) override {
    if (!apply_.empty()) {
      if (!filter_.words.empty() || !output_.empty())
        throw base::UsageError({.what = "a sheet is either written or applied",
                                .remedy = "write it as `dateline sheet --apply check.csv`"});
      return apply_file(context, apply_, dry_run_, story::read_sheet);
    }
    if (dry_run_)
      throw base::UsageError(
          {.what = "--dry-run goes with --apply", .remedy = "leave it out: a sheet changes nothing"});
    check_output(context, output_);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const query::Result result = filter_.ask_what_matters(context, story.reader(), true);
    const bool is_file = !output_.empty() && output_ != "-";
    put_out(context, output_,
            table::sheet(result, last_entry(story), {.columns = is_file ? 0 : context.columns}));
    context.world.write(base::Stream::error, not_shown(result, "without --max"));
    return 0;
  }

 private:
  FilterOptions filter_;
  std::string output_, apply_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_sheet() {
  return std::make_unique<SheetCommand>();
}

}  // namespace dateline::cli
