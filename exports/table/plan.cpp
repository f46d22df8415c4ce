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
  return {{"plan",
           {{"access", plan.access},
            {"read", plan.read},
            {"clauses", clauses},
            {"taken", plan.taken},
            {"left_out", plan.left_out},
            {"possible", plan.possible}}}};
}

std::string counted(std::uint64_t n, const char* noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

/// "asked of 38 events, holds of 12, may hold of 3".
std::string outcome(const query::ClausePlan& clause) {
  std::string out = "asked of " + counted(clause.asked, clause.of_claims ? "claim" : "event");
  if (clause.asked > 0) out += fmt::format(", holds of {}", clause.held);
  if (clause.possible > 0) out += fmt::format(", may hold of {}", clause.possible);
  return out;
}

}  // namespace

std::string plan(const query::Plan& plan, bool as_json) {
  if (as_json) return json_of(plan).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  std::size_t width = 6;
  for (const query::ClausePlan& clause : plan.clauses)
    width = std::max(width, text::display_width(base::shown_safely(clause.words)));
  const auto line = [&](const std::string& name, const std::string& words) {
    const std::string shown = base::shown_safely(name);
    return "  " + shown + std::string(width - text::display_width(shown) + 2, ' ') +
           base::shown_safely(words) + "\n";
  };
  std::string out = "plan:\n" + line("read", counted(plan.read, "event") + " (" + plan.access + ")");
  for (const query::ClausePlan& clause : plan.clauses)
    out += line(clause.words, outcome(clause) + (clause.how.empty() ? "" : " (" + clause.how + ")"));
  std::string taken = std::to_string(plan.taken);
  if (plan.possible > 0) taken += fmt::format("; {} only may lie in the time", plan.possible);
  if (plan.left_out > 0) taken += fmt::format("; {} left out", plan.left_out);
  return out + line("taken", taken);
}

}  // namespace dateline::table
