#include "exports/annotated/annotated.hpp"
#include "src/base/problem.hpp"
#include "src/cli/article_input.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/story_access.hpp"
#include "src/story/reading.hpp"

namespace dateline::cli {
namespace {

class PreviewCommand : public Command {
 public:
  std::string name() const override { return "preview"; }
  std::string summary() const override {
    return "Show an article with everything that is read in it; nothing is stored";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline preview article.txt --published 2017-07-10
  dateline preview saved-page.html -o preview.html

Actors stand in brackets with their number, dates in braces with what they are taken for,
words that state an event between stars. Below each paragraph stand its events. What is
left out (biographies, related links, …) is shown with the reason.
)";
  }
  void setup(Options& options) override {
    options.word("FILE", path_, "The article; - is standard input");
    options.text("-o,--output", output_, "FILE", "Where to: .html or .txt (default: the terminal)");
    fields_.ask_for(options);
  }
  int run(Context& context) override {
    const std::string ending = output_.empty() || output_ == "-" ? "txt" : extension_of(output_);
    if (ending != "txt" && ending != "html" && ending != "htm")
      throw base::UsageError({.path = output_,
                              .what = "the ending of the file says no format",
                              .remedy = "name it .html or .txt"});
    const std::vector<std::string> files =
        article_files(context.world, {path_}, [](const base::DataError& error) { throw error; });
    if (files.size() != 1)
      throw base::UsageError(
          {.path = path_, .what = "holds several articles", .remedy = "preview one at a time"});
    check_output(context, output_, files);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::NewArticle article = one_article(context, reader, files.front(), fields_.known(1));
    const story::ReadArticle read = reader.read(article);
    const bool to_terminal = output_.empty() || output_ == "-";
    put_out(context, output_,
            ending == "txt"
                ? annotated::terminal(read.article, read.record, to_terminal ? context.columns : 0,
                                      to_terminal && context.colour)
                : annotated::html(read.article, read.record));
    return 0;
  }

 private:
  std::string path_, output_;
  ArticleOptions fields_;
};

}  // namespace

std::unique_ptr<Command> make_preview() {
  return std::make_unique<PreviewCommand>();
}

}  // namespace dateline::cli
