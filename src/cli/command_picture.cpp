#include <algorithm>

#include "exports/table/event_page.hpp"
#include "exports/table/pictures.hpp"
#include "graph/query/query.hpp"
#include "src/base/problem.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/table_options.hpp"
#include "src/image/image.hpp"
#include "src/story/editing.hpp"

namespace dateline::cli {
namespace {

constexpr std::uint64_t most_bytes = 200'000'000;

class PictureCommand : public Command {
 public:
  std::string name() const override { return "picture"; }
  std::string summary() const override { return "Put a picture beside an event, with its words"; }
  std::string examples() const override {
    return R"(Examples:
  dateline picture E3 gate.jpg --alt "Police before the gate" --caption "The embassy on Friday" \
                               --credit "Ada Berg"
  dateline picture E3 --credit "Ada Berg, Lantern"   other words for the picture that is there
  dateline picture E3 gate.jpg --from S1             words of the picture of an article
  dateline picture E5 line.png --decorative          it shows nothing that is to be told
  dateline picture E3 -o printed.jpg                 out again, as it is published
  dateline picture                                   a list of all of them
  dateline picture E3 --remove

The picture is a JPEG or PNG, and is kept in the story file once, as it was given. What is
published is without what the camera wrote beside it (place, time, names); it is turned as the
camera held it. Who does not see the picture is told the alternative text: say what it shows.

Pages, articles (--view article), Markdown and text have the picture or its words; --no-pictures
leaves them out.
)";
  }
  void setup(Options& options) override {
    options.words("EVENT FILE", words_, "The event (E3), then the picture");
    options.optional_text("--alt", alternative_, "TEXT", "What the picture shows, for who does not see it");
    options.optional_text("--caption", caption_, "TEXT", "What stands beneath it");
    options.optional_text("--credit", credit_, "TEXT", "Who made it, and whose it is");
    options.flag("--decorative", decorative_, "It shows nothing that is to be told; the same as --alt \"\"");
    options.text("--from", from_, "S1", "Take words that are not given from the picture of this article");
    options.flag("--remove", remove_, "Take the picture away");
    options.text("-o,--output", output_, "FILE", "Write the picture into a file, as it is published");
    options.number("--max-picture", limits_.bytes, "Bytes that a picture may have (default: 20000000)");
    options.number("--max-pixels", limits_.pixels, "Pixels that it may have (default: 50000000)");
    options.flag("--dry-run", dry_run_, "Say what would be changed, and change nothing");
    table_.ask_for(options);
  }
  int run(Context& context) override {
    check_options();
    const story::Reader reader(context.data, context.world, context.limits);
    if (words_.empty()) return list(context, open_story(context, reader));
    const model::EventId event = event_named(words_[0]);
    if (!output_.empty()) return put(context, open_story(context, reader), event);
    if (words_.size() == 1 && !has_words() && !remove_)
      return show(context, open_story(context, reader), event);
    return change(context, reader, event);
  }

 private:
  bool has_words() const { return alternative_ || caption_ || credit_ || decorative_ || !from_.empty(); }

  void check_options() const {
    if (words_.size() > 2)
      throw base::UsageError({.what = "one picture is put beside one event at a time",
                              .remedy = "write it as `dateline picture E3 gate.jpg --alt \"…\"`; names with "
                                        "blanks take quotes"});
    if (limits_.pixels > image::most_pixels)
      throw base::UsageError({.path = "--max-pixels",
                              .what = std::to_string(limits_.pixels) + " pixels cannot be drawn",
                              .remedy = "allow at most " + std::to_string(image::most_pixels)});
    if (limits_.bytes > most_bytes)
      throw base::UsageError({.path = "--max-picture",
                              .what = std::to_string(limits_.bytes) + " bytes are too many for a page",
                              .remedy = "allow at most " + std::to_string(most_bytes)});
    const bool changes = words_.size() > 1 || has_words();
    if (changes && (remove_ || !output_.empty()))
      throw base::UsageError({.path = remove_ ? "--remove" : "--output",
                              .what = "a picture is put there, taken away or written out, one at a time",
                              .remedy = "leave the file and the words out"});
    if (remove_ && !output_.empty())
      throw base::UsageError({.path = "--remove",
                              .what = "a picture is taken away or written out, one at a time",
                              .remedy = "write it out first"});
    if (words_.size() == 2 && !model::handle_from<'E'>(words_[0]) && model::handle_from<'E'>(words_[1]))
      throw base::UsageError(
          {.what = "the event comes before the picture",
           .remedy = "write it as `dateline picture " + words_[1] + " " + words_[0] + "`"});
    if (words_.empty() && (changes || remove_ || !output_.empty()))
      throw base::UsageError(
          {.what = "no event is named", .remedy = "name it first: dateline picture E3 gate.jpg --alt \"…\""});
  }

