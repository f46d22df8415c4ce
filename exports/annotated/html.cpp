#include <algorithm>

#include "exports/annotated/annotated.hpp"
#include "exports/annotated/segments.hpp"
#include "src/base/generator.hpp"
#include "src/calendar/print.hpp"
#include "src/record/described.hpp"
#include "src/text/markup.hpp"

namespace dateline::annotated {
namespace {

/// On one line.
std::string escaped(std::string_view text) {
  std::string out = text::markup_escaped(text);
  std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

constexpr const char* page_style = R"css(
:root{color-scheme:light dark;--ink:#1b1b1b;--muted:#5a5a5a;--page:#fff;--time:#fff0c2;--actor:#dcebf7;--event:#f7dcec;--rule:#d9d9d9}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--muted:#b0b0b0;--page:#161616;--time:#4d3f10;--actor:#17384f;--event:#4f1c3b;--rule:#3a3a3a}}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 4rem;font:17px/1.6 Georgia,'Noto Serif',serif;color:var(--ink);background:var(--page);overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.25;margin:.2rem 0 .6rem}h2{font-size:1.05rem;margin:2.2rem 0 .4rem}
dl{font:14px/1.5 system-ui,sans-serif;display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0 0 1.5rem}dt{color:var(--muted)}dd{margin:0}
.time{background:var(--time)}.actor{background:var(--actor)}.event{background:var(--event);font-weight:700}
.time,.actor,.event{padding:0 .15em;border-radius:.2em}sup{font:11px system-ui,sans-serif;padding-left:.15em}
ul.events{list-style:none;margin:.4rem 0 1.2rem;padding:0 0 0 .9rem;border-left:3px solid var(--event);font:14px/1.5 system-ui,sans-serif}
ul.events li{margin:.35rem 0}.muted{color:var(--muted)}
.dropped{font:13px/1.5 system-ui,sans-serif;color:var(--muted);border-left:3px solid var(--rule);padding-left:.9rem}
ul.plain{list-style:none;padding:0;font:14px/1.6 system-ui,sans-serif}
@media print{body{max-width:none;font-size:11pt}}
)css";

/// A mark over a stretch of words, opened where it begins and closed where it ends. Marks may interleave, so
/// each segment carries its own elements.
std::string segment_html(const Segment& segment, const std::string& text) {
  std::string before, after;
  if (segment.time) {
    before +=
        "<span class=\"time\" title=\"" + escaped(segment.time->id + ": " + explain(*segment.time)) + "\">";
    after = (segment.closes_time ? "<sup>" + escaped(segment.time->id) + "</sup></span>" : "</span>") + after;
  }
  if (segment.actor) {
    before +=
        "<span class=\"actor\" title=\"" + escaped(segment.actor->id + ": " + segment.actor->name) + "\">";
    after =
        (segment.closes_mention ? "<sup>" + escaped(segment.actor->id) + "</sup></span>" : "</span>") + after;
  }
  if (segment.event) {
    before +=
        "<span class=\"event\" title=\"" + escaped(segment.event->id + ": " + segment.event->title) + "\">";
    after =
        (segment.closes_event ? "<sup>" + escaped(segment.event->id) + "</sup></span>" : "</span>") + after;
  }
  return before + escaped(base::words_at(text, segment.span)) + after;
}

std::string event_html(const record::Event& event, const record::Record& record) {
  std::string out = "<li><b>" + escaped(event.id) + "</b> " + escaped(event.title) +
                    "<br><span class=\"time\">" + escaped(explain(event.time)) +
                    "</span> <span class=\"muted\">" + escaped(nature_of(event, record)) + "</span>";
  const std::string parts = parts_of(event, record);
  if (!parts.empty()) out += "<br><span class=\"actor\">" + escaped(parts) + "</span>";
  const std::string contradiction = contradiction_of(event, record);
  if (!contradiction.empty()) out += "<br><b>" + escaped(contradiction) + "</b>";
  return out + "</li>\n";
}

std::string paragraph_html(const Paragraph& paragraph, const article::Article& article,
                           const record::Record& record) {
  if (!paragraph.block->kept())
    return "<p class=\"dropped\">Left out, " + escaped(paragraph.block->drop_reason) + ": " +
           escaped(base::words_at(article.text, paragraph.block->span)) + "</p>\n";
  const bool is_title = paragraph.block->kind == article::BlockKind::title;
  const bool is_heading = paragraph.block->kind == article::BlockKind::heading;
  const char* element = is_title ? "h1" : is_heading ? "h2" : "p";
  std::string out = std::string("<") + element + ">";
  for (const Segment& segment : paragraph.segments) out += segment_html(segment, article.text);
  out += std::string("</") + element + ">\n";
  if (paragraph.events.empty()) return out;
  out += "<ul class=\"events\">\n";
  for (const record::Event* event : paragraph.events) out += event_html(*event, record);
  return out + "</ul>\n";
}

std::string head_html(const article::Article& article, const record::Record& record) {
  std::string out = "<dl>\n";
  const auto field = [&](std::string name, const std::string& value) {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    out += "<dt>" + name + "</dt><dd>" + escaped(value) + "</dd>\n";
  };
  for (const record::Described& known : record::described(record))
    if (known.name != "title") field(known.name, known.value);
  for (const std::string& note : article.notes) field("note", note);
  return out + "</dl>\n";
}

}  // namespace

std::string html(const article::Article& article, const record::Record& record) {
  const std::string title = article.title.empty() ? "Article" : article.title;
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta name=\"generator\" content=\"" +
      escaped(base::generator) + "\">\n<title>" + escaped(title) + " – what was read</title>\n<style>" +
      page_style + "</style>\n</head>\n<body>\n";
  out += head_html(article, record);
  out +=
      "<p class=\"muted\">Marked are <span class=\"actor\">actors</span>, <span class=\"time\">dates</span> "
      "and "
      "<span class=\"event\">words that state an event</span>.</p>\n";
  for (const Paragraph& paragraph : paragraphs_of(article, record))
    out += paragraph_html(paragraph, article, record);
  out += "<h2>Actors</h2>\n<ul class=\"plain\">\n";
  for (const record::Actor& actor : record.actors) {
    out += "<li><b>" + escaped(actor.id) + "</b> <span class=\"actor\">" + escaped(actor.name) +
           "</span> <span class=\"muted\">" + std::string(record::name_of(actor.kind));
    for (const std::string& alias : actor.aliases) out += "; “" + escaped(alias) + "”";
    for (const std::string& known_as : actor.titles) out += "; " + escaped(known_as);
    out += "</span></li>\n";
  }
  out += "</ul>\n<h2>Dates</h2>\n<ul class=\"plain\">\n";
  for (const record::Time& time : record.times)
    out += "<li><b>" + escaped(time.id) + "</b> <span class=\"time\">" +
           escaped(base::words_at(article.text, time.span)) + "</span> " + escaped(explain(time)) + "</li>\n";
  return out + "</ul>\n</body>\n</html>\n";
}

}  // namespace dateline::annotated
