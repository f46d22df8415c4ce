#include <algorithm>

#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

constexpr model::RelationKind kinds[] = {model::RelationKind::causes, model::RelationKind::responds_to,
                                         model::RelationKind::part_of, model::RelationKind::during,
                                         model::RelationKind::contradicts};

class RelateCommand : public Command {
 public:
  std::string name() const override { return "relate"; }
  std::string summary() const override { return "Say how one event stands to another"; }
  std::string examples() const override {
    return R"(Examples:
  dateline relate E3 causes E5
  dateline relate E5 responds_to E3
  dateline relate E7 part_of E5
  dateline relate E3 causes E5 --forget

The relations are causes, responds_to, part_of, during and contradicts; diagrams draw them.
Which of two events came first is said with `dateline order`: dates follow from it.
)";
  }
  void setup(Options& options) override {
    options.word("FROM", from_, "An event, as E3");
    options.word("RELATION", kind_, "causes, responds_to, part_of, during or contradicts");
    options.word("TO", to_, "Another event");
    options.flag("--forget", forget_, "Take back that this was said");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
  }
  int run(Context& context) override {
    const model::RelationKind kind = kind_named();
    const model::EventId from = event_named(from_), to = event_named(to_);
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    story::Editing editing(story, context.now(), dry_run_);
    story::Change change;
    story.decide([&] { change = editing.relate(from, kind, to, !forget_); });
    context.world.write(base::Stream::output, change_words(forget_ ? "no longer related" : "related", change,
                                                           story.reader(), dry_run_));
    return 0;
  }

 private:
  model::RelationKind kind_named() const {
    std::vector<std::string> names;
    for (const model::RelationKind kind : kinds) {
      if (model::name_of(kind) == kind_) return kind;
      names.emplace_back(model::name_of(kind));
    }
    if (kind_ == "before" || kind_ == "after")
      throw base::UsageError(
          {.what = "an order is said with another command",
           .remedy = "write it as `dateline order " + from_ + " " + kind_ + " " + to_ + "`"});
    const std::string near = base::nearest_of(kind_, names.data(), names.data() + names.size());
    throw base::UsageError({.what = "there is no relation '" + kind_ + "'",
                            .remedy = near.empty()
                                          ? "it is causes, responds_to, part_of, during or contradicts"
                                          : "did you mean " + near + "?"});
  }

  std::string from_, kind_, to_;
  bool forget_ = false, dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_relate() {
  return std::make_unique<RelateCommand>();
}

}  // namespace dateline::cli
