#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/model.hpp"

namespace dateline::assemble {

// What makes two names alike, though not sure to be of one. Words are as name_words() gives them; of persons
// those of one of their person_keys().

/// The last word that is no suffix.
const std::string& surname_of(const std::vector<std::string>& words);

/// How two names of one surname may be of one person: an initial, a short form or the same first name, and no
/// middle names or suffixes that contradict each other; nothing when they may not.
std::optional<model::Likeness> likeness_of_persons(const std::vector<std::string>& one,
                                                   const std::vector<std::string>& other);

/// Whether two full names of persons say that they are two: another suffix, or other middle names.
bool contradict(const std::vector<std::string>& one, const std::vector<std::string>& other);

/// Whether two first names are forms of one: "Bill" and "William", "Chris" and "Christopher".
bool are_forms_of_one(const std::string& one, const std::string& other);

bool begins_with(const std::vector<std::string>& longer, const std::vector<std::string>& shorter);

/// The letters that a name is made of, folded: "us" for "U.S.", "nato" for "NATO"; "" where it is none of two
/// to six capitals.
std::string letters_in(std::string_view name);

/// What a name of several words may be shortened to by its initials; two letters too.
std::vector<std::string> letters_of(const std::vector<std::string>& words);

/// The names that an organization may be called by for short: without the words before the last two or more
/// ("Harbour Authority"), or without such words at its end as companies and parties have ("Apple Computer").
std::vector<std::vector<std::string>> shorter_names_of(const std::vector<std::string>& words);

/// Whether one letter too many, too few, another, or two that changed places make one name of the other:
/// inside a word of six letters or more, of whose ends none makes another word of it ("Novotny", "Novotna").
bool differ_by_a_slip(const std::vector<std::string>& one, const std::vector<std::string>& other);

}  // namespace dateline::assemble
