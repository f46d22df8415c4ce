#include "src/cli/filter_options.hpp"

#include "exports/table/plan.hpp"
#include "graph/query/what_matters.hpp"
#include "src/base/problem.hpp"
#include "src/calendar/moment.hpp"

namespace dateline::cli {
namespace {

/// What fits on a page and can be read there.
constexpr std::uint64_t most_in_picture = 20;

}  // namespace

const char* const filter_help = R"(Filter words, all of which must hold:
  who:obama  place:hamburg  role:agent       actors, by any of their names or A1; role:
                                             beside who: is the role that these have
  said-by:putin  about:putin                 what he says; where he takes part and does not speak
  when:2016-12  before:2017  after:2016-06   also 2016..2017, "8 Nov 2016", or E3
  during:2016-12  during:E3                  all of it within that time
  when:last-month  when:last-7-days          counts from --now, which must be given
  kind:expulsion  outlet:guardian  source:S2  state:proposed
  sources:2+                                 told by so many, copies counted once; also 1, 2..3
  read-by:model-x                            that another program read; dateline: that we did
  relation:causes,responds-to                at either end of such a relation
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
  ask_for_plan(options);
}

void FilterOptions::check(bool all) const {
  if (all && max)
    throw base::UsageError({.what = "--all and --max are given together",
                            .why = "one asks for every event, the other for " + std::to_string(max),
                            .remedy = "choose one of them"});
}

void FilterOptions::ask_for_plan(Options& options) {
  options.flag("--plan", plan, "Say on standard error how the events were found");
}

query::Options FilterOptions::asked(const Context& context) const {
  if (certain && possible)
    throw base::UsageError(
        {.what = "--certain and --possible are given together", .remedy = "choose one of them"});
  query::Options options{.max = max, .certain = certain, .possible = possible};
  if (context.given_now) options.today = calendar::day_at(context.given_now->seconds);
  return options;
}

query::Result FilterOptions::ask(const Context& context, const model::StoryReader& story,
                                 const query::Options& options, const std::string& format) const {
  query::Plan how;
  query::Result result = query::ask(story, query::parse_filter(words), options, &how);
  say(context, how, format);
  return result;
}

query::Result FilterOptions::ask(const Context& context, const model::StoryReader& story,
                                 const std::string& format, const query::Wanted& wanted) const {
  query::Options options = asked(context);
  options.wanted = wanted;
  return ask(context, story, options, format);
}

query::Result FilterOptions::ask_what_matters(const Context& context, const model::StoryReader& story,
                                              bool all, const query::Wanted& wanted,
                                              const std::string& format) const {
  query::Options options = asked(context);
  options.wanted = wanted;
  if (!all && !max && words.empty()) {
    options.max = most_in_picture;
    options.least_salience = query::salience_that_matters;
  }
  return ask(context, story, options, format);
}

query::ClaimResult FilterOptions::ask_claims(const Context& context, const model::StoryReader& story,
                                             query::Claims claims, const std::string& format) const {
  query::Plan how;
  query::ClaimResult result =
      query::ask_claims(story, query::parse_filter(words), claims, asked(context), &how);
  say(context, how, format);
  return result;
}

void FilterOptions::say(const Context& context, const query::Plan& how, const std::string& format) const {
  if (!plan) return;
  query::Plan told = how;
  if (certain)
    told.limits.insert(told.limits.begin(), {"--certain", "only what certainly lies in the asked time"});
  if (possible)
    told.limits.insert(told.limits.begin(), {"--possible", "also what only may lie in the asked time"});
  context.world.write(base::Stream::error, table::plan(told, format == "json" || format == "jsonl"));
}

void FilterOptions::say_no_search(const Context& context) const {
  if (plan)
    context.world.write(base::Stream::error, "plan: no filter was asked, so no events were searched\n");
}

namespace {

template <typename Asked>
std::string words_on_what_is_left(const Asked& result, const std::string& all_option) {
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

}  // namespace

std::string not_shown(const query::Result& result, const std::string& all_option) {
  return words_on_what_is_left(result, all_option);
}

std::string not_shown(const query::ClaimResult& result, const std::string& all_option) {
  return words_on_what_is_left(result, all_option);
}

}  // namespace dateline::cli
