#include "exports/html/list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/base64.hpp"
#include "src/image/image.hpp"
#include "src/text/markup.hpp"

namespace dateline::html {
namespace {

std::string escaped(const std::string& words) {
  return text::markup_escaped(words);
}

std::string_view look_of(view::Standing standing) {
  switch (standing) {
    case view::Standing::alleged:
      return " alleged";
    case view::Standing::planned:
      return " planned";
    case view::Standing::hypothetical:
      return " hypothetical";
    case view::Standing::denied:
      return " denied";
    case view::Standing::actual:
      break;
  }
  return "";
}

bool has_words(const view::ListEntry& entry) {
  return std::any_of(entry.quotes.begin(), entry.quotes.end(),
                     [](const view::ListQuote& quote) { return !quote.words.empty(); });
}

/// Writes sections and entries.
class Article {
 public:
  explicit Article(bool with_pixels) : with_pixels_(with_pixels) {}
  std::string of(const view::ListView& list) {
    language_ = list.date_language;
    const std::string lang = list.has_years ? lang_html(language_) : std::string();
    std::size_t year = 0;
    for (const view::ListGroup& group : list.groups) {
      if (group.level == 1) {
        close_month();
        close_year();
        add("<section class=\"year\" data-year=\"{}\">\n<h2{}>{}</h2>\n", ++year, lang,
            escaped(group.heading));
        in_year_ = true;
      } else {
        close_month();
        add("<section class=\"month\">\n<h3{}>{}</h3>\n", lang, escaped(group.heading));
        in_month_ = true;
      }
      if (group.entries.empty()) continue;
      add("<ol role=\"list\">\n");
      for (const view::ListEntry& entry : group.entries) event(entry);
      add("</ol>\n");
    }
    close_month();
    close_year();
    return std::move(out_);
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }

  void close_month() {
    if (std::exchange(in_month_, false)) add("</section>\n");
  }
  void close_year() {
    if (std::exchange(in_year_, false)) add("</section>\n");
  }

  void event(const view::ListEntry& entry) {
    const std::string id = escaped(entry.id);
    std::string who;
    for (const std::string& actor : entry.who) who += (who.empty() ? "" : " ") + actor;
    const std::string own_id = entry.again ? std::string() : fmt::format(" id=\"{}\"", id);
    add("<li class=\"event{}{}\"{} data-who=\"{}\" data-kind=\"{}\">\n", look_of(entry.standing),
        entry.likely   ? " likely"
        : entry.is_day ? ""
                       : " span",
        own_id, escaped(who), escaped(entry.kind));
    if (!entry.date.empty() || !entry.status.words.empty()) date(entry, id);
    const int level = in_month_ ? 4 : 3;
    add("<div class=\"told\">\n<h{0} class=\"title\" dir=\"auto\">{1}</h{0}>\n", level, escaped(entry.title));
    if (!entry.note.empty()) add("<p class=\"note\" dir=\"auto\">{}</p>\n", escaped(entry.note));
    if (entry.picture) figure(*entry.picture);
    if (!entry.actors.empty()) add("<p class=\"with\" dir=\"auto\">{}</p>\n", escaped(entry.actors));
    if (!entry.according_to.empty())
      add("<p class=\"with\" dir=\"auto\">{}</p>\n", escaped(entry.according_to));
    evidence(entry);
    add("</div>\n</li>\n");
  }

  /// Without its bytes, words stand for it.
  void figure(const view::ListPicture& picture) {
    if (picture.pixels == nullptr) {
      for (const std::string& line : view::lines_of(picture, false))
        add("<p class=\"with\" dir=\"auto\">{}</p>\n", escaped(line));
      return;
    }
    const image::Image& pixels = *picture.pixels;
    add("<figure class=\"photo\"><img alt=\"{}\" width=\"{}\" height=\"{}\" src=\"",
        escaped(picture.alternative), pixels.shown_width_px(), pixels.shown_height_px());
    if (with_pixels_)
      add("data:{};base64,{}", image::media_type_of(pixels.format), base::base64(pixels.bytes));
    out_ += "\"/>";
    if (!picture.caption.empty() || !picture.credit.empty()) {
      out_ += "<figcaption>";
      if (!picture.caption.empty())
        add("<span class=\"caption\" dir=\"auto\">{}</span>", escaped(picture.caption));
      if (!picture.credit.empty())
        add("\n<span class=\"credit\" dir=\"auto\">{}</span>", escaped(picture.credit));
      out_ += "</figcaption>";
    }
    out_ += "</figure>\n";
  }

  void date(const view::ListEntry& entry, const std::string& id) {
    add("<p class=\"date\">");
    if (!entry.date.empty()) add("<a href=\"#{}\">{}</a>", id, time_html(entry, language_));
    if (!entry.status.words.empty())
      add("{}<span class=\"status\">{}</span>", entry.date.empty() ? "" : " ",
          dated_html(entry.status, language_));
    add("</p>\n");
  }

