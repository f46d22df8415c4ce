#include <algorithm>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/word_kinds.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;

class EventFinder {
 public:
  explicit EventFinder(Reading& reading) : reading_(reading), lexicon_(reading.lexicon) {}

  void run() {
    mark_names();
    for (Index s = 0; s < reading_.trees.size(); ++s)
      if (!reading_.byline[s]) read_sentence(s);
    reading_.index_events();
    for (Index e = 0; e < reading_.events.size(); ++e) hang(e);
    for (Index e = 0; e < reading_.events.size(); ++e) turn_round_speech(e);
  }

 private:
  void mark_names() {
    in_name_.resize(reading_.trees.size());
    for (Index s = 0; s < reading_.trees.size(); ++s) in_name_[s].assign(reading_.trees[s].size(), false);
    for (const Mention& mention : reading_.mentions) {
      if (mention.form != record::MentionForm::name) continue;
      for (Index i = mention.range.first; i < mention.range.last; ++i) in_name_[mention.sentence][i] = true;
    }
  }

  /// "March" and "year-end" are times there, whatever else the words may mean.
  bool in_time(Index s, Index i) const {
    const base::ByteSpan span = reading_.trees[s].token(i).span;
    const auto& times = reading_.times;
    const auto time = std::partition_point(times.begin(), times.end(),
                                           [&](const record::Time& t) { return t.span.end <= span.begin; });
    return time != times.end() && time->span.overlaps(span);
  }

  void read_sentence(Index s) {
    const Tree& tree = reading_.trees[s];
    if (is_subheading(tree)) return;
    used_.assign(tree.size(), false);
    const std::size_t first = reading_.events.size();
    for (Index i = 0; i < tree.size(); ++i) {
      if (!is_verb_trigger(s, i)) continue;
      EventDraft event = verb_event(s, i);
      if (event.light_noun) used_[*event.light_noun] = true;
      reading_.events.push_back(std::move(event));
    }
    for (Index i = 0; i < tree.size(); ++i) {
      if (!used_[i] && is_noun_trigger(s, i)) reading_.events.push_back(noun_event(s, i));
    }
    std::sort(reading_.events.begin() + static_cast<std::ptrdiff_t>(first), reading_.events.end(),
              [](const EventDraft& one, const EventDraft& other) { return one.at < other.at; });
  }

  /// A line between paragraphs that names a subject tells of no event; one that says what was done does.
  bool is_subheading(const Tree& tree) const {
    if (tells_of_past(tree)) return false;
    const auto& blocks = reading_.article.blocks;
    const std::uint64_t begin = tree.sentence().span.begin;
    const auto block = std::partition_point(blocks.begin(), blocks.end(),
                                            [&](const article::Block& b) { return b.span.end <= begin; });
    return block != blocks.end() && block->kind == article::BlockKind::heading;
  }

  /// "The line was opened in 1905", not "How it began".
  static bool tells_of_past(const Tree& tree) {
    if (tree.size() == 0 || tree.token(0).xpos.starts_with("W")) return false;
    for (Index i = 0; i < tree.size(); ++i) {
      const auto subject = tree.is_verb(i) ? tree.child(i, "nsubj") : std::nullopt;
      if (!subject || *subject > i) continue;
      if (tree.token(i).xpos == "VBD" || has_auxiliary(tree, i, {"was", "were", "had"})) return true;
    }
    return false;
  }

  bool is_verb_trigger(Index s, Index i) const {
    const Tree& tree = reading_.trees[s];
    if (!tree.is_verb(i) || in_name_[s][i] || in_time(s, i)) return false;
    if (any_relation(tree, i, {"aux", "cop", "case", "mark", "fixed", "amod", "compound", "det", "flat"}))
      return false;
    const std::string_view lemma = tree.lemma(i);
    if (lemma.size() < 2 || lemma == "be") return false;
    // "The president-elect".
    if (i > 1 && tree.word(i - 1) == "-" && tree.is_noun(i - 2)) return false;
    // "8.1 trillion won".
    const bool counted = i > 0 && tree.pos(i - 1) == Pos::num;
    if (counted && lexicon_.has(WordClass::units, text::lower_ascii(tree.word(i)))) return false;
    if (lemma == "have") return light_noun(tree, i).has_value();
    // The open clause below "began to sell" is the event; so it is below "is going to".
    const auto opened = tree.child(i, "xcomp");
    return !(opened && tree.is_verb(*opened) && (lexicon_.has(WordClass::aspectual, lemma) || lemma == "go"));
  }

