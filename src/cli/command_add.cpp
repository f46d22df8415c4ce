#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/ahead.hpp"
#include "src/cli/article_input.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/progress.hpp"
#include "src/cli/record_taking.hpp"
#include "src/cli/story_access.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/manifest.hpp"

namespace dateline::cli {
namespace {

using base::Stream;
using Rules = std::shared_ptr<const std::vector<article::IgnoreRule>>;

/// Of threads; more would not make it faster anywhere.
constexpr std::uint64_t most_jobs = 256;

/// One article to add: where it is and what is known of it.
struct Job {
  std::string path;  ///< "-" for standard input
  article::Known known;
  std::optional<std::string> problem;
};

class AddCommand : public Command {
 public:
  std::string name() const override { return "add"; }
  std::string summary() const override { return "Read articles and store what they say"; }
  std::string examples() const override {
    return R"(Examples:
  dateline add article.txt --published 2017-07-10 --outlet "The Lantern"
  dateline add saved-page.html another.html
  dateline add articles/
  dateline add --manifest sources.csv
  dateline add feed.xml crawl.warc.gz mail.eml report.pdf notes.md articles.jsonl
  dateline add article.html --records model.jsonl
  dateline add response.json --map items=response.results,text=fields.bodyText,title=webTitle
  curl -s https://example.org/story | dateline add - --url https://example.org/story

Read are saved pages (HTML, MHTML, SingleFile), plain text, Markdown, mail, PDF, feeds (RSS,
Atom), JSON and JSON Lines (ninjs, schema.org, JSON Feed, or as --map says) and WARC archives,
each also packed with gzip; the first bytes of a file say what it is. What is known of
page.html may stand beside it in page.html.meta.json: {"published": "2017-07-10"}.

The first `add` makes the story file. An article that the story has already is not added
again. A file that cannot be read stops nothing: the others are added, and the exit status
is 1; the same command again takes what failed.

With --records, what another program read (a language model, a recogniser, another
newsroom's tool) stands beside what is read here. A fact is taken only where the words that it
quotes stand in the article and say it; the rest is refused, each with its reason, and the
exit status is 1. Without FILES the records are of articles that the story has. Then
`dateline review --extractor NAME` compares, and `dateline undo` takes them back.
)";
  }

  void setup(Options& options) override {
    options.words("FILES", paths_, "Articles or folders of articles; - is standard input");
    options.text("--manifest", manifest_, "CSV",
                 "List of articles: file,url,outlet,title,byline,published,…");
    options.texts("--records", records_, "FILE",
                  "What other programs read in the articles, a JSON record a line; - is standard input");
    fields_.ask_for(options);
    options.number_from_one("-j,--jobs", jobs_,
                            "Articles that are read at once, at most 256 (default: one a processor)");
    options.flag("--no-questions", no_questions_, "Do not ask for a missing date, outlet or URL");
    options.flag("-q,--quiet", quiet_, "Print nothing but problems");
  }

  int run(Context& context) override {
    refuse_as_of(context);
    if (jobs_ > most_jobs)
      throw base::UsageError({.path = "--jobs",
                              .what = std::to_string(jobs_) + " articles cannot be read at once",
                              .why = "no more than " + std::to_string(most_jobs) + " are",
                              .remedy = "leave it out: then one a processor is read"});
    const std::vector<Job> jobs = collect(context);
    const story::Reader reader(context.data, context.world, context.limits);
    Progress progress(context.world, jobs.size());
    Ahead ahead(jobs_);
    try {
      for (const Job& job : jobs) add_job(context, reader, job, ahead, progress);
    } catch (...) {
      ahead.finish();  // what came before is added first
      throw;
    }
    ahead.finish();
    progress.clear();
    if (!records_.empty()) take_all_records(context, reader);
    if (story_) story_->update();
    if (!quiet_ && added_ + known_ + failures_.size() > 1) say(context, closing_lines());
    return failures_.empty() && refused_ == 0 ? 0 : 1;
  }

 private:
  /// Of the articles that were named, else of all that the story has.
  void take_all_records(Context& context, const story::Reader& reader) {
    const bool is_of_all = paths_.empty() && manifest_.empty();
    if (!story_ && is_of_all) story_.emplace(open_for_editing(context, reader));
    if (!story_) return;  // no article was read: that has been said
    if (is_of_all)
      story_->reader().each_source([&](const model::Source& source) {
        sources_.push_back(source.id);
        return true;
      });
    for (const std::string& path : records_) {
      try {
        refused_ += take_records(context, *story_, path, sources_, quiet_).refused;
      } catch (const base::DataError& error) {
        fail(context, path, error);
      }
    }
  }

