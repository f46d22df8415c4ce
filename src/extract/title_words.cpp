#include "src/extract/title_words.hpp"

#include <algorithm>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;

void drop(const Tree& tree, Index token, std::vector<bool>& kept) {
  for (const Index below : tree.subtree(token)) kept[below] = false;
}

}  // namespace

TitleWords::TitleWords(const Reading& reading) : reading_(reading) {
  timed_.resize(reading.trees.size());
  for (Index s = 0; s < reading.trees.size(); ++s) timed_[s].assign(reading.trees[s].size(), false);
  for (const record::Time& time : reading.times) {
    const auto s = reading.sentence_at(time.span.begin);
    if (!s) continue;
    const Tree& tree = reading.trees[*s];
    Tree::Range range = tree.tokens_in(time.span);
    const std::string next = range.last < tree.size() ? text::lower_ascii(tree.word(range.last)) : "";
    // "Three weeks after he left": without what it is counted from, a stretch of time says nothing.
    const bool counted = is_one_of(next, {"after", "before", "since", "earlier", "later"});
    if (time.type == record::TimeType::set || (time.type == record::TimeType::duration && !counted)) continue;
    // "On Sunday night".
    if (is_one_of(next, {"morning", "afternoon", "evening", "night", "lunchtime"})) ++range.last;
    for (Index i = range.first; i < range.last; ++i) timed_[*s][i] = true;
  }
}

std::vector<bool> TitleWords::choose(const Place& head, bool clause, std::size_t words_wanted) const {
  const Tree& tree = reading_.tree(head);
  std::vector<bool> kept(tree.size(), false);
  std::vector<Spare> spares;
  std::vector<Index> open{head.token};
  std::size_t count = 0;
  while (!open.empty()) {
    const Index at = open.back();
    open.pop_back();
    kept[at] = true;
    ++count;
    for (const Index child : tree.children(at)) {
      if (never_stays(head, clause, at, child)) continue;
      open.push_back(child);
      const int rank = spare_rank(head, clause, at, child);
      if (rank > 0) spares.push_back({child, rank});
    }
  }
  // The last of equals goes first: what comes early in a clause is nearer to its point.
  std::sort(spares.begin(), spares.end(), [](const Spare& one, const Spare& other) {
    return one.rank != other.rank ? one.rank > other.rank : one.token > other.token;
  });
  for (const Spare& spare : spares) {
    if (count <= words_wanted) break;
    if (!kept[spare.token]) continue;
    if (const auto end = end_of_change(tree, spares, spare); end && kept[*end]) {
      drop(tree, *end, kept);
      count = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
      if (count <= words_wanted) break;
    }
    drop(tree, spare.token, kept);
    count = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), true));
  }
  drop_prepositions_of_times(head.sentence, kept);
  drop_bare_participles(head, kept);
  keep_numbers_whole(tree, kept);
  return kept;
}

/// "By half a point to 3.25 per cent": where to something rose is spared before by how much.
std::optional<Index> TitleWords::end_of_change(const Tree& tree, const std::vector<Spare>& spares,
                                               const Spare& change) {
  const auto has_case = [&](Index i, std::string_view word) {
    const auto preposition = tree.child(i, "case");
    return preposition && text::lower_ascii(tree.word(*preposition)) == word;
  };
  if (!tree.has_relation(change.token, "obl") || !has_case(change.token, "by")) return std::nullopt;
  const auto end = std::find_if(spares.begin(), spares.end(), [&](const Spare& spare) {
    return tree.head(spare.token) == change.token && has_case(spare.token, "to");
  });
  return end == spares.end() ? std::nullopt : std::optional<Index>(end->token);
}

/// "€8.4bn", "2019-20": what is written as one number is not cut.
void TitleWords::keep_numbers_whole(const Tree& tree, std::vector<bool>& kept) {
  for (Index i = 0; i + 1 < tree.size(); ++i) {
    const bool touches = tree.token(i + 1).span.begin == tree.token(i).span.end;
    if (!kept[i] || !touches) continue;
    if (is_one_of(tree.word(i), {"$", "\xc2\xa3", "\xe2\x82\xac"})) kept[i + 1] = true;
    const char unit = tree.word(i + 1).front();
    if (tree.pos(i) == Pos::num && ((unit >= 'a' && unit <= 'z') || unit == '%')) kept[i + 1] = true;
    const bool joint = is_one_of(tree.word(i + 1), {"-", "\xe2\x80\x93"});
    const bool numbers = i + 2 < tree.size() && tree.pos(i) == Pos::num && tree.pos(i + 2) == Pos::num;
    if (joint && numbers && tree.token(i + 2).span.begin == tree.token(i + 1).span.end)
      kept[i + 1] = kept[i + 2] = true;
  }
}

