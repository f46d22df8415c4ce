#include <map>
#include <string>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/dry_run.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class OrderCommand : public Command {
 public:
  std::string name() const override { return "order"; }
  std::string summary() const override { return "Say which of two events came first"; }
  std::string examples() const override {
    return R"(Examples:
  dateline order E5 after E4
  dateline order E5 before E7
  dateline order E5 after E4 --forget
  dateline order

An event without a date of its own gets bounds from those it came before or after, and its
place in every list. What contradicts the dates of the events is refused. Without events,
what was said so far is listed.
)";
  }
  void setup(Options& options) override {
    options.words("ID after|before ID", words_, "Two events, as E5 after E4; nothing to list what was said");
    options.flag("--forget", forget_, "Take back that this was said");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    if (words_.empty()) return list(context, reader);
    const bool after = words_.size() == 3 && words_[1] == "after";
    if (!after && (words_.size() != 3 || words_[1] != "before"))
      throw base::UsageError({.what = words_.size() == 3 ? "'" + words_[1] + "' is no order"
                                                         : "an order is two events and a word between them",
                              .remedy = "write it as `dateline order E5 after E4`"});
    const model::EventId one = event_named(words_[0]), other = event_named(words_[2]);
    const model::EventId earlier = after ? other : one, later = after ? one : other;
    story::Story story = open_for_editing(context, reader);
    decide(story, dry_run_, [&] { story.set_order(earlier, later, !forget_, context.now()); });
    const std::string done =
        to_string(later) + (forget_ ? " is no longer said to be" : " is") + " after " + to_string(earlier);
    context.world.write(base::Stream::output, done_words(done, dry_run_));
    return 0;
  }

 private:
  int list(Context& context, const story::Reader& reader) const {
    const story::Story story = open_story(context, reader);
    std::map<std::string, model::Event> by_uid;
    story.reader().each_event({}, [&](const model::Event& event) {
      by_uid.emplace(event.uid, event);
      return true;
    });
    std::vector<table::OrderRow> rows;
    for (const auto& order : story.decisions().orders) {
      const auto earlier = by_uid.find(order.earlier_uid), later = by_uid.find(order.later_uid);
      if (earlier == by_uid.end() || later == by_uid.end()) continue;
      rows.push_back({to_string(earlier->second.id), earlier->second.title, to_string(later->second.id),
                      later->second.title});
    }
    context.world.write(base::Stream::output, table::orders(rows, table_.made(context)));
    return 0;
  }

  std::vector<std::string> words_;
  bool forget_ = false, dry_run_ = false;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_order() {
  return std::make_unique<OrderCommand>();
}

}  // namespace dateline::cli
