#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "src/base/losses.hpp"
#include "src/base/problem.hpp"
#include "src/imports/dates.hpp"
#include "src/imports/readers.hpp"
#include "src/imports/words.hpp"
#include "src/text/csv.hpp"
#include "src/text/fold.hpp"
#include "src/text/json_tree.hpp"

namespace dateline::imports {
namespace {

/// The parts of a date as TimelineJS has them; empty where it has none.
struct SlideDate {
  std::string year, month, day;
  bool is_given() const { return !year.empty(); }
};

/// A slide, as both the JSON and the spreadsheet have it.
struct Slide {
  SlideDate start, end;
  std::optional<std::string> edtf;  ///< of our own: the date as it is known; empty where nothing is
  std::string display, headline, text, group, key;
  bool has_picture = false;
};

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// TimelineJS counts 44 BC as -44, EDTF as -0043. Nothing for what is no date.
std::optional<calendar::TimeSpan> span_of(const SlideDate& date) {
  constexpr std::int64_t most = 2'000'000'000;
  const auto year = number_in(date.year);
  const auto month = date.month.empty() ? std::optional<std::int64_t>(0) : number_in(date.month);
  const auto day = date.day.empty() ? std::optional<std::int64_t>(0) : number_in(date.day);
  if (!year || !month || !day || *year > most || *year < -most || *year == 0) return std::nullopt;
  const std::int64_t counted = *year < 0 ? *year + 1 : *year;
  if (*month == 0)
    return calendar::one_day_of(calendar::day_of({counted, 1, 1}), calendar::day_of({counted, 12, 31}));
  if (*month < 0 || *month > 12) return std::nullopt;
  const auto m = static_cast<unsigned>(*month);
  const unsigned days = calendar::days_in_month(counted, m);
  if (*day == 0)
    return calendar::one_day_of(calendar::day_of({counted, m, 1}), calendar::day_of({counted, m, days}));
  if (*day < 0 || *day > static_cast<std::int64_t>(days)) return std::nullopt;
  return calendar::on_day(calendar::day_of({counted, m, static_cast<unsigned>(*day)}));
}

/// The date that our own files have beside what TimelineJS draws; nothing where they have none, and where
/// somebody has changed the days or their words since.
std::optional<calendar::TimeSpan> exact_of(const Slide& slide, const std::string& words) {
  if (!slide.edtf) return std::nullopt;
  const auto exact = slide.edtf->empty() ? calendar::unknown_time() : calendar::span_from_edtf(*slide.edtf);
  if (!exact || !slide.start.is_given()) return exact;
  const auto first = span_of(slide.start), last = slide.end.is_given() ? span_of(slide.end) : first;
  if (!first || !last) return std::nullopt;
  // Likely days lie within what is certain.
  const bool is_likely = words.find("robably") != std::string::npos;
  const bool is_undated = words == "Date unknown" || words.starts_with("“");  // words that date nothing
  if (exact->unknown()) return is_likely || is_undated ? exact : std::nullopt;
  const auto is_at = [](const auto& bound, const auto& day) { return !bound || bound == day; };
  const bool same =
      exact->bounded()
          ? first->earliest_start == exact->earliest_start && last->latest_end == exact->latest_end
          : is_at(exact->earliest_start, first->earliest_start) && is_at(exact->latest_end, last->latest_end);
  const bool within = !(first->earliest_start < exact->earliest_start) &&
                      (!exact->latest_end || !(exact->latest_end < last->latest_end));
  return same || (is_likely && within) ? exact : std::nullopt;
}

class SlideReader {
 public:
  SlideReader(const article::CharacterReferences& references, Found& found)
      : references_(references), found_(found) {}

  void take(const Slide& slide, std::uint64_t line, const std::string& place) {
    const auto refuse = [&](std::string what) { found_.refused.push_back({line, place, std::move(what)}); };
    Event event{.place = place, .line = line, .key = on_one_line(slide.key)};
    const Markup headline = shown_of(slide.headline, references_), text = shown_of(slide.text, references_);
    std::vector<std::string> lines = text.lines;
    std::string title;
    for (const std::string& one : headline.lines) title += (title.empty() ? "" : " ") + one;
    if (title.empty() && !lines.empty()) {
      title = lines.front();
      lines.erase(lines.begin());
    }
    if (!put_title(event, title)) return refuse("the slide has neither a headline nor a text");
    const Markup display = shown_of(slide.display, references_);
    const std::string words = display.lines.empty() ? "" : display.lines.front();
    const auto exact = exact_of(slide, words);
    if (slide.edtf && !exact)
      losses_.add("{} date stands otherwise beside its EDTF, which does not count",
                  "{} dates stand otherwise beside their EDTF, which does not count");
    if (exact) {
      event.when = *exact;
    } else if (slide.start.is_given()) {
      const auto first = span_of(slide.start);
      if (!first) return refuse("its start_date is no date: write year, month and day as numbers");
      std::optional<calendar::TimeSpan> last;
      if (slide.end.is_given()) {
        last = span_of(slide.end);
        if (!last) return refuse("its end_date is no date: write year, month and day as numbers");
      }
      const auto both = from_to(*first, last);
      if (!both) return refuse("its end_date is before its start_date");
      event.when = truer(words, *both);
    } else if (!words.empty()) {
      const ReadDate date = date_of(words, DayOrder::unknown);
      if (!date.when) return refuse(date.why);
      event.when = *date.when;
    }
    put_lines(event, lines);
    for (const std::string& link : headline.links) cite(event, link);
    for (const std::string& link : text.links) cite(event, link);
    if (const std::string group = on_one_line(slide.group); !group.empty()) event.tags.push_back(group);
    if (slide.has_picture)
      losses_.add("{} picture or video is not taken over", "{} pictures or videos are not taken over");
    found_.events.push_back(std::move(event));
  }

