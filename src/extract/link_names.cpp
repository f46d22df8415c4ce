#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "src/extract/name_words.hpp"
#include "src/extract/one_of.hpp"
#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::ActorKind;

using Words = std::vector<std::string>;

/// Words of a name that tell nothing: "Inc", "the"; "Jr" for persons.
Words telling_words(const std::string& name, ActorKind kind) {
  Words words = folded_words(name);
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
  if (kind == ActorKind::organization)
    std::replace(words.begin(), words.end(), std::string("&"), std::string("and"));
  if (kind != ActorKind::person) drop_form_of_state(words);
  while (words.size() > 1) {
    const std::string& last = words.back();
    const bool dull =
        kind == ActorKind::person
            ? is_one_of(last, {"jr", "sr", "ii", "iii", "iv"})
            : is_one_of(last, {"inc", "ltd", "llc", "plc", "corp", "co", "corporation", "limited", "company",
                               "gmbh", "ag", "sa", "nv", "n.v", "se", "group"});
    if (!dull) break;
    words.pop_back();
  }
  return words;
}

bool begins_with(const Words& longer, const Words& shorter) {
  return shorter.size() < longer.size() && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

bool ends_with(const Words& longer, const Words& shorter) {
  return shorter.size() < longer.size() && std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

/// A bucket of names that begin or end alike is searched this far back: articles have few, hostile text many.
constexpr std::size_t most_searched = 64;

struct Named {
  Index actor = 0;
  Words words;
};

/// The names of one kind of actor, by what they could be looked up by.
struct Names {
  std::vector<Named> all;
  std::map<Words, std::vector<Index>> same;                     ///< actors with exactly these words
  std::map<std::string, std::vector<Index>> by_first, by_last;  ///< index in `all`
  std::map<std::string, Index> by_known_name;                   ///< actor, by its name in the tables
  std::map<std::string, Index> by_initials;                     ///< actor

  /// The names in a bucket, the latest first.
  std::vector<const Named*> bucket(const std::map<std::string, std::vector<Index>>& buckets,
                                   const std::string& word) const {
    std::vector<const Named*> out;
    const auto found = buckets.find(word);
    if (found == buckets.end()) return out;
    for (auto i = found->second.rbegin(); i != found->second.rend() && out.size() < most_searched; ++i) {
      out.push_back(&all[*i]);
    }
    return out;
  }
};

class NameLinker {
 public:
  explicit NameLinker(Reading& reading) : reading_(reading) {}

  void run() {
    // Long names first, so that a surname that comes before its full name finds it too.
    std::vector<Index> order;
    for (Index i = 0; i < reading_.mentions.size(); ++i) order.push_back(i);
    std::vector<Words> words;
    for (const Mention& mention : reading_.mentions)
      words.push_back(telling_words(mention.name, mention.kind));
    std::sort(order.begin(), order.end(), [&](Index one, Index other) {
      return words[one].size() != words[other].size() ? words[one].size() > words[other].size() : one < other;
    });
    for (const Index i : order) link(i, words[i]);
    number_in_text_order();
    name_actors();
  }

 private:
  void link(Index index, const Words& words) {
    Mention& mention = reading_.mentions[index];
    std::optional<Index> actor = find(index, words);
    if (!actor) {
      actor = static_cast<Index>(reading_.actors.size());
      ActorDraft draft;
      draft.kind = mention.kind;
      draft.name = mention.name;
      reading_.actors.push_back(std::move(draft));
      sentences_.emplace_back();
    }
    mention.actor = actor;
    sentences_[*actor].insert(mention.sentence);
    if (is_relative(mention)) relatives_.insert(*actor);
    ActorDraft& draft = reading_.actors[*actor];
    if (draft.gender == Gender::unknown) draft.gender = mention.gender;
    remember(*actor, mention, words);
  }

  void remember(Index actor, const Mention& mention, const Words& words) {
    Names& names = names_[mention.kind];
    std::vector<Index>& same = names.same[words];
    if (words.empty() || std::find(same.begin(), same.end(), actor) != same.end()) return;
    same.push_back(actor);
    const auto place = static_cast<Index>(names.all.size());
    names.all.push_back({actor, words});
    names.by_first[words.front()].push_back(place);
    names.by_last[words.back()].push_back(place);
    if (const KnownName* known = reading_.lexicon.known_name(mention.name)) {
      names.by_known_name.emplace(known->name, actor);
    }
    if (words.size() < 2) return;
    for (const std::string& initials : initials_of(words)) names.by_initials.emplace(initials, actor);
  }

  std::optional<Index> find(Index index, const Words& words) const {
    const Mention& mention = reading_.mentions[index];
    const auto kind = names_.find(mention.kind);
    if (kind == names_.end()) return std::nullopt;
    const Names& names = kind->second;
    if (const auto same = names.same.find(words); same != names.same.end()) {
      for (const Index actor : same->second) {
        if (fits(actor, mention)) return actor;
      }
    }
    if (const KnownName* known = reading_.lexicon.known_name(mention.name)) {
      const auto found = names.by_known_name.find(known->name);
      if (found != names.by_known_name.end()) return found->second;
    }
    if (mention.kind == ActorKind::person) return find_person(mention, words, names);
    if (mention.kind == ActorKind::organization) return find_body(index, words, names);
    return std::nullopt;
  }

  bool fits(Index actor, const Mention& mention) const {
    const Gender gender = reading_.actors[actor].gender;
    return gender == Gender::unknown || mention.gender == Gender::unknown || gender == mention.gender;
  }

  /// A surname or first name alone, or a name with more or other first names.
  std::optional<Index> find_person(const Mention& mention, const Words& words, const Names& names) const {
    if (words.empty()) return std::nullopt;
    std::optional<Index> by_surname, by_first_name;
    for (const Named* named : names.bucket(names.by_last, words.back())) {
      if (named->words.size() < 2 || !fits(named->actor, mention)) continue;
      if (words.size() == 1) {
        by_surname = preferred(by_surname, named->actor, mention);
      } else if (ends_with(named->words, words) || named->words.front() == words.front()) {
        return named->actor;
      }
    }
    if (by_surname || words.size() > 1) return by_surname;
    for (const Named* named : names.bucket(names.by_first, words.front())) {
      if (named->words.size() < 2 || !fits(named->actor, mention)) continue;
      by_first_name = preferred(by_first_name, named->actor, mention);
    }
    return by_first_name;
  }

  /// "Her daughter, Maja Krantz", "Krantz's brother Olof Krantz": named by whose relative she is.
  bool is_relative(const Mention& mention) const {
    const Tree& tree = reading_.trees[mention.sentence];
    const auto is_kin = [&](Index noun) {
      return tree.child(noun, "nmod:poss") &&
             is_one_of(text::lower_ascii(tree.lemma(noun)),
                       {"son",         "daughter", "wife",    "husband",    "father",        "mother",
                        "brother",     "sister",   "widow",   "widower",    "uncle",         "aunt",
                        "nephew",      "niece",    "cousin",  "grandson",   "granddaughter", "grandfather",
                        "grandmother", "twin",     "ex-wife", "ex-husband", "fiancé",        "fiancée"});
    };
    const Index first = mention.range.first;
    if (mention.kind != ActorKind::person || first == 0) return false;
    const Index noun = tree.word(first - 1) == "," && first > 1 ? first - 2 : first - 1;
    return tree.pos(noun) == language::Pos::noun && is_kin(noun);
  }

  /// Of two persons a short name could stand for: who is not named as a relative only, else the one named
  /// last before it.
  Index preferred(std::optional<Index> one, Index other, const Mention& mention) const {
    if (!one || *one == other) return other;
    if (const bool relative = relatives_.contains(other); relative != relatives_.contains(*one))
      return relative ? *one : other;
    const auto last_before = [&](Index actor) {
      const auto after = sentences_[actor].upper_bound(mention.sentence);
      return after == sentences_[actor].begin() ? std::int64_t{-1} : std::int64_t{*std::prev(after)};
    };
    return last_before(other) > last_before(*one) ? other : *one;
  }

  std::optional<Index> find_body(Index index, const Words& words, const Names& names) const {
    if (words.empty()) return std::nullopt;
    const Mention& mention = reading_.mentions[index];
    if (const auto spelled_out = long_form_before(index)) return spelled_out;
    const auto acronym = names.by_initials.find(acronym_letters(mention.name));
    if (acronym != names.by_initials.end()) return acronym->second;
    std::optional<Index> only;
    bool several = false;
    const auto consider = [&](const Named& named) {
      several |= only && *only != named.actor;
      only = named.actor;
    };
    for (const Named* named : names.bucket(names.by_first, words.front())) {
      if (begins_with(named->words, words)) consider(*named);
    }
    for (const Named* named : names.bucket(names.by_last, words.back())) {
      if (ends_with(named->words, words) && (words.size() > 1 || is_own_name(*named, mention)))
        consider(*named);
    }
    return several ? std::nullopt : only;
  }

  /// "Bellandi" for "Cantieri Bellandi", but not "A380" for "Airbus A380".
  static bool is_own_name(const Named& named, const Mention& mention) {
    return named.words.size() == 2 && std::none_of(mention.name.begin(), mention.name.end(),
                                                   [](char c) { return c >= '0' && c <= '9'; });
  }

  /// "Democratic National Committee (DNC)": a name in brackets right after another, with its first letter.
  std::optional<Index> long_form_before(Index index) const {
    const Mention& mention = reading_.mentions[index];
    const Tree& tree = reading_.trees[mention.sentence];
    if (index == 0 || mention.range.size() != 1 || mention.range.first < 2 ||
        tree.word(mention.range.first - 1) != "(") {
      return std::nullopt;
    }
    const Mention& before = reading_.mentions[index - 1];
    if (before.sentence != mention.sentence || before.range.last + 1 != mention.range.first)
      return std::nullopt;
    const bool same_letter = text::fold(before.name).substr(0, 1) == text::fold(mention.name).substr(0, 1);
    return before.kind == mention.kind && same_letter ? before.actor : std::nullopt;
  }

  void number_in_text_order() {
    std::vector<std::optional<Index>> renumbered(reading_.actors.size());
    std::vector<ActorDraft> actors;
    for (Mention& mention : reading_.mentions) {
      auto& number = renumbered[*mention.actor];
      if (!number) {
        number = static_cast<Index>(actors.size());
        actors.push_back(std::move(reading_.actors[*mention.actor]));
      }
      mention.actor = number;
    }
    reading_.actors = std::move(actors);
  }

  /// The longest name is the name, the others are aliases; a country goes by the name of the table.
  void name_actors() {
    std::map<Index, std::vector<std::string>> names;
    for (const Mention& mention : reading_.mentions) {
      ActorDraft& actor = reading_.actors[*mention.actor];
      auto& list = names[*mention.actor];
      if (std::find(list.begin(), list.end(), mention.name) == list.end()) list.push_back(mention.name);
      for (const std::string& title : mention.titles) {
        if (std::find(actor.titles.begin(), actor.titles.end(), title) == actor.titles.end()) {
          actor.titles.push_back(title);
        }
      }
    }
    for (auto& [index, list] : names) {
      ActorDraft& actor = reading_.actors[index];
      const auto longest = std::max_element(list.begin(), list.end(), [](const auto& one, const auto& other) {
        return one.size() < other.size();
      });
      actor.name = *longest;
      if (actor.kind == ActorKind::person && actor.gender == Gender::unknown)
        actor.gender = reading_.lexicon.gender_of_first_name(actor.name);
      for (const std::string& name : list) {
        const KnownName* known = reading_.lexicon.known_name(name);
        if (known == nullptr) continue;
        if (known->kind == ActorKind::place) actor.name = known->name;
        if (known->kind != ActorKind::place &&
            std::find(list.begin(), list.end(), known->name) == list.end()) {
          list.push_back(known->name);
        }
        break;
      }
      for (const std::string& name : list) {
        if (name != actor.name) actor.aliases.push_back(name);
      }
    }
  }

  Reading& reading_;
  std::map<ActorKind, Names> names_;
  std::vector<std::set<Index>> sentences_;  ///< where each actor is named
  std::set<Index> relatives_;               ///< actors who are named as someone's relative
};

}  // namespace

void link_names(Reading& reading) {
  NameLinker(reading).run();
}

}  // namespace dateline::extract
