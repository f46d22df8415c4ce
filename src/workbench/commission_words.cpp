#include "src/workbench/commission_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "src/base/problem.hpp"

namespace dateline::workbench {
namespace {

constexpr std::string_view asking[] = {
    "events", "actors", "sources",   "quotes",  "claims",    "show",    "timeline",   "diagram",
    "path",   "around", "met",       "between", "causes",    "effects", "central",    "groups",
    "stats",  "ignore", "anchor",    "order",   "conflicts", "todo",    "selections", "published",
    "log",    "diff",   "factsheet", "sheet",   "export"};

constexpr std::string_view changing[] = {"set",      "blocks", "ignore",  "anchor",        "order",  "accept",
                                         "check",    "reject", "propose", "add-event",     "merge",  "split",
                                         "distinct", "alias",  "relate",  "tag",           "note",   "select",
                                         "publish",  "undo",   "redo",    "remove-source", "picture"};

/// Options of the program as a whole, which say where the story is, and those that name files.
constexpr std::string_view closed[] = {"file",     "data",     "now",           "as-of",          "max-bytes",
                                       "max-file", "max-text", "max-page-text", "max-page-parts", "output",
                                       "apply",    "manifest", "article",       "font",           "help"};

template <std::size_t count>
bool has(const std::string_view (&list)[count], const std::string& word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string option_word(const std::string& name, const std::string* value) {
  const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  }) && name.front() != '-';
  if (!is_name || has(closed, name))
    throw base::UsageError({.path = "--" + name,
                            .what = "the page may not use this option",
                            .remedy = "write the command on the command line"});
  return "--" + name + (value ? "=" + *value : "");
}

void check_command(bool is_known, const std::string& name) {
  if (!is_known)
    throw base::UsageError({.what = "the page has no command '" + name + "'",
                            .remedy = "write it on the command line: dateline " + name});
}

std::string text_in(const nlohmann::ordered_json& value) {
  if (!value.is_string())
    throw base::DataError({.what = "the request is none of the page's: a text is missing"});
  return value.get<std::string>();
}

}  // namespace

std::vector<std::string> asking_words(const Request& request, const std::vector<std::string>& filter) {
  const std::string name = request.value("do");
  check_command(has(asking, name), name);
  std::vector<std::string> words{name};
  for (const std::string& option : request.values("o")) {
    const std::size_t equals = option.find('=');
    const std::string value = equals == std::string::npos ? "" : option.substr(equals + 1);
    words.push_back(option_word(option.substr(0, equals), equals == std::string::npos ? nullptr : &value));
  }
  // With words these would change something.
  const bool only_lists = name == "ignore" || name == "anchor" || name == "order";
  std::vector<std::string> asked = request.values("w");
  asked.insert(asked.end(), filter.begin(), filter.end());
  if (only_lists && !asked.empty()) check_command(false, name);
  if (!asked.empty()) words.emplace_back("--");
  words.insert(words.end(), asked.begin(), asked.end());
  return words;
}

std::vector<std::string> changing_words(const nlohmann::ordered_json& wish) {
  if (!wish.is_object() || !wish.contains("do"))
    throw base::DataError({.what = "the request is none of the page's: it does not say what to do"});
  const std::string name = text_in(wish["do"]);
  check_command(has(changing, name), name);
  std::vector<std::string> words{name};
  if (wish.contains("options") && wish["options"].is_object())
    for (const auto& [option, value] : wish["options"].items()) {
      if (value.is_array()) {
        for (const auto& one : value) {
          const std::string text = text_in(one);
          words.push_back(option_word(option, &text));
        }
      } else if (value.is_boolean()) {
        if (value.get<bool>()) words.push_back(option_word(option, nullptr));
      } else {
        const std::string text = text_in(value);
        words.push_back(option_word(option, &text));
      }
    }
  if (!wish.contains("words")) return words;
  if (!wish["words"].is_array()) throw base::DataError({.what = "the request is none of the page's"});
  words.emplace_back("--");
  for (const auto& word : wish["words"]) words.push_back(text_in(word));
  return words;
}

std::string option_in(const std::vector<std::string>& words, const std::string& name) {
  const std::string begin = "--" + name + "=";
  for (const std::string& word : words) {
    if (word == "--") break;
    if (word.starts_with(begin)) return word.substr(begin.size());
  }
  return "";
}

}  // namespace dateline::workbench
