#include "src/story/log_words.hpp"

#include <map>

#include "graph/assemble/actor_editorial.hpp"
#include "graph/assemble/editorial.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/json_values.hpp"
#include "src/story/records.hpp"
#include "src/story/source_log.hpp"

namespace dateline::story {
namespace {

using assemble::EventDecision;

constexpr std::size_t most_named = 3;

std::string number_of(const std::string& uid, const store::StoryFile& file) {
  const auto id = file.event_number_of(uid);
  return id ? to_string(*id) : "an event";
}

/// "A5 Robert Kerr"; the name alone where it is meant as one.
std::string actor_of(const assemble::Reference& actor, const store::StoryFile& file) {
  const auto id = file.actor_number_of(actor.uid);
  return (id && !actor.uid.empty() ? to_string(*id) + " " : "") + actor.name;
}

/// "date, kind of "; "" for all that there are.
std::string fields_of(const std::vector<assemble::FieldChoice>& choices, std::size_t all) {
  std::string fields;
  for (const assemble::FieldChoice& choice : choices) {
    if (choice.field == model::Field::whole) continue;
    fields += (fields.empty() ? "" : ", ") + std::string(model::name_of(choice.field));
  }
  return choices.size() >= all || fields.empty() ? "" : fields + " of ";
}

/// The values that the editor gave, "28 December 2016, agent Barack Obama"; "" where he gave none but a
/// title.
std::string given_in(const EventDecision& decision) {
  std::string out;
  for (const assemble::FieldChoice& choice : decision.fields) {
    if (!choice.given || choice.field == model::Field::title) continue;
    out += (out.empty() ? "" : "; ") + assemble::words_of_field(decision.event, choice.field);
  }
  return out;
}

std::string named(const EventDecision& decision, const store::StoryFile& file) {
  const std::string given = given_in(decision);
  return fields_of(decision.fields, std::size(model::event_fields)) +
         number_of(decision.event.reference.uid, file) + " (" + decision.event.title +
         (given.empty() ? "" : ": " + given) + ")";
}

/// "name of A3 (Viktor Orban: Viktor Orbán)".
std::string named(const assemble::ActorDecision& decision, const store::StoryFile& file) {
  std::string given;
  for (const assemble::FieldChoice& choice : decision.fields)
    if (choice.given)
      given += (given.empty() ? ": " : ", ") + assemble::words_of_field(decision.actor, choice.field);
  const auto id = file.actor_number_of(decision.actor.uid);
  return fields_of(decision.fields, std::size(model::actor_fields)) + (id ? to_string(*id) : "an actor") +
         " (" + decision.read_name + given + ")";
}

template <typename Decision>
std::string all_named(const std::vector<Decision>& decisions, const store::StoryFile& file) {
  std::string out;
  for (std::size_t i = 0; i < decisions.size() && i < most_named; ++i)
    out += (i > 0 ? "; " : "") + named(decisions[i], file);
  if (decisions.size() > most_named) out += "; " + std::to_string(decisions.size() - most_named) + " more";
  return out;
}

/// The numbers of events, or the names of actors.
std::string all_named(const std::vector<assemble::Reference>& references, bool actors,
                      const store::StoryFile& file) {
  std::vector<std::string> names;
  for (const assemble::Reference& reference : references) {
    std::string name = actors ? actor_of(reference, file) : number_of(reference.uid, file);
    if (names.empty() || names.back() != name) names.push_back(std::move(name));
  }
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

std::string words_of(const assemble::Choosing& choosing, const store::StoryFile& file) {
  using What = assemble::Choosing::What;
  std::vector<assemble::Reference> references;
  for (const assemble::SeenEvent& event : choosing.events) references.push_back(event.reference);
  const std::string events = all_named(references, false, file), name = "\"" + choosing.selection + "\"";
  std::string words;
  for (const std::string& word : choosing.words) words += (words.empty() ? "" : " ") + word;
  switch (choosing.what) {
    case What::filter:
      return words.empty() ? "took the filter off the selection " + name
                           : "gave the selection " + name + " the filter " + words;
    case What::pick:
      return "selected for " + name + ": " + events;
    case What::drop:
      return "dropped from " + name + ": " + events;
    case What::place:
      return "placed " + events + " in " + name +
             (choosing.after ? " after " + number_of(choosing.after->uid, file) : " first");
    case What::title:
      return words.empty() ? "took its own title in " + name + " from " + events
                           : "titled " + events + " in " + name + ": " + words;
    case What::note:
      return words.empty() ? "took its note in " + name + " from " + events
                           : "noted on " + events + " in " + name + ": " + words;
    case What::remove:
      break;
  }
  return "removed the selection " + name;
}

/// The first words of a claim, in quotation marks.
std::string shortened(const assemble::Reference& claim) {
  constexpr std::size_t most_bytes = 60;
  if (claim.words.empty()) return "words that are not here";
  const std::string& quote = claim.words.front().quote;
  const std::size_t space = quote.size() > most_bytes ? quote.rfind(' ', most_bytes) : std::string::npos;
  return "\"" + quote.substr(0, space) + (space == std::string::npos ? "" : " …") + "\"";
}

/// "set S1 outlet The Lantern (was Lantern)", "drop S1 3 4".
std::string words_of(const std::string& verb, const SourceChange& change) {
  std::string out = verb + " " + to_string(change.source);
  for (const std::uint64_t number : change.numbers) out += " " + std::to_string(number);
  if (change.field.empty()) return out;
  out += " " + change.field + " " + change.value;
  if (!change.before) return out;
  const std::string was = shown_before(*change.before, change.field);
  return out + (was.empty() || was == change.value ? "" : " (was " + was + ")");
}

std::string published_in(const store::LogEntry& entry) {
  return text_in(Json::parse(entry.arguments, nullptr, false), "selection");
}

}  // namespace

std::string words_of(const store::LogEntry& entry, const store::StoryFile& file) {
  static const std::map<std::string, std::string> past = {{"accept", "accepted"},
                                                          {"check", "checked"},
                                                          {"reject", "rejected"},
                                                          {"propose", "took back"},
                                                          {"set-event", "set"},
                                                          {"add-event", "added"},
                                                          {"sheet", "took over from a sheet"},
                                                          {"clash", "has it otherwise:"}};
  if (state_of_claims(entry.verb)) {
    std::string quotes;
    for (const assemble::ClaimDecision& decision : claim_decisions_from(entry.arguments))
      quotes += (quotes.empty() ? "" : ", ") + shortened(decision.claim);
    return past.at(entry.verb.substr(0, entry.verb.find('-'))) + " the claim " + quotes;
  }
  if (is_on_actors(entry.verb)) {
    const std::string verb = entry.verb.substr(0, entry.verb.find('-'));
    return (verb == "set" ? "set" : past.at(verb)) + " " +
           all_named(actor_decisions_from(entry.arguments), file);
  }
  if (const auto verb = past.find(entry.verb); verb != past.end())
    return verb->second + " " + all_named(event_decisions_from(entry.arguments), file);
  if (entry.verb == "import") {
    const ImportEntry import = import_from(entry.arguments);
    return "imported from " + import.from + " " + all_named(import.events, file);
  }
  const bool actors = entry.verb.ends_with("-actors");
  if (entry.verb == "ignore-name") return "left the name " + entry.arguments + " out";
  if (entry.verb == "unignore-name") return "no longer leaves the name " + entry.arguments + " out";
  if (entry.verb == "merge" || entry.verb == "merge-actors")
    return "merged " + all_named(regrouping_from(entry.arguments).these, actors, file);
  if (entry.verb == "split" || entry.verb == "split-actors") {
    const assemble::Regrouping regrouping = regrouping_from(entry.arguments);
    return "told " + all_named(regrouping.these, actors, file) + " from " +
           all_named(regrouping.others, actors, file);
  }
  if (entry.verb == "order" || entry.verb == "unorder") {
    const std::size_t space = entry.arguments.find(' ');
    if (space == std::string::npos) return entry.verb;
    return number_of(entry.arguments.substr(0, space), file) +
           (entry.verb == "order" ? " was before " : " is no longer said to be before ") +
           number_of(entry.arguments.substr(space + 1), file);
  }
  if (entry.verb == "tag" || entry.verb == "untag" || entry.verb == "note") {
    const Label label = label_from(entry.arguments);
    if (label.events.empty())
      return entry.verb == "note" ? "a note that is not here" : "a tag of what is gone";
    const std::string what = entry.verb == "tag"     ? "tagged \"" + label.words + "\": "
                             : entry.verb == "untag" ? "took the tag \"" + label.words + "\" off "
                                                     : "noted \"" + label.words + "\" on ";
    return what + all_named(label.events, false, file);
  }
  if (entry.verb == "picture" || entry.verb == "unpicture") {
    const assemble::Picturing picturing = picturing_from(entry.arguments);
    if (picturing.event == assemble::Reference{}) return "a picture beside what is gone";
    const std::string event = all_named({picturing.event}, false, file);
    if (!picturing.picture) return "took the picture away from " + event;
    const model::EventPicture& picture = *picturing.picture;
    return "put the picture \"" + picture.file + "\" beside " + event +
           (picture.caption.empty() ? "" : ": " + picture.caption) +
           (picture.credit.empty() ? "" : " (" + picture.credit + ")");
  }
  if (entry.verb == "records") {
    const TakenRecord taken = taken_record_from(entry.arguments);
    if (taken.source_uid.empty()) return "took facts on a source that is gone";
    const TakenCount count = count_of(taken);
    const auto source = file.find_source_by_uid(taken.source_uid);
    return "took " + std::to_string(count.facts) + (count.facts == 1 ? " fact of " : " facts of ") +
           count.extractor + " on " + (source ? to_string(*source) : "a source that is not here");
  }
  if (entry.verb == "select") return words_of(choosing_from(entry.arguments), file);
  if (entry.verb == "relate" || entry.verb == "unrelate") {
    const assemble::Relating relating = relating_from(entry.arguments);
    return number_of(relating.from.uid, file) + (entry.verb == "relate" ? " " : " is no longer said: ") +
           std::string(model::name_of(relating.kind)) + " " + number_of(relating.to.uid, file);
  }
  if (const auto change = source_change_in(entry)) return words_of(entry.verb, *change);
  if (entry.verb == "publish") return "printed the selection \"" + published_in(entry) + "\"";
  if (entry.verb == "pull") return "pulled " + text_in(Json::parse(entry.arguments, nullptr, false), "from");
  if (entry.verb == "remove-source") return "removed " + entry.arguments.substr(0, entry.arguments.find(' '));
  if (entry.verb == "undo" || entry.verb == "redo")
    return (entry.verb == "undo" ? "took back entry " : "did entry ") + entry.arguments +
           (entry.verb == "undo" ? "" : " again");
  return entry.verb + " " + entry.arguments;
}

}  // namespace dateline::story
