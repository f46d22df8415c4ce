// The filter against an oracle: on random small stories, kept in a story file, every filter must take just
// the events that one takes who reads all of them and tries every day that a date leaves open.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/query/claim_rows.hpp"
#include "graph/query/query.hpp"
#include "graph/store/story_file.hpp"
#include "src/calendar/print.hpp"

using namespace dateline;
using calendar::Day;
using calendar::TimeSpan;
using model::Role;

namespace {

constexpr int stories = 40, filters_each = 40;
constexpr int most_events = 14, actors = 5, sources = 4;
const Day first_day = calendar::day_of({2016, 12, 1});
constexpr std::int64_t days = 12;
/// Beyond these nothing that is asked for makes a difference.
const Day before_all = first_day - 40, after_all = first_day + 60;

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  // The distributions of the library are not the same everywhere.
  std::uint32_t below(std::uint32_t end) { return engine_() % end; }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  Day day() { return first_day + below(days); }
  template <typename T>
  const T& of(const std::vector<T>& all) {
    return all[below(static_cast<std::uint32_t>(all.size()))];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> kinds = {"meeting", "statement", "hack"};
const std::vector<std::string> title_words = {"ferry", "summit", "ballot", "harbour"};
const std::vector<std::string> role_names = {"agent", "patient", "recipient", "speaker", "place", "other"};
const std::vector<std::string> relations = {"before",      "after",   "during",     "causes",
                                            "responds-to", "part-of", "contradicts"};
const std::vector<std::string> tags = {"chapter", "desk"};

TimeSpan any_time(Random& random) {
  const Day one = random.day(), other = random.day();
  const Day first = std::min(one, other), last = std::max(one, other);
  switch (random.below(9)) {
    case 0:
      return calendar::unknown_time();
    case 1:
      return calendar::one_day_of(first, last);
    case 2:
      return calendar::lasting(first, last);
    case 3:
      return calendar::one_day_of(std::nullopt, last);
    case 4:
      return calendar::one_day_of(first, std::nullopt);
    case 5:
      return calendar::qualified(calendar::on_day(one), true, false);
    case 6:
      return calendar::qualified(calendar::on_day(one), false, true);
    default:
      return calendar::on_day(one);
  }
}

model::Dating any_dating(Random& random) {
  model::Dating dating{.when = any_time(random), .basis = "t1", .confidence = 1};
  TimeSpan& when = dating.when;
  when.stated = !when.unknown() && !random.one_in(4);
  if (!when.stated && !when.earliest_start && when.latest_end && random.one_in(2)) when.anchor = "published";
  if (random.one_in(3) && when.latest_end && !when.single_day()) {
    const Day last = *when.latest_end;
    const Day first = when.earliest_start ? std::max(*when.earliest_start, last - 2) : last - 2;
    dating.likely = model::LikelyDays{first, last, "published", "", 0.7};
  }
  return dating;
}

std::vector<model::AssembledParticipation> any_parts(Random& random, std::uint32_t most) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> chosen;
  for (std::uint32_t left = random.below(most + 1); left > 0; --left)
    chosen.emplace(random.below(actors), random.below(6));
  std::vector<model::AssembledParticipation> out;
  for (const auto& [actor, role] : chosen)
    out.push_back({"a" + std::to_string(actor), static_cast<Role>(role), {}});
  return out;
}

/// What the assembler makes, made up. Handles are given in order: event i is E(i + 1).
model::Assembled any_graph(Random& random) {
  model::Assembled graph;
  for (int i = 0; i < actors; ++i) {
    model::AssembledActor actor{.uid = "a" + std::to_string(i)};
    actor.actor.name = "Person" + std::to_string(i);
    graph.actors.push_back(actor);
  }
  const std::uint32_t count = 3 + random.below(most_events - 2);
  for (std::uint32_t i = 0; i < count; ++i) {
    model::AssembledEvent event{.uid = "e" + std::to_string(i)};
    event.event.title = random.of(title_words) + " " + random.of(title_words);
    event.event.kind = random.of(kinds);
    event.event.dating = any_dating(random);
    event.event.modality = static_cast<model::Modality>(random.below(4));
    event.event.polarity = static_cast<model::Polarity>(random.below(2));
    event.event.state = static_cast<model::State>(random.below(4));
    event.event.contested = random.one_in(3);
    for (const std::string& tag : tags)
      if (random.one_in(4)) event.event.tags.push_back(tag);
    std::set<std::pair<std::string, Role>> all;
    for (std::uint32_t k = 1 + random.below(3); k > 0; --k) {
      model::AssembledClaim claim{.uid = "c" + std::to_string(graph.claims.size()), .event_uid = event.uid};
      claim.source_uid = "s" + std::to_string(random.below(sources));
      if (random.one_in(3)) claim.attributed_to_uid = "a" + std::to_string(random.below(actors));
      claim.claim.title = event.event.title;
      claim.claim.kind = event.event.kind;
      claim.claim.dating = random.one_in(2) ? any_dating(random) : event.event.dating;
      claim.claim.state = random.one_in(6) ? model::State::rejected : model::State::proposed;
      claim.claim.quote = {0, 5};
      claim.participants = any_parts(random, 3);
      if (claim.claim.state != model::State::rejected)
        for (const auto& part : claim.participants) all.emplace(part.actor_uid, part.role);
      graph.claims.push_back(claim);
      // Known only from somebody when its one claim is.
      event.attributed_to_uid = k == 1 && graph.claims.size() > 1 ? claim.attributed_to_uid : "";
    }
    for (const auto& [actor, role] : all) event.participants.push_back({actor, role, {}});
    graph.events.push_back(event);
  }
  for (std::size_t k = 1; k < graph.claims.size(); ++k) {
    const model::AssembledClaim &one = graph.claims[k - 1], &other = graph.claims[k];
    if (one.event_uid != other.event_uid || random.one_in(3)) continue;
    model::Disagreement disagreement;
    disagreement.kind = random.one_in(4) ? model::DisagreementKind::number : model::DisagreementKind::date;
    disagreement.settled = random.one_in(4);
    graph.disagreements.push_back({one.event_uid, one.event_uid, one.uid, other.uid, disagreement});
  }
  for (std::uint32_t k = random.below(count * 2); k > 0; --k) {
    const std::uint32_t from = random.below(count), to = random.below(count);
    if (from == to) continue;
    graph.relations.push_back({"e" + std::to_string(from),
                               "e" + std::to_string(to),
                               "",
                               static_cast<model::RelationKind>(random.below(7)),
                               {}});
  }
  return graph;
}

/// A filter as a tree, made up and rendered as people write it.
struct Asked {
  enum class Kind { all, any, none, term };
  Kind kind = Kind::term;
  std::string field, value;
  std::vector<Asked> parts;

