#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/commands.hpp"
#include "src/cli/filter_options.hpp"

namespace dateline::cli {
namespace {

struct Topic {
  std::string_view name, summary;
  std::string_view words;   ///< "" for filter, whose words stand elsewhere
  std::string_view also{};  ///< other names, parted by blanks
};

constexpr std::array<Topic, 6> topics = {{
    {"dates", "How dates are typed, and how they are shown",
     R"(A date may be typed as it is said, or in EDTF (ISO 8601-2):
  2017-07-09   "9 July 2017"         a day
  2017-07      "July 2017"   2017    one day of that month or year, not known which
  2017-07-03/2017-07-09              it lasted from the first to the last day
  [2017-07-03..2017-07-09]           one day of these
  [..2017-07-09]   [2017-07-09..]    on or before it; on or after it
  1890~   2017-07-09?                about then; the source is not sure
  -0043-03-15                        44 BC: there is a year 0, which is 1 BC

A date that an article does not state is never made up. "inferred" stands beside a date that
follows from others, "probably" beside days that are only likely, and "?" beside one that
somebody doubts. Nothing is shown finer or surer than anyone stated it.
)"},
    {"formats", "What is read and what is written",
     R"(Read by `dateline add`: saved pages (HTML, MHTML), plain text, Markdown, mail, PDF (needs
pdftotext), feeds (RSS, Atom), JSON and JSON Lines, WARC archives; each also with gzip.
Read by `dateline import`: what other tools keep. `dateline import --list` names them.

Written, as the ending of -o says:
  timeline     .svg .pdf .png .html .md .txt
  diagram      .dot, and with Graphviz .svg .pdf .png
  factsheet    .html .md .docx
  tables       --format table, json, jsonl, csv or markdown: events, actors, sources …
  export       for other tools; `dateline export --list` names each, and what it loses
  dump         the whole story as text, which `dateline load` reads again
  extract      records, one JSON object a line; --schema prints what is in them

`dateline export --everything -o archive` writes a whole story in open formats, to leave with.
)",
     "format inputs outputs"},
    {"exit", "What the exit status means",
     R"(0   done
1   something failed, and standard error says what: file, place, cause and remedy
2   the command line was not understood; nothing was done

Of several articles a bad one stops none of the others; the status is then 1.
)",
     "status errors"},
    {"files", "Which files are read and written",
     R"(story.dateline         the story: one SQLite file, with the articles, all that was read in
                       them and every decision. -f FILE or $DATELINE_FILE names another.
story.dateline-wal     beside it while a command runs; the next command puts in order what
                       a killed one leaves
-o FILE                is written beside, synced and renamed: the old file or the new one
~/.local/state/dateline/history
                       the lines of `dateline shell`

`dateline backup` writes a copy of the story, `dateline dump` all of it as text, and
`dateline doctor` looks whether it is whole.
)"},
    {"safety", "What protects sources, and what does not",
     R"(Nothing is sent anywhere. `dateline open` answers browsers of this machine alone, under an
address with a key; no other command opens a connection. Words of articles are never run:
not as HTML, SVG or DOT, and not by a terminal or spreadsheet.

A story holds the whole text of its articles, and is not encrypted: keep it on an encrypted
disk. `dateline remove-source` takes an article out and overwrites it in the file; copies,
backups and printed pictures stay. `dateline share` writes a copy for a colleague.
)",
     "security privacy"},
    {"filter", "The words that choose events", ""},
}};

class HelpCommand : public Command {
 public:
  std::string name() const override { return "help"; }
  std::string summary() const override { return "Say more of a command, or of dates, filters, files …"; }
  std::string examples() const override {
    return "Examples:\n"
           "  dateline help timeline       the same as `dateline timeline --help`\n"
           "  dateline help dates\n\n" +
           list_of_topics();
  }
  void setup(Options& options) override {
    options.words("TOPIC", words_, "A command or a topic");
    options.first_words(known_words());
  }
  int run(Context& context) override {
    if (words_.size() > 1)
      throw base::UsageError({.path = words_[1], .what = "is one topic too many", .remedy = "name one"});
    if (words_.empty()) {
      const int status = run_command_line({"--help"}, context.world, context.data);
      context.world.write(base::Stream::output, "\n" + list_of_topics());
      return status;
    }
    const std::string& asked = words_.front();
    for (const Topic& topic : topics) {
      if (!is_called(topic, asked)) continue;
      context.world.write(base::Stream::output, topic.words.empty() ? filter_help : topic.words);
      return 0;
    }
    const std::vector<std::string> names = known_words();
    for (const std::string& name : names)
      if (name == asked) return run_command_line({name, "--help"}, context.world, context.data);
    const std::string near = base::nearest_of(asked, names.data(), names.data() + names.size());
    throw base::UsageError(
        {.what = "there is no command and no topic '" + asked + "'",
         .remedy = near.empty() ? "`dateline help` lists them all" : "did you mean " + near + "?"});
  }

 private:
  static bool is_called(const Topic& topic, const std::string& asked) {
    if (topic.name == asked) return true;
    for (std::string_view rest = topic.also; !rest.empty();) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      if (rest.substr(0, end) == asked) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }

  /// Topics and commands.
  static std::vector<std::string> known_words() {
    std::vector<std::string> names;
    for (const Topic& topic : topics) names.emplace_back(topic.name);
    for (const auto& command : all_commands()) names.push_back(command->name());
    return names;
  }

  static std::string list_of_topics() {
    std::string out = "Topics:\n";
    for (const Topic& topic : topics)
      out += "  " + std::string(topic.name) + std::string(12 - topic.name.size(), ' ') +
             std::string(topic.summary) + "\n";
    return out;
  }

  std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_help() {
  return std::make_unique<HelpCommand>();
}

}  // namespace dateline::cli