  /// "A court case", "a run-off": an event, where "case" alone is none.
  bool is_compound(const Tree& tree, Index noun) const {
    return noun_kind(lexicon_, tree, noun) != nullptr || !joined_noun(lexicon_, tree, noun).empty();
  }

  /// The event noun that a light verb has for its object, or that is the subject of a verb that only says
  /// that it happened: "the trial opened".
  std::optional<Index> light_noun(const Tree& tree, Index verb) const {
    const auto names_event = [&](Index i) {
      return !used_[i] && tree.pos(i) == Pos::noun &&
             (lexicon_.is_event_noun(tree.lemma(i)) || is_compound(tree, i));
    };
    if (lexicon_.has(WordClass::light, tree.lemma(verb))) {
      for (const Index child : tree.children(verb)) {
        const bool object = tree.has_relation(child, "obj") || tree.has_relation(child, "nsubj:pass");
        if (object && names_event(child)) return child;
      }
      // "A report published in May".
      const auto head = tree.head(verb);
      const bool reduced = tree.relation(verb) == "acl" && tree.token(verb).xpos == "VBN" &&
                           !tree.child(verb, "nsubj") && !tree.child(verb, "mark") &&
                           !tree.child(verb, "aux");
      if (reduced && names_event(*head) && !tree.child(*head, "cop")) return head;
    }
    const auto object = tree.child(verb, "obj");
    const bool takes_place = object && tree.lemma(verb) == "take" && tree.lemma(*object) == "place";
    if (takes_place || (!object && lexicon_.has(WordClass::occurring, tree.lemma(verb)))) {
      const auto subject = tree.child(verb, "nsubj");
      if (subject && names_event(*subject)) return subject;
    }
    return std::nullopt;
  }

  /// The head of the clause that a verb shares with "began", "is going" or "is due" before it; the verb
  /// itself elsewhere.
  Index clause_of(const Tree& tree, Index verb) const {
    for (auto head = tree.head(verb); head && tree.has_relation(verb, "xcomp"); head = tree.head(verb)) {
      const bool aspect = tree.is_verb(*head) && (lexicon_.has(WordClass::aspectual, tree.lemma(*head)) ||
                                                  tree.lemma(*head) == "go");
      const bool prospect = tree.pos(*head) == Pos::adj && tree.child(*head, "cop") &&
                            lexicon_.has(WordClass::planning_adjectives, tree.lemma(*head));
      // "Keeps things ordered" is no aspect.
      if ((!aspect && !prospect) || tree.child(*head, "obj")) break;
      verb = *head;
    }
    return verb;
  }

  EventDraft draft_at(Index s, Index i) const {
    EventDraft event;
    event.at = {s, i};
    event.clause = clause_of(reading_.trees[s], i);
    event.in_title = reading_.headline[s];
    event.in_quotation = reading_.quotation_at(reading_.span_of(event.at).begin).has_value();
    return event;
  }

  EventDraft verb_event(Index s, Index i) const {
    const Tree& tree = reading_.trees[s];
    EventDraft event = draft_at(s, i);
    event.triggers.push_back(event.at);
    event.lemma = tree.lemma(i);
    event.passive = is_passive(tree, i);
    event.light_noun = light_noun(tree, i);
    event.undergoes = !event.passive && lexicon_.is_undergoing(event.lemma) && !tree.child(i, "obj");
    if (const auto particle = tree.child(i, "compound:prt")) {
      const std::string phrasal = event.lemma + " " + text::lower_ascii(tree.word(*particle));
      if (lexicon_.kind_of_verb(phrasal) != nullptr) event.lemma = phrasal;
    }
    event.kind = verb_kind(reading_, event);
    if (event.light_noun) {
      event.triggers.push_back({s, *event.light_noun});
      std::sort(event.triggers.begin(), event.triggers.end());
      // "Opened fire" is no fire.
      const std::string both = event.lemma + " " + text::lower_ascii(tree.lemma(*event.light_noun));
      const EventKind* kind = noun_kind(lexicon_, tree, *event.light_noun);
      if (kind != nullptr && lexicon_.kind_of_verb(both) == nullptr) event.kind = kind;
    } else if (const auto object = tree.child(i, "obj"); object &&
                                                         lexicon_.has(WordClass::ordering, event.lemma) &&
                                                         lexicon_.is_event_noun(tree.lemma(*object))) {
      // Who orders an expulsion expels.
      if (const EventKind* ordered = noun_kind(lexicon_, tree, *object)) event.kind = ordered;
    }
    // "Concluded that", "charged that": something said, whatever else the verb may mean.
    const bool tells = lexicon_.has(WordClass::reporting, event.lemma) && tree.child(i, "ccomp");
    if (tells && (event.kind == nullptr || !is_speech(*event.kind)))
      event.kind = lexicon_.kind_of_verb("say");
    event.stative =
        is_naming(tree, i) || (event.kind == nullptr && lexicon_.has(WordClass::stative, event.lemma));
    return event;
  }

