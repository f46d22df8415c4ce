#include "src/extract/name_extent.hpp"

#include <algorithm>

#include "src/extract/name_kinds.hpp"
#include "src/extract/name_partners.hpp"
#include "src/extract/name_titles.hpp"
#include "src/extract/name_words.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;

class NameExtent {
 public:
  NameExtent(const Reading& reading, const std::set<Place>& taken)
      : reading_(reading), lexicon_(reading.lexicon), taken_(taken) {}

  Tree::Range of(Index s, const language::NameSpan& name) const {
    const Tree& tree = reading_.trees[s];
    Tree::Range range{std::min(name.first, tree.size()), std::min(name.last, tree.size())};
    trim(tree, range);
    take_off_times(tree, range);
    take_off_clause(tree, range);
    take_off_possession(tree, range);
    take_in_hyphens(tree, range);
    if (name.kind == language::NameKind::person) take_off_home(tree, range);
    take_in_surname(tree, range);
    take_in_neighbors(s, name.kind, range);
    return with_partners(reading_, s, range, taken_);
  }

 private:
  bool is_in_time(const Tree& tree, Index i) const { return reading_.in_time(tree.token(i).span); }

  /// Takes the article, possessive marks and punctuation off the ends.
  void trim(const Tree& tree, Tree::Range& range) const {
    const auto loose = [&](Index i) {
      return tree.pos(i) == Pos::punct || tree.token(i).xpos == "POS" || tree.pos(i) == Pos::det ||
             tree.pos(i) == Pos::cconj;
    };
    while (range.size() > 0 && loose(range.first) && !begins_proper(tree, range.first)) ++range.first;
    while (range.size() > 0 && loose(range.last - 1)) --range.last;
  }

  static bool begins_proper(const Tree& tree, Index i) { return tree.pos(i) == Pos::propn; }

  /// "In August Norvik agreed", "face Norvik on Sunday": the time is none of its names.
  void take_off_times(const Tree& tree, Tree::Range& range) const {
    if (range.size() > 1 && !is_in_time(tree, range.last - 1)) {
      while (range.size() > 1 && is_in_time(tree, range.first)) ++range.first;
    }
    for (Index i = range.first + 1; i + 1 < range.last; ++i) {
      if (tree.pos(i) == Pos::adp && tree.word(i) != "of" && is_in_time(tree, i + 1)) range.last = i;
    }
  }

  /// "Shares of Hidronorte": what is owned is not who owns.
  void take_off_possession(const Tree& tree, Tree::Range& range) const {
    if (range.size() > 2 && tree.is_plural(range.first) &&
        lexicon_.has(WordClass::body_possessions, text::lower_ascii(tree.lemma(range.first))) &&
        (tree.word(range.first + 1) == "of" || tree.word(range.first + 1) == "in"))
      range.first += 2;
  }

  /// "Rajesh Iyer of Nomura": where someone is from is not his name.
  void take_off_home(const Tree& tree, Tree::Range& range) const {
    for (Index i = range.first + 2; i + 1 < range.last; ++i) {
      if (tree.word(i) == "of") range.last = i;
    }
  }

  /// "Moritz downgraded Hidronorte" is one name no more than it is two.
  static void take_off_clause(const Tree& tree, Tree::Range& range) {
    for (Index i = range.first + 1; i < range.last; ++i) {
      if (tree.is_verb(i) && !begins_upper(tree.word(i))) range.last = i;
    }
  }

  /// "Saint" and the hyphen before "Malo".
  static void take_in_hyphens(const Tree& tree, Tree::Range& range) {
    const auto touch = [&](Index i) { return tree.token(i).span.end == tree.token(i + 1).span.begin; };
    if (range.size() == 0) return;
    while (range.first >= 2 && tree.word(range.first - 1) == "-" && touch(range.first - 1) &&
           touch(range.first - 2) && begins_upper(tree.word(range.first - 2)) &&
           tree.pos(range.first - 2) == Pos::propn)
      range.first -= 2;
  }

