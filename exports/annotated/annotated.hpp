#pragma once

#include <string>

#include "src/article/article.hpp"
#include "src/record/record.hpp"

namespace dateline::annotated {

/// An article with everything that was read in it, for a terminal: actors in brackets with their number,
/// dates in braces with what they were taken for, words that state an event between stars; below each
/// paragraph its events. Dropped parts stand there with their reason. Colour repeats what the signs say. No
/// control codes but colours.
std::string terminal(const article::Article& article, const record::Record& record, unsigned columns,
                     bool colour);

/// The same as one self-contained page without script.
std::string html(const article::Article& article, const record::Record& record);

}  // namespace dateline::annotated
