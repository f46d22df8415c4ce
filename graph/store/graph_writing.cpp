// StoryFile::replace_graph: the assembled graph into its tables.
#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

#include "graph/store/beside.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/dating_columns.hpp"
#include "graph/store/day_range.hpp"
#include "graph/store/handles.hpp"
#include "graph/store/inputs.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

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

 private:
  using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

  [[noreturn]] void refuse(const std::string& why) const;
  std::vector<std::uint32_t> numbers_for(const std::string& kind,
                                         const std::vector<HandleClaimant>& claimants);
  std::uint32_t number_in(const Numbers& numbers, const std::string& uid, const char* what) const;
  std::uint32_t number_or_none(const Numbers& numbers, const std::string& uid, const char* what) const;
  void write_decisions(const model::Event& event, std::uint32_t number);
  void write_decisions(const model::AssembledActor& made, std::uint32_t number);
  void write_tags_and_notes(const model::Event& event, std::uint32_t number);
  void write_claim(const model::AssembledClaim& claim, std::uint32_t number);
  void write_spans(std::uint32_t claim, std::int64_t part, const std::vector<base::ByteSpan>& spans);

  Connection& connection_;
  const StoryFile& story_;
  const model::Assembled& graph_;
  Numbers actors_, events_, claims_, sources_;
  std::vector<std::uint32_t> actor_numbers_, event_numbers_, claim_numbers_;
  std::vector<std::string> source_uids_;
};

void GraphWriter::refuse(const std::string& why) const {
  throw base::StoreError({.path = connection_.path(), .what = "the graph cannot be stored", .why = why});
}

