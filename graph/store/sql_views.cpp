#include "graph/store/sql_views.hpp"

#include "graph/model/model.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::store {
namespace {

/// An expression for the names of an enumeration whose numbers a column holds.
template <typename Enumeration>
std::string word(const std::string& column, Enumeration last) {
  std::string sql = "CASE " + column;
  for (int value = 0; value <= static_cast<int>(last); ++value)
    sql += " WHEN " + std::to_string(value) + " THEN '" +
           std::string(name_of(static_cast<Enumeration>(value))) + "'";
  return sql + " END";
}

std::string handle(const char* letter, const std::string& number) {
  return "'" + std::string(letter) + "' || " + number;
}

std::string actor_name(const std::string& number) {
  return "(SELECT name FROM actor WHERE number = " + number + ")";
}

std::string day(const std::string& number) {
  return "dateline_day(" + number + ")";
}

std::string moment(const std::string& seconds) {
  return "strftime('%Y-%m-%dT%H:%M:%SZ', " + seconds + ", 'unixepoch')";
}

std::string state(const std::string& column) {
  return word(column, model::State::rejected);
}

/// Where nothing is written there is nothing: NULL rather than an empty text.
std::string given(const std::string& column) {
  return "nullif(" + column + ", '')";
}

void append(std::vector<SqlColumn>& columns, std::vector<SqlColumn> more) {
  for (SqlColumn& column : more) columns.push_back(std::move(column));
}

/// What events and claims say of their time.
std::vector<SqlColumn> dating_columns() {
  return {{"date", "TEXT", "when, as EDTF; NULL where nothing is known", given("edtf")},
          {"first_day", "TEXT", "the first day it may have been on, as 2017-07-09; NULL: open",
           day("earliest_start")},
          {"last_day", "TEXT", "the last day it may have been on; NULL: open", day("latest_end")},
          {"date_precision", "TEXT", "unknown, day, week, month, season, quarter, half-year, year, …",
           word("date_precision", calendar::Precision::millennium)},
          {"date_stated", "INTEGER", "1 where words give the date, else 0", "date_flags >> 2 & 1"},
          {"date_words", "TEXT", "these words", given("phrase")},
          {"likely_first", "TEXT", "the first of the days it most probably was on", day("likely_first")},
          {"likely_last", "TEXT", "the last of them", day("likely_last")}};
}

SqlView sources() {
  return {
      "sources",
      "an article",
      "source",
      {{"source_number", "INTEGER", "the number of its handle", "number"},
       {"id", "TEXT", "its handle: S1", handle("S", "number")},
       {"outlet", "TEXT", "who published it", given("outlet")},
       {"title", "TEXT", "its headline", given("title")},
       {"byline", "TEXT", "its authors", given("byline")},
       {"published", "TEXT", "the day of publication; NULL: unknown", day("published")},
       {"url", "TEXT", "its address", given("url")},
       {"file", "TEXT", "what it was read from", "name"},
       {"language", "TEXT", "its language: en", given("language")},
       {"added_at", "TEXT", "when it was added, UTC", moment("added_at")},
       {"link", "TEXT", "what it is to an earlier one: copy, version, excerpt, containing; NULL: nothing",
        "(SELECT " + word("kind", model::LinkKind::containing) +
            " FROM source_link WHERE source = source.number)"},
       {"link_source", "TEXT", "the earlier one",
        "(SELECT " + handle("S", "other") + " FROM source_link WHERE source = source.number)"},
       {"counts_as", "TEXT", "the source that stands for all copies and versions of its text, else itself",
        "'S' || coalesce((SELECT head FROM source_link WHERE source = source.number), number)"}}};
}

SqlView events() {
  SqlView view{"events",
               "what happened, or is said to have; also what the editor has rejected (state)",
               "event",
               {{"event_number", "INTEGER", "the number of its handle", "number"},
                {"id", "TEXT", "its handle: E3", handle("E", "number")},
                {"title", "TEXT", "without \"Alleged:\" and the like", "title"},
                {"kind", "TEXT", "meeting, expulsion, statement, …", "kind"}}};
  append(view.columns, dating_columns());
  append(view.columns,
         {{"modality", "TEXT", "actual, planned, alleged, hypothetical",
           word("modality", model::Modality::hypothetical)},
          {"polarity", "TEXT", "positive; negative: that it was not",
           word("polarity", model::Polarity::negative)},
          {"attributed_to", "TEXT", "the name of who alone says so", actor_name("attributed_to")},
          {"state", "TEXT", "proposed, accepted, checked, rejected", state("state")},
          {"contested", "INTEGER", "1 where claims cannot all be true, else 0", "contested"},
          {"found", "INTEGER", "0 where no reading finds it and the editor keeps it, else 1", "found"},
          {"salience", "REAL", "how much it matters, 0 to 1", "salience"}});
  return view;
}

SqlView actors() {
  // A field whose value is rejected is open again.
  const auto decided = [](const std::string& field) {
    return "coalesce((SELECT state % 3 FROM actor_decision WHERE actor = actor.number AND field = " + field +
           "), 0)";
  };
  return {"actors",
          "a person, an organisation, a place, a group; also whom the editor has rejected (state)",
          "actor",
          {{"actor_number", "INTEGER", "the number of its handle", "number"},
           {"id", "TEXT", "its handle: A1", handle("A", "number")},
           {"name", "TEXT", "as the story calls it", "name"},
           {"kind", "TEXT", "person, organization, place, group, product, other",
            word("kind", model::ActorKind::other)},
           {"mentions", "INTEGER", "how often it is named", "mentions"},
           {"events", "INTEGER", "in how many events it takes part",
            "(SELECT count(DISTINCT event) FROM event_participant WHERE actor = actor.number)"},
           {"state", "TEXT", "proposed, accepted, checked, rejected: the least of name and kind",
            "CASE WHEN EXISTS (SELECT 1 FROM actor_decision WHERE actor = actor.number AND field = 0 AND "
            "state = 3) THEN 'rejected' ELSE " +
                state("min(" + decided("4") + ", " + decided("6") + ")") + " END"}}};
}

SqlView actor_names() {
  return {"actor_names",
          "another name or a title of an actor",
          "actor_word AS w",
          {{"actor_number", "INTEGER", "whose", "actor"},
           {"actor", "TEXT", "whose, as a handle", handle("A", "actor")},
           {"what", "TEXT", "alias, title", "CASE part WHEN 0 THEN 'alias' ELSE 'title' END"},
           {"words", "TEXT", "the name or title", "words"},
           {"place", "INTEGER", "which one it is, from 0", "position"},
           {"actor_name", "TEXT", "as the story calls the actor", actor_name("w.actor")}}};
}

SqlView participants() {
  return {
      "participants",
      "that an actor takes part in an event, in one role",
      "event_participant AS p",
      {{"event_number", "INTEGER", "in which", "event"},
       {"event", "TEXT", "in which, as a handle", handle("E", "event")},
       {"actor_number", "INTEGER", "who", "actor"},
       {"actor", "TEXT", "who, as a handle", handle("A", "actor")},
       {"name", "TEXT", "the name of the actor", actor_name("p.actor")},
       {"actor_kind", "TEXT", "as in actors",
        "(SELECT " + word("kind", model::ActorKind::other) + " FROM actor WHERE number = p.actor)"},
       {"role", "TEXT", "agent, patient, recipient, speaker, place, other", word("role", model::Role::other)},
       {"place", "INTEGER", "which participant of the event it is, from 0", "position"}}};
}

SqlView claims() {
  SqlView view{"claims",
               "what one source says of one event; a rejected one (state) counts for nothing elsewhere",
               "claim",
               {{"claim_number", "INTEGER", "the number of its handle", "number"},
                {"id", "TEXT", "its handle: C7", handle("C", "number")},
                {"event_number", "INTEGER", "of which event", "event"},
                {"event", "TEXT", "of which event, as a handle", handle("E", "event")},
                {"source_number", "INTEGER", "which source; NULL with a citation alone", "source"},
                {"source", "TEXT", "which source, as a handle", handle("S", "source")},
                {"outlet", "TEXT", "who published the source",
                 "(SELECT " + given("outlet") + " FROM source WHERE number = claim.source)"},
                {"quote", "TEXT", "the stored words of the source, byte for byte",
                 "dateline_quote(source, quote_begin, quote_end)"},
                {"citation", "TEXT", "what the editor names instead of words", given("citation")},
                {"title", "TEXT", "the event as this claim alone would have it", "title"},
                {"kind", "TEXT", "the same", "kind"}}};
  append(view.columns, dating_columns());
  append(
      view.columns,
      {{"modality", "TEXT", "as in events", word("modality", model::Modality::hypothetical)},
       {"polarity", "TEXT", "as in events", word("polarity", model::Polarity::negative)},
       {"attributed_to", "TEXT", "the name of who says so inside the text", actor_name("attributed_to")},
       {"state", "TEXT", "proposed, accepted, checked, rejected", state("state")},
       {"extractor", "TEXT", "the other program that read it; NULL where Dateline did", given("extractor")}});
  return view;
}

SqlView claim_participants() {
  return {"claim_participants",
          "who takes part according to one claim",
          "claim_participant AS p",
          {{"claim_number", "INTEGER", "which claim", "claim"},
           {"claim", "TEXT", "which claim, as a handle", handle("C", "claim")},
           {"actor_number", "INTEGER", "who", "actor"},
           {"actor", "TEXT", "who, as a handle", handle("A", "actor")},
           {"name", "TEXT", "the name of the actor", actor_name("p.actor")},
           {"role", "TEXT", "as in participants", word("role", model::Role::other)},
           {"words", "TEXT", "by which the source names it",
            "(SELECT dateline_quote(source, p.words_begin, p.words_end) FROM claim WHERE number = p.claim)"},
           {"place", "INTEGER", "which participant of the claim it is, from 0", "position"}}};
}

SqlView relations() {
  return {"relations",
          "how one event stands to another",
          "relation",
          {{"from_number", "INTEGER", "the one event", "from_event"},
           {"from_event", "TEXT", "the one event, as a handle", handle("E", "from_event")},
           {"kind", "TEXT", "before, after, during, causes, responds_to, part_of, contradicts",
            word("kind", model::RelationKind::contradicts)},
           {"to_number", "INTEGER", "the other event", "to_event"},
           {"to_event", "TEXT", "the other event, as a handle", handle("E", "to_event")},
           {"source", "TEXT", "who says so; NULL: no source", handle("S", "source")},
           {"quote", "TEXT", "the stored words that say so",
            given("dateline_quote(source, words_begin, words_end)")},
           {"number", "INTEGER", "which relation it is", "number"}}};
}

SqlView tags() {
  return {"tags",
          "a tag of an event",
          "event_tag",
          {{"event_number", "INTEGER", "which event", "event"},
           {"event", "TEXT", "which event, as a handle", handle("E", "event")},
           {"tag", "TEXT", "the tag", "tag"}}};
}

SqlView notes() {
  return {"notes",
          "what the editor has written beside an event",
          "event_note",
          {{"event_number", "INTEGER", "which event", "event"},
           {"event", "TEXT", "which event, as a handle", handle("E", "event")},
           {"note", "TEXT", "the words", "words"},
           {"who", "TEXT", "who wrote them", given("who")},
           {"at", "TEXT", "when, UTC", moment("at")},
           {"place", "INTEGER", "which note of the event it is, from 0", "position"}}};
}

SqlView decisions() {
  return {
      "decisions",
      "what the editor has decided of a field of an event or an actor, or of a claim",
      "(SELECT 'E' || event AS about, field, state, who, at, given, read, changed, uncited, '' AS citation "
      "FROM event_decision "
      "UNION ALL SELECT 'A' || actor, field, state, who, at, given, read, changed, uncited, citation "
      "FROM actor_decision "
      "UNION ALL SELECT 'C' || d.claim, 0, c.state, d.who, d.at, 0, '', 0, 0, '' "
      "FROM claim_decision AS d JOIN claim AS c ON c.number = d.claim)",
      {{"about", "TEXT", "the handle of the event, actor or claim", "about"},
       {"field", "TEXT", "whole, title, date, actors, kind, standing, name",
        word("field", model::Field::name)},
       {"state", "TEXT", "accepted, checked, rejected", state("state")},
       {"who", "TEXT", "who decided", given("who")},
       {"at", "TEXT", "when, UTC", moment("at")},
       {"own_value", "INTEGER", "1 where the value is the editor's own, else 0", "given"},
       {"read_now", "TEXT", "what is read now, where that is another value", given("read")},
       {"changed", "INTEGER", "1 where it was not read so when this was decided, else 0", "changed"},
       {"uncited", "INTEGER", "1 where neither words nor a citation say the value, else 0", "uncited"},
       {"citation", "TEXT", "what the editor names for the field of an actor", given("citation")}}};
}

SqlView selections() {
  return {"selections",
          "events that are printed together",
          "selection AS s",
          {{"selection_number", "INTEGER", "its number", "number"},
           {"name", "TEXT", "its name", "name"},
           {"filter", "TEXT", "its filter words, parted by spaces; NULL: only what is picked",
            "(SELECT group_concat(words, ' ') FROM (SELECT words FROM selection_filter "
            "WHERE selection = s.number ORDER BY position))"}}};
}

SqlView selection_events() {
  return {"selection_events",
          "what a selection says of an event by itself; what only its filter takes has no row",
          "selection_item AS i",
          {{"selection", "TEXT", "the name of the selection",
            "(SELECT name FROM selection WHERE number = i.selection)"},
           {"event_number", "INTEGER", "which event", "event"},
           {"event", "TEXT", "which event, as a handle", handle("E", "event")},
           {"choice", "TEXT", "by filter, picked, dropped", word("choice", model::Choice::dropped)},
           {"title", "TEXT", "by which it is printed, where that is another", given("title")},
           {"note", "TEXT", "what is printed beneath it", given("note")},
           {"selection_number", "INTEGER", "the number of the selection", "selection"},
           {"place", "INTEGER", "which row of the selection it is, from 0", "position"}}};
}

SqlView disagreements() {
  return {
      "disagreements",
      "two claims or two events that do not agree",
      "disagreement",
      {{"number", "INTEGER", "which one it is", "number"},
       {"kind", "TEXT", "date, number, denial, maybe one", word("kind", model::DisagreementKind::maybe_one)},
       {"one_event", "TEXT", "the handle of the one event", handle("E", "one_event")},
       {"one_claim", "TEXT", "the claim on it", handle("C", "one_claim")},
       {"one_words", "TEXT", "what it says", "one_words"},
       {"other_event", "TEXT", "the handle of the other event", handle("E", "other_event")},
       {"other_claim", "TEXT", "the claim on it", handle("C", "other_claim")},
       {"other_words", "TEXT", "what it says", "other_words"},
       {"settled", "INTEGER", "1 where the editor has decided, else 0", "settled"}}};
}

SqlView maybe_one_actors() {
  return {"maybe_one_actors",
          "two actors that may be one",
          "maybe_same_actor AS m",
          {{"number", "INTEGER", "which pair it is; what says most first", "number"},
           {"one", "TEXT", "the handle of the one", handle("A", "one")},
           {"one_name", "TEXT", "its name", actor_name("m.one")},
           {"other", "TEXT", "the handle of the other", handle("A", "other")},
           {"other_name", "TEXT", "its name", actor_name("m.other")},
           {"why", "TEXT", "what makes them alike", word("likeness", model::Likeness::bare_name)}}};
}

}  // namespace

const std::vector<SqlView>& sql_views() {
  static const std::vector<SqlView> views{
      events(),    participants(),       actors(),           actor_names(),   claims(),
      sources(),   claim_participants(), relations(),        tags(),          notes(),
      decisions(), selections(),         selection_events(), disagreements(), maybe_one_actors()};
  return views;
}

std::string definition_of(const SqlView& view, bool empty) {
  std::string names, values;
  for (const SqlColumn& column : view.columns) {
    names += (names.empty() ? "" : ", ") + column.name;
    values += (values.empty() ? "" : ", ") + (empty ? "NULL" : column.sql);
  }
  // DISTINCT costs nothing where a key is among the columns. It keeps SQLite from writing the view into the
  // question, where handles are expressions that no index can be made for: each join by them would compare
  // all rows with all.
  return "CREATE TEMP VIEW " + view.name + "(" + names + ") AS SELECT " +
         (empty ? values : "DISTINCT " + values + " FROM " + view.from);
}

}  // namespace dateline::store
