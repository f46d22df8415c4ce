#include <algorithm>

#include "exports/table/actors.hpp"
#include "exports/table/event_page.hpp"
#include "exports/table/sources.hpp"
#include "graph/query/names.hpp"
#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"
#include "src/record/json.hpp"

namespace dateline::cli {
namespace {

class ShowCommand : public Command {
 public:
  ShowCommand() { table_.csv = false; }
  std::string name() const override { return "show"; }
  std::string summary() const override {
    return "Show one event, actor or source with all that is known of it";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline show E3            an event: its times, actors and claims, each with its quoted words
  dateline show A1            an actor, and the events it takes part in
  dateline show S2            a source, and the events it tells of
  dateline show S2 --text     the stored text of a source
  dateline show S2 --original > page.html
)";
  }
  void setup(Options& options) override {
    options.words("ID", words_, "E3, A1, S2, or the name of an actor");
    table_.ask_for(options);
    options.flag("--text", text_, "Print the stored text of a source");
    options.flag("--original", original_, "Print the bytes of a source as they were read");
  }
  int run(Context& context) override {
    id_ = the_one();
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const table::Options options = table_.made(context);
    const auto source = model::handle_from<'S'>(id_);
    if ((text_ || original_) && !source)
      throw base::UsageError({.what = "only a source has a text", .remedy = "name one, as S1"});
    std::string out;
    if (const auto event = model::handle_from<'E'>(id_)) {
      out = table::event_page(query::ask_one(story.reader(), *event), options);
    } else if (source) {
      out = show_source(story, *source, options);
    } else {
      const model::ActorId actor = query::ActorNames(story.reader()).one(id_);
      out = table::actor_page(row_of(story.reader(), actor),
                              query::ask(story.reader(), query::parse_filter({"who:" + to_string(actor)})),
                              options);
    }
    // On a terminal the prompt should not stand in the text; elsewhere the bytes are those that are stored.
    if (text_ && context.columns != 0) out += "\n";
    context.world.write(base::Stream::output, out);
    return 0;
  }

 private:
  std::string the_one() const {
    if (words_.size() == 1) return words_[0];
    if (words_.empty())
      throw base::UsageError(
          {.what = "nothing is named", .remedy = "name an event, actor or source: dateline show E3"});
    std::string all;
    for (const std::string& word : words_) all += (all.empty() ? "" : " ") + word;
    if (std::none_of(words_.begin(), words_.end(), is_handle))
      throw base::UsageError({.what = "one thing is shown at a time",
                              .remedy = "write a name in quotes: dateline show \"" + all + "\""});
    const bool are_events = std::all_of(words_.begin(), words_.end(),
                                        [](const auto& word) { return model::handle_from<'E'>(word); });
    throw base::UsageError(
        {.what = "one thing is shown at a time",
         .remedy = are_events ? "name one of them, or list them: dateline events " + all + " --quotes"
                              : "name one of them: dateline show " + words_[0]});
  }

  static table::ActorRow row_of(const model::StoryReader& story, model::ActorId id) {
    table::ActorRow row{*story.actor(id), story.events_of(id).size(), {}};
    const auto maybe = query::whom_they_may_be(story);
    if (const auto others = maybe.find(row.actor.id); others != maybe.end()) row.maybe = others->second;
    return row;
  }

  std::string show_source(const story::Story& story, model::SourceId id,
                          const table::Options& options) const {
    const auto source = story.reader().source(id);
    if (!source)
      throw base::DataError({.what = "there is no source " + to_string(id) + " in this story",
                             .remedy = "`dateline sources` lists them all"});
    if (original_) return story.original_of(id);
    if (text_) return story.reader().text_of(id);
    const record::Record record = record::from_json(story.file().record_of(id), story.reader().text_of(id));
    return table::source_page(
        {*source, story.reader().events_in(id).size(), story.reader().link_of(id)}, record,
        query::ask(story.reader(), query::parse_filter({"source:" + to_string(id)})), options);
  }

  std::vector<std::string> words_;
  std::string id_;
  TableOptions table_;
  bool text_ = false, original_ = false;
};

}  // namespace

std::unique_ptr<Command> make_show() {
  return std::make_unique<ShowCommand>();
}

}  // namespace dateline::cli
