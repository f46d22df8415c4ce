#include <algorithm>

#include "exports/interchange/formats.hpp"
#include "exports/interchange/json_out.hpp"
#include "exports/interchange/slides.hpp"
#include "exports/table/layout.hpp"
#include "src/base/base64.hpp"
#include "src/image/image.hpp"
#include "src/text/markup.hpp"

namespace dateline::interchange {
namespace {

/// TimelineJS reads its texts as HTML.
std::string escaped(const std::string& words) {
  return text::markup_escaped(words);
}

/// The years that JavaScript can count days in; beyond them TimelineJS only has years.
constexpr calendar::Year first_counted = -271820, last_counted = 275759;

bool is_beyond(const SlideDate& date) {
  return date.year < first_counted || date.year > last_counted;
}

std::string paragraph(const std::string& words) {
  return words.empty() ? "" : "<p>" + escaped(words) + "</p>";
}

/// What is told of an event below its headline, as HTML.
std::string text_of(const view::ListEntry& entry) {
  std::string out = paragraph(entry.status.words) + paragraph(entry.according_to) + paragraph(entry.note) +
                    paragraph(entry.actors);
  for (const view::ListQuote& quote : entry.quotes) {
    if (!quote.words.empty()) out += "<p>“" + escaped(quote.words) + "”</p>";
    std::string sources;
    for (const view::ListCitation& citation : quote.citations) {
      const std::string name = escaped(citation.source.words);
      sources += sources.empty() ? "— " : "<br>— ";
      sources += citation.url.empty() ? name : "<a href=\"" + escaped(citation.url) + "\">" + name + "</a>";
    }
    if (!quote.copies.empty()) sources += "<br>" + escaped(quote.copies);
    out += "<p>" + sources + "</p>";
  }
  if (entry.quotes.empty())
    for (const view::Dated& source : entry.sources) out += paragraph("— " + source.words);
  return out;
}

Json json_of(const SlideDate& date) {
  Json out = {{"year", date.year}};
  if (date.month != 0) out["month"] = date.month;
  if (date.day != 0) out["day"] = date.day;
  return out;
}

/// TimelineJS knows a picture by the end of its address.
std::string address_of(const image::Image& picture) {
  const bool is_png = picture.format == image::Format::png;
  return "data:" + std::string(image::media_type_of(picture.format)) + ";base64," +
         base::base64(picture.bytes) + (is_png ? "#.png" : "#.jpg");
}

Json media_of(const view::ListPicture& picture) {
  Json media = {{"url", picture.pixels == nullptr ? std::string() : address_of(*picture.pixels)}};
  put(media, "caption", escaped(picture.caption));
  put(media, "credit", escaped(picture.credit));
  put(media, "alt", picture.alternative);
  return media;
}

std::string number(calendar::Year value) {
  return value == 0 ? "" : std::to_string(value);
}

}  // namespace

void timelinejs(Writing& writing) {
  Slides slides(writing);
  const view::ListView& list = slides.head();
  const Json title = {{"text",
                       {{"headline", escaped(list.title)},
                        {"text", paragraph(list.counts) + paragraph(list.draft) + paragraph(list.left_out)}}},
                      {"autolink", false}};
  writing.add("{\n\"title\": " + on_a_line(title) + ",\n\"events\": ");
  JsonList events(writing);
  bool has_beyond = false;
  writing.each_event([&](const query::ResultEvent& told) {
    const Slide slide = slides.of(told);
    Json event = {{"unique_id", slide.id}, {"start_date", json_of(slide.start)}};
    if (slide.end) event["end_date"] = json_of(*slide.end);
    has_beyond = has_beyond || is_beyond(slide.start) || (slide.end && is_beyond(*slide.end));
    // TimelineJS passes over what it does not know; Dateline reads the date back from it.
    event["edtf"] = slide.edtf;
    event["display_date"] = escaped(slide.date);
    event["text"] = {{"headline", escaped(slide.headline)}, {"text", text_of(slide.entry)}};
    if (slide.entry.picture) event["media"] = media_of(*slide.entry.picture);
    event["autolink"] = false;
    events.add(event);
  });
  events.end();
  writing.add(has_beyond ? ",\n\"scale\": \"cosmological\"\n}\n" : "\n}\n");
}

void timelinejs_csv(Writing& writing) {
  const std::vector<std::string> head = {
      "Year",      "Month",   "Day",          "Time",          "End Year",
      "End Month", "End Day", "End Time",     "Display Date",  "Headline",
      "Text",      "Media",   "Media Credit", "Media Caption", "Media Thumbnail",
      "Alt Text",  "Type",    "Group",        "Background",    "EDTF"};
  writing.add(table::csv_row(head));
  Slides slides(writing);
  const view::ListView& list = slides.head();
  writing.add(table::csv_row({"",
                              "",
                              "",
                              "",
                              "",
                              "",
                              "",
                              "",
                              "",
                              escaped(list.title),
                              paragraph(list.counts) + paragraph(list.draft) + paragraph(list.left_out),
                              "",
                              "",
                              "",
                              "",
                              "",
                              "title",
                              "",
                              "",
                              ""}));
  writing.each_event([&](const query::ResultEvent& event) {
    const Slide slide = slides.of(event);
    const SlideDate end = slide.end.value_or(SlideDate{});
    const view::ListPicture picture = slide.entry.picture.value_or(view::ListPicture{});
    // Cells are trimmed, and one of blanks is empty: without a place of its own the picture is named by its
    // file.
    writing.add(table::csv_row({number(slide.start.year),
                                number(slide.start.month),
                                number(slide.start.day),
                                "",
                                number(end.year),
                                number(end.month),
                                number(end.day),
                                "",
                                escaped(slide.date),
                                escaped(slide.headline),
                                text_of(slide.entry),
                                escaped(picture.file),
                                escaped(picture.credit),
                                escaped(picture.caption),
                                "",
                                picture.alternative,
                                "",
                                "",
                                "",
                                slide.edtf}));
  });
}

}  // namespace dateline::interchange