  int list(Context& context, const story::Story& story) const {
    query::Result result = query::ask(story.reader(), {});
    const bool has_any = std::any_of(result.events.begin(), result.events.end(),
                                     [](const auto& event) { return event.picture.has_value(); });
    const table::Options options = table_.made(context);
    if (!has_any && !table::is_for_programs(options.format))
      context.world.write(base::Stream::error, "no event has a picture beside it\n");
    else
      context.world.write(base::Stream::output, table::pictures(result, options));
    return 0;
  }

  int show(Context& context, const story::Story& story, model::EventId event) const {
    const query::Result result = query::ask_one(story.reader(), event);
    check_there(result.events.front());
    context.world.write(base::Stream::output, table::pictures(result, table_.made(context)));
    return 0;
  }

  static void check_there(const query::ResultEvent& event) {
    if (!event.picture)
      throw base::DataError({.what = "there is no picture beside " + event.id,
                             .remedy = "`dateline picture` lists those that there are"});
  }

  int put(Context& context, const story::Story& story, model::EventId event) const {
    check_output(context, output_);
    const query::Result result = query::ask_one(story.reader(), event);
    check_there(result.events.front());
    const query::ResultPicture& picture = *result.events.front().picture;
    const image::Limits any{.bytes = UINT64_MAX, .pixels = image::most_pixels};
    const image::Image image =
        image::read(story.file().picture(picture.sha256).value().bytes, picture.file, any);
    const std::string ending = extension_of(output_);
    const bool is_named_so =
        image.format == image::Format::png ? ending == "png" : ending == "jpg" || ending == "jpeg";
    if (output_ != "-" && !is_named_so)
      throw base::UsageError(
          {.path = output_,
           .what = "the picture is a " + std::string(image::name_of(image.format)),
           .remedy = image.format == image::Format::png ? "name the file .png" : "name the file .jpg"});
    put_out(context, output_, image.bytes);
    return 0;
  }

  int change(Context& context, const story::Reader& reader, model::EventId event) {
    story::NewPicture given{.alternative = alternative_,
                            .caption = caption_,
                            .credit = credit_,
                            .decorative = decorative_,
                            .limits = limits_};
    if (!from_.empty()) {
      given.from = model::handle_from<'S'>(from_);
      if (!given.from)
        throw base::UsageError({.path = "--from",
                                .what = "'" + from_ + "' is no source",
                                .remedy = "name one, as S1 (`dateline sources` lists them)"});
    }
    if (words_.size() > 1) {
      given.file = words_[1];
      given.bytes = context.world.read_file(words_[1], context.limits.max_file_bytes);
    }
    story::Story story = open_for_editing(context, reader);
    story::Editing editing(story, context.now(), dry_run_);
    story::Change made;
    story.decide([&] { made = remove_ ? editing.remove_picture(event) : editing.picture(event, given); });
    context.world.write(base::Stream::output, change_words(remove_ ? "picture taken away" : "pictured", made,
                                                           story.reader(), dry_run_));
    return 0;
  }

  std::vector<std::string> words_;
  std::optional<std::string> alternative_, caption_, credit_;
  std::string from_, output_;
  bool decorative_ = false, remove_ = false, dry_run_ = false;
  image::Limits limits_;
  TableOptions table_;
};

}  // namespace

std::unique_ptr<Command> make_picture() {
  return std::make_unique<PictureCommand>();
}

}  // namespace dateline::cli
