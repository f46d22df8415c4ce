#pragma once

#include <cstdint>
#include <string>

#include "graph/query/result.hpp"

namespace dateline::table {

/// The events of a result as a text to be changed in an editor and applied: a block an event, a line a field,
/// below each its quotes as remarks (#). Roles that nobody has are left out, but for agent and patient.
/// `entry` is the entry of the log after which the story was so.
///
///     entry: 17
///
///     E3
///     date: 29 December 2016
///     title: Obama expels 35 diplomats
std::string edit_form(const query::Result& result, std::int64_t entry);

}  // namespace dateline::table