  std::vector<Job> collect(Context& context) {
    if (!records_.empty() && paths_.empty() && manifest_.empty()) return {};
    if (paths_.empty() == manifest_.empty())
      throw base::UsageError(
          {.what = manifest_.empty() ? "no article is named" : "files and a manifest are given together",
           .remedy = "name articles (dateline add article.txt) or a manifest (--manifest sources.csv)"});
    std::vector<Job> jobs;
    if (manifest_.empty()) {
      const std::vector<std::string> files =
          article_files(context.world, paths_,
                        [&](const base::DataError& error) { fail(context, error.detail().path, error); });
      const article::Known known = fields_.known(files.size());
      for (const std::string& file : files) jobs.push_back({file, known, std::nullopt});
      return jobs;
    }
    fields_.known(2);  // refuses what only one article can have
    const std::size_t slash = manifest_.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : manifest_.substr(0, slash + 1);
    for (story::ManifestRow& row :
         story::read_manifest(context.world.read_file(manifest_, context.limits.max_bytes), manifest_)) {
      Job job{row.file.starts_with("/") ? row.file : folder + row.file, std::move(row.known), std::nullopt};
      if (row.problem) {
        job.problem = *row.problem;
        job.path = manifest_ + ":" + std::to_string(row.line);
      }
      if (job.known.outlet.empty()) job.known.outlet = fields_.outlet;
      if (job.known.byline.empty()) job.known.byline = fields_.byline;
      jobs.push_back(std::move(job));
    }
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const Job& one, const Job& other) { return one.path < other.path; });
    return jobs;
  }

  /// Gives the articles of a job to be read, and what is to be told of it in its turn.
  void add_job(Context& context, const story::Reader& reader, const Job& job, Ahead& ahead,
               Progress& progress) {
    const auto in_turn = [&](std::function<void()> what) {
      ahead.give(0, [] {}, [what = std::move(what)](const std::exception_ptr&) { what(); });
    };
    const Failed failed = [&](const base::DataError& error) {
      in_turn([this, &context, &job, &progress, error] {
        progress.clear();
        fail(context, job.path, error);
      });
    };
    if (job.problem) {
      failed(base::DataError({.path = job.path, .what = "this row cannot be used", .why = *job.problem}));
    } else {
      passed_over_ += each_article(
          context, reader, job.path, job.known,
          [&](story::NewArticle&& article) {
            add_article(context, reader, job, std::move(article), ahead, progress);
          },
          failed);
    }
    in_turn([&progress] { progress.step(); });
  }

  void fail(Context& context, const std::string& path, const base::DataError& error) {
    failures_.push_back(error.detail().path.empty() ? path : error.detail().path);
    context.world.write(Stream::error, "dateline: " + std::string(error.what()) + "\n");
  }

  /// What is known of an article that waits to be stored.
  struct Waiting {
    story::NewArticle article;
    Rules rules;                                     ///< by which it is read
    std::optional<story::PreparedArticle> prepared;  ///< none where the story has it already
  };

  void add_article(Context& context, const story::Reader& reader, const Job& job, story::NewArticle&& article,
                   Ahead& ahead, Progress& progress) {
    const bool asks = !no_questions_ && article.name != "-" && context.world.is_terminal(Stream::input) &&
                      context.world.is_terminal(Stream::error);
    if (asks || !story_) {
      // Before the story file is made: a file that holds no article must not make one.
      const article::Article read = reader.read_intake(article);
      if (!story_ || (asks && is_incomplete(read, article.known))) ahead.finish();
      if (asks) ask(context, read, article.known, progress);
    }
    if (!story_) open_story(context, reader);
    const auto waiting = std::make_shared<Waiting>(Waiting{std::move(article), rules_, std::nullopt});
    const bool is_known = story_->known(waiting->article).has_value();
    ahead.give(
        waiting->article.original.size(),
        [this, waiting, is_known, &reader] {
          if (!is_known)
            waiting->prepared = story::Story::prepared(waiting->article, reader, *waiting->rules);
        },
        [this, waiting, &context, &reader, &job, &progress](const std::exception_ptr& failure) {
          try {
            if (failure) std::rethrow_exception(failure);
            store(context, reader, *waiting, progress);
          } catch (const base::DataError& error) {
            progress.clear();
            fail(context, job.path, error);
          }
          progress.step_article();
        });
  }

  void open_story(Context& context, const story::Reader& reader) {
    story_.emplace(story::Story::open_for_writing(context.story_path, true, reader));
    story_->sign(context.who());
    note_rules();
    if (story_->was_created() && !quiet_)
      say(context, "made " + base::shown_safely(context.story_path) + "\n");
  }

  void note_rules() {
    last_entry_ = story_->file().last_log_entry();
    rules_ = std::make_shared<const std::vector<article::IgnoreRule>>(story_->ignored());
  }

  void store(Context& context, const story::Reader& reader, Waiting& waiting, Progress& progress) {
    const story::NewArticle& article = waiting.article;
    // Another program may have been here since, and said what is to be ignored.
    if (story_->file().last_log_entry() != last_entry_) note_rules();
    if (waiting.prepared && *waiting.rules != *rules_)
      waiting.prepared = story::Story::prepared(article, reader, *rules_);
    const story::AddedArticle added = waiting.prepared
                                          ? story_->add(*std::move(waiting.prepared), context.now())
                                          : story_->known(article).value();
    last_entry_ += added.is_new ? 1 : 0;
    progress.clear();
    ++(added.is_new ? added_ : known_);
    if (are_sources_.insert(added.source).second) sources_.push_back(added.source);
    if (!quiet_) say(context, added.is_new ? report(article, added) : report_known(article, added));
    if (added.is_new && !added.published) ++without_date_;
    if (added.is_new && !added.published && !said_how_) {
      said_how_ = true;
      context.world.write(
          Stream::error,
          "dateline: " + base::shown_safely(article.name) +
              ": the day of publication is not known, so words like \"last week\" stay undated\n" +
              "give it with: dateline set " + to_string(added.source) + " published 2017-07-10\n");
    }
  }

