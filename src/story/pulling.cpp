// pull: what a colleague added and decided, into a story of one's own.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/assemble/actor_editorial.hpp"
#include "graph/assemble/editorial.hpp"
#include "graph/assemble/same_decision.hpp"
#include "src/article/choices.hpp"
#include "src/base/problem.hpp"
#include "src/story/contradiction.hpp"
#include "src/story/decision_json.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/json_values.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/log_book.hpp"
#include "src/story/log_words.hpp"
#include "src/story/sharing.hpp"
#include "src/story/source_log.hpp"
#include "src/text/fold.hpp"

namespace dateline::story {
namespace {

using assemble::ActorDecision;
using assemble::EventDecision;
using assemble::FieldChoice;
using model::Field;
using model::State;

bool is_on_events(const std::string& verb) {
  static const std::set<std::string> verbs = {"accept",    "check",     "reject", "propose",
                                              "set-event", "add-event", "sheet"};
  return verbs.contains(verb);
}

/// What was decided last on a field of an event or actor.
template <typename Decision>
struct Decided {
  const Decision* decision;
  const FieldChoice* choice;
};

std::string words_of_field(const EventDecision& decision, Field field) {
  return assemble::words_of_field(decision.event, field);
}

std::string words_of_field(const ActorDecision& decision, Field field) {
  return assemble::words_of_field(decision.actor, field);
}

template <typename Decision>
std::string shown_value(const Decision& decision, const FieldChoice& choice) {
  return choice.state == State::rejected ? "rejected" : words_of_field(decision, choice.field);
}

/// Paragraphs of a source here, from 1.
struct BlockChoices {
  model::SourceId source;
  std::vector<std::uint64_t> numbers;
  bool keep = true;
};

class Puller {
 public:
  Puller(Story& mine, const Story& theirs, std::string from, base::Instant now, bool dry_run)
      : mine_(mine),
        theirs_(theirs),
        from_(std::move(from)),
        now_(now),
        dry_run_(dry_run),
        here_(mine),
        there_(theirs),
        seen_(seen_in(here_.entries)),
        has_scrubbed_(!removed_in(here_.entries).empty() || !removed_in(there_.entries).empty()) {}

  Pulled run() {
    gather_own();
    take_sources();
    for (const store::LogEntry& entry : there_.entries) take(entry);
    take_toggles();
    if (dry_run_ || (changes_.empty() && sources_.empty() && newly_seen_.empty())) return std::move(out_);
    store::Transaction together = mine_.transaction();
    Json arguments = {{"from", from_}, {"seen", newly_seen_}};
    mine_.log({.at = now_.seconds,
               .verb = "pull",
               .arguments = arguments.dump(-1, ' ', false, Json::error_handler_t::replace)});
    for (const auto& [data, entry] : sources_) mine_.take_over(data, entry);
    for (const auto& [rule, known] : rules_) mine_.set_ignored(rule, known, now_);
    take_pictures();
    for (const store::LogEntry& entry : changes_) mine_.take_over(entry);
    for (const auto& [id, field, value] : fields_) mine_.set_source(id, field, value, now_);
    for (const BlockChoices& one : blocks_) mine_.choose_blocks(one.source, one.numbers, one.keep, now_);
    together.commit();
    return std::move(out_);
  }

 private:
  /// Where a source was removed for good its words are gone from entries: they are known by who and when.
  bool is_known(const store::LogEntry& entry) const {
    const std::string id = identity_of(entry);
    return here_.number_of.contains(id) || seen_.contains(id) ||
           (has_scrubbed_ && here_.outline.contains(outline_of(entry)));
  }

  std::string words(const store::LogEntry& entry) const {
    return (entry.who.empty() ? "" : entry.who + ": ") + words_of(entry, theirs_.file());
  }

