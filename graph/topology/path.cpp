#include "graph/topology/path.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline::topology {
namespace {

/// An actor or an event; actors before events, then by handle.
struct Node {
  std::uint64_t key = 0;

  static constexpr std::uint64_t event_bit = std::uint64_t{1} << 32;
  static Node of(model::ActorId id) { return {id.number}; }
  static Node of(model::EventId id) { return {event_bit | id.number}; }

  bool is_event() const { return (key & event_bit) != 0; }
  model::EventId event() const { return {static_cast<std::uint32_t>(key)}; }
  model::ActorId actor() const { return {static_cast<std::uint32_t>(key)}; }
  auto operator<=>(const Node&) const = default;
};

struct NodeHash {
  std::size_t operator()(Node node) const noexcept {
    return static_cast<std::size_t>(node.key * 0x9e3779b97f4a7c15u >> 16);
  }
};

// Lengths in quarters of a step.
using Length = std::uint32_t;
constexpr Length step = 4;
constexpr Length place_step = 12;  // that two things happened in one place connects their people little
constexpr Length same_words_step = 6;
constexpr Length shortest_edge = 4;
constexpr Length endless = std::numeric_limits<Length>::max();

/// Calls visit(neighbour, length) for each, but for those told in the same words.
template <class Visit>
void each_neighbour(const model::NetworkReader& story, Node node, Visit visit) {
  const auto length_of = [](model::Role role) { return role == model::Role::place ? place_step : step; };
  if (!node.is_event()) {
    for (const model::Involvement& part : story.involvements_of(node.actor()))
      visit(Node::of(part.event), length_of(part.role));
    return;
  }
  for (const model::Participant& part : story.participants_of(node.event()))
    visit(Node::of(part.actor), length_of(part.role));
  for (const model::Link& link : story.links_of(node.event())) visit(Node::of(link.other), step);
}

/// Nodes by their length from an end.
class Levels {
 public:
  void add(Length length, Node node) { levels_[length].push_back(node); }

  /// The least length of a node; endless where there is none.
  Length least() const { return levels_.empty() ? endless : levels_.begin()->first; }
  /// How many nodes have it.
  std::size_t count() const { return levels_.empty() ? 0 : levels_.begin()->second.size(); }
  /// Takes them out, each once, by handle.
  std::vector<Node> take() {
    std::vector<Node> nodes = std::move(levels_.extract(levels_.begin()).mapped());
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
  }

 private:
  std::map<Length, std::vector<Node>> levels_;
};

/// What is known from one end. A node is gone through once; that what is told in the same words is asked of
/// an event later, when its neighbours may matter: it is the dearest thing to ask.
class Side {
 public:
  explicit Side(Node start) { reach(start, 0, start); }

  /// The length from the end to a node; endless where it was not met.
  Length length_to(Node node) const {
    const auto found = reached_.find(node);
    return found == reached_.end() ? endless : found->second.length;
  }

  /// The nodes from which one of the shortest ways leads to this one.
  std::vector<Node> before(Node node) const {
    std::vector<Node> nodes;
    for (std::uint32_t at = reached_.at(node).last_way; at != none; at = ways_[at].next)
      nodes.push_back(ways_[at].from);
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
  }

  /// The nodes that are not gone through yet.
  const Levels& waiting() const { return waiting_; }
  /// The events that were gone through, of which it is not asked yet what is told in the same words.
  const Levels& unasked() const { return unasked_; }
  /// The least length to an event of which that is not asked; endless where there is none.
  Length next_to_ask() const { return std::min(unasked_.least(), waiting_.least()); }
  /// Whether it must be asked before more nodes are gone through.
  bool is_asking_due() const {
    return unasked_.least() != endless && unasked_.least() + same_words_step <= waiting_.least();
  }

  /// Takes the nodes of the least length out, to be gone through.
  std::vector<Node> take_waiting() {
    const Length length = waiting_.least();
    std::vector<Node> nodes = waiting_.take();
    std::erase_if(nodes, [&](Node node) { return reached_.at(node).length != length; });
    return nodes;
  }
  /// Takes the events of the least length out, to be asked what is told in the same words.
  std::vector<Node> take_unasked() { return unasked_.take(); }
  void ask_later(Node event, Length length) { unasked_.add(length, event); }

