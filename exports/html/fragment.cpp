#include <fmt/format.h>

#include <iterator>
#include <utility>

#include "exports/html/html.hpp"
#include "exports/html/list.hpp"
#include "src/text/markup.hpp"

namespace dateline::html {
namespace {

/// Writes tags without attributes but for dates, addresses, and the direction and language of text.
class Fragment {
 public:
  std::string of(const view::ListView& list) {
    language_ = list.date_language;
    const std::string lang = list.has_years ? lang_html(language_) : std::string();
    add("<h2 dir=\"auto\">{}</h2>\n", text::markup_escaped(list.title));
    paragraph(list.counts);
    if (!list.draft.empty()) add("<p><strong>{}</strong></p>\n", text::markup_escaped(list.draft));
    for (const view::ListGroup& group : list.groups) {
      const unsigned level = group.level == 1 ? 3 : 4;
      add("<h{0}{1}>{2}</h{0}>\n", level, lang, text::markup_escaped(group.heading));
      if (group.entries.empty()) continue;
      add("<ol>\n");
      for (const view::ListEntry& entry : group.entries) event(entry);
      add("</ol>\n");
    }
    paragraph(list.left_out);
    return std::move(out_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  void paragraph(const std::string& words) {
    if (!words.empty()) add("<p dir=\"auto\">{}</p>\n", text::markup_escaped(words));
  }

  void event(const view::ListEntry& entry) {
    add("<li>\n");
    if (!entry.date.empty() || !entry.status.words.empty()) {
      add("<p><strong>{}{}{}</strong></p>\n", time_html(entry, language_),
          entry.date.empty() || entry.status.words.empty() ? "" : " · ", dated_html(entry.status, language_));
    }
    paragraph(entry.title);
    paragraph(entry.note);
    if (entry.picture)
      for (const std::string& line : view::lines_of(*entry.picture, true)) paragraph(line);
    paragraph(entry.actors);
    paragraph(entry.according_to);
    for (const view::ListQuote& quote : entry.quotes) {
      if (!quote.words.empty()) {
        add("{}\n<p dir=\"auto\">{}</p>\n</blockquote>\n", blockquote_html(quote),
            text::markup_escaped(quote.words));
      }
      for (const view::ListCitation& citation : quote.citations)
        add("<p>Source: {}</p>\n", cite_html(citation, language_));
      paragraph(quote.copies);
    }
    const std::string sources = entry.quotes.empty() ? sources_html(entry, language_) : std::string();
    if (!sources.empty()) add("<p dir=\"auto\">{}</p>\n", sources);
    add("</li>\n");
  }

  std::string out_;
  std::string language_;
};

}  // namespace

std::string fragment(const view::ListView& list) {
  return Fragment().of(list);
}

}  // namespace dateline::html
