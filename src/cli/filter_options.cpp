#include "src/cli/filter_options.hpp"

#include "src/base/problem.hpp"

namespace dateline::cli {
namespace {

/// What fits on a page and can be read there.
constexpr std::uint64_t most_in_picture = 20;
constexpr double least_salience_in_picture = 0.5;

}  // namespace

const char* const filter_help = R"(Filter words, all of which must hold:
  who:obama  place:hamburg  said-by:putin    actors, by any of their names or A1
  when:2016-12  before:2017  after:2016-06   also 2016..2017, "8 Nov 2016", or E3
  kind:expulsion  outlet:guardian  source:S2  state:proposed
  sources:2+                                 told by so many, copies counted once; also 1, 2..3
  is:planned  is:alleged  is:denied  is:undated  is:contested
  is:changed  is:uncited  is:noted   tag:chapter-1   in:front-page
  expulsion                                  any other word is looked for in the text
A comma is or (who:obama,putin), not: goes before a word (not:kind:statement); for
parentheses quote the whole: '(who:obama when:2016) , kind:election'.
)";

void FilterOptions::ask_for(Options& options, const std::string& words_help) {
  options.words("WORDS", words, words_help);
  options.number_from_one("--max", max, "At most N events, those that matter most");
  options.flag("--certain", certain, "Only events that certainly lie in the asked time");
  options.flag("--possible", possible, "Also events that only may lie in the asked time");
}

void FilterOptions::check(bool all) const {
  if (all && max)
    throw base::UsageError({.what = "--all and --max are given together",
                            .why = "one asks for every event, the other for " + std::to_string(max),
                            .remedy = "choose one of them"});
}

query::Options FilterOptions::asked() const {
  if (certain && possible)
    throw base::UsageError(
        {.what = "--certain and --possible are given together", .remedy = "choose one of them"});
  return {.max = max, .certain = certain, .possible = possible};
}

query::Result FilterOptions::ask(const model::StoryReader& story) const {
  return query::ask(story, query::parse_filter(words), asked());
}

query::Result FilterOptions::ask_what_matters(const model::StoryReader& story, bool all, bool quotes) const {
  query::Options options = asked();
  options.quotes = quotes;
  if (!all && !max && words.empty()) {
    options.max = most_in_picture;
    options.least_salience = least_salience_in_picture;
  }
  return query::ask(story, query::parse_filter(words), options);
}

std::string not_shown(const query::Result& result, const std::string& all_option) {
  std::string out;
  if (result.possible) {
    out += "+" + std::to_string(result.possible) + " more might fall here";
    if (result.probable) out += ", " + std::to_string(result.probable) + " of them probably";
    out += " (--possible)\n";
  }
  if (result.left_out)
    out += "+" + std::to_string(result.left_out) + " more not shown (" + all_option + ")\n";
  return out;
}

}  // namespace dateline::cli
