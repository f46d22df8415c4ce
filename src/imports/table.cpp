#include "src/imports/table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

#include "src/base/problem.hpp"
#include "src/imports/dates.hpp"
#include "src/imports/words.hpp"
#include "src/text/fold.hpp"

namespace dateline::imports {
namespace {

/// A field, and the heads by which its column is known, folded. A head is looked for from the top.
struct Field {
  std::string_view name;
  std::vector<std::string_view> heads;
  bool only_one = false;  ///< a second column of it would contradict the first
};

const std::vector<Field>& fields() {
  static const std::vector<Field> all = {
      {"title",
       {"title", "headline", "event", "what", "what happened", "name", "summary", "titel", "ereignis",
        "titre", "evenement", "titulo", "evento", "titolo"},
       true},
      {"date",
       {"date", "when", "edtf", "start", "start date", "date start", "begin", "begins", "from", "event date",
        "datum", "beginn", "fecha", "debut", "data"},
       true},
      {"end", {"end", "end date", "date end", "ends", "until", "to", "ende", "fin", "fine"}, true},
      {"year", {"year", "jahr", "annee", "ano", "anno"}, true},
      {"month", {"month", "monat", "mois", "mes", "mese"}, true},
      {"day", {"day", "tag", "jour", "dia", "giorno"}, true},
      {"agent", {"agent", "agents", "who", "actor", "actors", "subject", "by whom", "wer"}},
      {"patient", {"patient", "patients", "whom", "target", "targets", "object", "victim", "victims"}},
      {"recipient", {"recipient", "recipients"}},
      {"speaker", {"speaker", "speakers"}},
      {"place",
       {"place", "places", "location", "locations", "where", "city", "country", "venue", "ort", "lieu",
        "lugar", "luogo"}},
      {"other",
       {"other", "others", "people", "persons", "person", "participants", "involved", "with", "names"}},
      {"said-by", {"said by", "attributed to", "according to"}, true},
      {"kind", {"kind", "type"}, true},
      {"standing", {"standing", "modality"}, true},
      {"tags", {"tags", "tag", "keywords", "category", "categories", "label", "labels", "group", "topic"}},
      {"note",
       {"note", "notes", "comment", "comments", "details", "description", "text", "remarks", "context",
        "notizen"}},
      {"source",
       {"source", "sources", "cite", "citation", "citations", "reference", "references", "outlet",
        "publication", "quelle", "quellen", "fuente"}},
      {"url", {"url", "urls", "link", "links", "address", "addresses", "source url", "web"}},
      {"key", {"id", "key"}, true},
      {"relations", {"relations"}, true}};
  return all;
}

/// A head as it is compared: folded, with blanks for everything that is no letter or number.
std::string comparable(const std::string& head) {
  std::string out;
  for (const char c : text::fold(head)) {
    const bool is_word =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
    if (is_word)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return text::trimmed(out);
}

/// The table that `dateline export csv` writes.
bool is_own(const std::vector<std::string>& head) {
  const auto has = [&](const char* name) { return std::find(head.begin(), head.end(), name) != head.end(); };
  return has("uuid") && has("edtf") && has("headline") && has("title") && has("modality") && has("polarity");
}

std::vector<Column> own_columns(const std::vector<std::string>& head) {
  static const std::map<std::string, std::string, std::less<>> own = {{"id", "key"},
                                                                      {"edtf", "date"},
                                                                      {"title", "title"},
                                                                      {"kind", "kind"},
                                                                      {"modality", "standing"},
                                                                      {"polarity", "polarity"},
                                                                      {"attributed_to", "said-by"},
                                                                      {"agents", "agent"},
                                                                      {"patients", "patient"},
                                                                      {"recipients", "recipient"},
                                                                      {"speakers", "speaker"},
                                                                      {"others", "other"},
                                                                      {"places", "place"},
                                                                      {"relations", "relations"},
                                                                      {"quotes", "quotes"},
                                                                      {"sources", "source"},
                                                                      {"addresses", "url"},
                                                                      {"state", "state"},
                                                                      {"tags", "tags"},
                                                                      {"notes", "note"}};
  std::vector<Column> columns;
  for (const std::string& name : head) {
    const auto known = own.find(name);
    columns.push_back({name, known == own.end() ? "" : known->second});
  }
  return columns;
}

/// What the heads say. A column is taken for the first field of which it has a head.
std::vector<Column> guessed_columns(const std::vector<std::string>& head) {
  std::vector<Column> columns;
  for (const std::string& name : head) columns.push_back({on_one_line(name), ""});
  for (const Field& field : fields()) {
    bool is_found = false;
    for (const std::string_view known : field.heads)
      for (std::size_t i = 0; i < head.size(); ++i)
        if (columns[i].field.empty() && comparable(head[i]) == known && !(field.only_one && is_found)) {
          columns[i].field = field.name;
          is_found = true;
        }
  }
  // Without a title what looks like details is what happened.
  const auto is_for = [](const char* name) {
    return [name](const Column& column) { return column.field == name; };
  };
  if (std::none_of(columns.begin(), columns.end(), is_for("title"))) {
    const auto note = std::find_if(columns.begin(), columns.end(), is_for("note"));
    if (note != columns.end()) note->field = "title";
  }
  return columns;
}

std::vector<Column> chosen_columns(const std::vector<std::string>& head, const std::vector<Column>& chosen) {
  std::vector<Column> columns;
  for (const std::string& name : head) columns.push_back({on_one_line(name), ""});
  for (const Column& one : chosen) {
    const auto is_field = [&](const Field& field) { return field.name == one.field; };
    if (std::none_of(fields().begin(), fields().end(), is_field)) {
      const std::vector<std::string>& names = table_fields();
      const std::string near = base::nearest_of(one.field, names.data(), names.data() + names.size());
      std::string all;
      for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
      throw base::UsageError(
          {.path = "--map",
           .what = "'" + one.field + "' is no field of an event",
           .remedy = near.empty() ? "the fields are " + all : "did you mean " + near + "?"});
    }
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& candidate) {
      return comparable(candidate.head) == comparable(one.head) && candidate.field.empty();
    });
    if (column == columns.end()) {
      std::vector<std::string> heads;
      for (const Column& candidate : columns) heads.push_back(candidate.head);
      const std::string near = base::nearest_of(one.head, heads.data(), heads.data() + heads.size());
      std::string all;
      for (const std::string& name : heads) all += (all.empty() ? "" : ", ") + name;
      throw base::UsageError(
          {.path = "--map",
           .what = "there is no column '" + one.head + "', or it is named twice",
           .remedy = near.empty() ? "the columns are " + all : "did you mean '" + near + "'?"});
    }
    column->field = one.field;
  }
  return columns;
}

class TableReader {
 public:
  TableReader(const std::vector<text::CsvRow>& rows, const std::string& path, const Options& options,
              Found& found)
      : rows_(rows), path_(path), found_(found), order_(options.day_order) {
    const std::vector<std::string>& head = rows.front().cells;
    is_own_ = options.columns.empty() && is_own(head);
    columns_ = is_own_                   ? own_columns(head)
               : options.columns.empty() ? guessed_columns(head)
                                         : chosen_columns(head, options.columns);
    found.columns_are_guessed = !is_own_ && options.columns.empty();
    found.columns = columns_;
    if (order_ == DayOrder::unknown) order_ = order_of_columns();
  }

