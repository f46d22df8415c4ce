#include "graph/assemble/same_actor.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "graph/assemble/name_spelling.hpp"

namespace dateline::assemble {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// Joins what shares a key.
class Keys {
 public:
  explicit Keys(Groups& groups) : groups_(groups) {}
  void add(const std::string& key, std::size_t index) {
    const auto [at, is_new] = first_.try_emplace(key, index);
    if (!is_new) groups_.join(at->second, index);
  }

 private:
  Groups& groups_;
  std::map<std::string, std::size_t> first_;
};

using Members = std::vector<std::size_t>;

/// Joins actors who may be one, unless an article tells two of them apart: then none of them.
void join_unless_told_apart(const std::vector<ActorOfReading>& actors, const Members& members,
                            Groups& groups) {
  std::map<std::size_t, std::size_t> of_reading;  // the group that each reading has among them
  for (const std::size_t i : members) {
    const auto [at, is_new] = of_reading.try_emplace(actors[i].reading, groups.root(i));
    if (!is_new && at->second != groups.root(i)) return;
  }
  for (const std::size_t i : members) groups.join(members.front(), i);
}

bool is_named_person(const ActorOfReading& item) {
  return item.actor->kind == record::ActorKind::person && !is_only_described(*item.actor);
}

/// Persons whose names are spelt in two ways.
void join_spellings(const std::vector<ActorOfReading>& actors, Groups& groups) {
  std::map<std::string, Members> by_key;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (!is_named_person(actors[i])) continue;
    for (std::string& key : person_keys(actors[i].actor->name))
      if (key.find(' ') != std::string::npos) by_key[std::move(key)].push_back(i);
  }
  for (const auto& [key, members] : by_key)
    if (members.size() > 1) join_unless_told_apart(actors, members, groups);
}

/// "Orbán Viktor" is Viktor Orbán where both articles call him "Orbán" too: the order alone could mean
/// another.
void join_reversed_names(const std::vector<ActorOfReading>& actors, Groups& groups) {
  std::map<std::string, std::map<std::string, Members>>
      by_words;                                       // words in order, then the name and who bears it
  std::map<std::size_t, std::set<std::string>> bare;  // one-word names by group
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (!is_named_person(actors[i])) continue;
    for (const std::string& alias : actors[i].actor->aliases)
      if (const std::vector<std::string> words = name_words(alias); words.size() == 1)
        bare[groups.root(i)].insert(words.front());
    std::vector<std::string> words = name_words(actors[i].actor->name);
    if (words.size() != 2 || words[0] == words[1]) continue;
    const std::string name = joined(words);
    std::sort(words.begin(), words.end());
    by_words[joined(words)][name].push_back(i);
  }
  for (const auto& [words, names] : by_words) {
    if (names.size() != 2) continue;
    const Members &one = names.begin()->second, &other = names.rbegin()->second;
    const std::set<std::string>&first = bare[groups.root(one[0])], &second = bare[groups.root(other[0])];
    if (first.size() != 1 || first != second) continue;
    Members both = one;
    both.insert(both.end(), other.begin(), other.end());
    join_unless_told_apart(actors, both, groups);
  }
}

/// "Donald J. Trump" is Donald Trump where both have the same office, and nobody else has a name between
/// these two: Michael Jordan and Michael B. Jordan are two.
void join_middle_names(const std::vector<ActorOfReading>& actors, Groups& groups) {
  struct Bearers {
    std::map<std::string, Members> by_middle;
  };
  std::map<std::string, Bearers> by_ends;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const std::vector<std::string> words = name_words(actors[i].actor->name);
    if (!is_named_person(actors[i]) || words.size() < 2 || words.size() > 3) continue;
    if (is_suffix(words.back())) continue;
    by_ends[words.front() + " " + words.back()].by_middle[words.size() == 3 ? words[1] : ""].push_back(i);
  }
  const auto titles_of = [&](const Members& members) {
    std::set<std::string> titles;
    for (const std::size_t i : members)
      for (const std::string& title : actors[i].actor->titles) titles.insert(joined(name_words(title)));
    return titles;
  };
  for (const auto& [ends, bearers] : by_ends) {
    if (bearers.by_middle.size() != 2 || !bearers.by_middle.begin()->first.empty()) continue;
    const Members &plain = bearers.by_middle.begin()->second, &full = bearers.by_middle.rbegin()->second;
    const std::set<std::string> one = titles_of(plain), other = titles_of(full);
    const bool shared =
        std::any_of(one.begin(), one.end(), [&](const auto& title) { return other.contains(title); });
    if (!shared) continue;
    Members both = plain;
    both.insert(both.end(), full.begin(), full.end());
    join_unless_told_apart(actors, both, groups);
  }
}

