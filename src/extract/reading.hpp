#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/article/article.hpp"
#include "src/extract/lexicon.hpp"
#include "src/extract/tree.hpp"
#include "src/language/analysis.hpp"
#include "src/record/record.hpp"
#include "src/times/tagger.hpp"

// What is known of an article while it is being read. Each step (names, actors, pronouns, events, …) adds to
// it; the last one (assemble) makes the record of it. Things are named by their index in the vectors of
// Reading.

namespace dateline::extract {

using Index = std::uint32_t;

/// A token of a sentence.
struct Place {
  Index sentence = 0;
  Index token = 0;
  auto operator<=>(const Place&) const = default;
};

/// Words that speak of an actor.
struct Mention {
  Index sentence = 0;
  Tree::Range range;
  Index head = 0;  ///< token
  record::MentionForm form = record::MentionForm::name;
  record::ActorKind kind = record::ActorKind::other;
  Gender gender = Gender::unknown;
  bool plural = false;
  std::string name;  ///< without titles, article and number: "Donald Trump", "Russian diplomats"
  std::vector<std::string> titles;  ///< "US President"
  Tree::Range title_range;          ///< the tokens of a title beside the name; empty when there are none
  std::optional<Index> actor;       ///< nothing when it could not be resolved
};

struct ActorDraft {
  record::ActorKind kind = record::ActorKind::other;
  Gender gender = Gender::unknown;
  bool plural = false;
  std::string name;                  ///< the longest it is called by
  std::vector<std::string> aliases;  ///< the others, in the order of the text
  std::vector<std::string> titles;
};

/// Words in quotation marks.
struct Quotation {
  base::ByteSpan span;           ///< with the marks
  std::optional<Index> speaker;  ///< an actor
  std::optional<Index> event;    ///< the event of saying it
};

/// A participant by its words, before they are known to be an actor.
struct Argument {
  Place at;
  record::Role role = record::Role::other;
};

/// How an event hangs on another in its sentence.
enum class Link {
  none,
  content,     ///< what was said, thought, claimed (that-clause, quote)
  complement,  ///< open clause: "plans to sell"
  charge,      ///< what someone is blamed for or accused of
  purpose,     ///< "in order to", "to protect"
  adverbial,   ///< other adverbial clause
  relative,    ///< relative clause or participle at a noun
  object,      ///< noun that is object or subject of the verb
  setting,     ///< noun after "at", "in", "during"
  coordinate,  ///< joined by "and"
  oblique,     ///< other noun below a verb or a noun
};

struct EventDraft {
  Place at;                         ///< of its head word
  Index clause = 0;                 ///< token that heads its clause: "began" in "began to fall"
  std::vector<Place> triggers;      ///< all its words, in text order: "held … talks"
  std::optional<Index> light_noun;  ///< token of the noun that says what a light verb does: "talks"
  bool noun = false;
  bool passive = false;
  bool undergoes = false;  ///< its subject is what it happens to: "the ferry sank"
  bool stative = false;
  bool in_title = false;  ///< in the headline
  std::string lemma;      ///< with its particle: "step down"
  const EventKind* kind = nullptr;
  std::vector<Argument> arguments;
  std::optional<Index> above;  ///< the event it hangs on
  Link link = Link::none;
  record::Modality modality = record::Modality::actual;
  record::Polarity polarity = record::Polarity::positive;
  std::optional<Index> attributed_to;  ///< an actor
  bool in_quotation = false;
  bool vague_source = false;  ///< "experts say"
  record::EventTime time;
  std::vector<base::ByteSpan> evidence;  ///< other sentences that date it
  std::string title;
  double salience = 0;
  std::optional<Index> same_as;  ///< an earlier event it repeats
};

struct RelationDraft {
  Index from = 0;
  Index to = 0;
  record::RelationKind kind = record::RelationKind::after;
  base::ByteSpan span;
};

struct Reading {
  Reading(const article::Article& the_article, const Lexicon& the_lexicon, language::Analysis the_analysis,
          std::vector<record::Time> the_times);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const article::Article& article;
  const Lexicon& lexicon;
  language::Analysis analysis;
  std::vector<record::Time> times;
  std::vector<times::Range> ranges;  ///< of `times`
  std::vector<Tree> trees;           ///< one a sentence
  std::vector<bool> headline;        ///< whether a sentence is the title or has the case of one
  std::vector<bool> byline;          ///< whether a sentence only says who wrote the article or when
  std::vector<Quotation> quotations;
  std::vector<Mention> mentions;  ///< in text order after the actors are linked
  std::vector<ActorDraft> actors;
  std::vector<EventDraft> events;  ///< in text order
  std::vector<RelationDraft> relations;

  const Tree& tree(const Place& at) const { return trees[at.sentence]; }
  base::ByteSpan span_of(const Mention& mention) const {
    return trees[mention.sentence].span_of(mention.range);
  }
  base::ByteSpan span_of(const Place& at) const { return trees[at.sentence].token(at.token).span; }
  std::string_view words(const base::ByteSpan& span) const { return base::words_at(article.text, span); }
  /// Whether a span lies in the words of a time, or some of it.
  bool in_time(const base::ByteSpan& span) const;
  /// The sentence a byte lies in; nothing between sentences.
  std::optional<Index> sentence_at(std::uint64_t offset) const;
  /// The best mention whose head is this token (a name before a description before a pronoun), or whose title
  /// it is part of.
  const Mention* mention_at(const Place& at) const;
  /// The actor spoken of by the words with this head.
  std::optional<Index> actor_at(const Place& at) const;
  /// The event with this word among its triggers.
  std::optional<Index> event_at(const Place& at) const;
  /// The quotation a byte lies in.
  std::optional<Index> quotation_at(std::uint64_t offset) const;

  /// Puts the mentions in text order and makes mention_at() know them. Called after mentions were added.
  void index_mentions();
  /// The same for events and event_at().
  void index_events();

 private:
  std::vector<std::vector<std::int32_t>> mention_of_token_;
  std::vector<std::vector<std::int32_t>> event_of_token_;
};

}  // namespace dateline::extract
