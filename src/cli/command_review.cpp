#include <algorithm>

#include "exports/table/comparison.hpp"
#include "exports/table/desk.hpp"
#include "graph/query/review_order.hpp"
#include "graph/query/what_matters.hpp"
#include "src/base/problem.hpp"
#include "src/cli/actor_review.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t claims_shown = 2;

constexpr const char* keys = R"(  a accept   c check    r reject   s or Enter leave it   b the one before
  t title    d date     n note     g tag   m merge with the one before
  x as your colleague has it     o all its claims     u undo   q quit   ? these keys
)";

/// The queue: an event, a key, the next one.
class Queue {
 public:
  Queue(Context& context, story::Story& story, std::vector<model::EventId> events)
      : context_(context), story_(story), events_(std::move(events)) {}

  /// Returns when the queue is at its end, the editor quits, or there is no input any more.
  void run() {
    say(keys);
    bool goes_on = true;
    while (goes_on && at_ < events_.size()) {
      show(claims_shown);
      goes_on = ask();
    }
    story_.update();
  }

  std::string summary() const {
    std::string out = counted(decisions_, "decision") + ", " + counted(keys_, "key");
    const std::size_t left = events_.size() - std::min(at_, events_.size());
    return out + (left > 0 ? ", " + std::to_string(left) + " left" : "") + "\n";
  }

 private:
  void say(const std::string& text) { context_.world.write(base::Stream::output, text); }

  void show(std::size_t claims) {
    const query::Result result = query::ask_one(story_.reader(), events_[at_]);
    say("\n" + table::review_card(result, std::to_string(at_ + 1) + " of " + std::to_string(events_.size()),
                                  claims, context_.columns));
  }

  /// One key; false to end.
  bool ask() {
    while (true) {
      const auto key = context_.world.read_key();
      if (!key) return false;
      ++keys_;
      if (*key == 'q' || *key == 4) return false;  // Ctrl-D
      if (act(*key)) return true;
    }
  }

  /// Whether the queue goes on to show an event.
  bool act(char key) {
    try {
      switch (key) {
        case 'a':
          return mark(model::State::accepted);
        case 'c':
          return mark(model::State::checked);
        case 'r':
          return mark(model::State::rejected);
        case 's':
        case '\n':
        case '\r':
        case ' ':
        case 'j':
          ++at_;
          return true;
        case 'b':
        case 'k':
          at_ -= at_ > 0 ? 1 : 0;
          return true;
        case 't':
          return set("title");
        case 'd':
          return set("date");
        case 'n':
        case 'g':
          return label(key == 'g');
        case 'm':
          return merge();
        case 'x':
          return take_theirs();
        case 'u':
          return undo();
        case 'o':
          show(SIZE_MAX);
          return false;
        default:
          say(keys);
          return false;
      }
    } catch (const base::Problem& error) {
      say("  " + std::string(error.what()) + "\n");
      return false;
    }
  }

  story::Editing editing() { return story::Editing(story_, context_.now()); }

  bool mark(model::State state) {
    if (editing().mark({events_[at_]}, {}, state).entry > 0) ++decisions_;
    is_stale_ = true;
    ++at_;
    return true;
  }

  bool take_theirs() {
    update();
    if (editing().take_theirs({events_[at_]}, {}).entry == 0) {
      say("  no colleague has it otherwise\n");
      return false;
    }
    decided();
    ++at_;
    return true;
  }

  /// What is typed after a key, up to Enter; a key each, for the count.
  std::string line(const std::string& question) {
    say("  " + question + " (Enter for no change): ");
    std::string typed;
    context_.world.read_line(typed, 4096);
    keys_ += typed.size() + 1;
    return typed;
  }

  bool set(const std::string& field) {
    const std::string value = line(field);
    if (value.empty()) return true;
    const std::string cite = line("where it is from, S4 or words; nothing if its claims say it");
    const story::Change change = editing().set(events_[at_], field, value, cite);
    for (const std::string& warning : change.warnings) say("  " + base::shown_safely(warning) + "\n");
    decided();
    return true;
  }

  bool label(bool is_tag) {
    const std::string words = line(is_tag ? "tag" : "note");
    if (words.empty()) return true;
    const story::Change change =
        is_tag ? editing().tag({events_[at_]}, words, true) : editing().note({events_[at_]}, words);
    if (change.entry > 0) decided();
    return true;
  }

  bool merge() {
    if (at_ == 0) {
      say("  there is none before it\n");
      return false;
    }
    update();
    editing().merge({events_[at_ - 1], events_[at_]});
    const model::EventId whole = std::min(events_[at_ - 1], events_[at_]);
    decided();
    --at_;
    events_[at_] = whole;
    events_.erase(events_.begin() + static_cast<std::ptrdiff_t>(at_) + 1);
    return true;
  }

  bool undo() {
    update();
    const store::LogEntry entry = editing().undo(std::nullopt, false);
    say("  taken back: entry " + std::to_string(entry.number) + "\n");
    story_.update();
    at_ -= at_ > 0 ? 1 : 0;
    return true;
  }

