#include "src/cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "src/base/problem.hpp"
#include "src/base/version.hpp"
#include "src/calendar/moment.hpp"
#include "src/cli/command.hpp"
#include "src/cli/folder_data.hpp"
#include "src/cli/manual.hpp"

namespace dateline::cli {
namespace {

constexpr unsigned help_columns = 88;

/// Refuses an empty value, which would be the same as none and so be passed over in silence.
CLI::Validator some_text() {
  return CLI::Validator(
      [](const std::string& given) -> std::string {
        return given.empty() ? "its value is empty; leave it out, or give it a value" : std::string();
      },
      "");
}

/// Refuses none of something, which is what leaving the option out stands for.
CLI::Validator at_least_one() {
  return CLI::Validator(
      [](const std::string& given) -> std::string {
        return given.find_first_not_of('0') == std::string::npos
                   ? "0 is too few; leave it out, or take a number from 1"
                   : std::string();
      },
      "");
}

/// Refuses signs, other notations and numbers nobody means.
CLI::Validator whole_number() {
  return CLI::Validator(
      [](const std::string& given) -> std::string {
        const bool digits = !given.empty() && given.find_first_not_of("0123456789") == std::string::npos;
        return digits && given.size() <= 15 ? std::string() : "'" + given + "' is no whole number";
      },
      "");
}

/// Stands before a word that is no option, whatever it begins with.
constexpr char word_mark = '\x01';

std::string unmarked(std::string word) {
  if (!word.empty() && word.front() == word_mark) word.erase(0, 1);
  return word;
}

/// What follows "--" is words: CLI11 forgets that where a command takes any number of them.
std::vector<std::string> with_marks(const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  bool only_words = false;
  for (const std::string& argument : arguments) {
    if (!argument.empty() && argument.front() == word_mark)
      throw base::UsageError({.what = "'" + argument + "' begins with a control character"});
    if (!only_words && argument == "--")
      only_words = true;
    else
      out.push_back(only_words ? word_mark + argument : argument);
  }
  return out;
}

/// Hands a command's wishes to CLI11.
class CliOptions : public Options {
 public:
  explicit CliOptions(CLI::App& app) : app_(app) {}

  void flag(const std::string& names, bool& into, const std::string& help) override {
    app_.add_flag(names, into, help);
  }
  void text(const std::string& names, std::string& into, const std::string& placeholder,
            const std::string& help) override {
    app_.add_option(names, into, help)->type_name(placeholder)->allow_extra_args(false)->check(some_text());
  }
  void optional_text(const std::string& names, std::optional<std::string>& into,
                     const std::string& placeholder, const std::string& help) override {
    app_.add_option_function<std::string>(
            names, [&into](const std::string& given) { into = given; }, help)
        ->type_name(placeholder)
        ->allow_extra_args(false);
  }
  void texts(const std::string& names, std::vector<std::string>& into, const std::string& placeholder,
             const std::string& help) override {
    app_.add_option(names, into, help)->type_name(placeholder)->expected(1, 1 << 20)->check(some_text());
  }
  void number(const std::string& names, std::uint64_t& into, const std::string& help) override {
    app_.add_option(names, into, help)->type_name("N")->check(whole_number());
  }
  void number_from_one(const std::string& names, std::uint64_t& into, const std::string& help) override {
    app_.add_option(names, into, help)->type_name("N")->check(whole_number() & at_least_one());
  }
  void choice(const std::string& names, std::string& into, const std::vector<std::string>& values,
              const std::string& help) override {
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : "|") + value;
    app_.add_option(names, into, help)
        ->type_name(all)
        ->check(CLI::Validator(
            [values](const std::string& given) -> std::string {
              if (std::find(values.begin(), values.end(), given) != values.end()) return {};
              const std::string near = base::nearest_of(given, values.data(), values.data() + values.size());
              return "'" + given + "' is not one of its values" +
                     (near.empty() ? "" : "; did you mean " + near + "?");
            },
            ""));
  }
  void word(const std::string& name, std::string& into, const std::string& help) override {
    app_.add_option(name, into, help)->type_name("")->required()->transform(unmarked);
  }
  void words(const std::string& name, std::vector<std::string>& into, const std::string& help) override {
    app_.add_option(name, into, help)->type_name("")->expected(0, 1 << 20)->transform(unmarked);
  }
  void first_words(const std::vector<std::string>&) override {}

