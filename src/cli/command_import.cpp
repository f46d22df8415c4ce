#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "exports/table/layout.hpp"
#include "src/article/character_references.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/shell_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/imports/imports.hpp"
#include "src/story/importing.hpp"
#include "src/story/story_text.hpp"

namespace dateline::cli {
namespace {

/// A file, as far as it is read.
struct ReadFile {
  std::string path;
  std::string_view format;
  imports::Found found;
};

class ImportCommand : public Command {
 public:
  std::string name() const override { return "import"; }
  std::string summary() const override {
    return "Take events over from other tools (TimelineJS, tables, calendars …)";
  }
  std::string examples() const override {
    return R"(Examples:
  dateline import timeline.json                  of TimelineJS, or its spreadsheet
  dateline import chronology.csv                 shows what it makes of the columns
  dateline import chronology.csv --map title=What --map date=When --map place=Where
  dateline import trial.ics entities.ftm.json notes.md
  dateline import --list                         the formats, what is taken over and what is lost

Of a table the columns are shown first, with the command that takes them over. Each event
cites its file and the place in it ("imported from chronology.csv, line 3"), is accepted, and
not yet checked. What has no title, or a date that cannot be read, is left out and told; the
rest is taken over as one decision, which `dateline undo` takes back. The same event is never
taken over twice. A whole story with its articles: `dateline load`, `dateline pull`.
)";
  }
  void setup(Options& options) override {
    std::vector<std::string> names;
    for (const imports::Format& format : imports::formats()) names.emplace_back(format.name);
    options.words("FILE", paths_, "What to take over; - is standard input");
    options.choice("--from", format_, names, "The format (default: as the file says)");
    options.texts("--map", maps_, "FIELD=COLUMN",
                  "What a column of a table is for: title=What, date=When, place=City …");
    options.choice("--day-order", day_order_, {"day-first", "month-first"},
                   "How 3/4/2017 is meant (default: as other dates of the column show)");
    options.flag("--dry-run", dry_run_, "Say what would be taken over, and change nothing");
    options.flag("--list", list_, "The formats, what is taken over of each and what is lost");
  }
  int run(Context& context) override {
    if (list_) return list(context);
    if (paths_.empty())
      throw base::UsageError(
          {.what = "no file is named", .remedy = "write it as `dateline import timeline.json`"});
    refuse_as_of(context);
    const story::Reader reader(context.data, context.world, context.limits);
    const imports::Options options = options_given();
    std::vector<ReadFile> files;
    bool failed = false;
    for (const std::string& path : paths_) {
      try {
        ReadFile file = read(context, path, options, reader);
        if (file.found.columns_are_guessed)
          show_columns(context, file);
        else
          files.push_back(std::move(file));
      } catch (const base::DataError& error) {
        if (paths_.size() == 1) throw;
        context.world.write(base::Stream::error, base::message_of(error.detail()) + "\n");
        failed = true;
      }
    }
    const bool has_events = std::any_of(files.begin(), files.end(),
                                        [](const ReadFile& file) { return !file.found.events.empty(); });
    if (!has_events) {
      for (const ReadFile& file : files) failed = tell(context, file, {}, "") || failed;
      return failed ? 1 : 0;
    }
    story::Story story = open_or_begin(context, reader);
    for (const ReadFile& file : files) {
      const story::Imported imported =
          story::import_events(story, file.found, file.path, context.now(), dry_run_);
      failed = tell(context, file, imported, listed(file, imported, story)) || failed;
    }
    return failed ? 1 : 0;
  }

 private:
  static int list(Context& context) {
    std::vector<std::vector<std::string>> rows;
    for (const imports::Format& format : imports::formats())
      rows.push_back({std::string(format.name), std::string(format.purpose), std::string(format.carries),
                      std::string(format.lost)});
    context.world.write(base::Stream::output,
                        table::lay_out({"FORMAT", "FROM", "TAKEN OVER", "LOST"}, rows, context.columns));
    return 0;
  }

  /// "title=What", or several parted by commas.
  imports::Options options_given() const {
    imports::Options options;
    if (day_order_ == "day-first") options.day_order = imports::DayOrder::day_first;
    if (day_order_ == "month-first") options.day_order = imports::DayOrder::month_first;
    for (const std::string& map : maps_) {
      std::size_t begin = 0;
      while (begin < map.size()) {
        const std::size_t equals = map.find('=', begin);
        if (equals == std::string::npos || equals == begin || equals + 1 == map.size())
          throw base::UsageError({.path = "--map",
                                  .what = "'" + map + "' says no field and its column",
                                  .remedy = "write it as --map title=What --map date=When"});
        const std::size_t end = next_field(map, equals + 1);
        options.columns.push_back(
            {map.substr(equals + 1, end - equals - 1), map.substr(begin, equals - begin)});
        begin = end + 1;
      }
    }
    return options;
  }

  /// Where the comma before the next "field=" stands: the name of a column may have commas, too.
  static std::size_t next_field(const std::string& map, std::size_t from) {
    for (std::size_t comma = map.find(',', from); comma != std::string::npos;
         comma = map.find(',', comma + 1))
      for (const std::string& field : imports::table_fields())
        if (map.compare(comma + 1, field.size() + 1, field + "=") == 0) return comma;
    return map.size();
  }

