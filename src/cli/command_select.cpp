#include "exports/table/chosen.hpp"
#include "graph/query/selection.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

using What = assemble::Choosing::What;

class SelectCommand : public Command {
 public:
  std::string name() const override { return "select"; }
  std::string summary() const override { return "Choose what is printed together, under a name"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline select front-page E3 E5 E9           picks these events
  dateline select front-page kind:meeting       picks those found now
  dateline select front-page --filter who:putin kind:expulsion
  dateline select front-page E7 --drop
  dateline select front-page E5 --title "Obama hits back"
  dateline select front-page E5 --note "The largest expulsion since 1986."
  dateline select front-page E5 --after E4      where their dates leave it open; also --first
  dateline select front-page                    what is in it
  dateline timeline in:front-page -o front.svg
  dateline select front-page --forget

With --filter the selection takes what the filter takes, also of articles that are added
later; what is picked and dropped by hand stays so. Titles and notes of a selection are
printed in it alone; an empty one ("") takes them back. `dateline publish` freezes what was
printed.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("NAME WORDS", words_, "The name, then events (E3 E5) or a filter");
    options.flag("--filter", filter_, "The words are the filter of the selection itself");
    options.flag("--drop", drop_, "Take events out, whatever the filter of the selection says");
    options.optional_text("--title", title_, "TEXT", "How the selection words an event");
    options.optional_text("--note", note_, "TEXT", "Words that the selection prints beneath an event");
    options.text("--after", after_, "EVENT", "Put one event right after this one");
    options.flag("--first", first_, "Put one event before all others");
    options.flag("--forget", forget_, "Remove the selection; its events stay as they are");
    options.flag("--dry-run", events_.dry_run, "Say what would be changed, and change nothing");
    events_.filter.ask_for_plan(options);
    table_.ask_for(options);
  }
  int run(Context& context) override {
    if (words_.empty())
      throw base::UsageError({.what = "no selection is named",
                              .remedy = "write it as `dateline select front-page E3 E5`; `dateline "
                                        "selections` lists those there are"});
    const int said = int{filter_} + int{drop_} + int{title_.has_value()} + int{note_.has_value()} +
                     int{!after_.empty()} + int{first_} + int{forget_};
    if (said > 1)
      throw base::UsageError({.what = "one thing is said of a selection at a time",
                              .remedy = "give one of --filter, --drop, --title, --note, --after, --first "
                                        "and --forget"});
    if (is_handle(words_[0]) && !forget_)
      throw base::UsageError({.what = "'" + words_[0] + "' is a number, not the name of a selection",
                              .why = "the name comes first",
                              .remedy = "write it as `dateline select front-page " + words_[0] + "`"});
    const story::Reader reader(context.data, context.world, context.limits);
    if (said == 0 && words_.size() == 1) return show(context, reader);
    story::Story story = open_for_editing(context, reader);
    story::Editing editing(story, context.now(), events_.dry_run);
    story::Change change;
    story.decide([&] { change = choose(context, editing, story.reader()); });
    put_out(change, story.reader(), context);
    warn(context, change.warnings);
    return 0;
  }

 private:
  int show(Context& context, const story::Reader& reader) {
    const story::Story story = open_story(context, reader);
    FilterOptions in;
    in.plan = events_.filter.plan;
    in.words = {"in:" + query::selection_named(story.reader(), words_[0]).name};
    const query::Result result = in.ask(context, story.reader(), table_.format);
    context.world.write(base::Stream::output, table::events(result, table_.made(context)));
    context.world.write(base::Stream::error, not_shown(result, "--possible"));
    return 0;
  }

  What what() const {
    if (filter_) return What::filter;
    if (drop_) return What::drop;
    if (title_) return What::title;
    if (note_) return What::note;
    if (!after_.empty() || first_) return What::place;
    return forget_ ? What::remove : What::pick;
  }

  story::Change choose(const Context& context, story::Editing& editing, const model::StoryReader& story) {
    const std::vector<std::string> rest(words_.begin() + 1, words_.end());
    const What said = what();
    if (said == What::filter) return editing.choose(words_[0], said, {}, rest);
    if (said == What::remove) {
      if (!rest.empty())
        throw base::UsageError(
            {.what = "--forget removes the whole selection",
             .remedy = "to take events out of it: dateline select " + words_[0] + " " + rest[0] + " --drop"});
      return editing.choose(words_[0], said, {});
    }
    events_.filter.words = rest;
    const auto [events, fields] = events_.meant(context, story);
    if (!fields.empty())
      throw base::UsageError({.what = "whole events are selected", .remedy = "leave the field out"});
    const bool is_of_one = said == What::title || said == What::place;
    if (is_of_one && events.size() != 1)
      throw base::UsageError(
          {.what = "this is said of one event, and " + std::to_string(events.size()) + " are named",
           .remedy = "name one: dateline select " + words_[0] + " E5 …"});
    std::vector<std::string> words;
    if (said == What::title) words = {*title_};
    if (said == What::note) words = {*note_};
    std::optional<model::EventId> after;
    if (!after_.empty()) after = event_named(after_);
    return editing.choose(words_[0], said, events, words, after);
  }

  void put_out(const story::Change& change, const model::StoryReader& story, Context& context) const {
    std::string out;
    if (filter_ || forget_) {
      const std::string done = filter_ ? "filter set" : "removed";
      out = change.entry || events_.dry_run ? (events_.dry_run ? "would be " : "") + done + "\n"
                                            : "nothing to change\n";
    } else {
      const std::string done = drop_                       ? "dropped"
                               : title_                    ? "titled"
                               : note_                     ? "noted"
                               : !after_.empty() || first_ ? "placed"
                                                           : "selected";
      out = change_words(done, change, story, events_.dry_run);
    }
    context.world.write(base::Stream::output, out);
  }

  std::vector<std::string> words_;
  bool filter_ = false, drop_ = false, first_ = false, forget_ = false;
  std::optional<std::string> title_, note_;
  std::string after_;
  EventWords events_;
  TableOptions table_;
};

class SelectionsCommand : public Command {
 public:
  std::string name() const override { return "selections"; }
  std::string summary() const override { return "List the selections of the story"; }
  std::string examples() const override {
    return R"(Examples:
  dateline selections
  dateline selections --format json
  dateline select front-page       what is in one
)";
  }
  void setup(Options& options) override { table_.ask_for(options); }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    std::vector<table::SelectionRow> rows;
    for (const model::Selection& selection : story.reader().selections()) {
      table::SelectionRow& row = rows.emplace_back();
      row.name = selection.name;
      row.filter = selection.filter;
      for (const model::SelectionItem& item : selection.items) {
        row.picked += item.choice == model::Choice::picked ? 1 : 0;
        row.dropped += item.choice == model::Choice::dropped ? 1 : 0;
      }
      try {
        FilterOptions in;
        in.words = {"in:" + selection.name};
        row.events = in.ask(context, story.reader(), table_.format).events.size();
      } catch (const base::DataError& problem) {
        row.problem = problem.detail().what;
      }
    }
    const table::Options options = table_.made(context);
    if (!table::is_for_programs(options.format) && rows.empty())
      context.world.write(base::Stream::error, "no selections; make one: dateline select front-page E3 E5\n");
    else
      context.world.write(base::Stream::output, table::selections(rows, options));
    return 0;
  }

 private:
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_select() {
  return std::make_unique<SelectCommand>();
}

std::unique_ptr<Command> make_selections() {
  return std::make_unique<SelectionsCommand>();
}

}  // namespace dateline::cli