void GraphWriter::clear() {
  // What points at others goes first.
  constexpr std::string_view statements[] = {"DELETE FROM selection_place",
                                             "DELETE FROM selection_item",
                                             "DELETE FROM selection_filter",
                                             "DELETE FROM selection",
                                             "DELETE FROM disagreement",
                                             "DELETE FROM relation",
                                             "DELETE FROM claim_span",
                                             "DELETE FROM claim_participant",
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

std::vector<std::uint32_t> GraphWriter::numbers_for(const std::string& kind,
                                                    const std::vector<HandleClaimant>& claimants) {
  std::vector<HandleRow> rows;
  {
    Query query(connection_, "SELECT uid, own, now FROM handle WHERE kind = ? ORDER BY uid");
    query.bind(kind);
    while (query.next()) rows.push_back({query.text(0), query.number(1), query.number(2)});
  }
  HandleBook book(std::move(rows));
  auto numbers = book.assign(claimants);
  if (!numbers) refuse("two things of kind " + kind + " have the permanent id " + book.twice());
  Query query(connection_,
              "INSERT INTO handle(kind, uid, own, now) VALUES (?, ?, ?, ?) "
              "ON CONFLICT (kind, uid) DO UPDATE SET own = excluded.own, now = excluded.now");
  for (const HandleRow& row : book.changed_rows()) {
    query.bind(kind).bind(row.uid).bind_number_or_null(row.own).bind(as_integer(row.now)).run();
  }
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
  Query actor_row(connection_, "INSERT INTO actor(number, uid, kind, name, mentions) VALUES (?, ?, ?, ?, ?)");
  Query word_row(connection_, "INSERT INTO actor_word(actor, part, position, words) VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < graph_.actors.size(); ++i) {
    const model::Actor& actor = graph_.actors[i].actor;
    const std::int64_t number = actor_numbers_[i];
    actor_row.bind(number).bind(graph_.actors[i].uid).bind(as_integer(actor.kind)).bind(actor.name);
    actor_row.bind(static_cast<std::int64_t>(actor.mentions)).run();
    std::int64_t part = 0;
    for (const auto* list : {&actor.aliases, &actor.titles}) {
      std::int64_t position = 0;
      for (const std::string& words : *list)
        word_row.bind(number).bind(part).bind(position++).bind(words).run();
      ++part;
    }
    write_decisions(graph_.actors[i], actor_numbers_[i]);
  }
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
  Query event_row(
      connection_,
      "INSERT INTO event(number, uid, title, kind, modality, polarity, attributed_to, salience, state, "
      "contested, found, beside, " DATELINE_DATING_COLUMNS
      ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " DATELINE_DATING_PARAMETERS ")");
  Query days_row(connection_, "INSERT INTO event_days(event, first, last) VALUES (?, ?, ?)");
  Query participant_row(connection_,
                        "INSERT INTO event_participant(event, position, actor, role, first, last) "
                        "VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < graph_.events.size(); ++i) {
    const model::AssembledEvent& assembled = graph_.events[i];
    const model::Event& event = assembled.event;
    const std::int64_t number = event_numbers_[i];
    event_row.bind(number).bind(assembled.uid).bind(event.title).bind(event.kind);
    event_row.bind(as_integer(event.modality)).bind(as_integer(event.polarity));
    event_row.bind_number_or_null(number_or_none(actors_, assembled.attributed_to_uid, "the actor"));
    event_row.bind_real(event.salience).bind(as_integer(event.state)).bind(as_integer(event.contested));
    event_row.bind(as_integer(event.found));
    event_row.bind((event.decisions.empty() ? 0 : decisions_beside) | (event.tags.empty() ? 0 : tags_beside) |
                   (event.notes.empty() ? 0 : notes_beside));
    bind_dating(event_row, event.dating);
    event_row.run();
    const bool dated = !event.dating.when.unknown();
    const DayRange days = dated ? day_range_of(event.dating.when) : DayRange{};
    if (dated) days_row.bind(number).bind(days.first).bind(days.last).run();
    std::int64_t position = 0;
    for (const model::AssembledParticipation& participation : assembled.participants) {
      participant_row.bind(number).bind(position++);
      participant_row.bind(as_integer(number_in(actors_, participation.actor_uid, "the actor")));
      participant_row.bind(as_integer(participation.role));
      if (dated)
        participant_row.bind(days.first).bind(days.last).run();
      else
        participant_row.bind_null().bind_null().run();
    }
    write_decisions(event, event_numbers_[i]);
    write_tags_and_notes(event, event_numbers_[i]);
  }
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
  for (std::size_t i = 0; i < graph_.claims.size(); ++i) write_claim(graph_.claims[i], claim_numbers_[i]);
}

void GraphWriter::write_claim(const model::AssembledClaim& assembled, std::uint32_t number) {
  const model::Claim& claim = assembled.claim;
  Query row(connection_,
            "INSERT INTO claim(number, uid, event, source, title, kind, modality, polarity, attributed_to, "
            "salience, "
            "quote_begin, quote_end, citation, " DATELINE_DATING_COLUMNS
            ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " DATELINE_DATING_PARAMETERS ")");
  row.bind(as_integer(number)).bind(assembled.uid);
  row.bind(as_integer(number_in(events_, assembled.event_uid, "the event")));
  row.bind_number_or_null(number_or_none(sources_, assembled.source_uid, "the source"));
  row.bind(claim.title).bind(claim.kind).bind(as_integer(claim.modality)).bind(as_integer(claim.polarity));
  row.bind_number_or_null(number_or_none(actors_, assembled.attributed_to_uid, "the actor"));
  row.bind_real(claim.salience).bind(claim.quote).bind(claim.citation);
  bind_dating(row, claim.dating);
  row.run();
  write_spans(number, 0, claim.mentions);
  write_spans(number, 1, claim.evidence);
  Query participant_row(connection_,
                        "INSERT INTO claim_participant(claim, position, actor, role, words_begin, words_end) "
                        "VALUES (?, ?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const model::AssembledParticipation& participation : assembled.participants) {
    participant_row.bind(as_integer(number)).bind(position++);
    participant_row.bind(as_integer(number_in(actors_, participation.actor_uid, "the actor")));
    participant_row.bind(as_integer(participation.role)).bind(participation.words).run();
  }
}

void GraphWriter::write_spans(std::uint32_t claim, std::int64_t part,
                              const std::vector<base::ByteSpan>& spans) {
  Query row(connection_,
            "INSERT INTO claim_span(claim, part, position, words_begin, words_end) VALUES (?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const base::ByteSpan& span : spans)
    row.bind(as_integer(claim)).bind(part).bind(position++).bind(span).run();
}

void GraphWriter::write_relations() {
  Query row(connection_,
            "INSERT INTO relation(number, from_event, to_event, kind, source, words_begin, words_end) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)");
  std::int64_t number = 0;
  for (const model::AssembledRelation& relation : graph_.relations) {
    row.bind(++number).bind(as_integer(number_in(events_, relation.from_uid, "the event")));
    row.bind(as_integer(number_in(events_, relation.to_uid, "the event"))).bind(as_integer(relation.kind));
    row.bind_number_or_null(number_or_none(sources_, relation.source_uid, "the source"))
        .bind(relation.words)
        .run();
  }
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
    std::string titles, quotes, names;
  };
  std::unordered_map<std::uint32_t, const model::Actor*> actor_by_number;
  for (std::size_t i = 0; i < graph_.actors.size(); ++i) {
    actor_by_number.emplace(actor_numbers_[i], &graph_.actors[i].actor);
  }
  std::map<std::uint32_t, Words> words_of;
  const auto add = [](std::string& list, std::string_view words) {
    list.append(words);
    list.push_back('\n');
  };
  const auto add_actor = [&](Words& words, const std::string& uid) {
    const model::Actor& actor = *actor_by_number.at(actors_.at(uid));
    add(words.names, actor.name);
    for (const std::string& alias : actor.aliases) add(words.names, alias);
    for (const std::string& title : actor.titles) add(words.names, title);
  };
  for (std::size_t i = 0; i < graph_.events.size(); ++i) {
    Words& words = words_of[event_numbers_[i]];
    add(words.titles, graph_.events[i].event.title);
    for (const auto& participation : graph_.events[i].participants) add_actor(words, participation.actor_uid);
  }
  // Source by source, so that each text is unpacked once.
  std::map<std::uint32_t, std::vector<const model::AssembledClaim*>> claims_of_source;
  for (const model::AssembledClaim& claim : graph_.claims) {
    claims_of_source[number_or_none(sources_, claim.source_uid, "the source")].push_back(&claim);
  }
  for (const auto& [source, claims] : claims_of_source) {
    const std::string text = source == 0 ? "" : story_.text_of(model::SourceId{source});
    for (const model::AssembledClaim* claim : claims) {
      Words& words = words_of[events_.at(claim->event_uid)];
      add(words.titles, claim->claim.title);
      add(words.quotes, base::words_at(text, claim->claim.quote));
      for (const auto& participation : claim->participants) add_actor(words, participation.actor_uid);
    }
  }
  Query row(connection_, "INSERT INTO event_words(rowid, title, quote, name) VALUES (?, ?, ?, ?)");
  for (const auto& [number, words] : words_of) {
    row.bind(as_integer(number)).bind(words.titles).bind(words.quotes).bind(words.names).run();
  }
}

}  // namespace

void StoryFile::replace_graph(const model::Assembled& graph, const std::string& stamp) {
  Transaction together(*connection_);
  GraphWriter writer(*connection_, *this, graph);
  writer.clear();
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
  set_story_value(*connection_, "graph", stamp);
  together.commit();
}

}  // namespace dateline::store
