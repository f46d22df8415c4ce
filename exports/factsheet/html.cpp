#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "exports/factsheet/factsheet.hpp"
#include "src/base/generator.hpp"
#include "src/text/markup.hpp"

namespace dateline::factsheet {
namespace {

/// Colours for text hold a contrast of 4.5:1 on their ground, boxes one of 3:1, in both schemes. Browsers
/// print no grounds: what is marked is underlined, too.
constexpr std::string_view page_style = R"css(
:root{color-scheme:light dark;--ink:#1a1a1a;--muted:#595959;--page:#fff;--accent:#1b5e86;--mark:#fff0c2;--rule:#cfcbc0;--warning:#9a3412}
@media screen and (prefers-color-scheme:dark){:root{--ink:#f0eee9;--muted:#b4b1a9;--page:#16181a;--accent:#86c5ea;--mark:#4d3f10;--rule:#4a4a47;--warning:#f4a573}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 'Noto Sans','Open Sans','Helvetica Neue',Arial,'DejaVu Sans',sans-serif;overflow-wrap:anywhere}
main{max-width:46rem;margin:0 auto;padding:24px 16px 48px}
h1{font:700 30px/1.25 'Noto Serif',Georgia,'Times New Roman','DejaVu Serif',serif;margin:0 0 8px}
h2{font-size:18px;line-height:1.4;margin:0}
p{margin:0}
ol,ul{list-style:none;margin:0;padding:0}
.counts{font-weight:700}
.legend{margin:8px 0 0;font-size:14px;color:var(--muted)}
.fact{margin:24px 0 0;padding:14px 0 0;border-top:2px solid}
.date{font-size:14px;font-weight:700;color:var(--accent)}
.date b{color:var(--ink);margin-right:.6em}
.said,.state{font-size:14px;color:var(--muted)}
.said{color:var(--ink)}
.remark{font-size:14px;color:var(--warning);font-weight:700}
.boxes{margin:8px 0 0}
.boxes li{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 10px;margin:4px 0 0}
.box{display:inline-block;position:relative;width:18px;height:18px;border:2px solid var(--ink);border-radius:2px;flex:none}
.boxes .box{margin-top:3px}
.legend .box{width:14px;height:14px;vertical-align:-2px;border-color:currentColor}
.ticked::after{content:'';position:absolute;left:28%;top:2%;width:36%;height:68%;border:solid currentColor;border-width:0 3px 3px 0;transform:rotate(45deg)}
.legend .ticked::after{border-width:0 2px 2px 0}
.decided{color:var(--muted);font-size:14px}
.claims li{margin:12px 0 0;padding:0 0 0 14px;border-left:3px solid var(--rule)}
blockquote{margin:0;font-size:15px;color:var(--muted)}
mark{background:var(--mark);color:var(--ink);text-decoration:underline;text-decoration-thickness:1.5px;text-underline-offset:3px}
.source{margin:4px 0 0;font-size:13px}
cite{font-style:normal}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{margin:32px 0 0;padding:14px 0 0;border-top:2px solid;font-size:14px;color:var(--muted)}
@page{margin:16mm 15mm}
@media print{
:root{color-scheme:light}
body{font-size:10pt}
main{max-width:none;padding:0}
h1{font-size:20pt}
h2{font-size:11.5pt}
.claims li,.head{break-inside:avoid}
.head,h1,h2{break-after:avoid}
.date,.said,.state,.remark,.decided,.legend,blockquote{font-size:9.5pt}
.source{font-size:8.5pt}
.boxes,.claims li{margin-top:6pt}
.fact{margin-top:14pt;padding-top:8pt}
a{color:inherit;text-decoration:none}
}
)css";

/// The one place where words become markup here.
std::string escaped(const std::string& words) {
  return text::markup_escaped(words);
}

/// A box that can be ticked with a pen, and what a screen reader says of it.
std::string box_html(bool ticked) {
  return ticked ? R"(<span class="box ticked" role="img" aria-label="checked:"></span>)"
                : R"(<span class="box" role="img" aria-label="not checked:"></span>)";
}

/// Writes the page part by part.
class Page {
 public:
  std::string of(const FactSheet& sheet) {
    language_ = sheet.language;
    head(sheet);
    add("<ol class=\"facts\">\n");
    for (const Fact& one : sheet.facts) fact(one);
    add("</ol>\n");
    if (!sheet.left_out.empty()) add("<footer><p>{}</p></footer>\n", escaped(sheet.left_out));
    add("</main>\n</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  void head(const FactSheet& sheet) {
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
        "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
        "<meta name=\"generator\" content=\"{}\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        escaped(std::string(base::generator)), escaped(sheet.title), page_style);
    add("<body>\n<main>\n<header>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"counts\">{}</p>\n",
        escaped(sheet.title), escaped(sheet.counts));
    add("<p class=\"legend\">{} to be checked; {} checked, by whom and when stands beside it. "
        "<mark>Marked</mark> "
        "are the words of the source; around them stand the sentences before and after, and … where the "
        "paragraph goes on.</p>\n</header>\n",
        box_html(false), box_html(true));
  }

  void fact(const Fact& fact) {
    add("<li class=\"fact\" id=\"{}\">\n<div class=\"head\">\n", escaped(fact.id));
    add("<p class=\"date\"><b>{}</b> {}</p>\n", escaped(fact.id), dated(fact.date, fact.dates));
    add("<h2 dir=\"auto\">{}</h2>\n", escaped(fact.title));
    if (!fact.said_by.empty()) add("<p class=\"said\">{}</p>\n", escaped(fact.said_by));
    if (!fact.remark.empty()) add("<p class=\"remark\">{}</p>\n", escaped(fact.remark));
    add("<p class=\"state\">{}</p>\n", escaped(fact.state));
    boxes(fact);
    add("</div>\n");
    claims(fact);
    add("</li>\n");
  }

  void boxes(const Fact& fact) {
    add("<ul class=\"boxes\">\n");
    for (const Box& box : fact.boxes) {
      add("<li>{}<span><b>{}:</b> {}", box_html(box.ticked), escaped(box.field), dated(box.value, box.dates));
      if (!box.decided.empty()) add(" <span class=\"decided\">({})</span>", escaped(box.decided));
      add("</span></li>\n");
    }
    add("</ul>\n");
  }

  void claims(const Fact& fact) {
    if (fact.claims.empty()) return;
    add("<ul class=\"claims\">\n");
    for (const SheetClaim& one : fact.claims) claim(one);
    add("</ul>\n");
  }

  void claim(const SheetClaim& claim) {
    add("<li>\n");
    if (!claim.words.quote.empty())
      add("<blockquote><p dir=\"auto\">{}<mark>{}</mark>{}</p></blockquote>\n", escaped(claim.words.before),
          escaped(claim.words.quote), escaped(claim.words.after));
    add("<p class=\"source\"><cite>{}</cite>", dated(claim.where, claim.dates));
    if (!claim.remark.empty()) add("; {}", escaped(claim.remark));
    add("</p>\n");
    if (!claim.address.empty()) address(claim);
    add("</li>\n");
  }

  /// Dates in another language than the page say which.
  std::string dated(std::string_view words, const std::vector<base::ByteSpan>& dates) const {
    if (language_.empty()) return escaped(std::string(words));
    std::string out;
    std::uint64_t at = 0;
    for (const base::ByteSpan& date : dates) {
      out += escaped(std::string(base::words_at(words, {at, date.begin})));
      out += fmt::format("<span lang=\"{}\">{}</span>", escaped(language_),
                         escaped(std::string(base::words_at(words, date))));
      at = date.end;
    }
    return out + escaped(std::string(words.substr(at)));
  }

  void address(const SheetClaim& claim) {
    if (claim.link.empty()) {
      add("<p class=\"source\">{}</p>\n", escaped(claim.address));
    } else {
      add("<p class=\"source\"><a href=\"{}\" rel=\"noopener noreferrer\">{}</a></p>\n", escaped(claim.link),
          escaped(claim.address));
    }
  }

  std::string language_, out_;
};

}  // namespace

std::string html(const FactSheet& sheet) {
  return Page().of(sheet);
}

}  // namespace dateline::factsheet