 private:
  CLI::App& app_;
};

/// The help, laid out by us: the same on every machine and within 88 columns.
class HelpFormat : public CLI::Formatter {
 public:
  HelpFormat() {
    column_width(28);
    label("OPTIONS", "options");
    label("REQUIRED", "");
    label("Positionals", "Words");
    label("Options", "Options");
    label("Subcommands", "Commands");
    label("SUBCOMMAND", "COMMAND");
    label("SUBCOMMANDS", "COMMANDS");
  }
  std::string make_usage(const CLI::App* app, std::string) const override {
    std::string usage = "Usage: dateline";
    if (app->get_parent() == nullptr) return usage + " [options] COMMAND ...\n";
    usage += " " + app->get_name() + " [options]";
    for (const CLI::Option* option : app->get_options()) {
      if (!option->get_positional()) continue;
      const std::string word = option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
      usage += option->get_required() ? " " + word : " [" + word + "]";
    }
    return usage + "\n";
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    return option->get_type_name().empty() ? "" : " " + option->get_type_name();
  }
};

struct Globals {
  std::string story_path;
  std::string data_folder;
  std::string colour = "auto";
  std::string now, as_of;
  article::Limits limits;
};

void add_globals(CLI::App& app, Globals& globals) {
  const auto add = [&app](const OptionText& option, auto& into) {
    CLI::Option* added = app.add_option(option.names, into, option.help)->type_name(option.placeholder);
    if (option.placeholder == "N") added->check(whole_number());
    if (!option.values.empty()) added->check(CLI::IsMember(option.values).description(""));
  };
  const std::vector<OptionText>& options = global_options();
  add(options[0], globals.story_path);
  add(options[1], globals.data_folder);
  add(options[2], globals.limits.max_bytes);
  add(options[3], globals.limits.max_file_bytes);
  add(options[4], globals.limits.max_text_bytes);
  add(options[5], globals.limits.max_page_text_bytes);
  add(options[6], globals.limits.max_page_parts);
  add(options[7], globals.colour);
  add(options[8], globals.now);
  add(options[9], globals.as_of);
}

/// Nothing where nothing is given.
std::optional<base::Instant> moment_from(const std::string& option, const std::string& text,
                                         bool to_its_end = false) {
  if (text.empty()) return std::nullopt;
  const auto moment = calendar::moment_from_iso(text);
  if (!moment)
    throw base::UsageError({.path = option,
                            .what = "'" + text + "' is no moment",
                            .remedy = "write it as 2017-07-10 or 2017-07-10T09:30Z"});
  constexpr std::int64_t rest_of_day = 86399, rest_of_minute = 59;
  const std::int64_t rest = !to_its_end ? 0 : text.size() == 10 ? rest_of_day : rest_of_minute;
  return base::Instant{*moment + rest};
}

bool wants_colour(const Globals& globals, base::World& world) {
  if (globals.colour != "auto") return globals.colour == "always";
  const auto no_colour = world.environment("NO_COLOR");
  return world.is_terminal(base::Stream::output) && (!no_colour || no_colour->empty());
}

/// Whether a word is one of the options before the command; all of them take a value.
bool takes_value(const std::string& word) {
  const auto is_name = [&](const OptionText& option) {
    return ("," + option.names + ",").find("," + word + ",") != std::string::npos;
  };
  return std::any_of(global_options().begin(), global_options().end(), is_name);
}

/// CLI11 knows no near misses: a first word that is no command is answered before it is asked.
void check_command_word(const std::vector<std::string>& arguments,
                        const std::vector<std::unique_ptr<Command>>& commands) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (takes_value(word)) {
      ++i;
      continue;
    }
    const bool whole = word.find('=') != std::string::npos && takes_value(word.substr(0, word.find('=')));
    if (whole || word == "-h" || word == "--help" || word == "--version") continue;
    if (word.starts_with("-")) return;  // CLI11 knows that there is no such option
    std::vector<std::string> names;
    for (const auto& command : commands) names.push_back(command->name());
    if (std::find(names.begin(), names.end(), word) != names.end()) return;
    const std::string near = base::nearest_of(word, names.data(), names.data() + names.size());
    throw base::UsageError(
        {.what = "there is no command '" + word + "'",
         .remedy = near.empty() ? "`dateline --help` lists them all" : "did you mean " + near + "?"});
  }
}

