#include <exception>

#include "src/base/problem.hpp"
#include "src/cli/article_input.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/record/input_line.hpp"
#include "src/record/json.hpp"
#include "src/story/reading.hpp"

namespace dateline::cli {
namespace {

using base::Stream;

class ExtractCommand : public Command {
 public:
  std::string name() const override { return "extract"; }
  std::string summary() const override {
    return "Print what is read in articles as records, one JSON object a line";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline extract article.txt --published 2017-07-10
  dateline extract saved-page.html --intake-only
  dateline extract --jsonl < articles.jsonl > records.jsonl
  dateline extract --jsonl --errors-ok < articles.jsonl > records.jsonl
  dateline extract --schema > record.schema.json

With --jsonl each line of standard input is {"id", "published", "text"} or {"id", "published",
"html", "url"}, and is answered by a line, in order. A line that fails is answered
{"id", "error"}, and the exit status is 1 at the end; with --errors-ok it is 0, for batch
engines that run again what failed (docs/batch.md). Blank lines have no answer. Nothing is
stored.

With --schema the JSON Schema of the records is printed: what other programs may write for
`dateline add --records`.
)";
  }
  void setup(Options& options) override {
    options.words("FILES", paths_, "Articles; - is standard input");
    fields_.ask_for(options);
    options.flag("--jsonl", jsonl_, "Read articles as JSON lines from standard input");
    options.flag("--errors-ok", errors_ok_, "Exit status 0 once every line of --jsonl is answered");
    options.flag("--schema", schema_, "Print the JSON Schema of records instead of reading articles");
    options.flag("--intake-only", intake_only_, "Only the text and what is known of the article, no events");
  }
  int run(Context& context) override {
    if (schema_) {
      if (jsonl_ || errors_ok_ || intake_only_ || !paths_.empty())
        throw base::UsageError({.what = "--schema reads no articles", .remedy = "dateline extract --schema"});
      context.world.write(Stream::output, context.data.at("schema/record.schema.json"));
      return 0;
    }
    if (jsonl_ != paths_.empty())
      throw base::UsageError(
          {.what = jsonl_ ? "--jsonl reads standard input, no files" : "no article is named",
           .remedy = "dateline extract article.txt, or dateline extract --jsonl < articles.jsonl"});
    if (errors_ok_ && !jsonl_)
      throw base::UsageError({.path = "--errors-ok",
                              .what = "is for lines that are answered, so it needs --jsonl",
                              .remedy = "dateline extract --jsonl --errors-ok < articles.jsonl"});
    if (const std::string field = fields_.first_given(); jsonl_ && !field.empty())
      throw base::UsageError({.path = field,
                              .what = "is not for --jsonl, where each line says what is known of its article",
                              .remedy = "write {\"id\", \"published\", \"text\"} on each line"});
    const story::Reader reader(context.data, context.world, context.limits);
    return jsonl_ ? run_lines(context, reader) : run_files(context, reader);
  }

 private:
  int run_files(Context& context, const story::Reader& reader) {
    bool any_failed = false;
    const Failed failed = [&](const base::DataError& error) {
      any_failed = true;
      context.world.write(Stream::error, "dateline: " + std::string(error.what()) + "\n");
    };
    const std::vector<std::string> files = article_files(context.world, paths_, failed);
    const article::Known known = fields_.known(files.size());
    for (const std::string& file : files)
      each_article(
          context, reader, file, known,
          [&](story::NewArticle&& article) {
            const story::ReadArticle read = reader.read(article, !intake_only_);
            context.world.write(Stream::output, printed(read.record) + "\n");
            for (const std::string& note : read.article.notes)
              context.world.write(Stream::error, "dateline: " + base::shown_safely(article.name) + ": " +
                                                     base::shown_safely(note) + "\n");
          },
          failed);
    return any_failed ? 1 : 0;
  }

  int run_lines(Context& context, const story::Reader& reader) {
    // A line is an article in JSON, which may escape every byte of it.
    const std::uint64_t max_line = context.limits.max_bytes * 6 + (1u << 20);
    std::string line;
    bool failed = false;
    while (context.world.read_line(line, max_line)) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      std::string id, answer;
      try {
        if (line.size() > max_line)
          throw base::DataError(
              {.what = "the line is too long", .remedy = "raise the limit with --max-bytes"});
        answer = printed(read_line_article(record::input_line_from(line, id), reader));
      } catch (const std::exception& error) {  // whatever it is: every line is answered
        failed = true;
        answer = record::error_line(id, error.what());
      }
      context.world.write(Stream::output, answer + "\n");  // what cannot be written is no answer
    }
    return failed && !errors_ok_ ? 1 : 0;
  }

  record::Record read_line_article(record::InputLine line, const story::Reader& reader) const {
    article::Known known{.url = line.url, .outlet = line.outlet, .title = line.title, .byline = line.byline};
    known.published = line.published;
    record::Record record;
    if (line.is_html) {
      record = reader
                   .read({.name = line.id,
                          .original = std::move(line.text),
                          .media_type = "text/html; charset=utf-8",
                          .known = known,
                          .id = line.id},
                         !intake_only_)
                   .record;
    } else {
      record = reader.read_plain(line.text, line.id, known, !intake_only_).record;
      record.text_is_input = true;
    }
    return record;
  }

  std::string printed(const record::Record& record) const {
    return intake_only_ ? record::intake_json_line(record) : record::to_json_line(record);
  }

  std::vector<std::string> paths_;
  ArticleOptions fields_;
  bool jsonl_ = false, errors_ok_ = false, intake_only_ = false, schema_ = false;
};

}  // namespace

std::unique_ptr<Command> make_extract() {
  return std::make_unique<ExtractCommand>();
}

}  // namespace dateline::cli