  std::string words() const {
    if (kind == Kind::term) return field.empty() ? value : field + ":" + value;
    if (kind == Kind::none) return "not:" + parts.front().words();
    std::string out;
    for (const Asked& part : parts) {
      // A bare word after a comma would take the field before it.
      const bool bare = kind == Kind::any && part.kind == Kind::term && part.field.empty();
      const std::string one = bare || part.kind == Kind::all ? "(" + part.words() + ")" : part.words();
      out += (out.empty() ? "" : kind == Kind::any ? "," : " ") + one;
    }
    return out;
  }
  bool asks_for(const std::string& wanted) const {
    return (kind == Kind::term && field == wanted) ||
           std::any_of(parts.begin(), parts.end(), [&](const Asked& part) { return part.asks_for(wanted); });
  }
};

Asked term(const std::string& field, const std::string& value) {
  return {.kind = Asked::Kind::term, .field = field, .value = value};
}

std::string any_date(Random& random, const model::Assembled& graph) {
  const std::uint32_t event = random.below(static_cast<std::uint32_t>(graph.events.size()));
  const Day one = random.day(), other = random.day();
  switch (random.below(4)) {
    case 0:
      return calendar::iso(std::min(one, other)) + ".." + calendar::iso(std::max(one, other));
    case 1:
      return "2016-12";
    case 2:
      if (!graph.events[event].event.dating.when.unknown()) return "E" + std::to_string(event + 1);
      return calendar::iso(one);
    default:
      return calendar::iso(one);
  }
}

Asked any_term(Random& random, const model::Assembled& graph) {
  const std::string actor = random.one_in(3) ? "person" + std::to_string(random.below(actors))
                                             : "A" + std::to_string(1 + random.below(actors));
  switch (random.below(18)) {
    case 0:
    case 1:
      return term("who", actor);
    case 2:
      return term("place", actor);
    case 3:
      return term("said-by", actor);
    case 4:
      return term("about", actor);
    case 5:
    case 6:
      return term("when", any_date(random, graph));
    case 7:
      return term("before", any_date(random, graph));
    case 8:
      return term("after", any_date(random, graph));
    case 9:
      return term("during", any_date(random, graph));
    case 10:
      return term("kind", random.of(graph.events).event.kind);
    case 11:
      return term("source", "S" + std::to_string(1 + random.below(sources)));
    case 12:
      return term("sources", random.of(std::vector<std::string>{"1", "2", "2+", "1..2", "3+"}));
    case 13:
      return term("state",
                  random.of(std::vector<std::string>{"proposed", "accepted", "checked", "rejected"}));
    case 14:
      return term("is", random.of(std::vector<std::string>{"actual", "planned", "denied", "contested",
                                                           "undated", "dated"}));
    case 15:
      return term("relation", random.of(relations));
    case 16:
      return random.one_in(2) ? term("role", random.of(role_names))
                              : term("outlet", "paper" + std::to_string(random.below(sources)));
    default:
      return random.one_in(2) ? term("", random.of(title_words))
                              : term("", "E" + std::to_string(1 + random.below(most_events)));
  }
}

Asked any_clause(Random& random, const model::Assembled& graph, int depth);

Asked any_query(Random& random, const model::Assembled& graph, int depth) {
  Asked all{.kind = Asked::Kind::all};
  for (std::uint32_t left = 1 + random.below(3); left > 0; --left)
    all.parts.push_back(any_clause(random, graph, depth));
  if (!random.one_in(8)) return all;
  // A role beside those who have it.
  for (std::uint32_t left = 1 + random.below(2); left > 0; --left)
    all.parts.push_back(term("who", "A" + std::to_string(1 + random.below(actors))));
  Asked role = term("role", random.of(role_names));
  if (random.one_in(2))
    role = {.kind = Asked::Kind::any, .parts = {role, term("role", random.of(role_names))}};
  if (random.one_in(3)) role = {.kind = Asked::Kind::none, .parts = {role}};
  all.parts.push_back(role);
  return all;
}

Asked any_clause(Random& random, const model::Assembled& graph, int depth) {
  if (random.one_in(6)) {
    Asked none{.kind = Asked::Kind::none};
    none.parts.push_back(any_clause(random, graph, depth));
    return none;
  }
  if (depth == 0 || !random.one_in(4)) return any_term(random, graph);
  Asked any{.kind = Asked::Kind::any};
  for (std::uint32_t left = 2 + random.below(2); left > 0; --left)
    any.parts.push_back(random.one_in(3) ? any_query(random, graph, depth - 1) : any_term(random, graph));
  return any;
}

enum class Answer { no, possibly, certainly };
enum class Verdict { no, maybe, probably, yes };

/// Every choice of a first and a last day that a span leaves open.
std::vector<std::pair<Day, Day>> choices(const TimeSpan& stated) {
  const std::int64_t margin = calendar::margin_in_days(stated);
  const auto from = [&](std::optional<Day> day) { return day ? *day - margin : before_all; };
  const auto to = [&](std::optional<Day> day) { return day ? *day + margin : after_all; };
  std::vector<std::pair<Day, Day>> out;
  for (Day start = from(stated.earliest_start); start <= to(stated.latest_start); start = start + 1) {
    if (stated.momentary()) {
      out.emplace_back(start, start);
      continue;
    }
    for (Day end = std::max(start, from(stated.earliest_end)); end <= to(stated.latest_end); end = end + 1)
      out.emplace_back(start, end);
  }
  return out;
}

class Oracle {
 public:
  Oracle(const model::Assembled& graph, const query::Options& options) : graph_(graph), options_(options) {}

