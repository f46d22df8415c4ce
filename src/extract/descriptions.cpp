#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "src/extract/steps.hpp"
#include "src/extract/table.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::ActorKind;
using record::MentionForm;

/// What stands before and behind the noun of a description.
struct Description {
  bool definite = false;
  bool indefinite = false;
  bool modified = false;
  bool based = false;       ///< only by where it is: "the Oslo-based company", "the Swedish company"
  bool told_apart = false;  ///< by what follows: "the president of Kenya"
  std::string number;       ///< "12" in "12 people"
};

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
        remember_name(names_[i]);
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
      if (beside || (follows && is_called_after(tree, i, name))) return true;
    }
    return false;
  }

  /// "The firm Hallberg", but not "the firm Hallberg bought".
  bool is_called_after(const Tree& tree, Index noun, const Mention& name) const {
    const auto verb = tree.head(name.head);
    const bool describes = verb && tree.has_relation(*verb, "acl") && tree.head(*verb) == noun;
    return !describes && !tree.is_plural(noun) &&
           reading_.lexicon.described_kind(text::lower_ascii(tree.lemma(noun)), false) == name.kind;
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
    Description what;
    what.told_apart = head + 1 < tree.size() && tree.word(head + 1) == "for";
    for (const Index child : tree.children(head)) {
      if (child > head) what.told_apart |= tells_apart(tree, child);
      if (child > head) continue;
      if (tree.has_relation(child, "det") || tree.has_relation(child, "nmod") ||
          tree.has_relation(child, "nummod")) {
        first = std::min(first, tree.extent(child).first);
        const std::string word = text::lower_ascii(tree.word(child));
        what.definite |=
            word == "the" || word == "this" || word == "that" || word == "these" || word == "those";
        what.indefinite |= word == "a" || word == "an";
        if (tree.has_relation(child, "nummod")) what.number = word;
      } else if (tree.has_relation(child, "amod") ||
                 (tree.has_relation(child, "compound") && !reading_.in_time(tree.token(child).span))) {
        first = std::min(first, tree.extent(child).first);
        named_from = std::min(named_from, tree.extent(child).first);
        what.modified = true;
      }
    }
    what.based = what.modified && (is_based(tree, named_from, head) || is_of_nation(tree, named_from, head));
    mention.range = {std::min(first, named_from), head + 1};
    mention.name = std::string(reading_.words(tree.span_of({named_from, head + 1})));
    if (const RoleWord* role = reading_.lexicon.role_word(text::lower_ascii(tree.lemma(head)))) {
      mention.gender = role->gender;
    }
    const std::string lemma = text::lower_ascii(tree.lemma(head));
    if (reading_.lexicon.has(WordClass::female_nouns, lemma)) mention.gender = Gender::female;
    if (reading_.lexicon.has(WordClass::male_nouns, lemma)) mention.gender = Gender::male;
    if (kind == ActorKind::place && !what.definite) return;
    if (kind == ActorKind::place) {
      mention.actor = named_behind(s, head);
    }
    if (!mention.actor) mention.actor = find(mention, tree, what);
    reading_.mentions.push_back(std::move(mention));
  }

  /// "Oslo-based" between the article and the noun, and nothing else.
  static bool is_based(const Tree& tree, Index first, Index noun) {
    return noun > first && text::lower_ascii(tree.word(noun - 1)).ends_with("based") &&
           (noun == first + 1 || tree.word(noun - 2) == "-");
  }

  /// "Swedish" between the article and the noun, and nothing else; but of armies each nation has its own.
  bool is_of_nation(const Tree& tree, Index first, Index noun) const {
    return noun == first + 1 &&
           !reading_.lexicon.has(WordClass::named_bodies, text::lower_ascii(tree.lemma(noun))) &&
           reading_.lexicon.country_of_adjective(tree.word(first)) != nullptr;
  }

  /// "The bank of Norway", "the company that owns the mine": not the one that was spoken of.
  static bool tells_apart(const Tree& tree, Index child) {
    return tree.has_relation(child, "nmod") ||
           (tree.has_relation(child, "acl") && child > 0 && tree.word(tree.extent(child).first) != ",");
  }

  /// "The town of Viana" is Viana.
  std::optional<Index> named_behind(Index s, Index head) const {
    const Tree& tree = reading_.trees[s];
    const auto name = tree.child(head, "nmod");
    const auto preposition = name ? tree.child(*name, "case") : std::nullopt;
    if (!preposition || tree.word(*preposition) != "of" || *name < head) return std::nullopt;
    const Mention* mention = reading_.mention_at({s, *name});
    return mention != nullptr && mention->kind == ActorKind::place ? mention->actor : std::nullopt;
  }

  std::optional<Index> find(const Mention& mention, const Tree& tree, const Description& what) {
    const std::string head = text::lower_ascii(tree.lemma(mention.head));
    if (what.definite && !mention.plural && !what.told_apart) {
      if (const auto named = named_before(mention, head, what.modified && !what.based)) return named;
    }
    const auto model = mention.kind == ActorKind::product && what.definite && !what.modified &&
                               !mention.plural && !what.told_apart
                           ? last_model(mention, head)
                           : std::nullopt;
    if (model) return model;
    if (const auto known = described_before(mention, head, what)) return known;
    const auto actor = static_cast<Index>(reading_.actors.size());
    ActorDraft draft;
    draft.kind = mention.kind;
    draft.name = mention.name;
    draft.plural = mention.plural;
    draft.gender = mention.gender;
    reading_.actors.push_back(std::move(draft));
    for (const std::string& key : {head, text::fold(mention.name)}) {
      Described& described = described_[key];
      described.several |= described.counted && !what.number.empty();
      described.actor = actor;
      described.sentence = mention.sentence;
      described.kind = mention.kind;
      described.counted = !what.number.empty();
      described.modified = what.definite && what.modified && !what.based;
    }
    if (!what.number.empty()) by_number_[what.number + " " + head] = actor;
    return actor;
  }

  /// The actor with a name that a definite description means.
  std::optional<Index> named_before(const Mention& mention, const std::string& head, bool modified) const {
    if (mention.kind == ActorKind::person)
      return holder_of_title(head, modified ? text::fold(mention.name) : head);
    if (mention.kind == ActorKind::organization && !modified) {
      if (const auto body = called_by(head)) return body;
      // "The committee" is no body that calls itself a bureau, or nothing at all.
      if (reading_.lexicon.has(WordClass::named_bodies, head)) return std::nullopt;
      if (!was_told_of(head)) return only_recent(ActorKind::organization, head);
    }
    // "The port" is not the city that was named last.
    if (mention.kind == ActorKind::place && !reading_.lexicon.has(WordClass::parts_of_places, head))
      return only_recent(ActorKind::place, head);
    return std::nullopt;
  }

  /// "The waterways agency … the agency": what was told of by this noun and words of its own is meant before
  /// any name that does not say what it is.
  bool was_told_of(const std::string& head) const {
    const auto known = described_.find(head);
    return known != described_.end() && known->second.kind == ActorKind::organization &&
           known->second.modified;
  }

  /// "The aircraft": the model named last ("A380"), unless another was described since.
  std::optional<Index> last_model(const Mention& mention, const std::string& head) const {
    const auto known = described_.find(head);
    for (const auto& name : std::views::reverse(recent_)) {
      if (name.sentence + 2 < mention.sentence || !name.actor) break;
      if (known != described_.end() && known->second.sentence > name.sentence) break;
      if ((name.kind == ActorKind::product || name.kind == ActorKind::other) && is_model(name.name))
        return name.actor;
    }
    return std::nullopt;
  }

  /// "A380", "Saab JAS-39": its last word has letters and at least two digits.
  static bool is_model(std::string_view name) {
    const std::string_view last =
        name.substr(name.rfind(' ') == std::string_view::npos ? 0 : name.rfind(' ') + 1);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    return std::count_if(last.begin(), last.end(), digit) > 1 &&
           std::any_of(last.begin(), last.end(), letter);
  }

  /// The actor that was described by the same words. What is counted is new ("12 people") unless it is
  /// definite; of several that were counted, "the people" means none.
  std::optional<Index> described_before(const Mention& mention, const std::string& head,
                                        const Description& what) const {
    if (what.indefinite) return std::nullopt;
    if (!what.number.empty()) {
      const auto same = by_number_.find(what.number + " " + head);
      return what.definite && same != by_number_.end() ? std::optional<Index>(same->second) : std::nullopt;
    }
    const auto known = described_.find(what.definite && !what.modified ? head : text::fold(mention.name));
    if (known == described_.end() || known->second.kind != mention.kind) return std::nullopt;
    const bool open = what.definite ? known->second.several : known->second.counted;
    return open ? std::nullopt : std::optional<Index>(known->second.actor);
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
  /// "The first president" must be a title as it stands.
  std::optional<Index> holder_of_title(const std::string& role, const std::string& title) const {
    const auto holder = holders_.find(role);
    if (holder == holders_.end() || !holder->second) return std::nullopt;
    const auto& titles = reading_.actors[*holder->second].titles;
    const bool borne = std::any_of(titles.begin(), titles.end(), [&](const std::string& one) {
      return text::fold(one).ends_with(title) && (title != role || !is_other_role(one));
    });
    return borne ? holder->second : std::nullopt;
  }

  /// "The minister" is no prime minister, and "the president" no vice president.
  bool is_other_role(const std::string& title) const {
    const std::string folded = text::fold(title);
    const auto words = words_of(folded);
    return words.size() > 1 && reading_.lexicon.has(WordClass::other_role_words, words[words.size() - 2]);
  }

  void remember_name(const Mention& name) {
    if (!name.actor) return;
    ++times_named_[*name.actor];
    if ((name.kind != ActorKind::organization && name.kind != ActorKind::place) || name.range.size() < 2)
      return;
    std::string folded = text::fold(name.name);
    folded.resize(std::min(folded.size(), folded.find(" of ")));
    const std::size_t blank = folded.rfind(' ');
    bodies_[folded.substr(blank == std::string::npos ? 0 : blank + 1)].insert(*name.actor);
  }

  /// The body that its name calls so: "the committee" is the Democratic National Committee, "the bank" the
  /// Bank of England. Of several the one that is named more than twice as often as any other.
  std::optional<Index> called_by(const std::string& head) const {
    const auto bodies = bodies_.find(head);
    if (bodies == bodies_.end()) return std::nullopt;
    for (const Index body : bodies->second) {
      const bool best = std::all_of(bodies->second.begin(), bodies->second.end(), [&](Index other) {
        return other == body || times_named_.at(body) > 2 * times_named_.at(other);
      });
      if (best) return body;
    }
    return std::nullopt;
  }

  /// The actor of a kind that was named a short while ago; of several the one that is named more than twice
  /// as often as any other. Nothing when one that was named before is named more often.
  std::optional<Index> only_recent(ActorKind kind, const std::string& head) const {
    std::set<Index> recent;
    for (const Mention& mention : recent_) {
      if (!can_be_called(mention, kind, head)) continue;
      if (kind == ActorKind::organization && in_passing(mention)) continue;
      recent.insert(*mention.actor);
    }
    if (recent.empty()) return std::nullopt;
    const Index best = *std::max_element(recent.begin(), recent.end(), [&](Index one, Index other) {
      return times_named_.at(one) < times_named_.at(other);
    });
    const int times = times_named_.at(best);
    for (const Index other : recent) {
      if (other != best && times <= 2 * times_named_.at(other)) return std::nullopt;
    }
    for (const Mention& mention : names_) {
      const auto named = mention.actor ? times_named_.find(*mention.actor) : times_named_.end();
      if (named != times_named_.end() && named->second > times && can_be_called(mention, kind, head))
        return std::nullopt;
    }
    return best;
  }

  bool can_be_called(const Mention& name, ActorKind kind, const std::string& head) const {
    if (name.kind != kind || !name.actor) return false;
    if (kind != ActorKind::place) return !calls_itself_otherwise(name, head);
    // "The country" is a country and "the city" is none.
    const bool country = head == "country" || head == "nation";
    const bool town = head == "city" || head == "town" || head == "village" || head == "district";
    const bool is_country = reading_.lexicon.is_country(reading_.actors[*name.actor].name);
    return (!country || is_country) && (!town || !is_country);
  }

  /// "The company" is not the European Commission, and "the court" no ministry.
  bool calls_itself_otherwise(const Mention& name, const std::string& head) const {
    const Tree& tree = reading_.trees[name.sentence];
    const std::string last = text::lower_ascii(tree.word(name.range.last - 1));
    return last != head && reading_.lexicon.described_kind(last, false) == name.kind;
  }

  /// "Analysts polled by FactBox": named once, and not as the subject.
  bool in_passing(const Mention& name) const {
    const Tree& tree = reading_.trees[name.sentence];
    if (tree.has_relation(name.head, "nsubj")) return false;
    // "The firm Hallberg said".
    const bool beside = tree.has_relation(name.head, "appos") || tree.has_relation(name.head, "flat");
    if (beside && tree.has_relation(*tree.head(name.head), "nsubj")) return false;
    return std::count_if(names_.begin(), names_.end(),
                         [&](const Mention& other) { return other.actor == name.actor; }) == 1;
  }

  /// The last actor that a noun or a description stood for.
  struct Described {
    Index actor = 0;
    Index sentence = 0;
    ActorKind kind = ActorKind::other;
    bool counted = false;
    bool modified = false;  ///< by words of its own: "the waterways agency"
    bool several = false;   ///< others were counted before: "430 people", "12 people"
  };

  Reading& reading_;
  std::vector<Mention> names_;
  std::vector<Mention> recent_;
  std::map<Index, int> times_named_;               ///< each actor, as far as was read
  std::map<std::string, std::set<Index>> bodies_;  ///< by what their names call them, as far as was read
  std::map<std::string, Described> described_;     ///< by noun and by description
  std::map<std::string, Index> by_number_;         ///< by number and noun
  std::map<std::string, std::optional<Index>> holders_;
};

}  // namespace

void find_descriptions(Reading& reading) {
  Describer(reading).run();
}

}  // namespace dateline::extract
