#pragma once

namespace dateline::query {

/// The least salience of an event that is shown, drawn or asked about where nobody asks for more.
constexpr double salience_that_matters = 0.5;

}  // namespace dateline::query