  Verdict event(const Asked& asked, std::size_t i) {
    claim_ = nullptr;
    return decide(asked, i);
  }
  Verdict claim(const Asked& asked, std::size_t i, const model::AssembledClaim& claim) {
    claim_ = &claim;
    return decide(asked, i);
  }

 private:
  using Who = std::vector<std::string>;  ///< beside a role:

  Verdict decide(const Asked& asked, std::size_t i) {
    if (graph_.events[i].event.state == model::State::rejected && !asked.asks_for("state"))
      return Verdict::no;
    return verdict(asked, graph_.events[i], {}, false);
  }

  Verdict verdict(const Asked& asked, const model::AssembledEvent& event, Who who, bool negated) {
    Verdict least = Verdict::yes, most = Verdict::no;
    switch (asked.kind) {
      case Asked::Kind::term:
        return on_term(asked, event, who, negated);
      case Asked::Kind::none: {
        const Verdict inside = verdict(asked.parts.front(), event, who, !negated);
        return inside == Verdict::no ? Verdict::yes : inside == Verdict::yes ? Verdict::no : Verdict::maybe;
      }
      case Asked::Kind::all: {
        Who named;
        for (const Asked& part : asked.parts)
          if (part.kind == Asked::Kind::term && part.field == "who") named.push_back(part.value);
        if (!named.empty()) who = named;
        for (const Asked& part : asked.parts) least = std::min(least, verdict(part, event, who, negated));
        return least;
      }
      case Asked::Kind::any: {
        std::set<std::string> roles;
        for (const Asked& part : asked.parts)
          if (part.field == "role") roles.insert(part.value);
        if (std::all_of(asked.parts.begin(), asked.parts.end(),
                        [](const Asked& part) { return part.field == "role"; }))
          return on_roles(roles, event, who, negated);
        for (const Asked& part : asked.parts) most = std::max(most, verdict(part, event, who, negated));
        return most;
      }
    }
    return Verdict::no;
  }

