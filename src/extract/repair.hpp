#pragma once

#include "src/language/analysis.hpp"

namespace dateline::extract {

/// Mends a mistake that parsers make of a word that is both preposition and conjunction: in "after the
/// authorities blamed Russia" the noun before a finite verb without a subject becomes its subject, and
/// "after" its mark.
void repair_subjects(language::Sentence& sentence);

/// Mends what taggers make of names that look like other words ("Boeing" as a participle): the head of a name
/// is a proper noun, and a subject or oblique where it hung on its verb as an auxiliary or the like.
void repair_names(language::Sentence& sentence);

}  // namespace dateline::extract
