#include "src/story/decision_log.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "src/story/decision_json.hpp"
#include "src/story/records.hpp"
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

store::LogEntry undo_entry(std::int64_t number, bool redo) {
  return {.verb = redo ? "redo" : "undo", .arguments = std::to_string(number)};
}

store::LogEntry ignore_name_entry(const std::string& name, bool known) {
  return {.verb = known ? "ignore-name" : "unignore-name", .arguments = name};
}

bool is_on_actors(const std::string& verb) {
  static const std::set<std::string> verbs = {"accept-actors",  "check-actors",  "clash-actors",
                                              "propose-actors", "reject-actors", "set-actor"};
  return verbs.contains(verb);
}

std::optional<model::State> state_of_claims(const std::string& verb) {
  static const std::map<std::string, model::State> states = {{"accept-claims", model::State::accepted},
                                                             {"check-claims", model::State::checked},
                                                             {"reject-claims", model::State::rejected},
                                                             {"propose-claims", model::State::proposed}};
  const auto found = states.find(verb);
  return found == states.end() ? std::nullopt : std::optional(found->second);
}

bool is_decision(const std::string& verb) {
  static const std::set<std::string> verbs = {
      "accept", "add-event",     "anchor",  "check",     "clash",    "ignore-name", "import",
      "merge",  "merge-actors",  "note",    "order",     "picture",  "propose",     "records",
      "reject", "relate",        "select",  "set-event", "sheet",    "split",       "split-actors",
      "tag",    "unignore-name", "unorder", "unpicture", "unrelate", "untag"};
  return verbs.contains(verb) || is_on_actors(verb) || state_of_claims(verb);
}

History history_of(const store::StoryFile& file) {
  std::map<std::int64_t, store::LogEntry> decisions;
  History out;
  const auto move_number = [](std::int64_t number, std::vector<std::int64_t>& from,
                              std::vector<std::int64_t>& to) {
    if (std::erase(from, number) > 0) to.push_back(number);
  };
  file.each_log_entry([&](const store::LogEntry& entry) {
    if (entry.verb == "undo" || entry.verb == "redo") {
      const bool undoes = entry.verb == "undo";
      move_number(std::strtoll(entry.arguments.c_str(), nullptr, 10), undoes ? out.done : out.undone,
                  undoes ? out.undone : out.done);
    } else if (is_decision(entry.verb)) {
      decisions.emplace(entry.number, entry);
      out.done.push_back(entry.number);
      out.undone.clear();
    }
    return true;
  });
  const std::set<std::int64_t> live(out.done.begin(), out.done.end());
  for (const std::int64_t number : live) out.live.push_back(std::move(decisions.at(number)));
  return out;
}