  static Verdict as(bool value) { return value ? Verdict::yes : Verdict::no; }

  static std::string uid_of(const std::string& name) {
    if (name[0] == 'A') return "a" + std::to_string(std::stoi(name.substr(1)) - 1);
    return "a" + name.substr(6);
  }

  Verdict on_term(const Asked& asked, const model::AssembledEvent& event, const Who& who, bool negated) {
    const std::string& field = asked.field;
    const std::string& value = asked.value;
    const auto& parts = claim_ ? claim_->participants : event.participants;
    const std::string& attributed = claim_ ? claim_->attributed_to_uid : event.attributed_to_uid;
    const auto speaks = [&](const std::string& actor) {
      return attributed == actor || std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
               return part.actor_uid == actor && part.role == Role::speaker;
             });
    };
    if (field == "who" || field == "place")
      return as(std::any_of(event.participants.begin(), event.participants.end(), [&](const auto& part) {
        return part.actor_uid == uid_of(value) && (field == "who" || part.role == Role::place);
      }));
    if (field == "said-by") return as(speaks(uid_of(value)));
    if (field == "about")
      return as(!speaks(uid_of(value)) && std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
        return part.actor_uid == uid_of(value);
      }));
    if (field == "role") return on_roles({value}, event, who, negated);
    if (field == "kind") return as(event.event.kind == value);
    if (field == "state") return as(model::name_of(event.event.state) == value);
    if (field == "tag") return as(std::count(event.event.tags.begin(), event.event.tags.end(), value) > 0);
    if (field == "source" || field == "outlet") {
      const std::string wanted =
          field == "source" ? "s" + std::to_string(std::stoi(value.substr(1)) - 1) : "s" + value.substr(5);
      if (claim_) return as(claim_->source_uid == wanted);
      return as(tell(event).contains(wanted));
    }
    if (field == "sources") {
      const std::size_t count = tell(event).size();
      if (value == "2+" || value == "3+") return as(count >= static_cast<std::size_t>(value[0] - '0'));
      if (value == "1..2") return as(count == 1 || count == 2);
      return as(count == static_cast<std::size_t>(value[0] - '0'));
    }
    if (field == "relation")
      return as(std::any_of(graph_.relations.begin(), graph_.relations.end(), [&](const auto& one) {
        std::string name(model::name_of(one.kind));
        std::replace(name.begin(), name.end(), '_', '-');
        return name == value && (one.from_uid == event.uid || one.to_uid == event.uid);
      }));
    if (field == "is") {
      if (value == "denied") return as(event.event.polarity == model::Polarity::negative);
      if (value == "contested") return as(event.event.contested);
      if (value == "undated" || value == "dated")
        return as(event.event.dating.when.unknown() == (value == "undated"));
      return as(model::name_of(event.event.modality) == value);
    }
    if (field.empty()) {
      if (value[0] == 'E') return as("E" + std::to_string(1 + std::stoi(event.uid.substr(1))) == value);
      return as(event.event.title.find(value) != std::string::npos);
    }
    return on_time(field, value, event);
  }

  /// Each of `who` is in one of these roles; below a not: one of them. Anybody where there is none.
  static Verdict on_roles(const std::set<std::string>& roles, const model::AssembledEvent& event,
                          const Who& who, bool negated) {
    const auto has = [&](const std::string& actor) {
      return std::any_of(event.participants.begin(), event.participants.end(), [&](const auto& part) {
        return roles.contains(std::string(model::name_of(part.role))) &&
               (actor.empty() || part.actor_uid == uid_of(actor));
      });
    };
    if (who.empty()) return as(has(""));
    return as(negated ? std::any_of(who.begin(), who.end(), has) : std::all_of(who.begin(), who.end(), has));
  }

  std::set<std::string> tell(const model::AssembledEvent& event) const {
    std::set<std::string> out;
    for (const auto& claim : graph_.claims)
      if (claim.event_uid == event.uid && claim.claim.state != model::State::rejected)
        out.insert(claim.source_uid);
    return out;
  }

  Verdict on_time(const std::string& field, const std::string& value, const model::AssembledEvent& event) {
    const bool by_event = value[0] == 'E';
    const std::string itself = by_event ? "e" + std::to_string(std::stoi(value.substr(1)) - 1) : "";
    const TimeSpan asked =
        by_event ? graph_.events[static_cast<std::size_t>(std::stoi(value.substr(1)) - 1)].event.dating.when
                 : *calendar::span_from_people(value);
    if (event.uid == itself && field != "when") return Verdict::no;
    const std::optional<Day> first = asked.earliest_start, last = asked.latest_end;
    using Pair = std::pair<Day, Day>;
    const auto holds = [&](const Pair& one, const Pair& other) {
      if (field == "before") return one.second < other.first;
      if (field == "after") return other.second < one.first;
      if (field == "during" && by_event) return one.first >= other.first && one.second <= other.second;
      if (field == "during") return (!first || one.first >= *first) && (!last || one.second <= *last);
      return (!last || one.first <= *last) && (!first || one.second >= *first);
    };
    const bool relates = field == "before" || field == "after" || (field == "during" && by_event);
    const std::vector<Pair> others = relates ? choices(asked) : std::vector<Pair>{{first_day, first_day}};
    const auto doubtful = [](const TimeSpan& span) { return span.uncertain || span.only_reported(); };
    const auto answer = [&](const TimeSpan& when) {
      bool some = false, every = true;
      for (const Pair& one : choices(when))
        for (const Pair& other : others) {
          const bool held = holds(one, other);
          some = some || held;
          every = every && held;
        }
      if (!some) return Answer::no;
      return every && !doubtful(when) && !(relates && doubtful(asked)) ? Answer::certainly : Answer::possibly;
    };
    const model::Dating& dating = event.event.dating;
    const Answer found = answer(dating.when);
    if (found == Answer::no) {
      if (field != "when" || !some_source_says(event.uid, answer)) return Verdict::no;
      return options_.possible ? Verdict::yes : Verdict::maybe;
    }
    if (found == Answer::certainly || options_.possible) return Verdict::yes;
    if (field == "when" && dating.when.stated && dating.when.bounded() && !options_.certain)
      return Verdict::yes;
    if (field == "during" && by_event && is_said_to_be_part(event.uid, itself)) return Verdict::yes;
    if (!dating.likely) return Verdict::maybe;
    return answer(calendar::one_day_of(dating.likely->first, dating.likely->last)) == Answer::certainly
               ? Verdict::probably
               : Verdict::maybe;
  }

  /// Whether a source that another contradicts, and nobody has decided, dates the event so.
  template <typename Ask>
  bool some_source_says(const std::string& event, const Ask& ask) const {
    return std::any_of(graph_.disagreements.begin(), graph_.disagreements.end(), [&](const auto& one) {
      if (one.one_uid != event || one.disagreement.settled ||
          one.disagreement.kind != model::DisagreementKind::date)
        return false;
      return std::any_of(graph_.claims.begin(), graph_.claims.end(), [&](const model::AssembledClaim& claim) {
        return (claim.uid == one.one_claim_uid || claim.uid == one.other_claim_uid) &&
               claim.claim.state != model::State::rejected && ask(claim.claim.dating.when) != Answer::no;
      });
    });
  }

  bool is_said_to_be_part(const std::string& one, const std::string& other) const {
    return std::any_of(graph_.relations.begin(), graph_.relations.end(), [&](const auto& relation) {
      return relation.from_uid == one && relation.to_uid == other &&
             (relation.kind == model::RelationKind::during || relation.kind == model::RelationKind::part_of);
    });
  }

  const model::Assembled& graph_;
  query::Options options_;
  const model::AssembledClaim* claim_ = nullptr;
};