  /// Quotes fold into the line that names their sources. Where there are no words, only the sources stand.
  void evidence(const view::ListEntry& entry) {
    if (!has_words(entry)) {
      if (entry.quotes.empty() && !entry.sources.empty())
        add("<p class=\"source\">{}</p>\n", sources_html(entry, language_));
      for (const view::ListQuote& quote : entry.quotes) cite(quote, "Source: ");
      return;
    }
    add("<details class=\"quotes\" open=\"\"><summary>{}</summary>\n", sources_html(entry, language_));
    for (const view::ListQuote& quote : entry.quotes) {
      if (!quote.words.empty())
        add("{}<p dir=\"auto\">{}</p></blockquote>\n", blockquote_html(quote), escaped(quote.words));
      cite(quote, "");
    }
    add("</details>\n");
  }

  void cite(const view::ListQuote& quote, std::string_view before) {
    for (const view::ListCitation& citation : quote.citations)
      add("<p class=\"source\">{}{}</p>\n", before, cite_html(citation, language_));
    if (!quote.copies.empty()) add("<p class=\"source\">{}</p>\n", escaped(quote.copies));
  }

  std::string out_;
  std::string language_;
  bool with_pixels_;
  bool in_year_ = false, in_month_ = false;
};

std::string select_html(std::string_view name, std::string_view label,
                        const std::vector<view::ListChoice>& choices, const std::string& lang = {}) {
  std::string out = fmt::format(
      "<div><label for=\"choose-{0}\">{1}</label><select id=\"choose-{0}\" name=\"{0}\"><option "
      "value=\"\">All</option>",
      name, label);
  for (const view::ListChoice& choice : choices)
    out += fmt::format("<option value=\"{}\"{}>{} ({})</option>", escaped(choice.value), lang,
                       escaped(choice.words), choice.events);
  return out + "</select></div>\n";
}

/// The years of the list, numbered as their sections are.
std::vector<view::ListChoice> years_of(const view::ListView& list) {
  std::vector<view::ListChoice> years;
  for (const view::ListGroup& group : list.groups) {
    if (group.level == 1)
      years.push_back({.value = std::to_string(years.size() + 1), .words = group.heading});
    if (!years.empty()) years.back().events += group.entries.size();
  }
  return years;
}

}  // namespace

std::string lang_html(const std::string& language) {
  return language.empty() ? std::string() : fmt::format(" lang=\"{}\"", escaped(language));
}

std::string dated_html(const view::Dated& words, const std::string& language) {
  if (words.date.empty() || language.empty()) return escaped(words.words);
  return fmt::format("{}<span{}>{}</span>{}", escaped(words.words.substr(0, words.date.begin)),
                     lang_html(language), escaped(std::string(base::words_at(words.words, words.date))),
                     escaped(words.words.substr(words.date.end)));
}

std::string time_html(const view::ListEntry& entry, const std::string& language) {
  const std::string words = escaped(entry.date);
  const std::string lang = entry.is_quoted ? std::string() : lang_html(language);
  if (!entry.datetime.empty())
    return fmt::format("<time datetime=\"{}\"{}>{}</time>", escaped(entry.datetime), lang, words);
  return lang.empty() ? words : fmt::format("<span{}>{}</span>", lang, words);
}

std::string cite_html(const view::ListCitation& citation, const std::string& language) {
  const std::string source = dated_html(citation.source, language);
  if (citation.url.empty()) return "<cite>" + source + "</cite>";
  return fmt::format("<cite><a href=\"{}\" rel=\"noopener noreferrer\">{}</a></cite>", escaped(citation.url),
                     source);
}

std::string blockquote_html(const view::ListQuote& quote) {
  const std::string& url = quote.citations.front().url;
  return url.empty() ? "<blockquote>" : fmt::format("<blockquote cite=\"{}\">", escaped(url));
}

std::string sources_html(const view::ListEntry& entry, const std::string& language) {
  if (entry.quotes.empty())
    return entry.sources.empty() ? std::string() : dated_html(entry.sources.front(), language);
  std::string line = entry.sources.size() == 1 ? "Source: " : "Sources: ";
  for (std::size_t i = 0; i < entry.sources.size(); ++i)
    line += (i == 0 ? "" : "; ") + dated_html(entry.sources[i], language);
  return line;
}

std::string events_html(const view::ListView& list, bool with_pixels) {
  return Article(with_pixels).of(list);
}

std::string tools_html(const view::ListView& list) {
  const std::vector<view::ListChoice> years = years_of(list);
  std::string out;
  if (!list.actors.empty()) out += select_html("who", "Who or where", list.actors);
  if (years.size() > 1)
    out += select_html("year", list.has_years ? "Year" : "Heading", years,
                       list.has_years ? lang_html(list.date_language) : std::string());
  if (list.kinds.size() > 1) out += select_html("kind", "Kind of event", list.kinds);
  const bool any_words =
      std::any_of(list.groups.begin(), list.groups.end(), [](const view::ListGroup& group) {
        return std::any_of(group.entries.begin(), group.entries.end(), has_words);
      });
  if (out.empty() && !any_words) return out;
  out += "<button type=\"reset\" class=\"reset\" hidden=\"\">Show all events</button>\n";
  if (any_words)
    out += "<button type=\"button\" class=\"unfold\" aria-pressed=\"false\">All quotes</button>\n";
  return "<form class=\"tools\" aria-label=\"Choose events\" autocomplete=\"off\" hidden=\"\">\n" + out +
         "<p class=\"shown\" role=\"status\"></p>\n</form>\n";
}

}  // namespace dateline::html
