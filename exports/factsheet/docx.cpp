#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/factsheet/docx_parts.hpp"
#include "exports/factsheet/factsheet.hpp"
#include "exports/factsheet/zip.hpp"
#include "src/text/boundaries.hpp"
#include "src/text/markup.hpp"

namespace dateline::factsheet {
namespace {

constexpr std::string_view empty_box = "☐";
constexpr std::string_view ticked_box = "☒";
constexpr std::string_view line_break = "<w:r><w:br/></w:r>";

/// The one place where words become markup here.
std::string escaped(std::string_view words) {
  return text::markup_escaped(words);
}

bool runs_right_to_left(std::string_view words) {
  return text::paragraph_direction(words) == text::Direction::right_to_left;
}

/// Words of one style of characters ("" is that of their paragraph). From right to left signs and numbers,
/// too, are put in order from there.
std::string run(std::string_view words, std::string_view style = "", bool right_to_left = false,
                std::string_view language = "") {
  if (words.empty()) return "";
  std::string properties;
  if (!style.empty()) properties += fmt::format(R"(<w:rStyle w:val="{}"/>)", style);
  if (right_to_left) properties += "<w:rtl/>";
  if (!language.empty()) properties += fmt::format(R"(<w:lang w:val="{}"/>)", escaped(language));
  if (!properties.empty()) properties = "<w:rPr>" + properties + "</w:rPr>";
  return fmt::format(R"(<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>)", properties, escaped(words));
}

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

struct Placed {
  bool right_to_left = false;
  bool with_next = false;  ///< on the page of the next paragraph, where its style does not say so already
};

std::string paragraph(std::string_view style, std::string_view runs, Placed placed = {}) {
  return fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/>{}{}</w:pPr>{}</w:p>)", style,
                     placed.with_next ? "<w:keepNext/>" : "", placed.right_to_left ? "<w:bidi/>" : "", runs);
}

/// The footer of each page: loose pages are to be put in order again.
std::string footer_of(const FactSheet& sheet) {
  const auto field = [](std::string_view name) {
    return fmt::format(R"(<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>)", name);
  };
  const std::string runs = run(sheet.title + " · page ") + field("PAGE") + run(" of ") + field("NUMPAGES");
  return fmt::format(
      R"(<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:ftr>)",
      paragraph("Footer", runs));
}

std::string core_properties_of(const FactSheet& sheet) {
  return fmt::format(
      R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
      R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>)",
      escaped(sheet.title));
}

/// Writes the document part by part, and gathers where its links lead.
class Document {
 public:
  explicit Document(const FactSheet& sheet) : language_(sheet.language) {
    body_ = R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
            R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
            R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
            R"(xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>)";
    head(sheet);
    for (const Fact& one : sheet.facts) fact(one);
    if (!sheet.left_out.empty()) body_ += paragraph("LeftOut", run(sheet.left_out));
    body_ += docx_parts::section;
    body_ += "</w:body></w:document>";
  }

  const std::string& body() const { return body_; }

  std::string relationships() const {
    return fmt::format(
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}{}</Relationships>)",
        docx_parts::document_relationships, links_);
  }

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
                           dated_run(fact.date, fact.dates, language_, "FactDate") + std::string(line_break) +
                           run(fact.title, "", right_to_left),
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
        escaped(name), ++ticks_, ticked ? 1 : 0, run(ticked ? ticked_box : empty_box, "Tick"));
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
      runs += line_break;
      runs += claim.link.empty() ? run(claim.address) : link(claim);
    }
    body_ += paragraph("Source", runs);
  }

  std::string link(const SheetClaim& claim) {
    const std::string id = fmt::format("link{}", ++link_count_);
    links_ += fmt::format(
        R"(<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" )"
        R"(Target="{}" TargetMode="External"/>)",
        id, escaped(claim.link));
    return fmt::format(R"(<w:hyperlink r:id="{}" w:history="1">{}</w:hyperlink>)", id,
                       run(claim.address, "Hyperlink"));
  }

  std::string language_, body_, links_;
  std::uint64_t ticks_ = 0, link_count_ = 0;
};

}  // namespace

std::string docx(const FactSheet& sheet) {
  const Document document(sheet);
  const std::pair<const char*, std::string> parts[] = {
      {"[Content_Types].xml", std::string(docx_parts::content_types)},
      {"_rels/.rels", std::string(docx_parts::package_relationships)},
      {"docProps/core.xml", core_properties_of(sheet)},
      {"word/document.xml", document.body()},
      {"word/_rels/document.xml.rels", document.relationships()},
      {"word/styles.xml", std::string(docx_parts::styles)},
      {"word/settings.xml", std::string(docx_parts::settings)},
      {"word/footer1.xml", footer_of(sheet)},
  };
  std::vector<ZipPart> files;
  for (const auto& [name, xml] : parts) files.push_back({name, std::string(docx_parts::declaration) + xml});
  return zipped(files);
}

}  // namespace dateline::factsheet
