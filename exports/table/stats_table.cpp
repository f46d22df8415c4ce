#include "exports/table/stats_table.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <tuple>

#include "exports/table/json_text.hpp"
#include "exports/table/layout.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_bar = 24;
constexpr std::size_t shortest_bar = 4;

struct Line {
  std::string name;
  std::uint64_t count = 0;
  std::string note;  ///< "2 of them copies"
};

struct Section {
  std::string key;    ///< of CSV and JSON: "events by kind" is "kind"
  std::string title;  ///< of the table form
  std::string also;   ///< what the second number counts
  bool is_sort;       ///< each thing counts once, for the sort it is of
  std::vector<query::Count> counts;
};

std::vector<Section> sections_of(const query::Stats& stats) {
  std::vector<query::Count> outlets = stats.outlets;
  for (query::Count& outlet : outlets)
    if (outlet.name.empty()) outlet.name = "(outlet not known)";
  return {{"outlet", "Sources by outlet", "copies", true, std::move(outlets)},
          {"state", "Events by state", "", true, stats.states},
          {"kind", "Events by kind", "", true, stats.kinds},
          {"standing", "Events by standing", "", true, stats.standings},
          {"year", "Events by year", "probably", true, stats.years},
          {"actor_kind", "Actors by kind", "", true, stats.actor_kinds},
          {"who", "Who is in most events", "", false, stats.who},
          {"where", "Where most events were", "", false, stats.where}};
}

std::vector<query::Count> totals_of(const query::Stats& stats) {
  return {{"sources", stats.sources, stats.copies, ""},
          {"claims", stats.claims, 0, ""},
          {"quotes", stats.quotes, 0, ""},
          {"citations", stats.citations, 0, ""},
          {"events", stats.events, 0, ""},
          {"on_a_day", stats.on_a_day, 0, ""},
          {"less_exact", stats.less_exact, 0, ""},
          {"one_sided", stats.one_sided, 0, ""},
          {"undated", stats.undated, 0, ""},
          {"no_year", stats.no_year, 0, ""},
          {"contested", stats.contested, 0, ""},
          {"uncited", stats.uncited, 0, ""},
          {"single_source", stats.single_source, 0, ""},
          {"actors", stats.actors, 0, ""}};
}

/// A bar of eighths of a column, never empty for a number that is not 0.
std::string bar(std::uint64_t count, std::uint64_t most, std::size_t columns) {
  if (count == 0 || most == 0) return "";
  const double share = static_cast<double>(count) / static_cast<double>(most);
  const auto eighths =
      static_cast<std::size_t>(std::max(1LL, std::llround(share * 8 * static_cast<double>(columns))));
  std::string out;
  for (std::size_t i = 0; i < eighths / 8; ++i) out += "█";
  constexpr const char* parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  return out + parts[eighths % 8];
}

std::string padded(const std::string& text, std::size_t width, bool right = false) {
  const std::size_t own = text::display_width(text);
  const std::string space(own < width ? width - own : 0, ' ');
  return right ? space + text : text + space;
}

/// Names, numbers and bars beneath a title. Names that are wider than the others' room stand whole, on a line
/// of their own.
std::string section(const std::string& title, const std::vector<Line>& lines, unsigned columns) {
  constexpr std::size_t widest_name = 32;
  std::size_t name_width = 0, count_width = 0, note_width = 0;
  std::uint64_t most = 0;
  for (const Line& line : lines) {
    const std::size_t width = text::display_width(base::shown_safely(line.name));
    if (width <= widest_name) name_width = std::max(name_width, width);
    count_width = std::max(count_width, std::to_string(line.count).size());
    note_width = std::max(note_width, line.note.empty() ? 0 : 2 + line.note.size());
    most = std::max(most, line.count);
  }
  const std::size_t taken = 2 + name_width + 2 + count_width + 2 + note_width;
  const std::size_t room = columns == 0      ? longest_bar
                           : columns > taken ? std::min<std::size_t>(longest_bar, columns - taken)
                                             : 0;
  std::string out = title + "\n";
  for (const Line& line : lines) {
    const std::string name = base::shown_safely(line.name);
    if (text::display_width(name) > name_width)
      out += "  " + name + "\n  " + std::string(name_width, ' ');
    else
      out += "  " + padded(name, name_width);
    std::string row = "  " + padded(std::to_string(line.count), count_width, true);
    if (room >= shortest_bar) row += "  " + padded(bar(line.count, most, room), line.note.empty() ? 0 : room);
    if (!line.note.empty()) row += "  " + line.note;
    out += row + "\n";
  }
  return out;
}

