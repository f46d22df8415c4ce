#include "graph/assemble/maybe_same_actor.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "graph/assemble/name_likeness.hpp"
#include "graph/assemble/name_spelling.hpp"

namespace dateline::assemble {
namespace {

using model::ActorKind;
using model::Likeness;

constexpr std::size_t largest_block = 40;
constexpr std::size_t most_bearers = 3;  // of a bare name, an initial, letters: more is no question
constexpr std::uint64_t times_as_known =
    4;                                     // whoever is named four times as often is meant by a bare surname
constexpr std::size_t shortest_slip = 10;  // bytes of a name in which one letter may be wrong
constexpr std::size_t few_readings = 5;
constexpr std::size_t longest_name = 60;     // bytes
constexpr std::size_t most_names_each = 12;  // of one actor

using Words = std::vector<std::string>;

/// What one actor is called by.
struct Called {
  std::size_t actor = 0;  ///< its place in the graph
  ActorKind kind = ActorKind::other;
  std::vector<std::string> written;  ///< the name, then the aliases
};

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool is_body(ActorKind kind) {
  return kind == ActorKind::organization || kind == ActorKind::other;
}

class Finder {
 public:
  Finder(const model::Assembled& graph, const std::vector<ActorOrigin>& origins,
         const std::function<bool(const std::string&, const std::string&)>& told_apart)
      : graph_(graph), origins_(origins), told_apart_(told_apart) {
    std::set<std::string> taking_part;
    for (const model::AssembledEvent& event : graph.events) {
      taking_part.insert(event.attributed_to_uid);
      for (const model::AssembledParticipation& part : event.participants) taking_part.insert(part.actor_uid);
    }
    for (std::size_t i = 0; i < origins.size(); ++i) {
      if (!origins[i].is_named) continue;
      for (const std::size_t reading : origins[i].readings) named_in_[reading].push_back(i);
    }
    most_readings_ = std::max(few_readings, named_in_.size() / 10);
    for (std::size_t i = 0; i < graph.actors.size(); ++i) {
      const model::Actor& actor = graph.actors[i].actor;
      const bool is_named = i >= origins.size() || origins[i].is_named;
      if (!is_named || actor.kind == ActorKind::group || actor.state == model::State::rejected) continue;
      if (!taking_part.contains(graph.actors[i].uid)) continue;
      Called called{i, actor.kind, {actor.name}};
      for (const std::string& alias : actor.aliases)
        if (called.written.size() < most_names_each) called.written.push_back(alias);
      std::erase_if(called.written, [](const std::string& name) { return name.size() > longest_name; });
      all_.push_back(std::move(called));
    }
  }

  std::vector<model::AssembledMaybeSameActor> run() {
    find_same_names();
    find_persons();
    find_reversed();
    find_bare_names();
    find_acronyms();
    find_longer_names();
    find_slips();
    std::vector<std::pair<Likeness, std::pair<std::size_t, std::size_t>>> sorted;
    for (const auto& [pair, likeness] : found_) sorted.emplace_back(likeness, pair);
    std::sort(sorted.begin(), sorted.end());
    std::vector<model::AssembledMaybeSameActor> out;
    for (const auto& [likeness, pair] : sorted)
      out.push_back({graph_.actors[pair.first].uid, graph_.actors[pair.second].uid, likeness});
    return out;
  }

 private:
  /// One name of an actor, in words.
  struct Form {
    const Called* called;
    Words words;
  };
  using Blocks = std::map<std::string, std::vector<Form>>;

  bool share_an_article(std::size_t one, std::size_t other) const {
    if (one >= origins_.size() || other >= origins_.size()) return false;
    const std::set<std::size_t>&some = origins_[one].readings, &others = origins_[other].readings;
    return std::any_of(some.begin(), some.end(),
                       [&](std::size_t reading) { return others.contains(reading); });
  }

