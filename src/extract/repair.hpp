#pragma once

#include "src/language/analysis.hpp"

namespace dateline::extract {

/// Mends a mistake that parsers make of a word that is both preposition and conjunction: in "after the
/// authorities blamed Russia" the noun before a finite verb without a subject becomes its subject, and
/// "after" its mark.
void repair_subjects(language::Sentence& sentence);

}  // namespace dateline::extract
