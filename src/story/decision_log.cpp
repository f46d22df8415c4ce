#include "src/story/decision_log.hpp"

#include <algorithm>
#include <map>

#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

constexpr std::string_view unknown = "unknown";

bool same(const assemble::Order& one, const assemble::Order& other) {
  return one.earlier_uid == other.earlier_uid && one.later_uid == other.later_uid;
}

}  // namespace

store::LogEntry anchor_entry(const std::string& name, const std::string& edtf) {
  return {.verb = "anchor", .arguments = (edtf.empty() ? std::string(unknown) : edtf) + " " + name};
}

store::LogEntry order_entry(const assemble::Order& order, bool known) {
  return {.verb = known ? "order" : "unorder", .arguments = order.earlier_uid + " " + order.later_uid};
}

assemble::Decisions decisions_in(const store::StoryFile& file) {
  std::map<std::string, assemble::Anchor> anchors;  // by the folded name
  assemble::Decisions out;
  file.each_log_entry([&](const store::LogEntry& entry) {
    const std::string& arguments = entry.arguments;
    const auto space = arguments.find(' ');
    if (space == std::string::npos) return true;
    const std::string first = arguments.substr(0, space), second = arguments.substr(space + 1);
    if (entry.verb == "anchor") {
      const auto when = calendar::span_from_edtf(first);
      if (first == unknown)
        anchors.erase(text::fold(second));
      else if (when && when->bounded())
        anchors[text::fold(second)] = {second, *when};
    } else if (entry.verb == "order" || entry.verb == "unorder") {
      const assemble::Order order{first, second};
      std::erase_if(out.orders, [&](const assemble::Order& one) { return same(one, order); });
      if (entry.verb == "order") out.orders.push_back(order);
    }
    return true;
  });
  for (auto& [folded, anchor] : anchors) out.anchors.push_back(std::move(anchor));
  std::sort(out.anchors.begin(), out.anchors.end(),
            [](const assemble::Anchor& a, const assemble::Anchor& b) { return a.name < b.name; });
  return out;
}

store::LogEntry ignore_entry(const article::IgnoreRule& rule, bool known) {
  std::string outlet = rule.outlet;
  std::replace(outlet.begin(), outlet.end(), '\t', ' ');
  return {.verb = known ? "ignore" : "unignore", .arguments = outlet + "\t" + rule.words};
}

std::vector<article::IgnoreRule> ignored_in(const store::StoryFile& file) {
  std::vector<article::IgnoreRule> rules;
  file.each_log_entry([&](const store::LogEntry& entry) {
    const std::size_t tab = entry.arguments.find('\t');
    if (tab == std::string::npos || (entry.verb != "ignore" && entry.verb != "unignore")) return true;
    const article::IgnoreRule rule{entry.arguments.substr(0, tab), entry.arguments.substr(tab + 1)};
    std::erase_if(rules, [&](const article::IgnoreRule& one) {
      return article::comparable(one.outlet) == article::comparable(rule.outlet) &&
             article::comparable(one.words) == article::comparable(rule.words);
    });
    if (entry.verb == "ignore") rules.push_back(rule);
    return true;
  });
  return rules;
}

}  // namespace dateline::story
