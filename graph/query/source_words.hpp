#pragma once

#include <cstdint>
#include <string>

#include "graph/model/model.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

ResultLink result_link(const model::SourceLink& link);

/// What a source is to an earlier one: "copy of S1 (96 %)", "version of S2", "excerpt of S1 (100 %)",
/// "contains S1". The share is that of its own words, never rounded up.
std::string link_words(const ResultLink& link);

/// The source of a result that has this handle; null where it has none. Points into `result`.
const ResultSource* source_of(const Result& result, const std::string& id);

/// "2 sources", "2 sources (and 1 copy)": how many tell something of their own, and how many more only repeat
/// one of them.
std::string counted_sources(std::uint64_t independent, std::uint64_t copies);

}  // namespace dateline::query
