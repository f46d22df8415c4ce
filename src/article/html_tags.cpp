#include "src/article/html_tags.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline::article {
namespace {

using Tag = HtmlTag;

struct TagName {
  std::string_view name;
  Tag tag;
};

constexpr std::array<TagName, 77> tag_names{{
    {"a", Tag::a},
    {"address", Tag::address},
    {"article", Tag::article},
    {"aside", Tag::aside},
    {"audio", Tag::audio},
    {"blockquote", Tag::blockquote},
    {"body", Tag::body},
    {"br", Tag::br},
    {"button", Tag::button},
    {"canvas", Tag::canvas},
    {"caption", Tag::caption},
    {"center", Tag::center},
    {"cite", Tag::cite},
    {"dd", Tag::dd},
    {"details", Tag::details},
    {"dialog", Tag::dialog},
    {"div", Tag::div},
    {"dl", Tag::dl},
    {"dt", Tag::dt},
    {"fieldset", Tag::fieldset},
    {"figcaption", Tag::figcaption},
    {"figure", Tag::figure},
    {"footer", Tag::footer},
    {"form", Tag::form},
    {"h1", Tag::h1},
    {"h2", Tag::h2},
    {"h3", Tag::h3},
    {"h4", Tag::h4},
    {"h5", Tag::h5},
    {"h6", Tag::h6},
    {"head", Tag::head},
    {"header", Tag::header},
    {"hgroup", Tag::hgroup},
    {"hr", Tag::hr},
    {"html", Tag::html},
    {"iframe", Tag::iframe},
    {"img", Tag::img},
    {"input", Tag::input},
    {"label", Tag::label},
    {"legend", Tag::legend},
    {"li", Tag::li},
    {"link", Tag::link},
    {"main", Tag::main},
    {"map", Tag::map},
    {"math", Tag::math},
    {"menu", Tag::menu},
    {"meta", Tag::meta},
    {"nav", Tag::nav},
    {"noscript", Tag::noscript},
    {"object", Tag::object},
    {"ol", Tag::ol},
    {"optgroup", Tag::optgroup},
    {"option", Tag::option},
    {"p", Tag::p},
    {"pre", Tag::pre},
    {"q", Tag::q},
    {"s", Tag::s},
    {"script", Tag::script},
    {"section", Tag::section},
    {"select", Tag::select},
    {"span", Tag::span},
    {"style", Tag::style},
    {"summary", Tag::summary},
    {"svg", Tag::svg},
    {"table", Tag::table},
    {"tbody", Tag::tbody},
    {"td", Tag::td},
    {"template", Tag::template_},
    {"textarea", Tag::textarea},
    {"tfoot", Tag::tfoot},
    {"th", Tag::th},
    {"thead", Tag::thead},
    {"time", Tag::time},
    {"title", Tag::title},
    {"tr", Tag::tr},
    {"ul", Tag::ul},
    {"video", Tag::video},
}};

}  // namespace

HtmlTag tag_of(std::string_view name) {
  // Where the names of each first letter begin.
  static const auto first_of = [] {
    std::array<std::size_t, 27> first{};
    for (std::size_t letter = 0; letter <= 26; ++letter)
      first[letter] =
          static_cast<std::size_t>(std::count_if(tag_names.begin(), tag_names.end(), [&](const TagName& row) {
            return static_cast<std::size_t>(row.name[0] - 'a') < letter;
          }));
    return first;
  }();
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return Tag::other;
  const auto letter = static_cast<std::size_t>(name[0] - 'a');
  for (std::size_t i = first_of[letter]; i < first_of[letter + 1]; ++i)
    if (tag_names[i].name == name) return tag_names[i].tag;
  return Tag::other;
}

int heading_level(HtmlTag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6 ? static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1 : 0;
}

bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 14> names{"area",  "base",   "br",    "col",  "embed",
                                                          "hr",    "img",    "input", "link", "meta",
                                                          "param", "source", "track", "wbr"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_formatting(std::string_view name) {
  static constexpr std::array<std::string_view, 24> names{
      "abbr", "acronym", "b",    "bdi",  "bdo",   "big",    "code",   "em",  "font", "i",  "ins", "kbd",
      "mark", "nobr",    "ruby", "samp", "small", "strike", "strong", "sub", "sup",  "tt", "u",   "var"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool closes_paragraph(Tag tag) {
  switch (tag) {
    case Tag::address:
    case Tag::article:
    case Tag::aside:
    case Tag::blockquote:
    case Tag::center:
    case Tag::dd:
    case Tag::details:
    case Tag::dialog:
    case Tag::div:
    case Tag::dl:
    case Tag::dt:
    case Tag::fieldset:
    case Tag::figcaption:
    case Tag::figure:
    case Tag::footer:
    case Tag::form:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::hgroup:
    case Tag::hr:
    case Tag::li:
    case Tag::main:
    case Tag::menu:
    case Tag::nav:
    case Tag::ol:
    case Tag::p:
    case Tag::pre:
    case Tag::section:
    case Tag::summary:
    case Tag::table:
    case Tag::ul:
      return true;
    default:
      return false;
  }
}

bool is_wall(Tag tag) {
  return tag == Tag::td || tag == Tag::th || tag == Tag::caption || tag == Tag::table ||
         tag == Tag::template_ || tag == Tag::object;
}

bool is_table_part(Tag tag) {
  return tag == Tag::table || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot || tag == Tag::tr ||
         tag == Tag::td || tag == Tag::th || tag == Tag::caption;
}

}  // namespace dateline::article
