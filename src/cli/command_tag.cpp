#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

/// tag and note: a text, then the events it is put on.
class LabelCommand : public Command {
 public:
  explicit LabelCommand(bool is_tag) : is_tag_(is_tag) {}
  std::string name() const override { return is_tag_ ? "tag" : "note"; }
  std::string summary() const override {
    return is_tag_ ? "Put a tag on events" : "Write a note beside events";
  }
  std::string examples() const override {
    return std::string(is_tag_ ? R"(Examples:
  dateline tag chapter-1 E3 E5
  dateline tag russia who:putin when:2016 --dry-run
  dateline tag chapter-1 E5 --forget
  dateline events tag:chapter-1

)"
                               : R"(Examples:
  dateline note "ask the ministry for the order" E3
  dateline note "same wording as the press release" source:S2 kind:statement
  dateline events is:noted

A note is for you and your colleagues: no timeline prints it. `dateline show E3` does.

)") + filter_help;
  }
  void setup(Options& options) override {
    options.words("TEXT WORDS", words_, "The text, then events (E3 E5) or a filter");
    if (is_tag_) options.flag("--forget", forget_, "Take the tag off");
    options.flag("--dry-run", events_.dry_run, "Say what would be changed, and change nothing");
    events_.filter.ask_for_plan(options);
  }
  int run(Context& context) override {
    if (words_.size() < 2)
      throw base::UsageError({.what = "a text and events are needed",
                              .remedy = is_tag_ ? "write it as `dateline tag chapter-1 E3 E5`"
                                                : "write it as `dateline note \"ask the ministry\" E3`"});
    if (is_handle(words_[0]) && !forget_)
      throw base::UsageError(
          {.what = "'" + words_[0] + "' is a number, not the " + (is_tag_ ? "tag" : "text of a note"),
           .why = std::string("the ") + (is_tag_ ? "tag" : "text") + " comes first",
           .remedy = is_tag_ ? "write it as `dateline tag chapter-1 " + words_[0] + "`"
                             : "write it as `dateline note \"ask the ministry\" " + words_[0] + "`"});
    events_.filter.words.assign(words_.begin() + 1, words_.end());
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    const auto [events, fields] = events_.meant(context, story.reader());
    if (!fields.empty())
      throw base::UsageError(
          {.what = "a " + name() + " is on whole events", .remedy = "leave the field out"});
    story::Editing editing(story, context.now(), events_.dry_run);
    story::Change change;
    story.decide([&] {
      change = is_tag_ ? editing.tag(events, words_[0], !forget_) : editing.note(events, words_[0]);
    });
    const std::string done = !is_tag_ ? "noted" : forget_ ? "tag taken off" : "tagged";
    context.world.write(base::Stream::output, change_words(done, change, story.reader(), events_.dry_run));
    return 0;
  }

 private:
  bool is_tag_;
  bool forget_ = false;
  std::vector<std::string> words_;
  EventWords events_;
};

}  // namespace

std::unique_ptr<Command> make_tag() {
  return std::make_unique<LabelCommand>(true);
}

std::unique_ptr<Command> make_note() {
  return std::make_unique<LabelCommand>(false);
}

}  // namespace dateline::cli
