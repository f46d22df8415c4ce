#include "src/cli/shell_completion.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "graph/model/model.hpp"
#include "graph/query/filter.hpp"
#include "src/cli/shell_words.hpp"
#include "src/text/boundaries.hpp"
#include "src/text/fold.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t most_words = 500;

/// Whether a name may be meant by its begin or that of one of its words, accents and case apart.
bool may_be_meant(const std::string& name, const std::string& begun) {
  const std::string folded = text::fold(name), typed = text::fold(begun);
  for (std::size_t at = folded.find(typed); at != std::string::npos; at = folded.find(typed, at + 1))
    if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-') return true;
  return typed.empty();
}

std::vector<std::string> those_meant(const std::vector<std::string>& names, const std::string& begun) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const std::string& name : names)
    if (may_be_meant(name, begun) && seen.insert(name).second && out.size() < most_words) out.push_back(name);
  return out;
}

/// The names behind `prefix`, which stays as it was typed.
Completions behind(const std::string& prefix, const std::vector<std::string>& names,
                   const std::string& begun) {
  Completions out;
  for (const std::string& name : those_meant(names, begun)) {
    out.words.push_back(shell_quoted(prefix + name));
    out.shown.push_back(name);
  }
  return out;
}

void append(Completions& out, const Completions& more) {
  out.words.insert(out.words.end(), more.words.begin(), more.words.end());
  out.shown.insert(out.shown.end(), more.shown.begin(), more.shown.end());
  out.ends_word = more.words.empty() ? out.ends_word : more.ends_word;
}

/// Names that a filter would take for something else cannot be completed in one.
std::vector<std::string> fit_for_filter(std::vector<std::string> names) {
  std::erase_if(names,
                [](const std::string& name) { return name.find_first_of(",\"():") != std::string::npos; });
  return names;
}

template <typename Enumeration>
std::vector<std::string> names_until(Enumeration last) {
  std::vector<std::string> out;
  for (int value = 0; value <= static_cast<int>(last); ++value)
    out.emplace_back(model::name_of(static_cast<Enumeration>(value)));
  return out;
}

/// The values that a field of the filter takes from a closed list.
std::vector<std::string> closed_values(const std::string& field) {
  if (field == "state") return names_until(model::State::rejected);
  if (field == "is")
    return {"actual", "planned", "alleged", "hypothetical", "denied", "contested",
            "dated",  "undated", "changed", "uncited",      "noted",  "kept"};
  return {};
}

std::optional<Topic> topic_of_field(const std::string& field) {
  static const std::map<std::string, Topic> topics{{"who", Topic::actors},     {"said-by", Topic::actors},
                                                   {"place", Topic::places},   {"kind", Topic::kinds},
                                                   {"tag", Topic::tags},       {"in", Topic::selections},
                                                   {"outlet", Topic::outlets}, {"source", Topic::handles}};
  const auto at = topics.find(field);
  return at == topics.end() ? std::nullopt : std::optional(at->second);
}

bool is_handle_begun(const std::string& begun) {
  return begun.size() >= 2 && std::string_view("EACS").find(begun[0]) != std::string_view::npos &&
         std::all_of(begun.begin() + 1, begun.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_name(const OptionText& option, const std::string& name) {
  return ("," + option.names + ",").find("," + name + ",") != std::string::npos;
}

/// "--max-file" of "--max-file", "--colour" of "--colour,--color", "--output" of "-o,--output".
std::string longest_name(const OptionText& option) {
  std::string name;
  for (std::size_t at = 0; at < option.names.size();) {
    const std::size_t end = std::min(option.names.find(',', at), option.names.size());
    if (end - at > name.size()) name = option.names.substr(at, end - at);
    at = end + 1;
  }
  return name;
}

/// What words of a command name, by what it calls them.
std::vector<Topic> topics_of_word(const std::string& word) {
  if (word == "FILE" || word == "FILES") return {Topic::files};
  if (word == "SQL" || word == "NUMBER" || word == "VALUE" || word == "TOPIC") return {};
  if (word == "OUTLET WORDS") return {Topic::outlets};
  if (word == "NAME" || word == "NAMES" || word == "FROM" || word == "TO")
    return {Topic::actors, Topic::selections};
  return {Topic::actors, Topic::selections, Topic::tags};
}

}  // namespace

std::string common_begin(const std::vector<std::string>& words) {
  if (words.empty()) return "";
  std::size_t size = words.front().size();
  for (const std::string& word : words) {
    size = std::min(size, word.size());
    size = static_cast<std::size_t>(
        std::mismatch(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size), words.front().begin())
            .first -
        word.begin());
  }
  std::size_t whole = 0;
  for (const std::size_t end : text::grapheme_ends(words.front()))
    if (end <= size) whole = end;
  return words.front().substr(0, whole);
}

