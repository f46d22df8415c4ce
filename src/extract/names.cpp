#include <algorithm>
#include <map>
#include <set>

#include "src/extract/name_extent.hpp"
#include "src/extract/name_kinds.hpp"
#include "src/extract/name_partners.hpp"
#include "src/extract/name_titles.hpp"
#include "src/extract/name_words.hpp"
#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using Words = std::vector<std::string>;

ActorKind kind_of(language::NameKind kind) {
  switch (kind) {
    case language::NameKind::person:
      return ActorKind::person;
    case language::NameKind::organization:
      return ActorKind::organization;
    case language::NameKind::place:
      return ActorKind::place;
    case language::NameKind::other:
      break;
  }
  return ActorKind::other;
}

class NameFinder {
 public:
  explicit NameFinder(Reading& reading) : reading_(reading), lexicon_(reading.lexicon) {}

  void run() {
    list_surnames();
    for (Index s = 0; s < reading_.trees.size(); ++s) {
      if (!reading_.headline[s] && !reading_.byline[s]) read_sentence(s);
    }
    settle_name_kinds(reading_);
    remember_names();
    for (Index s = 0; s < reading_.trees.size(); ++s) {
      if (reading_.byline[s]) continue;
      search_sentence(s);
      if (reading_.headline[s]) continue;
      read_titled_names(s);
      read_other_names(s);
    }
    settle_name_kinds(reading_);
    reading_.index_mentions();
  }

 private:
  void read_sentence(Index s) {
    const Tree& tree = reading_.trees[s];
    for (const language::NameSpan& name : tree.sentence().names) {
      Tree::Range range = name_extent(reading_, s, name, taken_);
      if (range.size() > 0 && taken_.contains({s, range.first})) continue;
      if (name.kind == language::NameKind::organization && is_company_form(s, range.last)) ++range.last;
      if (range.size() == 0 || is_adjective_of_nation(tree, range) || is_event_name(tree, range)) continue;
      if (is_ticker(tree, range) || is_role(tree, range) || modifies_role(tree, range)) continue;
      add(s, range, kind_of(name.kind));
    }
  }

  /// "Sergeant Blessing Okafor": a title with two names that the analysis took for other words.
  void read_titled_names(Index s) {
    const Tree& tree = reading_.trees[s];
    const auto could_be = [&](Index i) {
      return begins_upper(tree.word(i)) && !taken_.contains({s, i}) &&
             role_at(lexicon_, tree, i) == nullptr && !reading_.in_time(tree.token(i).span) &&
             tree.word(i).size() > 2;
    };
    for (Index i = 0; i + 2 < tree.size(); ++i) {
      const RoleWord* role = role_at(lexicon_, tree, i);
      if (role == nullptr || !begins_upper(tree.word(i)) || taken_.contains({s, i})) continue;
      if (lexicon_.has(WordClass::role_modifiers, text::lower_ascii(tree.word(i)))) continue;
      if (!could_be(i + 1) || !could_be(i + 2)) continue;
      const Tree::Range range{i + 1, i + 3};
      if (kind_by_words(lexicon_, joined(tree, range)) || is_event_name(tree, range)) continue;
      if (lexicon_.described_kind(text::lower_ascii(tree.word(i + 2)), false)) continue;
      add(s, range, ActorKind::person);
    }
  }

  /// Proper nouns that the analysis names nothing: someone or something all the same.
  void read_other_names(Index s) {
    const Tree& tree = reading_.trees[s];
    for (Index i = 0; i < tree.size();) {
      Index end = i;
      while (end < tree.size() && is_other_name(s, end)) ++end;
      Tree::Range range{i, end};
      if (range.size() > 0) range = with_partners(reading_, s, range, taken_);
      i = std::max(range.last, i + 1);
      if (range.size() == 0 || range.size() > 8 || is_event_name(tree, range)) continue;
      if (is_ticker(tree, range) || role_at(lexicon_, tree, range.last - 1) != nullptr) continue;
      if (modifies_role(tree, range)) continue;
      if (!is_adjective_of_nation(tree, range)) add(s, range, ActorKind::other);
    }
  }

  bool is_other_name(Index s, Index i) const {
    const Tree& tree = reading_.trees[s];
    if (tree.pos(i) != Pos::propn || !begins_upper(tree.word(i)) || taken_.contains({s, i})) return false;
    return !reading_.in_time(tree.token(i).span);
  }

