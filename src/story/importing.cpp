#include "src/story/importing.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "graph/assemble/assemble.hpp"
#include "graph/query/names.hpp"
#include "graph/query/query.hpp"
#include "src/base/losses.hpp"
#include "src/base/problem.hpp"
#include "src/story/decision_json.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

using assemble::FieldChoice;
using model::Field;

/// The value of an enumeration up to `last` of this name.
template <typename Enumeration>
std::optional<Enumeration> value_named(const std::string& name, Enumeration last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (model::name_of(static_cast<Enumeration>(i)) == name) return static_cast<Enumeration>(i);
  return std::nullopt;
}

std::string without_folders(const std::string& path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

class Importer {
 public:
  Importer(Story& story, const std::string& name, base::Instant now)
      : story_(story), name_(base::shown_safely(without_folders(name))), now_(now), names_(story.reader()) {
    for (std::string& kind : story.event_kinds()) kinds_.insert(std::move(kind));
  }

  Imported run(const imports::Found& found, bool dry_run) {
    entry_.from = name_;
    for (const imports::Event& event : found.events) uids_.push_back(uid_of(event));
    std::map<std::string, std::string> uid_of_key;
    for (std::size_t i = 0; i < found.events.size(); ++i)
      if (!found.events[i].key.empty()) uid_of_key.emplace(found.events[i].key, uids_[i]);
    std::set<std::string> taken;
    for (std::size_t i = 0; i < found.events.size(); ++i) {
      if (!taken.insert(uids_[i]).second || story_.file().find_event_by_uid(uids_[i])) {
        ++out_.known;
        continue;
      }
      out_.taken.push_back(i);
      take(found.events[i], uids_[i]);
      relate(found.events[i], uids_[i], uid_of_key);
    }
    out_.notes = losses_.lines();
    if (!entry_.events.empty() && !dry_run)
      story_.decide([&] {
        out_.entry = story_.log({.at = now_.seconds, .verb = "import", .arguments = to_json(entry_)});
      });
    return std::move(out_);
  }

 private:
  /// By what it says: the same event read again, in another order or from another file, is the same.
  static std::string uid_of(const imports::Event& event) {
    std::string content = event.title + "#" + event.when.edtf + "#" + event.when.clock + "#" +
                          event.modality + (event.negative ? "#not" : "#") + "#" + event.attributed_to + "#" +
                          event.kind;
    for (const imports::Someone& one : event.people) content += "#" + one.role + "=" + one.name;
    return assemble::uid_of('E', "import#" + content, {});
  }

  void take(const imports::Event& event, const std::string& uid) {
    assemble::SeenEvent seen;
    seen.reference.uid = uid;
    seen.salience = 1;
    seen.title = event.title;
    seen.dating = {.when = event.when, .basis = "editor", .unresolved = "", .confidence = 1, .likely = {}};
    seen.dating.when.stated = !event.when.only_reported();
    seen.dating.when.phrase.clear();  // no text of the story says so
    seen.modality =
        value_named(event.modality, model::Modality::hypothetical).value_or(model::Modality::actual);
    seen.polarity = event.negative ? model::Polarity::negative : model::Polarity::positive;
    std::vector<std::string> tags = event.tags;
    const bool has_kind = put_kind(event, seen, tags);
    for (const imports::Someone& one : event.people) {
      const auto role = value_named(one.role, model::Role::other).value_or(model::Role::other);
      assemble::SeenActor actor = actor_of(one.name, one.kind);
      const auto is_there = [&](const auto& part) {
        return part.second == role && part.first.uid == actor.uid && part.first.name == actor.name;
      };
      if (std::none_of(seen.actors.begin(), seen.actors.end(), is_there))
        seen.actors.emplace_back(std::move(actor), role);
    }
    if (!event.attributed_to.empty()) seen.attributed_to = actor_of(event.attributed_to, "");
    const std::map<Field, bool> given = {
        {Field::title, true},
        {Field::date, !event.when.unknown()},
        {Field::actors, !seen.actors.empty()},
        {Field::kind, has_kind},
        {Field::standing, !event.modality.empty() || event.negative || seen.attributed_to.has_value()}};
    const std::string citation = citation_of(event);
    std::vector<FieldChoice> choices;
    for (const Field field : model::event_fields)
      choices.push_back({.field = field,
                         .state = model::State::accepted,
                         .given = given.at(field),
                         .left_open = !given.at(field),
                         .citation = given.at(field) ? citation : ""});
    out_.new_uids.push_back(uid);
    for (const std::string& tag : tags) put_tag(uid, tag);
    if (!event.note.empty()) entry_.notes.emplace_back(assemble::Reference{.uid = uid}, event.note);
    entry_.events.push_back({std::move(seen), std::move(choices), "", 0});
  }

  /// Whether the file says a kind that is one; its other words become tags.
  bool put_kind(const imports::Event& event, assemble::SeenEvent& seen, std::vector<std::string>& tags) {
    seen.kind = "other";
    const std::string kind = text::lower_ascii(event.kind);
    if (kinds_.contains(kind)) {
      seen.kind = kind;
      return true;
    }
    if (!event.kind.empty()) {
      losses_.add("{} kind is none that Dateline knows, and became a tag",
                  "{} kinds are none that Dateline knows, and became tags");
      tags.insert(tags.begin(), event.kind);
      return false;
    }
    const auto known = std::find_if(tags.begin(), tags.end(), [&](const std::string& tag) {
      return kinds_.contains(text::lower_ascii(tag));
    });
    if (known == tags.end()) return false;
    seen.kind = text::lower_ascii(*known);
    tags.erase(known);
    return true;
  }

  /// A tag holds neither commas nor quotation marks.
  void put_tag(const std::string& uid, std::string tag) {
    std::replace_if(tag.begin(), tag.end(), [](char c) { return c == ',' || c == '"'; }, ' ');
    if (tag.find_first_not_of(' ') == std::string::npos) return;
    entry_.tags.push_back({assemble::Reference{.uid = uid}, std::move(tag), true});
  }

  /// What was imported before it was written into this file is cited from this file alone.
  std::string citation_of(const imports::Event& event) const {
    constexpr std::string_view from = "imported from ";
    std::string out = std::string(from) + name_ + ", " + event.place;
    bool is_first = true;
    for (const std::string& source : event.cited) {
      const std::size_t rest = source.starts_with(from) ? source.find(": ") : 0;
      if (rest == std::string::npos) continue;
      out += (is_first ? ": " : "; ") + source.substr(rest == 0 ? 0 : rest + 2);
      is_first = false;
    }
    return out;
  }

  /// Who is meant in this story: the one actor of that name and, where the file says one, that kind; else
  /// somebody new.
  assemble::SeenActor actor_of(const std::string& name, const std::string& kind) {
    const auto known = actors_.find({name, kind});
    if (known != actors_.end()) return known->second;
    const auto wanted = value_named(kind, model::ActorKind::other);
    assemble::SeenActor actor{.uid = "", .name = name, .kind = wanted.value_or(model::ActorKind::other)};
    const std::set<model::ActorId> candidates =
        is_handle_like(name) ? std::set<model::ActorId>() : names_.matching(name);
    bool is_found = false;
    try {
      if (!candidates.empty()) {
        const auto one = story_.reader().actor(names_.only(name));
        is_found = one && one->state != model::State::rejected && (!wanted || one->kind == *wanted);
        if (is_found) actor = {one->uid, one->name, one->kind};
      }
    } catch (const base::DataError&) {
      losses_.add("{} name is that of several in the story, and was taken for somebody new",
                  "{} names are those of several in the story, and were taken for somebody new");
    }
    if (!is_found) ++out_.new_actors;
    actors_.emplace(std::pair(name, kind), actor);
    return actor;
  }

  /// "A3" in a file is a name, not a number of this story.
  static bool is_handle_like(const std::string& name) { return model::handle_from<'A'>(name).has_value(); }

  void relate(const imports::Event& event, const std::string& uid,
              const std::map<std::string, std::string>& uid_of_key) {
    for (const imports::Relation& relation : event.relations) {
      std::string name = relation.kind;
      std::replace(name.begin(), name.end(), ' ', '_');
      const auto kind = value_named(name, model::RelationKind::contradicts);
      const auto other = uid_of_key.find(relation.key);
      if (!kind || other == uid_of_key.end() || other->second == uid)
        losses_.add("{} relation leads to no event of the file, and is left out",
                    "{} relations lead to no events of the file, and are left out");
      else
        entry_.relations.push_back(
            {assemble::Reference{.uid = uid}, assemble::Reference{.uid = other->second}, *kind, true});
    }
  }

  Story& story_;
  std::string name_;
  base::Instant now_;
  query::ActorNames names_;
  std::set<std::string> kinds_;
  std::vector<std::string> uids_;  ///< of the events of the file
  std::map<std::pair<std::string, std::string>, assemble::SeenActor> actors_;
  ImportEntry entry_;
  base::Losses losses_;
  Imported out_;
};

}  // namespace

