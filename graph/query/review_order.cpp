#include "graph/query/review_order.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline::query {
namespace {

constexpr double doubt_weight = 0.1;
constexpr std::size_t field_count = 5;  // title, date, actors, kind, standing

bool has_changed(const ResultEvent& event) {
  return std::any_of(event.decisions.begin(), event.decisions.end(),
                     [](const ResultDecision& decision) { return decision.changed; });
}

}  // namespace

std::string words_of_change(const ResultDecision& decision) {
  if (!decision.read_by.empty()) return decision.read_by + " has as " + decision.field + ": " + decision.read;
  return "the " + decision.field + " is read as “" + decision.read + "” now";
}

std::vector<std::string> doubts(const ResultEvent& event) {
  std::vector<std::string> out;
  std::set<std::string> uncited;
  for (const ResultDecision& decision : event.decisions) {
    if (decision.changed) out.push_back(words_of_change(decision));
    if (decision.uncited) uncited.insert(decision.field);
  }
  if (!event.found) out.emplace_back("no reading has it");
  if (event.contested) out.emplace_back("sources disagree");
  if (!uncited.empty()) out.emplace_back("uncited");
  if (!event.when.stated) out.emplace_back(event.likely ? "no words give the day" : "no words date it");
  if (event.sources == 1) out.emplace_back("one source alone");
  return out;
}

bool is_open(const ResultEvent& event) {
  if (event.state == "rejected") return false;
  if (has_changed(event)) return true;
  const auto decided =
      std::count_if(event.decisions.begin(), event.decisions.end(), [](const ResultDecision& decision) {
        return decision.field != "whole" && decision.state != "rejected";
      });
  return static_cast<std::size_t>(decided) < field_count;
}

void sort_for_review(std::vector<ResultEvent>& events) {
  const auto rank = [](const ResultEvent& event) {
    const double priority = event.salience + doubt_weight * static_cast<double>(doubts(event).size());
    return std::tuple(!has_changed(event), -priority, event.id.size(), event.id);
  };
  std::sort(events.begin(), events.end(),
            [&](const ResultEvent& one, const ResultEvent& other) { return rank(one) < rank(other); });
}

}  // namespace dateline::query
