#pragma once

#include <string>

namespace dateline::store {

/// Throws UsageError, with a caret at the place, where `sql` is not one question that reads nothing but the
/// documented views, by the functions that are allowed. It is prepared against views of the same names with
/// nothing behind them: what they do not have cannot be named.
void check_question(const std::string& sql);

/// Whether a question may call a function of this name.
bool is_allowed_function(const std::string& name);

/// Parts of one UNION, those of views included.
inline constexpr int most_compound_parts = 50;

/// Longer ones are refused.
inline constexpr std::size_t longest_question_bytes = 100'000;

}  // namespace dateline::store