  void finish() {
    for (std::string& line : losses_.lines()) found_.notes.push_back(std::move(line));
  }

 private:
  const article::CharacterReferences& references_;
  Found& found_;
  base::Losses losses_;
};

class JsonReader {
 public:
  JsonReader(std::string_view bytes, const std::string& path)
      : tree_(bytes, path), lines_(bytes), path_(path) {}

  void run(SlideReader& slides) {
    const text::JsonNode* events = tree_.member(tree_.root(), "events");
    if (events == nullptr || events->kind != text::JsonKind::array)
      throw base::DataError(
          {.path = path_,
           .what = "this is no timeline of TimelineJS",
           .why = "it has no list “events”",
           .remedy = "name another format with --from; `dateline import --list` shows them"});
    std::size_t number = 0;
    for (const text::JsonNode* one = tree_.first(*events); one != nullptr; one = tree_.next(*one))
      slides.take(slide_of(*one), lines_.line_of(one->span.begin), "slide " + std::to_string(++number));
  }

 private:
  std::string words_in(const text::JsonNode* object, std::string_view name) const {
    const text::JsonNode* value = object == nullptr ? nullptr : tree_.member(*object, name);
    return value == nullptr ? "" : tree_.words_of(*value);
  }
  SlideDate date_in(const text::JsonNode& slide, const char* name) const {
    const text::JsonNode* date = tree_.member(slide, name);
    return {words_in(date, "year"), words_in(date, "month"), words_in(date, "day")};
  }
  Slide slide_of(const text::JsonNode& node) const {
    const text::JsonNode *text = tree_.member(node, "text"), *media = tree_.member(node, "media"),
                         *edtf = tree_.member(node, "edtf");
    Slide slide{.start = date_in(node, "start_date"),
                .end = date_in(node, "end_date"),
                .edtf = edtf == nullptr ? std::nullopt : std::optional(tree_.words_of(*edtf)),
                .display = words_in(&node, "display_date"),
                .headline = words_in(text, "headline"),
                .text = words_in(text, "text"),
                .group = words_in(&node, "group"),
                .key = words_in(&node, "unique_id")};
    slide.has_picture = !words_in(media, "url").empty();
    return slide;
  }

  text::JsonTree tree_;
  LineCounter lines_;
  const std::string& path_;
};

std::vector<std::string> folded_head(const std::vector<std::string>& head) {
  std::vector<std::string> out;
  for (const std::string& cell : head) out.push_back(text::lower_ascii(text::trimmed(cell)));
  return out;
}

}  // namespace

void read_timelinejs(std::string_view bytes, const std::string& path,
                     const article::CharacterReferences& references, Found& found) {
  SlideReader slides(references, found);
  JsonReader(bytes, path).run(slides);
  slides.finish();
}

bool is_timelinejs_head(const std::vector<std::string>& head) {
  const std::vector<std::string> names = folded_head(head);
  const auto has = [&](const char* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return has("year") && has("headline") && has("display date");
}

void read_timelinejs_table(std::string_view bytes, const std::string& path,
                           const article::CharacterReferences& references, Found& found) {
  const std::vector<text::CsvRow> rows = text::read_csv(bytes, path);
  if (rows.empty() || !is_timelinejs_head(rows.front().cells))
    throw base::DataError({.path = path,
                           .line = 1,
                           .what = "this is no spreadsheet of TimelineJS",
                           .why = "it has no columns Year, Headline and Display Date",
                           .remedy = "leave --from out, or say csv"});
  const std::vector<std::string> head = folded_head(rows.front().cells);
  SlideReader slides(references, found);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto cell = [&](const char* name) {
      const auto at = std::find(head.begin(), head.end(), name);
      const auto column = static_cast<std::size_t>(at - head.begin());
      return at == head.end() || column >= rows[i].cells.size()
                 ? std::string()
                 : text::unguarded(text::trimmed(rows[i].cells[column]));
    };
    const std::string type = text::lower_ascii(cell("type"));
    if (type == "title" || type == "era") continue;
    Slide slide{.start = {cell("year"), cell("month"), cell("day")},
                .end = {cell("end year"), cell("end month"), cell("end day")},
                .edtf = std::find(head.begin(), head.end(), "edtf") == head.end()
                            ? std::nullopt
                            : std::optional(cell("edtf")),
                .display = cell("display date"),
                .headline = cell("headline"),
                .text = cell("text"),
                .group = cell("group"),
                .key = ""};
    slide.has_picture = !cell("media").empty();
    slides.take(slide, rows[i].line, "line " + std::to_string(rows[i].line));
  }
  slides.finish();
}

}  // namespace dateline::imports