  /// "General", "French Foreign Minister": a role alone names nobody.
  bool is_role(const Tree& tree, const Tree::Range& range) const {
    const RoleWord* role = role_at(lexicon_, tree, range.last - 1);
    const std::string_view last = tree.word(range.last - 1);
    if (role == nullptr || role->address || surnames_.contains(last)) return false;
    // "Dean" alone may be a first name; with an article it is none.
    const bool definite = tree.child(range.last - 1, "det").has_value();
    if (range.size() == 1 && !definite && lexicon_.gender_of_first_name(last) != Gender::unknown)
      return false;
    for (Index i = range.first; i + 1 < range.last; ++i) {
      const bool modifies = role_at(lexicon_, tree, i) != nullptr || tree.word(i) == "-" ||
                            lexicon_.has(WordClass::role_modifiers, text::lower_ascii(tree.word(i))) ||
                            lexicon_.country_of_adjective(tree.word(i)) != nullptr;
      if (!modifies) return false;
    }
    return true;
  }

  /// "Prime" before "ministers" at the start of a sentence.
  bool modifies_role(const Tree& tree, const Tree::Range& range) const {
    if (range.size() != 1 || range.last >= tree.size() || begins_upper(tree.word(range.last))) return false;
    return lexicon_.has(WordClass::role_modifiers, text::lower_ascii(tree.word(range.first))) &&
           lexicon_.role_word(text::lower_ascii(tree.lemma(range.last))) != nullptr;
  }

  /// The last of several names of each person: "Stephen King".
  void list_surnames() {
    for (const Tree& tree : reading_.trees) {
      for (const language::NameSpan& name : tree.sentence().names) {
        if (name.kind != language::NameKind::person || name.last > tree.size() || name.last < name.first + 2)
          continue;
        if (role_at(lexicon_, tree, name.last - 2) == nullptr) surnames_.emplace(tree.word(name.last - 1));
      }
    }
  }

  /// "Aer Lingus Group" before "PLC": the form of a company right behind its name belongs to it.
  bool is_company_form(Index s, Index i) const {
    const Tree& tree = reading_.trees[s];
    return i < tree.size() && begins_upper(tree.word(i)) && tree.pos(i) == Pos::propn &&
           lexicon_.has(WordClass::company_forms, text::lower_ascii(tree.word(i)));
  }

  bool is_adjective_of_nation(const Tree& tree, const Tree::Range& range) const {
    return range.size() == 1 && lexicon_.country_of_adjective(tree.word(range.first)) != nullptr &&
           lexicon_.known_name(tree.word(range.first)) == nullptr;
  }

  /// "(HNT.LS)": the sign of a share, in brackets, is nobody.
  bool is_ticker(const Tree& tree, const Tree::Range& range) const {
    constexpr std::uint64_t longest = 12;
    const std::string_view text = reading_.article.text;
    const auto belongs = [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == ':';
    };
    const base::ByteSpan span = tree.span_of(range);
    std::uint64_t begin = span.begin, end = span.end;
    while (begin > 0 && span.begin - begin < longest && belongs(text[begin - 1])) --begin;
    while (end < text.size() && end - span.end < longest && belongs(text[end])) ++end;
    if (begin == 0 || end >= text.size() || text[begin - 1] != '(' || text[end] != ')') return false;
    const std::string_view inside = text.substr(begin, end - begin);
    return std::all_of(inside.begin(), inside.end(), belongs) &&
           inside.find_first_of(".:") != std::string_view::npos && inside.back() != '.';
  }

  /// "G20 summit", "Second World War": something that happens, not someone.
  bool is_event_name(const Tree& tree, const Tree::Range& range) const {
    const std::string last = text::lower_ascii(tree.word(range.last - 1));
    return range.size() > 1 && lexicon_.kind_of_noun(last) != nullptr &&
           lexicon_.kind_of_noun(last)->weight >= 0.75;
  }

  void add(Index s, Tree::Range range, ActorKind kind) {
    const Tree& tree = reading_.trees[s];
    Mention mention;
    mention.sentence = s;
    mention.kind = kind;
    if (const KnownName* known = lexicon_.known_name(joined(tree, range)); known != nullptr) {
      mention.kind = known->kind;
    }
    if (mention.kind == ActorKind::other && ends_title_inside(lexicon_, tree, range))
      mention.kind = ActorKind::person;
    if (!knows(tree, range)) mention.kind = by_its_words(tree, range, mention.kind);
    if (mention.kind == ActorKind::person) {
      take_titles(lexicon_, tree, range, mention);
      if (mention.gender == Gender::unknown && range.size() > 1) {
        mention.gender = lexicon_.gender_of_first_name(tree.word(range.first));
      }
    }
    mention.range = range;
    mention.head = tree.head_of(range);
    mention.name = joined(tree, range);
    for (Index i = range.first; i < range.last; ++i) taken_.insert({s, i});
    reading_.mentions.push_back(std::move(mention));
  }

