#pragma once

#include <set>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// The tokens of a name that the analysis found in a sentence: without what only stands beside it ("in
/// August", "of Nomura", an article), with the words it left out ("River" before "Severn"). A token that is
/// `taken` belongs to another name and is not added. Empty when nothing of the name is left.
Tree::Range name_extent(const Reading& reading, Index sentence, const language::NameSpan& name,
                        const std::set<Place>& taken);

}  // namespace dateline::extract