  /// Words beside a name that belong to it: "Great" before "Western Railway", "River" before "Severn", the
  /// surname that the analysis left out.
  void take_in_neighbors(Index s, language::NameKind kind, Tree::Range& range) const {
    const Tree& tree = reading_.trees[s];
    if (range.size() == 0) return;
    const auto free = [&](Index i) { return begins_upper(tree.word(i)) && !is_named(tree, i); };
    if (range.first > 0 && free(range.first - 1) && !taken_.contains({s, range.first - 1})) {
      const Index before = range.first - 1;
      const std::string word = text::lower_ascii(tree.word(before));
      const bool start = tree.pos(before) == Pos::propn && (lexicon_.has(WordClass::place_starts, word) ||
                                                            lexicon_.has(WordClass::thing_starts, word) ||
                                                            lexicon_.has(WordClass::vessel_starts, word));
      const bool adjective = lexicon_.has(WordClass::name_adjectives, word) &&
                             kind_by_words(lexicon_, joined(tree, range)) == ActorKind::organization;
      if (start || adjective) range.first = before;
    }
    take_in_purpose(s, range);
    const Index after = range.last;
    constexpr std::size_t shortest_surname = 3;
    if (kind == language::NameKind::person && after < tree.size() && free(after) &&
        !is_in_time(tree, after) && tree.word(after).size() >= shortest_surname &&
        tree.pos(after) == Pos::propn && tree.has_relation(after, "flat") && tree.head(after) == range.first)
      ++range.last;
  }

  /// "Giannella de" and "Marco", "Colonel Innocent" and "Mugabo": a name that the analysis cut in two.
  void take_in_surname(const Tree& tree, Tree::Range& range) const {
    if (range.size() < 2 || range.last >= tree.size()) return;
    const Index after = range.last;
    if (!begins_upper(tree.word(after)) || tree.pos(after) != Pos::propn || is_in_time(tree, after)) return;
    const bool particle =
        is_one_of(tree.word(after - 1), {"de", "da", "di", "del", "van", "von", "der", "den", "dos", "al",
                                         "el", "bin", "ibn", "ag", "ould", "la", "le"});
    const bool titled = role_at(lexicon_, tree, after - 2) != nullptr && range.size() == 2;
    const auto head = tree.head(after);
    const bool one = (head && range.contains(*head)) || tree.head(after - 1) == after;
    if (particle || (titled && one && role_at(lexicon_, tree, after - 1) == nullptr)) ++range.last;
  }

  /// "Movement for Renewal": what a body is for, where the analysis saw one half only.
  void take_in_purpose(Index s, Tree::Range& range) const {
    const Tree& tree = reading_.trees[s];
    const auto is_body = [&](Index i) {
      return begins_upper(tree.word(i)) && !taken_.contains({s, i}) &&
             lexicon_.described_kind(text::lower_ascii(tree.word(i)), false) == ActorKind::organization;
    };
    if (range.first > 1 && tree.word(range.first - 1) == "for" && is_body(range.first - 2)) range.first -= 2;
    if (range.size() > 1 || range.last + 1 >= tree.size() || tree.word(range.last) != "for") return;
    Index end = range.last + 1;
    while (end < tree.size() && tree.pos(end) == Pos::propn && begins_upper(tree.word(end)) &&
           !is_in_time(tree, end))
      ++end;
    if (is_body(range.first) && end > range.last + 1) range.last = end;
  }

  /// Whether the analysis made a token part of a name.
  static bool is_named(const Tree& tree, Index i) {
    const auto& names = tree.sentence().names;
    return std::any_of(names.begin(), names.end(),
                       [&](const language::NameSpan& name) { return name.first <= i && i < name.last; });
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  const std::set<Place>& taken_;
};

}  // namespace

Tree::Range name_extent(const Reading& reading, Index sentence, const language::NameSpan& name,
                        const std::set<Place>& taken) {
  return NameExtent(reading, taken).of(sentence, name);
}

}  // namespace dateline::extract
