#pragma once

#include <array>
#include <string_view>

#include "src/record/record.hpp"

namespace dateline::record {

/// The words an enumeration is written with in JSON, in the order of its values.
inline constexpr std::array<std::string_view, 4> time_type_names{"DATE", "TIME", "DURATION", "SET"};
inline constexpr std::array<std::string_view, 6> actor_kind_names{"person", "organization", "place",
                                                                  "group",  "product",      "other"};
inline constexpr std::array<std::string_view, 3> mention_form_names{"name", "nominal", "pronoun"};
inline constexpr std::array<std::string_view, 4> modality_names{"actual", "planned", "alleged",
                                                                "hypothetical"};
inline constexpr std::array<std::string_view, 2> polarity_names{"positive", "negative"};
inline constexpr std::array<std::string_view, 6> role_names{"agent",   "patient", "recipient",
                                                            "speaker", "place",   "other"};
inline constexpr std::array<std::string_view, 6> basis_names{"time",  "published",   "saved",
                                                             "order", "named-event", "unknown"};
inline constexpr std::array<std::string_view, 7> relation_kind_names{
    "before", "after", "during", "causes", "responds_to", "part_of", "contradicts"};

}  // namespace dateline::record
