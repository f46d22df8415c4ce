#include "graph/assemble/assemble.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "graph/assemble/copies.hpp"
#include "graph/assemble/likely_days.hpp"
#include "graph/assemble/named_events.hpp"
#include "graph/assemble/order.hpp"
#include "graph/assemble/same_actor.hpp"
#include "graph/assemble/same_event.hpp"
#include "src/base/sha256.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

template <typename To, typename From>
To same_value(From value) {
  // The record's and the model's enumerations list the same values in the same order.
  return static_cast<To>(static_cast<int>(value));
}

std::optional<model::LikelyDays> likely_days_in(const record::Record& record, const record::EventTime& time) {
  if (!time.likely) return std::nullopt;
  const record::LikelyDays& said = *time.likely;
  model::LikelyDays likely{said.first, said.last, said.from, "", said.confidence};
  for (const record::Time& words : record.times)
    if (words.id == said.from) likely.phrase = base::words_at(record.text, words.span);
  return likely;
}

model::Dating dating_of(const record::Record& record, const record::EventTime& time) {
  std::string basis;
  switch (time.basis) {
    case record::Basis::time:
      basis = time.basis_time;
      break;
    case record::Basis::published:
      basis = "published";
      break;
    case record::Basis::saved:
      basis = "saved";
      break;
    case record::Basis::order:
      basis = "order";
      break;
    case record::Basis::named_event:
      basis = "named-event";
      break;
    case record::Basis::unknown:
      basis = "unknown";
      break;
  }
  return {time.when, basis, time.unresolved, time.confidence, likely_days_in(record, time)};
}

/// Days between the outer bounds, the more the vaguer; open spans are vaguest.
std::int64_t width_of(const calendar::TimeSpan& when) {
  if (when.unknown()) return INT64_MAX;
  if (!when.bounded()) return INT64_MAX - 1;
  return *when.latest_end - *when.earliest_start;
}

/// The dating of an event is that of one of its claims: the finest that words state; among those inferred,
/// the finest, then the one with the earliest upper bound (the first report). Ties go to the first claim.
/// Likely days are no date: they are chosen when all bounds are known.
const model::Dating& chosen_dating(const std::vector<const model::Claim*>& claims) {
  const auto rank = [](const model::Claim& claim) {
    const auto& when = claim.dating.when;
    return std::tuple(!when.stated, width_of(when), when.latest_end ? when.latest_end->number : INT64_MAX);
  };
  const model::Claim* best = claims.front();
  for (const model::Claim* claim : claims)
    if (rank(*claim) < rank(*best)) best = claim;
  return best->dating;
}

class Assembler {
 public:
  Assembler(std::vector<Reading> readings, const Decisions& decisions)
      : readings_(std::move(readings)), decisions_(decisions) {
    std::sort(readings_.begin(), readings_.end(), [](const Reading& one, const Reading& other) {
      return std::tuple(!one.published, one.published, one.source_uid) <
             std::tuple(!other.published, other.published, other.source_uid);
    });
  }

  model::Assembled run() {
    collect_actors();
    out_.source_links = source_links(readings_);
    for (const Reading& reading : readings_)
      if (!reading.record->pages.empty())
        out_.source_pages.push_back({reading.source_uid, reading.record->pages});
    collect_events();
    const std::vector<std::vector<std::size_t>> event_sets = same_events(events_).sets();
    for (const auto& set : event_sets) join_described_actors(set);
    for (const auto& set : actor_groups_->sets()) add_actor(set);
    for (const auto& set : event_sets) add_event(set);
    make_relations();
    follow_order(out_, decisions_.orders);
    choose_likely_days(out_);
    return std::move(out_);
  }

 private:
  const record::Record& record_of(std::size_t reading) const { return *readings_[reading].record; }

  std::string actor_uid(const ActorOfReading& item) const {
    const base::ByteSpan words =
        item.actor->mentions.empty() ? base::ByteSpan{} : item.actor->mentions.front().span;
    // Two actors of one record may begin with the same words ("Trump" in "Trump's administration"); the id
    // within the record keeps them apart.
    return uid_of('A', readings_[item.reading].source_uid + "#" + item.actor->id, words);
  }

