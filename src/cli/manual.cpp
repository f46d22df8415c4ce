#include "src/cli/manual.hpp"

#include <algorithm>

#include "src/base/version.hpp"

namespace dateline::cli {
namespace {

/// Writes down what a command asks for.
class Recorder : public Options {
 public:
  std::vector<OptionText> options;

  void flag(const std::string& names, bool&, const std::string& help) override {
    options.push_back({.names = names, .help = help});
  }
  void text(const std::string& names, std::string&, const std::string& placeholder,
            const std::string& help) override {
    options.push_back({.names = names, .placeholder = placeholder, .help = help});
  }
  void optional_text(const std::string& names, std::optional<std::string>&, const std::string& placeholder,
                     const std::string& help) override {
    options.push_back({.names = names, .placeholder = placeholder, .help = help});
  }
  void texts(const std::string& names, std::vector<std::string>&, const std::string& placeholder,
             const std::string& help) override {
    options.push_back({.names = names, .placeholder = placeholder, .help = help, .repeated = true});
  }
  void number(const std::string& names, std::uint64_t&, const std::string& help) override {
    options.push_back({.names = names, .placeholder = "N", .help = help});
  }
  void number_from_one(const std::string& names, std::uint64_t& into, const std::string& help) override {
    number(names, into, help);
  }
  void choice(const std::string& names, std::string&, const std::vector<std::string>& values,
              const std::string& help) override {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : "|") + value;
    options.push_back({.names = names, .placeholder = all, .help = help, .values = values});
  }
  void word(const std::string& name, std::string&, const std::string& help) override {
    options.push_back({.names = name, .help = help, .is_word = true, .required = true});
  }
  void words(const std::string& name, std::vector<std::string>&, const std::string& help) override {
    options.push_back({.names = name, .help = help, .is_word = true, .repeated = true});
  }
  void first_words(const std::vector<std::string>& values) override {
    for (OptionText& option : options)
      if (option.is_word) option.values = values;
  }
};

/// Text for man(7): no line of it is taken for a request, dashes can be copied.
std::string roff(const std::string& text) {
  std::string out;
  bool at_begin = true;
  for (const char c : text) {
    if (at_begin && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else
      out += c;
    at_begin = c == '\n';
  }
  return out;
}

std::string title(const std::string& name, const std::string& section) {
  std::string upper = name;
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return ".TH " + roff(upper) + " " + section + " \"\" \"dateline " + base::version + "\" \"Dateline\"\n";
}

/// Lines as they are.
std::string set_out(const std::string& head, const std::string& lines) {
  return ".SH " + head + "\n.nf\n" + roff(lines) + (lines.ends_with("\n") ? "" : "\n") + ".fi\n";
}

std::string page_name(const std::string& name, const std::string& section) {
  return "\\fBdateline\\-" + roff(name) + "\\fR(" + section + ")";
}

std::string option_list(const std::vector<OptionText>& options) {
  std::string out;
  for (const OptionText& option : options) {
    std::string names = option.names;
    for (std::size_t at = names.find(','); at != std::string::npos; at = names.find(',', at + 2))
      names.insert(at + 1, " ");
    out += ".TP\n\\fB" + roff(names) + "\\fR";
    if (!option.placeholder.empty()) out += " \\fI" + roff(option.placeholder) + "\\fR";
    out += "\n" + roff(option.help) + ".\n";
  }
  return out;
}

const char* const ending = R"(.SH EXIT STATUS
.TP
\fB0\fR
Done.
.TP
\fB1\fR
Something failed and was said on standard error; what was stored before is whole.
.TP
\fB2\fR
The command line was not understood.
.SH FILES
.TP
\fIstory.dateline\fR
The story file, where neither \fB\-f\fR nor \fBDATELINE_FILE\fR names another. One SQLite database.
.TP
\fI~/.local/state/dateline/history\fR
The lines typed at the prompt of \fBdateline\-shell\fR(1).
.SH ENVIRONMENT
.TP
\fBDATELINE_FILE\fR
The story file, where \fB\-f\fR is not given.
.TP
\fBDATELINE_WHO\fR
The name that decisions are signed with; without it, that of the user.
.TP
\fBVISUAL\fR, \fBEDITOR\fR
The editor that \fBdateline\-edit\fR(1) opens; without both, vi.
.TP
\fBXDG_STATE_HOME\fR
Where the history of \fBdateline\-shell\fR(1) is kept, instead of \fI~/.local/state\fR.
.TP
\fBXDG_RUNTIME_DIR\fR
Where \fBdateline\-open\fR(1) notes under which address a story is open.
.TP
\fBNO_COLOR\fR
If it is not empty, no colour is printed.
)";

const char* const see_also = ".SH SEE ALSO\n\\fBdateline\\fR(1), \\fBdateline\\-help\\fR(1)\n";

}  // namespace

