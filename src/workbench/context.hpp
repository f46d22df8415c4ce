#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::workbench {

/// The words around a claim's quote, within its paragraph: {"before": …, "after": …}, each at most some four
/// hundred bytes, in whole characters.
nlohmann::ordered_json context_json(const model::StoryReader& story, const query::ResultClaim& claim);

/// What a date is taken for, in a sentence: "one day in December 2016", "from 3 July to 9 July 2017, all of
/// it".
std::string meaning_of(const calendar::TimeSpan& when);

}  // namespace dateline::workbench