  void collect_actors() {
    for (std::size_t r = 0; r < readings_.size(); ++r)
      for (const record::Actor& actor : record_of(r).actors) {
        actor_of_[{r, actor.id}] = actors_.size();
        actors_.push_back({r, &actor});
      }
    actor_groups_.emplace(same_actors(actors_));
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
    const NamedEvents names(decisions_.anchors, readings_);
    for (std::size_t r = 0; r < readings_.size(); ++r)
      for (const record::Event& event : dated_events_.emplace_back(names.dated(readings_[r])))
        events_.push_back(event_of_reading(r, event));
  }

  /// "35 Russian diplomats" of one event are the same in each article that tells of it, though the words
  /// alone would not say so.
  void join_described_actors(const std::vector<std::size_t>& set) {
    if (set.size() < 2) return;
    std::map<std::string, std::size_t> by_name;
    for (const std::size_t i : set)
      for (const record::Participant& part : events_[i].event->participants) {
        const auto at = actor_of_.find({events_[i].reading, part.actor});
        if (at == actor_of_.end() || !is_only_described(*actors_[at->second].actor)) continue;
        const auto [first, is_new] =
            by_name.try_emplace(text::fold(actors_[at->second].actor->name), at->second);
        if (!is_new && actors_[first->second].reading != actors_[at->second].reading)
          actor_groups_->join(first->second, at->second);
      }
  }

  void add_actor(const std::vector<std::size_t>& set) {
    model::AssembledActor made;
    made.uid = actor_uid(actors_[set.front()]);
    std::set<std::string> aliases, titles;
    std::map<std::string, std::uint64_t> names;
    for (const std::size_t i : set) {
      const record::Actor& actor = *actors_[i].actor;
      if (i != set.front()) made.absorbed_uids.push_back(actor_uid(actors_[i]));
      names[actor.name] += actor.mentions.size();
      aliases.insert(actor.aliases.begin(), actor.aliases.end());
      aliases.insert(actor.name);
      titles.insert(actor.titles.begin(), actor.titles.end());
      made.actor.mentions += actor.mentions.size();
    }
    const auto kind_is_known = [&](std::size_t i) {
      return actors_[i].actor->kind != record::ActorKind::other;
    };
    const auto known = std::find_if(set.begin(), set.end(), kind_is_known);
    made.actor.kind =
        same_value<model::ActorKind>(actors_[known == set.end() ? set.front() : *known].actor->kind);
    made.actor.name = best_name(names);
    aliases.erase(made.actor.name);
    made.actor.aliases.assign(aliases.begin(), aliases.end());
    made.actor.titles.assign(titles.begin(), titles.end());
    std::sort(made.absorbed_uids.begin(), made.absorbed_uids.end());
    out_.actors.push_back(std::move(made));
  }

  /// The name of most words, then of most mentions, then the first in byte order.
  static std::string best_name(const std::map<std::string, std::uint64_t>& names) {
    std::tuple<std::ptrdiff_t, std::uint64_t> best_rank{-1, 0};
    std::string best;
    for (const auto& [name, mentions] : names) {
      const std::tuple rank{std::count(name.begin(), name.end(), ' '), mentions};
      if (rank > best_rank) {
        best_rank = rank;
        best = name;
      }
    }
    return best;
  }

  EventOfReading event_of_reading(std::size_t reading, const record::Event& event) {
    EventOfReading item{.reading = reading, .event = &event};
    const base::ByteSpan words = event.mentions.empty() ? event.quote : event.mentions.front().span;
    item.uid = uid_of('E', readings_[reading].source_uid, words);
    // Records of other programs may hang two events on the same words.
    if (!event_uids_.insert(item.uid).second)
      item.uid = uid_of('E', readings_[reading].source_uid + "#" + event.id, words);
    item.quote = base::words_at(record_of(reading).text, event.quote);
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
    const std::size_t first_claim = out_.claims.size();
    for (const std::size_t i : set) {
      if (i != set.front()) made.absorbed_uids.push_back(events_[i].uid);
      out_.claims.push_back(claim_of(events_[i], made.uid));
      event_of_[{events_[i].reading, events_[i].event->id}] = made.uid;
    }
    std::sort(made.absorbed_uids.begin(), made.absorbed_uids.end());
    choose_fields(made, first_claim);
    out_.events.push_back(std::move(made));
  }

