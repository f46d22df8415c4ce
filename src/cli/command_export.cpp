#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "exports/interchange/formats.hpp"
#include "exports/table/layout.hpp"
#include "graph/query/look_up.hpp"
#include "graph/query/parts.hpp"
#include "src/base/problem.hpp"
#include "src/cli/applied_sheet.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/everything.hpp"
#include "src/cli/filter_options.hpp"
#include "src/cli/picture_options.hpp"
#include "src/cli/publication_choice.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {
namespace {

using interchange::Format;

/// What events, actors and sources are called in every copy of the story.
class Names {
 public:
  /// `story` must outlive this.
  explicit Names(const model::StoryReader& story) : story_(story) {}

  const std::string& of(const std::string& handle) {
    const auto [name, is_new] = names_.try_emplace(handle);
    if (is_new) name->second = looked_up(handle);
    return name->second;
  }

 private:
  std::string looked_up(const std::string& handle) const {
    if (const auto id = model::handle_from<'E'>(handle))
      if (const auto event = story_.event(*id)) return event->uid;
    if (const auto id = model::handle_from<'A'>(handle))
      if (const auto actor = story_.actor(*id)) return actor->uid;
    if (const auto id = model::handle_from<'S'>(handle))
      if (const auto source = story_.source(*id)) return source->uid;
    return handle;
  }

  const model::StoryReader& story_;
  std::unordered_map<std::string, std::string> names_;
};

/// Which words of which source name whom; the first of each.
class Mentions {
 public:
  /// `story` must outlive this.
  explicit Mentions(const model::StoryReader& story) : story_(story), look_up_(story) {}

  std::vector<interchange::Mention> in(const query::ResultEvent& event) {
    std::vector<interchange::Mention> found;
    const auto id = model::handle_from<'E'>(event.id);
    if (!id) return found;
    for (const model::Claim& claim : story_.claims_of(*id)) {
      if (!claim.source) continue;
      for (const model::Participation& part : claim.participants)
        if (part.words.begin != part.words.end && seen_.emplace(claim.source, part.actor).second)
          found.push_back({to_string(claim.source), to_string(part.actor),
                           std::string(base::words_at(look_up_.text(claim.source), part.words))});
    }
    return found;
  }

 private:
  const model::StoryReader& story_;
  query::LookUp look_up_;
  std::set<std::pair<model::SourceId, model::ActorId>> seen_;
};

class ExportCommand : public Command {
 public:
  std::string name() const override { return "export"; }
  std::string summary() const override {
    return "Hand events over to other tools (TimelineJS, calendars, networks …)";
  }
  std::string examples() const override {
    return std::string(R"(Examples:
  dateline export --list                         the formats, what they carry and what is lost
  dateline export timelinejs -o timeline.json
  dateline export ics when:2017 -o story.ics
  dateline export -o story.gexf                  the ending says the format
  dateline export ftm in:front-page -o story.ftm  a selection (dateline select)
  dateline export neo4j -o graph                 a folder with several files
  dateline export --everything -o archive        the whole story, to keep or to leave with

A date is never finer or surer in a file than it is in the story. What a format has no field
for is lost, and that is said with its number; but "alleged", "planned" and "denied" are
never lost: they stand in the title. Of a whole story, formats that people look at
(timelinejs, ics, vis, docx) get only what matters most, the others every event.

)") + filter_help;
  }
  void setup(Options& options) override {
    filter_.ask_for(options, "FORMAT, then a filter: timelinejs who:obama when:2016-12 …");
    options.first_words(names_of_formats());
    options.text("-o,--output", output_, "FILE",
                 "Where to (default: standard output); a folder of neo4j and kuzu");
    options.flag("--everything", everything_,
                 "All of the story in open formats, with its articles, as a folder (-o)");
    options.flag("--list", list_, "The formats, what each carries and what is lost");
    options.text("--title", heading_, "TEXT", "The headline, where the format has one");
    options.flag("--all", all_, "Every event, also those that matter little");
    options.flag("--final", final_,
                 "Only if all of it is checked, agreed on and cited; else the list of what is not");
    options.flag("--no-pictures", no_pictures_, "Leave pictures beside events out (timelinejs)");
    options.choice("--gexf-version", gexf_version_, {"1.3", "1.2draft"},
                   "Which GEXF (default: 1.3; networkx reads 1.2draft)");
  }
  int run(Context& context) override {
    if (everything_) return export_everything(context);
    if (list_) return list(context);
    const Format& format = chosen_format();
    filter_.check(all_);
    check_format(format);
    check_output(context, output_);
    check_terminal(context, format);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    const bool takes_all = all_ || !format.is_read;
    const query::Wanted wanted{.quotes = false, .parts = final_, .relations = true};
    const query::Result result = filter_.ask_what_matters(context, story.reader(), takes_all, wanted);
    if (result.events.empty()) refuse_nothing(result);
    if (final_) refuse_open(context, result, "what is exported");
    const view::Photos photos = format.name == "timelinejs" && !no_pictures_
                                    ? PictureOptions().photos(result, story.file())
                                    : view::Photos();
    for (const std::string& loss : put(context, format, handover(context, story, result, photos)))
      context.world.write(base::Stream::error, std::string(format.name) + ": " + loss + "\n");
    context.world.write(base::Stream::error, not_shown(result, takes_all ? "without --max" : "--all"));
    return 0;
  }

