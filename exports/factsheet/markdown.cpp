#include "exports/factsheet/factsheet.hpp"
#include "src/text/markup.hpp"

namespace dateline::factsheet {
namespace {

std::string escaped(const std::string& words) {
  return text::markdown_escaped(words);
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

std::string claim_of(const SheetClaim& claim) {
  std::string out = "\n";
  if (!claim.words.quote.empty()) out += quotation_of(claim.words);
  out += "— " + escaped(claim.where);
  if (!claim.remark.empty()) out += "; " + escaped(claim.remark);
  if (!claim.address.empty())
    out += "\\\n" +
           (claim.link.empty() ? escaped(claim.address) : text::markdown_link(claim.address, claim.link));
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