  void run() {
    if (std::none_of(columns_.begin(), columns_.end(), [](const Column& c) { return c.field == "title"; }))
      throw base::DataError({.path = path_,
                             .line = rows_.front().line,
                             .what = "no column of this table tells what happened",
                             .why = "its head is “" + head_in_words() + "”",
                             .remedy = "say which does, as --map title=Subject,date=Day"});
    for (std::size_t i = 1; i < rows_.size(); ++i) take(rows_[i]);
    tell_lost();
  }

 private:
  std::string head_in_words() const {
    std::string all;
    for (const Column& column : columns_) all += (all.empty() ? "" : ", ") + column.head;
    return all;
  }

  DayOrder order_of_columns() const {
    std::vector<std::string> cells;
    for (std::size_t i = 1; i < rows_.size(); ++i)
      for (std::size_t c = 0; c < columns_.size() && c < rows_[i].cells.size(); ++c)
        if (columns_[c].field == "date" || columns_[c].field == "end") cells.push_back(rows_[i].cells[c]);
    return order_of(cells);
  }

  void refuse(std::string what) { found_.refused.push_back({row_->line, place(), std::move(what)}); }
  std::string place() const { return "line " + std::to_string(row_->line); }

  /// The first cell that is not empty of the columns for a field.
  std::string cell(std::string_view field) const {
    for (std::size_t c = 0; c < columns_.size() && c < row_->cells.size(); ++c)
      if (columns_[c].field == field && !text::trimmed(row_->cells[c]).empty())
        return text::unguarded(text::trimmed(row_->cells[c]));
    return {};
  }

  /// Calls `visit` with each cell of the columns for a field.
  template <typename Visit>
  void each_cell(std::string_view field, Visit visit) const {
    for (std::size_t c = 0; c < columns_.size() && c < row_->cells.size(); ++c)
      if (columns_[c].field == field) visit(text::unguarded(text::trimmed(row_->cells[c])), columns_[c].head);
  }

  void take(const text::CsvRow& row) {
    row_ = &row;
    if (row.cells.size() > columns_.size())
      return refuse(
          "the row has more cells than the head has columns: put cells that hold a comma in quotation marks");
    Event event{.place = place(), .line = row.line, .key = on_one_line(cell("key"))};
    if (is_own_ && cell("state") == "rejected") return refuse("it was rejected where it comes from");
    if (!put_title(event, cell("title"))) return refuse("it has no title");
    if (!put_standing(event, cell("standing")))
      return refuse("“" + on_one_line(cell("standing")) +
                    "” is no standing of an event: it is actual, planned, alleged, hypothetical or denied");
    event.negative = event.negative || cell("polarity") == "negative";
    const ReadDate date = date_of_row();
    if (!date.when) return refuse(date.why);
    event.when = *date.when;
    event.kind = on_one_line(cell("kind"));
    event.attributed_to = on_one_line(cell("said-by"));
    for (const char* role : {"agent", "patient", "recipient", "speaker", "other", "place"}) put(event, role);
    each_cell("tags", [&](const std::string& list, const std::string&) {
      for (std::string& tag : parts_of(list, is_own_ ? ";" : ";,\n|")) event.tags.push_back(std::move(tag));
    });
    put_notes(event);
    put_sources(event);
    put_relations(event);
    found_.events.push_back(std::move(event));
  }

