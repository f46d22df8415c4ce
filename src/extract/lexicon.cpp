#include "src/extract/lexicon.hpp"

#include <cstdlib>

#include "src/extract/table.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

constexpr std::array<std::string_view, word_class_count> class_names{"reporting",
                                                                     "doubting",
                                                                     "doubting_words",
                                                                     "doubting_nouns",
                                                                     "denying",
                                                                     "failing",
                                                                     "planning",
                                                                     "planning_nouns",
                                                                     "planning_adjectives",
                                                                     "implicative",
                                                                     "aspectual",
                                                                     "light",
                                                                     "stative",
                                                                     "modal_hypothetical",
                                                                     "modal_future",
                                                                     "condition_marks",
                                                                     "negation",
                                                                     "transfer",
                                                                     "dropped_title_words",
                                                                     "order_after",
                                                                     "order_before",
                                                                     "generic_subjects",
                                                                     "vague_sources",
                                                                     "causing",
                                                                     "answering_nouns",
                                                                     "absorbing",
                                                                     "ordering",
                                                                     "company_forms",
                                                                     "partner_words",
                                                                     "place_forms",
                                                                     "named_bodies",
                                                                     "parts_of_places",
                                                                     "body_nouns",
                                                                     "body_possessions",
                                                                     "body_forms",
                                                                     "body_starts",
                                                                     "place_starts",
                                                                     "thing_starts",
                                                                     "vessel_starts",
                                                                     "name_adjectives",
                                                                     "role_modifiers",
                                                                     "never_singular_people",
                                                                     "impersonal_verbs",
                                                                     "female_nouns",
                                                                     "male_nouns",
                                                                     "other_role_words",
                                                                     "occurring",
                                                                     "units",
                                                                     "calling",
                                                                     "putting_off"};

record::ActorKind actor_kind_of(const Table& table, std::string_view word) {
  for (int i = 0; i <= static_cast<int>(record::ActorKind::other); ++i) {
    const auto kind = static_cast<record::ActorKind>(i);
    if (record::name_of(kind) == word) return kind;
  }
  table.refuse("no such kind of actor");
}

Gender gender_of(std::string_view letter) {
  if (letter == "f") return Gender::female;
  return letter == "m" ? Gender::male : Gender::unknown;
}

/// A weight such as "0.85": digits and a point, in any locale.
double weight_of(const Table& table, std::string_view text) {
  double value = 0, place = 0;
  for (const char c : text) {
    if (c == '.' && place == 0) {
      place = 1;
    } else if (c >= '0' && c <= '9') {
      value = value * 10 + (c - '0');
      place *= 10;
    } else {
      table.refuse("a weight is a number from 0 to 1");
    }
  }
  if (place > 0) value /= place;
  if (text.empty() || value > 1) table.refuse("a weight is a number from 0 to 1");
  return value;
}

template <typename Words>
auto value_of(const Words& words, std::string_view key) -> const typename Words::mapped_type* {
  const auto found = words.find(key);
  return found == words.end() ? nullptr : &found->second;
}

}  // namespace

Lexicon::Lexicon(const base::DataFiles& data) : pronoun_weights_(data) {
  load_classes(data);
  load_kinds(data);
  load_roles(data);
  load_people(data);
  load_names(data);
}

void Lexicon::load_classes(const base::DataFiles& data) {
  Table table(data, "lexicon/word_classes.tsv");
  while (table.next()) {
    std::size_t index = 0;
    while (index < class_names.size() && class_names[index] != table.at(0)) ++index;
    if (index == class_names.size()) table.refuse("no such class of words");
    for (const std::string_view word : table.list(1, ',')) classes_[std::string(word)].set(index);
  }
}

void Lexicon::load_kinds(const base::DataFiles& data) {
  Table table(data, "lexicon/event_kinds.tsv");
  while (table.next()) {
    const std::size_t index = kinds_.size();
    kinds_.push_back({std::string(table.at(0)), std::string(table.at(1)), std::string(table.at(2)),
                      weight_of(table, table.at(3))});
    for (const std::string_view verb : table.list(4, ',')) {
      verb_kinds_.emplace(verb, index);
      if (const std::size_t blank = verb.find(' '); blank != std::string_view::npos)
        first_of_kinds_.emplace(verb.substr(0, blank), true);
    }
    for (const std::string_view noun : table.list(5, ',')) noun_kinds_.emplace(noun, index);
  }
  Table nouns(data, "lexicon/event_nouns.txt");
  while (nouns.next()) {
    for (const std::string_view noun : words_of(nouns.at(0))) event_nouns_.emplace(noun, true);
  }
  Table undergoing(data, "lexicon/undergoing_verbs.txt");
  while (undergoing.next()) undergoing_.emplace(undergoing.at(0), true);
}

