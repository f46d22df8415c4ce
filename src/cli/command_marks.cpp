#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

/// The four commands that put events and actors, or fields of them, and claims into a state.
struct MarkText {
  const char* name;
  const char* summary;
  const char* done;  ///< "checked"
  model::State state;
  const char* examples;
};

constexpr MarkText mark_texts[] = {
    {"accept", "Say that events, actors or claims, or fields of them, are as they should be", "accepted",
     model::State::accepted,
     R"(Examples:
  dateline accept E3 E5              every field of both
  dateline accept E3 date            the date alone
  dateline accept kind:expulsion sources:2+ --dry-run
  dateline accept who:obama --field actors
  dateline accept A3                 the name and the kind of an actor
  dateline accept C7                 that a source says so (`dateline show E3` lists its claims)
  dateline accept E3 date --theirs   the date that a colleague has (after `dateline pull`)

What is accepted keeps its value, whatever is read later: a better reading, or a new version
of the article, is shown beside it (`dateline review`) and never takes its place.
)"},
    {"check", "Say that events, actors or claims, or fields of them, were checked against their sources",
     "checked", model::State::checked,
     R"(Examples:
  dateline check E3                  every field of it
  dateline check E3 E5 date          the dates alone
  dateline check state:accepted when:2016-12
  dateline check A3 --field name     the name of an actor
  dateline check C7                  that these words of a source say so

Checked is more than accepted: somebody has looked at the source. Checking the date says
nothing of the title. Who checked it and when stands in the story (`dateline show E3`).
)"},
    {"reject", "Say that events, actors or claims are none, or that fields of them are wrong", "rejected",
     model::State::rejected,
     R"(Examples:
  dateline reject E7                 it is no event: it is listed nowhere any more
  dateline reject outlet:lantern kind:statement --dry-run
  dateline reject E3 date            the date is wrong: the next best that a source gives is
                                     proposed, else it is unknown
  dateline reject A3                 it is no actor: it takes part in nothing any more
  dateline reject A3 name            the next name that articles have is proposed
  dateline reject C7                 its source does not say so: it counts for nothing any more

`dateline events state:rejected` and `dateline actors --state rejected` list what was
rejected; `dateline undo`, or `dateline propose`, brings it back. To leave out whoever is
called so, in articles to come too, write `dateline ignore "Jo Marden"`.
)"},
    {"propose", "Take back what was decided on events, actors, claims or fields of them", "proposed again",
     model::State::proposed,
     R"(Examples:
  dateline propose E3                nothing is decided of it any more
  dateline propose E3 title          its title is the one that was read
  dateline propose A3                its name and kind are those that were read
  dateline propose C7                the claim counts again

The value that was read, or is read now, takes the place of the editor's.
)"}};

class MarkCommand : public Command {
 public:
  explicit MarkCommand(const MarkText& text) : text_(text) {}
  std::string name() const override { return text_.name; }
  std::string summary() const override { return text_.summary; }
  std::string examples() const override { return std::string(text_.examples) + "\n" + filter_help; }
  void setup(Options& options) override {
    words_.ask_for(options, true);
    if (text_.state == model::State::accepted)
      options.flag("--theirs", theirs_, "As a colleague decided otherwise (`dateline pull`)");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    const Meant meant = words_.meant_of_all(context, story.reader());
    story::Editing editing(story, context.now(), words_.dry_run);
    story::Change change;
    story.decide([&] {
      if (!meant.claims.empty()) {
        if (theirs_)
          throw base::UsageError({.what = "--theirs is for events and actors",
                                  .remedy = "accept, check or reject the claim as it is here"});
        change = editing.mark(meant.claims, text_.state);
        return;
      }
      const auto decide = [&](const auto& things) {
        return theirs_ ? editing.take_theirs(things, meant.fields)
                       : editing.mark(things, meant.fields, text_.state);
      };
      change = meant.actors.empty() ? decide(meant.events) : decide(meant.actors);
    });
    context.world.write(base::Stream::output,
                        change_words(text_.done, change, story.reader(), words_.dry_run));
    return 0;
  }

 private:
  const MarkText& text_;
  EventWords words_;
  bool theirs_ = false;
};

}  // namespace

std::vector<std::unique_ptr<Command>> make_marks() {
  std::vector<std::unique_ptr<Command>> commands;
  for (const MarkText& text : mark_texts) commands.push_back(std::make_unique<MarkCommand>(text));
  return commands;
}

}  // namespace dateline::cli