  /// "A firm called Norvik", "the group, which calls itself Black Tern": its name, nothing that happened.
  static bool is_naming(const Tree& tree, Index i) {
    if (!tree.has_relation(i, "acl") || !is_one_of(tree.lemma(i), {"call", "dub", "know", "name"}))
      return false;
    const auto name = tree.child(*tree.head(i), "appos");
    const bool named = name && *name > i;
    return named || (tree.relation(i) == "acl" && (tree.child(i, "obj") || tree.child(i, "xcomp")));
  }

  static bool is_speech(const EventKind& kind) {
    return is_one_of(kind.name, {"statement", "accusation", "criticism", "denial", "rejection", "support",
                                 "warning", "demand", "pledge"});
  }

  bool is_passive(const Tree& tree, Index i) const {
    for (const Index child : tree.children(i)) {
      if (tree.relation(child) == "nsubj:pass" || tree.relation(child) == "aux:pass") return true;
    }
    if (is_reduced_passive(tree, i)) return true;
    const auto head = tree.head(i);
    const bool participle = tree.token(i).xpos == "VBN";
    // "Was arrested and charged", where the tagger could as well have seen a past tense.
    const bool like_past = tree.token(i).xpos == "VBD" && tree.word(i).ends_with("ed") &&
                           !lexicon_.is_undergoing(tree.lemma(i)) && !tree.child(i, "obj") &&
                           !tree.child(i, "ccomp") && !tree.child(i, "xcomp");
    if (!participle && !like_past) return false;
    if (participle && tree.relation(i) == "acl") return true;
    return tree.has_relation(i, "conj") && head && !tree.child(i, "nsubj") && is_passive_head(tree, *head);
  }

  /// "The mine owned by Corvane", whatever the tagger took "owned" for.
  static bool is_reduced_passive(const Tree& tree, Index i) {
    if (!any_relation(tree, i, {"acl", "advcl"}) || !is_one_of(tree.token(i).xpos, {"VBN", "VBD"}))
      return false;
    if (tree.child(i, "obj") || tree.child(i, "nsubj") || tree.child(i, "mark")) return false;
    return std::any_of(tree.children(i).begin(), tree.children(i).end(),
                       [&](Index child) { return child > i && is_by_phrase(tree, child); });
  }

  static bool is_passive_head(const Tree& tree, Index i) {
    return std::any_of(tree.children(i).begin(), tree.children(i).end(),
                       [&](Index child) { return tree.relation(child) == "aux:pass"; });
  }

  bool is_noun_trigger(Index s, Index i) const {
    const Tree& tree = reading_.trees[s];
    if (in_name_[s][i] || in_time(s, i)) return false;
    const bool joined = !joined_noun(lexicon_, tree, i).empty();
    if (!tree.is_noun(i) && !joined) return false;
    if (any_relation(tree, i, {"compound", "case", "fixed", "mark", "advmod", "flat", "cc"})) return false;
    if (joined) return !describes_actor(s, i);
    const std::string lemma = text::lower_ascii(tree.lemma(i));
    if (tree.pos(i) == Pos::propn) {
      const EventKind* kind = noun_kind(lexicon_, tree, i);
      return kind != nullptr && kind->weight >= 0.6;
    }
    // "Election hacking": the first of two says what the second is of.
    const bool first_of_two = i + 1 < tree.size() && !tree.is_plural(i) && tree.pos(i + 1) == Pos::noun &&
                              lexicon_.is_event_noun(text::lower_ascii(tree.lemma(i + 1)));
    if (first_of_two || describes_actor(s, i)) return false;
    const bool in_order_to = lemma == "order" && i > 0 && text::lower_ascii(tree.word(i - 1)) == "in";
    return (lexicon_.is_event_noun(lemma) || is_compound(tree, i)) && !in_order_to &&
           !begins_answer(lexicon_, tree, i);
  }

  /// "Opposition leader", "the opposition Liberals": what somebody is.
  bool describes_actor(Index s, Index i) const {
    const Tree& tree = reading_.trees[s];
    if (i + 1 >= tree.size() || tree.is_plural(i) || !tree.is_noun(i + 1)) return false;
    if (const Mention* named = reading_.mention_at({s, i + 1});
        named != nullptr && named->form == record::MentionForm::name && named->range.first == i + 1 &&
        (tree.head(named->head) == i || tree.head(i) == named->head))
      return true;
    const std::string next = text::lower_ascii(tree.lemma(i + 1));
    const RoleWord* role = lexicon_.role_word(next);
    return (role != nullptr && !role->address) ||
           lexicon_.described_kind(next, false) == record::ActorKind::person;
  }

