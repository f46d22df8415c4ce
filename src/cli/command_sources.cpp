#include "exports/table/sources.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class SourcesCommand : public Command {
 public:
  std::string name() const override { return "sources"; }
  std::string summary() const override { return "List the articles of the story"; }
  std::string examples() const override {
    return R"(Examples:
  dateline sources
  dateline sources --format csv

Copies of an article and versions of a page say of which source, with the share of their
words that stand in it. They stay, and count as one where sources are counted.
)";
  }
  void setup(Options& options) override { table_.ask_for(options); }
  int run(Context& context) override {
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    std::vector<table::SourceRow> rows;
    story.reader().each_source([&](const model::Source& source) {
      rows.push_back({source, story.reader().events_in(source.id).size(), story.reader().link_of(source.id)});
      return true;
    });
    context.world.write(base::Stream::output, table::sources(rows, table_.made(context)));
    return 0;
  }

 private:
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_sources() {
  return std::make_unique<SourcesCommand>();
}

}  // namespace dateline::cli
