#include <algorithm>
#include <set>

#include "graph/query/names.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

std::string actor_line(const model::StoryReader& story, model::ActorId id) {
  const auto actor = story.actor(id);
  return actor ? to_string(actor->id) + "  " + base::shown_safely(actor->name) : "";
}

std::string event_line(const model::StoryReader& story, model::EventId id) {
  const auto event = story.event(id);
  return event ? to_string(event->id) + "  " + base::shown_safely(event->title) : "";
}

/// What a change has made of events or actors, a line each.
std::string lines_after(const story::Story& story, const story::Change& change) {
  std::set<model::EventId> events;
  std::set<model::ActorId> actors;
  for (const model::EventId id : change.events)
    if (const auto event = story.reader().event(id)) events.insert(event->id);
  for (const model::ActorId id : change.actors)
    if (const auto actor = story.reader().actor(id)) actors.insert(actor->id);
  for (const std::string& uid : change.new_uids) {
    if (const auto event = story.file().find_event_by_uid(uid)) events.insert(*event);
    if (const auto actor = story.file().find_actor_by_uid(uid)) actors.insert(*actor);
  }
  std::string out;
  for (const model::EventId id : events) out += "    " + event_line(story.reader(), id) + "\n";
  for (const model::ActorId id : actors) out += "    " + actor_line(story.reader(), id) + "\n";
  return out;
}

/// A command that regroups events or actors.
class GroupingCommand : public Command {
 public:
  void setup(Options& options) override {
    options.words(words_name(), words_, words_help());
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = open_for_editing(context, reader);
    story::Editing editing(story, context.now(), dry_run_);
    story::Change change;
    std::string done;
    story.decide([&] { done = decide(story, editing, change); });
    context.world.write(base::Stream::output, done + (dry_run_ ? ": nothing was changed (--dry-run)" : "") +
                                                  "\n" + lines_after(story, change));
    return 0;
  }

 protected:
  virtual std::string words_name() const = 0;
  virtual std::string words_help() const = 0;
  /// Does it, and says what in a few words.
  virtual std::string decide(const story::Story& story, story::Editing& editing, story::Change& change) = 0;

  [[noreturn]] void refuse(const std::string& what, const std::string& remedy) const {
    throw base::UsageError({.what = what, .remedy = remedy});
  }

  std::vector<std::string> words_;
  bool dry_run_ = false;
};

class MergeCommand : public GroupingCommand {
 public:
  std::string name() const override { return "merge"; }
  std::string summary() const override { return "Say that events are one, or that actors are"; }
  std::string examples() const override {
    return R"(Examples:
  dateline merge E3 E8
  dateline merge A2 A9 A14
  dateline merge "Viktor Orbán" "Orbán Viktor"

They are one under the lowest of their numbers; the others lead to it from now on. Later
articles follow: who is found to be one of them is all of them. `dateline split` parts
them again.
)";
  }

 protected:
  std::string words_name() const override { return "IDS"; }
  std::string words_help() const override {
    return "Two or more events (E3 E8), or actors by number or name";
  }
  std::string decide(const story::Story& story, story::Editing& editing, story::Change& change) override {
    std::vector<model::EventId> events;
    for (const std::string& word : words_)
      if (const auto id = model::handle_from<'E'>(word)) events.push_back(*id);
    if (!events.empty() && events.size() != words_.size())
      refuse("events and actors cannot be merged", "name two or more of the same: dateline merge E3 E8");
    if (!events.empty()) {
      change = editing.merge(events);
      return "merged";
    }
    const query::ActorNames names(story.reader());
    std::vector<model::ActorId> actors;
    for (const std::string& word : words_) actors.push_back(names.only(word));
    change = editing.merge(actors);
    return "merged";
  }
};

