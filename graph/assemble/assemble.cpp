#include "graph/assemble/assemble.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "graph/assemble/actor_editorial.hpp"
#include "graph/assemble/chosen.hpp"
#include "graph/assemble/copies.hpp"
#include "graph/assemble/dating.hpp"
#include "graph/assemble/disagreement.hpp"
#include "graph/assemble/editorial.hpp"
#include "graph/assemble/joint_reading.hpp"
#include "graph/assemble/kept_events.hpp"
#include "graph/assemble/likely_days.hpp"
#include "graph/assemble/marginalia.hpp"
#include "graph/assemble/maybe_same_actor.hpp"
#include "graph/assemble/named_events.hpp"
#include "graph/assemble/order.hpp"
#include "graph/assemble/regroup.hpp"
#include "graph/assemble/said_relations.hpp"
#include "graph/assemble/same_actor.hpp"
#include "graph/assemble/same_event.hpp"
#include "graph/assemble/seen.hpp"
#include "graph/assemble/selections.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

template <typename To, typename From>
To same_value(From value) {
  // The record's and the model's enumerations list the same values in the same order.
  return static_cast<To>(static_cast<int>(value));
}

/// An id of a record, and the reading that has it.
struct InReading {
  std::size_t reading;
  std::string id;
  bool operator==(const InReading&) const = default;
  struct Hash {
    std::size_t operator()(const InReading& one) const {
      return std::hash<std::string>()(one.id) ^ (one.reading * 0x9e3779b97f4a7c15ULL);
    }
  };
};

class Assembler {
 public:
  Assembler(std::vector<Reading> readings, const Decisions& decisions)
      : readings_(std::move(readings)), decisions_(decisions), event_decisions_(decisions.events) {
    for (EventDecision& picked : decisions_by_picking(decisions.selections))
      event_decisions_.push_back(std::move(picked));
    std::sort(readings_.begin(), readings_.end(), [](const Reading& one, const Reading& other) {
      return std::tuple(!one.published, one.published, one.source_uid) <
             std::tuple(!other.published, other.published, other.source_uid);
    });
    own_readings_ = readings_;
    for (std::size_t r = 0; r < readings_.size(); ++r) {
      if (readings_[r].others.empty()) continue;
      const JointReading& joint =
          joint_readings_.emplace(r, joint_reading(*readings_[r].record, readings_[r].others)).first->second;
      readings_[r].record = &joint.record;
    }
  }

  model::Assembled run() {
    collect_actors();
    out_.source_links = source_links(readings_);
    for (const Reading& reading : readings_)
      if (!reading.record->pages.empty())
        out_.source_pages.push_back({reading.source_uid, reading.record->pages});
    collect_events();
    const std::vector<std::vector<std::size_t>> event_sets = group_events();
    find_decided_claims();
    for (const auto& set : event_sets) join_described_actors(set);
    for (const auto& set : actor_groups_->sets()) add_actor(set);
    place_of_.resize(events_.size());
    for (const auto& set : event_sets) add_event(set);
    make_relations();
    const auto today = [&](const Reference& what) { return uid_today(what); };
    ActorEditorial actors(out_, decisions_.actors, actor_readings_);
    Editorial editorial(out_, event_decisions_, today, actors.given_names());
    editorial.apply();
    actors.apply();
    follow_order(out_, decisions_.orders);
    choose_likely_days(out_, rejected_claims_);
    editorial.put_dates();
    put_tags(out_, decisions_.tags, today);
    put_notes(out_, decisions_.notes, today);
    put_pictures(out_, decisions_.pictures, today);
    find_disagreements();
    find_maybe_same_actors();
    out_.selections = selections_from(decisions_.selections, today);
    std::move(rejected_claims_.begin(), rejected_claims_.end(), std::back_inserter(out_.claims));
    return std::move(out_);
  }

 private:
  const record::Record& record_of(std::size_t reading) const { return *readings_[reading].record; }

  std::string actor_uid(const ActorOfReading& item) const {
    return uid_of(readings_[item.reading].source_uid, *item.actor);
  }

