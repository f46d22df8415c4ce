#include "src/extract/name_titles.hpp"

#include "src/extract/name_words.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;

void note_role(const RoleWord& role, Mention& mention) {
  if (mention.gender == Gender::unknown) mention.gender = role.gender;
}

bool belongs_to_title(const Tree& tree, Index i) {
  if (tree.pos(i) == Pos::adj || tree.is_noun(i)) return true;
  return tree.word(i) == "-" || tree.word(i) == "&";
}

/// "President Putin" tagged as one name.
void take_titles_inside(const Lexicon& lexicon, const Tree& tree, Tree::Range& range, Mention& mention) {
  for (Index i = range.last - 1; i-- > range.first;) {
    const RoleWord* role = role_at(lexicon, tree, i);
    if (role == nullptr) continue;
    note_role(*role, mention);
    if (!role->address) mention.titles.push_back(joined(tree, {range.first, i + 1}));
    mention.title_range = {range.first, i + 1};
    range.first = i + 1;
    return;
  }
}

/// "Former US defence secretary" before "Ash Carter".
void take_titles_before(const Lexicon& lexicon, const Tree& tree, const Tree::Range& range,
                        Mention& mention) {
  if (range.first == 0 || !mention.titles.empty()) return;
  Index end = range.first;
  const RoleWord* role = role_at(lexicon, tree, end - 1);
  if (role != nullptr && role->address) {
    note_role(*role, mention);
    if (--end == 0) return;
    role = role_at(lexicon, tree, end - 1);
  }
  if (role == nullptr || tree.pos(end - 1) == Pos::verb) return;
  note_role(*role, mention);
  Index begin = end - 1;
  while (begin > 0 && end - begin < 8 && belongs_to_title(tree, begin - 1)) --begin;
  mention.titles.push_back(joined(tree, {begin, end}));
  mention.title_range = {begin, end};
}

/// "Ash Carter, a former defence secretary," and "Ryanair CEO, Michael O'Leary".
void take_titles_beside(const Lexicon& lexicon, const Tree& tree, const Tree::Range& range,
                        Mention& mention) {
  if (!mention.titles.empty()) return;
  const Index head = tree.head_of(range);
  std::optional<Index> role = tree.child(head, "appos");
  if (!role && tree.has_relation(head, "appos")) role = tree.head(head);
  if (!role || !tree.is_noun(*role) || range.contains(*role)) return;
  const RoleWord* word = role_at(lexicon, tree, *role);
  if (word == nullptr || word->address) return;
  note_role(*word, mention);
  Index begin = *role;
  while (begin > 0 && belongs_to_title(tree, begin - 1) && !range.contains(begin - 1)) --begin;
  // "A 52-year-old judge" is a judge.
  while (begin < *role &&
         (tree.word(begin) == "-" || tree.word(begin) == "year" || tree.word(begin) == "old"))
    ++begin;
  mention.titles.push_back(joined(tree, {begin, *role + 1}));
  mention.title_range = {begin, *role + 1};
}

}  // namespace

const RoleWord* role_at(const Lexicon& lexicon, const Tree& tree, Index token) {
  return lexicon.role_word(text::lower_ascii(tree.word(token)));
}

bool ends_title_inside(const Lexicon& lexicon, const Tree& tree, const Tree::Range& range) {
  for (Index i = range.first; i + 1 < range.last; ++i) {
    const RoleWord* role = role_at(lexicon, tree, i);
    if (role != nullptr && !role->address && begins_upper(tree.word(i))) return true;
  }
  return false;
}

void take_titles(const Lexicon& lexicon, const Tree& tree, Tree::Range& range, Mention& mention) {
  take_titles_inside(lexicon, tree, range, mention);
  take_titles_before(lexicon, tree, range, mention);
  take_titles_beside(lexicon, tree, range, mention);
}

}  // namespace dateline::extract