  /// What holds here and is not known there.
  void gather_own() {
    for (const store::LogEntry& entry : here_.entries) {
      if (!there_.number_of.contains(identity_of(entry)))
        if (auto change = source_change_in(entry)) own_on_sources_.push_back(*std::move(change));
      if (!here_.live.contains(entry.number) || there_.number_of.contains(identity_of(entry))) continue;
      if (entry.verb == "anchor") own_anchors_.push_back(entry);
      own_entries_.push_back(entry);
      if (is_on_events(entry.verb))
        for (EventDecision& decision : event_decisions_from(entry.arguments))
          own_.push_back(std::move(decision));
      if (const auto state = state_of_claims(entry.verb))
        for (assemble::ClaimDecision& decision : claim_decisions_from(entry.arguments)) {
          decision.state = *state;
          own_on_claims_.push_back(std::move(decision));
        }
      if (is_on_actors(entry.verb) && entry.verb != "clash-actors")
        for (ActorDecision& decision : actor_decisions_from(entry.arguments))
          own_on_actors_.push_back(std::move(decision));
    }
  }

  void take_sources() {
    const std::set<std::string> removed = removed_in(here_.entries),
                                removed_there = removed_in(there_.entries);
    std::vector<const store::LogEntry*> added;
    for (const store::LogEntry& entry : there_.entries)
      if (entry.verb == "add") added.push_back(&entry);
    theirs_.reader().each_source([&](const model::Source& source) {
      if (removed.contains(source.uid)) {
        out_.left.push_back(to_string(source.id) + " there (" + source.title + ") was removed here for good");
        return true;
      }
      if (const auto known = mine_.file().find_source_by_uid(source.uid)) {
        both_[source.id] = *known;
        return true;
      }
      // The k-th source has the k-th of these entries.
      const bool has_entry = source.id.number >= 1 && source.id.number <= added.size();
      store::LogEntry entry =
          has_entry ? *added[source.id.number - 1] : store::LogEntry{.at = source.added_at, .verb = "add"};
      entry.arguments = source.name;
      sources_.emplace_back(*theirs_.file().load_source(source.id), entry);
      ++out_.sources;
      out_.lines.push_back("new source: " + (source.outlet.empty() ? source.name : source.outlet) + ", " +
                           source.title);
      return true;
    });
    mine_.reader().each_source([&](const model::Source& source) {
      if (removed_there.contains(source.uid))
        out_.left.push_back(to_string(source.id) + " (" + source.title +
                            ") was removed there for good: dateline remove-source " + to_string(source.id));
      return true;
    });
  }

  void take(const store::LogEntry& entry) {
    if (is_known(entry)) return;
    if (entry.verb == "set") return take_field(entry);
    if (entry.verb == "keep" || entry.verb == "drop") return take_blocks(entry);
    if (entry.verb == "ignore" || entry.verb == "unignore") return take_rule(entry);
    if (entry.verb == "publish") return keep(entry);
    if (!is_decision(entry.verb) || !there_.live.contains(entry.number)) return;
    if (entry.verb == "anchor" && anchor_clashes(entry)) return;
    if (std::any_of(own_entries_.begin(), own_entries_.end(),
                    [&](const auto& own) { return contradict(own, entry); }))
      return leave(entry, "it was decided otherwise here, and is left as it is");
    if (const auto state = state_of_claims(entry.verb)) return take_claims(entry, *state);
    const bool is_withheld = entry.verb == "note" && label_from(entry.arguments).events.empty();
    if (is_withheld) return;
    if (is_on_events(entry.verb))
      return take_decisions(entry, event_decisions_from(entry.arguments), own_, "clash");
    if (is_on_actors(entry.verb) && entry.verb != "clash-actors")
      return take_decisions(entry, actor_decisions_from(entry.arguments), own_on_actors_, "clash-actors");
    keep(entry);
  }

  void keep(const store::LogEntry& entry) {
    out_.lines.push_back(words(entry));
    changes_.push_back(entry);
    ++out_.decisions;
  }

  /// The bytes that what is taken over names.
  void take_pictures() {
    for (const std::string& uid : theirs_.file().picture_uids()) {
      const bool is_named = std::any_of(changes_.begin(), changes_.end(), [&](const store::LogEntry& entry) {
        return entry.arguments.find(uid) != std::string::npos;
      });
      if (is_named) mine_.keep(theirs_.file().picture(uid).value());
    }
  }

