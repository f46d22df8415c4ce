#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/story_reader.hpp"

namespace dateline::test {

/// A story held in vectors, made line by line in a test:
///
///     SmallStory story;
///     const auto obama = story.actor("Barack Obama", {"Obama"});
///     const auto expulsion = story.event("2016-12", "Obama orders the expulsion", "expulsion", {{obama,
///     Role::agent}});
class SmallStory : public model::StoryReader {
 public:
  using Parts = std::vector<std::pair<model::ActorId, model::Role>>;

  model::ActorId actor(const std::string& name, std::vector<std::string> aliases = {},
                       model::ActorKind kind = model::ActorKind::person);
  model::SourceId source(const std::string& outlet, const std::string& text = "");
  /// `date` is EDTF; "" for none, with "~" before it for an inferred one.
  model::EventId event(const std::string& date, const std::string& title,
                       const std::string& kind = "statement", const Parts& parts = {},
                       model::SourceId source = {}, double salience = 0.5);
  /// One more source tells of an event; `date`, EDTF, is another one than that of the event.
  model::ClaimId claim(model::EventId event, model::SourceId source, const std::string& date = "");
  /// Says that `later` is a copy, version or part of `earlier`, or contains it.
  void link(model::SourceId later, model::LinkKind kind, model::SourceId earlier, double share = 1);
  /// Divides the text of a source into pages.
  void paginate(model::SourceId id, std::vector<base::ByteSpan> pages) { pages_[id] = std::move(pages); }
  void relate(model::EventId from, model::EventId to, model::RelationKind kind);
  void disagree(model::Disagreement disagreement) { disagreements_.push_back(std::move(disagreement)); }
  void may_be_one(model::MaybeSameActor pair) { maybe_same_actors_.push_back(pair); }
  void select(model::Selection selection) { selections_.push_back(std::move(selection)); }
  model::Claim& claim_at(model::ClaimId id) { return claims_[id.number - 1]; }
  model::Event& at(model::EventId id) { return events_[id.number - 1]; }
  model::Source& source_at(model::SourceId id) { return sources_[id.number - 1]; }
  model::Actor& actor_at(model::ActorId id) { return actors_[id.number - 1]; }

  void each_event(const model::EventWindow& window,
                  const std::function<bool(const model::Event&)>& visit) const override;
  void each_actor(const std::function<bool(const model::Actor&)>& visit) const override;
  void each_source(const std::function<bool(const model::Source&)>& visit) const override;
  std::optional<model::Event> event(model::EventId id) const override;
  std::optional<model::Actor> actor(model::ActorId id) const override;
  std::optional<model::Source> source(model::SourceId id) const override;
  std::optional<model::SourceLink> link_of(model::SourceId id) const override;
  std::vector<base::ByteSpan> pages_of(model::SourceId id) const override;
  std::optional<model::Claim> claim(model::ClaimId id) const override;
  std::vector<model::Claim> claims_of(model::EventId id) const override;
  std::vector<model::Claim> claims_in_short(model::EventId id) const override;
  std::vector<model::Claim> rejected_claims_of(model::EventId id) const override;
  std::vector<model::Relation> relations_of(model::EventId id) const override;
  std::vector<model::Relation> relations_from(model::EventId id) const override;
  std::vector<model::Disagreement> disagreements() const override { return disagreements_; }
  std::vector<model::MaybeSameActor> maybe_same_actors() const override { return maybe_same_actors_; }
  std::vector<model::Selection> selections() const override { return selections_; }
  std::vector<model::Participant> participants_of(model::EventId id) const override;
  std::vector<model::Involvement> involvements_of(model::ActorId id) const override;
  std::vector<model::Link> links_of(model::EventId id) const override;
  std::vector<model::EventId> told_with(model::EventId id) const override;
  bool is_rejected(model::EventId id) const override;
  std::optional<double> salience_of(model::EventId id) const override;
  void each_salience(const std::function<void(model::EventId, double)>& visit) const override;
  void each_participation(
      const std::function<void(model::EventId, const model::Participant&)>& visit) const override;
  void each_link(const std::function<void(model::EventId, const model::Link&)>& visit) const override;
  std::vector<model::EventId> events_of(model::ActorId id) const override;
  std::vector<model::EventId> events_in(model::SourceId id) const override;
  std::vector<model::EventId> events_with_words(const std::vector<std::string>& words) const override;
  model::EventId last_event() const override { return {static_cast<std::uint32_t>(events_.size())}; }
  std::vector<std::string> kinds() const override;
  std::vector<std::string> tags() const override;
  std::vector<model::EventId> events_of_kind(const std::string& kind) const override;
  std::vector<model::EventId> events_with_tag(const std::string& tag) const override;
  std::vector<std::string> extractors() const override;
  std::vector<model::EventId> events_read_by(const std::string& extractor) const override;
  std::vector<model::EventId> events_in_state(model::State state) const override;
  std::vector<model::EventId> events_attributed_to(model::ActorId id) const override;
  std::vector<model::EventId> events_in_relation(model::RelationKind kind) const override;
  std::vector<model::SourceId> sources_of(model::EventId id) const override;
  std::string text_of(model::SourceId id) const override;

 private:
  std::vector<model::MaybeSameActor> maybe_same_actors_;
  std::vector<model::Selection> selections_;
  std::vector<model::Event> events_;
  std::vector<model::Actor> actors_;
  std::vector<model::Source> sources_;
  std::vector<std::string> texts_;
  std::vector<model::Claim> claims_;
  std::vector<model::Relation> relations_;
  std::vector<model::Disagreement> disagreements_;
  std::map<model::SourceId, model::SourceLink> links_;
  std::map<model::SourceId, std::vector<base::ByteSpan>> pages_;
};

}  // namespace dateline::test