/// The long option of these apps that is nearest to what was written, or empty.
std::string nearest_option(const std::string& written, const std::vector<const CLI::App*>& apps) {
  std::vector<std::string> names;
  for (const CLI::App* app : apps)
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return base::nearest_of(written.substr(0, written.find('=')), names.data(), names.data() + names.size());
}

int report(const CLI::ParseError& error, CLI::App& app, base::World& world) {
  if (error.get_exit_code() == 0) {
    const CLI::App* asked = &app;
    for (const CLI::App* sub : app.get_subcommands()) asked = sub;
    if (dynamic_cast<const CLI::CallForVersion*>(&error))
      world.write(base::Stream::output, std::string("dateline ") + base::version + "\n");
    else
      world.write(base::Stream::output, asked->help());
    return 0;
  }
  std::string command = "dateline";
  const CLI::App* asked = &app;
  for (const CLI::App* sub : app.get_subcommands()) {
    command += " " + sub->get_name();
    asked = sub;
  }
  std::string remedy = "`" + command + " --help` says what it takes";
  std::string said = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) && asked == &app) said = "no command is given";
  const std::vector<std::string> unknown = app.remaining(true);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) && !unknown.empty()) {
    said = "there is no option '" + unmarked(unknown.front()) + "'";
    const std::string near = nearest_option(unknown.front(), {asked, &app});
    if (!near.empty()) remedy = "did you mean " + near + "?";
  }
  world.write(base::Stream::error,
              "dateline: " + base::shown_safely(said) + "\n" + base::shown_safely(remedy) + "\n");
  return 2;
}

/// `shell` is null outside of one.
int run(const std::vector<std::string>& arguments, base::World& world, const base::DataFiles& data,
        const Context* shell) {
  CLI::App app(
      "Dateline breaks news articles into dated events and actors, keeps every fact tied to the words that\n"
      "state it, and draws timelines.",
      "dateline");
  app.formatter(std::make_shared<HelpFormat>());
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", base::version, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  Globals globals;
  if (shell) globals.limits = shell->limits;
  add_globals(app, globals);
  app.footer(
      "`dateline COMMAND --help` says more of a command, with examples.\n"
      "A first timeline:\n" +
      std::string(first_examples));
  const std::vector<std::unique_ptr<Command>> commands = all_commands();
  Command* chosen = nullptr;
  for (const auto& command : commands) {
    CLI::App* sub = app.add_subcommand(command->name(), command->summary());
    sub->footer(command->examples());
    CliOptions options(*sub);
    command->setup(options);
    sub->callback([&chosen, &command] { chosen = command.get(); });
  }
  try {
    check_command_word(arguments, commands);
    try {
      const std::vector<std::string> marked = with_marks(arguments);
      app.parse(std::vector<std::string>(marked.rbegin(), marked.rend()));  // CLI11 takes them last first
    } catch (const CLI::ParseError& error) {
      return report(error, app, world);
    }
    if (globals.story_path.empty() && shell) globals.story_path = shell->story_path;
    if (globals.story_path.empty()) globals.story_path = world.environment("DATELINE_FILE").value_or("");
    if (globals.story_path.empty()) globals.story_path = "story.dateline";
    std::optional<FolderData> folder;
    if (!globals.data_folder.empty()) folder.emplace(world, globals.data_folder);
    Context context{world,
                    folder ? static_cast<const base::DataFiles&>(*folder) : data,
                    globals.story_path,
                    globals.limits,
                    shell && globals.colour == "auto" ? shell->colour : wants_colour(globals, world),
                    world.terminal_columns(),
                    moment_from("--now", globals.now),
                    moment_from("--as-of", globals.as_of, true)};
    if (shell) {
      context.keeper = shell->keeper;
      context.last_entry = shell->last_entry;
      if (!context.given_now) context.given_now = shell->given_now;
      if (!context.as_of) context.as_of = shell->as_of;
    }
    return chosen->run(context);
  } catch (const base::UsageError& error) {
    world.write(base::Stream::error, "dateline: " + std::string(error.what()) + "\n");
    return 2;
  } catch (const base::Problem& error) {
    world.write(base::Stream::error, "dateline: " + std::string(error.what()) + "\n");
    return 1;
  }
}

}  // namespace

int run_command_line(const std::vector<std::string>& arguments, base::World& world,
                     const base::DataFiles& data) {
  return run(arguments, world, data, nullptr);
}

int run_command_line(const std::vector<std::string>& arguments, const Context& shell) {
  return run(arguments, shell.world, shell.data, &shell);
}

}  // namespace dateline::cli