store::StoryFile told(const model::Assembled& graph) {
  store::StoryFile story = store::StoryFile::in_memory();
  for (int i = 0; i < sources; ++i) {
    store::SourceData data;
    data.source.uid = "s" + std::to_string(i);
    data.source.outlet = "paper" + std::to_string(i);
    data.text = "There were words, and nobody is named in them.";
    story.add_source(data, {.verb = "add", .arguments = data.source.uid});
  }
  story.replace_graph(graph, "1");
  return story;
}

std::string sorted(std::vector<std::string> handles) {
  std::sort(handles.begin(), handles.end());
  std::string out;
  for (const std::string& handle : handles) out += handle + " ";
  return out;
}

std::vector<query::Options> all_options() {
  return {{}, {.certain = true}, {.possible = true}};
}

}  // namespace

TEST_CASE("filter: what is taken is what an oracle takes that reads everything", "[property]") {
  std::uint64_t taken = 0, only_possible = 0, narrowed = 0;
  for (std::uint32_t seed = 1; seed <= stories; ++seed) {
    Random random(seed);
    const model::Assembled graph = any_graph(random);
    const store::StoryFile story = told(graph);
    for (int k = 0; k < filters_each; ++k) {
      const Asked asked = any_query(random, graph, 2);
      // In parentheses, so that words are parted whatever they are.
      const query::Filter filter = query::parse_filter({"(" + asked.words() + ")"});
      for (const query::Options& options : all_options()) {
        const bool asks_time = asked.asks_for("when") || asked.asks_for("before") ||
                               asked.asks_for("after") || asked.asks_for("during");
        if (!asks_time && (options.certain || options.possible)) continue;  // refused
        INFO("story " << seed << ", filter " << asked.words() << ", certain " << options.certain
                      << ", possible " << options.possible);
        Oracle oracle(graph, options);
        std::vector<std::string> expected, found;
        std::uint64_t possible = 0, probable = 0;
        for (std::size_t i = 0; i < graph.events.size(); ++i) {
          const Verdict verdict = oracle.event(asked, i);
          if (verdict == Verdict::yes) expected.push_back("E" + std::to_string(i + 1));
          possible += verdict == Verdict::maybe || verdict == Verdict::probably;
          probable += verdict == Verdict::probably;
        }
        query::Plan plan;
        const query::Result result = query::ask(story, filter, options, &plan);
        for (const query::ResultEvent& event : result.events) found.push_back(event.id);
        REQUIRE(sorted(found) == sorted(expected));
        REQUIRE(result.possible == possible);
        REQUIRE(result.probable == probable);
        REQUIRE(plan.taken == found.size());
        REQUIRE(plan.read >= found.size() + possible);
        taken += found.size();
        only_possible += possible;
        narrowed += plan.read < graph.events.size();
      }
    }
  }
  // The filters are of such a kind that both are tried often.
  CHECK(taken > 2000);
  CHECK(only_possible > 400);
  CHECK(narrowed > 800);
}

