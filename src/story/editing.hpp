#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/image/image.hpp"
#include "src/story/seeing.hpp"
#include "src/story/story.hpp"

namespace dateline::story {

/// What a decision came to.
struct Change {
  std::int64_t entry = 0;  ///< its number in the log; 0 when nothing was changed, or not in earnest
  std::vector<model::EventId> events;  ///< those that it changes
  std::vector<model::ActorId> actors;
  std::vector<model::ClaimId> claims;
  std::vector<std::string> new_uids;  ///< of events or actors that it parts from others or makes
  std::vector<std::string> warnings;  ///< what the editor should know
};

/// An event that is made by hand, from words of a source or from what the editor knows.
struct NewEvent {
  std::optional<model::SourceId> source;
  std::string quote;                                        ///< words of the source; empty without
  std::string title;                                        ///< empty: the quote
  std::string date;                                         ///< as people write it; empty: unknown
  std::string kind;                                         ///< empty: "other"
  std::vector<std::pair<model::Role, std::string>> actors;  ///< by name or handle
  std::string citation;  ///< where it is from, without words of a source: "interview, 3 May"
};

/// A picture that is to be put beside an event, or other words for the one that is there.
struct NewPicture {
  std::optional<std::string> bytes;  ///< nothing: the picture that is there stays
  std::string file;                  ///< where the bytes are from; folders before it are left out
  /// Without, those of the picture that is there stay; those of another picture are never taken over.
  std::optional<std::string> alternative, caption, credit;
  bool decorative = false;              ///< it shows nothing that is to be told
  std::optional<model::SourceId> from;  ///< words that are not given are those of the picture of this article
  image::Limits limits;
};

/// What the editor decides. Each call is one entry of the log and can be undone; the graph follows with
/// Story::update(). With `dry_run` nothing is stored, and what would be changed is returned. DataError is
/// thrown for handles that are none, UsageError for values that make no sense.
class Editing {
 public:
  /// The story must be up to date, and outlive this.
  Editing(Story& story, base::Instant now, bool dry_run = false)
      : story_(story), now_(now), dry_run_(dry_run) {}

  /// Accepts, checks or rejects fields of events, or takes that back (State::proposed). Without fields the
  /// event as a whole: accepting and checking mean each of its fields (and accepting leaves what is checked),
  /// rejecting means that it is none.
  Change mark(const std::vector<model::EventId>& events, const std::vector<model::Field>& fields,
              model::State state);
  /// The same for actors, whose fields are name and kind. A rejected actor takes part in nothing.
  Change mark(const std::vector<model::ActorId>& actors, const std::vector<model::Field>& fields,
              model::State state);
  /// Accepts, checks or rejects claims: that their source says so. A rejected one counts nowhere.
  Change mark(const std::vector<model::ClaimId>& claims, model::State state);
  /// Takes what a colleague has decided otherwise on fields of events (without fields on any), as he did:
  /// accepted, checked or rejected.
  Change take_theirs(const std::vector<model::EventId>& events, const std::vector<model::Field>& fields);
  Change take_theirs(const std::vector<model::ActorId>& actors, const std::vector<model::Field>& fields);
  /// Gives a field of an event a value of the editor's own, which is accepted with it. The fields are title,
  /// date, kind, standing ("actual", "planned", "alleged", "hypothetical", "denied") and the roles (agent,
  /// patient, recipient, speaker, place, other), with names parted by semicolons. `cite` is a source (S4) or
  /// words that say where it is from; may be empty.
  Change set(model::EventId event, const std::string& field, const std::string& value,
             const std::string& cite);
  /// The same for the name or the kind of an actor.
  Change set(model::ActorId actor, const std::string& field, const std::string& value,
             const std::string& cite);
  Change add_event(const NewEvent& event);

  /// Puts a tag on events, or takes it off; those that have it, or have it not, stay as they are.
  Change tag(const std::vector<model::EventId>& events, const std::string& tag, bool on);
  Change note(const std::vector<model::EventId>& events, const std::string& words);

  /// Puts a picture beside an event, in place of the one before; nothing is changed where it is there with
  /// the same words. Throws UsageError without an alternative text, where it is not said that the picture is
  /// a decoration, and DataError for bytes that image::read() refuses.
  Change picture(model::EventId event, const NewPicture& given);
  /// Takes it away. Its bytes stay in the story, for what was printed with it and for undo.
  Change remove_picture(model::EventId event);

  /// What is printed together under a name (assemble::Choosing). Events that are so already are left; a new
  /// name makes a selection, but for what can only be said of one that is there (DataError).
  Change choose(const std::string& selection, assemble::Choosing::What what,
                const std::vector<model::EventId>& events, const std::vector<std::string>& words = {},
                std::optional<model::EventId> after = {});

  /// Says how one event stands to another, or with `known` false no more.
  Change relate(model::EventId from, model::RelationKind kind, model::EventId to, bool known);

  /// They are one, of the lowest number.
  Change merge(const std::vector<model::EventId>& events);
  Change merge(const std::vector<model::ActorId>& actors);
  /// What these sources or claims say is of another event than the rest.
  Change split(model::EventId event, const std::vector<model::SourceId>& sources,
               const std::vector<model::ClaimId>& claims);
  /// What these sources call by his name is another.
  Change split(model::ActorId actor, const std::vector<model::SourceId>& sources);
  /// Two events that are never one, nor proposed to be.
  Change distinct(model::EventId one, model::EventId other);
  /// Two actors that are never one, whatever is read later.
  Change distinct(model::ActorId one, model::ActorId other);
  /// Also goes by this name, in all articles.
  Change alias(model::ActorId actor, const std::string& name);
  /// A name that is of nobody who matters, or with `known` false is so no more.
  Change ignore_name(const std::string& name, bool known);

  /// Takes back the last decision that holds, or the one of this number; with `redo` does again what was
  /// taken back last. Returns the entry it was. UsageError where there is none.
  store::LogEntry undo(std::optional<std::int64_t> number, bool redo);

 private:
  std::int64_t log(std::string verb, std::string arguments);
  Change log_events(std::string verb, const std::vector<assemble::EventDecision>& decisions,
                    std::vector<model::EventId> events);
  Change log_actors(std::string verb, const std::vector<assemble::ActorDecision>& decisions,
                    std::vector<model::ActorId> actors);
  /// Where the editor says that a value is from: a source (S4), or words.
  void put_citation(const std::string& cite, assemble::FieldChoice& choice) const;
  Change log_split(const std::string& verb, const std::string& name, assemble::Regrouping regrouping);
  /// Calls `visit` for each actor of an article's record that is this one, with its source.
  void for_each_item(model::ActorId id,
                     const std::function<void(model::SourceId, assemble::Reference)>& visit) const;
  /// What a claim was found as.
  assemble::Reference item_of(const model::Claim& claim, Seeing& seeing) const;
  model::Event event_of(model::EventId id) const;
  model::Actor actor_of(model::ActorId id) const;

  Story& story_;
  base::Instant now_;
  bool dry_run_;
};

}  // namespace dateline::story
