#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class AddEventCommand : public Command {
 public:
  std::string name() const override { return "add-event"; }
  std::string summary() const override { return "Add an event that no article's reading has"; }
  std::string examples() const override {
    return R"(Examples:
  dateline add-event S3 --quote "ordered the expulsion" --date 2016-12 --agent Obama
  dateline add-event --title "The minister calls the editor" --date "3 May 2017" \
      --cite "interview, 4 May"

With words of a source the event has their address, like one that was read. Without, it
should have a citation; where it has none it is marked as uncited. It is accepted, not yet
checked. Without a source it may be the first of a story: the file is made.
)";
  }
  void setup(Options& options) override {
    options.words("SOURCE", sources_, "The source that says it, as S3; nothing for none");
    options.text("--quote", event_.quote, "WORDS", "Words of its text that state the event");
    options.text("--title", event_.title, "WORDS", "What happened (default: the quoted words)");
    options.text("--date", event_.date, "DATE",
                 "When: 2016-12, \"3 May 2017\", 2016..2017 (default: unknown)");
    options.text("--kind", event_.kind, "KIND", "Its kind: meeting, expulsion, … (default: other)");
    options.text("--agent", agent_, "NAMES", "Who did it; several parted by semicolons");
    options.text("--patient", patient_, "NAMES", "To whom it was done");
    options.text("--place", place_, "NAMES", "Where");
    options.text("--cite", event_.citation, "WORDS", "Where it is from, without words of a source");
  }
  int run(Context& context) override {
    if (sources_.size() > 1 || (sources_.empty() != event_.quote.empty()))
      throw base::UsageError(
          {.what = "a quote and its one source go together",
           .remedy = "write it as `dateline add-event S3 --quote \"ordered the expulsion\"`"});
    if (!sources_.empty()) {
      event_.source = model::handle_from<'S'>(sources_.front());
      if (!event_.source)
        throw base::UsageError({.what = "'" + sources_.front() + "' is no source",
                                .remedy = "name one as S3; `dateline sources` lists them"});
    }
    event_.actors = {
        {model::Role::agent, agent_}, {model::Role::patient, patient_}, {model::Role::place, place_}};
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story =
        sources_.empty() ? open_or_begin(context, reader) : open_for_editing(context, reader);
    story::Editing editing(story, context.now());
    story::Change change;
    story.decide([&] { change = editing.add_event(event_); });
    if (const auto made = story.file().find_event_by_uid(change.new_uids.front())) change.events = {*made};
    warn(context, change.warnings);
    context.world.write(base::Stream::output, change_words("added", change, story.reader(), false));
    return 0;
  }

 private:
  /// Where there is no story yet, one is made; but none for an event that is refused.
  story::Story open_or_begin(Context& context, const story::Reader& reader) const {
    refuse_as_of(context);
    if (context.world.kind_of(context.story_path) != base::PathKind::missing)
      return open_for_editing(context, reader);
    story::Story trial = story::Story::in_memory(reader);
    story::Editing(trial, context.now()).add_event(event_);
    story::Story story = story::Story::open_for_writing(context.story_path, true, reader);
    story.sign(context.who());
    story.update();
    return story;
  }

  std::vector<std::string> sources_;
  std::string agent_, patient_, place_;
  story::NewEvent event_;
};

}  // namespace

std::unique_ptr<Command> make_add_event() {
  return std::make_unique<AddEventCommand>();
}

}  // namespace dateline::cli
