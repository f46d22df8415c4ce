#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/word_table.hpp"
#include "src/extract/pronoun_weights.hpp"
#include "src/record/record.hpp"

namespace dateline::extract {

/// The classes of data/lexicon/word_classes.tsv.
enum class WordClass {
  reporting,
  doubting,
  doubting_words,
  doubting_nouns,
  denying,
  failing,
  planning,
  planning_nouns,
  planning_adjectives,
  implicative,
  aspectual,
  light,
  stative,
  modal_hypothetical,
  modal_future,
  condition_marks,
  negation,
  transfer,
  dropped_title_words,
  order_after,
  order_before,
  generic_subjects,
  vague_sources,
  causing,
  answering_nouns,
  absorbing,
  ordering,
  company_forms,
  partner_words,
  place_forms,
  named_bodies,
  parts_of_places,
  body_nouns,
  body_possessions,
  body_forms,
  body_starts,
  place_starts,
  thing_starts,
  vessel_starts,
  name_adjectives,
  role_modifiers,
  never_singular_people,
  impersonal_verbs,
  female_nouns,
  male_nouns,
  other_role_words,
  occurring,
  units,
  calling,
  putting_off,
};
inline constexpr std::size_t word_class_count = static_cast<std::size_t>(WordClass::putting_off) + 1;

enum class Gender { unknown, female, male };

/// A kind of event (docs/formats/event-kinds.md).
struct EventKind {
  std::string name;
  std::string plover;  ///< "" where the scheme has none
  std::string cameo;   ///< root code, "" where there is none
  double weight = 0;   ///< on a timeline, 0..1
};

/// A word that ends a title: "President".
struct RoleWord {
  bool address = false;  ///< a form of address ("Mr"), no role
  Gender gender = Gender::unknown;
};

/// Someone or something many texts call by several names.
struct KnownName {
  std::string name;
  record::ActorKind kind = record::ActorKind::other;
};

/// The word tables under data/lexicon. Immutable; all words are asked for in lower case unless said
/// otherwise.
class Lexicon {
 public:
  /// Throws DataError naming the file and line of a row that is wrong.
  explicit Lexicon(const base::DataFiles& data);

  bool has(WordClass word_class, std::string_view word) const;
  /// The kind a verb states ("step down" with its particle); null when it has none.
  const EventKind* kind_of_verb(std::string_view lemma) const;
  /// Whether a kind has an entry of two words that begins so: "impose" of "impose tariff".
  bool begins_kind(std::string_view word) const;
  /// The kind a noun states ("press conference"); null when it has none.
  const EventKind* kind_of_noun(std::string_view lemma) const;
  const std::vector<EventKind>& kinds() const { return kinds_; }
  /// Whether a noun names something that happens, with a kind or without.
  bool is_event_noun(std::string_view lemma) const;
  /// Whether the subject of a verb, where it has no object, is what it happens to: "die", "arrive".
  bool is_undergoing(std::string_view lemma) const;
  const RoleWord* role_word(std::string_view word) const;
  /// What a noun speaks of without naming it: "diplomats" of a group, "company" of an organization.
  std::optional<record::ActorKind> described_kind(std::string_view lemma, bool plural) const;
  /// `name` as it is written: "Angela".
  Gender gender_of_first_name(std::string_view name) const;
  /// The country that an adjective or the name of its people belongs to ("Russian"); null for other words. As
  /// it is written.
  const std::string* country_of_adjective(std::string_view word) const;
  /// A country, capital or body known under `name`, without regard to case and accents.
  const KnownName* known_name(std::string_view name) const;
  /// Whether a country goes by `name` in the tables.
  bool is_country(std::string_view name) const { return countries_.contains(name); }
  const PronounWeights& pronoun_weights() const { return pronoun_weights_; }

 private:
  template <typename Value>
  using Words = base::WordTable<Value>;

  void load_classes(const base::DataFiles& data);
  void load_kinds(const base::DataFiles& data);
  void load_roles(const base::DataFiles& data);
  void load_people(const base::DataFiles& data);
  void load_names(const base::DataFiles& data);

  Words<std::bitset<word_class_count>> classes_;
  std::vector<EventKind> kinds_;
  Words<std::size_t> verb_kinds_;  ///< index in kinds_
  Words<bool> first_of_kinds_;
  Words<std::size_t> noun_kinds_;
  Words<bool> event_nouns_;
  Words<bool> undergoing_;
  Words<RoleWord> roles_;
  Words<std::bitset<6>> people_;  ///< a bit per ActorKind
  Words<Gender> first_names_;
  Words<std::string> adjectives_;
  Words<KnownName> known_;  ///< folded
  Words<bool> countries_;   ///< by the name of the table
  PronounWeights pronoun_weights_;
};

}  // namespace dateline::extract
