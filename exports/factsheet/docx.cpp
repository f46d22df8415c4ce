#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exports/factsheet/factsheet.hpp"
#include "exports/factsheet/word.hpp"

namespace dateline::factsheet {
namespace {

constexpr std::string_view empty_box = "☐";
constexpr std::string_view ticked_box = "☒";

/// Words with dates in them, which may be in another language than the rest.
std::string dated_run(std::string_view words, const std::vector<base::ByteSpan>& dates,
                      std::string_view language, std::string_view style = "") {
  if (language.empty()) return run(words, style);
  std::string out;
  std::uint64_t at = 0;
  for (const base::ByteSpan& date : dates) {
    out += run(base::words_at(words, {at, date.begin}), style);
    out += run(base::words_at(words, date), style, false, language);
    at = date.end;
  }
  return out + run(words.substr(at), style);
}

/// Writes the document part by part, and gathers where its links lead.
class Document {
 public:
  explicit Document(const FactSheet& sheet) : language_(sheet.language) {
    head(sheet);
    for (const Fact& one : sheet.facts) fact(one);
    if (!sheet.left_out.empty()) body_ += paragraph("LeftOut", run(sheet.left_out));
  }

  std::string file(const std::string& title) const { return word_file(title, body_, links_); }

 private:
  void head(const FactSheet& sheet) {
    const bool right_to_left = runs_right_to_left(sheet.title);
    body_ += paragraph("Title", run(sheet.title, "", right_to_left), {.right_to_left = right_to_left});
    body_ += paragraph("Counts", run(sheet.counts));
    body_ += paragraph(
        "Legend",
        run(empty_box, "Tick") + run(" to be checked; ") + run(ticked_box, "Tick") +
            run(" checked, by whom and when stands beside it. ") + run("Bold", "Words") +
            run(" are the words of the source; around them stand the sentences before and after, and … "
                "where the paragraph goes on."));
  }

  void fact(const Fact& fact) {
    const bool right_to_left = runs_right_to_left(fact.title);
    body_ += paragraph("Heading1",
                       run(fact.id, "Handle") + run("  ", "FactDate") +
                           dated_run(fact.date, fact.dates, language_, "FactDate") +
                           std::string(word_line_break) + run(fact.title, "", right_to_left),
                       {.right_to_left = right_to_left});
    if (!fact.said_by.empty()) body_ += paragraph("SaidBy", run(fact.said_by));
    if (!fact.remark.empty()) body_ += paragraph("Remark", run(fact.remark));
    body_ += paragraph("State", run(fact.state));
    for (const Box& one : fact.boxes) box(fact, one, !fact.claims.empty() || &one != &fact.boxes.back());
    for (const SheetClaim& one : fact.claims) claim(one);
  }

  void box(const Fact& fact, const Box& box, bool with_next) {
    std::string runs = tick(fact.id + " " + box.field, box.ticked) + "<w:r><w:tab/></w:r>" +
                       run(box.field + ":", "Strong") + run(" ") + dated_run(box.value, box.dates, language_);
    if (!box.decided.empty()) runs += run(" (" + box.decided + ")", "Decided");
    body_ += paragraph("Box", runs, {.with_next = with_next});
  }

  /// A box that a click ticks. Its name is what a screen reader says of it, and what programs find it by.
  std::string tick(const std::string& name, bool ticked) {
    return fmt::format(
        R"(<w:sdt><w:sdtPr><w:rPr><w:rStyle w:val="Tick"/></w:rPr><w:alias w:val="{0}"/><w:tag w:val="{0}"/><w:id w:val="{1}"/>)"
        R"(<w14:checkbox><w14:checked w14:val="{2}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>)"
        R"(<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>{3}</w:sdtContent></w:sdt>)",
        word_escaped(name), ++ticks_, ticked ? 1 : 0, run(ticked ? ticked_box : empty_box, "Tick"));
  }

  void claim(const SheetClaim& claim) {
    if (!claim.words.quote.empty()) {
      const bool right_to_left =
          runs_right_to_left(claim.words.before + claim.words.quote + claim.words.after);
      body_ += paragraph("Quote",
                         run(claim.words.before, "", right_to_left) +
                             run(claim.words.quote, "Words", right_to_left) +
                             run(claim.words.after, "", right_to_left),
                         {.right_to_left = right_to_left});
    }
    std::string runs = dated_run(claim.where, claim.dates, language_);
    if (!claim.remark.empty()) runs += run("; " + claim.remark);
    if (!claim.address.empty()) {
      runs += word_line_break;
      runs += claim.link.empty() ? run(claim.address) : links_.link(claim.address, claim.link);
    }
    body_ += paragraph("Source", runs);
  }

  std::string language_, body_;
  WordLinks links_;
  std::uint64_t ticks_ = 0;
};

}  // namespace

std::string docx(const FactSheet& sheet) {
  return Document(sheet).file(sheet.title);
}

}  // namespace dateline::factsheet
