#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "exports/table/tables.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/difference.hpp"
#include "graph/query/maybe_one.hpp"
#include "graph/query/todo.hpp"

namespace dateline::table {

// What an editor is given to decide.

/// Both sides of each disagreement, with their sources and what can be done, and then the actors that may be
/// one; in the text form at most `most` of each, 0 for all.
std::string conflicts(const query::Conflicts& conflicts, const query::MaybeOnes& actors, std::size_t most,
                      const Options& options);

/// Two actors that may be one, with words on each.
std::string maybe_one_card(const query::MaybeOne& pair, const std::vector<query::ResultSource>& sources,
                           unsigned columns);

/// What is left to do, by reason; of each at most `most_each` events in the text form, 0 for all.
std::string to_do(const std::vector<query::ToDo>& list, std::size_t most_each, const Options& options);

/// "+ E5 …", "- E7 …", and for changes the field with both values.
std::string differences(const std::vector<query::Difference>& list, const Options& options);

/// One event as `dateline review` asks about it: its fields, doubts, and the words of its claims, of these at
/// most `most_claims`. `place` is "3 of 47".
std::string review_card(const query::Result& result, const std::string& place, std::size_t most_claims,
                        unsigned columns);

}  // namespace dateline::table
