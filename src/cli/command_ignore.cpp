#include "exports/table/block_table.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/dry_run.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"
#include "src/story/editing.hpp"

namespace dateline::cli {
namespace {

class IgnoreCommand : public Command {
 public:
  std::string name() const override { return "ignore"; }
  std::string summary() const override { return "Leave words of an outlet, or a name, out of all articles"; }
  std::string examples() const override {
    return R"(Examples:
  dateline ignore "The Lantern" "Sign up for our newsletter"
  dateline ignore "The Lantern" "Sign up for our newsletter" --forget
  dateline ignore "Jo Marden"
  dateline ignore

Paragraphs that begin with these words are left out of every article of the outlet, of those
that the story has and of those to come; case and accents do not matter. What you have said
of a single article (dateline blocks) stays. A name alone is that of nobody who matters, such
as an author: no article that is added has such an actor. Without words, what is left out
is listed.
)";
  }
  void setup(Options& options) override {
    options.words("OUTLET WORDS", words_,
                  "Who published it, and what the paragraph begins with; or a name; nothing to list all");
    options.flag("--forget", forget_, "Take back that this was said");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    if (words_.empty()) {
      const story::Story story = open_story(context, reader);
      std::vector<table::IgnoreRow> rows;
      for (const article::IgnoreRule& rule : story.ignored()) rows.push_back({rule.outlet, rule.words});
      for (const std::string& name : story.decisions().ignored_names) rows.push_back({"(a name)", name});
      context.world.write(base::Stream::output, table::ignored(rows, table_.made(context)));
      return 0;
    }
    if (words_.size() > 2)
      throw base::UsageError(
          {.what = "too many words",
           .remedy = "write it as `dateline ignore \"The Lantern\" \"Sign up for our newsletter\"`"});
    story::Story story = open_for_editing(context, reader);
    if (words_.size() == 1) {
      refuse_outlet(story);
      story::Editing editing(story, context.now());
      bool is_new = false;
      decide(story, dry_run_, [&] { is_new = editing.ignore_name(words_[0], !forget_).entry > 0; });
      if (!is_new) {
        context.world.write(base::Stream::output, "nothing to change\n");
        return 0;
      }
      const std::string done =
          base::shown_safely(words_[0]) + (forget_ ? " is no longer left out" : " is left out");
      context.world.write(base::Stream::output, done_words(done, dry_run_));
      return 0;
    }
    std::uint64_t read = 0;
    decide(story, dry_run_,
           [&] { read = story.set_ignored({words_[0], words_[1]}, !forget_, context.now()); });
    const std::string done =
        counted(read, "article") + " of " + base::shown_safely(words_[0]) + " read again";
    context.world.write(base::Stream::output, done_words(done, dry_run_));
    return 0;
  }

 private:
  /// A name alone may be that of an outlet, whose words were forgotten.
  void refuse_outlet(const story::Story& story) const {
    story.reader().each_source([&](const model::Source& source) {
      if (article::comparable(source.outlet) == article::comparable(words_[0]))
        throw base::UsageError(
            {.what = "no words to leave out of '" + words_[0] + "'",
             .remedy = "write it as `dateline ignore \"The Lantern\" \"Sign up for our newsletter\"`"});
      return true;
    });
  }

  std::vector<std::string> words_;
  bool forget_ = false, dry_run_ = false;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_ignore() {
  return std::make_unique<IgnoreCommand>();
}

}  // namespace dateline::cli
