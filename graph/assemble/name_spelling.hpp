#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::assemble {

// How names are compared: by their words, and by how one word is spelt in several alphabets and languages.

/// The folded words of a name: accents and case apart, dots and apostrophes taken out ("O'Leary", "O' Leary"
/// and "OLeary" are one word), "&" as "and", without "the" before others.
std::vector<std::string> name_words(std::string_view name);

/// "of", "and", "der".
bool is_small_word(std::string_view word);

/// "jr", "iii": what sets a person apart from another of the same name.
bool is_suffix(const std::string& word);

/// The ways in which the name of a person is also written, as keys that are equal where two names are one:
/// parts of double names apart ("Jean Claude"), without the Arabic article in the middle, given names and the
/// ends of Slavic surnames in one transliteration, "Müller" as "Muller" and as "Mueller". One key where the
/// name has one spelling.
std::vector<std::string> person_keys(std::string_view name);

/// The name of an organization without the form that the law gives it ("Inc.", "plc", "GmbH"); the words as
/// name_words() gives them.
std::vector<std::string> without_legal_form(std::vector<std::string> words);

/// The letters that an organization may be called by: "nato" for "North Atlantic Treaty Organization"; with
/// and without the small words between. None for fewer than three.
std::vector<std::string> initials_of(const std::vector<std::string>& words);

/// Whether a name is letters only, all capitals, three to six: "NATO".
bool is_acronym(std::string_view name);

}  // namespace dateline::assemble