/// "NATO" in one article and "North Atlantic Treaty Organization" in another, where one organization alone
/// has these initials.
void join_acronyms(const std::vector<ActorOfReading>& actors, Groups& groups) {
  std::map<std::string, std::set<std::size_t>> bearers;  // initials, and the groups that have them
  const auto is_body = [](const record::Actor& actor) {
    return actor.kind == record::ActorKind::organization && !is_only_described(actor);
  };
  for (std::size_t i = 0; i < actors.size(); ++i)
    if (is_body(*actors[i].actor))
      for (const std::string& initials : initials_of(name_words(actors[i].actor->name)))
        bearers[initials].insert(groups.root(i));
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (!is_body(*actors[i].actor) || !is_acronym(actors[i].actor->name)) continue;
    const auto found = bearers.find(joined(name_words(actors[i].actor->name)));
    if (found == bearers.end()) continue;
    std::set<std::size_t> now;
    for (const std::size_t bearer : found->second) now.insert(groups.root(bearer));
    if (now.size() == 1) join_unless_told_apart(actors, {*now.begin(), i}, groups);
  }
}

/// Bare names join the one person who bears them.
void join_bare_names(const std::vector<ActorOfReading>& actors, Groups& groups) {
  std::map<std::string, std::set<std::size_t>> bearers;  // a first or last name, and the groups that have it
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (!is_named_person(actors[i])) continue;
    for (const std::string& key : person_keys(actors[i].actor->name)) {
      std::vector<std::string> words = name_words(key);
      if (words.size() < 2) break;
      while (words.size() > 1 && is_suffix(words.back())) words.pop_back();
      bearers[words.back()].insert(groups.root(i));
      bearers[words.front()].insert(groups.root(i));
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> joins;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (!is_named_person(actors[i])) continue;
    for (const std::string& key : person_keys(actors[i].actor->name)) {
      if (key.find(' ') != std::string::npos) break;
      const auto at = bearers.find(key);
      if (at == bearers.end() || at->second.size() != 1) continue;
      joins.emplace_back(i, *at->second.begin());
      break;
    }
  }
  for (const auto& [bare, bearer] : joins) groups.join(bare, bearer);
}

/// What is of no kind is the organization, place or product that bears its name, where one kind does.
void join_names_of_no_kind(const std::vector<ActorOfReading>& actors, Groups& groups) {
  std::map<std::string, std::map<record::ActorKind, std::size_t>> bearers;
  const auto joins = [](const record::Actor& actor) {
    return actor.kind != record::ActorKind::person && !is_only_described(actor);
  };
  for (std::size_t i = 0; i < actors.size(); ++i) {
    if (joins(*actors[i].actor))
      bearers[joined(name_words(actors[i].actor->name))].try_emplace(actors[i].actor->kind, i);
  }
  for (const auto& [name, kinds] : bearers) {
    const auto other = kinds.find(record::ActorKind::other);
    if (kinds.size() != 2 || other == kinds.end()) continue;
    for (const auto& [kind, actor] : kinds) groups.join(actor, other->second);
  }
}

}  // namespace

bool is_only_described(const record::Actor& actor) {
  const auto names = [](const record::ActorMention& mention) {
    return mention.form == record::MentionForm::name;
  };
  return actor.kind == record::ActorKind::group ||
         (!actor.mentions.empty() && std::none_of(actor.mentions.begin(), actor.mentions.end(), names));
}

Groups same_actors(const std::vector<ActorOfReading>& actors) {
  Groups groups(actors.size());
  Keys keys(groups);
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const record::Actor& actor = *actors[i].actor;
    if (is_only_described(actor)) continue;
    const std::string kind(record::name_of(actor.kind));
    const std::vector<std::string> words = name_words(actor.name);
    if (words.empty()) continue;
    keys.add(kind + ":" + joined(words), i);
    if (actor.kind == record::ActorKind::organization)
      keys.add(kind + ":" + joined(without_legal_form(words)), i);
    if (actor.kind == record::ActorKind::person) continue;
    // An alias of an organisation or a place names it as well as its name does, if the article used both.
    for (const std::string& alias : actor.aliases)
      if (const auto alias_words = name_words(alias); !alias_words.empty())
        keys.add(kind + ":" + joined(alias_words), i);
  }
  join_spellings(actors, groups);
  join_reversed_names(actors, groups);
  join_middle_names(actors, groups);
  join_acronyms(actors, groups);
  join_bare_names(actors, groups);
  join_names_of_no_kind(actors, groups);
  return groups;
}

}  // namespace dateline::assemble
