#include <fmt/format.h>

#include "exports/interchange/formats.hpp"
#include "exports/interchange/json_out.hpp"
#include "exports/interchange/slides.hpp"
#include "graph/query/standing.hpp"
#include "src/text/markup.hpp"

namespace dateline::interchange {
namespace {

/// The days that JavaScript can count.
constexpr calendar::Year first_counted = -271820, last_counted = 275759;

/// A day as JavaScript reads it: "2017-07-09", "-000043-03-15", "+012000-01-01".
std::string date_of(calendar::Day day) {
  const calendar::CivilDate date = calendar::civil_of(day);
  if (date.year >= 0 && date.year <= 9999)
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  return fmt::format("{}{:06}-{:02}-{:02}", date.year < 0 ? '-' : '+', date.year < 0 ? -date.year : date.year,
                     date.month, date.day);
}

bool is_counted(calendar::Day day) {
  const calendar::Year year = calendar::civil_of(day).year;
  return year >= first_counted && year <= last_counted;
}

}  // namespace

void vis_timeline(Writing& writing) {
  Slides slides(writing);
  writing.add("{\n\"title\": " + on_a_line(slides.head().title) + ",\n\"items\": ");
  JsonList items(writing);
  writing.each_event([&](const query::ResultEvent& event) {
    const Slide slide = slides.of(event);
    if (!is_counted(*slide.first) || !is_counted(*slide.last)) {
      writing.losses.add("{} event is left out: browsers cannot count to its year",
                         "{} events are left out: browsers cannot count to their years");
      return;
    }
    // vis-timeline reads texts as HTML.
    Json item = {{"id", slide.id},
                 {"content", text::markup_escaped(slide.date + ": " + slide.headline)},
                 {"start", date_of(*slide.first)}};
    const bool is_range = slide.first != slide.last;
    if (is_range) item["end"] = date_of(*slide.last + 1);
    item["type"] = is_range ? "range" : "box";
    std::string lines;
    for (const std::string& line : lines_of(event, slide.entry))
      lines += (lines.empty() ? "" : "<br>") + text::markup_escaped(line);
    item["title"] = lines;
    std::string look = query::standing_in_words(event);
    for (char& c : look)
      if (c == ' ') c = '-';
    put(item, "className", look);
    items.add(item);
  });
  items.end();
  writing.add("\n}\n");
}

}  // namespace dateline::interchange
