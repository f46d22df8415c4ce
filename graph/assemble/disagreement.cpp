#include "graph/assemble/disagreement.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/assemble/quantity.hpp"
#include "graph/assemble/words_in_common.hpp"
#include "src/calendar/print.hpp"

namespace dateline::assemble {
namespace {

using model::AssembledClaim;
using model::AssembledEvent;
using model::DisagreementKind;
using model::Field;

constexpr std::size_t largest_block = 200;
constexpr std::int64_t widest_gap_days = 10;
constexpr double agreeing_words = 0.6;

bool is_kept(const model::Event& event, Field field) {
  const model::State state = model::state_of(event, field);
  return state == model::State::accepted || state == model::State::checked;
}

bool differ_in_number(const std::string& one, const std::string& other) {
  const auto counted = quantity_in(one), otherwise = quantity_in(other);
  if (counted && otherwise) return contradict(*counted, *otherwise);
  const auto amount = amount_in(one), other_amount = amount_in(other);
  return amount && other_amount && contradict(*amount, *other_amount);
}

class Finder {
 public:
  Finder(model::Assembled& graph,
         const std::function<std::string(const AssembledClaim&, const base::ByteSpan&)>& words,
         const std::function<bool(const std::string&, const std::string&)>& told_apart)
      : graph_(graph), words_(words), told_apart_(told_apart) {
    for (const AssembledClaim& claim : graph.claims) claims_[claim.event_uid].push_back(&claim);
  }

  void run() {
    for (AssembledEvent& event : graph_.events) {
      if (event.event.state == model::State::rejected) continue;
      const std::vector<const AssembledClaim*>& claims = claims_[event.uid];
      for (std::size_t i = 0; i < claims.size(); ++i)
        for (std::size_t j = i + 1; j < claims.size(); ++j) compare_claims(event, *claims[i], *claims[j]);
    }
    compare_events();
  }

 private:
  void add(DisagreementKind kind, AssembledEvent& one, AssembledEvent& other, const AssembledClaim& one_claim,
           const AssembledClaim& other_claim, std::string one_words, std::string other_words, bool settled) {
    model::AssembledDisagreement made{.one_uid = one.uid,
                                      .other_uid = other.uid,
                                      .one_claim_uid = one_claim.uid,
                                      .other_claim_uid = other_claim.uid};
    // Two sources may say it in the same words twice, or a claim hang on two words of one.
    if (!told_
             .emplace(kind, one.uid, other.uid, one_claim.source_uid, other_claim.source_uid, one_words,
                      other_words)
             .second)
      return;
    made.disagreement.kind = kind;
    made.disagreement.one_words = std::move(one_words);
    made.disagreement.other_words = std::move(other_words);
    made.disagreement.settled = settled;
    graph_.disagreements.push_back(std::move(made));
    if (kind == DisagreementKind::maybe_one || settled) return;
    one.event.contested = true;
    other.event.contested = true;
  }

  void compare_claims(AssembledEvent& event, const AssembledClaim& one, const AssembledClaim& other) {
    // Two programs that read one article differ in its dates alone: they quote the same words.
    const bool is_one_source = one.source_uid == other.source_uid;
    if (is_one_source && one.claim.extractor == other.claim.extractor) return;
    const auto &first = one.claim.dating.when, &second = other.claim.dating.when;
    if (first.stated && second.stated && !calendar::intersection(first, second))
      add(DisagreementKind::date, event, event, one, other, calendar::print(first), calendar::print(second),
          is_kept(event.event, Field::date));
    if (is_one_source) return;
    if (differ_in_number(one.claim.title, other.claim.title)) {
      add(DisagreementKind::number, event, event, one, other, one.claim.title, other.claim.title,
          is_kept(event.event, Field::actors));
      return;
    }
    for (const model::AssembledParticipation& a : one.participants)
      for (const model::AssembledParticipation& b : other.participants) {
        if (a.role != b.role) continue;
        const std::string some = words_(one, a.words), others = words_(other, b.words);
        if (!differ_in_number(some, others)) continue;
        add(DisagreementKind::number, event, event, one, other, some, others,
            is_kept(event.event, Field::actors));
        return;
      }
  }

  /// What is compared of an event, made once.
  struct Facts {
    std::vector<std::size_t> actors, sources;    ///< ascending; numbers stand for their names
    std::optional<Quantity> counted;             ///< "two dockers", of the title
    std::optional<std::set<std::string>> words;  ///< of the title; made when they are asked for
  };

  static std::size_t number_of(std::string_view name,
                               std::unordered_map<std::string_view, std::size_t>& numbers) {
    return numbers.try_emplace(name, numbers.size()).first->second;
  }

  static void put_in_order(std::vector<std::size_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  }

  void learn_facts() {
    std::unordered_map<std::string_view, std::size_t> actors, sources;
    facts_.resize(graph_.events.size());
    for (std::size_t i = 0; i < graph_.events.size(); ++i) {
      const AssembledEvent& event = graph_.events[i];
      Facts& facts = facts_[i];
      for (const auto& part : event.participants)
        if (part.role != model::Role::place) facts.actors.push_back(number_of(part.actor_uid, actors));
      if (const auto claims = claims_.find(event.uid); claims != claims_.end())
        for (const AssembledClaim* claim : claims->second)
          facts.sources.push_back(number_of(claim->source_uid, sources));
      put_in_order(facts.actors);
      put_in_order(facts.sources);
      facts.counted = quantity_in(event.event.title);
    }
  }

