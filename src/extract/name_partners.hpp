#pragma once

#include <set>
#include <string>
#include <vector>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// A name with the other half where the two are one firm: "Harwell & Sons", "Marks & Spencer", "Reed and
/// Partners Ltd". A token that is `taken` belongs to another name and is not added. Persons and places joined
/// by "&" stay as they are: "Harry & Meghan".
Tree::Range with_partners(const Reading& reading, Index sentence, Tree::Range name,
                          const std::set<Place>& taken);

/// Whether it is the name of a firm by its words: "harwell & sons", "reed and partners". `words` are folded.
bool is_name_of_partners(const Lexicon& lexicon, const std::vector<std::string>& words);

}  // namespace dateline::extract
