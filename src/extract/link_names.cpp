#include <algorithm>
#include <map>

#include "src/extract/steps.hpp"
#include "src/extract/table.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using record::ActorKind;

using Words = std::vector<std::string>;

Words folded_words(std::string_view name) {
  Words out;
  const std::string folded = text::fold(name);
  for (std::string_view word : words_of(folded)) {
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words of a name that tell nothing: "Inc", "the"; "Jr" for persons.
Words telling_words(const std::string& name, ActorKind kind) {
  Words words = folded_words(name);
  if (words.size() > 1 && words.front() == "the") words.erase(words.begin());
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

/// "DNC" of "Democratic National Committee"; small words may be left out.
bool is_acronym(std::string_view name, const Words& words) {
  std::string letters;
  for (const char c : text::fold(name)) {
    if (c != '.') letters += c;
  }
  if (letters.size() < 2 || letters.find(' ') != std::string::npos || words.size() < 2) return false;
  std::string all, telling;
  for (const std::string& word : words) {
    all += word.front();
    if (!is_one_of(word, {"of", "and", "for", "the", "&", "in", "de", "on"})) telling += word.front();
  }
  return letters == all || letters == telling;
}

struct Named {
  Index actor = 0;
  Words words;
  std::string spelled;
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
    std::stable_sort(order.begin(), order.end(),
                     [&](Index one, Index other) { return words[one].size() > words[other].size(); });
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
    }
    mention.actor = actor;
    ActorDraft& draft = reading_.actors[*actor];
    if (draft.gender == Gender::unknown) draft.gender = mention.gender;
    auto& list = names_[mention.kind];
    const bool listed = std::any_of(list.begin(), list.end(), [&](const Named& named) {
      return named.actor == *actor && named.words == words;
    });
    if (!listed) list.push_back({*actor, words, mention.name});
  }

  std::optional<Index> find(Index index, const Words& words) {
    const Mention& mention = reading_.mentions[index];
    auto& list = names_[mention.kind];
    for (const Named& named : list) {
      if (named.words == words && fits(named.actor, mention)) return named.actor;
    }
    if (const auto known = same_known_name(mention, list)) return known;
    if (mention.kind == ActorKind::person) return find_person(mention, words, list);
    if (mention.kind == ActorKind::organization) return find_body(index, words, list);
    return std::nullopt;
  }

  bool fits(Index actor, const Mention& mention) const {
    const Gender gender = reading_.actors[actor].gender;
    return gender == Gender::unknown || mention.gender == Gender::unknown || gender == mention.gender;
  }

  std::optional<Index> same_known_name(const Mention& mention, const std::vector<Named>& list) const {
    const KnownName* known = reading_.lexicon.known_name(mention.name);
    if (known == nullptr) return std::nullopt;
    for (const Named& named : list) {
      const KnownName* other = reading_.lexicon.known_name(named.spelled);
      if (other != nullptr && other->name == known->name) return named.actor;
    }
    return std::nullopt;
  }

  /// A surname or first name alone, or a name with more or other first names.
  std::optional<Index> find_person(const Mention& mention, const Words& words,
                                   const std::vector<Named>& list) const {
    std::optional<Index> by_surname, by_first_name;
    for (const Named& named : list) {
      if (named.words.size() < 2 || !fits(named.actor, mention)) continue;
      if (words.size() == 1) {
        if (named.words.back() == words.front()) by_surname = preferred(by_surname, named.actor, mention);
        if (named.words.front() == words.front())
          by_first_name = preferred(by_first_name, named.actor, mention);
      } else if (ends_with(named.words, words) ||
                 (named.words.front() == words.front() && named.words.back() == words.back())) {
        return named.actor;
      }
    }
    return by_surname ? by_surname : by_first_name;
  }

  /// Of two persons a short name could stand for: the one named last before it.
  Index preferred(std::optional<Index> one, Index other, const Mention& mention) const {
    if (!one || *one == other) return other;
    const auto last_before = [&](Index actor) {
      std::int64_t last = -1;
      for (const Mention& m : reading_.mentions) {
        if (m.actor == actor && m.sentence <= mention.sentence) last = m.sentence;
      }
      return last;
    };
    return last_before(other) > last_before(*one) ? other : *one;
  }

  std::optional<Index> find_body(Index index, const Words& words, const std::vector<Named>& list) const {
    const Mention& mention = reading_.mentions[index];
    if (const auto spelled_out = long_form_before(index)) return spelled_out;
    std::optional<Index> only;
    int found = 0;
    for (const Named& named : list) {
      if (is_acronym(mention.name, named.words)) return named.actor;
      const bool shorter =
          begins_with(named.words, words) || (words.size() > 1 && ends_with(named.words, words));
      if (!shorter || only == named.actor) continue;
      only = named.actor;
      ++found;
    }
    return found == 1 ? only : std::nullopt;
  }

  /// "Democratic National Committee (DNC)": a name in brackets right after another, with its first letter.
  std::optional<Index> long_form_before(Index index) const {
    const Mention& mention = reading_.mentions[index];
    const Tree& tree = reading_.trees[mention.sentence];
    if (mention.range.size() != 1 || mention.range.first < 2 || tree.word(mention.range.first - 1) != "(") {
      return std::nullopt;
    }
    for (const Mention& before : reading_.mentions) {
      if (before.sentence != mention.sentence || before.range.last + 1 != mention.range.first) continue;
      if (before.kind == mention.kind &&
          text::fold(before.name).front() == text::fold(mention.name).front()) {
        return before.actor;
      }
    }
    return std::nullopt;
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
  std::map<ActorKind, std::vector<Named>> names_;
};

}  // namespace

void link_names(Reading& reading) {
  NameLinker(reading).run();
}

}  // namespace dateline::extract