  void leave(const store::LogEntry& entry, const std::string& why) {
    newly_seen_.push_back(identity_of(entry));
    out_.left.push_back(words(entry) + ": " + why);
  }

  /// A field of a source that both have.
  void take_field(const store::LogEntry& entry) {
    const auto change = source_change_in(entry);
    const auto here = change ? both_.find(change->source) : both_.end();
    if (here == both_.end()) return;  // a new source comes with its fields
    const bool is_set_here =
        std::any_of(own_on_sources_.begin(), own_on_sources_.end(), [&](const auto& own) {
          return own.source == here->second && own.field == change->field && own.value != change->value;
        });
    if (is_set_here) return leave(entry, "it was set otherwise here, and is left as it is");
    if (!mine_.reader().source(here->second)->has_original)
      return leave(entry, "this story has no original of it to read");
    newly_seen_.push_back(identity_of(entry));  // its source has another number here
    const article::Known known = known_of(here->second);
    article::Known then = known;
    set_known(then, change->field, change->value, from_);
    if (change->field == "published") then.published_from = "option";
    if (known_to_json(then) == known_to_json(known)) return;  // it may have been pulled from here
    out_.lines.push_back(words(entry));
    ++out_.decisions;
    fields_.emplace_back(here->second, change->field, change->value);
  }

  /// Which paragraphs are read of a source that both have, each by its words.
  void take_blocks(const store::LogEntry& entry) {
    const auto change = source_change_in(entry);
    const auto here = change ? both_.find(change->source) : both_.end();
    if (here == both_.end()) return;  // a new source comes with them
    const std::string by_hand = "; decide it here: dateline blocks " + to_string(here->second);
    if (!mine_.reader().source(here->second)->has_original)
      return leave(entry, "this story has no original of it to read");
    if (change->words.empty())
      return leave(entry,
                   "an earlier version wrote it, which did not keep the words of paragraphs" + by_hand);
    BlockChoices taken{here->second, {}, entry.verb == "keep"};
    bool is_otherwise = false, is_missing = false;
    const article::Article read = mine_.intake_of(here->second);
    for (const std::string& said : change->words) {
      const bool differs = is_chosen_here(here->second, said, !taken.keep);
      const std::uint64_t number = paragraph_of(read, said);
      is_otherwise = is_otherwise || differs;
      is_missing = is_missing || number == 0;
      if (!differs && number != 0 && !is_read_so(here->second, said, taken.keep))
        taken.numbers.push_back(number);
    }
    newly_seen_.push_back(identity_of(entry));  // its source has another number here
    if (is_otherwise || is_missing)
      out_.left.push_back(words(entry) + ": " +
                          (is_otherwise ? "it was decided otherwise here, and is left as it is"
                                        : "a paragraph is not read here" + by_hand));
    if (taken.numbers.empty()) return;  // it may have been pulled from here
    out_.lines.push_back(words(entry));
    ++out_.decisions;
    blocks_.push_back(std::move(taken));
  }

  /// Whether the last choice for a paragraph that was made here, and is not known there, is `keep`.
  bool is_chosen_here(model::SourceId source, const std::string& words, bool keep) const {
    bool is_chosen = false;
    for (const SourceChange& own : own_on_sources_)
      if (own.source == source && has_words(own, words)) is_chosen = own.keeps == keep;
    return is_chosen;
  }

  article::Known known_of(model::SourceId source) const {
    return known_from_json(mine_.file().known_of(source));
  }

  bool is_read_so(model::SourceId source, const std::string& words, bool keep) const {
    const article::Known known = known_of(source);
    return std::any_of(known.blocks.begin(), known.blocks.end(), [&](const article::BlockChoice& one) {
      return one.keep == keep && article::comparable(one.words) == article::comparable(words);
    });
  }

  static bool has_words(const SourceChange& change, const std::string& words) {
    return std::any_of(change.words.begin(), change.words.end(), [&](const std::string& one) {
      return article::comparable(one) == article::comparable(words);
    });
  }

  /// From 1; 0 for none.
  static std::uint64_t paragraph_of(const article::Article& read, const std::string& words) {
    for (std::size_t i = 0; i < read.blocks.size(); ++i)
      if (read.blocks[i].kind != article::BlockKind::title &&
          article::comparable(base::words_at(read.text, read.blocks[i].span)) == article::comparable(words))
        return i + 1;
    return 0;
  }

