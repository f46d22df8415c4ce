#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/dry_run.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class AnchorCommand : public Command {
 public:
  std::string name() const override { return "anchor"; }
  std::string summary() const override { return "Say when something that articles name was"; }
  std::string examples() const override {
    return R"(Examples:
  dateline anchor "G20 summit" 2017-07-07..2017-07-08
  dateline anchor "Brexit vote" "23 June 2016"
  dateline anchor "G20 summit" unknown
  dateline anchor

Articles write "at the G20 summit" and take its dates for known. With an anchor, events of
that name, and what happened during them, get these days in every article, whatever the
order in which articles are added; a wider date ("last week") is narrowed to them. Without
dates the anchors of the story are listed; "unknown" takes one away.
)";
  }
  void setup(Options& options) override {
    options.words("NAME DATES", words_,
                  "What articles call it, without article; when it was, or \"unknown\"; nothing to list all");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    if (words_.empty()) {
      const story::Story story = open_story(context, reader);
      std::vector<table::AnchorRow> rows;
      for (const auto& anchor : story.decisions().anchors) rows.push_back({anchor.name, anchor.when});
      context.world.write(base::Stream::output, table::anchors(rows, table_.made(context)));
      return 0;
    }
    if (words_.size() != 2)
      throw base::UsageError(
          {.what = words_.size() == 1 ? "no dates for '" + words_[0] + "'" : "too many words",
           .remedy = "write it as `dateline anchor \"G20 summit\" 2017-07-07..2017-07-08`"});
    const std::string& name = words_[0];
    const auto when = dates(words_[1]);
    story::Story story = open_for_editing(context, reader);
    decide(story, dry_run_, [&] { story.set_anchor(name, when, context.now()); });
    const std::string done = base::shown_safely(name) + ": " + (when ? calendar::print(*when) : "unknown");
    context.world.write(base::Stream::output, done_words(done, dry_run_));
    return 0;
  }

 private:
  /// From the first day to the last; nothing for "unknown".
  static std::optional<calendar::TimeSpan> dates(const std::string& text) {
    if (text == "unknown") return std::nullopt;
    const auto when = calendar::span_from_people(text);
    if (!when)
      throw base::UsageError(
          {.what = "'" + text + "' is no date",
           .remedy = "write it as 2017-07-07, 2017-07-07..2017-07-08, \"July 2017\" or \"unknown\""});
    if (!when->bounded() || when->single_day()) return when;
    return calendar::lasting(when->earliest_start, when->latest_end);
  }

  std::vector<std::string> words_;
  bool dry_run_ = false;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_anchor() {
  return std::make_unique<AnchorCommand>();
}

}  // namespace dateline::cli