  void decided() {
    ++decisions_;
    is_stale_ = true;
    update();
  }

  void update() {
    if (is_stale_) story_.update();
    is_stale_ = false;
  }

  Context& context_;
  story::Story& story_;
  std::vector<model::EventId> events_;
  std::size_t at_ = 0;
  std::uint64_t decisions_ = 0, keys_ = 0;
  bool is_stale_ = false;  ///< decisions are logged that the graph does not follow yet
};

class ReviewCommand : public Command {
 public:
  std::string name() const override { return "review"; }
  std::string summary() const override {
    return "Decide on found events, or actors that may be one, one key each";
  }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline review
  dateline review who:obama
  dateline review kind:statement --max 20
  dateline review is:changed
  dateline review --actors
  dateline review --extractor model-x
  dateline review read-by:model-x

Shown is one event after the other, with the words that state it: first what is read in
another way since you decided on it, then by what matters: salience, doubt, a single source,
sources that disagree. A key decides and goes on to the next:

)") + keys +
           R"(
Every decision is kept at once; `q` loses nothing, and the next review goes on with what is
left. Without a filter, events that matter (salience of 0.5 or more).

With --extractor, nothing is asked: printed is what another program read (`dateline add
--records`) beside what is read here in the same articles. Events agree, are only here, only
there, or contradict each other in date or standing; `read-by:` asks about them one by one.

With --actors, two actors that may be one after the other, with the reason and words on each:

)" + actor_review_keys +
           "\n" + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.flag("--all", all_, "All events, also those that matter less");
    options.flag("--actors", actors_, "Actors that may be one, instead of events");
    options.text("--extractor", extractor_, "NAME",
                 "Compare what this program read with what is read here; all: each that there is");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    if (!extractor_.empty()) return compare(context, reader);
    if (table_.format != "table")
      throw base::UsageError(
          {.path = "--format",
           .what = "a review asks, and prints no table",
           .remedy = "with --extractor NAME there is one; `dateline events` lists events"});
    if (actors_ && (all_ || !filter_.words.empty()))
      throw base::UsageError({.what = "--actors takes no filter of events",
                              .remedy = "`dateline review --actors` asks about all that may be one"});
    story::Story story = open_for_editing(context, reader);
    if (actors_) {
      filter_.say_no_search(context);
      return review_actors(context, story);
    }
    std::vector<query::ResultEvent> found = filter_.ask(context, story.reader()).events;
    std::erase_if(found, [&](const query::ResultEvent& event) {
      const bool matters = all_ || !filter_.words.empty() || event.salience >= query::salience_that_matters ||
                           !event.decisions.empty();
      return !query::is_open(event) || !matters;
    });
    const std::size_t pairs = story.reader().maybe_same_actors().size();
    const std::string ask_actors =
        pairs == 0 ? "" : counted(pairs, "pair") + " of actors may be one: dateline review --actors\n";
    if (found.empty()) {
      context.world.write(base::Stream::output, "nothing to decide\n" + ask_actors);
      return 0;
    }
    query::sort_for_review(found);
    std::vector<model::EventId> events;
    for (const query::ResultEvent& event : found) events.push_back(*model::handle_from<'E'>(event.id));
    Queue queue(context, story, std::move(events));
    queue.run();
    context.world.write(base::Stream::output, "\n" + queue.summary() + ask_actors);
    return 0;
  }

 private:
  int compare(Context& context, const story::Reader& reader) const {
    if (actors_ || !filter_.words.empty())
      throw base::UsageError({.what = "--extractor takes no filter, and no --actors",
                              .remedy = "dateline review read-by:" + extractor_ + " asks about its events"});
    const story::Story story = open_story(context, reader);
    filter_.say_no_search(context);
    std::vector<query::Comparison> list;
    for (const std::string& name :
         query::extractors_named(story.reader(), extractor_ == "all" ? "" : extractor_))
      list.push_back(query::compare_readings(story.reader(), name));
    const table::Options options = table_.made(context);
    if (list.empty() && !table::is_for_programs(options.format))
      context.world.write(base::Stream::error, "no other program has read articles of this story\n");
    else
      context.world.write(base::Stream::output, table::comparisons(list, all_ ? 0 : most_listed, options));
    return 0;
  }

  static int review_actors(Context& context, story::Story& story) {
    if (story.reader().maybe_same_actors().empty()) {
      context.world.write(base::Stream::output, "nothing to decide\n");
      return 0;
    }
    ActorReview review(context, story);
    review.run();
    context.world.write(base::Stream::output, "\n" + review.summary());
    return 0;
  }

  static constexpr std::size_t most_listed = 20;
  FilterOptions filter_;
  bool all_ = false, actors_ = false;
  std::string extractor_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_review() {
  return std::make_unique<ReviewCommand>();
}

}  // namespace dateline::cli
