#pragma once

#include <string>
#include <vector>

#include "graph/assemble/groups.hpp"
#include "src/record/record.hpp"

namespace dateline::assemble {

/// An actor of one reading.
struct ActorOfReading {
  std::size_t reading = 0;
  const record::Actor* actor = nullptr;
};

/// Whether no words of the article name the actor.
bool is_only_described(const record::Actor& actor);

/// Which actors are one. Persons: the same full name, also as other languages spell it (person_keys()), in
/// reversed order or with a middle name where the articles agree on more than that, or a bare surname (or
/// first name) where exactly one person of the story has it; a generational suffix (Jr., III) sets persons
/// apart. Others: the same name or alias of the same kind, articles ("the"), dots and legal forms apart, or
/// initials that one organization alone has; one of no kind joins the one kind that bears its name. Two whom
/// one article tells apart are not joined by spelling, order, middle names or initials. What is only
/// described ("35 diplomats", "the company") is never joined: its words do not name it.
Groups same_actors(const std::vector<ActorOfReading>& actors);

}  // namespace dateline::assemble
