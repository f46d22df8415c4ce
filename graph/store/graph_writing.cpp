// StoryFile::replace_graph: the assembled graph into its tables.
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "graph/store/beside.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/dating_columns.hpp"
#include "graph/store/day_range.hpp"
#include "graph/store/handles.hpp"
#include "graph/store/inputs.hpp"
#include "graph/store/query.hpp"
#include "graph/store/rows.hpp"
#include "graph/store/story_file.hpp"
#include "graph/store/unchecked_references.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

/// Events and claims of a graph from which on it pays to gather first and to write sorted.
constexpr std::size_t large = 20'000;
/// Of the index over words, what FTS5 gathers in memory before it writes; 1 MB without.
constexpr int words_at_once_bytes = 32 << 20;
/// Of pages that SQLite keeps in memory while a large graph is written.
constexpr int large_cache_kib = 256 << 10;

std::int64_t as_integer(std::uint32_t number) {
  return number;
}

template <typename Enumeration>
std::int64_t as_integer(Enumeration value) {
  return static_cast<std::int64_t>(value);
}

/// Writes one graph. The functions are called in the order in which they stand here.
class GraphWriter {
 public:
  GraphWriter(Connection& connection, const StoryFile& story, const model::Assembled& graph)
      : connection_(connection), story_(story), graph_(graph) {}

  void clear();
  /// Of a large graph: sorted at the end they are made several times faster than row by row. Until then there
  /// is more memory for pages.
  void take_off_indexes();
  void give_handles();
  void write_actors();
  void write_maybe_same_actors();
  void write_events();
  void write_claims();
  void write_relations();
  void write_disagreements();
  void write_selections();
  void write_source_links();
  void write_source_pages();
  void write_words();
  void put_back_indexes();

 private:
  bool is_large() const { return graph_.events.size() + graph_.claims.size() >= large; }

  using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

  [[noreturn]] void refuse(const std::string& why) const;
  std::vector<std::uint32_t> numbers_for(const std::string& kind,
                                         const std::vector<HandleClaimant>& claimants);
  std::uint32_t number_in(const Numbers& numbers, const std::string& uid, const char* what) const;
  std::uint32_t number_or_none(const Numbers& numbers, const std::string& uid, const char* what) const;
  void write_decisions(const model::Event& event, std::uint32_t number);
  void write_decisions(const model::AssembledActor& made, std::uint32_t number);
  void write_tags_and_notes(const model::Event& event, std::uint32_t number);

  Connection& connection_;
  const StoryFile& story_;
  const model::Assembled& graph_;
  Numbers actors_, events_, claims_, sources_;
  std::vector<std::uint32_t> actor_numbers_, event_numbers_, claim_numbers_;
  std::vector<std::string> source_uids_;
  std::vector<std::string> indexes_;  ///< the statements that make those taken off
};

void GraphWriter::refuse(const std::string& why) const {
  throw base::StoreError({.path = connection_.path(), .what = "the graph cannot be stored", .why = why});
}

void GraphWriter::clear() {
  constexpr std::string_view statements[] = {"DELETE FROM selection_place",
                                             "DELETE FROM selection_item",
                                             "DELETE FROM selection_filter",
                                             "DELETE FROM selection",
                                             "DELETE FROM disagreement",
                                             "DELETE FROM relation",
                                             "DELETE FROM claim_span",
                                             "DELETE FROM claim_participant",
                                             "DELETE FROM claim_decision",
                                             "DELETE FROM claim",
                                             "DELETE FROM event_participant",
                                             "DELETE FROM event_decision",
                                             "DELETE FROM event_tag",
                                             "DELETE FROM event_note",
                                             "DELETE FROM event",
                                             "DELETE FROM maybe_same_actor",
                                             "DELETE FROM actor_decision",
                                             "DELETE FROM actor_word",
                                             "DELETE FROM actor",
                                             "DELETE FROM event_days",
                                             "DELETE FROM source_link",
                                             "DELETE FROM source_page",
                                             "INSERT INTO event_words(event_words) VALUES ('delete-all')"};
  for (const std::string_view sql : statements) Query(connection_, sql).run();
}