namespace {

/// The decisions as one entry after the other changes them.
class Reading {
 public:
  void take(const store::LogEntry& entry) {
    const std::string& verb = entry.verb;
    if (verb == "anchor") {
      take_anchor(entry);
    } else if (verb == "order" || verb == "unorder") {
      take_order(entry);
    } else if (verb == "ignore-name" || verb == "unignore-name") {
      std::erase_if(out_.ignored_names,
                    [&](const std::string& name) { return text::fold(name) == text::fold(entry.arguments); });
      if (verb == "ignore-name") out_.ignored_names.push_back(entry.arguments);
    } else if (verb == "merge" || verb == "split") {
      out_.event_groups.push_back(regrouping_from(entry.arguments));
    } else if (verb == "tag" || verb == "untag") {
      const Label label = label_from(entry.arguments);
      for (const assemble::Reference& event : label.events)
        out_.tags.push_back({event, label.words, verb == "tag"});
    } else if (verb == "relate" || verb == "unrelate") {
      assemble::Relating relating = relating_from(entry.arguments);
      relating.known = verb == "relate";
      out_.relations.push_back(std::move(relating));
    } else if (verb == "note") {
      const Label label = label_from(entry.arguments);
      for (const assemble::Reference& event : label.events)
        out_.notes.push_back({event, {label.words, entry.who, entry.at}});
    } else if (verb == "picture" || verb == "unpicture") {
      assemble::Picturing picturing = picturing_from(entry.arguments);
      if (verb == "unpicture") picturing.picture.reset();
      if (picturing.picture) {
        picturing.picture->who = entry.who;
        picturing.picture->at = entry.at;
      }
      out_.pictures.push_back(std::move(picturing));
    } else if (verb == "import") {
      take_import(entry);
    } else if (verb == "records") {
      // What other programs read is no decision on what was read: taken_records() has it.
    } else if (verb == "select") {
      out_.selections.push_back(choosing_from(entry.arguments));
    } else if (verb == "merge-actors" || verb == "split-actors") {
      out_.actor_groups.push_back(regrouping_from(entry.arguments));
    } else if (const auto state = state_of_claims(verb)) {
      for (assemble::ClaimDecision& decision : claim_decisions_from(entry.arguments)) {
        decision.state = *state;
        decision.who = entry.who;
        decision.at = entry.at;
        out_.claims.push_back(std::move(decision));
      }
    } else if (is_on_actors(verb)) {
      for (assemble::ActorDecision& decision : actor_decisions_from(entry.arguments)) {
        decision.who = entry.who;
        decision.at = entry.at;
        decision.clashes = verb == "clash-actors";
        out_.actors.push_back(std::move(decision));
      }
    } else {
      take_events(event_decisions_from(entry.arguments), entry);
    }
  }

  assemble::Decisions finish() {
    for (auto& [folded, anchor] : anchors_) out_.anchors.push_back(std::move(anchor));
    std::sort(out_.anchors.begin(), out_.anchors.end(),
              [](const assemble::Anchor& a, const assemble::Anchor& b) { return a.name < b.name; });
    return std::move(out_);
  }

 private:
  void take_anchor(const store::LogEntry& entry) {
    const auto [dates, name] = parted(entry.arguments);
    const auto when = calendar::span_from_edtf(dates);
    if (dates == unknown)
      anchors_.erase(text::fold(name));
    else if (when && when->bounded())
      anchors_[text::fold(name)] = {name, *when};
  }

  void take_events(std::vector<assemble::EventDecision> decisions, const store::LogEntry& entry) {
    for (assemble::EventDecision& decision : decisions) {
      decision.who = entry.who;
      decision.at = entry.at;
      decision.clashes = entry.verb == "clash";
      out_.events.push_back(std::move(decision));
    }
  }

  void take_import(const store::LogEntry& entry) {
    ImportEntry import = import_from(entry.arguments);
    take_events(std::move(import.events), entry);
    std::move(import.tags.begin(), import.tags.end(), std::back_inserter(out_.tags));
    std::move(import.relations.begin(), import.relations.end(), std::back_inserter(out_.relations));
    for (auto& [event, words] : import.notes)
      out_.notes.push_back({std::move(event), {std::move(words), entry.who, entry.at}});
  }

  void take_order(const store::LogEntry& entry) {
    const auto [earlier, later] = parted(entry.arguments);
    const assemble::Order order{earlier, later};
    std::erase_if(out_.orders, [&](const assemble::Order& one) { return same(one, order); });
    if (entry.verb == "order") out_.orders.push_back(order);
  }

  /// What stands before and after the first space; both empty without one.
  static std::pair<std::string, std::string> parted(const std::string& arguments) {
    const auto space = arguments.find(' ');
    if (space == std::string::npos) return {};
    return {arguments.substr(0, space), arguments.substr(space + 1)};
  }

  std::map<std::string, assemble::Anchor> anchors_;  ///< by the folded name
  assemble::Decisions out_;
};

}  // namespace

