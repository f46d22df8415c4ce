// What a StoryFile reads of claims.
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/dating_columns.hpp"
#include "graph/store/query.hpp"
#include "graph/store/story_file.hpp"
#include "graph/store/today.hpp"

namespace dateline::store {
namespace {

#define DATELINE_CLAIM_COLUMNS                                                                     \
  "number, event, source, title, kind, modality, polarity, attributed_to, salience, quote_begin, " \
  "quote_end, "                                                                                    \
  "citation, state, " DATELINE_DATING_COLUMNS ", extractor"

model::Claim claim_from(const Query& query) {
  model::Claim claim;
  claim.id.number = query.number(0);
  claim.event.number = query.number(1);
  claim.source.number = query.number(2);
  claim.title = query.text(3);
  claim.kind = query.text(4);
  claim.modality = query.choice(5, model::Modality::hypothetical);
  claim.polarity = query.choice(6, model::Polarity::negative);
  claim.attributed_to.number = query.number(7);
  claim.salience = query.real(8);
  claim.quote = query.span(9);
  claim.citation = query.text(11);
  claim.state = query.choice(12, model::State::rejected);
  claim.dating = dating_from(query, 13);
  claim.extractor = query.text(31);
  return claim;
}

void add_decision(Connection& connection, model::Claim& claim) {
  if (claim.state == model::State::proposed) return;
  Query query(connection, "SELECT who, at FROM claim_decision WHERE claim = ?");
  query.bind(static_cast<std::int64_t>(claim.id.number));
  if (!query.next()) return;
  claim.decided_by = query.text(0);
  claim.decided_at = query.integer(1);
}

void add_words(Connection& connection, model::Claim& claim) {
  Query spans(connection,
              "SELECT part, words_begin, words_end FROM claim_span WHERE claim = ? ORDER BY part, position");
  spans.bind(static_cast<std::int64_t>(claim.id.number));
  while (spans.next()) (spans.integer(0) == 0 ? claim.mentions : claim.evidence).push_back(spans.span(1));
  Query participants(
      connection,
      "SELECT actor, role, words_begin, words_end FROM claim_participant WHERE claim = ? ORDER BY position");
  participants.bind(static_cast<std::int64_t>(claim.id.number));
  while (participants.next()) {
    claim.participants.push_back({.actor = {participants.number(0)},
                                  .role = participants.choice(1, model::Role::other),
                                  .words = participants.span(2)});
  }
}

std::vector<model::Claim> claims_in_short_from(Connection& connection, Query& query) {
  std::vector<model::Claim> claims;
  while (query.next()) add_decision(connection, claims.emplace_back(claim_from(query)));
  return claims;
}

std::vector<model::Claim> claims_from(Connection& connection, Query& query) {
  std::vector<model::Claim> claims = claims_in_short_from(connection, query);
  for (model::Claim& claim : claims) add_words(connection, claim);
  return claims;
}

}  // namespace

std::string StoryFile::uid_of(model::ClaimId id) const {
  Query query(*connection_, "SELECT uid FROM claim WHERE number = ?");
  query.bind(static_cast<std::int64_t>(id.number));
  return query.next() ? query.text(0) : "";
}

std::optional<model::Claim> StoryFile::claim(model::ClaimId id) const {
  Query query(*connection_, "SELECT " DATELINE_CLAIM_COLUMNS " FROM claim WHERE number = ?");
  query.bind(static_cast<std::int64_t>(id.number));
  std::vector<model::Claim> found = claims_from(*connection_, query);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<model::Claim> StoryFile::claims_of(model::EventId id) const {
  Query query(*connection_,
              "SELECT " DATELINE_CLAIM_COLUMNS " FROM claim WHERE event = ? AND state <> 3 ORDER BY number");
  query.bind(static_cast<std::int64_t>(event_today(*connection_, id.number)));
  return claims_from(*connection_, query);
}

std::vector<model::Claim> StoryFile::claims_in_short(model::EventId id) const {
  Query query(*connection_, "SELECT " DATELINE_CLAIM_COLUMNS " FROM claim WHERE event = ? ORDER BY number");
  query.bind(static_cast<std::int64_t>(event_today(*connection_, id.number)));
  return claims_in_short_from(*connection_, query);
}

std::vector<model::Claim> StoryFile::rejected_claims_of(model::EventId id) const {
  Query query(*connection_,
              "SELECT " DATELINE_CLAIM_COLUMNS " FROM claim WHERE event = ? AND state = 3 ORDER BY number");
  query.bind(static_cast<std::int64_t>(event_today(*connection_, id.number)));
  return claims_from(*connection_, query);
}

}  // namespace dateline::store