/// "A report published in January" without its date: the participle has lost what it said.
void TitleWords::drop_bare_participles(const Place& head, std::vector<bool>& kept) const {
  const Tree& tree = reading_.tree(head);
  for (Index i = 0; i < tree.size(); ++i) {
    const bool participle = tree.relation(i) == "acl" && is_one_of(tree.token(i).xpos, {"VBN", "VBG", "VBD"});
    // "Said, referring to the flood".
    const bool beside = tree.token(i).xpos == "VBG" && any_relation(tree, i, {"advcl", "ccomp", "dep"}) &&
                        !tree.child(i, "mark");
    if (!kept[i] || i == head.token || (!participle && !beside)) continue;
    bool had = false, has = false;
    for (const Index below : tree.subtree(i)) {
      if (below <= i || tree.pos(below) == Pos::punct) continue;
      had = true;
      has |= kept[below] && tree.pos(below) != Pos::adp;
    }
    if (had && !has) drop(tree, i, kept);
  }
}

/// A preposition goes with the date that it led to, wherever the analysis hung it.
void TitleWords::drop_prepositions_of_times(Index sentence, std::vector<bool>& kept) const {
  const Tree& tree = reading_.trees[sentence];
  for (Index i = 0; i + 1 < tree.size(); ++i) {
    const std::string word = text::lower_ascii(tree.word(i));
    if (!kept[i] || !is_one_of(word, {"on", "in", "at", "since", "until", "by", "of", "from", "during"}))
      continue;
    if (timed_[sentence][i + 1] && !kept[i + 1]) kept[i] = false;
  }
}

bool TitleWords::never_stays(const Place& head, bool clause, Index above, Index token) const {
  const Tree& tree = reading_.tree(head);
  const bool at_top = above == head.token;
  const std::string word = text::lower_ascii(tree.word(token));
  if (tree.pos(token) == Pos::punct) return true;  // put back between words that stay
  const bool beside = tree.extent(token).first == above + 1 && tree.pos(above + 1) != Pos::punct &&
                      tree.is_noun(token) && !tree.child(token, "nmod:poss") && !tree.child(token, "det");
  if (tree.has_relation(token, "appos") && beside) return false;  // "secretary Ash Carter"
  // "The head of the port, Luc Maas, resigned": who it was.
  if (clause && tree.relation(token) == "appos" && names_subject(head.sentence, above, token)) return false;
  if (any_relation(tree, token,
                   {"parataxis", "discourse", "vocative", "dislocated", "list", "appos", "orphan"})) {
    return true;
  }
  if (is_time_phrase({head.sentence, token}) || is_source(tree, token)) return true;
  if (tree.has_relation(token, "advmod")) {
    if (reading_.lexicon.has(WordClass::dropped_title_words, word)) return true;
    if (at_top && clause && is_one_of(tree.token(token).xpos, {"WRB"})) return true;
  }
  if (at_top && clause && tree.has_relation(token, "obl") && stands_before_subject(tree, above, token))
    return true;
  if (tree.relation(token) == "acl:relcl") return tree.token(above).xpos != "WP";
  const bool opens_with_comma = tree.word(tree.extent(token).first) == ",";
  if (tree.has_relation(token, "acl") && (opens_with_comma || after_comma(tree, token))) return true;
  if (at_top && clause && joins_second_statement(tree, above, token)) return true;
  if (at_top && any_relation(tree, token, {"cc", "conj"}))
    return !clause || !shares_object(tree, above, token);
  if (at_top && clause && tree.has_relation(token, "mark")) return word != "to";
  if (at_top && !clause)
    return any_relation(tree, token, {"det", "case", "cop", "nsubj", "aux", "mark", "advcl"});
  if (tree.has_relation(token, "conj")) return tree.is_verb(token);
  return tree.has_relation(token, "advcl") && clause_rank(tree, token) == 0 && !tells_victims(head, token);
}

/// Whether a name between commas says who the subject is that is only described.
bool TitleWords::names_subject(Index sentence, Index subject, Index token) const {
  const Tree& tree = reading_.trees[sentence];
  const Mention* name = reading_.mention_at({sentence, token});
  const bool is_name = name != nullptr && name->form == record::MentionForm::name &&
                       name->kind == record::ActorKind::person && name->head == token;
  if (!is_name || tree.pos(subject) != Pos::noun || tree.is_plural(subject)) return false;
  const Tree::Range range = tree.extent(token);
  const bool closed = range.last < tree.size() && tree.word(range.last) == ",";
  return tree.has_relation(subject, "nsubj") && closed &&
         (tree.word(range.first) == "," || after_comma(tree, token));
}

/// "Proposed, and then dropped, a joint unit": the object of both hangs on the second.
bool TitleWords::shares_object(const Tree& tree, Index verb, Index other) {
  constexpr Index longest_way = 4;
  const bool close = other > verb && other - verb <= longest_way;
  if (!close || !tree.has_relation(other, "conj") || !tree.child(other, "obj")) return false;
  return std::none_of(tree.children(verb).begin(), tree.children(verb).end(), [&](Index child) {
    return child > verb && any_relation(tree, child, {"obj", "ccomp", "xcomp", "obl", "iobj"});
  });
}