  /// Notes that a way of this length leads through `from`; false where a shorter one is known.
  bool reach(Node node, Length length, Node from) {
    const auto [at, is_new] = reached_.try_emplace(node, Reached{});
    Reached& known = at->second;
    if (!is_new && known.length < length) return false;
    if (is_new || length < known.length) {
      known = {length, none};
      waiting_.add(length, node);
    }
    if (node == from) return true;
    ways_.push_back({from, known.last_way});
    known.last_way = static_cast<std::uint32_t>(ways_.size() - 1);
    return true;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Reached {
    Length length = endless;
    std::uint32_t last_way = none;  ///< in ways_
  };
  struct Way {
    Node from;
    std::uint32_t next = none;  ///< to the same node
  };

  std::unordered_map<Node, Reached, NodeHash> reached_;
  std::vector<Way> ways_;
  Levels waiting_, unasked_;
};

/// The nodes of all shortest ways, and how these go on.
struct Ways {
  struct On {
    Length length = 0;        ///< from the start
    std::vector<Node> next;   ///< towards the goal, by handle
    std::int64_t doubt = 0;   ///< of the best way from here to the goal, with this
    std::uint64_t count = 0;  ///< of ways from here to the goal
  };
  std::map<Node, On> nodes;
};

class Search {
 public:
  Search(const model::NetworkReader& story, Node from, Node to)
      : story_(story), to_(to), near_(from), far_(to) {}

  Ways run() {
    while (true) {
      if (may_lead_on()) {
        const bool goes_from_start = near_.waiting().count() <= far_.waiting().count();
        advance(goes_from_start ? near_ : far_, goes_from_start ? far_ : near_);
      } else if (may_lead_on_in_same_words()) {
        const bool goes_from_start = is_cheaper_to_ask(near_, far_);
        ask(goes_from_start ? near_ : far_, goes_from_start ? far_ : near_);
      } else {
        break;
      }
    }
    Ways ways;
    if (best_ == endless) return ways;
    for (const Node node : met_)
      if (std::uint64_t{near_.length_to(node)} + far_.length_to(node) == best_) {
        lead_back(node, ways);
        lead_on(node, ways);
      }
    settle(ways);
    return ways;
  }

  std::uint64_t visited() const { return visited_; }

 private:
  /// Whether a way as short as the best may lead from a node that is not gone through to another such on the
  /// other side.
  bool may_lead_on() const {
    const Length near = near_.waiting().least(), far = far_.waiting().least();
    return near != endless && far != endless && std::uint64_t{near} + far + shortest_edge <= best_;
  }

  /// The same from an event to another one, told in the same words, where neither was asked for those.
  bool may_lead_on_in_same_words() const {
    const Length near = near_.next_to_ask(), far = far_.next_to_ask();
    return near != endless && far != endless && std::uint64_t{near} + far + same_words_step <= best_;
  }

  /// Whether to ask on this side. One of them has events to ask, or there would be nodes to go through.
  static bool is_cheaper_to_ask(const Side& side, const Side& other) {
    const auto can_ask = [](const Side& one) { return one.unasked().least() <= one.waiting().least(); };
    if (!can_ask(side) || !can_ask(other)) return can_ask(side);
    return side.unasked().count() <= other.unasked().count();
  }

  /// Goes through the nodes of a side that are nearest to its end.
  void advance(Side& side, const Side& other) {
    if (side.is_asking_due()) {
      ask(side, other);
      return;
    }
    const Length length = side.waiting().least();
    for (const Node node : side.take_waiting()) {
      if (is_closed(node)) continue;
      ++visited_;
      each_neighbour(story_, node, [&](Node neighbour, Length edge) {
        reach(side, other, neighbour, length + edge, node);
      });
      if (node.is_event()) side.ask_later(node, length);
    }
  }

  /// Asks the events nearest to the end what is told in the same words.
  void ask(Side& side, const Side& other) {
    const Length length = side.unasked().least();
    for (const Node node : side.take_unasked())
      for (const model::EventId told : story_.told_with(node.event()))
        reach(side, other, Node::of(told), length + same_words_step, node);
  }

  void reach(Side& side, const Side& other, Node node, Length length, Node from) {
    if (!side.reach(node, length, from)) return;
    const Length rest = other.length_to(node);
    if (rest == endless || std::uint64_t{length} + rest > best_ || is_closed(node)) return;
    best_ = std::uint64_t{length} + rest;
    met_.push_back(node);
  }

  /// Whether nothing leads through it: a rejected event.
  bool is_closed(Node node) const { return node.is_event() && story_.is_rejected(node.event()); }

  std::int64_t doubt_of(Node node) const {
    if (!node.is_event()) return 0;
    const double salience = story_.salience_of(node.event()).value_or(0);
    return std::llround((1 - std::clamp(salience, 0.0, 1.0)) * 1000);
  }

  void lead_back(Node meeting, Ways& ways) {
    std::vector<Node> open{meeting};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (!led_back_.insert(node).second) continue;
      ways.nodes[node].length = near_.length_to(node);
      for (const Node before : near_.before(node)) {
        add(ways.nodes[before].next, node);
        open.push_back(before);
      }
    }
  }

