#include <algorithm>
#include <map>

#include "src/extract/extract.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/word_kinds.hpp"

namespace dateline::extract {

namespace {

using record::Basis;

class Assembler {
 public:
  Assembler(const Reading& reading, const std::string& id)
      : reading_(reading), out_(intake_record(reading.article, id)) {}

  record::Record run() {
    for (const Tree& tree : reading_.trees) out_.sentences.push_back(tree.sentence().span);
    out_.times = reading_.times;
    for (const record::Time& time : out_.times) time_spans_.emplace(time.id, time.span);
    put_actors();
    put_events();
    put_relations();
    return std::move(out_);
  }

 private:
  /// Actors in the order of their first mention.
  void put_actors() {
    actor_ids_.resize(reading_.actors.size());
    for (const Mention& mention : reading_.mentions) {
      if (!mention.actor) continue;
      std::string& id = actor_ids_[*mention.actor];
      if (id.empty()) {
        const ActorDraft& draft = reading_.actors[*mention.actor];
        id = "a" + std::to_string(out_.actors.size() + 1);
        actor_place_[id] = out_.actors.size();
        out_.actors.push_back({id, draft.kind, draft.name, draft.aliases, draft.titles, {}});
      }
      out_.actors[actor_place_[id]].mentions.push_back({reading_.span_of(mention), mention.form});
    }
  }

  void put_events() {
    event_ids_.resize(reading_.events.size());
    std::map<Index, std::size_t> place;
    for (Index e = 0; e < reading_.events.size(); ++e) {
      const EventDraft& draft = reading_.events[e];
      Index first = e;
      while (reading_.events[first].same_as) first = *reading_.events[first].same_as;
      if (first == e) {
        place[e] = out_.events.size();
        event_ids_[e] = "e" + std::to_string(out_.events.size() + 1);
        out_.events.push_back(event_of(draft));
        out_.events.back().id = event_ids_[e];
      } else {
        event_ids_[e] = event_ids_[first];
        join(out_.events[place[first]], event_of(draft), draft.in_title);
      }
    }
  }

  /// A trigger word, with what a hyphen joins to it: "take-off".
  base::ByteSpan trigger_span(const Place& at) const {
    base::ByteSpan span = reading_.span_of(at);
    const Tree& tree = reading_.tree(at);
    if (!joined_noun(reading_.lexicon, tree, at.token).empty())
      span.begin = tree.token(at.token - 2).span.begin;
    return span;
  }

  record::Event event_of(const EventDraft& draft) const {
    record::Event event;
    event.title = draft.title;
    event.kind = draft.kind != nullptr ? draft.kind->name : draft.stative ? "state" : "other";
    event.salience = draft.salience;
    event.modality = draft.modality;
    event.polarity = draft.polarity;
    if (draft.attributed_to) event.attributed_to = actor_ids_[*draft.attributed_to];
    event.time = draft.time;
    for (const Place& at : draft.triggers) event.mentions.push_back({trigger_span(at), at.sentence});
    for (const Argument& argument : draft.arguments) {
      const Mention* mention = reading_.mention_at(argument.at);
      if (mention == nullptr || !mention->actor) continue;
      add_participant(event, {actor_ids_[*mention->actor], argument.role, reading_.span_of(*mention)});
    }
    event.quote = reading_.tree(draft.at).sentence().span;
    event.evidence = draft.evidence;
    if (draft.time.basis == Basis::time) {
      const base::ByteSpan said = time_spans_.at(draft.time.basis_time);
      if (!event.quote.contains(said)) add_evidence(event, said);
    }
    return event;
  }

  static void add_evidence(record::Event& event, const base::ByteSpan& span) {
    if (std::find(event.evidence.begin(), event.evidence.end(), span) == event.evidence.end()) {
      event.evidence.push_back(span);
    }
  }

  static void add_participant(record::Event& event, const record::Participant& participant) {
    for (const record::Participant& there : event.participants) {
      if (there.actor == participant.actor) return;
    }
    event.participants.push_back(participant);
  }

  /// A later mention of an event: its words are added, and what it knows better is taken over.
  static void join(record::Event& event, const record::Event& again, bool again_in_title) {
    event.mentions.insert(event.mentions.end(), again.mentions.begin(), again.mentions.end());
    for (const record::Participant& participant : again.participants) add_participant(event, participant);
    const auto sureness = [](const record::Event& e) {
      return (e.time.when.stated ? 2 : 0) + (e.time.when.bounded() ? 1 : 0);
    };
    if (sureness(again) > sureness(event))
      event.time = again.time;
    else if (!event.time.likely && again.time.when == event.time.when)
      event.time.likely = again.time.likely;
    const bool fuller = again.kind == event.kind && event.time.basis == Basis::named_event &&
                        again.title.size() > event.title.size();
    if ((again.salience > event.salience && !again_in_title) || fuller) {
      event.title = again.title;
      event.kind = again.kind;
      if (again.quote != event.quote) add_evidence(event, event.quote);
      event.quote = again.quote;
    } else if (again.quote != event.quote) {
      add_evidence(event, again.quote);
    }
    event.salience = std::max(event.salience, again.salience);
    if (event.attributed_to.empty()) event.attributed_to = again.attributed_to;
  }

  void put_relations() {
    for (const RelationDraft& relation : reading_.relations) {
      if (event_ids_[relation.from] == event_ids_[relation.to]) continue;
      out_.relations.push_back(
          {event_ids_[relation.from], event_ids_[relation.to], relation.kind, relation.span});
    }
  }

  const Reading& reading_;
  record::Record out_;
  std::vector<std::string> actor_ids_, event_ids_;
  std::map<std::string, std::size_t> actor_place_;
  std::map<std::string, base::ByteSpan> time_spans_;
};

}  // namespace

record::Record assemble(const Reading& reading, const std::string& id) {
  return Assembler(reading, id).run();
}

}  // namespace dateline::extract
