#pragma once

#include <string>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// The kind of a verb with its object or complement ("find guilty") or after its subject ("dam break"), then
/// with what these are ("fire +person", "+disaster strike"), then alone; null when it has none. Of the event
/// it reads where it is, its lemma and whether it is passive.
const EventKind* verb_kind(const Reading& reading, const EventDraft& event);

/// The kind of a noun, or of it with the word before it ("press conference") or joined to it ("take-off");
/// null when it has none.
const EventKind* noun_kind(const Lexicon& lexicon, const Tree& tree, Tree::Index noun);

/// The noun for something that happens which this word ends after a hyphen, as the tables have it:
/// "take-off", "runoff"; "" where it ends none.
std::string joined_noun(const Lexicon& lexicon, const Tree& tree, Tree::Index noun);

/// Whether an event puts off, tells of or judges what its object names, which may have happened long before,
/// or not yet: "cancelled the visit", "condemned the expulsion".
bool speaks_of_object(const Lexicon& lexicon, const EventDraft& event);

/// "By the council" below a verb.
bool is_by_phrase(const Tree& tree, Tree::Index token);

}  // namespace dateline::extract