std::string without_source(const store::LogEntry& entry, const std::string& source_uid) {
  const auto scrub = [&](assemble::Reference& reference) {
    const bool had_words = !reference.words.empty();
    std::erase_if(reference.words, [&](const auto& words) { return words.source_uid == source_uid; });
    return had_words && reference.words.empty();
  };
  if (entry.arguments.find(source_uid) == std::string::npos) return entry.arguments;
  if (entry.verb == "tag" || entry.verb == "untag" || entry.verb == "note") {
    Label label = label_from(entry.arguments);
    if (std::erase_if(label.events, scrub) > 0 && label.events.empty()) label.words.clear();
    return to_json(label);
  }
  if (entry.verb == "picture" || entry.verb == "unpicture") {
    assemble::Picturing picturing = picturing_from(entry.arguments);
    if (scrub(picturing.event)) picturing = {};
    return to_json(picturing);
  }
  if (entry.verb == "records") {
    const TakenRecord taken = taken_record_from(entry.arguments);
    return taken.source_uid == source_uid ? to_json(TakenRecord{}) : entry.arguments;
  }
  if (entry.verb == "relate" || entry.verb == "unrelate") {
    assemble::Relating relating = relating_from(entry.arguments);
    scrub(relating.from);
    scrub(relating.to);
    return to_json(relating);
  }
  if (entry.verb == "select") {
    assemble::Choosing choosing = choosing_from(entry.arguments);
    if (choosing.after) scrub(*choosing.after);
    std::erase_if(choosing.events, [&](assemble::SeenEvent& event) { return scrub(event.reference); });
    return to_json(choosing);
  }
  if (entry.verb == "merge" || entry.verb == "split") {
    assemble::Regrouping regrouping = regrouping_from(entry.arguments);
    std::erase_if(regrouping.these, scrub);
    std::erase_if(regrouping.others, scrub);
    return to_json(regrouping);
  }
  const auto uncite = [&](std::vector<assemble::FieldChoice>& fields) {
    for (assemble::FieldChoice& choice : fields)
      if (choice.cited_source_uid == source_uid) choice.cited_source_uid.clear();
  };
  if (state_of_claims(entry.verb)) {
    std::vector<assemble::ClaimDecision> decisions = claim_decisions_from(entry.arguments);
    std::erase_if(decisions, [&](assemble::ClaimDecision& decision) { return scrub(decision.claim); });
    return to_json(decisions);
  }
  if (is_on_actors(entry.verb)) {
    std::vector<assemble::ActorDecision> decisions = actor_decisions_from(entry.arguments);
    for (assemble::ActorDecision& decision : decisions) uncite(decision.fields);
    return to_json(decisions);
  }
  std::vector<assemble::EventDecision> decisions = event_decisions_from(entry.arguments);
  std::erase_if(decisions, [&](assemble::EventDecision& decision) {
    uncite(decision.fields);
    return scrub(decision.event.reference);
  });
  return to_json(decisions);
}

assemble::Decisions decisions_in(const store::StoryFile& file) {
  Reading reading;
  for (const store::LogEntry& entry : history_of(file).live) reading.take(entry);
  return reading.finish();
}

store::LogEntry ignore_entry(const article::IgnoreRule& rule, bool known) {
  std::string outlet = rule.outlet;
  std::replace(outlet.begin(), outlet.end(), '\t', ' ');
  return {.verb = known ? "ignore" : "unignore", .arguments = outlet + "\t" + rule.words};
}

std::vector<article::IgnoreRule> ignored_in(const std::vector<store::LogEntry>& log) {
  std::vector<article::IgnoreRule> rules;
  for (const store::LogEntry& entry : log) {
    const std::size_t tab = entry.arguments.find('\t');
    if (tab == std::string::npos || (entry.verb != "ignore" && entry.verb != "unignore")) continue;
    const article::IgnoreRule rule{entry.arguments.substr(0, tab), entry.arguments.substr(tab + 1)};
    std::erase_if(rules, [&](const article::IgnoreRule& one) {
      return article::comparable(one.outlet) == article::comparable(rule.outlet) &&
             article::comparable(one.words) == article::comparable(rule.words);
    });
    if (entry.verb == "ignore") rules.push_back(rule);
  }
  return rules;
}

std::vector<article::IgnoreRule> ignored_in(const store::StoryFile& file) {
  return ignored_in(file.log_entries());
}

}  // namespace dateline::story