  const std::set<std::string>& words_in_title(std::size_t event) {
    auto& words = facts_[event].words;
    if (!words) words = content_words(graph_.events[event].event.title);
    return *words;
  }

  void compare_events() {
    learn_facts();
    std::map<std::string, std::vector<std::size_t>> blocks;
    for (std::size_t i = 0; i < graph_.events.size(); ++i) {
      const AssembledEvent& event = graph_.events[i];
      if (event.event.state == model::State::rejected || is_statement(event.event.kind)) continue;
      for (const std::size_t actor : facts_[i].actors)
        blocks[event.event.kind + "|by " + std::to_string(actor)].push_back(i);
      const auto& when = event.event.dating.when;
      if (when.stated && when.single_day()) blocks[event.event.kind + "|on " + when.edtf].push_back(i);
      if (facts_[i].counted) blocks[event.event.kind + "|of " + facts_[i].counted->things].push_back(i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [key, members] : blocks) {
      if (members.size() > largest_block) continue;
      for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t j = i + 1; j < members.size(); ++j)
          if (may_disagree(members[i], members[j])) pairs.emplace_back(members[i], members[j]);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [one, other] : pairs) compare(one, other);
  }

  /// Whether times, standing and sources leave it open that they are one, or deny each other: this costs
  /// least.
  bool may_disagree(std::size_t one_at, std::size_t other_at) const {
    const model::Event &one = graph_.events[one_at].event, &other = graph_.events[other_at].event;
    if (one.modality != other.modality) return false;
    const auto &a = one.dating.when, &b = other.dating.when;
    if (one.polarity != other.polarity) return calendar::intersection(a, b).has_value();
    const bool may_be =
        may_be_one_time(a, b) || (count_the_same(one_at, other_at) && calendar::intersection(a, b));
    return may_be && common(facts_[one_at].sources, facts_[other_at].sources) == 0;
  }

  /// Two events of which may_disagree() is true.
  void compare(std::size_t one_at, std::size_t other_at) {
    AssembledEvent &one = graph_.events[one_at], &other = graph_.events[other_at];
    if (!have_enough_in_common(one_at, other_at) || claims_[one.uid].empty() || claims_[other.uid].empty())
      return;
    const AssembledClaim &first = *claims_[one.uid].front(), &second = *claims_[other.uid].front();
    if (one.event.polarity != other.event.polarity) {
      const bool settled = is_kept(one.event, Field::standing) && is_kept(other.event, Field::standing);
      add(DisagreementKind::denial, one, other, first, second, first.claim.title, second.claim.title,
          settled);
      return;
    }
    if (told_apart_(one.uid, other.uid)) return;
    add(DisagreementKind::maybe_one, one, other, first, second, words_of(first), words_of(second), false);
  }

  /// Dates that agree, one of them stated; or stated dates of little width that have no day in common and lie
  /// near each other.
  static bool may_be_one_time(const calendar::TimeSpan& a, const calendar::TimeSpan& b) {
    if (calendar::intersection(a, b)) return a.stated || b.stated;
    if (!a.stated || !b.stated || !a.bounded() || !b.bounded()) return false;
    const std::int64_t gap = std::max(*a.earliest_start - *b.latest_end, *b.earliest_start - *a.latest_end);
    return gap <= widest_gap_days;
  }

  /// How many numbers are in both.
  static std::size_t common(const std::vector<std::size_t>& some, const std::vector<std::size_t>& others) {
    return static_cast<std::size_t>(std::count_if(some.begin(), some.end(), [&](std::size_t number) {
      return std::binary_search(others.begin(), others.end(), number);
    }));
  }

  bool have_enough_in_common(std::size_t one_at, std::size_t other_at) {
    const std::size_t shared = common(facts_[one_at].actors, facts_[other_at].actors);
    if (shared >= 2 || count_the_same(one_at, other_at)) return true;
    const auto &a = graph_.events[one_at].event.dating.when, &b = graph_.events[other_at].event.dating.when;
    const bool on_one_day = a.stated && b.stated && a.single_day() && a.edtf == b.edtf;
    return (shared == 1 || on_one_day) &&
           agreement(words_in_title(one_at), words_in_title(other_at)) >= agreeing_words;
  }

  /// "Killed two dockers" and "killed three dockers".
  bool count_the_same(std::size_t one, std::size_t other) const {
    const auto &counted = facts_[one].counted, &otherwise = facts_[other].counted;
    return counted && otherwise && counted->things == otherwise->things;
  }

  static std::string words_of(const AssembledClaim& claim) {
    const auto& when = claim.claim.dating.when;
    return claim.claim.title + " (" + (when.stated ? calendar::print(when) : "no stated date") + ")";
  }

  std::set<std::tuple<DisagreementKind, std::string, std::string, std::string, std::string, std::string,
                      std::string>>
      told_;
  model::Assembled& graph_;
  const std::function<std::string(const AssembledClaim&, const base::ByteSpan&)>& words_;
  const std::function<bool(const std::string&, const std::string&)>& told_apart_;
  std::unordered_map<std::string_view, std::vector<const AssembledClaim*>> claims_;  ///< by event
  std::vector<Facts> facts_;  ///< of each event of the graph
};

}  // namespace

void find_disagreements(model::Assembled& graph,
                        const std::function<std::string(const AssembledClaim&, const base::ByteSpan&)>& words,
                        const std::function<bool(const std::string&, const std::string&)>& told_apart) {
  Finder(graph, words, told_apart).run();
}

}  // namespace dateline::assemble