TEST_CASE("claims: what is taken is what an oracle takes that reads everything", "[property]") {
  std::uint64_t taken = 0;
  for (std::uint32_t seed = 1; seed <= stories; ++seed) {
    Random random(1000 + seed);
    const model::Assembled graph = any_graph(random);
    const store::StoryFile story = told(graph);
    for (int k = 0; k < filters_each; ++k) {
      const Asked asked = any_query(random, graph, 2);
      const query::Filter filter = query::parse_filter({"(" + asked.words() + ")"});
      INFO("story " << seed << ", filter " << asked.words());
      Oracle oracle(graph, {});
      std::vector<std::string> expected, found;
      std::vector<Verdict> most(graph.events.size(), Verdict::no);
      for (std::size_t c = 0; c < graph.claims.size(); ++c) {
        const model::AssembledClaim& claim = graph.claims[c];
        const auto event = static_cast<std::size_t>(std::stoi(claim.event_uid.substr(1)));
        if (claim.claim.state == model::State::rejected) continue;
        const Verdict verdict = oracle.claim(asked, event, claim);
        most[event] = std::max(most[event], verdict);
        if (verdict == Verdict::yes) expected.push_back("C" + std::to_string(c + 1));
      }
      const auto probable = std::count(most.begin(), most.end(), Verdict::probably);
      const query::ClaimResult result = query::ask_claims(story, filter, query::Claims::all);
      REQUIRE(static_cast<std::int64_t>(result.probable) == probable);
      REQUIRE(static_cast<std::int64_t>(result.possible) ==
              probable + std::count(most.begin(), most.end(), Verdict::maybe));
      for (const query::ClaimRow& row : result.rows) found.push_back(row.claim.id);
      REQUIRE(sorted(found) == sorted(expected));
      taken += found.size();
    }
  }
  CHECK(taken > 1000);
}
