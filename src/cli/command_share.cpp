#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/story/sharing.hpp"
#include "src/story/story_text.hpp"

namespace dateline::cli {
namespace {

/// The file that a story is written into; it must be named, and not be there yet.
void check_new(Context& context, const std::string& path, const std::string& example) {
  if (path.empty()) throw base::UsageError({.what = "no file is named to write to", .remedy = example});
  if (context.world.kind_of(path) == base::PathKind::missing) return;
  throw base::UsageError(
      {.path = path, .what = "there is something of this name", .remedy = "take another name, or remove it"});
}

class ShareCommand : public Command {
 public:
  std::string name() const override { return "share"; }
  std::string summary() const override { return "Write a copy of the story for a colleague"; }
  std::string examples() const override {
    return R"(Examples:
  dateline share -o desk.dateline
  dateline share -o desk-texts.dateline --no-originals --no-notes

The copy is a story of its own: a colleague adds and decides in it, and `dateline pull
desk.dateline` takes that over. Without originals it holds the texts that were read, with
every quote, but not the pages as they were saved: those cannot be read again there.
)";
  }
  void setup(Options& options) override {
    options.text("-o,--output", output_, "FILE", "Where to");
    options.flag("--no-originals", no_originals_, "Without the articles as they were saved");
    options.flag("--no-notes", no_notes_, "Without the notes beside events");
  }
  int run(Context& context) override {
    check_new(context, output_, "write it as `dateline share -o desk.dateline`");
    refuse_as_of(context);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const std::string bytes =
        story::shared(story, reader, {.originals = !no_originals_, .notes = !no_notes_}).file().snapshot();
    context.world.replace_file(output_, bytes);
    context.world.write(base::Stream::output,
                        std::to_string(bytes.size()) + " bytes in " + base::shown_safely(output_) + "\n");
    return 0;
  }

 private:
  std::string output_;
  bool no_originals_ = false, no_notes_ = false;
};

class PullCommand : public Command {
 public:
  std::string name() const override { return "pull"; }
  std::string summary() const override { return "Take over what a colleague added and decided"; }
  std::string examples() const override {
    return R"(Examples:
  dateline pull desk.dateline --dry-run
  dateline pull desk.dateline
  dateline events is:changed         what you and your colleague decided otherwise

New articles and decisions are taken over, each by whom and when it was made; what was undone
there is undone here. Where both decided on the same field of an event, and otherwise, yours
stays and theirs stands beside it: `dateline review` asks about these first. Pulling the same
file again takes nothing twice.
)";
  }
  void setup(Options& options) override {
    options.word("FILE", from_, "The story file of the colleague");
    options.flag("--dry-run", dry_run_, "Say what would be taken over, and change nothing");
  }
  int run(Context& context) override {
    if (context.world.same_file(from_, context.story_path))
      throw base::UsageError(
          {.path = from_, .what = "this is the story itself", .remedy = "name the file of a colleague"});
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story mine = open_for_editing(context, reader);
    story::Story theirs = story::Story::open_for_reading(from_, reader);
    if (theirs.needs_update()) {
      theirs = story::Story::of(theirs.file().copy(), reader);  // theirs stays as it is
      theirs.update();
    }
    story::Pulled pulled;
    mine.decide([&] { pulled = story::pull(mine, theirs, from_, context.now(), dry_run_); });
    context.world.write(base::Stream::output, report(pulled));
    warn(context, pulled.left);
    return 0;
  }

 private:
  std::string report(const story::Pulled& pulled) const {
    std::string out;
    for (const std::string& line : pulled.lines) out += base::shown_safely(line) + "\n";
    for (const std::string& line : pulled.clashes) out += "clash: " + base::shown_safely(line) + "\n";
    if (pulled.lines.empty() && pulled.clashes.empty()) return "nothing new\n";
    out += counted(pulled.sources, "new source") + ", " + counted(pulled.decisions, "decision");
    if (!pulled.clashes.empty())
      out += ", " + counted(pulled.clashes.size(), "clash", "clashes") +
             (dry_run_ ? "" : " (`dateline review` asks about them first)");
    return out + (dry_run_ ? "; nothing was changed (--dry-run)\n" : "\n");
  }

  std::string from_;
  bool dry_run_ = false;
};

class DumpCommand : public Command {
 public:
  std::string name() const override { return "dump"; }
  std::string summary() const override { return "Write the whole story as text, made for git"; }
  std::string examples() const override {
    return R"(Examples:
  dateline dump -o story.txt
  dateline -f copy.dateline load story.txt

The text has the events for reading, then the articles, the log and all numbers: nothing is
lost, and two moments of a story differ only where something was done. What stands where:
docs/formats/story-text.md.
)";
  }
  void setup(Options& options) override {
    options.text("-o,--output", output_, "FILE", "Where to (default: standard output)");
  }
  int run(Context& context) override {
    check_output(context, output_);
    refuse_as_of(context);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const std::string text = story::to_text(story);
    const bool is_shown =
        (output_.empty() || output_ == "-") && context.world.is_terminal(base::Stream::output);
    put_out(context, output_, is_shown ? base::shown_safely(text, true) : text);
    return 0;
  }

 private:
  std::string output_;
};

class LoadCommand : public Command {
 public:
  std::string name() const override { return "load"; }
  std::string summary() const override { return "Make a story file of a text that `dump` wrote"; }
  std::string examples() const override {
    return R"(Examples:
  dateline -f copy.dateline load story.txt

The story file must not be there yet. To take a colleague's text into a story that is: load it
into a file of its own and `dateline pull` that.
)";
  }
  void setup(Options& options) override { options.word("FILE", from_, "The text"); }
  int run(Context& context) override {
    check_new(context, context.story_path, "");
    const std::string text = context.world.read_file(from_, most_bytes);
    const story::Reader reader(context.data, context.world, context.limits);
    std::vector<std::string> notes;
    const story::Story story = story::from_text(text, from_, reader, notes);
    context.world.replace_file(context.story_path, story.file().snapshot());
    std::uint64_t sources = 0;
    story.reader().each_source([&](const model::Source&) { return ++sources > 0; });
    context.world.write(base::Stream::output,
                        "made " + base::shown_safely(context.story_path) + ": " + counted(sources, "source") +
                            ", " +
                            counted(static_cast<std::uint64_t>(story.last_entry_until({INT64_MAX})),
                                    "entry of the log", "entries of the log") +
                            "\n");
    warn(context, notes);
    return 0;
  }

 private:
  static constexpr std::uint64_t most_bytes = 1u << 30;
  std::string from_;
};

}  // namespace

std::vector<std::unique_ptr<Command>> make_sharing() {
  std::vector<std::unique_ptr<Command>> out;
  out.push_back(std::make_unique<ShareCommand>());
  out.push_back(std::make_unique<PullCommand>());
  out.push_back(std::make_unique<DumpCommand>());
  out.push_back(std::make_unique<LoadCommand>());
  return out;
}

}  // namespace dateline::cli
