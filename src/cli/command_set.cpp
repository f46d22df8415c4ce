#include <type_traits>

#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class SetCommand : public Command {
 public:
  std::string name() const override { return "set"; }
  std::string summary() const override {
    return "Change a field of an event or actor, or what is known of a source";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline set E3 title "Obama expels 35 Russian diplomats"
  dateline set E3 date 2016-12-29 --cite "interview, 3 May"
  dateline set E3 agent "Barack Obama; John Kerry"
  dateline set E3 standing alleged
  dateline set A3 name "Viktor Orbán"
  dateline set A3 kind organization
  dateline set S1 published 2017-07-10
  dateline set S1 url unknown

The fields of an event are title, date, kind, standing (actual, planned, alleged,
hypothetical, denied) and who takes part: agent, patient, recipient, speaker, place, other.
Those of an actor are name and kind (person, organization, place, group, product, other).
What you set is accepted, and no reading takes its place. --cite says where it is from: a
source (S4), or any words.

The fields of a source are archived, byline, map, outlet, published, retrieved, title and
url. The stored article is read again: with a day of publication, words like "last week"
get their dates. The file that was added need not exist any more.
)";
  }
  void setup(Options& options) override {
    options.word("ID", id_, "An event, an actor or a source, as E3, A3 or S1");
    options.word("FIELD", field_, "title, date, agent, …; name, kind; published, outlet, …");
    options.word("VALUE", value_, "Its value; \"unknown\" or \"nobody\" takes it away");
    options.text("--cite", cite_, "S4|WORDS", "Where the value is from, if no claim of the event says it");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    if (const auto event = model::handle_from<'E'>(id_)) return set_field(context, reader, *event);
    if (const auto actor = model::handle_from<'A'>(id_)) return set_field(context, reader, *actor);
    const auto source = model::handle_from<'S'>(id_);
    if (!source)
      throw base::UsageError(
          {.what = "'" + id_ + "' is neither an event nor an actor nor a source",
           .remedy = "name one as E3, A3 or S1; `dateline events`, `actors` and `sources` list them"});
    if (!cite_.empty() || dry_run_)
      throw base::UsageError({.what = "--cite and --dry-run are for fields of events and actors",
                              .remedy = "leave them out: what is known of a source needs no citation"});
    return set_source(context, reader, *source);
  }

 private:
  /// Where a role was set: "    agent Jane Smith (A5)".
  std::string who_takes_part(const model::StoryReader& story, model::EventId event) const {
    std::string out;
    const query::Result result = query::ask_one(story, event);
    for (const query::ResultActor& actor : result.events.front().actors)
      if (actor.role == field_)
        out += "    " + actor.role + " " + base::shown_safely(actor.name) + " (" + actor.id + ")\n";
    return out;
  }

  template <typename Id>
  int set_field(Context& context, const story::Reader& reader, Id id) {
    story::Story story = open_for_editing(context, reader);
    story::Editing editing(story, context.now(), dry_run_);
    story::Change change;
    story.decide([&] { change = editing.set(id, field_, value_, cite_); });
    warn(context, change.warnings);
    context.world.write(base::Stream::output, change_words("set", change, story.reader(), dry_run_));
    if constexpr (std::is_same_v<Id, model::EventId>)
      if (!dry_run_) context.world.write(base::Stream::output, who_takes_part(story.reader(), id));
    return 0;
  }

  int set_source(Context& context, const story::Reader& reader, model::SourceId id) {
    story::Story story = open_for_editing(context, reader);
    story::AddedArticle set;
    story.decide([&] { set = story.set_source(id, field_, value_, context.now()); });
    std::string out = to_string(id) + "  " + base::shown_safely(set.title) + "\n    ";
    out += set.published ? calendar::print(calendar::on_day(*set.published)) : "date unknown";
    out += "; " + counted(set.events, "event") + ", " + counted(set.actors, "actor") + "\n";
    context.world.write(base::Stream::output, out);
    return 0;
  }

  std::string id_, field_, value_, cite_;
  bool dry_run_ = false;
};

}  // namespace

std::unique_ptr<Command> make_set() {
  return std::make_unique<SetCommand>();
}

}  // namespace dateline::cli