bool Lexicon::is_undergoing(std::string_view lemma) const {
  return undergoing_.contains(lemma);
}

void Lexicon::load_roles(const base::DataFiles& data) {
  Table table(data, "lexicon/roles.txt");
  while (table.next()) {
    const auto words = words_of(table.at(0));
    std::string_view word = words.front();
    RoleWord role;
    role.address = word.front() == '+';
    if (role.address) word.remove_prefix(1);
    if (words.size() > 1) role.gender = gender_of(words[1]);
    roles_.emplace(word, role);
  }
}

void Lexicon::load_people(const base::DataFiles& data) {
  Table nouns(data, "lexicon/people_nouns.tsv");
  while (nouns.next()) {
    const auto kind = actor_kind_of(nouns, nouns.at(0));
    for (const std::string_view noun : nouns.list(1, ',')) {
      people_[std::string(noun)].set(static_cast<std::size_t>(kind));
    }
  }
  Table names(data, "lexicon/first_names.tsv");
  while (names.next()) {
    for (const std::string_view name : words_of(names.at(1)))
      first_names_.emplace(name, gender_of(names.at(0)));
  }
}

void Lexicon::load_names(const base::DataFiles& data) {
  Table bodies(data, "lexicon/aliases.tsv");
  while (bodies.next()) {
    const KnownName known{std::string(bodies.at(0)), actor_kind_of(bodies, bodies.at(1))};
    known_.emplace(text::fold(known.name), known);
    for (const std::string_view alias : bodies.list(2, ';')) known_.emplace(text::fold(alias), known);
  }
  Table countries(data, "lexicon/countries.tsv");
  while (countries.next()) {
    const KnownName country{std::string(countries.at(0)), record::ActorKind::place};
    known_.emplace(text::fold(country.name), country);
    countries_.emplace(country.name, true);
    for (const std::string_view alias : countries.list(1, ';')) known_.emplace(text::fold(alias), country);
    for (const std::string_view adjective : countries.list(2, ';'))
      adjectives_.emplace(adjective, country.name);
    for (const std::string_view capital : countries.list(3, ';')) {
      known_.emplace(text::fold(capital), KnownName{std::string(capital), record::ActorKind::place});
    }
  }
}

bool Lexicon::has(WordClass word_class, std::string_view word) const {
  const auto* classes = value_of(classes_, word);
  return classes != nullptr && classes->test(static_cast<std::size_t>(word_class));
}

const EventKind* Lexicon::kind_of_verb(std::string_view lemma) const {
  const auto* index = value_of(verb_kinds_, lemma);
  return index == nullptr ? nullptr : &kinds_[*index];
}

bool Lexicon::begins_kind(std::string_view word) const {
  return value_of(first_of_kinds_, word) != nullptr;
}

const EventKind* Lexicon::kind_of_noun(std::string_view lemma) const {
  const auto* index = value_of(noun_kinds_, lemma);
  return index == nullptr ? nullptr : &kinds_[*index];
}

bool Lexicon::is_event_noun(std::string_view lemma) const {
  return noun_kinds_.find(lemma) != noun_kinds_.end() || event_nouns_.find(lemma) != event_nouns_.end();
}

const RoleWord* Lexicon::role_word(std::string_view word) const {
  return value_of(roles_, word);
}

std::optional<record::ActorKind> Lexicon::described_kind(std::string_view lemma, bool plural) const {
  using record::ActorKind;
  const auto* kinds = value_of(people_, lemma);
  if (kinds == nullptr) return std::nullopt;
  const auto is = [&](ActorKind kind) { return kinds->test(static_cast<std::size_t>(kind)); };
  if (is(ActorKind::organization)) return ActorKind::organization;
  const bool people = is(ActorKind::group) && !has(WordClass::never_singular_people, lemma);
  if (!plural && (is(ActorKind::person) || people)) return ActorKind::person;
  for (const ActorKind kind : {ActorKind::group, ActorKind::place, ActorKind::product}) {
    if (is(kind)) return kind;
  }
  return ActorKind::group;
}

Gender Lexicon::gender_of_first_name(std::string_view name) const {
  const auto* gender = value_of(first_names_, name);
  return gender == nullptr ? Gender::unknown : *gender;
}

const std::string* Lexicon::country_of_adjective(std::string_view word) const {
  return value_of(adjectives_, word);
}

const KnownName* Lexicon::known_name(std::string_view name) const {
  std::string folded = text::fold(name);
  const KnownName* known = value_of(known_, folded);
  const std::size_t at = known == nullptr ? folded.find(" & ") : std::string::npos;
  // "Bosnia & Herzegovina".
  return at == std::string::npos ? known : value_of(known_, folded.replace(at, 3, " and "));
}

}  // namespace dateline::extract