/// "Delorme, re-elected in 2020, beat …": the finite verb below a bare participle tells something else.
bool TitleWords::joins_second_statement(const Tree& tree, Index verb, Index token) const {
  const auto subject = tree.child(verb, "nsubj");
  const bool participle =
      tree.token(verb).xpos == "VBN" || (subject && tree.relation(*subject) == "nsubj:pass");
  if (!participle || tree.child(verb, "aux") || token < verb) return false;
  if (tree.child(token, "mark") || tree.child(token, "aux")) return false;
  return is_one_of(tree.token(token).xpos, {"VBD", "VBP", "VBN", "VB"}) &&
         any_relation(tree, token, {"xcomp", "ccomp", "advcl", "dep", "obj", "nmod"});
}

/// "Shells hit the camp, killing nine": the end of the sentence is its point.
bool TitleWords::tells_victims(const Place& head, Index token) const {
  const Tree& tree = reading_.tree(head);
  if (tree.token(token).xpos != "VBG" || token < head.token || !tree.child(token, "obj")) return false;
  const auto event = reading_.event_at({head.sentence, token});
  if (!event || tree.child(token, "mark") || tree.head(token) != head.token) return false;
  const EventKind* kind = reading_.events[*event].kind;
  return kind != nullptr && kind->name == "death";
}

/// What an adverbial clause is worth: "for hacking the DNC" much, "to meet Putin" less, "saying that" (0)
/// nothing.
int TitleWords::clause_rank(const Tree& tree, Index token) const {
  const auto marker = tree.child(token, "mark");
  if (!marker || *marker > token) return 0;
  const std::string word = text::lower_ascii(tree.word(*marker));
  if (is_one_of(word, {"for", "of", "from"})) return 3;
  return word == "to" || word == "by" ? 6 : 0;
}

int TitleWords::spare_rank(const Place& head, bool clause, Index above, Index token) const {
  const Tree& tree = reading_.tree(head);
  const bool at_top = above == head.token;
  if (tree.has_relation(token, "advcl")) return tells_victims(head, token) ? 1 : clause_rank(tree, token);
  if (tree.has_relation(token, "acl")) return 5;
  if (tree.has_relation(token, "obl")) {
    if (after_comma(tree, token)) return 8;
    const Mention* mention = reading_.mention_at({head.sentence, token});
    const bool telling = mention != nullptr && mention->form == record::MentionForm::name;
    if (!at_top || !clause) return telling ? 4 : 6;
    // Without an object the first such phrase is what the verb is about: "backtrack from the idea".
    const auto object = tree.child(above, "obj");
    if (!object && tree.child(above, "obl") == token) return 0;
    return telling ? 2 : 4;
  }
  if (tree.has_relation(token, "conj")) {
    // "Trump and Putin met": to name one of two who acted would say something else.
    return !tree.is_verb(token) && tree.has_relation(above, "nsubj") ? 0 : 5;
  }
  if (tree.has_relation(token, "nmod") && tree.relation(token) != "nmod:poss" &&
      tree.relation(token) != "nmod:desc") {
    const auto preposition = tree.child(token, "case");
    const bool close = preposition && text::lower_ascii(tree.word(*preposition)) == "of";
    if (close) return tree.extent(token).size() > 6 ? 1 : 0;
    return tree.extent(token).size() > 3 ? 3 : 2;
  }
  return 0;
}

/// "Last week", "in December": the date beside the title says it. "The 2016 election" keeps its year.
bool TitleWords::is_time_phrase(const Place& at) const {
  if (!timed_[at.sentence][at.token]) return false;
  const Tree& tree = reading_.tree(at);
  // "Saturday's match", "this year's match": not beside the date.
  const auto head = tree.head(at.token);
  // "The 2019-20 season" keeps its article.
  if (head && tree.has_relation(at.token, "det") && !is_time_phrase({at.sentence, *head})) return false;
  if (any_relation(tree, at.token, {"nsubj", "nmod:poss"}) || (head && tree.relation(*head) == "nmod:poss"))
    return false;
  // "The 2014 and 2018 games".
  const Index number = head && tree.has_relation(at.token, "conj") ? *head : at.token;
  return !any_relation(tree, number, {"nummod", "compound", "amod"}) || tree.token(at.token).xpos != "CD";
}

/// "According to the ministry".
bool TitleWords::is_source(const Tree& tree, Index token) const {
  const auto preposition = tree.child(token, "case");
  return preposition && text::lower_ascii(tree.word(*preposition)) == "according";
}

/// "In his first comments, Trump said": what leads up to the subject.
bool TitleWords::stands_before_subject(const Tree& tree, Index verb, Index token) const {
  const auto subject = tree.child(verb, "nsubj");
  return subject && token < *subject;
}

bool TitleWords::after_comma(const Tree& tree, Index token) const {
  const Index first = tree.extent(token).first;
  return first > 0 && tree.word(first - 1) == ",";
}

}  // namespace dateline::extract