  void collect_actors() {
    std::set<std::string> ignored;
    for (const std::string& name : decisions_.ignored_names) ignored.insert(text::fold(name));
    std::vector<std::string> uids;
    for (std::size_t r = 0; r < readings_.size(); ++r)
      for (const record::Actor& actor : record_of(r).actors) {
        if (ignored.contains(text::fold(actor.name))) continue;
        actor_of_[{r, actor.id}] = actors_.size();
        actors_.push_back({r, &actor});
        uids.push_back(actor_uid(actors_.back()));
      }
    const SeenActors& seen = seen_actors_.emplace(actors_, uids);
    actor_groups_.emplace(regrouped(same_actors(actors_), actors_.size(), decisions_.actor_groups,
                                    [&](const Reference& actor) { return seen.find(actor); }));
    for (const Regrouping& decision : decisions_.actor_groups) {
      const std::vector<std::size_t> who = decision.join && !decision.these.empty()
                                               ? seen.find(decision.these.front())
                                               : std::vector<std::size_t>{};
      for (const Reference& other : decision.these)
        if (!who.empty() && other.uid.empty()) given_names_[who.front()].insert(other.name);
    }
  }

  /// Which events are one, as readings and the editor say; those that he keeps though no reading finds them
  /// are among them.
  std::vector<std::vector<std::size_t>> group_events() {
    const Groups found = same_read_events();
    const std::size_t read = events_.size();
    keep_seen_events();
    Groups all(events_.size());
    for (std::size_t i = 0; i < read; ++i) all.join(found.root(i), i);
    for (std::size_t i = read + 1; i < events_.size(); ++i)
      if (events_[i].seen == events_[i - 1].seen) all.join(i - 1, i);
    seen_events_.emplace(events_, readings_);
    return regrouped(all, events_.size(), decisions_.event_groups,
                     [&](const Reference& event) { return seen_events_->find(event); })
        .sets();
  }

