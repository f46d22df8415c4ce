#include <algorithm>
#include <string>
#include <vector>

#include "exports/table/wording.hpp"
#include "src/cli/manual.hpp"

namespace dateline::cli {
namespace {

using Commands = std::vector<std::unique_ptr<Command>>;

/// "-o" and "--output" of "-o,--output".
std::vector<std::string> names_of(const OptionText& option) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= option.names.size();) {
    const std::size_t end = std::min(option.names.find(',', at), option.names.size());
    out.push_back(option.names.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// The names that are typed in full: "--output" of "-o,--output".
std::vector<std::string> long_names(const OptionText& option) {
  std::vector<std::string> out;
  for (std::string& name : names_of(option))
    if (name.starts_with("--")) out.push_back(std::move(name));
  return out;
}

std::string in_single_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// Whether a value, or a word of a command, names files.
bool is_path(const std::string& called) {
  return called.find("FILE") != std::string::npos || called.find("FOLDER") != std::string::npos ||
         called == "CSV";
}

bool takes_value(const OptionText& option) {
  return !option.is_word && !option.placeholder.empty();
}

/// Whether the words of a command may be files.
bool takes_files(const std::vector<OptionText>& options) {
  for (const OptionText& option : options)
    if (option.is_word && is_path(option.names)) return true;
  return false;
}

/// What the first word of a command may be.
std::vector<std::string> first_words(const std::vector<OptionText>& options) {
  for (const OptionText& option : options)
    if (option.is_word) return option.values;
  return {};
}

/// A line of bash's case: what follows this option.
std::string bash_value(const std::string& command, const OptionText& option) {
  if (!takes_value(option)) return "";
  std::vector<std::string> patterns;
  for (const std::string& name : names_of(option)) patterns.push_back(command + "/" + name);
  const std::string answer = !option.values.empty()        ? "-W '" + table::joined(option.values, " ") + "'"
                             : is_path(option.placeholder) ? "-f"
                                                           : "";
  return "    " + table::joined(patterns, "|") + ") " +
         (answer.empty() ? "" : "COMPREPLY=($(compgen " + answer + " -- \"$word\")); ") + "return ;;\n";
}

std::string bash_script(const Commands& commands) {
  std::vector<std::string> names, globals, with_values;
  std::string cases, values;
  for (const OptionText& option : global_options()) {
    for (const std::string& name : long_names(option)) globals.push_back(name);
    for (const std::string& name : names_of(option)) with_values.push_back(name);
    values += bash_value("*", option);
  }
  for (const auto& command : commands) {
    const std::vector<OptionText> options = options_of(*command);
    std::vector<std::string> own;
    for (const OptionText& option : options) {
      if (!option.is_word)
        for (const std::string& name : long_names(option)) own.push_back(name);
      values += bash_value(command->name(), option);
    }
    const std::vector<std::string> first = first_words(options);
    names.push_back(command->name());
    cases += "    " + command->name() + ") options='" + table::joined(own, " ") + "'" +
             (first.empty() ? "" : " first='" + table::joined(first, " ") + "'") +
             (takes_files(options) ? " files=-f" : "") + " ;;\n";
  }
  return "# bash completion for dateline\n_dateline() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= at= options= "
         "first= files= i\n"
         "  # \"--format=svg\" comes in three words.\n"
         "  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then "
         "before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in\n      " +
         table::joined(with_values, "|") +
         ")\n        if [[ ${COMP_WORDS[i+1]} == = ]]; then ((i++)); fi\n        ((i++)) ;;\n"
         "      -*) ;;\n"
         "      *) command=${COMP_WORDS[i]} at=$i; break ;;\n    esac\n  done\n"
         "  COMPREPLY=()\n  case $command/$before in\n" +
         values + "  esac\n  case $command in\n    '') first='" + table::joined(names, " ") +
         "' options=--version ;;\n" + cases + "  esac\n  if [[ $word == -* ]]; then\n    options+=' " +
         table::joined(globals, " ") +
         " --help'\n    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  elif [[ -n $first && ( -z $command || $((at + 1)) == \"$COMP_CWORD\" ) ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$first\" -- \"$word\"))\n"
         "  elif [[ -n $files ]]; then COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\n"
         "complete -o filenames -F _dateline dateline\n";
}

/// Text in the brackets of a specification of _arguments.
std::string zsh_help(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == '\\') out += '\\';
    if (c != '`') out += c;
  }
  return out;
}

std::string zsh_option(const OptionText& option) {
  std::string out;
  for (const std::string& name : names_of(option)) {
    std::string spec = option.repeated ? "*" : "";
    spec += name;
    if (takes_value(option)) spec += name.starts_with("--") ? "=" : "+";
    spec += "[" + zsh_help(option.help) + "]";
    if (!option.values.empty()) {
      spec += ":value:(" + table::joined(option.values, " ") + ")";
    } else if (takes_value(option)) {
      spec += ":value:" + std::string(is_path(option.placeholder) ? "_files" : "");
    }
    out += " " + in_single_quotes(spec);
  }
  return out;
}

std::string zsh_script(const Commands& commands) {
  std::string list, cases, globals;
  for (const OptionText& option : global_options()) globals += "   " + zsh_option(option) + "\n";
  for (const auto& command : commands) {
    const std::vector<OptionText> options = options_of(*command);
    const std::vector<std::string> first = first_words(options);
    list += "    " + in_single_quotes(command->name() + ":" + command->summary()) + "\n";
    cases += "    " + command->name() + ") _arguments $globals";
    for (const OptionText& option : options)
      if (!option.is_word) cases += zsh_option(option);
    if (!first.empty()) cases += " '1:word:(" + table::joined(first, " ") + ")'";
    if (takes_files(options)) cases += " '*:file:_files'";
    cases += " ;;\n";
  }
  return "#compdef dateline\n_dateline() {\n  local curcontext=$curcontext state\n  local -a commands=(\n" +
         list + "  )\n  local -a globals=(\n" + globals +
         "    '--help[Print this help and exit]'\n  )\n"
         "  _arguments -C $globals '--version[Print the version and exit]' '1:command:->command' "
         "'*::word:->words'\n"
         "  case $state in\n    command) _describe command commands; return ;;\n    words) ;;\n"
         "    *) return ;;\n  esac\n"
         "  case $words[1] in\n" +
         cases + "  esac\n}\n_dateline \"$@\"\n";
}

std::string fish_option(const std::string& when, const OptionText& option) {
  std::string out = "complete -c dateline" + (when.empty() ? "" : " -n '" + when + "'");
  for (const std::string& name : names_of(option))
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.values.empty()) {
    out += " -x -a " + in_single_quotes(table::joined(option.values, " "));
  } else if (takes_value(option)) {
    out += is_path(option.placeholder) ? " -r -F" : " -x";
  }
  return out + " -d " + in_single_quotes(option.help) + "\n";
}