/// "2 of them copies"; "" for none.
std::string of_them(std::uint64_t also, const std::string& what) {
  if (also == 0) return "";
  return std::to_string(also) + " of them " + (also == 1 && what == "copies" ? "a copy" : what);
}

std::string number(std::uint64_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string table_of(const query::Stats& stats, unsigned columns) {
  std::string out;
  std::string sources = number(stats.sources, "source", "sources");
  if (stats.copies != 0) sources += ", " + of_them(stats.copies, "copies");
  out += labelled("sources", sources, columns);
  std::string claims =
      number(stats.claims, "claim", "claims") + ", " + number(stats.quotes, "quote", "quotes");
  if (stats.citations != 0)
    claims += ", " + number(stats.citations, "citation", "citations") + " by the editor";
  out += labelled("claims", claims, columns);
  out += labelled("events",
                  std::to_string(stats.events) + ": " + std::to_string(stats.on_a_day) + " on a day, " +
                      std::to_string(stats.less_exact) + " between two days, " +
                      std::to_string(stats.one_sided) + " only before or after one, " +
                      std::to_string(stats.undated) + " undated",
                  columns);
  out += labelled("open",
                  std::to_string(stats.contested) + " contested, " + std::to_string(stats.uncited) +
                      " uncited, " + std::to_string(stats.single_source) + " told by one source alone",
                  columns);
  out += labelled("actors", std::to_string(stats.actors), columns);
  const auto day = [](const std::optional<calendar::Day>& one, const std::string& event) {
    return one ? calendar::print(calendar::on_day(*one)) + " (" + event + ")" : "";
  };
  out += labelled("first day", day(stats.first, stats.first_event), columns);
  out += labelled("last day", day(stats.last, stats.last_event), columns);
  for (const Section& one : sections_of(stats)) {
    std::vector<Line> lines;
    for (const query::Count& count : one.counts)
      lines.push_back({count.id.empty() ? count.name : count.name + " (" + count.id + ")", count.count,
                       of_them(count.also, one.also)});
    if (one.key == "year" && stats.no_year != 0) lines.push_back({"year open", stats.no_year, ""});
    if (!lines.empty()) out += "\n" + section(one.title, lines, columns);
  }
  return out;
}

}  // namespace

std::string stats(const query::Stats& stats, const Options& options) {
  if (options.format == Format::table) return table_of(stats, options.columns);
  const auto iso = [](const std::optional<calendar::Day>& day) { return day ? calendar::iso(*day) : ""; };
  if (options.format != Format::json) {
    std::vector<std::vector<std::string>> rows;
    const auto add = [&](const std::string& key, const query::Count& count) {
      rows.push_back({key, count.name, count.id, std::to_string(count.count), std::to_string(count.also)});
    };
    for (const query::Count& count : totals_of(stats)) add("total", count);
    if (stats.first) rows.push_back({"day", "first", stats.first_event, iso(stats.first), ""});
    if (stats.last) rows.push_back({"day", "last", stats.last_event, iso(stats.last), ""});
    for (const Section& one : sections_of(stats))
      for (const query::Count& count : one.counts) add(one.key, count);
    const std::vector<std::string> head = {"section", "name", "id", "count", "also"};
    if (options.format != Format::jsonl) return in_form(head, rows, options);
    Json list = Json::array();
    for (const std::vector<std::string>& row : rows) {
      Json& one = list.emplace_back(Json::object());
      for (std::size_t c = 0; c < head.size(); ++c) one[head[c]] = row[c];
    }
    return json_text({{"stats", list}}, {"stats"}, options);
  }
  Json out = Json::object();
  for (const query::Count& count : totals_of(stats)) out[count.name] = count.count;
  out["copies"] = stats.copies;
  for (const auto& [key, day, event] : {std::tuple("first", stats.first, stats.first_event),
                                        std::tuple("last", stats.last, stats.last_event)})
    out[key] = day ? Json{{"day", iso(day)}, {"event", event}} : Json();
  for (const Section& one : sections_of(stats)) {
    Json list = Json::array();
    for (const query::Count& count : one.counts) {
      Json row = Json::object();
      if (!count.id.empty()) row["id"] = count.id;
      row["name"] = count.name;
      row["count"] = count.count;
      if (!one.also.empty()) row[one.also] = count.also;
      list.push_back(std::move(row));
    }
    out[one.is_sort ? "by_" + one.key : one.key] = std::move(list);
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::table