 private:
  int export_everything(Context& context) const {
    if (!filter_.words.empty() || filter_.max > 0 || filter_.certain || filter_.possible || filter_.plan ||
        list_ || final_ || no_pictures_ || !gexf_version_.empty())
      throw base::UsageError({.path = "--everything",
                              .what = "takes all of the story, in formats that it chooses",
                              .remedy = "leave filter words, formats and other options out"});
    if (output_.empty() || output_ == "-")
      throw base::UsageError({.path = "--everything",
                              .what = "is a folder of several files",
                              .remedy = "say where it goes: -o archive"});
    check_output(context, output_);
    const story::Reader reader(context.data, context.world, context.limits);
    const story::Story story = open_story(context, reader);
    query::Options options = filter_.asked(context);
    options.wanted = {.quotes = false, .parts = false, .relations = true};
    const query::Result result = query::ask(story.reader(), query::Filter{}, options);
    const view::Photos photos = PictureOptions().photos(result, story.file());
    write_everything(context, story, handover(context, story, result, photos), output_);
    context.world.write(base::Stream::output, output_ + ": README.txt says what each file is\n");
    return 0;
  }

  int list(Context& context) const {
    if (!filter_.words.empty() || !output_.empty())
      throw base::UsageError({.path = "--list",
                              .what = "lists the formats, and nothing is written",
                              .remedy = "leave FORMAT and -o out"});
    std::vector<std::vector<std::string>> rows;
    for (const Format& format : interchange::formats())
      rows.push_back({std::string(format.name), std::string(format.purpose),
                      interchange::carried_words(format), interchange::lost_words(format),
                      std::string(format.dates)});
    context.world.write(base::Stream::output,
                        table::lay_out({"FORMAT", "FOR", "CARRIES", "LOST", "DATES THAT ARE NOT ONE DAY"},
                                       rows, context.columns));
    return 0;
  }

  static std::vector<std::string> names_of_formats() {
    std::vector<std::string> names;
    for (const Format& format : interchange::formats()) names.emplace_back(format.name);
    return names;
  }

  /// The format that the first word names, which is then no filter word any more, or else the ending.
  const Format& chosen_format() {
    const Format* const of_ending = interchange::format_of_ending(extension_of(output_));
    if (!filter_.words.empty()) {
      if (const Format* const named = interchange::format_named(filter_.words.front())) {
        check_ending(*named);
        filter_.words.erase(filter_.words.begin());
        return *named;
      }
    }
    if (of_ending != nullptr) return *of_ending;
    const std::vector<std::string> names = names_of_formats();
    if (filter_.words.empty())
      throw base::UsageError({.path = output_,
                              .what = output_.empty()
                                          ? "no format is named"
                                          : "the ending of the file says no format, or several have it",
                              .remedy = "name one, as `dateline export timelinejs`; `dateline export --list` "
                                        "shows them all"});
    const std::string& word = filter_.words.front();
    const std::string near = base::nearest_of(word, names.data(), names.data() + names.size());
    throw base::UsageError(
        {.path = word,
         .what = "is no format, and the first word says which",
         .remedy = near.empty() ? "`dateline export --list` shows them all" : "did you mean " + near + "?"});
  }

