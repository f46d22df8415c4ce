#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class SetCommand : public Command {
 public:
  std::string name() const override { return "set"; }
  std::string summary() const override { return "Change what is known of a source"; }
  std::string examples() const override {
    return R"(Examples:
  dateline set S1 published 2017-07-10
  dateline set S1 outlet "The Lantern"
  dateline set S1 url unknown

The fields are archived, byline, map, outlet, published, retrieved, title and url. The stored
article is read again: with a day of publication, words like "last week" get their dates. The
file that was added need not exist any more.
)";
  }
  void setup(Options& options) override {
    options.word("ID", id_, "A source, as S1");
    options.word("FIELD", field_, "published, outlet, url, title, byline, …");
    options.word("VALUE", value_, "Its value; \"unknown\" takes it away");
  }
  int run(Context& context) override {
    const auto id = model::handle_from<'S'>(id_);
    if (!id)
      throw base::UsageError({.what = "'" + id_ + "' is no source",
                              .why = "only fields of sources can be set",
                              .remedy = "name one as S1; `dateline sources` lists them"});
    const story::Reader reader(context.data, context.world, context.limits);
    story::Story story = story::Story::open_for_writing(context.story_path, false, reader);
    const story::AddedArticle set = story.set_source(*id, field_, value_, context.world.now());
    story.update();
    std::string out = to_string(*id) + "  " + base::shown_safely(set.title) + "\n    ";
    out += set.published ? calendar::print(calendar::on_day(*set.published)) : "date unknown";
    out += "; " + counted(set.events, "event") + ", " + counted(set.actors, "actor") + "\n";
    context.world.write(base::Stream::output, out);
    return 0;
  }

 private:
  std::string id_, field_, value_;
};

}  // namespace

std::unique_ptr<Command> make_set() {
  return std::make_unique<SetCommand>();
}

}  // namespace dateline::cli