void GraphWriter::take_off_indexes() {
  if (!is_large()) return;
  connection_.execute("PRAGMA cache_size = " + std::to_string(-large_cache_kib));
  Query query(connection_,
              "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND "
              "tbl_name IN ('event', 'event_participant', 'claim', 'relation') ORDER BY name");
  std::vector<std::string> names;
  while (query.next()) {
    names.push_back(query.text(0));
    indexes_.push_back(query.text(1));
  }
  for (const std::string& name : names) connection_.execute("DROP INDEX " + name);
}

void GraphWriter::put_back_indexes() {
  for (const std::string& sql : indexes_) connection_.execute(sql);
  if (is_large()) connection_.execute("PRAGMA cache_size = " + std::to_string(-cache_kib));
}

std::vector<std::uint32_t> GraphWriter::numbers_for(const std::string& kind,
                                                    const std::vector<HandleClaimant>& claimants) {
  std::vector<HandleRow> before;
  {
    Query query(connection_, "SELECT uid, own, now FROM handle WHERE kind = ? ORDER BY uid");
    query.bind(kind);
    while (query.next()) before.push_back({query.text(0), query.number(1), query.number(2)});
  }
  HandleBook book(std::move(before));
  auto numbers = book.assign(claimants);
  if (!numbers) refuse("two things of kind " + kind + " have the permanent id " + book.twice());
  Query update(connection_, "UPDATE handle SET own = ?, now = ? WHERE kind = ? AND uid = ?");
  for (const HandleRow* row : book.changed_rows())
    update.bind_number_or_null(row->own).bind(as_integer(row->now)).bind(kind).bind(row->uid).run();
  Rows rows(connection_, "INSERT INTO handle(kind, uid, own, now) VALUES", 4);
  for (const HandleRow* row : book.new_rows())
    rows.add(kind).add(row->uid).add_number_or_null(row->own).add(row->now).end_row();
  rows.finish();
  return *std::move(numbers);
}

void GraphWriter::give_handles() {
  const auto gather = [](const auto& things) {
    std::vector<HandleClaimant> claimants;
    claimants.reserve(things.size());
    for (const auto& thing : things) claimants.push_back({&thing.uid, &thing.absorbed_uids});
    return claimants;
  };
  const auto remember = [](const auto& things, const std::vector<std::uint32_t>& given, Numbers& numbers) {
    numbers.reserve(things.size());
    for (std::size_t i = 0; i < things.size(); ++i) {
      numbers.emplace(things[i].uid, given[i]);
      for (const std::string& uid : things[i].absorbed_uids) numbers.emplace(uid, given[i]);
    }
  };
  actor_numbers_ = numbers_for("A", gather(graph_.actors));
  remember(graph_.actors, actor_numbers_, actors_);
  event_numbers_ = numbers_for("E", gather(graph_.events));
  remember(graph_.events, event_numbers_, events_);

  std::vector<HandleClaimant> claims;
  claims.reserve(graph_.claims.size());
  for (const model::AssembledClaim& claim : graph_.claims) claims.push_back({&claim.uid, nullptr});
  claim_numbers_ = numbers_for("C", claims);
  for (std::size_t i = 0; i < graph_.claims.size(); ++i)
    claims_.emplace(graph_.claims[i].uid, claim_numbers_[i]);

  std::vector<std::uint32_t> source_numbers;
  story_.each_source([&](const model::Source& source) {
    source_uids_.push_back(source.uid);
    source_numbers.push_back(source.id.number);
    return true;
  });
  for (std::size_t i = 0; i < source_uids_.size(); ++i) sources_.emplace(source_uids_[i], source_numbers[i]);
}

std::uint32_t GraphWriter::number_in(const Numbers& numbers, const std::string& uid, const char* what) const {
  const auto found = numbers.find(uid);
  if (found == numbers.end()) refuse("it names " + std::string(what) + " " + uid + ", which is not there");
  return found->second;
}

std::uint32_t GraphWriter::number_or_none(const Numbers& numbers, const std::string& uid,
                                          const char* what) const {
  return uid.empty() ? 0 : number_in(numbers, uid, what);
}