  /// Those that other programs read in the words of ours go where ours go.
  Groups same_read_events() const {
    if (joint_readings_.empty()) return same_events(events_);
    std::map<std::pair<std::size_t, std::string>, std::size_t> index;
    for (std::size_t i = 0; i < events_.size(); ++i) index[{events_[i].reading, events_[i].event->id}] = i;
    Groups all(events_.size());
    std::vector<EventOfReading> first;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const auto joint = joint_readings_.find(events_[i].reading);
      const auto same =
          joint == joint_readings_.end() ? std::string() : same_as(joint->second, events_[i].event->id);
      if (!same.empty()) {
        all.join(index.at({events_[i].reading, same}), i);
        continue;
      }
      first.push_back(events_[i]);
      which.push_back(i);
    }
    const Groups found = same_events(first);
    for (std::size_t i = 0; i < first.size(); ++i) all.join(which[found.root(i)], which[i]);
    return all;
  }

  static std::string same_as(const JointReading& joint, const std::string& event) {
    const auto found = joint.same.find(event);
    return found == joint.same.end() ? "" : found->second;
  }

  void find_decided_claims() {
    for (const ClaimDecision& decision : decisions_.claims)
      for (const std::size_t i : seen_events_->find(decision.claim)) claim_decisions_[i] = &decision;
  }

  /// Events that the editor keeps though no reading finds them now.
  void keep_seen_events() {
    const SeenEvents found(events_, readings_);
    for (const KeptEvent& kept : kept_events(event_decisions_, found)) keep(*kept.event, kept.uids, found);
  }

  void keep(const SeenEvent& event, const std::set<std::string>& uids, const SeenEvents& found) {
    std::size_t parts = 0;
    const auto add = [&](std::size_t reading, std::size_t words) {
      // Another event may stand at its old place today.
      const std::string& first = event.reference.uid;
      const bool is_first = parts == 0 && !event_uids_.contains(first);
      const std::string uid =
          is_first ? first : uid_of('E', first + "#" + std::to_string(parts == 0 ? 0 : words + 1), {});
      events_.push_back({.reading = reading, .event = nullptr, .seen = &event, .words = words, .uid = uid});
      if (parts++ == 0) events_.back().seen_as.assign(uids.begin(), uids.end());
    };
    for (std::size_t i = 0; i < event.reference.words.size(); ++i)
      if (const auto reading = found.reading_of(event.reference.words[i].source_uid)) add(*reading, i);
    if (event.reference.words.empty()) add(readings_.size(), 0);
  }

  /// The uid in the graph of what the editor has seen; "" when there is nothing of it.
  std::string uid_today(const Reference& event) const {
    const std::vector<std::size_t> found = seen_events_->find(event);
    return found.empty() ? "" : out_.events[place_of_.at(found.front())].uid;
  }

  /// A name for each set of readings whose sources are linked, by reading; "" for those that are not.
  std::vector<std::string> linked_readings() const {
    std::map<std::string, std::size_t> index;
    for (std::size_t r = 0; r < readings_.size(); ++r) index[readings_[r].source_uid] = r;
    Groups groups(readings_.size());
    for (const model::AssembledSourceLink& link : out_.source_links)
      groups.join(index.at(link.source_uid), index.at(link.other_uid));
    std::vector<std::string> names(readings_.size());
    for (const auto& set : groups.sets())
      for (const std::size_t r : set)
        if (set.size() > 1) names[r] = readings_[set.front()].source_uid;
    return names;
  }

  void collect_events() {
    copied_from_ = linked_readings();
    const NamedEvents names(decisions_.anchors, own_readings_);
    for (std::size_t r = 0; r < readings_.size(); ++r) {
      const std::map<std::size_t, record::Event>& dated =
          dated_events_.emplace_back(names.dated(readings_[r]));
      const std::vector<record::Event>& events = record_of(r).events;
      for (std::size_t i = 0; i < events.size(); ++i) {
        const auto named = dated.find(i);
        events_.push_back(event_of_reading(r, named == dated.end() ? events[i] : named->second));
      }
    }
  }

  /// "35 Russian diplomats" of one event are the same in each article that tells of it, though the words
  /// alone would not say so.
  void join_described_actors(const std::vector<std::size_t>& set) {
    if (set.size() < 2) return;
    std::map<std::string, std::size_t> by_name;
    for (const std::size_t i : set) {
      if (!events_[i].event) continue;
      for (const record::Participant& part : events_[i].event->participants) {
        const auto at = actor_of_.find({events_[i].reading, part.actor});
        if (at == actor_of_.end() || !is_only_described(*actors_[at->second].actor)) continue;
        const auto [first, is_new] =
            by_name.try_emplace(text::fold(actors_[at->second].actor->name), at->second);
        if (!is_new && actors_[first->second].reading != actors_[at->second].reading)
          actor_groups_->join(first->second, at->second);
      }
    }
  }

  void add_actor(const std::vector<std::size_t>& set) {
    model::AssembledActor made;
    made.uid = actor_uid(actors_[set.front()]);
    std::set<std::string> aliases, titles;
    ActorReadings& read = actor_readings_.emplace_back();
    ActorOrigin& origin = origins_.emplace_back();
    for (const std::size_t i : set) {
      const record::Actor& actor = *actors_[i].actor;
      origin.readings.insert(actors_[i].reading);
      origin.is_named = origin.is_named || !is_only_described(actor);
      if (i != set.front()) made.absorbed_uids.push_back(actor_uid(actors_[i]));
      read.names[actor.name] += actor.mentions.size();
      read.kinds.push_back(same_value<model::ActorKind>(actor.kind));
      aliases.insert(actor.aliases.begin(), actor.aliases.end());
      aliases.insert(actor.name);
      titles.insert(actor.titles.begin(), actor.titles.end());
      if (const auto given = given_names_.find(i); given != given_names_.end())
        aliases.insert(given->second.begin(), given->second.end());
      made.actor.mentions += actor.mentions.size();
    }
    made.actor.kind = read.kind().value_or(model::ActorKind::other);
    made.actor.name = read.name();
    aliases.erase(made.actor.name);
    made.actor.aliases.assign(aliases.begin(), aliases.end());
    made.actor.titles.assign(titles.begin(), titles.end());
    std::sort(made.absorbed_uids.begin(), made.absorbed_uids.end());
    out_.actors.push_back(std::move(made));
  }

  EventOfReading event_of_reading(std::size_t reading, const record::Event& event) {
    EventOfReading item{.reading = reading, .event = &event};
    const base::ByteSpan words = event.mentions.empty() ? event.quote : event.mentions.front().span;
    item.uid = uid_of('E', readings_[reading].source_uid, words);
    // Records of other programs may hang two events on the same words.
    if (!event_uids_.insert(item.uid).second)
      item.uid = uid_of('E', readings_[reading].source_uid + "#" + event.id, words);
    item.quote = base::words_at(record_of(reading).text, event.quote);
    if (const auto joint = joint_readings_.find(reading); joint != joint_readings_.end()) {
      const auto other = joint->second.extractors.find(event.id);
      if (other != joint->second.extractors.end()) item.extractor = other->second;
    }
    item.copied_from = copied_from_[reading];
    for (const record::Participant& part : event.participants) {
      const auto at = actor_of_.find({reading, part.actor});
      if (at == actor_of_.end()) continue;
      const std::size_t actor = actor_groups_->root(at->second);
      (part.role == record::Role::place ? item.places : item.actors).insert(actor);
    }
    return item;
  }

  void add_event(const std::vector<std::size_t>& set) {
    model::AssembledEvent made;
    made.uid = events_[set.front()].uid;
    std::vector<model::AssembledClaim> claims;
    for (const std::size_t i : set) {
      if (i != set.front()) made.absorbed_uids.push_back(events_[i].uid);
      for (const std::string& uid : events_[i].seen_as)
        if (uid != made.uid && !event_uids_.contains(uid)) made.absorbed_uids.push_back(uid);
      place_of_[i] = out_.events.size();
      if (events_[i].seen) {
        claims.push_back(kept_claim(events_[i], made.uid));
        continue;
      }
      claims.push_back(claim_of(events_[i], made.uid));
      put_decision(i, claims.back().claim);
      event_of_[{events_[i].reading, events_[i].event->id}] = out_.events.size();
    }
    made.event.found =
        std::any_of(set.begin(), set.end(), [&](std::size_t i) { return events_[i].event != nullptr; });
    std::sort(made.absorbed_uids.begin(), made.absorbed_uids.end());
    made.absorbed_uids.erase(std::unique(made.absorbed_uids.begin(), made.absorbed_uids.end()),
                             made.absorbed_uids.end());
    const bool is_told = std::any_of(claims.begin(), claims.end(), [](const model::AssembledClaim& one) {
      return one.claim.state != model::State::rejected;
    });
    if (!is_told) made.event.state = model::State::rejected;
    const std::vector<model::AssembledClaim>& told_by = is_told ? out_.claims : rejected_claims_;
    const std::size_t first_claim = told_by.size();
    for (model::AssembledClaim& one : claims)
      (one.claim.state == model::State::rejected ? rejected_claims_ : out_.claims).push_back(std::move(one));
    choose_fields(made, std::span(told_by).subspan(first_claim));
    out_.events.push_back(std::move(made));
  }

  void put_decision(std::size_t item, model::Claim& claim) const {
    const auto decided = claim_decisions_.find(item);
    if (decided == claim_decisions_.end() || decided->second->state == model::State::proposed) return;
    claim.state = decided->second->state;
    claim.decided_by = decided->second->who;
    claim.decided_at = decided->second->at;
  }

  model::AssembledClaim claim_of(const EventOfReading& item, const std::string& event) const {
    const record::Event& said = *item.event;
    model::AssembledClaim made;
    made.source_uid = readings_[item.reading].source_uid;
    made.event_uid = event;
    made.uid = "C" + item.uid.substr(1);
    made.attributed_to_uid = uid_in_story(item.reading, said.attributed_to);
    made.claim.extractor = item.extractor;
    made.claim.title = said.title;
    made.claim.kind = said.kind;
    made.claim.dating = dating_of(record_of(item.reading), said.time);
    made.claim.modality = same_value<model::Modality>(said.modality);
    made.claim.polarity = same_value<model::Polarity>(said.polarity);
    made.claim.salience = said.salience;
    for (const record::EventMention& mention : said.mentions) made.claim.mentions.push_back(mention.span);
    made.claim.quote = said.quote;
    made.claim.evidence = said.evidence;
    for (const record::Participant& part : said.participants) {
      const std::string uid = uid_in_story(item.reading, part.actor);
      if (!uid.empty()) made.participants.push_back({uid, same_value<model::Role>(part.role), part.span});
    }
    return made;
  }

  /// What the editor has seen, at the place where its words still stand, else cited by them.
  model::AssembledClaim kept_claim(const EventOfReading& item, const std::string& event) const {
    const SeenEvent& seen = *item.seen;
    model::AssembledClaim made;
    made.event_uid = event;
    made.uid = "C" + item.uid.substr(1);
    made.claim.title = seen.title;
    made.claim.kind = seen.kind;
    made.claim.dating = seen.dating;
    made.claim.modality = seen.modality;
    made.claim.polarity = seen.polarity;
    made.claim.salience = seen.salience;
    if (item.reading == readings_.size()) return made;
    made.source_uid = readings_[item.reading].source_uid;
    const SeenWords& words = seen.reference.words[item.words];
    made.claim.quote = place_of(words, record_of(item.reading).text);
    if (made.claim.quote.begin == made.claim.quote.end) made.claim.citation = words.quote;
    return made;
  }

  std::string uid_in_story(std::size_t reading, const std::string& actor) const {
    const auto at = actor_of_.find({reading, actor});
    return at == actor_of_.end() ? std::string() : actor_uid(actors_[actor_groups_->root(at->second)]);
  }

  void find_disagreements() {
    std::map<std::string, const record::Record*> records;
    for (const Reading& reading : readings_) records.emplace(reading.source_uid, reading.record);
    std::set<std::pair<std::string, std::string>> parted;
    for (const Regrouping& decision : decisions_.event_groups)
      for (const Reference& one : decision.these)
        for (const Reference& other : decision.others) {
          parted.emplace(uid_today(one), uid_today(other));
          parted.emplace(uid_today(other), uid_today(one));
        }
    assemble::find_disagreements(
        out_,
        [&](const model::AssembledClaim& claim, const base::ByteSpan& words) {
          const auto record = records.find(claim.source_uid);
          return record == records.end() ? std::string()
                                         : std::string(base::words_at(record->second->text, words));
        },
        [&](const std::string& one, const std::string& other) { return parted.contains({one, other}); });
  }

  void find_maybe_same_actors() {
    std::set<std::pair<std::string, std::string>> parted;
    const auto uids = [&](const std::vector<Reference>& references) {
      std::set<std::string> out;
      for (const Reference& reference : references)
        for (const std::size_t i : seen_actors_->find(reference))
          out.insert(actor_uid(actors_[actor_groups_->root(i)]));
      return out;
    };
    for (const Regrouping& decision : decisions_.actor_groups) {
      if (decision.join) continue;
      const std::set<std::string> others = uids(decision.others);
      for (const std::string& one : uids(decision.these))
        for (const std::string& other : others) parted.insert(std::minmax(one, other));
    }
    out_.maybe_same_actors =
        maybe_same_actors(out_, origins_, [&](const std::string& one, const std::string& other) {
          return parted.contains(std::minmax(one, other));
        });
  }

  /// As the articles have them, then as the editor does.
  void make_relations() {
    std::set<std::tuple<std::size_t, std::size_t, model::RelationKind, std::size_t>> said;
    for (std::size_t r = 0; r < readings_.size(); ++r)
      for (const record::Relation& relation : record_of(r).relations) {
        const auto from = event_of_.find({r, relation.from});
        const auto to = event_of_.find({r, relation.to});
        if (from == event_of_.end() || to == event_of_.end() || from->second == to->second) continue;
        const auto kind = same_value<model::RelationKind>(relation.kind);
        // Another program may have read what we did.
        if (joint_readings_.contains(r) && !said.emplace(from->second, to->second, kind, r).second) continue;
        out_.relations.push_back({out_.events[from->second].uid, out_.events[to->second].uid,
                                  readings_[r].source_uid, kind, relation.span});
      }
    add_said_relations(out_, decisions_.relations, [&](const Reference& what) { return uid_today(what); });
  }

  std::vector<std::string> copied_from_;                // by reading
  std::vector<Reading> readings_;                       ///< with the joint records
  std::vector<Reading> own_readings_;                   ///< the same, with ours
  std::map<std::size_t, JointReading> joint_readings_;  ///< by reading, where another program has read it
  const Decisions& decisions_;
  std::vector<EventDecision> event_decisions_;  ///< with those of picking for selections
  std::deque<std::map<std::size_t, record::Event>>
      dated_events_;  ///< by names, of each reading; events_ points into them
  std::unordered_set<std::string> event_uids_;
  std::vector<ActorOfReading> actors_;
  std::optional<SeenActors> seen_actors_;                     ///< of actors_
  std::optional<Groups> actor_groups_;                        ///< of actors_
  std::vector<ActorReadings> actor_readings_;                 ///< of the actors of out_
  std::vector<ActorOrigin> origins_;                          ///< of the actors of out_
  std::map<std::size_t, std::set<std::string>> given_names_;  ///< by the editor, of actors_
  std::vector<EventOfReading> events_;
  std::optional<SeenEvents> seen_events_;                        ///< of events_
  std::map<std::size_t, const ClaimDecision*> claim_decisions_;  ///< the last ones, by place in events_
  std::vector<model::AssembledClaim> rejected_claims_;           ///< of events that others tell of
  std::vector<std::size_t> place_of_;                            ///< of each of events_, in those of out_
  std::unordered_map<InReading, std::size_t, InReading::Hash> actor_of_;  ///< in actors_
  std::unordered_map<InReading, std::size_t, InReading::Hash> event_of_;  ///< in the events of out_
  model::Assembled out_;
};

}  // namespace

model::Assembled assemble(std::vector<Reading> readings, const Decisions& decisions) {
  return Assembler(std::move(readings), decisions).run();
}

}  // namespace dateline::assemble
