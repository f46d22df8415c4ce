#pragma once

#include <string>
#include <vector>

#include "graph/model/model.hpp"

namespace dateline::model {

// A story's graph as graph/assemble makes it and graph/store keeps it. Things name each other by uid here;
// the store gives each uid its handle: the smallest number that it or one of the uids it absorbs already has,
// else the next new one, in the order of these vectors.

struct AssembledParticipation {
  std::string actor_uid;
  Role role = Role::other;
  ByteSpan words;  ///< in the claim's source; empty for an event's own participations
  bool operator==(const AssembledParticipation&) const = default;
};

struct AssembledClaim {
  std::string uid;
  std::string event_uid;
  std::string source_uid;
  std::string attributed_to_uid;  ///< "" for none
  /// Everything else; its ids, `participants` and `attributed_to` are not read.
  Claim claim;
  std::vector<AssembledParticipation> participants;
  bool operator==(const AssembledClaim&) const = default;
};

struct AssembledEvent {
  std::string uid;
  std::vector<std::string> absorbed_uids;  ///< sorted, without uid
  std::string attributed_to_uid;
  /// Everything else; its id, uid, `participants` and `attributed_to` are not read.
  Event event;
  std::vector<AssembledParticipation> participants;
  bool operator==(const AssembledEvent&) const = default;
};

struct AssembledActor {
  std::string uid;
  std::vector<std::string> absorbed_uids;
  Actor actor;  ///< its id, its uid and the sources of its citations are not read
  std::vector<std::string> cited_source_uids;  ///< one a citation, "" for none
  bool operator==(const AssembledActor&) const = default;
};

struct AssembledMaybeSameActor {
  std::string one_uid, other_uid;
  Likeness likeness = Likeness::spelling;
  bool operator==(const AssembledMaybeSameActor&) const = default;
};

struct AssembledRelation {
  std::string from_uid, to_uid, source_uid;
  RelationKind kind = RelationKind::after;
  ByteSpan words;
  bool operator==(const AssembledRelation&) const = default;
};

struct AssembledSourceLink {
  std::string source_uid, other_uid, head_uid;  ///< as in SourceLink
  LinkKind kind = LinkKind::copy;
  double share = 0;
  bool operator==(const AssembledSourceLink&) const = default;
};

struct AssembledPages {
  std::string source_uid;
  std::vector<ByteSpan> pages;  ///< of its text, in order
  bool operator==(const AssembledPages&) const = default;
};

struct AssembledDisagreement {
  std::string one_uid, other_uid;  ///< of events
  std::string one_claim_uid, other_claim_uid;
  Disagreement disagreement;  ///< its ids are not read
  bool operator==(const AssembledDisagreement&) const = default;
};

struct AssembledSelectionItem {
  std::string event_uid;
  SelectionItem item;  ///< its event is not read
  bool operator==(const AssembledSelectionItem&) const = default;
};

struct AssembledSelectionPlace {
  std::string event_uid, after_uid;  ///< the latter "" for none
  bool operator==(const AssembledSelectionPlace&) const = default;
};

struct AssembledSelection {
  std::string name;
  std::vector<std::string> filter;
  std::vector<AssembledSelectionItem> items;
  std::vector<AssembledSelectionPlace> order;
  bool operator==(const AssembledSelection&) const = default;
};

struct Assembled {
  std::vector<AssembledActor> actors;
  std::vector<AssembledEvent> events;
  std::vector<AssembledClaim> claims;
  std::vector<AssembledRelation> relations;
  std::vector<AssembledDisagreement> disagreements;
  std::vector<AssembledMaybeSameActor> maybe_same_actors;
  std::vector<AssembledSelection> selections;     ///< by name
  std::vector<AssembledSourceLink> source_links;  ///< one a source at most
  std::vector<AssembledPages> source_pages;       ///< of the sources that have pages, each once
  bool operator==(const Assembled&) const = default;
};

}  // namespace dateline::model