const char* const first_examples =
    "  dateline add article.txt --published 2017-07-10 --outlet \"The Lantern\"\n"
    "  dateline timeline -o story.svg\n";

std::vector<OptionText> options_of(Command& command) {
  Recorder recorder;
  command.setup(recorder);
  return std::move(recorder.options);
}

const std::vector<OptionText>& global_options() {
  static const std::vector<OptionText> options = {
      {.names = "-f,--file",
       .placeholder = "FILE",
       .help = "Story file (default: $DATELINE_FILE, else ./story.dateline)"},
      {.names = "--data",
       .placeholder = "FOLDER",
       .help = "Read rules and models from FOLDER, for development"},
      {.names = "--max-bytes",
       .placeholder = "N",
       .help = "Largest article read, in bytes (default: 67108864)"},
      {.names = "--max-file",
       .placeholder = "N",
       .help = "Largest file read, which may hold many articles, also unpacked (default: 536870912)"},
      {.names = "--max-text",
       .placeholder = "N",
       .help = "Longest text of an article, in bytes (default: 2097152)"},
      {.names = "--max-page-text",
       .placeholder = "N",
       .help = "Longest text of a page read, in bytes (default: 4194304)"},
      {.names = "--max-page-parts",
       .placeholder = "N",
       .help = "Most elements and stretches of text of a page read (default: 500000)"},
      {.names = "--colour,--color",
       .placeholder = "auto|always|never",
       .help = "Colour on a terminal (default: auto)",
       .values = {"auto", "always", "never"}},
      {.names = "--now",
       .placeholder = "TIME",
       .help = "Take this for the present moment: 2017-07-10 or 2017-07-10T09:30Z"},
      {.names = "--as-of", .placeholder = "TIME", .help = "Show the story as it was known and decided then"},
  };
  return options;
}

namespace {

/// What stands below the options in --help: first examples, then, behind a blank line, what there is to know.
std::string described(const std::string& text) {
  const std::string head = "Examples:\n";
  const std::size_t end = std::min(text.find("\n\n"), text.size());
  const bool has_examples = text.starts_with(head);
  const std::string examples = has_examples ? text.substr(head.size(), end - head.size()) : "";
  const std::string rest = has_examples ? text.substr(std::min(end + 2, text.size())) : text;
  return (rest.empty() ? "" : set_out("DESCRIPTION", rest)) +
         (examples.empty() ? "" : set_out("EXAMPLES", examples));
}

}  // namespace

std::string man_page(Command& command) {
  const std::vector<OptionText> options = options_of(command);
  std::string words;
  for (const OptionText& option : options) {
    if (!option.is_word) continue;
    const std::string word = "\\fI" + roff(option.names) + "\\fR" + (option.repeated ? "..." : "");
    words += option.required ? " " + word : " [" + word + "]";
  }
  return title("dateline-" + command.name(), "1") + ".SH NAME\ndateline\\-" + roff(command.name()) + " \\- " +
         roff(command.summary()) + "\n.SH SYNOPSIS\n\\fBdateline " + roff(command.name()) +
         "\\fR [\\fIoptions\\fR]" + words + "\n.SH OPTIONS\n" + option_list(options) +
         ".SH OPTIONS OF ALL COMMANDS\n" + option_list(global_options()) + described(command.examples()) +
         ending + see_also;
}

std::string man_overview(const std::vector<std::unique_ptr<Command>>& commands) {
  std::string list;
  for (const auto& command : commands)
    list += ".TP\n" + page_name(command->name(), "1") + "\n" + roff(command->summary()) + ".\n";
  std::string topics;
  for (const HelpTopic& topic : help_topics())
    topics += (topics.empty() ? "" : ",\n") + page_name(std::string(topic.name), "7");
  return title("dateline", "1") +
         ".SH NAME\ndateline \\- news articles into dated events, actors and timelines\n.SH SYNOPSIS\n"
         "\\fBdateline\\fR [\\fIoptions\\fR] \\fIcommand\\fR ...\n.SH DESCRIPTION\n"
         "Dateline breaks news articles into dated events and actors, keeps every fact tied to the words "
         "that state it, "
         "and draws timelines.\n.SH COMMANDS\n" +
         list + ".SH OPTIONS\n" + option_list(global_options()) + set_out("EXAMPLES", first_examples) +
         ending + ".SH SEE ALSO\n" + topics + "\n";
}

std::string man_page(const HelpTopic& topic) {
  return title("dateline-" + std::string(topic.name), "7") + ".SH NAME\ndateline\\-" +
         roff(std::string(topic.name)) + " \\- " + roff(std::string(topic.summary)) + "\n" +
         set_out("DESCRIPTION", std::string(topic.words)) + see_also;
}

}  // namespace dateline::cli