  /// What is decided here of a claim stays; the others of the entry are taken.
  void take_claims(const store::LogEntry& entry, model::State state) {
    std::vector<assemble::ClaimDecision> decisions = claim_decisions_from(entry.arguments);
    const std::size_t before = decisions.size();
    std::erase_if(decisions, [&](const assemble::ClaimDecision& decision) {
      const auto own = std::find_if(own_on_claims_.rbegin(), own_on_claims_.rend(), [&](const auto& one) {
        return assemble::are_on_one_event(one.claim, decision.claim);
      });
      return own != own_on_claims_.rend() && own->state != state;
    });
    if (decisions.size() == before) return keep(entry);
    leave(entry, "it was decided otherwise here, and is left as it is");
    if (decisions.empty()) return;
    store::LogEntry rest = entry;
    rest.arguments = to_json(decisions);
    keep(rest);
  }

  void take_rule(const store::LogEntry& entry) {
    const std::size_t tab = entry.arguments.find('\t');
    if (tab == std::string::npos) return;
    newly_seen_.push_back(identity_of(entry));
    rules_.emplace_back(article::IgnoreRule{entry.arguments.substr(0, tab), entry.arguments.substr(tab + 1)},
                        entry.verb == "ignore");
    out_.lines.push_back(words(entry));
    ++out_.decisions;
  }

  bool anchor_clashes(const store::LogEntry& entry) {
    const auto name = [](const store::LogEntry& one) {
      return text::fold(one.arguments.substr(std::min(one.arguments.find(' '), one.arguments.size())));
    };
    const bool clashes = std::any_of(own_anchors_.begin(), own_anchors_.end(), [&](const auto& own) {
      return name(own) == name(entry) && own.arguments != entry.arguments;
    });
    if (clashes) leave(entry, "it was said otherwise here, and is left as it is");
    return clashes;
  }

  static bool are_on_one(const EventDecision& one, const EventDecision& other) {
    return assemble::are_on_one(one, other);
  }

  /// Both stories may know an actor by the id of another of his mentions.
  bool are_on_one(const ActorDecision& one, const ActorDecision& other) const {
    if (assemble::are_on_one(one, other)) return true;
    const auto id = mine_.file().find_actor_by_uid(one.actor.uid);
    return id && id == mine_.file().find_actor_by_uid(other.actor.uid);
  }

  /// The decision here that holds for a field of this event or actor, which they did not know; null for none.
  /// A rejection of the whole is on each field.
  template <typename Decision>
  Decided<Decision> own_on(const std::vector<Decision>& all, const Decision& decision,
                           const FieldChoice& choice) const {
    Decided<Decision> found{nullptr, nullptr};
    for (const Decision& own : all) {
      if (!are_on_one(own, decision)) continue;
      for (const FieldChoice& one : own.fields) {
        const bool is_whole = one.field == Field::whole || choice.field == Field::whole;
        if (one.field == choice.field || is_whole) found = {&own, &one};
      }
    }
    return found;
  }

  enum class Meeting { none, same, clash };

  template <typename Decision>
  static Meeting meeting_of(const Decided<Decision>& own, const Decision& decision,
                            const FieldChoice& choice) {
    if (!own.decision || own.choice->state == State::proposed) return Meeting::none;
    if (choice.state == State::proposed) return Meeting::same;  // taken back there, decided here since
    const bool both_reject = own.choice->state == State::rejected && choice.state == State::rejected;
    if (both_reject) return Meeting::same;
    if (own.choice->state == State::rejected || choice.state == State::rejected) return Meeting::clash;
    if (!assemble::say_the_same(*own.decision, decision, choice.field)) return Meeting::clash;
    return own.choice->state == State::accepted && choice.state == State::checked ? Meeting::none
                                                                                  : Meeting::same;
  }