void GraphWriter::write_actors() {
  Rows rows(connection_, "INSERT INTO actor(number, uid, kind, name, mentions) VALUES", 5);
  Rows word_rows(connection_, "INSERT INTO actor_word(actor, part, position, words) VALUES", 4);
  for (std::size_t i = 0; i < graph_.actors.size(); ++i) {
    const model::Actor& actor = graph_.actors[i].actor;
    const std::int64_t number = actor_numbers_[i];
    rows.add(number).add(graph_.actors[i].uid).add(as_integer(actor.kind)).add(actor.name);
    rows.add(static_cast<std::int64_t>(actor.mentions)).end_row();
    std::int64_t part = 0;
    for (const auto* list : {&actor.aliases, &actor.titles}) {
      std::int64_t position = 0;
      for (const std::string& words : *list)
        word_rows.add(number).add(part).add(position++).add(words).end_row();
      ++part;
    }
    write_decisions(graph_.actors[i], actor_numbers_[i]);
  }
  rows.finish();
  word_rows.finish();
}

void GraphWriter::write_decisions(const model::AssembledActor& made, std::uint32_t number) {
  const model::Actor& actor = made.actor;
  if (actor.decisions.empty()) return;
  Query row(
      connection_,
      "INSERT INTO actor_decision(actor, field, state, who, at, given, read, changed, uncited, read_by, "
      "citation, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const model::FieldDecision& decision : actor.decisions) {
    std::string citation, source_uid;
    for (std::size_t i = 0; i < actor.citations.size(); ++i) {
      if (actor.citations[i].field != decision.field) continue;
      citation = actor.citations[i].words;
      source_uid = made.cited_source_uids.at(i);
    }
    row.bind(as_integer(number)).bind(as_integer(decision.field)).bind(as_integer(decision.state));
    row.bind(decision.who).bind(decision.at).bind(as_integer(decision.given)).bind(decision.read);
    row.bind(as_integer(decision.changed)).bind(as_integer(decision.uncited)).bind(decision.read_by);
    row.bind(citation).bind_number_or_null(number_or_none(sources_, source_uid, "the source")).run();
  }
}

void GraphWriter::write_maybe_same_actors() {
  Query row(connection_, "INSERT INTO maybe_same_actor(number, one, other, likeness) VALUES (?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const model::AssembledMaybeSameActor& pair : graph_.maybe_same_actors) {
    row.bind(++number).bind(as_integer(number_in(actors_, pair.one_uid, "the actor")));
    row.bind(as_integer(number_in(actors_, pair.other_uid, "the actor")))
        .bind(as_integer(pair.likeness))
        .run();
  }
}

void GraphWriter::write_events() {
  Rows rows(connection_,
            "INSERT INTO event(number, uid, title, kind, modality, polarity, attributed_to, salience, state, "
            "contested, found, beside, " DATELINE_DATING_COLUMNS ") VALUES",
            30);
  Rows days_rows(connection_, "INSERT INTO event_days(event, first, last) VALUES", 3);
  Rows participant_rows(connection_,
                        "INSERT INTO event_participant(event, position, actor, role, first, last) VALUES", 6);
  for (std::size_t i = 0; i < graph_.events.size(); ++i) {
    const model::AssembledEvent& assembled = graph_.events[i];
    const model::Event& event = assembled.event;
    const std::int64_t number = event_numbers_[i];
    rows.add(number).add(assembled.uid).add(event.title).add(event.kind);
    rows.add(as_integer(event.modality)).add(as_integer(event.polarity));
    rows.add_number_or_null(number_or_none(actors_, assembled.attributed_to_uid, "the actor"));
    rows.add_real(event.salience).add(as_integer(event.state)).add(as_integer(event.contested));
    rows.add(as_integer(event.found));
    rows.add(std::int64_t{(event.decisions.empty() ? 0 : decisions_beside) |
                          (event.tags.empty() ? 0 : tags_beside) | (event.notes.empty() ? 0 : notes_beside)});
    add_dating(rows, event.dating);
    rows.end_row();
    const bool dated = !event.dating.when.unknown();
    const DayRange days = dated ? day_range_of(event.dating.when) : DayRange{};
    if (dated && !is_on_one_day(event.dating.when))
      days_rows.add(number).add(days.first).add(days.last).end_row();
    std::int64_t position = 0;
    for (const model::AssembledParticipation& participation : assembled.participants) {
      participant_rows.add(number).add(position++);
      participant_rows.add(number_in(actors_, participation.actor_uid, "the actor"));
      participant_rows.add(as_integer(participation.role));
      if (dated)
        participant_rows.add(days.first).add(days.last).end_row();
      else
        participant_rows.add_null().add_null().end_row();
    }
    write_decisions(event, event_numbers_[i]);
    write_tags_and_notes(event, event_numbers_[i]);
  }
  rows.finish();
  days_rows.finish();
  participant_rows.finish();
}