  void lead_on(Node meeting, Ways& ways) {
    std::vector<Node> open{meeting};
    while (!open.empty()) {
      const Node node = open.back();
      open.pop_back();
      if (!led_on_.insert(node).second) continue;
      Ways::On& here = ways.nodes[node];
      here.length = static_cast<Length>(best_) - far_.length_to(node);
      for (const Node after : far_.before(node)) {
        add(here.next, after);
        open.push_back(after);
      }
    }
  }

  static void add(std::vector<Node>& nodes, Node node) {
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
    if (at == nodes.end() || *at != node) nodes.insert(at, node);
  }

  /// Counts and weighs the ways from the goal back.
  void settle(Ways& ways) const {
    std::vector<std::pair<Length, Node>> order;
    for (const auto& [node, on] : ways.nodes) order.emplace_back(on.length, node);
    std::sort(order.rbegin(), order.rend());
    for (const auto& [length, node] : order) {
      Ways::On& on = ways.nodes.at(node);
      on.doubt = node == to_ ? 0 : std::numeric_limits<std::int64_t>::max();
      on.count = node == to_ ? 1 : 0;
      for (const Node next : on.next) {
        const Ways::On& after = ways.nodes.at(next);
        on.doubt = std::min(on.doubt, after.doubt);
        on.count = on.count > UINT64_MAX - after.count ? UINT64_MAX : on.count + after.count;
      }
      on.doubt += doubt_of(node);
    }
  }

  const model::NetworkReader& story_;
  Node to_;
  Side near_, far_;
  std::vector<Node> met_;
  std::set<Node> led_back_, led_on_;
  std::uint64_t best_ = endless;  ///< the least length of a way that is known
  std::uint64_t visited_ = 0;
};

/// The best ways, the least doubt first, then by the handles on them.
std::vector<std::vector<Node>> best_ways(const Ways& ways, Node from, Node to, std::size_t most) {
  struct Begun {
    std::int64_t doubt = 0;  ///< of the best way that begins so
    std::vector<Node> nodes;
    bool operator>(const Begun& other) const {
      return std::tie(doubt, nodes) > std::tie(other.doubt, other.nodes);
    }
  };
  std::priority_queue<Begun, std::vector<Begun>, std::greater<>> begun;
  begun.push({ways.nodes.at(from).doubt, {from}});
  std::vector<std::vector<Node>> found;
  while (!begun.empty() && found.size() < most) {
    const Begun now = begun.top();
    begun.pop();
    if (now.nodes.back() == to) {
      found.push_back(now.nodes);
      continue;
    }
    const std::vector<Node>& nexts = ways.nodes.at(now.nodes.back()).next;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const Node next : nexts) least = std::min(least, ways.nodes.at(next).doubt);
    for (const Node next : nexts) {
      Begun on = now;
      on.doubt += ways.nodes.at(next).doubt - least;
      on.nodes.push_back(next);
      begun.push(std::move(on));
    }
  }
  return found;
}

/// An actor's part in an event that connects it most closely, the first of several.
std::optional<model::Role> role_in(const model::NetworkReader& story, model::EventId event,
                                   model::ActorId actor) {
  std::optional<model::Role> role;
  for (const model::Participant& part : story.participants_of(event))
    if (part.actor == actor && (!role || *role == model::Role::place)) role = part.role;
  return role;
}

PathStep step_between(const model::NetworkReader& story, Node one, Node next) {
  PathStep made;
  if (!next.is_event()) {
    made.to = next.actor();
    made.role = role_in(story, one.event(), next.actor());
    return made;
  }
  made.to = next.event();
  if (!one.is_event()) {
    made.role = role_in(story, next.event(), one.actor());
    return made;
  }
  std::vector<model::Link> links = story.links_of(one.event());
  std::erase_if(links, [&](const model::Link& link) { return link.other != next.event(); });
  made.same_words = links.empty();
  if (links.empty()) return made;
  const model::Link& link = *std::min_element(links.begin(), links.end());
  made.relation = link.kind;
  made.backwards = link.backwards;
  return made;
}

}  // namespace

Paths shortest_paths(const model::NetworkReader& story, model::ActorId from, model::ActorId to,
                     std::size_t most) {
  if (from == to) {
    if (story.involvements_of(from).empty()) return {};
    return {.paths = {Path{from, {}}}, .count = 1};
  }
  Search search(story, Node::of(from), Node::of(to));
  const Ways ways = search.run();
  Paths out{.visited = search.visited()};
  if (ways.nodes.empty()) return out;
  out.count = ways.nodes.at(Node::of(from)).count;
  for (const std::vector<Node>& nodes : best_ways(ways, Node::of(from), Node::of(to), most)) {
    Path path{from, {}};
    for (std::size_t i = 1; i < nodes.size(); ++i)
      path.steps.push_back(step_between(story, nodes[i - 1], nodes[i]));
    out.paths.push_back(std::move(path));
  }
  return out;
}

}  // namespace dateline::topology