  EventDraft noun_event(Index s, Index i) const {
    EventDraft event = draft_at(s, i);
    event.triggers.push_back(event.at);
    event.noun = true;
    const Tree& tree = reading_.trees[s];
    const std::string joined = joined_noun(lexicon_, tree, i);
    event.lemma = joined.empty() ? text::lower_ascii(tree.lemma(i)) : joined;
    event.kind = noun_kind(lexicon_, tree, i);
    return event;
  }

  /// Finds the event above in the tree and how this one hangs on it.
  void hang(Index e) {
    EventDraft& event = reading_.events[e];
    const Tree& tree = reading_.tree(event.at);
    Index below = event.at.token;
    for (auto up = tree.head(below); up; below = *up, up = tree.head(*up)) {
      const auto above = reading_.event_at({event.at.sentence, *up});
      if (!above || *above == e) continue;
      event.above = above;
      event.link = link_of(tree, event, reading_.events[*above], below);
      return;
    }
  }

  /// `below` is the token of the path that hangs directly on the event above.
  Link link_of(const Tree& tree, const EventDraft& event, const EventDraft& above, Index below) const {
    Index i = event.at.token;
    if (event.noun) {
      const auto place = tree.child(i, "case");
      const bool sets = place && is_one_of(text::lower_ascii(tree.word(*place)), {"at", "during"});
      // "Showed a car at an event" wherever the analysis hung it.
      if (below != i) return sets ? Link::setting : Link::oblique;
      if (any_relation(tree, i, {"nsubj", "obj", "csubj", "iobj"})) return Link::object;
      if (tree.has_relation(i, "conj")) return Link::coordinate;
      const auto preposition = tree.child(i, "case");
      const std::string word = preposition ? text::lower_ascii(tree.word(*preposition)) : "";
      return word == "at" || word == "in" || word == "during" || word == "on" ? Link::setting : Link::oblique;
    }
    // "Said that it began to fall": what begins hangs where "began" does.
    i = event.clause;
    const auto marker = tree.child(i, "mark");
    const std::string mark = marker ? text::lower_ascii(tree.word(*marker)) : "";
    if (tree.has_relation(i, "advcl") || tree.has_relation(i, "acl")) {
      if (mark == "to") return tree.has_relation(i, "advcl") ? Link::purpose : Link::complement;
      const bool at_object = tree.head(i) == below && any_relation(tree, below, {"obj", "nsubj"});
      if ((below == i || at_object) && (mark == "for" || mark == "of" || mark == "from") && accuses(above)) {
        return Link::charge;
      }
      if (mark == "that" && tree.relation(i) == "acl") return Link::content;
      if (tree.has_relation(i, "acl")) return mark.empty() ? Link::relative : Link::complement;
      return Link::adverbial;
    }
    if (tree.has_relation(i, "ccomp") || tree.has_relation(i, "parataxis")) return Link::content;
    if (tree.has_relation(i, "xcomp")) return Link::complement;
    if (tree.has_relation(i, "conj")) return Link::coordinate;
    return Link::oblique;
  }

  static bool accuses(const EventDraft& event) {
    return event.kind != nullptr && (event.kind->plover == "ACCUSE" || event.kind->plover == "COERCE" ||
                                     event.kind->plover == "SANCTION");
  }

  /// "He will go, she said": the clause that hangs below by parataxis says the one above.
  void turn_round_speech(Index e) {
    EventDraft& event = reading_.events[e];
    const Tree& tree = reading_.tree(event.at);
    if (event.noun || !event.above || !tree.has_relation(event.at.token, "parataxis")) return;
    if (!lexicon_.has(WordClass::reporting, event.lemma)) return;
    // "It had called for that; it later said that it was misunderstood": what it says follows.
    if (const auto content = tree.child(event.at.token, "ccomp"); content && *content > event.at.token)
      return;
    EventDraft& said = reading_.events[*event.above];
    if (tree.head(event.at.token) != said.at.token || event.in_quotation) return;
    event.above = said.above;
    event.link = said.link;
    said.above = e;
    said.link = Link::content;
  }

  Reading& reading_;
  const Lexicon& lexicon_;
  std::vector<std::vector<bool>> in_name_;
  std::vector<bool> used_;  ///< nouns of the sentence being read that went to a verb
};

}  // namespace

void find_events(Reading& reading) {
  EventFinder(reading).run();
}

}  // namespace dateline::extract
