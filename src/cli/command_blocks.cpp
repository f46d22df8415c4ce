#include <charconv>

#include "exports/table/block_table.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

class BlocksCommand : public Command {
 public:
  std::string name() const override { return "blocks"; }
  std::string summary() const override {
    return "List the paragraphs of an article; keep some, leave others out";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline blocks S1
  dateline blocks S1 --keep 9
  dateline blocks S1 --drop 4,7-9

What stands around an article (related links, biographies, newsletters, …) is left out, each
paragraph with a reason. Here you say otherwise: what is kept is read, what is left out is
not. The article is read again, and stays as you said when it is read once more. To leave
something out of all articles of an outlet: dateline ignore.
)";
  }
  void setup(Options& options) override {
    options.word("ID", id_, "A source, as S1");
    options.text("--keep", keep_, "NUMBERS", "Read these paragraphs: 4,7-9");
    options.text("--drop", drop_, "NUMBERS", "Leave these paragraphs out");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    const auto id = model::handle_from<'S'>(id_);
    if (!id)
      throw base::UsageError({.what = "'" + id_ + "' is no source",
                              .remedy = "name sources as S1; `dateline sources` lists them"});
    const story::Reader reader(context.data, context.world, context.limits);
    if (keep_.empty() && drop_.empty()) {
      const story::Story story = open_story(context, reader);
      list(context, story.intake_of(*id));
      return 0;
    }
    const std::vector<std::uint64_t> kept = numbers_in(keep_, "--keep"),
                                     dropped = numbers_in(drop_, "--drop");
    story::Story story = open_for_editing(context, reader);
    story::AddedArticle now;
    story.decide([&] {
      if (!kept.empty()) now = story.choose_blocks(*id, kept, true, context.now());
      if (!dropped.empty()) now = story.choose_blocks(*id, dropped, false, context.now());
    });
    context.world.write(base::Stream::output, to_string(*id) +
                                                  " read again: " + counted(now.events, "event") + ", " +
                                                  counted(now.actors, "actor") + "\n");
    return 0;
  }

 private:
  /// "4,7-9" is 4, 7, 8, 9.
  static std::vector<std::uint64_t> numbers_in(const std::string& list, const std::string& option) {
    constexpr std::uint64_t most = 1'000'000;
    std::vector<std::uint64_t> numbers;
    const char* at = list.data();
    const char* const end = at + list.size();
    const auto number = [&] {
      std::uint64_t value = 0;
      const auto [after, error] = std::from_chars(at, end, value);
      if (error != std::errc() || value > most)
        throw base::UsageError(
            {.path = option, .what = "'" + list + "' is no list of numbers", .remedy = "write it as 4,7-9"});
      at = after;
      return value;
    };
    while (at != end) {
      const std::uint64_t first = number();
      std::uint64_t last = first;
      if (at != end && *at == '-') {
        ++at;
        last = number();
      }
      for (std::uint64_t value = first; value <= last; ++value) numbers.push_back(value);
      if (at != end && *at != ',')
        throw base::UsageError(
            {.path = option, .what = "'" + list + "' is no list of numbers", .remedy = "write it as 4,7-9"});
      if (at != end) ++at;
    }
    return numbers;
  }

  void list(Context& context, const article::Article& article) const {
    std::vector<table::BlockRow> rows;
    for (const article::Block& block : article.blocks)
      rows.push_back({rows.size() + 1, block.drop_reason, block.kind == article::BlockKind::title,
                      std::string(base::words_at(article.text, block.span))});
    context.world.write(base::Stream::output, table::blocks(rows, table_.made(context)));
  }

  std::string id_, keep_, drop_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_blocks() {
  return std::make_unique<BlocksCommand>();
}

}  // namespace dateline::cli
