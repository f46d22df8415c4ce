#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "src/workbench/message.hpp"

namespace dateline::workbench {

/// The words of a command that asks, from "do", "w" and "o" of a query, and after them those of its filter.
/// Throws UsageError for a command that the page may not run, and for options that name files or belong to
/// the program as a whole.
std::vector<std::string> asking_words(const Request& request, const std::vector<std::string>& filter = {});

/// The words of a command that changes the story, from {"do": "set", "words": ["E3", "title", "…"],
/// "options":
/// {"cite": "S4"}}. Throws UsageError likewise, and DataError for what is no such thing.
std::vector<std::string> changing_words(const nlohmann::ordered_json& wish);

/// The value of an option in words made by these ("svg" of "--format=svg"); "" where it is not given.
std::string option_in(const std::vector<std::string>& words, const std::string& name);

}  // namespace dateline::workbench
