#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "exports/html/html.hpp"
#include "exports/markdown/markdown.hpp"
#include "exports/plain/plain.hpp"
#include "exports/svg/svg.hpp"
#include "exports/type/fonts.hpp"
#include "exports/view/list_view.hpp"
#include "exports/view/outlined.hpp"
#include "exports/view/timeline_view.hpp"
#include "graph/query/parts.hpp"
#include "src/base/problem.hpp"
#include "src/cli/article_input.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/picture_options.hpp"
#include "src/cli/print_options.hpp"
#include "src/cli/publication_choice.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

class TimelineCommand : public Command {
 public:
  std::string name() const override { return "timeline"; }
  std::string summary() const override { return "Draw a timeline (SVG, PDF, PNG, HTML, Markdown, text)"; }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline timeline -o story.svg
  dateline timeline -o story.html --title "The cyber unit"
  dateline timeline -o story.pdf --page a3       printed; also a4, letter, 120mm
  dateline timeline -o story.png --density 3     and story.alt.txt, the same in words
  dateline timeline who:trump after:2016-06 -o trump.svg
  dateline timeline --lanes "Trump, Putin" -o lanes.svg
  dateline timeline --view storyline -o who-met-whom.svg
  dateline timeline --view article --theme print -o column.svg
  dateline timeline --locale de -o zeitleiste.svg  dates in German; other words stay English
  dateline timeline in:front-page -o front.svg   a selection (dateline select)
  dateline timeline --fragment -o part.html      a list to put into your own page
  dateline timeline                              as text, on the terminal
  dateline timeline --article a.txt b.html --outlet "The Lantern" -o story.svg

The ending of the file says the format. Dates are drawn as precisely as they are known and
no further; a dotted mark is where an event probably was, though no words say so. Only
events that matter are drawn, and how many are not is said; --all draws every event. With
--article no story file is needed and nothing is stored; where one of several cannot be read,
the others are drawn, the timeline says so in words, and the exit status is 1.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options);
    options.text("-o,--output", output_, "FILE",
                 "Where to: .svg, .pdf, .png, .html, .md or .txt (default: text on the terminal)");
    options.choice("--format", format_, {"svg", "pdf", "png", "html", "md", "txt"},
                   "The format, where the file name does not say it");
    options.flag("--fragment", fragment_,
                 "HTML to be put into another page: a list, without script, style or class");
    options.flag("--outlines", outlines_, "SVG with letters as shapes: the same everywhere, no longer text");
    options.flag("--no-quotes", no_quotes_, "Name the sources, without their words (HTML, Markdown, text)");
    options.text("--title", heading_, "TEXT", "The headline of the timeline");
    picture_.ask_for(options);
    print_.ask_for(options);
    options.flag("--all", all_,
                 "Every event, also those that matter little (default: the 20 that matter most)");
    options.flag("--final", final_,
                 "Only if all of it is checked, agreed on and cited; else the list of what is not");
    options.text("--as-printed", published_, "NUMBER|NAME",
                 "A selection as it was printed (dateline published)");
    options.texts("--article", articles_, "FILE", "Read these articles instead of a story");
    fields_.ask_for(options, false);
  }
  int run(Context& context) override {
    const std::string format = chosen_format();
    check_format(format);
    picture_.check(fragment_ ? "fragment" : format);
    print_.check(fragment_ ? "fragment" : format);
    picture_.read(context);
    filter_.check(all_);
    check_what_is_drawn(context);
    check_output(context, output_, articles_);
    const bool has_alternative = format == "png" && !output_.empty() && output_ != "-";
    if (has_alternative) {
      check_output(context, alternative_path(output_), articles_);
      check_alternative(context, alternative_path(output_));
    }
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story =
        articles_.empty() ? open_story(context, reader) : read_articles(context, reader);
    if (!published_.empty()) filter_.say_no_search(context);
    const query::Wanted wanted{.quotes = format != "svg" && format != "pdf",
                               .parts = !asks_for_parts(format)};
    query::Result result = published_.empty()
                               ? filter_.ask_what_matters(context, story.reader(), all_, wanted)
                               : publication_meant(story, published_).result;
    result.unread = unread_;
    if (result.events.empty()) refuse_nothing(context, result);
    if (final_) refuse_open(context, result, "the timeline");
    const std::string left_out = not_shown(result, "--all");
    const Drawing drawing = drawn(context, result, story, format);
    put_out(context, output_, drawing.bytes);
    if (has_alternative)
      put_out(context, alternative_path(output_),
              signed_alternative(drawing.description + "\n\n" + in_words(result)));
    context.world.write(base::Stream::error, left_out);
    return unread_ ? 1 : 0;
  }

 private:
  struct Drawing {
    std::string bytes;
    std::string description;  ///< of a picture, in a few sentences
  };

  /// Whether the picture asks for what is told of each event when it draws it: so many can be drawn at once.
  bool asks_for_parts(const std::string& format) const {
    return format == "svg" && picture_.is_axis() && !final_ && published_.empty();
  }

  [[noreturn]] void refuse_nothing(Context& context, const query::Result& result) const {
    std::string remedy = "`dateline preview FILE` shows what is read in an article";
    if (result.left_out) remedy = "--all draws those that matter little, too";
    if (result.possible) remedy = "--possible draws those that may lie in the asked time";
    for (const std::string& word : filter_.words)
      if (context.world.kind_of(word) == base::PathKind::file)
        remedy = "to draw an article without a story: dateline timeline --article " + word;
    throw base::DataError(
        {.what = "there are no events to draw",
         .why = result.left_out || result.possible ? "none of them is taken" : "none was found",
         .remedy = std::move(remedy)});
  }

  /// What only some formats have.
  void check_format(const std::string& format) const {
    const std::string ending = format_of_ending(extension_of(output_));
    if (!ending.empty() && ending != format)
      throw base::UsageError({.path = output_,
                              .what = "the file is named as " + ending + ", and --format asks for " + format,
                              .remedy = "leave --format out, or name the file ." + format});
    if (fragment_ && format != "html")
      throw base::UsageError({.path = "--fragment",
                              .what = "only HTML has fragments, and this is " + format,
                              .remedy = "name the file .html, or leave --fragment out"});
    if (outlines_ && format != "svg")
      throw base::UsageError({.path = "--outlines",
                              .what = "only SVG has a choice of letters, and this is " + format,
                              .remedy = "name the file .svg, or leave --outlines out"});
    if (no_quotes_ && (format == "svg" || format == "pdf" || format == "png"))
      throw base::UsageError({.path = "--no-quotes",
                              .what = "a picture has no quotes, and this is " + format,
                              .remedy = "leave it out, or name the file .html, .md or .txt"});
  }

  /// Where the events come from: a story, articles or what was printed, and what each of them leaves to ask.
  void check_what_is_drawn(const Context& context) const {
    if (!published_.empty() && (!filter_.words.empty() || !articles_.empty()))
      throw base::UsageError({.what = "--as-printed draws what was printed, as it was",
                              .remedy = "leave filter words and --article out"});
    if (!published_.empty() && (all_ || filter_.max || filter_.certain || filter_.possible))
      throw base::UsageError({.what = "--as-printed draws what was printed, as it was",
                              .remedy = "leave --all, --max, --certain and --possible out"});
    const std::string field = fields_.first_given();
    if (articles_.empty() && !field.empty())
      throw base::UsageError({.path = field,
                              .what = "says something of an article, and a story is drawn",
                              .remedy = "name the article with --article FILE, or change what the story "
                                        "knows: dateline set S1"});
    if (!articles_.empty() && context.as_of)
      throw base::UsageError({.path = "--as-of",
                              .what = "articles have no past, a story has",
                              .remedy = "leave it out, or draw a story without --article"});
  }

  /// "html" of "htm"; "" where no format is named so.
  static std::string format_of_ending(const std::string& ending) {
    if (ending == "svg" || ending == "pdf" || ending == "png" || ending == "html" || ending == "md" ||
        ending == "txt")
      return ending;
    return ending == "htm" ? "html" : "";
  }

  std::string chosen_format() const {
    if (!format_.empty()) return format_;
    if (output_.empty() || output_ == "-") return fragment_ ? "html" : "txt";
    const std::string format = format_of_ending(extension_of(output_));
    if (!format.empty()) return format;
    throw base::UsageError({.path = output_,
                            .what = "the ending of the file says no format",
                            .remedy = "name it .svg, .pdf, .png, .html, .md or .txt, or give --format"});
  }

  story::Story read_articles(Context& context, const story::Reader& reader) {
    const Failed failed = [&](const base::DataError& error) {
      ++unread_;
      context.world.write(base::Stream::error, "dateline: " + std::string(error.what()) + "\n");
    };
    const std::vector<std::string> files = article_files(context.world, articles_, failed);
    const article::Known known = fields_.known(files.size());
    story::Story story = story::Story::in_memory(reader);
    for (const std::string& file : files)
      each_article(
          context, reader, file, known,
          [&](story::NewArticle&& article) { story.add(article, context.now()); }, failed);
    story.update();
    return story;
  }

  /// The result is let go where it is not needed any more: many events take much room.
  Drawing drawn(Context& context, query::Result& result, const story::Story& story,
                const std::string& format) const {
    // A page has a headline of its own.
    view::TimelineOptions layout = picture_.layout(heading_, format != "html");
    if (format == "txt")
      return {plain::render(listed(result, story, layout),
                            std::max(30u, context.columns ? context.columns : 80u)),
              ""};
    if (format == "md") return {markdown::render(listed(result, story, layout)), ""};
    if (fragment_) return {html::fragment(listed(result, story, layout)), ""};
    const type::Fonts fonts(context.data, print_.fonts(context));
    const view::Photos photos =
        format == "html" || picture_.draws_photos() ? picture_.photos(result, story.file()) : view::Photos();
    layout.photos = &photos;
    if (format != "html" && !picture_.draws_photos()) tell_undrawn(context, result, layout);
    if (format == "html") return {page(context, result, story, layout, fonts), ""};
    query::Parts parts(story.reader());
    if (asks_for_parts(format))
      layout.whole = [&](const query::ResultEvent& event) { return parts.whole(event); };
    view::Picture picture =
        print_.laid_out(format, picture_, layout, [&](const view::TimelineOptions& fitting) {
          return picture_.draw(context, result, story.reader(), fitting, fonts);
        });
    for (const std::string& warning : picture.warnings) warn(context, warning + without_font(format));
    if (format != "pdf") warn_of_size(context, picture);
    const view::Theme theme = picture_.theme(context);
    if (format == "svg") {
      result = {};
      if (outlines_) picture = view::outlined(picture, fonts);
      return {svg::render(picture, theme, fonts), picture.description};
    }
    return {print_.drawn(format, picture_, picture, theme, fonts), picture.description};
  }

  std::string page(Context& context, const query::Result& result, const story::Story& story,
                   const view::TimelineOptions& layout, const type::Fonts& fonts) const {
    std::optional<view::Picture> picture;
    if (!picture_.is_list()) picture = picture_.draw(context, result, story.reader(), layout, fonts);
    if (picture) {
      for (const std::string& warning : picture->warnings) warn(context, warning + without_font("html"));
      warn_of_size(context, *picture);
    }
    html::PageThemes themes{.usual = picture_.theme(context), .dark = std::nullopt};
    if (picture_.has_usual_theme()) themes.dark = ThemeOptions::of_ours(context, "dark");
    return html::render(picture, listed(result, story, layout), themes, fonts, context.data);
  }

  view::ListView listed(const query::Result& result, const story::Story& story,
                        const view::TimelineOptions& layout) const {
    view::ListView list = view::list_events(result, layout, picture_.headings(result, story.reader()));
    return no_quotes_ ? view::without_quotes(std::move(list)) : list;
  }

  /// A scale has no room for photographs.
  static void tell_undrawn(Context& context, const query::Result& result,
                           const view::TimelineOptions& layout) {
    const auto count = std::count_if(result.events.begin(), result.events.end(),
                                     [&](const auto& event) { return view::shows_picture(event, layout); });
    if (count > 0)
      warn(context, counted(static_cast<std::uint64_t>(count), "picture") +
                        " beside events not drawn: --view article draws them, and so does a page (.html)");
  }

  static void warn_of_size(Context& context, const view::Picture& picture) {
    if (picture.width_px <= most_width_px && picture.height_px <= most_height_px) return;
    warn(context,
         fmt::format("the picture is {:.0f} by {:.0f} pixels: to see it at once, choose fewer events "
                     "with filter words or --max",
                     picture.width_px, picture.height_px));
  }

  static void warn(Context& context, const std::string& words) {
    context.world.write(base::Stream::error, "dateline: " + base::shown_safely(words) + "\n");
  }

  /// What a picture shows, for who does not see it.
  std::string in_words(const query::Result& result) const {
    constexpr unsigned columns = 80;
    return plain::render(view::list_events(result, picture_.layout(heading_, true)), columns);
  }

  /// Larger pictures are drawn, and their size is told.
  static constexpr double most_width_px = 6000, most_height_px = 20000;

  FilterOptions filter_;
  ArticleOptions fields_;
  PictureOptions picture_;
  PrintOptions print_;
  std::string output_, format_, heading_, published_;
  std::vector<std::string> articles_;
  bool all_ = false, final_ = false;
  bool fragment_ = false, no_quotes_ = false, outlines_ = false;
  std::uint64_t unread_ = 0;  ///< articles that could not be read
};

}  // namespace

std::unique_ptr<Command> make_timeline() {
  return std::make_unique<TimelineCommand>();
}

}  // namespace dateline::cli