void GraphWriter::write_decisions(const model::Event& event, std::uint32_t number) {
  if (event.decisions.empty()) return;
  Query row(
      connection_,
      "INSERT INTO event_decision(event, field, state, who, at, given, read, changed, uncited, read_by) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const model::FieldDecision& decision : event.decisions) {
    row.bind(as_integer(number)).bind(as_integer(decision.field)).bind(as_integer(decision.state));
    row.bind(decision.who).bind(decision.at).bind(as_integer(decision.given)).bind(decision.read);
    row.bind(as_integer(decision.changed)).bind(as_integer(decision.uncited)).bind(decision.read_by).run();
  }
}

void GraphWriter::write_tags_and_notes(const model::Event& event, std::uint32_t number) {
  if (event.tags.empty() && event.notes.empty()) return;
  Query tag_row(connection_, "INSERT INTO event_tag(event, tag) VALUES (?, ?)");
  for (const std::string& tag : event.tags) tag_row.bind(as_integer(number)).bind(tag).run();
  Query note_row(connection_,
                 "INSERT INTO event_note(event, position, words, who, at) VALUES (?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const model::Note& note : event.notes)
    note_row.bind(as_integer(number)).bind(position++).bind(note.words).bind(note.who).bind(note.at).run();
}

void GraphWriter::write_claims() {
  Rows rows(connection_,
            "INSERT INTO claim(number, uid, event, source, title, kind, modality, polarity, attributed_to, "
            "salience, quote_begin, quote_end, citation, state, " DATELINE_DATING_COLUMNS ") VALUES",
            32);
  Query decision_row(connection_, "INSERT INTO claim_decision(claim, who, at) VALUES (?, ?, ?)");
  Rows span_rows(connection_, "INSERT INTO claim_span(claim, part, position, words_begin, words_end) VALUES",
                 5);
  Rows participant_rows(
      connection_,
      "INSERT INTO claim_participant(claim, position, actor, role, words_begin, words_end) VALUES", 6);
  for (std::size_t i = 0; i < graph_.claims.size(); ++i) {
    const model::AssembledClaim& assembled = graph_.claims[i];
    const model::Claim& claim = assembled.claim;
    const std::int64_t number = claim_numbers_[i];
    rows.add(number).add(assembled.uid).add(number_in(events_, assembled.event_uid, "the event"));
    rows.add_number_or_null(number_or_none(sources_, assembled.source_uid, "the source"));
    rows.add(claim.title).add(claim.kind).add(as_integer(claim.modality)).add(as_integer(claim.polarity));
    rows.add_number_or_null(number_or_none(actors_, assembled.attributed_to_uid, "the actor"));
    rows.add_real(claim.salience).add(claim.quote).add(claim.citation);
    rows.add(as_integer(claim.state));
    add_dating(rows, claim.dating);
    rows.end_row();
    if (claim.state != model::State::proposed)
      decision_row.bind(number).bind(claim.decided_by).bind(claim.decided_at).run();
    std::int64_t part = 0;
    for (const auto* spans : {&claim.mentions, &claim.evidence}) {
      std::int64_t position = 0;
      for (const base::ByteSpan& span : *spans)
        span_rows.add(number).add(part).add(position++).add(span).end_row();
      ++part;
    }
    std::int64_t position = 0;
    for (const model::AssembledParticipation& participation : assembled.participants) {
      participant_rows.add(number).add(position++);
      participant_rows.add(number_in(actors_, participation.actor_uid, "the actor"));
      participant_rows.add(as_integer(participation.role)).add(participation.words).end_row();
    }
  }
  rows.finish();
  span_rows.finish();
  participant_rows.finish();
}

void GraphWriter::write_relations() {
  Rows rows(connection_,
            "INSERT INTO relation(from_event, number, to_event, kind, source, words_begin, words_end) VALUES",
            7);
  std::int64_t number = 0;
  for (const model::AssembledRelation& relation : graph_.relations) {
    rows.add(number_in(events_, relation.from_uid, "the event")).add(++number);
    rows.add(number_in(events_, relation.to_uid, "the event")).add(as_integer(relation.kind));
    rows.add_number_or_null(number_or_none(sources_, relation.source_uid, "the source"));
    rows.add(relation.words).end_row();
  }
  rows.finish();
}

void GraphWriter::write_disagreements() {
  Query row(
      connection_,
      "INSERT INTO disagreement(number, kind, one_event, other_event, one_claim, other_claim, one_words, "
      "other_words, settled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const model::AssembledDisagreement& made : graph_.disagreements) {
    row.bind(++number).bind(as_integer(made.disagreement.kind));
    row.bind(as_integer(number_in(events_, made.one_uid, "the event")));
    row.bind(as_integer(number_in(events_, made.other_uid, "the event")));
    row.bind(as_integer(number_in(claims_, made.one_claim_uid, "the claim")));
    row.bind(as_integer(number_in(claims_, made.other_claim_uid, "the claim")));
    row.bind(made.disagreement.one_words).bind(made.disagreement.other_words);
    row.bind(as_integer(made.disagreement.settled)).run();
  }
}

void GraphWriter::write_selections() {
  Query selection_row(connection_, "INSERT INTO selection(number, name) VALUES (?, ?)");
  Query filter_row(connection_, "INSERT INTO selection_filter(selection, position, words) VALUES (?, ?, ?)");
  Query item_row(connection_,
                 "INSERT INTO selection_item(selection, position, event, choice, title, note) "
                 "VALUES (?, ?, ?, ?, ?, ?)");
  Query place_row(connection_,
                  "INSERT INTO selection_place(selection, position, event, after) VALUES (?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const model::AssembledSelection& selection : graph_.selections) {
    selection_row.bind(++number).bind(selection.name).run();
    std::int64_t position = 0;
    for (const std::string& words : selection.filter)
      filter_row.bind(number).bind(position++).bind(words).run();
    position = 0;
    for (const model::AssembledSelectionItem& made : selection.items) {
      item_row.bind(number).bind(position++);
      item_row.bind(as_integer(number_in(events_, made.event_uid, "the event")));
      item_row.bind(as_integer(made.item.choice)).bind(made.item.title).bind(made.item.note).run();
    }
    position = 0;
    for (const model::AssembledSelectionPlace& place : selection.order) {
      place_row.bind(number).bind(position++);
      place_row.bind(as_integer(number_in(events_, place.event_uid, "the event")));
      place_row.bind_number_or_null(number_or_none(events_, place.after_uid, "the event")).run();
    }
  }
}

void GraphWriter::write_source_links() {
  Query row(connection_, "INSERT INTO source_link(source, kind, other, head, share) VALUES (?, ?, ?, ?, ?)");
  for (const model::AssembledSourceLink& link : graph_.source_links) {
    row.bind(as_integer(number_in(sources_, link.source_uid, "the source"))).bind(as_integer(link.kind));
    row.bind(as_integer(number_in(sources_, link.other_uid, "the source")));
    row.bind(as_integer(number_in(sources_, link.head_uid, "the source"))).bind_real(link.share).run();
  }
}

void GraphWriter::write_source_pages() {
  Query row(connection_,
            "INSERT INTO source_page(source, number, words_begin, words_end) VALUES (?, ?, ?, ?)");
  for (const model::AssembledPages& source : graph_.source_pages) {
    const std::uint32_t id = number_in(sources_, source.source_uid, "the source");
    std::int64_t number = 0;
    for (const base::ByteSpan& page : source.pages) row.bind(as_integer(id)).bind(++number).bind(page).run();
  }
}

void GraphWriter::write_words() {
  struct Words {
    std::string titles, quotes;
    std::vector<std::size_t> actors;  ///< of the graph
  };
  const auto by_number = [](const std::vector<std::uint32_t>& numbers) {
    std::unordered_map<std::uint32_t, std::size_t> places;
    places.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) places.emplace(numbers[i], i);
    return places;
  };
  const std::unordered_map<std::uint32_t, std::size_t> actor_places = by_number(actor_numbers_);
  const std::unordered_map<std::uint32_t, std::size_t> event_places = by_number(event_numbers_);
  std::vector<Words> words_of(graph_.events.size());
  const auto add = [](std::string& list, std::string_view words) {
    list.append(words);
    list.push_back('\n');
  };
  const auto add_actors = [&](Words& words, const std::vector<model::AssembledParticipation>& participants) {
    for (const model::AssembledParticipation& participation : participants) {
      const std::size_t actor = actor_places.at(actors_.at(participation.actor_uid));
      if (std::find(words.actors.begin(), words.actors.end(), actor) == words.actors.end())
        words.actors.push_back(actor);
    }
  };
  for (std::size_t i = 0; i < graph_.events.size(); ++i) {
    add(words_of[i].titles, graph_.events[i].event.title);
    add_actors(words_of[i], graph_.events[i].participants);
  }
  // Source by source, so that each text is unpacked once.
  std::map<std::uint32_t, std::vector<const model::AssembledClaim*>> claims_of_source;
  for (const model::AssembledClaim& claim : graph_.claims) {
    if (claim.claim.state == model::State::rejected) continue;
    claims_of_source[number_or_none(sources_, claim.source_uid, "the source")].push_back(&claim);
  }
  for (const auto& [source, claims] : claims_of_source) {
    const std::string text = source == 0 ? "" : story_.text_of(model::SourceId{source});
    for (const model::AssembledClaim* claim : claims) {
      const std::size_t event = event_places.at(events_.at(claim->event_uid));
      Words& words = words_of[event];
      if (claim->claim.title != graph_.events[event].event.title) add(words.titles, claim->claim.title);
      add(words.quotes, base::words_at(text, claim->claim.quote));
      add_actors(words, claim->participants);
    }
  }
  std::vector<std::size_t> order(words_of.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::size_t one, std::size_t other) { return event_numbers_[one] < event_numbers_[other]; });
  if (is_large())
    connection_.execute("INSERT INTO event_words(event_words, rank) VALUES ('hashsize', " +
                        std::to_string(words_at_once_bytes) + ")");
  Query row(connection_, "INSERT INTO event_words(rowid, title, quote, name) VALUES (?, ?, ?, ?)");
  for (const std::size_t i : order) {
    std::string names;
    for (const std::size_t place : words_of[i].actors) {
      const model::Actor& actor = graph_.actors[place].actor;
      add(names, actor.name);
      for (const std::string& alias : actor.aliases) add(names, alias);
      for (const std::string& title : actor.titles) add(names, title);
    }
    row.bind(as_integer(event_numbers_[i]))
        .bind(words_of[i].titles)
        .bind(words_of[i].quotes)
        .bind(names)
        .run();
  }
}

}  // namespace

void StoryFile::replace_graph(const model::Assembled& graph, const std::string& stamp) {
  Transaction together(*connection_);
  const UncheckedReferences resolved(connection_->database());  // the writer looks each of them up
  GraphWriter writer(*connection_, *this, graph);
  writer.clear();
  writer.take_off_indexes();
  writer.give_handles();
  writer.write_actors();
  writer.write_maybe_same_actors();
  writer.write_events();
  writer.write_claims();
  writer.write_relations();
  writer.write_disagreements();
  writer.write_selections();
  writer.write_source_links();
  writer.write_source_pages();
  writer.write_words();
  writer.put_back_indexes();
  set_story_value(*connection_, "graph", stamp);
  together.commit();
}

}  // namespace dateline::store
