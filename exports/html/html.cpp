#include "exports/html/html.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "exports/svg/svg.hpp"
#include "exports/type/embedding.hpp"
#include "src/text/markup.hpp"

namespace dateline::html {
namespace {

constexpr std::string_view scope = ".dateline ";

/// Colours for text hold a contrast of 4.5:1 on their ground, in both schemes.
constexpr std::string_view page_style = R"(
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1a1a1a;font:16px/1.5 'Noto Sans','Open Sans','Helvetica Neue',Arial,'DejaVu Sans',sans-serif}
main{max-width:1280px;margin:0 auto;padding:24px 20px 48px}
header,.events,footer{max-width:680px;margin:0 auto}
h1{font:700 30px/1.25 'Noto Serif',Georgia,'Times New Roman','DejaVu Serif',serif;margin:0 0 8px}
h2{font-size:22px;line-height:1.3;margin:40px 0 0;padding-top:14px;border-top:2px solid}
h3{font-size:16px;line-height:1.4;margin:24px 0 0}
h1,h2,h3,p,blockquote,cite{overflow-wrap:anywhere}
.counts{margin:0;color:#595959}
.draft{margin:4px 0 0;font-weight:700;color:#9a3412}
.axis{margin:28px 0 0;overflow-x:auto;border:1px solid #cfcbc0}
.axis:focus-visible{outline:3px solid #1b5e86;outline-offset:2px}
.axis svg{display:block;margin:0 auto}
ol{list-style:none;margin:0;padding:0}
.event{margin:24px 0 0;padding:0 0 0 16px;border-left:3px solid #1b5e86}
.event.likely{border-left-style:dotted}
.event.open{border-left-style:dashed}
.event.denied{border-left-style:double;border-left-width:5px}
.date{margin:0;font-size:14px;font-weight:700;color:#1b5e86}
.event.likely .date{font-weight:400}
.status{font-weight:700;color:#9a3412}
.title{margin:2px 0 0;font-size:18px;line-height:1.4}
.note{margin:4px 0 0;font-size:16px;line-height:1.45}
.with{margin:4px 0 0;font-size:14px;color:#595959}
blockquote{margin:10px 0 0;font-size:15px}
blockquote p{margin:0}
.source{margin:2px 0 0;font-size:13px;color:#595959}
cite{font-style:normal}
a{color:#1b5e86}
footer{margin-top:40px;font-size:14px;color:#595959}
)";

constexpr std::string_view dark_style = R"(body{background:#16181a;color:#f0eee9}
.counts,.with,.source,footer{color:#b4b1a9}
.draft,.status{color:#f4a573}
.date,a{color:#86c5ea}
.event{border-left-color:#86c5ea}
.axis{border-color:#4a4a47}
.axis:focus-visible{outline-color:#86c5ea}
)";

constexpr std::string_view print_style = R"(@media print{
:root{color-scheme:light}
main{max-width:none;padding:0}
header,.events,footer{max-width:none}
.axis{border:0;overflow:visible}
.axis svg{width:100%;height:auto}
.event,blockquote{break-inside:avoid}
h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
}
)";

/// Writes the article.
class Article {
 public:
  explicit Article(const view::ListView& list) : list_(list) {}

  std::string header() {
    add("<header>\n<h1>{}</h1>\n<p class=\"counts\">{}</p>\n", text::markup_escaped(list_.title),
        text::markup_escaped(list_.counts));
    if (!list_.draft.empty()) add("<p class=\"draft\">{}</p>\n", text::markup_escaped(list_.draft));
    add("</header>\n");
    return std::exchange(out_, {});
  }

  std::string events() {
    add("<section class=\"events\" aria-label=\"Events\">\n");
    for (const view::ListGroup& group : list_.groups) {
      const unsigned level = group.level == 1 ? 2 : 3;
      add("<h{0}>{1}</h{0}>\n", level, text::markup_escaped(group.heading));
      if (group.entries.empty()) continue;
      add("<ol>\n");
      for (const view::ListEntry& entry : group.entries) event(entry);
      add("</ol>\n");
    }
    add("</section>\n");
    return std::exchange(out_, {});
  }

  std::string footer() {
    if (!list_.left_out.empty()) add("<footer><p>{}</p></footer>\n", text::markup_escaped(list_.left_out));
    return std::exchange(out_, {});
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  void event(const view::ListEntry& entry) {
    const char* const look = entry.standing == view::Standing::actual   ? ""
                             : entry.standing == view::Standing::denied ? " denied"
                                                                        : " open";
    add("<li class=\"event{}{}\" id=\"{}\">\n", look, entry.likely ? " likely" : "",
        text::markup_escaped(entry.id));
    if (!entry.date.empty() || !entry.status.empty()) date(entry);
    add("<p class=\"title\" dir=\"auto\">{}</p>\n", text::markup_escaped(entry.title));
    if (!entry.note.empty()) add("<p class=\"note\" dir=\"auto\">{}</p>\n", text::markup_escaped(entry.note));
    if (!entry.actors.empty())
      add("<p class=\"with\" dir=\"auto\">{}</p>\n", text::markup_escaped(entry.actors));
    if (!entry.according_to.empty()) {
      add("<p class=\"with\" dir=\"auto\">According to {}</p>\n", text::markup_escaped(entry.according_to));
    }
    for (const view::ListQuote& words : entry.quotes) quote(words);
    if (entry.quotes.empty()) {
      for (const std::string& source : entry.sources)
        add("<p class=\"source\">{}</p>\n", text::markup_escaped(source));
    }
    add("</li>\n");
  }

  void date(const view::ListEntry& entry) {
    add("<p class=\"date\">");
    if (entry.datetime.empty()) {
      add("{}", text::markup_escaped(entry.date));
    } else {
      add("<time datetime=\"{}\">{}</time>", text::markup_escaped(entry.datetime),
          text::markup_escaped(entry.date));
    }
    if (!entry.status.empty()) {
      add("{}<span class=\"status\">{}</span>", entry.date.empty() ? "" : " · ",
          text::markup_escaped(entry.status));
    }
    add("</p>\n");
  }

  void quote(const view::ListQuote& quote) {
    const std::string& url = quote.citations.front().url;
    if (url.empty()) {
      add("<blockquote>");
    } else {
      add("<blockquote cite=\"{}\">", text::markup_escaped(url));
    }
    add("<p dir=\"auto\">{}</p></blockquote>\n", text::markup_escaped(quote.words));
    for (const view::ListCitation& citation : quote.citations) cite(citation);
    if (!quote.copies.empty()) add("<p class=\"source\">{}</p>\n", text::markup_escaped(quote.copies));
  }

  void cite(const view::ListCitation& citation) {
    const std::string source = text::markup_escaped(citation.source);
    if (citation.url.empty()) {
      add("<p class=\"source\"><cite>{}</cite></p>\n", source);
    } else {
      add("<p class=\"source\"><cite><a href=\"{}\" rel=\"noopener noreferrer\">{}</a></cite></p>\n",
          text::markup_escaped(citation.url), source);
    }
  }

  const view::ListView& list_;
  std::string out_;
};

}  // namespace

std::string render(const view::Picture& picture, const view::ListView& list, const PageThemes& themes,
                   const type::Fonts& fonts) {
  Article article(list);
  const std::string header = article.header();
  const std::string events = article.events();
  const std::string footer = article.footer();
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "font-src data:; base-uri 'none'; form-action 'none'\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"referrer\" content=\"no-referrer\"/>\n";
  out += "<title>" + text::markup_escaped(list.title) + "</title>\n<style>\n";
  for (const type::Face face : type::all_faces) {
    std::string characters = view::characters_in(picture, face);
    // The tags of the article come along; they are made of letters that it uses anyway.
    if (face == type::Face::headline) characters += list.title;
    if (face != type::Face::headline) characters += events;
    if (face != type::Face::headline) characters += header + footer;
    out += type::font_face_rule(fonts, face, characters);
  }
  out += svg::style_rules(picture, themes.usual, scope);
  out += page_style;
  if (themes.dark)
    out += "@media screen and (prefers-color-scheme:dark){\n" + std::string(dark_style) +
           svg::colour_rules(picture, *themes.dark, scope) + "}\n";
  out += print_style;
  out += "</style>\n</head>\n<body>\n<main>\n" + header;
  if (!list.groups.empty()) {
    out += "<div class=\"axis\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline, scrolls sideways\">\n";
    out += svg::fragment(picture, "axis-") + "</div>\n";
  }
  out += events + footer + "</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace dateline::html
