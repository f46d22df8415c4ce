#include "src/extract/name_partners.hpp"

#include <algorithm>

#include "src/extract/name_words.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::NameSpan;
using record::ActorKind;

class Partners {
 public:
  Partners(const Reading& reading, Index sentence, const std::set<Place>& taken)
      : reading_(reading),
        lexicon_(reading.lexicon),
        sentence_(sentence),
        tree_(reading.trees[sentence]),
        taken_(taken) {}

  Tree::Range of(Tree::Range name) const {
    if (name.size() == 0 || taken_.contains({sentence_, name.first})) return name;
    const Tree::Range alone = name;
    if (is_free(name.last + 1)) {
      const Tree::Range other = half_at(name.last + 1);
      if (make_a_firm(name, other)) name.last = other.last;
    }
    if (name.first > 1 && is_free(name.first - 2) && tree_.pos(name.first - 2) == language::Pos::propn &&
        make_a_firm({name.first - 2, name.first - 1}, name))
      name.first -= 2;
    if (name.size() > alone.size() && is_free(name.last) && in(WordClass::company_forms, name.last))
      ++name.last;
    return name;
  }

 private:
  bool is_free(Index i) const {
    return i < tree_.size() && begins_upper(tree_.word(i)) && !taken_.contains({sentence_, i}) &&
           !reading_.in_time(tree_.token(i).span);
  }

  /// "Sons", "Co.".
  bool in(WordClass words, Index i) const {
    std::string word = text::lower_ascii(tree_.word(i));
    while (!word.empty() && word.back() == '.') word.pop_back();
    return lexicon_.has(words, word);
  }

  const NameSpan* name_from(Index i) const {
    const auto& names = tree_.sentence().names;
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const NameSpan& name) { return name.first == i; });
    return found == names.end() || found->last > tree_.size() ? nullptr : &*found;
  }

  /// "Sons" alone, else the name that the analysis has from there, else the word.
  Tree::Range half_at(Index i) const {
    const NameSpan* name = name_from(i);
    return name == nullptr || in(WordClass::partner_words, i) ? Tree::Range{i, i + 1}
                                                              : Tree::Range{name->first, name->last};
  }

  bool make_a_firm(const Tree::Range& one, const Tree::Range& other) const {
    const std::string_view between = tree_.word(one.last);
    if (between != "&" && between != "and") return false;
    // "The Sons of Liberty" are a body of their own.
    const NameSpan* own = name_from(other.first);
    const bool stands_alone =
        own != nullptr && own->first + 1 < own->last && tree_.word(own->first + 1) == "of";
    if (in(WordClass::partner_words, other.first)) return !stands_alone;
    if (between != "&" || is_known_otherwise(one) || is_known_otherwise(other)) return false;
    if (one.size() == 1 && other.size() == 1) return !has_first_name(one) || !has_first_name(other);
    return !(one.size() > 1 && has_first_name(one)) && !(other.size() > 1 && has_first_name(other));
  }

  /// "France", "Trump": what the tables or the analysis know as a place or a person of that name.
  bool is_known_otherwise(const Tree::Range& half) const {
    const KnownName* known = lexicon_.known_name(joined(tree_, half));
    if (known != nullptr && known->kind != ActorKind::organization) return true;
    const NameSpan* name = name_from(half.first);
    return name != nullptr && name->kind == language::NameKind::place;
  }

  bool has_first_name(const Tree::Range& half) const {
    return lexicon_.gender_of_first_name(tree_.word(half.first)) != Gender::unknown;
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  Index sentence_;
  const Tree& tree_;
  const std::set<Place>& taken_;
};

}  // namespace

Tree::Range with_partners(const Reading& reading, Index sentence, Tree::Range name,
                          const std::set<Place>& taken) {
  return Partners(reading, sentence, taken).of(name);
}

bool is_name_of_partners(const Lexicon& lexicon, const std::vector<std::string>& words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if ((words[i] == "&" || words[i] == "and") && lexicon.has(WordClass::partner_words, words[i + 1]))
      return true;
  return false;
}

}  // namespace dateline::extract
