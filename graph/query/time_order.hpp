#pragma once

#include <optional>

#include "graph/model/model.hpp"

namespace dateline::query {

/// The bounds that something is put in order by: its likely days where it has any, else what is certain.
calendar::TimeSpan place_of(const model::Dating& dating);

/// Whether one stands before the other in a list in time; what has no place stands last. Nothing where their
/// times leave it open.
std::optional<bool> shown_before(const model::Dating& one, const model::Dating& other);

}  // namespace dateline::query