  /// Whether articles that name them have something in common beside them: an article, an office, or somebody
  /// whom few articles name.
  bool are_told_of_together(const Called& one, const Called& other) const {
    if (one.actor >= origins_.size() || other.actor >= origins_.size()) return false;
    if (share_an_article(one.actor, other.actor)) return true;
    const model::Actor &a = graph_.actors[one.actor].actor, &b = graph_.actors[other.actor].actor;
    const auto share = [](const auto& some, const auto& others) {
      return std::any_of(some.begin(), some.end(), [&](const auto& item) {
        return std::find(others.begin(), others.end(), item) != others.end();
      });
    };
    return share(a.titles, b.titles) || share(named_beside(one.actor), named_beside(other.actor));
  }

  /// Those whom few articles name, of the articles that name an actor.
  std::set<std::size_t> named_beside(std::size_t actor) const {
    std::set<std::size_t> beside;
    for (const std::size_t reading : origins_[actor].readings)
      for (const std::size_t other : named_in_.at(reading))
        if (other != actor && origins_[other].readings.size() <= most_readings_) beside.insert(other);
    return beside;
  }

  void propose(const Called& one, const Called& other, Likeness likeness) {
    if (one.actor == other.actor) return;
    const auto pair = std::minmax(one.actor, other.actor);
    if (told_apart_(graph_.actors[pair.first].uid, graph_.actors[pair.second].uid)) return;
    if (!says_enough_side_by_side(likeness) && share_an_article(pair.first, pair.second)) return;
    const bool are_persons = one.kind == ActorKind::person && other.kind == ActorKind::person;
    if (are_persons && contradict(name_words(one.written.front()), name_words(other.written.front()))) return;
    const auto [at, is_new] = found_.try_emplace(pair, likeness);
    if (!is_new) at->second = std::min(at->second, likeness);
  }

  /// Whether it says something of two whom one article names: most who are called Tim and Timothy there are
  /// one.
  static bool says_enough_side_by_side(Likeness likeness) {
    return likeness != Likeness::bare_name && likeness != Likeness::other_kind;
  }

  /// Calls `compare` for every two forms of two actors in a block.
  template <typename Compare>
  static void each_pair(const Blocks& blocks, const Compare& compare) {
    for (const auto& [key, forms] : blocks) {
      if (forms.size() > largest_block) continue;
      for (std::size_t i = 0; i < forms.size(); ++i)
        for (std::size_t j = i + 1; j < forms.size(); ++j)
          if (forms[i].called != forms[j].called) compare(forms[i], forms[j]);
    }
  }

  static void add(Blocks& blocks, const std::string& key, const Called& called, const Words& words) {
    std::vector<Form>& block = blocks[key];
    const bool is_there = std::any_of(block.begin(), block.end(), [&](const Form& form) {
      return form.called == &called && form.words == words;
    });
    if (!is_there) block.push_back({&called, words});
  }

  /// One name, as that of another kind or as a further name.
  void find_same_names() {
    Blocks blocks;
    for (const Called& called : all_)
      for (const std::string& name : called.written)
        if (const Words words = name_words(name); !words.empty()) add(blocks, joined(words), called, words);
    std::map<std::string, const Called*> leads;  // of those who are shown by a name the one most often named
    for (const auto& [name, forms] : blocks)
      for (const Form& form : forms)
        if (const Called*& lead = leads[name];
            is_main(form) && (!lead || mentions_of(*form.called) > mentions_of(*lead)))
          lead = form.called;
    each_pair(blocks, [&](const Form& one, const Form& other) {
      const ActorKind a = one.called->kind, b = other.called->kind;
      const bool is_person = a == ActorKind::person || b == ActorKind::person;
      const bool are_shown_so = is_main(one) && is_main(other);
      // A single word names a person and a town in different articles; a full name seldom does.
      if (one.words.size() < 2 && (is_person || !are_shown_so)) return;
      if (!are_shown_so) return propose(*one.called, *other.called, Likeness::alias);
      // Of three kinds each is asked about with the one most often named: two answers join them all.
      const Called* const lead = leads[joined(one.words)];
      if (a == b)
        propose(*one.called, *other.called, Likeness::spelling);
      else if (one.called == lead || other.called == lead)
        propose(*one.called, *other.called, Likeness::other_kind);
    });
  }

  /// Whether it is the name that an actor is shown by.
  static bool is_main(const Form& form) { return name_words(form.called->written.front()) == form.words; }