  ReadFile read(Context& context, const std::string& path, const imports::Options& options,
                const story::Reader& reader) const {
    const std::string bytes = path == "-" ? context.world.read_input(context.limits.max_bytes)
                                          : context.world.read_file(path, context.limits.max_bytes);
    ReadFile file{path, format_.empty() ? imports::format_of(bytes, path) : std::string_view(format_), {}};
    if (file.format.empty())
      throw base::DataError(
          {.path = path,
           .what = "this is none of the formats that can be taken over",
           .remedy = "name one with --from; `dateline import --list` shows them. Articles are added with "
                     "`dateline add`"});
    if (!options.columns.empty() && file.format != "csv" && file.format != "markdown")
      throw base::UsageError({.path = "--map",
                              .what = "it is for the columns of a table, and " + base::shown_safely(path) +
                                      " is " + std::string(file.format),
                              .remedy = "leave it out, or say --from csv"});
    if (file.format == "text") {
      std::vector<std::string> notes;
      file.found = story::events_of(story::from_text(bytes, path, reader, notes));
      file.found.notes = std::move(notes);
    } else {
      file.found =
          imports::read(file.format, bytes, path, options, article::CharacterReferences(context.data));
    }
    return file;
  }

  /// What was guessed of the columns of a table, and the command that takes it over.
  void show_columns(Context& context, const ReadFile& file) const {
    std::vector<std::vector<std::string>> rows;
    const bool is_like_option = file.path.size() > 1 && file.path.starts_with('-');
    std::string command = "dateline import " + shell_quoted((is_like_option ? "./" : "") + file.path);
    for (const imports::Column& column : file.found.columns) {
      rows.push_back({column.head, column.field.empty() ? "not taken over" : column.field});
      if (!column.field.empty()) command += " --map " + shell_quoted(column.field + "=" + column.head);
    }
    if (!day_order_.empty()) command += " --day-order " + day_order_;
    std::string out = table::lay_out({"COLUMN", "IS"}, rows, context.columns);
    out += "\nThe first events would be\n";
    constexpr std::size_t most_shown = 3;
    for (std::size_t i = 0; i < file.found.events.size() && i < most_shown; ++i)
      out += "  " + in_words(file.found.events[i]) + "\n";
    out += "Nothing is stored yet: " + counted(file.found.events.size(), "row") + " can be taken over, " +
           std::to_string(file.found.refused.size()) + " not. If the columns are right, run\n  " +
           base::shown_safely(command) + "\n";
    context.world.write(base::Stream::output, out);
    warn_of(context, file.path, file.found.refused);
  }

  static std::string in_words(const imports::Event& event) {
    std::string words = calendar::print(event.when) + "  " + event.title;
    std::string standing = event.negative ? "denied" : event.modality;
    for (const imports::Someone& one : event.people)
      standing += (standing.empty() ? "" : "; ") + one.role + " " + one.name;
    return base::shown_safely(words + (standing.empty() ? "" : " (" + standing + ")"));
  }

  static void warn_of(Context& context, const std::string& path,
                      const std::vector<imports::Trouble>& troubles) {
    for (const imports::Trouble& one : troubles)
      warn(context,
           {path + ":" + std::to_string(one.line) + ": " +
            (one.place.starts_with("line") || one.place.empty() ? "" : one.place + ": ") + one.what});
  }

  /// The events that were taken over, or would be.
  std::string listed(const ReadFile& file, const story::Imported& imported, const story::Story& story) const {
    if (imported.new_uids.empty()) return "";
    if (!dry_run_) {
      story::Change change;
      for (const std::string& uid : imported.new_uids)
        if (const auto id = story.file().find_event_by_uid(uid)) change.events.push_back(*id);
      return change_words("imported", change, story.reader(), false);
    }
    std::string out;
    for (const std::size_t i : imported.taken)
      out += "would import  " + in_words(file.found.events[i]) + "\n";
    return out;
  }

  /// Says what came of a file; whether something of it was left out.
  bool tell(Context& context, const ReadFile& file, const story::Imported& imported,
            const std::string& list) const {
    std::string out = list + base::shown_safely(file.path) + " (" + std::string(file.format) +
                      "): " + counted(imported.new_uids.size(), "event") + (dry_run_ ? " would be" : "") +
                      " taken over";
    if (imported.known > 0) out += ", " + std::to_string(imported.known) + " there already";
    if (imported.new_actors > 0) out += ", " + counted(imported.new_actors, "new actor");
    if (!file.found.refused.empty()) out += ", " + std::to_string(file.found.refused.size()) + " left out";
    if (dry_run_) out += "; nothing was changed (--dry-run)";
    context.world.write(base::Stream::output, out + "\n");
    for (const auto* notes : {&file.found.notes, &imported.notes})
      for (const std::string& note : *notes) warn(context, {file.path + ": " + note});
    warn_of(context, file.path, file.found.refused);
    return !file.found.refused.empty();
  }

  story::Story open_or_begin(Context& context, const story::Reader& reader) const {
    if (context.world.kind_of(context.story_path) != base::PathKind::missing)
      return open_for_editing(context, reader);
    if (dry_run_) return story::Story::in_memory(reader);
    story::Story story = story::Story::open_for_writing(context.story_path, true, reader);
    story.sign(context.who());
    story.update();
    return story;
  }

  std::vector<std::string> paths_, maps_;
  std::string format_, day_order_;
  bool dry_run_ = false, list_ = false;
};

}  // namespace

std::unique_ptr<Command> make_import() {
  return std::make_unique<ImportCommand>();
}

}  // namespace dateline::cli