std::string fish_script(const Commands& commands) {
  std::vector<std::string> with_values;
  std::string globals;
  for (const OptionText& option : global_options()) {
    for (const std::string& name : names_of(option)) with_values.push_back(name);
    globals += fish_option("", option);
  }
  std::string out =
      "# fish completion for dateline\n"
      "# The command that is typed, and the words behind it; nothing while there is none.\n"
      "function __dateline_words\n"
      "  set -l skip 0\n  set -l found\n"
      "  for word in (commandline -opc)[2..-1]\n"
      "    if test $skip = 1\n      set skip 0\n      continue\n    end\n"
      "    switch $word\n      case " +
      table::joined(with_values, " ") +
      "\n        set skip 1\n      case '-*'\n      case '*'\n        set -a found $word\n    end\n  end\n"
      "  string join \\n -- $found\nend\n"
      "function __dateline_no_command\n  test -z (__dateline_words | string collect)\nend\n"
      "function __dateline_is\n  set -l words (__dateline_words)\n  test \"$words[1]\" = $argv[1]\nend\n"
      "function __dateline_first\n  set -l words (__dateline_words)\n"
      "  test \"$words[1]\" = $argv[1] -a (count $words) = 1\nend\n" +
      globals +
      "complete -c dateline -l help -s h -d 'Print this help and exit'\n"
      "complete -c dateline -n __dateline_no_command -l version -d 'Print the version and exit'\n"
      "complete -c dateline -n __dateline_no_command -f\n";
  for (const auto& command : commands)
    out += "complete -c dateline -n __dateline_no_command -f -a " + command->name() + " -d " +
           in_single_quotes(command->summary()) + "\n";
  for (const auto& command : commands) {
    const std::vector<OptionText> options = options_of(*command);
    const std::string is = "__dateline_is " + command->name();
    if (!takes_files(options)) out += "complete -c dateline -n '" + is + "' -f\n";
    if (const std::vector<std::string> first = first_words(options); !first.empty())
      out += "complete -c dateline -n '__dateline_first " + command->name() + "' -f -a " +
             in_single_quotes(table::joined(first, " ")) + "\n";
    for (const OptionText& option : options)
      if (!option.is_word) out += fish_option(is, option);
  }
  return out;
}

}  // namespace

std::string completion(const std::string& shell, const Commands& commands) {
  if (shell == "bash") return bash_script(commands);
  return shell == "zsh" ? zsh_script(commands) : fish_script(commands);
}

}  // namespace dateline::cli