  model::AssembledClaim claim_of(const EventOfReading& item, const std::string& event) const {
    const record::Event& said = *item.event;
    model::AssembledClaim made;
    made.source_uid = readings_[item.reading].source_uid;
    made.event_uid = event;
    made.uid = "C" + item.uid.substr(1);
    made.attributed_to_uid = uid_in_story(item.reading, said.attributed_to);
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

  std::string uid_in_story(std::size_t reading, const std::string& actor) const {
    const auto at = actor_of_.find({reading, actor});
    return at == actor_of_.end() ? std::string() : actor_uid(actors_[actor_groups_->root(at->second)]);
  }

  /// Title, kind, modality and speaker come from the most salient claim (ties: the first); the rest as each
  /// rule says.
  void choose_fields(model::AssembledEvent& made, std::size_t first_claim) {
    std::vector<const model::Claim*> claims;
    const model::AssembledClaim* lead = &out_.claims[first_claim];
    std::set<std::pair<std::string, model::Role>> parts;
    for (std::size_t i = first_claim; i < out_.claims.size(); ++i) {
      const model::AssembledClaim& claim = out_.claims[i];
      claims.push_back(&claim.claim);
      if (claim.claim.salience > lead->claim.salience) lead = &claim;
      for (const auto& part : claim.participants)
        if (parts.insert({part.actor_uid, part.role}).second)
          made.participants.push_back({part.actor_uid, part.role, {}});
    }
    made.event.title = lead->claim.title;
    made.event.kind = lead->claim.kind;
    made.event.modality = lead->claim.modality;
    made.event.polarity = lead->claim.polarity;
    made.event.salience = lead->claim.salience;
    made.attributed_to_uid = lead->attributed_to_uid;
    made.event.dating = chosen_dating(claims);
  }

  void make_relations() {
    for (std::size_t r = 0; r < readings_.size(); ++r)
      for (const record::Relation& relation : record_of(r).relations) {
        const auto from = event_of_.find({r, relation.from});
        const auto to = event_of_.find({r, relation.to});
        if (from == event_of_.end() || to == event_of_.end() || from->second == to->second) continue;
        out_.relations.push_back({from->second, to->second, readings_[r].source_uid,
                                  same_value<model::RelationKind>(relation.kind), relation.span});
      }
  }

  std::vector<std::string> copied_from_;  // by reading
  std::vector<Reading> readings_;
  const Decisions& decisions_;
  std::deque<std::vector<record::Event>> dated_events_;  ///< of each reading, which events_ points into
  std::set<std::string> event_uids_;
  std::vector<ActorOfReading> actors_;
  std::optional<Groups> actor_groups_;  ///< of actors_
  std::vector<EventOfReading> events_;
  std::map<std::pair<std::size_t, std::string>, std::size_t>
      actor_of_;  ///< (reading, record id) → index in actors_
  std::map<std::pair<std::size_t, std::string>, std::string> event_of_;  ///< (reading, record id) → uid
  model::Assembled out_;
};

}  // namespace

std::string uid_of(char kind, const std::string& source_uid, const base::ByteSpan& words) {
  const std::string address =
      source_uid + ":" + std::to_string(words.begin) + "-" + std::to_string(words.end);
  return kind + base::sha256_hex(address).substr(0, 32);
}

model::Assembled assemble(std::vector<Reading> readings, const Decisions& decisions) {
  return Assembler(std::move(readings), decisions).run();
}

}  // namespace dateline::assemble
