#include <algorithm>
#include <map>

#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using record::MentionForm;

/// Definite descriptions look this many sentences back for what they mean.
constexpr Index reach = 3;

class Describer {
 public:
  explicit Describer(Reading& reading) : reading_(reading), names_(reading.mentions) {}

  void run() {
    list_titles();
    std::size_t next_name = 0;
    for (Index s = 0; s < reading_.trees.size(); ++s) {
      const std::size_t first_name = next_name;
      while (next_name < names_.size() && names_[next_name].sentence == s) ++next_name;
      if (!reading_.headline[s] && !reading_.byline[s]) read_sentence(s, first_name, next_name);
      for (std::size_t i = first_name; i < next_name; ++i) {
        recent_.push_back(names_[i]);
        remember_body(names_[i]);
      }
      while (!recent_.empty() && recent_.front().sentence + reach < s + 1) recent_.erase(recent_.begin());
    }
    reading_.index_mentions();
  }

 private:
  void read_sentence(Index s, std::size_t first_name, std::size_t last_name) {
    const Tree& tree = reading_.trees[s];
    for (Index i = 0; i < tree.size(); ++i) {
      if (!is_noun(tree, i) || tree.has_relation(i, "compound")) continue;
      const bool plural = tree.is_plural(i);
      const auto kind = reading_.lexicon.described_kind(text::lower_ascii(tree.lemma(i)), plural);
      if (!kind || stands_beside_name(s, i, first_name, last_name)) continue;
      add(s, i, *kind, plural);
    }
  }

  /// A common noun, or a role that is written as a name: "the Prime Minister".
  bool is_noun(const Tree& tree, Index i) const {
    if (tree.pos(i) == Pos::noun) return true;
    if (tree.pos(i) != Pos::propn || tree.is_plural(i) || !tree.child(i, "det")) return false;
    const RoleWord* role = reading_.lexicon.role_word(text::lower_ascii(tree.word(i)));
    return role != nullptr && !role->address;
  }

  /// A title or an apposition of a name is no actor of its own.
  bool stands_beside_name(Index s, Index i, std::size_t first_name, std::size_t last_name) const {
    const Tree& tree = reading_.trees[s];
    for (std::size_t n = first_name; n < last_name; ++n) {
      const Mention& name = names_[n];
      if (name.range.contains(i)) return true;
      if (tree.head(i) == name.head && (tree.has_relation(i, "appos") || tree.has_relation(i, "flat")))
        return true;
      if (tree.head(i) == name.head && tree.relation(i) == "nmod:desc") return true;
      const bool follows = name.range.first == i + 1;
      const bool beside = tree.head(name.head) == i &&
                          (tree.has_relation(name.head, "appos") || tree.has_relation(name.head, "flat"));
      if (name.kind == ActorKind::person && (follows || beside)) return true;
      if (beside) return true;
    }
    return false;
  }

  void add(Index s, Index head, ActorKind kind, bool plural) {
    const Tree& tree = reading_.trees[s];
    Mention mention;
    mention.sentence = s;
    mention.head = head;
    mention.form = MentionForm::nominal;
    mention.kind = kind;
    mention.plural = plural || kind == ActorKind::group;
    Index first = head, named_from = head;
    bool definite = false, indefinite = false, modified = false;
    for (const Index child : tree.children(head)) {
      if (child > head) continue;
      if (tree.has_relation(child, "det") || tree.has_relation(child, "nmod") ||
          tree.has_relation(child, "nummod")) {
        first = std::min(first, tree.extent(child).first);
        const std::string word = text::lower_ascii(tree.word(child));
        definite |= word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
        indefinite |= word == "a" || word == "an";
      } else if (tree.has_relation(child, "amod") || tree.has_relation(child, "compound")) {
        first = std::min(first, tree.extent(child).first);
        named_from = std::min(named_from, tree.extent(child).first);
        modified = true;
      }
    }
    mention.range = {std::min(first, named_from), head + 1};
    mention.name = std::string(reading_.words(tree.span_of({named_from, head + 1})));
    if (const RoleWord* role = reading_.lexicon.role_word(text::lower_ascii(tree.lemma(head)))) {
      mention.gender = role->gender;
    }
    if (kind == ActorKind::place && !definite) return;
    mention.actor = find(mention, tree, definite, indefinite, modified);
    reading_.mentions.push_back(std::move(mention));
  }