Imported import_events(Story& story, const imports::Found& found, const std::string& name, base::Instant now,
                       bool dry_run) {
  return Importer(story, name, now).run(found, dry_run);
}

imports::Found events_of(const Story& other) {
  imports::Found found;
  const query::Result result = query::ask(other.reader(), query::Filter{});
  std::map<std::string, const query::ResultSource*> sources;
  for (const query::ResultSource& source : result.sources) sources.emplace(source.id, &source);
  std::map<std::string, std::size_t> at;
  for (const query::ResultEvent& event : result.events) {
    imports::Event out{.place = event.id, .key = event.id, .title = event.title, .when = event.when};
    if (event.modality != "actual") out.modality = event.modality;
    out.negative = event.polarity == "negative";
    if (event.kind != "other") out.kind = event.kind;
    out.attributed_to = event.attributed_to;
    for (const query::ResultActor& actor : event.actors)
      out.people.push_back({actor.name, actor.role, actor.kind});
    out.tags = event.tags;
    for (const query::ResultNote& note : event.notes) out.note += (out.note.empty() ? "" : " ") + note.words;
    for (const query::ResultClaim& claim : event.claims) {
      const auto source = sources.find(claim.source);
      std::string words = source == sources.end() ? claim.citation : source->second->title;
      if (!claim.quote.empty()) words += (words.empty() ? "“" : ": “") + claim.quote + "”";
      if (source != sources.end() && !source->second->url.empty()) words += " " + source->second->url;
      if (!words.empty()) out.cited.push_back(std::move(words));
    }
    at.emplace(event.id, found.events.size());
    found.events.push_back(std::move(out));
  }
  for (const query::ResultRelation& relation : result.relations)
    if (const auto from = at.find(relation.from); from != at.end())
      found.events[from->second].relations.push_back({relation.kind, relation.to});
  return found;
}

}  // namespace dateline::story
