#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class RemoveSourceCommand : public Command {
 public:
  std::string name() const override { return "remove-source"; }
  std::string summary() const override { return "Remove an article for good, on a legal or privacy request"; }
  std::string examples() const override {
    return R"(Examples:
  dateline remove-source S3 --dry-run      says what would go
  dateline remove-source S3 --yes

Everything else in a story leaves a trace and can be undone; this cannot. The original, its
text, what was read in it and its words in the log are taken out of the file and overwritten;
decisions on events that only this source told of go with it. That a source was removed, when
and by whom stays in the log. Copies of the story file that you have made are not changed.
)";
  }
  void setup(Options& options) override {
    options.word("ID", id_, "A source, as S3");
    options.flag("--yes", yes_, "Do not ask");
    options.flag("--dry-run", dry_run_, "Say what would be removed, and change nothing");
  }
  int run(Context& context) override {
    const auto id = model::handle_from<'S'>(id_);
    if (!id)
      throw base::UsageError(
          {.what = "'" + id_ + "' is no source", .remedy = "name one as S3; `dateline sources` lists them"});
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    if (story.was_removed(*id)) {
      if (!dry_run_) story.erase_removed();  // what may have failed the first time
      context.world.write(base::Stream::output, id_ + " was removed before\n");
      return 0;
    }
    const story::Story::Removal removal = story.removal_of(*id);
    if (dry_run_) {
      context.world.write(base::Stream::output, "would be removed: " + words_of(removal));
      return 0;
    }
    if (!yes_ && !is_confirmed(context, removal)) {
      context.world.write(base::Stream::output, "nothing was removed\n");
      return 1;
    }
    story.remove_source(*id, context.now());
    context.world.write(base::Stream::output, "removed: " + words_of(removal));
    return 0;
  }

 private:
  std::string words_of(const story::Story::Removal& removal) const {
    return id_ + "  " + base::shown_safely(removal.title) + "\n    " + counted(removal.bytes, "byte") +
           " of the original, its text and what was read in it\n    " + counted(removal.events, "event") +
           ", of which " + std::to_string(removal.alone) + " no other source tells of; its words in " +
           counted(removal.decisions, "decision") + "\n";
  }

  bool is_confirmed(Context& context, const story::Story::Removal& removal) const {
    if (!context.world.is_terminal(base::Stream::input))
      throw base::UsageError({.what = "what is removed cannot be brought back",
                              .remedy = "look with --dry-run, then say --yes"});
    context.world.write(base::Stream::error,
                        words_of(removal) + "This cannot be undone. Write " + id_ + " to remove it: ");
    std::string line;
    context.world.read_line(line, 64);
    return line == id_;
  }

  std::string id_;
  bool yes_ = false, dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_remove_source() {
  return std::make_unique<RemoveSourceCommand>();
}

}  // namespace dateline::cli
