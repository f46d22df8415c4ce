#include "src/story/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "graph/assemble/assemble.hpp"
#include "graph/query/query.hpp"
#include "graph/query/sheet_cells.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/print.hpp"
#include "src/calendar/spreadsheet.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/given_values.hpp"
#include "src/story/seeing.hpp"
#include "src/text/csv.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

using assemble::FieldChoice;
using model::Field;
using model::State;
using Cells = std::map<std::string, std::string>;  // by column

bool equal_but_for_case(const std::string& one, const std::string& other) {
  return text::lower_ascii(text::trimmed(one)) == text::lower_ascii(text::trimmed(other));
}

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Cells cells_of(const query::ResultEvent& event) {
  Cells cells;
  for (const auto& [column, cell] : query::sheet_cells(event)) cells[column] = cell;
  return cells;
}

State state_named(const std::string& name) {
  for (const State state : {State::proposed, State::accepted, State::checked, State::rejected})
    if (equal_but_for_case(std::string(model::name_of(state)), name)) return state;
  throw base::UsageError(
      {.what = "'" + name + "' is no state", .remedy = "it is proposed, accepted, checked or rejected"});
}

/// Whether two cells of a column say the same.
bool same(const std::string& column, const std::string& one, const std::string& other) {
  if (one == other || one == base::shown_safely(other)) return true;
  if (column == "state" || column == "standing") return equal_but_for_case(one, other);
  if (column != "date") return text::trimmed(one) == text::trimmed(other);
  const auto a = calendar::span_from_people(calendar::date_repaired(one, other)),
             b = calendar::span_from_people(calendar::date_repaired(other));
  return a && b && a->edtf == b->edtf;
}

std::string words_of(const base::Problem& problem) {
  const std::string why = problem.detail().why.empty() ? problem.detail().remedy : problem.detail().why;
  return problem.detail().what + (why.empty() ? "" : ": " + why);
}

bool is_head(const text::CsvRow& row) {
  const auto has = [&](const char* name) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const std::string& cell) {
      return text::lower_ascii(text::trimmed(cell)) == name;
    });
  };
  return has("id") && has("date") && has("title") && has("state") && has("entry");
}

class Applier {
 public:
  Applier(Story& story, base::Instant now, bool dry_run)
      : story_(story), now_(now), dry_run_(dry_run), seeing_(story.reader()) {}

  AppliedSheet run(const std::vector<SheetRow>& rows) {
    for (const SheetRow& row : rows) {
      row_ = &row;
      column_.clear();
      try {
        take(row);
      } catch (const base::StoreError&) {
        throw;  // not the row's fault: without the others it would be half a sheet
      } catch (const base::Problem& problem) {
        leave(words_of(problem));
      }
    }
    if (!decisions_.empty() && !dry_run_)
      story_.decide([&] {
        out_.change.entry =
            story_.log({.at = now_.seconds, .verb = "sheet", .arguments = to_json(decisions_)});
      });
    return std::move(out_);
  }

 private:
  /// Of the cell that is looked at, else of the row.
  std::uint64_t line() const {
    const auto at = row_->at.find(column_);
    return at == row_->at.end() ? row_->line : at->second;
  }

  void leave(std::string what) { out_.left.push_back({line(), std::move(what)}); }

  void take(const SheetRow& row) {
    Cells cells = row.cells;
    if (cells["id"].empty()) return make(cells);
    const auto id = model::handle_from<'E'>(cells["id"]);
    const auto event = id ? story_.reader().event(*id) : std::nullopt;
    if (!event)
      throw base::UsageError({.what = "there is no event '" + cells["id"] + "' in this story",
                              .remedy = "leave the id empty for a new one"});
    change(*event, cells);
  }

  void make(const Cells& cells) {
    const auto cell = [&](const char* column) {
      const auto found = cells.find(column);
      return found == cells.end() ? std::string() : found->second;
    };
    if (cell("title").empty())
      throw base::UsageError({.what = "a new event has no title", .remedy = "give it one"});
    assemble::SeenEvent seen;
    seen.salience = 1;
    seen.title = cell("title");
    seen.kind = "other";
    seen.dating = given_dating(cell("date").empty() ? "unknown" : calendar::date_repaired(cell("date")));
    std::vector<std::string> warnings;
    for (const std::string& column : event_field_names()) {
      const bool is_filled = (column == "standing" || column == "kind") && !cell(column.c_str()).empty();
      const bool is_set = field_named(column) == Field::actors || is_filled;
      column_ = column;
      if (is_set) put_given(story_, {}, column, cell(column.c_str()), seen, warnings);
    }
    column_ = "state";
    const State state = cell("state").empty() ? State::accepted : state_named(cell("state"));
    if (state == State::rejected || state == State::proposed)
      throw base::UsageError(
          {.what = "a new event is accepted or checked", .remedy = "leave its state empty"});
    // By its content: the same row applied again is the same event.
    std::string content;
    for (const auto& [column, value] : cells) content += column + "=" + value + "#";
    seen.reference.uid = assemble::uid_of('E', "sheet#" + content, {});
    if (story_.file().find_event_by_uid(seen.reference.uid)) return;
    std::vector<FieldChoice> choices;
    for (const Field field : model::event_fields) {
      const std::string column(model::name_of(field));
      const bool is_given = field == Field::actors ? !seen.actors.empty() : !cell(column.c_str()).empty();
      choices.push_back({.field = field,
                         .state = state,
                         .given = is_given,
                         .left_open = !is_given,
                         .citation = is_given ? cell("cite") : ""});
    }
    out_.lines.push_back("new: " + seen.title);
    if (cell("cite").empty()) warnings.push_back("it is uncited");
    warn("the new event: ", warnings);
    out_.change.new_uids.push_back(seen.reference.uid);
    decisions_.push_back({std::move(seen), std::move(choices), "", 0});
  }

