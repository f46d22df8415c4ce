#include "src/cli/everything.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "exports/interchange/formats.hpp"
#include "src/base/problem.hpp"
#include "src/cli/captured_world.hpp"
#include "src/cli/command_line.hpp"
#include "src/story/story_text.hpp"

namespace dateline::cli {
namespace {

struct Exported {
  std::string_view format, file;
};

/// What carries most of each family of tools.
constexpr std::array<Exported, 8> exported = {{{"csv", "events.csv"},
                                               {"ics", "calendar.ics"},
                                               {"graphml", "network.graphml"},
                                               {"ftm", "entities.ftm"},
                                               {"jsonld", "story.jsonld"},
                                               {"turtle", "story.ttl"},
                                               {"timelinejs", "timelinejs.json"},
                                               {"record", "records.jsonl"}}};

struct Table {
  const char* command;
  std::string_view words;
};

/// What the commands of these names list, each as CSV.
constexpr std::array<Table, 7> tables = {{{"actors", "who and what takes part, with other names"},
                                          {"claims", "what each source says of events, in its words"},
                                          {"sources", "the articles"},
                                          {"log", "what was done, when and by whom"},
                                          {"selections", "what is printed together"},
                                          {"published", "what was printed, and what has changed since"},
                                          {"picture", "the pictures beside events, with their words"}}};

/// A table as the command prints it. The story is read once more by it.
std::string table_of(Context& context, const char* command) {
  CapturedWorld captured(context.world, context.story_path, {}, "");
  const Context inside{captured, context.data,      context.story_path, context.limits, false,
                       0,        context.given_now, context.as_of};
  if (run_command_line({command, "--format", "csv"}, inside) != 0)
    throw base::DataError({.path = command, .what = "cannot be listed", .why = captured.errors});
  return captured.output;
}

/// The end of a path as the name of a file on any system: letters, digits, dots and dashes of ASCII.
std::string plain_name(std::string_view path) {
  constexpr std::size_t most = 80;
  std::string name(path.substr(path.find_last_of("/\\") + 1));
  if (name.size() > most) name.erase(0, name.size() - most);
  for (char& c : name) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '.' || c == '-' || c == '_';
    if (!is_plain) c = '_';
  }
  return name;
}

std::string line_of(const std::string& name, std::string_view words) {
  constexpr std::size_t column = 36;
  return name + std::string(name.size() < column ? column - name.size() : 1, ' ') + std::string(words) + "\n";
}

std::string picture_name(const store::StoredPicture& picture) {
  return "picture-" + picture.uid.substr(0, 12) + (picture.media_type == "image/png" ? ".png" : ".jpg");
}

}  // namespace

void write_everything(Context& context, const story::Story& story, const interchange::Handover& handed,
                      const std::string& folder) {
  context.world.write_folder(folder, [&](const base::WriteTo& write) {
    std::string about =
        "All of a story that was kept with Dateline, in open formats. None of them needs Dateline to be "
        "read.\n\n" +
        line_of("story.txt", "the whole story as text: events to read, then articles, log and numbers.") +
        line_of("", "`dateline -f story.dateline load story.txt` makes the story of it again");
    write("story.txt", story::to_text(story));
    for (const Exported& one : exported) {
      const interchange::Format& format = *interchange::format_named(one.format);
      // Without an event there may be nothing to write; the file is there all the same.
      write(one.file, "");
      const auto lost = interchange::write(
          format, handed, [&](std::string_view, std::string_view bytes) { write(one.file, bytes); });
      about += line_of(std::string(one.file), format.purpose);
      for (const std::string& loss : lost) about += line_of("", "  " + loss);
    }
    for (const Table& table : tables) {
      const std::string file = std::string(table.command) + ".csv";
      write(file, table_of(context, table.command));
      about += line_of(file, table.words);
    }
    about += "\n";
    story.reader().each_source([&](const model::Source& source) {
      const std::string handle = to_string(source.id);
      const std::string name = source.title.empty() ? source.name : source.title;
      if (source.has_original) {
        const std::string file = handle + "-" + plain_name(source.name);
        write(file, story.file().original_of(source.id));
        about += line_of(file, handle + ", as it was given: " + base::shown_safely(name));
      }
      write(handle + ".text.txt", story.reader().text_of(source.id));
      about += line_of(handle + ".text.txt", handle + ", its text, which quotes are counted in");
      return true;
    });
    for (const store::StoredPicture& picture : story.file().given().pictures) {
      write(picture_name(picture), picture.bytes);
      about += line_of(picture_name(picture), "a picture beside an event, as it was given");
    }
    write("README.txt", about);
  });
}

}  // namespace dateline::cli
