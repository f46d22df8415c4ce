#pragma once

#include "graph/model/model.hpp"
#include "src/record/record.hpp"

namespace dateline::assemble {

/// When an event of a record was, as the story keeps it, with the words that its likely days are taken from.
model::Dating dating_of(const record::Record& record, const record::EventTime& time);

}  // namespace dateline::assemble