  static bool is_incomplete(const article::Article& read, const article::Known& known) {
    return (!read.published && !known.published) || read.outlet.empty() || read.url.empty();
  }

  /// For what is missing; Enter leaves a field unknown.
  void ask(Context& context, const article::Article& read, article::Known& known, Progress& progress) const {
    if (!is_incomplete(read, known)) return;
    progress.clear();
    const auto answer = [&](const std::string& question) {
      context.world.write(Stream::error, question);
      std::string line;
      context.world.read_line(line, 4096);
      return line;
    };
    context.world.write(Stream::error,
                        base::shown_safely(read.title.empty() ? "(no title)" : read.title) + "\n");
    while (!read.published && !known.published) {
      const std::string line = answer("  published (as 2017-07-10, Enter for unknown): ");
      if (line.empty()) break;
      try {
        story::set_known(known, "published", line, "");
      } catch (const base::UsageError& error) {
        context.world.write(Stream::error, "  " + std::string(error.what()) + "\n");
      }
    }
    if (read.outlet.empty()) known.outlet = answer("  outlet (Enter for unknown): ");
    if (read.url.empty()) known.url = answer("  URL (Enter for unknown): ");
  }

  static std::string report_name(const story::NewArticle& article, const story::AddedArticle& added) {
    return to_string(added.source) + "  " +
           base::shown_safely(added.title.empty() ? article.name : added.title);
  }

  static std::string report_known(const story::NewArticle& article, const story::AddedArticle& added) {
    const article::Known& given = article.known;
    std::string out = "already there: " + report_name(article, added) + "\n";
    if (given.published && given.published != added.published)
      out += "    its day of publication stays as it was; change it with: dateline set " +
             to_string(added.source) + " published " + calendar::iso(*given.published) + "\n";
    return out;
  }

  static std::string report(const story::NewArticle& article, const story::AddedArticle& added) {
    std::string out = report_name(article, added) + "\n    ";
    out += added.published ? calendar::print(calendar::on_day(*added.published)) : "date unknown";
    out += "; " + counted(added.events, "event") + ", " + counted(added.actors, "actor");
    std::map<std::string, std::uint64_t> reasons;
    for (const record::Dropped& dropped : added.dropped) ++reasons[dropped.reason];
    std::string parts;
    for (const auto& [reason, count] : reasons)
      parts += (parts.empty() ? "" : ", ") + reason + (count > 1 ? " (" + std::to_string(count) + ")" : "");
    if (!parts.empty()) out += "; left out: " + parts;
    out += "\n";
    if (added.undated_for_want_of_publication)
      out += "    " + counted(added.undated_for_want_of_publication, "event waits", "events wait") +
             " for the day of publication\n";
    for (const std::string& note : added.notes) out += "    " + base::shown_safely(note) + "\n";
    return out;
  }

  std::string closing_lines() const {
    std::string out = std::to_string(added_) + " added";
    if (known_) out += ", " + std::to_string(known_) + " already there";
    if (!failures_.empty()) out += ", " + std::to_string(failures_.size()) + " failed";
    if (without_date_) out += ", " + std::to_string(without_date_) + " without a date";
    if (passed_over_) out += ", " + std::to_string(passed_over_) + " parts passed over that are no pages";
    out += "\n";
    for (const std::string& failure : failures_) out += "    failed: " + base::shown_safely(failure) + "\n";
    if (!failures_.empty()) out += "    the same command again takes what failed, and nothing twice\n";
    return out;
  }

  static void say(Context& context, const std::string& text) { context.world.write(Stream::output, text); }

  std::vector<std::string> paths_, records_;
  std::string manifest_;
  ArticleOptions fields_;
  bool no_questions_ = false, quiet_ = false;
  std::uint64_t jobs_ = std::min<std::uint64_t>(Ahead::all_processors(), most_jobs);

  std::optional<story::Story> story_;
  Rules rules_;                  ///< of the story, what its articles leave out
  std::int64_t last_entry_ = 0;  ///< of its log, when they were looked up or by what was added since
  std::uint64_t added_ = 0, known_ = 0, without_date_ = 0, passed_over_ = 0;
  std::uint64_t refused_ = 0;  ///< facts of other programs
  std::vector<model::SourceId> sources_;
  std::set<model::SourceId> are_sources_;
  std::vector<std::string> failures_;  ///< where each is
  bool said_how_ = false;
};

}  // namespace

std::unique_ptr<Command> make_add() {
  return std::make_unique<AddCommand>();
}

}  // namespace dateline::cli