  bool knows(const Tree& tree, const Tree::Range& range) const {
    return lexicon_.known_name(joined(tree, range)) != nullptr;
  }

  /// What the words of a name tell goes before what it was taken for; but "Mark Bank" is a person.
  ActorKind by_its_words(const Tree& tree, const Tree::Range& range, ActorKind kind) const {
    const auto told = kind_by_words(lexicon_, joined(tree, range));
    const Words words = folded_words(joined(tree, range));
    if (is_name_of_partners(lexicon_, words)) return ActorKind::organization;
    // "Marks & Spencer"; but "Brighton & Hove" is a place.
    const bool two = std::find(words.begin(), words.end(), "&") != words.end();
    if (two && (kind == ActorKind::person || kind == ActorKind::other)) return ActorKind::organization;
    if (!told) return kind;
    const bool person = kind == ActorKind::person;
    constexpr std::size_t longest_surname = 6;  // of those that bodies end in too: "Bank", "Steel"
    if (person && *told == ActorKind::organization && tree.word(range.last - 1).size() <= longest_surname &&
        lexicon_.gender_of_first_name(tree.word(range.first)) != Gender::unknown)
      return kind;
    const bool doubtful =
        person || kind == ActorKind::other || (kind == ActorKind::place && *told != ActorKind::place);
    return doubtful ? *told : kind;
  }

  void remember_names() {
    for (const Mention& mention : reading_.mentions) {
      remember(mention.name, mention.kind);
      if (mention.kind == ActorKind::organization) {
        for (std::string& letters : initials_of(folded_words(mention.name)))
          initials_.insert(std::move(letters));
      }
      if (mention.kind == ActorKind::person && mention.range.size() > 1) {
        remember(reading_.trees[mention.sentence].word(mention.range.last - 1), ActorKind::person);
      }
    }
  }

  void remember(std::string_view name, ActorKind kind) {
    const std::string folded = text::fold(name);
    known_.emplace(folded, kind);
    starts_.insert(folded.substr(0, folded.find(' ')));
  }

  /// Names of the body and the tables where the analysis saw none, and those of headlines.
  void search_sentence(Index s) {
    const Tree& tree = reading_.trees[s];
    for (Index i = 0; i < tree.size();) {
      const Index end = begins_upper(tree.word(i)) && !taken_.contains({s, i}) ? match(s, i) : i;
      i = end > i ? end : i + 1;
    }
  }

  /// The end of the longest name that begins at `i`; it is added.
  Index match(Index s, Index i) {
    const Tree& tree = reading_.trees[s];
    const bool could_start = starts_.contains(text::fold(tree.word(i)));
    const Index limit = std::min<Index>(tree.size(), i + 6);
    for (Index end = limit; end > i; --end) {
      if (tree.pos(end - 1) == Pos::punct || taken_.contains({s, end - 1})) continue;
      const std::string name = joined(tree, {i, end});
      const auto found = could_start ? known_.find(text::fold(name)) : known_.end();
      if (found != known_.end()) {
        add(s, {i, end}, found->second);
        return end;
      }
      if (tree.pos(i) != Pos::propn && tree.pos(i) != Pos::noun) continue;
      if (end == i + 1 && is_acronym(name) && initials_.contains(text::fold(name))) {
        add(s, {i, end}, ActorKind::organization);
        return end;
      }
      if (const KnownName* known = lexicon_.known_name(name);
          known != nullptr && looks_like(name, tree, i, end)) {
        add(s, {i, end}, known->kind);
        return end;
      }
    }
    return i;
  }

  static bool is_acronym(const std::string& name) {
    return name.size() > 2 &&
           std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// A table name must be written as one: short names in capitals ("US", not "us").
  bool looks_like(const std::string& name, const Tree& tree, Index first, Index last) const {
    if (name.size() <= 3) {
      return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
    }
    for (Index i = first; i < last; ++i) {
      if (!begins_upper(tree.word(i)) && tree.word(i).size() > 3) return false;
    }
    return true;
  }

  Reading& reading_;
  const Lexicon& lexicon_;
  std::set<Place> taken_;
  std::set<std::string, std::less<>> surnames_;
  std::map<std::string, ActorKind, std::less<>> known_;
  std::set<std::string> starts_;
  std::set<std::string> initials_;  ///< of the bodies
};

}  // namespace

void find_names(Reading& reading) {
  NameFinder(reading).run();
}

}  // namespace dateline::extract