  template <typename Decision>
  void take_decisions(const store::LogEntry& entry, const std::vector<Decision>& decisions,
                      const std::vector<Decision>& all_own, const char* clash_verb) {
    std::vector<Decision> taken, clashing;
    bool is_whole = true;
    for (const Decision& decision : decisions) {
      Decision plain = decision, other = decision;
      plain.fields.clear();
      other.fields.clear();
      for (const FieldChoice& choice : decision.fields) {
        const Decided<Decision> own = own_on(all_own, decision, choice);
        const Meeting meeting = meeting_of(own, decision, choice);
        if (meeting == Meeting::none) plain.fields.push_back(choice);
        if (meeting == Meeting::clash) {
          other.fields.push_back(choice);
          out_.clashes.push_back(std::string(model::name_of(choice.field)) + " of " + name_here(decision) +
                                 ": " + shown_value(*own.decision, *own.choice) + " here, " +
                                 shown_value(decision, choice) + " by " +
                                 (entry.who.empty() ? "a colleague" : entry.who));
        }
      }
      is_whole = is_whole && plain.fields.size() == decision.fields.size();
      if (!plain.fields.empty()) taken.push_back(std::move(plain));
      if (!other.fields.empty()) clashing.push_back(std::move(other));
    }
    if (is_whole) return keep(entry);
    newly_seen_.push_back(identity_of(entry));
    if (!taken.empty()) keep({0, entry.at, entry.who, entry.verb, to_json(taken)});
    if (!clashing.empty()) changes_.push_back({0, entry.at, entry.who, clash_verb, to_json(clashing)});
  }

  std::string name_here(const EventDecision& decision) const {
    const auto id = mine_.file().find_event_by_uid(decision.event.reference.uid);
    return (id ? to_string(*id) + " " : "") + "(" + decision.event.title + ")";
  }

  std::string name_here(const ActorDecision& decision) const {
    const auto id = mine_.file().find_actor_by_uid(decision.actor.uid);
    return (id ? to_string(*id) + " " : "") + "(" + decision.read_name + ")";
  }

  /// What both know, and one undid later than the other.
  void take_toggles() {
    for (const auto& [identity, toggle] : there_.toggles) {
      const auto number = here_.number_of.find(identity);
      if (number == here_.number_of.end()) continue;
      const auto own = here_.toggles.find(identity);
      if (own != here_.toggles.end() && own->second.at >= toggle.at) continue;
      if (here_.live.contains(number->second) != toggle.undone) continue;
      store::LogEntry entry = undo_entry(number->second, !toggle.undone);
      entry.at = toggle.at;
      entry.who = toggle.who;
      const auto undone = std::find_if(here_.entries.begin(), here_.entries.end(),
                                       [&](const auto& one) { return one.number == number->second; });
      out_.lines.push_back((toggle.who.empty() ? "" : toggle.who + ": ") +
                           (toggle.undone ? "took back: " : "did again: ") + words_of(*undone, mine_.file()));
      changes_.push_back(std::move(entry));
      ++out_.decisions;
    }
  }

  Story& mine_;
  const Story& theirs_;
  const std::string from_;
  base::Instant now_;
  bool dry_run_;
  const LogBook here_, there_;
  const std::set<std::string> seen_;
  const bool has_scrubbed_;
  std::vector<EventDecision> own_;
  std::vector<ActorDecision> own_on_actors_;
  std::vector<assemble::ClaimDecision> own_on_claims_;
  std::vector<SourceChange> own_on_sources_;
  std::vector<store::LogEntry> own_anchors_, own_entries_;
  std::map<model::SourceId, model::SourceId> both_;  ///< their number, ours
  std::vector<std::pair<store::SourceData, store::LogEntry>> sources_;
  std::vector<std::pair<article::IgnoreRule, bool>> rules_;
  std::vector<std::tuple<model::SourceId, std::string, std::string>> fields_;
  std::vector<BlockChoices> blocks_;
  std::vector<store::LogEntry> changes_;
  std::vector<std::string> newly_seen_;
  Pulled out_;
};

}  // namespace

Pulled pull(Story& mine, const Story& theirs, const std::string& from, base::Instant now, bool dry_run) {
  return Puller(mine, theirs, from, now, dry_run).run();
}

}  // namespace dateline::story
