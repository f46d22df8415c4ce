#include <map>

#include "exports/table/edit_form.hpp"
#include "src/base/problem.hpp"
#include "src/cli/applied_sheet.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

constexpr const char* remark = "#! ";

/// A form with what is wrong above the lines it is wrong in, in place of what was said before.
std::string annotated(const std::string& form, const std::vector<story::LeftOut>& left) {
  std::multimap<std::uint64_t, std::string> by_line;
  for (const story::LeftOut& one : left) by_line.emplace(one.line, one.what);
  std::string out;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t end = std::min(form.find('\n', at), form.size() - 1) + 1;
    const auto [first, last] = by_line.equal_range(++number);
    for (auto one = first; one != last; ++one) out += remark + base::shown_safely(one->second) + "\n";
    if (form.compare(at, 2, "#!") != 0) out.append(form, at, end - at);
    at = end;
  }
  return out;
}

class EditCommand : public Command {
 public:
  std::string name() const override { return "edit"; }
  std::string summary() const override { return "Change many events at once, in your editor"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline edit E3 E5
  dateline edit in:front-page
  EDITOR="code --wait" dateline edit kind:expulsion
  dateline edit when:2016-12 -o form.txt        write the form, to be changed anywhere
  dateline edit --apply form.txt --dry-run

The editor is $VISUAL, else $EDITOR, else vi. Each event is a block of lines with its quotes
below; what is changed in them is taken over as one decision when the editor ends. A line that
cannot be read brings the editor back, with the reason above it; leave it as it is to give up:
what was written is kept beside the story then.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.flag("--all", all_,
                 "Every event, also those that matter little (default: the 20 that matter most)");
    options.text("-o,--output", output_, "FILE", "Write the form there, and start no editor");
    options.text("--apply", apply_, "FILE", "Take over what was changed in this form");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
  }
  int run(Context& context) override {
    if (!apply_.empty()) {
      if (!filter_.words.empty() || !output_.empty())
        throw base::UsageError({.what = "a form is either written or applied",
                                .remedy = "write it as `dateline edit --apply form.txt`"});
      return apply_file(context, apply_, dry_run_, story::read_form);
    }
    if (output_.empty() && !context.world.is_terminal(base::Stream::input))
      throw base::UsageError({.what = "an editor needs a terminal",
                              .remedy = "write the form (-o form.txt) and apply it (--apply form.txt)"});
    check_output(context, output_);
    refuse_as_of(context);
    const std::string form = written(context);
    if (!output_.empty()) {
      put_out(context, output_, form);
      return 0;
    }
    return edit(context, form);
  }

 private:
  std::string written(Context& context) {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    filter_.check(all_);
    const query::Result result = filter_.ask_what_matters(context, story.reader(), all_);
    if (result.events.empty())
      throw base::DataError(
          {.what = "there are no events to edit", .remedy = "`dateline events` lists them"});
    context.world.write(base::Stream::error, not_shown(result, "--all"));
    return table::edit_form(result, last_entry(story));
  }

  int edit(Context& context, std::string form) {
    std::vector<story::LeftOut> wrong;
    for (;;) {
      const std::optional<std::string> edited = context.world.edit(form);
      if (!edited)
        throw base::DataError({.what = "the editor ended with an error, and nothing was changed",
                               .remedy = "say which one to use: EDITOR=nano dateline edit"});
      if (*edited == form) return wrong.empty() ? nothing(context) : give_up(context, form, wrong);
      const story::Reader reader(context.data, context.world, context.limits);
      story::Story story = open_for_editing(context, reader);
      wrong.clear();
      const std::vector<story::SheetRow> rows = story::read_form(*edited, "form", wrong);
      const story::AppliedSheet trial = story::apply_rows(story, rows, context.now(), true);
      wrong.insert(wrong.end(), trial.left.begin(), trial.left.end());
      if (wrong.empty()) return apply_rows(context, story, rows, {}, "form", dry_run_);
      form = annotated(*edited, wrong);
    }
  }

  static int nothing(Context& context) {
    context.world.write(base::Stream::output, "nothing to change\n");
    return 0;
  }

  static int give_up(Context& context, const std::string& form, const std::vector<story::LeftOut>& wrong) {
    const std::string kept = context.story_path + ".edit.txt";
    context.world.replace_file(kept, form);
    throw base::DataError(
        {.path = kept,
         .what = "the form cannot be taken over, and nothing was changed",
         .why = wrong.front().what,
         .remedy = "what you wrote is kept there; change it and take it over: dateline edit "
                   "--apply " +
                   kept});
  }

  FilterOptions filter_;
  bool all_ = false, dry_run_ = false;
  std::string output_, apply_;
};

}  // namespace

std::unique_ptr<Command> make_edit() {
  return std::make_unique<EditCommand>();
}

}  // namespace dateline::cli
