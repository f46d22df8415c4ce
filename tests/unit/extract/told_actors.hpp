#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/extract/extracted.hpp"

// What is asked of the actors of a few sentences.

namespace dateline::test::actors {

using record::Record;

inline Record read(const std::string& text, const std::string& byline = "") {
  article::Known known;
  known.published = calendar::day_of({2024, 5, 17});
  known.byline = byline;
  return extractor().extract(intake().read_text(text, known), "x");
}

/// The actor that one of its names or descriptions calls so; null when there is none.
inline const record::Actor* actor(const Record& record, const std::string& name) {
  for (const record::Actor& one : record.actors) {
    const bool alias = std::find(one.aliases.begin(), one.aliases.end(), name) != one.aliases.end();
    if (one.name == name || alias) return &one;
  }
  return nullptr;
}

/// The kind of a name, "" where it is nobody's.
inline std::string kind_of(const Record& record, const std::string& name) {
  const record::Actor* found = actor(record, name);
  return found == nullptr ? "" : std::string(record::name_of(found->kind));
}

/// The name of the actor that the nth "word" of the text speaks of, "" where it was left open.
inline std::string meant_by(const Record& record, const std::string& word, int nth = 1) {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  for (const record::Actor& one : record.actors) {
    for (const record::ActorMention& mention : one.mentions) {
      if (base::words_at(record.text, mention.span) == word) found.emplace_back(mention.span.begin, one.name);
    }
  }
  std::sort(found.begin(), found.end());
  return found.size() < static_cast<std::size_t>(nth) ? "" : found[static_cast<std::size_t>(nth) - 1].second;
}

/// Whom the event with this word is attributed to, "" where that is nobody.
inline std::string said_by(const Record& record, const std::string& word) {
  for (const record::Event& event : record.events) {
    if (event.title.find(word) == std::string::npos) continue;
    for (const record::Actor& one : record.actors) {
      if (one.id == event.attributed_to) return one.name;
    }
  }
  return "";
}

/// The actor of that role in the event with that trigger word.
inline std::string in_role(const Record& record, const std::string& word, record::Role role) {
  for (const record::Participant& participant : event_of(record, word).participants)
    if (participant.role == role)
      for (const record::Actor& actor : record.actors)
        if (actor.id == participant.actor) return actor.name;
  return "nobody";
}

}  // namespace dateline::test::actors
