#include <algorithm>
#include <string_view>

#include "exports/factsheet/factsheet.hpp"
#include "src/base/problem.hpp"

namespace dateline::factsheet {
namespace {

/// What begins markup wherever it stands.
constexpr std::string_view markup_characters = "\\`*_{}[]<>#~|&$@";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether the character at `at` begins markup: a list or an underline where it opens a line, a web address
/// that is made a link by itself ("http://", "www.").
bool begins_markup(std::string_view words, std::size_t at) {
  const char c = words[at];
  if (markup_characters.find(c) != std::string_view::npos) return true;
  if (at == 0) return c == '-' || c == '+' || c == '=';
  if (c == ':') return words.substr(at).starts_with("://");
  if (c == ')' || c == '.') {
    const std::string_view before = words.substr(0, at);
    return std::all_of(before.begin(), before.end(), is_digit) ||
           (c == '.' && (before.ends_with("www") || before.ends_with("WWW")));
  }
  return false;
}

/// The one place where words become Markdown: what it would read as markup is taken as it stands, at the
/// begin of a line too, and controls are shown as escapes.
std::string escaped(const std::string& words) {
  const std::string shown = base::shown_safely(words);
  std::string out;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    if (begins_markup(shown, at)) out += '\\';
    out += shown[at];
  }
  return out;
}

std::string boxes_of(const Fact& fact) {
  std::string out;
  for (const Box& box : fact.boxes) {
    out += std::string("- [") + (box.ticked ? "x" : " ") + "] " + box.field + ": " + escaped(box.value);
    if (!box.decided.empty()) out += " (" + escaped(box.decided) + ")";
    out += "\n";
  }
  return out;
}

/// Bold words stand on a line of their own: beside letters or signs, asterisks would not be read.
std::string quotation_of(const Context& words) {
  std::string out;
  if (const std::string before = one_line(words.before); !before.empty())
    out += "> " + escaped(before) + "\n";
  out += "> **" + escaped(words.quote) + "**\n";
  if (const std::string after = one_line(words.after); !after.empty()) out += "> " + escaped(after) + "\n";
  return out + "\n";
}

/// A link holds nothing that Markdown reads but ampersands, which may begin the name of a character.
std::string link_of(const SheetClaim& claim) {
  std::string target;
  for (const char c : claim.link) target += c == '&' ? "&amp;" : std::string(1, c);
  return "[" + escaped(claim.address) + "](<" + target + ">)";
}

std::string claim_of(const SheetClaim& claim) {
  std::string out = "\n";
  if (!claim.words.quote.empty()) out += quotation_of(claim.words);
  out += "— " + escaped(claim.where);
  if (!claim.remark.empty()) out += "; " + escaped(claim.remark);
  if (!claim.address.empty()) out += "\\\n" + (claim.link.empty() ? escaped(claim.address) : link_of(claim));
  return out + "\n";
}

std::string fact_of(const Fact& fact) {
  std::string out =
      "\n## " + escaped(fact.id) + " · " + escaped(fact.date) + " · " + escaped(fact.title) + "\n\n";
  if (!fact.said_by.empty()) out += escaped(fact.said_by) + "\\\n";
  if (!fact.remark.empty()) out += "**" + escaped(fact.remark) + "**\\\n";
  out += escaped(fact.state) + "\n\n" + boxes_of(fact);
  for (const SheetClaim& claim : fact.claims) out += claim_of(claim);
  return out;
}

}  // namespace

std::string markdown(const FactSheet& sheet) {
  std::string out =
      "# " + escaped(sheet.title) + "\n\n" + escaped(sheet.counts) +
      "\n\nAn empty box is to be checked; at a ticked one stands who checked it, and when. **Bold** are "
      "the words of\nthe source; around them stand the sentences before and after, and … where the "
      "paragraph goes on.\n";
  for (const Fact& fact : sheet.facts) out += fact_of(fact);
  if (!sheet.left_out.empty()) out += "\n" + escaped(sheet.left_out) + "\n";
  return out;
}

}  // namespace dateline::factsheet