  /// A file is not named as what it is not.
  void check_ending(const Format& named) const {
    const std::string ending = extension_of(output_);
    if (named.is_folder || interchange::has_ending(named, ending)) return;
    const std::string usual(named.endings.substr(0, named.endings.find(' ')));
    for (const Format& format : interchange::formats())
      if (interchange::has_ending(format, ending))
        throw base::UsageError({.path = output_,
                                .what = "." + ending + " is the ending of another format, and " +
                                        std::string(named.name) + " is asked for",
                                .remedy = "name the file ." + usual});
  }

  void check_format(const Format& format) const {
    if (!gexf_version_.empty() && format.name != "gexf")
      throw base::UsageError({.path = "--gexf-version",
                              .what = "is for gexf, and this is " + std::string(format.name),
                              .remedy = "leave it out, or export gexf"});
    if (no_pictures_ && format.name != "timelinejs")
      throw base::UsageError({.path = "--no-pictures",
                              .what = std::string(format.name) + " has no pictures",
                              .remedy = "leave it out"});
    if (format.is_folder && (output_.empty() || output_ == "-"))
      throw base::UsageError({.path = std::string(format.name),
                              .what = "is a folder of several files",
                              .remedy = "say where it goes: -o graph"});
  }

  /// Bytes of a Word document are for files and pipes.
  void check_terminal(Context& context, const Format& format) const {
    if (format.name == "docx" && (output_.empty() || output_ == "-") &&
        context.world.is_terminal(base::Stream::output))
      throw base::UsageError({.path = std::string(format.name),
                              .what = "is nothing that a terminal can show",
                              .remedy = "say where it goes: -o story.docx"});
  }

  [[noreturn]] static void refuse_nothing(const query::Result& result) {
    std::string remedy = "`dateline events` lists the events of the story";
    if (result.left_out) remedy = "--all takes those that matter little, too";
    if (result.possible) remedy = "--possible takes those that may lie in the asked time";
    throw base::DataError(
        {.what = "there are no events to export",
         .why = result.left_out || result.possible ? "none of them is taken" : "none was found",
         .remedy = std::move(remedy)});
  }

  /// When the story was last changed: what is exported twice is the same.
  static std::int64_t made_at(const Context& context, const story::Story& story) {
    if (context.given_now) return context.given_now->seconds;
    std::int64_t at = 0;
    story.file().each_log_entry([&](const store::LogEntry& entry) {
      at = entry.at;
      return true;
    });
    return at;
  }

  interchange::Handover handover(const Context& context, const story::Story& story,
                                 const query::Result& result, const view::Photos& photos) const {
    const auto parts = std::make_shared<query::Parts>(story.reader(), true);
    const auto names = std::make_shared<Names>(story.reader());
    const auto mentions = std::make_shared<Mentions>(story.reader());
    return {.result = result,
            .title = heading_,
            .made_at = made_at(context, story),
            .photos = no_pictures_ ? nullptr : &photos,
            .pictures = !no_pictures_,
            .whole = [parts](const query::ResultEvent& event) { return parts->whole(event); },
            .mentions = [mentions](const query::ResultEvent& event) { return mentions->in(event); },
            .permanent = [names](const std::string& handle) { return names->of(handle); },
            .record =
                [&story](const std::string& source) {
                  const auto id = model::handle_from<'S'>(source);
                  return id ? story.file().record_of(*id) : std::string();
                },
            .gexf_draft = gexf_version_ == "1.2draft"};
  }

  /// What of the result is not in what was written.
  std::vector<std::string> put(Context& context, const Format& format,
                               const interchange::Handover& handed) const {
    std::vector<std::string> lost;
    if (format.is_folder) {
      context.world.write_folder(
          output_, [&](const base::WriteTo& write) { lost = interchange::write(format, handed, write); });
      return lost;
    }
    write_out(context, output_, [&](const base::Write& write) {
      lost =
          interchange::write(format, handed, [&](std::string_view, std::string_view bytes) { write(bytes); });
    });
    return lost;
  }

  FilterOptions filter_;
  std::string output_, heading_, gexf_version_;
  bool everything_ = false, list_ = false, all_ = false, final_ = false, no_pictures_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export() {
  return std::make_unique<ExportCommand>();
}

}  // namespace dateline::cli