  std::optional<Index> find(const Mention& mention, const Tree& tree, bool definite, bool indefinite,
                            bool modified) {
    const std::string head = text::lower_ascii(tree.lemma(mention.head));
    if (definite && !mention.plural) {
      if (mention.kind == ActorKind::person) {
        if (const auto holder = holder_of_title(head)) return holder;
      }
      if (mention.kind == ActorKind::organization && !modified) {
        if (const auto body = called_by(head)) return body;
        // "The committee" is no body that calls itself a bureau, or nothing at all.
        if (!reading_.lexicon.has(WordClass::named_bodies, head)) {
          if (const auto body = only_recent(ActorKind::organization, head)) return body;
        }
      }
      // "The port" is not the city that was named last.
      if (mention.kind == ActorKind::place && !reading_.lexicon.has(WordClass::parts_of_places, head))
        return only_recent(ActorKind::place, head);
    }
    const std::string key = definite && !modified ? head : text::fold(mention.name);
    const auto known = described_.find(key);
    if (!indefinite && known != described_.end() && known->second.second == mention.kind)
      return known->second.first;
    const auto actor = static_cast<Index>(reading_.actors.size());
    ActorDraft draft;
    draft.kind = mention.kind;
    draft.name = mention.name;
    draft.plural = mention.plural;
    draft.gender = mention.gender;
    reading_.actors.push_back(std::move(draft));
    described_[head] = {actor, mention.kind};
    described_[text::fold(mention.name)] = {actor, mention.kind};
    return actor;
  }

  /// Who bears a title, by its last word; nothing where several do.
  void list_titles() {
    for (Index a = 0; a < reading_.actors.size(); ++a) {
      const ActorDraft& actor = reading_.actors[a];
      if (actor.kind != ActorKind::person) continue;
      for (const std::string& title : actor.titles) {
        const std::string folded = text::fold(title);
        const std::size_t blank = folded.rfind(' ');
        auto [holder, is_new] =
            holders_.emplace(folded.substr(blank == std::string::npos ? 0 : blank + 1), a);
        if (!is_new && holder->second != a) holder->second.reset();
      }
    }
  }

  /// "The president": the one person of the article who bears that title, when there is one and no other.
  std::optional<Index> holder_of_title(const std::string& role) const {
    const auto holder = holders_.find(role);
    return holder == holders_.end() ? std::nullopt : holder->second;
  }

  void remember_body(const Mention& name) {
    if (name.kind != ActorKind::organization || !name.actor || name.range.size() < 2) return;
    const std::string folded = text::fold(name.name);
    bodies_[folded.substr(folded.rfind(' ') + 1)] = *name.actor;
  }

  /// The body named last whose name ends in the word: "the committee" is the Democratic National Committee.
  std::optional<Index> called_by(const std::string& head) const {
    const auto body = bodies_.find(head);
    return body == bodies_.end() ? std::nullopt : std::optional<Index>(body->second);
  }

  /// The one actor of a kind that was named a short while ago; nothing when there were several.
  std::optional<Index> only_recent(ActorKind kind, const std::string& head) const {
    std::optional<Index> only;
    for (const Mention& mention : recent_) {
      if (mention.kind != kind || !mention.actor || calls_itself_otherwise(mention, head)) continue;
      if (kind == ActorKind::organization && in_passing(mention)) continue;
      if (only && only != mention.actor) return std::nullopt;
      only = mention.actor;
    }
    return only;
  }

  /// "The company" is not the European Commission, and "the court" no ministry.
  bool calls_itself_otherwise(const Mention& name, const std::string& head) const {
    const Tree& tree = reading_.trees[name.sentence];
    const std::string last = text::lower_ascii(tree.word(name.range.last - 1));
    return last != head && reading_.lexicon.described_kind(last, false) == name.kind;
  }

  /// "Analysts polled by FactBox": named once, and not as the subject.
  bool in_passing(const Mention& name) const {
    if (reading_.trees[name.sentence].has_relation(name.head, "nsubj")) return false;
    return std::count_if(names_.begin(), names_.end(),
                         [&](const Mention& other) { return other.actor == name.actor; }) == 1;
  }

  Reading& reading_;
  std::vector<Mention> names_;
  std::vector<Mention> recent_;
  std::map<std::string, Index> bodies_;  ///< by the last word of their name, as far as was read
  std::map<std::string, std::pair<Index, ActorKind>> described_;
  std::map<std::string, std::optional<Index>> holders_;
};

}  // namespace

void find_descriptions(Reading& reading) {
  Describer(reading).run();
}

}  // namespace dateline::extract
