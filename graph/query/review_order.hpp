#pragma once

#include <string>
#include <vector>

#include "graph/query/result.hpp"

namespace dateline::query {

/// Why an event should be looked at, in a few words each: "one source alone", "sources disagree", "no words
/// date it", "the title is read as … now". Empty for a plain one.
std::vector<std::string> doubts(const ResultEvent& event);

/// Whether the editor has something to decide on an event: a field that is proposed, or one that is read in
/// another way now. Rejected events are decided.
bool is_open(const ResultEvent& event);

/// Puts events in the order in which they are best reviewed: what is read in another way since it was decided
/// first, then by salience, raised by a tenth for each doubt; ties by handle.
void sort_for_review(std::vector<ResultEvent>& events);

/// What has changed since a decision that has changed: "the date is read as “3 May 2016” now", "ben has as
/// date: 3 May 2016".
std::string words_of_change(const ResultDecision& decision);

}  // namespace dateline::query