class SplitCommand : public GroupingCommand {
 public:
  std::string name() const override { return "split"; }
  std::string summary() const override { return "Say that what is taken for one is two"; }
  std::string examples() const override {
    return R"(Examples:
  dateline split E3 S2           what S2 says is another event than the rest of E3
  dateline split E3 C7 C9        so are these two claims (`dateline show E3 --format json`)
  dateline split A3 S2           whom S2 calls by the name of A3 is another

The number stays with the part that came first; the other gets one of its own, and both
stay apart whatever is read later.
)";
  }

 protected:
  std::string words_name() const override { return "ID SOURCES"; }
  std::string words_help() const override {
    return "An event or actor, then the sources or claims to take out of it";
  }
  std::string decide(const story::Story& story, story::Editing& editing, story::Change& change) override {
    if (words_.size() < 2)
      refuse("a thing and what is to be taken out of it are needed", "write it as `dateline split E3 S2`");
    std::vector<model::SourceId> sources;
    std::vector<model::ClaimId> claims;
    for (const std::string& word : std::vector<std::string>(words_.begin() + 1, words_.end())) {
      if (const auto source = model::handle_from<'S'>(word))
        sources.push_back(*source);
      else if (const auto claim = model::handle_from<'C'>(word))
        claims.push_back(*claim);
      else
        refuse("'" + word + "' is neither a source nor a claim", "name them as S2 or C7");
    }
    if (const auto event = model::handle_from<'E'>(words_[0])) {
      change = editing.split(*event, sources, claims);
      change.events.push_back(*event);
      return "split";
    }
    if (!claims.empty()) refuse("an actor is split by sources", "write it as `dateline split A4 S2`");
    const model::ActorId actor = query::ActorNames(story.reader()).only(words_[0]);
    change = editing.split(actor, sources);
    change.actors.push_back(actor);
    return "split";
  }
};

class DistinctCommand : public GroupingCommand {
 public:
  std::string name() const override { return "distinct"; }
  std::string summary() const override { return "Say that two actors, or two events, are never one"; }
  std::string examples() const override {
    return R"(Examples:
  dateline distinct A2 A9
  dateline distinct "George Bush" "George W. Bush"
  dateline distinct E3 E8

No article that is added later makes one of them, and `dateline conflicts` does not ask
about them any more.
)";
  }

 protected:
  std::string words_name() const override { return "IDS"; }
  std::string words_help() const override { return "Two actors, by number or name, or two events"; }
  std::string decide(const story::Story& story, story::Editing& editing, story::Change& change) override {
    if (words_.size() != 2)
      refuse("two actors or events are needed", "write it as `dateline distinct A2 A9`");
    const auto one = model::handle_from<'E'>(words_[0]), other = model::handle_from<'E'>(words_[1]);
    if (one && other) {
      change = editing.distinct(*one, *other);
      return "kept apart";
    }
    const query::ActorNames names(story.reader());
    change = editing.distinct(names.only(words_[0]), names.only(words_[1]));
    return "kept apart";
  }
};

class AliasCommand : public GroupingCommand {
 public:
  std::string name() const override { return "alias"; }
  std::string summary() const override { return "Say by what other name an actor goes"; }
  std::string examples() const override {
    return R"(Examples:
  dateline alias A2 "the Iron Lady"
  dateline alias "Margaret Thatcher" "Maggie"

Whoever is called so, in the articles of the story and in those to come, is this actor.
)";
  }

 protected:
  std::string words_name() const override { return "ACTOR NAME"; }
  std::string words_help() const override { return "An actor, by number or name, and the other name"; }
  std::string decide(const story::Story& story, story::Editing& editing, story::Change& change) override {
    if (words_.size() != 2)
      refuse("an actor and a name are needed", "write it as `dateline alias A2 \"Maggie\"`");
    change = editing.alias(query::ActorNames(story.reader()).only(words_[0]), words_[1]);
    return "also called \"" + base::shown_safely(words_[1]) + "\"";
  }
};

}  // namespace

std::unique_ptr<Command> make_merge() {
  return std::make_unique<MergeCommand>();
}
std::unique_ptr<Command> make_split() {
  return std::make_unique<SplitCommand>();
}
std::unique_ptr<Command> make_distinct() {
  return std::make_unique<DistinctCommand>();
}
std::unique_ptr<Command> make_alias() {
  return std::make_unique<AliasCommand>();
}

}  // namespace dateline::cli
