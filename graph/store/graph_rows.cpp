// What of GraphWriter writes a row for each thing of the graph.
#include "graph/store/beside.hpp"
#include "graph/store/dating_columns.hpp"
#include "graph/store/day_range.hpp"
#include "graph/store/graph_writer.hpp"
#include "graph/store/query.hpp"
#include "graph/store/rows.hpp"

namespace dateline::store {

void GraphWriter::write_actors() {
  Rows rows(connection_, "actor(number, uid, kind, name, mentions)", 5);
  Rows word_rows(connection_, "actor_word(actor, part, position, words)", 4);
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
            "event(number, uid, title, kind, modality, polarity, attributed_to, salience, state, "
            "contested, found, beside, pictures, " DATELINE_DATING_COLUMNS ")",
            31);
  Rows days_rows(connection_, "event_days(event, first, last)", 3);
  Rows participant_rows(connection_, "event_participant(event, position, actor, role, first, last)", 6);
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
    const bool has_picture = event.picture && pictures_.contains(event.picture->uid);
    rows.add(as_integer(has_picture));
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
    if (has_picture) write_picture(event, event_numbers_[i]);
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

void GraphWriter::write_picture(const model::Event& event, std::uint32_t number) {
  const model::EventPicture& picture = *event.picture;
  Query row(
      connection_,
      "INSERT INTO event_picture(event, picture, media_type, width, height, file, alternative, decorative, "
      "caption, credit, who, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(as_integer(number)).bind(picture.uid).bind(picture.media_type);
  row.bind(as_integer(picture.width_px)).bind(as_integer(picture.height_px)).bind(picture.file);
  row.bind(picture.alternative).bind(as_integer(picture.decorative)).bind(picture.caption);
  row.bind(picture.credit).bind(picture.who).bind(picture.at).run();
}

void GraphWriter::write_claims() {
  Rows rows(connection_,
            "claim(number, uid, event, source, title, kind, modality, polarity, attributed_to, "
            "salience, quote_begin, quote_end, citation, state, " DATELINE_DATING_COLUMNS ", extractor)",
            33);
  Query decision_row(connection_, "INSERT INTO claim_decision(claim, who, at) VALUES (?, ?, ?)");
  Rows span_rows(connection_, "claim_span(claim, part, position, words_begin, words_end)", 5);
  Rows participant_rows(connection_,
                        "claim_participant(claim, position, actor, role, words_begin, words_end)", 6);
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
    rows.add(claim.extractor).end_row();
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
  Rows rows(connection_, "relation(from_event, number, to_event, kind, source, words_begin, words_end)", 7);
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

}  // namespace dateline::store
