#include <charconv>

#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/story/editing.hpp"
#include "src/story/log_words.hpp"

namespace dateline::cli {
namespace {

class UndoCommand : public Command {
 public:
  explicit UndoCommand(bool redo) : redo_(redo) {}
  std::string name() const override { return redo_ ? "redo" : "undo"; }
  std::string summary() const override {
    return redo_ ? "Do again what was undone last" : "Take back the last decision";
  }
  std::string examples() const override {
    return redo_ ? R"(Examples:
  dateline redo
  dateline redo 17         entry 17 of `dateline log`

After a new decision nothing is left to be done again.
)"
                 : R"(Examples:
  dateline undo
  dateline undo 17         entry 17 of `dateline log`, whatever was decided since

One command is one decision, however many events it changed. Nothing is deleted: the log
has the decision and its undoing, and `dateline redo` does it again. What was done to
sources (add, set S1, blocks, ignore with an outlet) is not undone so; do the reverse.
)";
  }
  void setup(Options& options) override {
    options.words("NUMBER", words_, "The entry of the log; the last that can be without");
    options.flag("--dry-run", dry_run_, "Say which it would be, and change nothing");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    story::Editing editing(story, context.now(), dry_run_);
    std::string what;
    story.decide([&] {
      const store::LogEntry entry = editing.undo(number(), redo_);
      what = "entry " + std::to_string(entry.number) + ": " + story::words_of(entry, story.file());
    });
    const std::string done = redo_ ? "done again, " : "taken back, ";
    context.world.write(base::Stream::output,
                        (dry_run_ ? "would be " : "") + done + base::shown_safely(what) + "\n");
    return 0;
  }

 private:
  std::optional<std::int64_t> number() const {
    if (words_.empty()) return std::nullopt;
    std::int64_t value = 0;
    const std::string& text = words_.front();
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (words_.size() > 1 || failure != std::errc() || end != text.data() + text.size() || value < 1)
      throw base::UsageError(
          {.what = "'" + text + "' is not the number of one entry", .remedy = "`dateline log` lists them"});
    return value;
  }

  bool redo_;
  bool dry_run_ = false;
  std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_undo() {
  return std::make_unique<UndoCommand>(false);
}

std::unique_ptr<Command> make_redo() {
  return std::make_unique<UndoCommand>(true);
}

}  // namespace dateline::cli
