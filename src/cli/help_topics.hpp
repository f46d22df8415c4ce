#pragma once

#include <span>
#include <string_view>

namespace dateline::cli {

/// What `dateline help TOPIC` prints and the man page dateline-TOPIC(7) says.
struct HelpTopic {
  std::string_view name, summary;
  std::string_view words;   ///< lines, each with its newline
  std::string_view also{};  ///< other names, parted by blanks
};

/// All topics, in the order of the overview.
std::span<const HelpTopic> help_topics();

}  // namespace dateline::cli