  void change(const model::Event& event, Cells& cells) {
    const query::ResultEvent now = query::ask_one(story_.reader(), event.id).events.front();
    const Cells today = cells_of(now), base = base_of(event.id, cells["entry"], today);
    assemble::SeenEvent seen = seeing_.event(event);
    std::map<Field, FieldChoice> choices;
    std::vector<std::string> warnings, lines;
    column_ = "state";
    const bool has_new_state = !cells["state"].empty() && !same("state", cells["state"], base.at("state")) &&
                               !same("state", cells["state"], today.at("state")) &&
                               same("state", today.at("state"), base.at("state"));
    const State state = has_new_state ? state_named(cells["state"]) : event.state;
    for (const auto& [column, was] : base) {
      column_ = column;
      const auto given = cells.find(column);
      if (given == cells.end() || same(column, given->second, was) ||
          same(column, given->second, today.at(column)))
        continue;
      if (!same(column, today.at(column), was)) {
        leave(column + " of " + now.id + " has become “" + today.at(column) + "” since, and is “" +
              given->second + "” in the sheet: left as it is");
        continue;
      }
      if (column == "state" || (column == "kind" && given->second.empty())) continue;
      const std::string value =
          column == "date" ? calendar::date_repaired(given->second, was) : given->second;
      put_given(story_, event, column, value, seen, warnings);
      FieldChoice& choice = choices[field_named(column)];
      choice = {
          .field = field_named(column), .state = State::accepted, .given = true, .citation = cells["cite"]};
      choice.read = seeing_.read_of(event, choice.field);
      lines.push_back(now.id + " " + column + ": " + was + " → " + value);
    }
    if (has_new_state) {
      lines.push_back(now.id + " state: " + now.state + " → " + std::string(model::name_of(state)));
      change_state(event, state, choices);
    }
    out_.lines.insert(out_.lines.end(), lines.begin(), lines.end());
    warn(now.id + ": ", warnings);
    if (choices.empty()) return;
    std::vector<FieldChoice> list;
    for (auto& [field, choice] : choices) list.push_back(std::move(choice));
    decisions_.push_back({std::move(seen), std::move(list), "", 0});
    out_.change.events.push_back(event.id);
  }

  static void change_state(const model::Event& event, State state, std::map<Field, FieldChoice>& choices) {
    if (state == State::rejected) {
      choices[Field::whole] = {.field = Field::whole, .state = State::rejected};
      return;
    }
    if (state == State::proposed && !event.found)
      throw base::UsageError(
          {.what = "no reading has " + to_string(event.id), .remedy = "reject it instead"});
    if (event.state == State::rejected)
      choices[Field::whole] = {.field = Field::whole, .state = State::proposed};
    for (const Field field : model::event_fields) {
      FieldChoice& choice = choices[field];
      const model::FieldDecision* before = model::decision_on(event, field);
      if (!choice.given && before) {
        choice.given = before->given;
        choice.read = before->read;
      }
      choice.field = field;
      choice.state = state;
    }
  }

  /// The cells of an event when the sheet was written; as they are today where it was not there then.
  Cells base_of(model::EventId id, const std::string& entry, const Cells& today) {
    const auto number = number_in(entry);
    if (!number || *number < 0)
      throw base::UsageError({.what = "the row does not say when it was written ('" + entry + "')",
                              .remedy = "leave the column entry as it was"});
    auto then = then_.find(*number);
    if (then == then_.end()) then = then_.emplace(*number, story_.as_of(*number)).first;
    const auto event = then->second.reader().event(id);
    return event ? cells_of(query::ask_one(then->second.reader(), event->id).events.front()) : today;
  }

  void warn(const std::string& what, const std::vector<std::string>& warnings) {
    for (const std::string& warning : warnings)
      out_.change.warnings.push_back("line " + std::to_string(row_->line) + ": " + what + warning);
  }

  Story& story_;
  base::Instant now_;
  bool dry_run_;
  Seeing seeing_;
  const SheetRow* row_ = nullptr;       ///< that is taken over
  std::string column_;                  ///< that is looked at
  std::map<std::int64_t, Story> then_;  ///< the story at the entries that rows name
  std::vector<assemble::EventDecision> decisions_;
  AppliedSheet out_;
};

}  // namespace

std::vector<SheetRow> read_sheet(std::string_view bytes, const std::string& path,
                                 std::vector<LeftOut>& left) {
  const std::vector<text::CsvRow> rows = text::read_csv(bytes, path);
  if (rows.empty() || !is_head(rows.front()))
    throw base::DataError({.path = path,
                           .line = 1,
                           .what = "this is no sheet of a story",
                           .why = "it has no columns id, date, title, state and entry",
                           .remedy = "make one with `dateline sheet -o check.csv`"});
  std::vector<std::string> head;
  for (const std::string& cell : rows.front().cells) head.push_back(text::lower_ascii(text::trimmed(cell)));
  std::vector<SheetRow> out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].cells.size() > head.size()) {
      left.push_back({rows[i].line,
                      "the row has more cells than the head has columns: put cells that hold a comma in "
                      "quotation marks"});
      continue;
    }
    SheetRow& row = out.emplace_back(rows[i].line);
    for (std::size_t c = 0; c < rows[i].cells.size(); ++c)
      row.cells[head[c]] = text::unguarded(text::trimmed(rows[i].cells[c]));
  }
  return out;
}

AppliedSheet apply_rows(Story& story, const std::vector<SheetRow>& rows, base::Instant now, bool dry_run) {
  return Applier(story, now, dry_run).run(rows);
}

}  // namespace dateline::story