  /// Calls `visit` with each full name of each person.
  template <typename Visit>
  void each_full_name(const Visit& visit) const {
    for (const Called& called : all_) {
      if (called.kind != ActorKind::person) continue;
      for (const std::string& name : called.written)
        for (const std::string& key : person_keys(name))
          if (const Words words = name_words(key); words.size() > 1) visit(called, words);
    }
  }

  void find_persons() {
    Blocks by_surname, by_beginning;
    each_full_name([&](const Called& called, const Words& words) {
      if (surname_of(words).size() > 1) add(by_surname, surname_of(words), called, words);
      add(by_beginning, words[0] + " " + words[1], called, words);
    });
    std::map<const Called*, std::map<Likeness, std::set<const Called*>>> like;
    each_pair(by_surname, [&](const Form& one, const Form& other) {
      const auto likeness = likeness_of_persons(one.words, other.words);
      // A further name is often only a part of the name.
      const bool needs_whole = likeness == Likeness::spelling || likeness == Likeness::longer_name;
      if (!likeness || (needs_whole && !are_of_main_names(one, other))) return;
      like[one.called][*likeness].insert(other.called);
      like[other.called][*likeness].insert(one.called);
    });
    for (const auto& [one, by_likeness] : like)
      for (const auto& [likeness, others] : by_likeness)
        for (const Called* other : others)
          if (others.size() <= most_bearers && like[other][likeness].size() <= most_bearers)
            propose(*one, *other, likeness);
    each_pair(by_beginning, [&](const Form& one, const Form& other) {
      if (one.words.size() != other.words.size() && are_told_of_together(*one.called, *other.called) &&
          is_suffix(one.words.back()) == is_suffix(other.words.back()) &&
          (begins_with(one.words, other.words) || begins_with(other.words, one.words)))
        propose(*one.called, *other.called, Likeness::longer_name);
    });
  }

  static bool are_of_main_names(const Form& one, const Form& other) {
    const auto is_of_main = [](const Form& form) {
      const std::vector<std::string> keys = person_keys(form.called->written.front());
      return std::find(keys.begin(), keys.end(), joined(form.words)) != keys.end();
    };
    return is_of_main(one) && is_of_main(other);
  }

  void find_reversed() {
    Blocks blocks;
    each_full_name([&](const Called& called, const Words& words) {
      if (words.size() == 2)
        add(blocks, std::min(words[0] + " " + words[1], words[1] + " " + words[0]), called, words);
    });
    each_pair(blocks, [&](const Form& one, const Form& other) {
      if (one.words[0] == other.words[1] && one.words[1] == other.words[0] && one.words[0] != one.words[1])
        propose(*one.called, *other.called, Likeness::word_order);
    });
    // "Ministry of Justice" and "Justice Ministry".
    Blocks of_bodies;
    for (const Called& called : all_) {
      if (called.kind != ActorKind::organization) continue;
      for (const std::string& name : called.written) {
        Words words = name_words(name);
        std::erase_if(words, [](const std::string& word) { return is_small_word(word); });
        std::sort(words.begin(), words.end());
        if (words.size() > 1) add(of_bodies, joined(words), called, words);
      }
    }
    each_pair(of_bodies, [&](const Form& one, const Form& other) {
      propose(*one.called, *other.called, Likeness::word_order);
    });
  }

  void find_bare_names() {
    std::map<std::string, std::set<const Called*>> bearers;
    each_full_name(
        [&](const Called& called, const Words& words) { bearers[surname_of(words)].insert(&called); });
    for (const Called& called : all_) {
      if (called.kind != ActorKind::person) continue;
      const Words words = name_words(person_keys(called.written.front()).front());
      if (words.size() != 1) continue;
      const auto found = bearers.find(words.front());
      if (found == bearers.end() || found->second.size() > most_bearers) continue;
      std::uint64_t most = 0;
      for (const Called* bearer : found->second) most = std::max(most, mentions_of(*bearer));
      for (const Called* bearer : found->second)
        if (mentions_of(*bearer) * times_as_known >= most && are_told_of_together(called, *bearer))
          propose(called, *bearer, Likeness::bare_name);
    }
  }

