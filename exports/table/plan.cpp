#include "exports/table/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "src/base/problem.hpp"
#include "src/text/boundaries.hpp"

namespace dateline::table {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const query::Plan& plan) {
  Json clauses = Json::array();
  for (const query::ClausePlan& clause : plan.clauses)
    clauses.push_back({{"words", clause.words},
                       {"how", clause.how},
                       {"of", clause.of_claims ? "claims" : "events"},
                       {"asked", clause.asked},
                       {"held", clause.held},
                       {"possible", clause.possible}});
  Json limits = Json::array();
  for (const query::Limit& limit : plan.limits) {
    Json& made = limits.emplace_back(Json{{"name", limit.name}});
    if (!limit.how.empty()) made["how"] = limit.how;
    if (limit.left_out) made["left_out"] = *limit.left_out;
    if (limit.left_out) made["of"] = limit.of + "s";
  }
  return {{"plan",
           {{"access", plan.access},
            {"read", plan.read},
            {"clauses", clauses},
            {"taken", plan.taken},
            {"left_out", plan.left_out},
            {"possible", plan.possible},
            {"limits", limits}}}};
}

std::string counted(std::uint64_t n, const std::string& noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

/// "asked of 38 events, holds of 12, may hold of 3".
std::string outcome(const query::ClausePlan& clause) {
  std::string out = "asked of " + counted(clause.asked, clause.of_claims ? "claim" : "event");
  if (clause.asked > 0) out += fmt::format(", holds of {}", clause.held);
  if (clause.possible > 0) out += fmt::format(", may hold of {}", clause.possible);
  return out;
}

/// "4; 46 only may lie in the time".
std::string taken_words(const query::Plan& plan) {
  std::string taken = std::to_string(plan.taken);
  if (plan.possible > 0) taken += fmt::format("; {} only may lie in the time", plan.possible);
  if (plan.left_out > 0) taken += fmt::format("; {} left out", plan.left_out);
  return taken;
}

/// "2 rows left out", "111 events left out (kinds meeting and visit)", "nobody farther away is looked for".
std::string outcome(const query::Limit& limit) {
  if (!limit.left_out) return limit.how;
  return counted(*limit.left_out, limit.of) + " left out" + (limit.how.empty() ? "" : " (" + limit.how + ")");
}

}  // namespace

std::string plan(const query::Plan& plan, bool as_json) {
  if (as_json) return json_of(plan).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  std::size_t width = 6;
  for (const query::ClausePlan& clause : plan.clauses)
    width = std::max(width, text::display_width(base::shown_safely(clause.words)));
  for (const query::Limit& limit : plan.limits)
    width = std::max(width, text::display_width(base::shown_safely(limit.name)));
  const auto line = [&](const std::string& name, const std::string& words) {
    const std::string shown = base::shown_safely(name);
    return "  " + shown + std::string(width - text::display_width(shown) + 2, ' ') +
           base::shown_safely(words) + "\n";
  };
  std::string out = "plan:";
  if (plan.access.empty())
    out += " no filter was asked, so no events were searched\n";
  else
    out += "\n" + line("read", counted(plan.read, plan.read_of) + " (" + plan.access + ")");
  for (const query::ClausePlan& clause : plan.clauses)
    out += line(clause.words, outcome(clause) + (clause.how.empty() ? "" : " (" + clause.how + ")"));
  if (!plan.access.empty()) out += line("taken", taken_words(plan));
  for (const query::Limit& limit : plan.limits) out += line(limit.name, outcome(limit));
  return out;
}

}  // namespace dateline::table
