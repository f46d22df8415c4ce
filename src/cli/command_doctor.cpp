#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class DoctorCommand : public Command {
 public:
  std::string name() const override { return "doctor"; }
  std::string summary() const override {
    return "Find what is damaged in a story file, and repair what can be";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline doctor
  dateline doctor --repair

Checked are the database, the bytes of every source against the hashes that were stored with
them, its title, outlet and other fields against its record, references and addresses. What
was read in an article is read again from its original, and the graph is made anew; an
original that is damaged cannot be brought back: take the file from a backup (`dateline
backup`). The exit status is 1 while something is wrong.
)";
  }
  void setup(Options& options) override {
    options.flag("--repair", repair_, "Repair what can be made anew from the originals");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    std::vector<store::Fault> faults;
    {
      const story::Story story = story::Story::open_for_reading(context.story_path, reader);
      faults = story.faults();
    }
    for (const store::Fault& fault : faults) context.world.write(base::Stream::output, line_of(fault));
    if (faults.empty()) {
      context.world.write(base::Stream::output, "nothing is wrong\n");
      return 0;
    }
    if (!repair_) {
      context.world.write(base::Stream::error,
                          "dateline: `dateline doctor --repair` makes good what it can\n");
      return 1;
    }
    refuse_as_of(context);
    story::Story story = story::Story::open_for_writing(context.story_path, false, reader);
    story.sign(context.who());
    const std::vector<model::SourceId> read = story.repair(faults, context.now());
    const std::vector<store::Fault> left = story.faults();
    context.world.write(base::Stream::output, counted(read.size(), "source") +
                                                  " read again, the graph made anew; " +
                                                  counted(left.size(), "fault") + " left\n");
    for (const store::Fault& fault : left) context.world.write(base::Stream::output, line_of(fault));
    return left.empty() ? 0 : 1;
  }

 private:
  static std::string line_of(const store::Fault& fault) {
    return (fault.source ? to_string(fault.source) + "  " : "") + base::shown_safely(fault.what) + "\n";
  }

  bool repair_ = false;
};

class BackupCommand : public Command {
 public:
  std::string name() const override { return "backup"; }
  std::string summary() const override {
    return "Copy the story file as of this moment, also while others write";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline backup story-2017-07-10.dateline
  dateline backup /media/stick/story.dateline

The copy is a story file of its own. It is written beside its place and put there in one step:
what stood there before is whole until the copy is.
)";
  }
  void setup(Options& options) override { options.word("FILE", path_, "Where the copy goes"); }
  int run(Context& context) override {
    check_output(context, path_, {}, Written::story);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = story::Story::open_for_reading(context.story_path, reader);
    const std::string bytes = story.file().snapshot();
    context.world.replace_file(path_, bytes);
    context.world.write(base::Stream::output,
                        counted(bytes.size(), "byte") + " in " + base::shown_safely(path_) + "\n");
    return 0;
  }

 private:
  std::string path_;
};

}  // namespace

std::unique_ptr<Command> make_doctor() {
  return std::make_unique<DoctorCommand>();
}

std::unique_ptr<Command> make_backup() {
  return std::make_unique<BackupCommand>();
}

}  // namespace dateline::cli
