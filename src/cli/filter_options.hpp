#pragma once

#include <string>
#include <vector>

#include "graph/query/query.hpp"
#include "src/cli/command.hpp"

namespace dateline::cli {

/// The filter words and what goes with them, the same on every command that takes events.
struct FilterOptions {
  std::vector<std::string> words;
  std::uint64_t max = 0;
  bool certain = false, possible = false;

  void ask_for(Options& options,
               const std::string& words_help = "Filter: who:obama when:2016-12 kind:expulsion …");
  /// Throws UsageError where `all` events are asked for and only so many, too.
  void check(bool all) const;
  /// The events of a story that the words take. Throws as query::ask does.
  query::Result ask(const model::StoryReader& story) const;
  /// The same for a picture: without filter words, --max or `all` only what matters most, so that it can be
  /// read; without `quotes` claims come without their words.
  query::Result ask_what_matters(const model::StoryReader& story, bool all, bool quotes = true) const;

  /// What the options beside the words say. Throws UsageError where they contradict each other.
  query::Options asked() const;
};

/// What a result does not show, for standard error: "+14 more might fall here (--possible)"; "" for nothing.
/// `all_option` is the option that shows what was left out.
std::string not_shown(const query::Result& result, const std::string& all_option);

/// What stands in the help of every command that takes filter words.
extern const char* const filter_help;

}  // namespace dateline::cli
