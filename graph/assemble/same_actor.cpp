#include "graph/assemble/same_actor.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

/// The folded words of a name, dots and apostrophes taken out, hyphens kept.
std::vector<std::string> name_words(std::string_view name) {
  const std::string folded = text::fold(name);
  std::vector<std::string> words(1);
  for (std::size_t i = 0; i < folded.size();) {
    const base::CodePoint point = base::code_point_at(folded, i);
    if (point.value == ' ' || point.value == ',' || point.value == 0xa0)
      words.emplace_back();
    else if (point.value != '.' && point.value != '\'' && point.value != 0x2019)
      words.back().append(folded, i, point.length);
    i += point.length;
  }
  std::erase(words, std::string());
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool is_suffix(const std::string& word) {
  static const std::set<std::string> suffixes = {"jr", "junior", "sr", "senior", "ii", "iii", "iv"};
  return suffixes.count(word) > 0;
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

/// Bare names join the one person who bears them.
void join_bare_names(const std::vector<ActorOfReading>& actors, Groups& groups) {
  std::map<std::string, std::set<std::string>>
      bearers;  // a first or last name and the full names that hold it
  std::map<std::string, std::size_t> by_full_name;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const std::vector<std::string> words = name_words(actors[i].actor->name);
    if (actors[i].actor->kind != record::ActorKind::person || words.size() < 2) continue;
    if (is_only_described(*actors[i].actor)) continue;
    by_full_name.try_emplace(joined(words), i);
    std::vector<std::string> plain = words;
    while (plain.size() > 1 && is_suffix(plain.back())) plain.pop_back();
    bearers[plain.back()].insert(joined(words));
    bearers[plain.front()].insert(joined(words));
  }
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const std::vector<std::string> words = name_words(actors[i].actor->name);
    if (actors[i].actor->kind != record::ActorKind::person || words.size() != 1) continue;
    if (is_only_described(*actors[i].actor)) continue;
    const auto at = bearers.find(words.front());
    if (at != bearers.end() && at->second.size() == 1) groups.join(i, by_full_name[*at->second.begin()]);
  }
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
    if (actor.kind == record::ActorKind::person) continue;
    // An alias of an organisation or a place names it as well as its name does, if the article used both.
    for (const std::string& alias : actor.aliases)
      if (const auto alias_words = name_words(alias); !alias_words.empty())
        keys.add(kind + ":" + joined(alias_words), i);
  }
  join_bare_names(actors, groups);
  join_names_of_no_kind(actors, groups);
  return groups;
}

}  // namespace dateline::assemble
