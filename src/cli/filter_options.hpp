#pragma once

#include <string>
#include <vector>

#include "graph/query/claim_rows.hpp"
#include "graph/query/query.hpp"
#include "src/cli/command.hpp"

namespace dateline::cli {

/// The filter words and what goes with them, the same on every command that takes events.
struct FilterOptions {
  std::vector<std::string> words;
  std::uint64_t max = 0;
  bool certain = false, possible = false, plan = false;

  void ask_for(Options& options,
               const std::string& words_help = "Filter: who:obama when:2016-12 kind:expulsion …");
  /// Throws UsageError where `all` events are asked for and only so many, too.
  void check(bool all) const;
  /// --plan alone, for commands that take their words in another way.
  void ask_for_plan(Options& options);
  /// The events of a story that the words take, with what is `wanted` of each; with --plan, how they were
  /// found is said on standard error, as JSON where `format` is a JSON one. Throws as query::ask does.
  query::Result ask(const Context& context, const model::StoryReader& story, const std::string& format = "",
                    const query::Wanted& wanted = {}) const;
  /// The same for a picture: without filter words, --max or `all` only what matters most, so that it can be
  /// read.
  query::Result ask_what_matters(const Context& context, const model::StoryReader& story, bool all,
                                 const query::Wanted& wanted = {}, const std::string& format = "") const;
  /// The claims that the words take.
  query::ClaimResult ask_claims(const Context& context, const model::StoryReader& story, query::Claims claims,
                                const std::string& format) const;
  /// What the options beside the words say. Throws UsageError where they contradict each other.
  query::Options asked(const Context& context) const;
  /// With --plan, says how events were found.
  void say(const Context& context, const query::Plan& how, const std::string& format) const;
  /// With --plan, says that no filter was asked: what is meant was named, or all of it is.
  void say_no_search(const Context& context) const;

 private:
  query::Result ask(const Context& context, const model::StoryReader& story, const query::Options& options,
                    const std::string& format) const;
};

/// What a result does not show, for standard error: "+14 more might fall here (--possible)"; "" for nothing.
/// `all_option` is the option that shows what was left out.
std::string not_shown(const query::Result& result, const std::string& all_option);
std::string not_shown(const query::ClaimResult& result, const std::string& all_option);

/// What stands in the help of every command that takes filter words.
extern const char* const filter_help;

}  // namespace dateline::cli