  ReadDate date_of_row() const {
    const bool is_apart = !cell("year").empty() && cell("date").empty();
    ReadDate first = date_of(is_apart ? joined_date() : cell("date"), order_);
    if (!first.when) return first;
    const ReadDate last = date_of(cell("end"), order_);
    if (!last.when) return last;
    if (first.when->unknown() && !last.when->unknown())
      return {calendar::one_day_of(std::nullopt, last.when->latest_end), ""};
    if (auto both = from_to(*first.when, last.when)) return {std::move(both), ""};
    return {std::nullopt, "its end (“" + on_one_line(cell("end")) + "”) does not fit its begin (“" +
                              on_one_line(cell("date")) + "”)"};
  }

  /// "22 July 2016" of three columns.
  std::string joined_date() const {
    const std::string year = cell("year"), month = cell("month"), day = cell("day");
    const auto is_number = [](const std::string& text) {
      return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    };
    if (month.empty()) return year;
    const std::string padded_month = month.size() == 1 ? "0" + month : month;
    if (is_number(month))
      return year + "-" + padded_month +
             (day.empty() ? "" : "-" + std::string(day.size() == 1 ? "0" : "") + day);
    return (day.empty() ? "" : day + " ") + month + " " + year;
  }

  void put(Event& event, const char* role) const {
    each_cell(role, [&](const std::string& list, const std::string&) {
      // "Washington, D.C." is one place.
      const bool has_commas =
          !is_own_ && std::string_view(role) != "place" && list.find(';') == std::string::npos;
      for (const std::string& name : parts_of(list, has_commas ? ";,\n|" : ";\n|"))
        add_someone(event, name, role, std::string_view(role) == "place" ? "place" : "");
    });
  }

  void put_notes(Event& event) const {
    each_cell("note", [&](const std::string& words, const std::string&) {
      const std::string line = on_one_line(words);
      if (!line.empty() && line != event.title) event.note += (event.note.empty() ? "" : " ") + line;
    });
  }

  /// Of our own tables the words of a source stand beside its name: "S5: …" is of "The Lantern (S5)".
  void put_sources(Event& event) const {
    std::map<std::string, std::string> quotes;
    for (const std::string& line : parts_of(cell("quotes"), "\n")) {
      const std::size_t colon = line.find(": ");
      if (colon != std::string::npos) quotes.emplace(line.substr(0, colon), line.substr(colon + 2));
    }
    each_cell("source", [&](const std::string& list, const std::string&) {
      for (const std::string& source : parts_of(list, "\n")) {
        const std::size_t bracket = is_own_ && source.ends_with(')') ? source.rfind(" (") : std::string::npos;
        if (bracket == std::string::npos) {
          cite(event, source);
          continue;
        }
        const auto quote = quotes.find(source.substr(bracket + 2, source.size() - bracket - 3));
        cite(event, source.substr(0, bracket) + (quote == quotes.end() ? "" : ": “" + quote->second + "”"));
      }
    });
    each_cell("url", [&](const std::string& list, const std::string&) {
      for (const std::string& url : parts_of(list, "\n; ")) cite(event, web_address(url));
    });
  }

  void put_relations(Event& event) const {
    for (const std::string& relation : parts_of(cell("relations"), ";")) {
      const std::size_t space = relation.rfind(' ');
      if (space != std::string::npos)
        event.relations.push_back({relation.substr(0, space), relation.substr(space + 1)});
    }
  }

  void tell_lost() {
    std::string left;
    for (const Column& column : columns_)
      if (column.field.empty() && !column.head.empty()) left += (left.empty() ? "" : ", ") + column.head;
    if (!left.empty()) found_.notes.push_back("not taken over: " + left);
  }

  const std::vector<text::CsvRow>& rows_;
  const std::string& path_;
  Found& found_;
  DayOrder order_;
  bool is_own_ = false;
  std::vector<Column> columns_;
  const text::CsvRow* row_ = nullptr;
};

}  // namespace

const std::vector<std::string>& table_fields() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Field& field : fields()) all.emplace_back(field.name);
    return all;
  }();
  return names;
}

bool has_head_of_events(const std::vector<std::string>& head) {
  bool has_title = false, has_date = false;
  for (const Column& column : guessed_columns(head)) {
    has_title = has_title || column.field == "title";
    has_date = has_date || column.field == "date" || column.field == "year";
  }
  return has_title && has_date;
}

void add_events_of_table(const std::vector<text::CsvRow>& rows, const std::string& path,
                         const Options& options, Found& found) {
  if (rows.empty()) throw base::DataError({.path = path, .what = "the table is empty"});
  TableReader(rows, path, options, found).run();
}

}  // namespace dateline::imports