Completer::Completer(const std::vector<std::unique_ptr<Command>>& commands, Names names)
    : names_(std::move(names)) {
  for (const auto& command : commands) commands_.push_back({command->name(), options_of(*command)});
}

const Completer::CommandWords* Completer::command_of(const std::vector<std::string>& words) const {
  for (const CommandWords& command : commands_)
    for (const std::string& word : words)
      if (command.name == word) return &command;
  return nullptr;
}

Completions Completer::complete(std::string_view line) const {
  const BegunLine at = begun_line(line);
  Completions out;
  out.begin = at.begin;
  if (at.is_remark) return out;
  const std::string before = at.words.empty() ? "" : at.words.back();
  const bool first = at.words.empty() || (at.words.size() == 1 && before == "dateline");
  if (first && !at.begun.starts_with("-")) {
    std::vector<std::string> names{"quit"};
    for (const CommandWords& command : commands_) names.push_back(command.name);
    std::erase_if(names, [&](const std::string& name) { return !name.starts_with(at.begun); });
    std::sort(names.begin(), names.end());
    out.words = out.shown = names;
    return out;
  }
  const CommandWords* command = command_of(at.words);
  std::vector<OptionText> options = global_options();
  if (command) options.insert(options.end(), command->options.begin(), command->options.end());
  const auto option_named = [&options](const std::string& name) -> const OptionText* {
    for (const OptionText& option : options)
      if (!option.is_word && has_name(option, name)) return &option;
    return nullptr;
  };
  const std::size_t equals = at.begun.find('=');
  Completions found;
  if (at.begun.starts_with("-") && equals != std::string::npos) {
    if (const OptionText* option = option_named(at.begun.substr(0, equals)))
      found = of_option_value(*option, at.begun.substr(0, equals + 1), at.begun.substr(equals + 1));
  } else if (at.begun.starts_with("-")) {
    std::vector<std::string> names{"--help"};
    for (const OptionText& option : options)
      if (!option.is_word) names.push_back(longest_name(option));
    std::erase_if(names, [&](const std::string& name) { return !name.starts_with(at.begun); });
    std::sort(names.begin(), names.end());
    found.words = found.shown = names;
  } else if (const OptionText* option = option_named(before); option && !option->placeholder.empty()) {
    found = of_option_value(*option, "", at.begun);
  } else if (command) {
    found = of_word(*command, at.begun);
  }
  found.begin = at.begin;
  return found;
}

Completions Completer::of_option_value(const OptionText& option, const std::string& prefix,
                                       const std::string& begun) const {
  if (!option.values.empty()) return behind(prefix, option.values, begun);
  if (option.placeholder == "FILE" || option.placeholder == "FOLDER") {
    Completions out = behind(prefix, names_(Topic::files, begun), begun);
    out.ends_word = out.words.size() != 1 || !out.shown.front().ends_with("/");
    return out;
  }
  return {};
}

/// "not:who:obama,pu" has its names behind the last colon or comma.
Completions Completer::of_field(const std::string& begun) const {
  const std::size_t colon = begun.find_last_of(':');
  const std::size_t at = begun.find_last_of(":,") + 1;
  const std::size_t before = colon == 0 ? std::string::npos : begun.find_last_of(":,( ", colon - 1);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  const std::string field = begun.substr(begin, colon - begin);
  const std::string prefix = begun.substr(0, at), value = begun.substr(at);
  if (const std::vector<std::string> closed = closed_values(field); !closed.empty())
    return behind(prefix, closed, value);
  const std::optional<Topic> topic = topic_of_field(field);
  return topic ? behind(prefix, fit_for_filter(names_(*topic, value)), value) : Completions{};
}

Completions Completer::of_word(const CommandWords& command, const std::string& begun) const {
  if (begun.find(':') != std::string::npos) return of_field(begun);
  if (is_handle_begun(begun)) return behind("", names_(Topic::handles, begun), begun);
  std::string called;
  Completions out;
  for (const OptionText& option : command.options) {
    if (!option.is_word) continue;
    called = option.names;
    if (!begun.empty() || !called.ends_with("WORDS")) append(out, behind("", option.values, begun));
  }
  const bool has_values = !out.words.empty();
  const bool takes_filter = called.ends_with("WORDS") && called != "OUTLET WORDS";
  if (takes_filter)
    for (const std::string& field : query::filter_fields())
      if (field.starts_with(begun)) {
        out.words.push_back(field + ":");
        out.shown.push_back(field + ":");
      }
  const bool only_fields = !has_values && !out.words.empty();
  if (!begun.empty() || !takes_filter)
    for (const Topic topic : topics_of_word(called)) append(out, behind("", names_(topic, begun), begun));
  out.ends_word =
      !(only_fields && out.words.size() == 1) && !(out.words.size() == 1 && out.shown.front().ends_with("/"));
  return out;
}

}  // namespace dateline::cli