  std::uint64_t mentions_of(const Called& called) const { return graph_.actors[called.actor].actor.mentions; }

  void find_acronyms() {
    std::map<std::string, std::set<const Called*>> bearers;
    for (const Called& called : all_) {
      if (called.kind == ActorKind::person) continue;
      for (const std::string& name : called.written)
        for (const std::string& initials : letters_of(name_words(name))) bearers[initials].insert(&called);
    }
    for (const Called& called : all_) {
      if (called.kind == ActorKind::person) continue;
      const auto found = bearers.find(letters_in(called.written.front()));
      if (found == bearers.end() || found->second.size() > most_bearers) continue;
      const bool is_short = found->first.size() < 3;  // two letters stand for anything
      for (const Called* bearer : found->second) {
        const bool agree = is_short ? found->second.size() == 1 && bearer->kind == called.kind &&
                                          called.kind != ActorKind::other
                                    : is_body(bearer->kind) == is_body(called.kind);
        if (agree) propose(called, *bearer, Likeness::acronym);
      }
    }
  }

  /// "Harbour Authority" and "Ellery Harbour Authority", where only one name is longer so.
  void find_longer_names() {
    std::map<std::string, std::set<const Called*>> longer;  // by the shorter name
    for (const Called& called : all_) {
      if (called.kind != ActorKind::organization) continue;
      for (const std::string& name : called.written)
        for (const Words& shorter : shorter_names_of(name_words(name)))
          longer[joined(shorter)].insert(&called);
    }
    for (const Called& called : all_) {
      if (called.kind != ActorKind::organization) continue;
      const auto found = longer.find(joined(name_words(called.written.front())));
      if (found != longer.end() && found->second.size() == 1)
        propose(called, **found->second.begin(), Likeness::longer_name);
    }
  }

  void find_slips() {
    std::vector<std::pair<std::uint64_t, std::size_t>>
        keys;  // of a name with and without each of its letters
    std::vector<Words> words(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) {
      words[i] = name_words(all_[i].written.front());
      const std::string name = joined(words[i]);
      const bool is_bare = all_[i].kind == ActorKind::person && words[i].size() < 2;
      if (name.size() < shortest_slip || is_bare) continue;
      for (std::size_t left_out = 0; left_out <= name.size(); ++left_out)
        keys.emplace_back(key_of(name, left_out), i);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
      while (end < keys.size() && keys[end].first == keys[begin].first) ++end;
      if (end - begin > largest_block) continue;
      for (std::size_t i = begin; i < end; ++i)
        for (std::size_t j = i + 1; j < end; ++j) {
          const std::size_t one = keys[i].second, other = keys[j].second;
          if (all_[one].kind == all_[other].kind && differ_by_a_slip(words[one], words[other]))
            propose(all_[one], all_[other], Likeness::one_letter);
        }
    }
  }

  /// A hash (FNV-1a) of a name without one of its bytes; of the whole name with its size.
  static std::uint64_t key_of(const std::string& name, std::size_t left_out) {
    std::uint64_t key = 14695981039346656037u;
    for (std::size_t i = 0; i < name.size(); ++i)
      if (i != left_out) key = (key ^ static_cast<unsigned char>(name[i])) * 1099511628211u;
    return key;
  }

  const model::Assembled& graph_;
  const std::vector<ActorOrigin>& origins_;
  const std::function<bool(const std::string&, const std::string&)>& told_apart_;
  std::vector<Called> all_;
  std::map<std::size_t, std::vector<std::size_t>> named_in_;  ///< the actors that each reading names
  std::size_t most_readings_ = 0;                             ///< that name somebody whom few name
  std::map<std::pair<std::size_t, std::size_t>, Likeness> found_;
};

}  // namespace

std::vector<model::AssembledMaybeSameActor> maybe_same_actors(
    const model::Assembled& graph, const std::vector<ActorOrigin>& origins,
    const std::function<bool(const std::string&, const std::string&)>& told_apart) {
  return Finder(graph, origins, told_apart).run();
}

}  // namespace dateline::assemble
