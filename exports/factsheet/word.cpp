#include "exports/factsheet/word.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "exports/factsheet/docx_parts.hpp"
#include "exports/factsheet/zip.hpp"
#include "src/text/boundaries.hpp"
#include "src/text/markup.hpp"

namespace dateline::factsheet {
namespace {

/// The footer of each page: loose pages are to be put in order again.
std::string footer_of(const std::string& title) {
  const auto field = [](std::string_view name) {
    return fmt::format(R"(<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>)", name);
  };
  const std::string runs = run(title + " · page ") + field("PAGE") + run(" of ") + field("NUMPAGES");
  return fmt::format(
      R"(<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:ftr>)",
      paragraph("Footer", runs));
}

std::string core_properties_of(const std::string& title) {
  return fmt::format(
      R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
      R"(xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>)",
      word_escaped(title));
}

}  // namespace

std::string word_escaped(std::string_view words) {
  return text::markup_escaped(words);
}

bool runs_right_to_left(std::string_view words) {
  return text::paragraph_direction(words) == text::Direction::right_to_left;
}

std::string run(std::string_view words, std::string_view style, bool right_to_left,
                std::string_view language) {
  if (words.empty()) return "";
  std::string properties;
  if (!style.empty()) properties += fmt::format(R"(<w:rStyle w:val="{}"/>)", style);
  if (right_to_left) properties += "<w:rtl/>";
  if (!language.empty()) properties += fmt::format(R"(<w:lang w:val="{}"/>)", word_escaped(language));
  if (!properties.empty()) properties = "<w:rPr>" + properties + "</w:rPr>";
  return fmt::format(R"(<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>)", properties, word_escaped(words));
}

std::string paragraph(std::string_view style, std::string_view runs, Placed placed) {
  return fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/>{}{}</w:pPr>{}</w:p>)", style,
                     placed.with_next ? "<w:keepNext/>" : "", placed.right_to_left ? "<w:bidi/>" : "", runs);
}

std::string WordLinks::link(std::string_view words, std::string_view address) {
  const std::string id = fmt::format("link{}", ++count_);
  relationships_ += fmt::format(
      R"(<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" )"
      R"(Target="{}" TargetMode="External"/>)",
      id, word_escaped(address));
  return fmt::format(R"(<w:hyperlink r:id="{}" w:history="1">{}</w:hyperlink>)", id, run(words, "Hyperlink"));
}

std::string word_file(const std::string& title, std::string_view paragraphs, const WordLinks& links) {
  const std::string document = fmt::format(
      R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
      R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
      R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
      R"(xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>{}{}</w:body></w:document>)",
      paragraphs, docx_parts::section);
  const std::string relationships = fmt::format(
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}{}</Relationships>)",
      docx_parts::document_relationships, links.relationships());
  const std::pair<const char*, std::string> parts[] = {
      {"[Content_Types].xml", std::string(docx_parts::content_types)},
      {"_rels/.rels", std::string(docx_parts::package_relationships)},
      {"docProps/core.xml", core_properties_of(title)},
      {"word/document.xml", document},
      {"word/_rels/document.xml.rels", relationships},
      {"word/styles.xml", std::string(docx_parts::styles)},
      {"word/settings.xml", std::string(docx_parts::settings)},
      {"word/footer1.xml", footer_of(title)},
  };
  std::vector<ZipPart> files;
  for (const auto& [name, xml] : parts) files.push_back({name, std::string(docx_parts::declaration) + xml});
  return zipped(files);
}

}  // namespace dateline::factsheet
