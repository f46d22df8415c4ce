#include <chrono>

#include "exports/table/values.hpp"
#include "graph/store/sql.hpp"
#include "graph/store/sql_views.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/cli/table_options.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t longest_time_seconds = 86'400;
constexpr std::int64_t most_memory_bytes = std::int64_t{512} << 20;
constexpr std::uint64_t longest_question_bytes = 1 << 20;

class SqlCommand : public Command {
 public:
  std::string name() const override { return "sql"; }
  std::string summary() const override { return "Ask the story in SQL"; }
  std::string examples() const override {
    return R"(Examples:
  dateline sql "SELECT id, date, title FROM events WHERE kind = 'expulsion'"
  dateline sql "SELECT name, count(*) AS events FROM participants GROUP BY name
                ORDER BY events DESC LIMIT 10"
  dateline sql "SELECT DISTINCT a.name, b.name FROM participants a
                JOIN participants b ON a.event = b.event AND a.name < b.name"
  dateline sql --query-file question.sql --format csv > answer.csv
  echo "SELECT outlet, quote FROM claims" | dateline sql -
  dateline sql --views              what can be asked

Questions are those of SQLite. They read views that stay as they are documented
(docs/formats/sql.md) and reach nothing else: no tables of the file, no other files, no
changes. One that takes longer than --seconds or more than 512 MiB of memory is ended. 'now' and
CURRENT_TIMESTAMP are what --now says, and refused without it; so is 'localtime'.
)";
  }
  void setup(Options& options) override {
    options.words("SQL", sql_, "The question; - reads it from standard input");
    options.text("--query-file", file_, "FILE", "Read the question from a file");
    options.flag("--views", views_, "List the views that can be asked, and their columns");
    options.number("--max", max_, "At most N rows (default: 10000; 0: all)");
    options.number("--seconds", seconds_, "End the question after N seconds (default: 10)");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    if (views_) return list_views(context);
    const std::string sql = question(context);
    if (seconds_ == 0 || seconds_ > longest_time_seconds)
      throw base::UsageError({.path = "--seconds",
                              .what = "the time must be between 1 and 86400 seconds",
                              .remedy = "leave it out for 10"});
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const store::SqlAnswer answer = story.file().answer(
        sql, {.max_rows = max_,
              .max_memory_bytes = most_memory_bytes,
              .watch = watch(context),
              .now = context.given_now ? std::optional(context.given_now->seconds) : std::nullopt});
    const table::Options options = table_.made(context);
    if (!table::is_for_programs(options.format) && answer.rows.empty())
      context.world.write(base::Stream::error, "no rows\n");
    else
      context.world.write(base::Stream::output,
                          table::values(answer.columns, answer.rows, answer.cut, options));
    if (answer.cut)
      context.world.write(base::Stream::error, "only the first " + std::to_string(answer.rows.size()) +
                                                   " rows are shown (--max 0 shows all)\n");
    return 0;
  }

 private:
  int list_views(Context& context) const {
    if (!sql_.empty() || !file_.empty())
      throw base::UsageError(
          {.what = "--views is given together with a question", .remedy = "ask one after the other"});
    std::vector<table::ViewRow> rows;
    for (const store::SqlView& view : store::sql_views()) {
      table::ViewRow& row = rows.emplace_back(table::ViewRow{view.name, view.says, {}});
      for (const store::SqlColumn& column : view.columns)
        row.columns.push_back({column.name, column.type, column.says});
    }
    context.world.write(base::Stream::output, table::views(rows, table_.made(context)));
    return 0;
  }

  std::string question(Context& context) const {
    if (sql_.size() > 1)
      throw base::UsageError({.what = "the question is more than one word of the shell",
                              .remedy = "put it in quotation marks: dateline sql \"SELECT …\""});
    if (sql_.empty() == file_.empty())
      throw base::UsageError(
          {.what =
               sql_.empty() ? "there is no question" : "there are two questions: one in words, one in a file",
           .remedy = sql_.empty()
                         ? "dateline sql \"SELECT title, date FROM events\"; --views lists what can be asked"
                         : "leave one out"});
    if (sql_.empty()) return context.world.read_file(file_, longest_question_bytes);
    return sql_.front() == "-" ? context.world.read_input(longest_question_bytes) : sql_.front();
  }

  std::function<void()> watch(const Context& context) const {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(seconds_);
    return [end, keeper = context.keeper, seconds = seconds_] {
      if (keeper) keeper->look();
      if (Clock::now() < end) return;
      throw base::DataError({.path = "SQL",
                             .what = "the question takes longer than " + counted(seconds, "second"),
                             .remedy =
                                 "give it more time with --seconds, or ask for less: WHERE, LIMIT, joins "
                                 "by numbers (event_number)"});
    };
  }

  std::vector<std::string> sql_;
  std::string file_;
  bool views_ = false;
  std::uint64_t max_ = 10'000, seconds_ = 10;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_sql() {
  return std::make_unique<SqlCommand>();
}

}  // namespace dateline::cli
