#include <algorithm>
#include <set>

#include "src/extract/steps.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::MentionForm;

/// A title has at most this many words where its clause can be cut so.
constexpr std::size_t words_wanted = 14;
/// How much is left out, step by step, until a title is short enough.
constexpr int last_level = 3;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_mark(std::string_view word) {
  return is_one_of(word, {"\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "''", "``"});
}

class Titler {
 public:
  explicit Titler(Reading& reading) : reading_(reading) { mark_times(); }

  void run() {
    for (EventDraft& event : reading_.events) {
      event.title = event.noun ? nominal_title(event) : clause_title(event);
    }
  }

 private:
  /// Tokens that lie in the words of a time.
  void mark_times() {
    timed_.resize(reading_.trees.size());
    for (Index s = 0; s < reading_.trees.size(); ++s) timed_[s].assign(reading_.trees[s].size(), false);
    for (const record::Time& time : reading_.times) {
      if (time.type == record::TimeType::duration || time.type == record::TimeType::set) continue;
      const auto s = reading_.sentence_at(time.span.begin);
      if (!s) continue;
      const Tree::Range range = reading_.trees[*s].tokens_in(time.span);
      for (Index i = range.first; i < range.last; ++i) timed_[*s][i] = true;
    }
  }

  // ---- which tokens stay

  /// Whether a dependent is left out, with all that hangs on it.
  bool is_cut(const EventDraft& event, const Tree& tree, Index head, Index child, int level) const {
    const bool of_clause = head == event.at.token && !event.noun;
    const std::string word = text::lower_ascii(tree.word(child));
    if (tree.pos(child) == Pos::punct) return true;  // put back between words that stay
    if (tree.has_relation(child, "parataxis") || tree.has_relation(child, "discourse") ||
        tree.has_relation(child, "vocative") || tree.has_relation(child, "dislocated") ||
        tree.has_relation(child, "list")) {
      return true;
    }
    if (is_time_phrase(event, tree, child)) return true;
    if (tree.has_relation(child, "advmod") && reading_.lexicon.has(WordClass::dropped_title_words, word))
      return true;
    if (of_clause && tree.has_relation(child, "mark") && word != "to") return true;
    if (of_clause && tree.has_relation(child, "cc")) return true;
    if (tree.has_relation(child, "conj")) return is_cut_conjunct(event, tree, head, child, level);
    if (tree.has_relation(child, "cc")) return level >= 2 && !tree.is_verb(head);
    if (tree.relation(child) == "acl:relcl") return !(tree.token(head).xpos == "WP");
    if (tree.has_relation(child, "appos")) return true;
    if (tree.has_relation(child, "acl")) return level >= 2;
    if (tree.has_relation(child, "advcl")) return !keeps_clause(tree, child) || level >= 2;
    if (of_clause && tree.has_relation(child, "obl")) return level >= 3 && !is_short(tree, child);
    if (tree.has_relation(child, "ccomp")) return false;
    if (tree.has_relation(child, "nmod") && tree.relation(child) != "nmod:poss") {
      return level >= 3 && tree.extent(child).size() > 5;
    }
    return false;
  }

  bool is_short(const Tree& tree, Index i) const { return tree.extent(i).size() <= 4; }

  bool is_cut_conjunct(const EventDraft& event, const Tree& tree, Index head, Index child, int level) const {
    if (head == event.at.token && !event.noun) return true;
    return tree.is_verb(child) ? true : level >= 2 && tree.extent(child).size() > 3;
  }

  /// "for hacking the DNC" and "to meet Putin" belong to their verb; "saying that" does not.
  bool keeps_clause(const Tree& tree, Index clause) const {
    const auto marker = tree.child(clause, "mark");
    if (!marker || *marker > clause) return false;
    return is_one_of(text::lower_ascii(tree.word(*marker)), {"for", "of", "to", "from", "by"});
  }

  /// "last week", "in December": said by the date beside the title. "The 2016 election" keeps its year.
  bool is_time_phrase(const EventDraft& event, const Tree& tree, Index child) const {
    const auto& timed = timed_[event.at.sentence];
    if (!timed[child]) return false;
    const bool modifier = tree.has_relation(child, "nummod") || tree.has_relation(child, "compound") ||
                          tree.has_relation(child, "amod");
    return !modifier || tree.token(child).xpos != "CD";
  }

  void keep(const EventDraft& event, const Tree& tree, Index i, int level, std::vector<bool>& kept) const {
    std::vector<Index> open{i};
    while (!open.empty()) {
      const Index at = open.back();
      open.pop_back();
      kept[at] = true;
      for (const Index child : tree.children(at)) {
        if (!is_cut(event, tree, at, child, level)) open.push_back(child);
      }
    }
  }

  // ---- the subject

  /// The token whose words are the subject: of the clause itself, or shared with another.
  std::optional<Index> subject_token(const EventDraft& event) const {
    for (const Argument& argument : event.arguments) {
      const bool is_subject =
          event.passive ? argument.role == record::Role::patient
                        : argument.role == record::Role::agent || argument.role == record::Role::speaker;
      if (is_subject) return argument.at.token;
    }
    return std::nullopt;
  }

  /// How an actor is called in brackets: by the shortest name the article has for it.
  std::string short_name(Index actor) const {
    const ActorDraft& draft = reading_.actors[actor];
    std::string shortest = draft.name;
    for (const std::string& alias : draft.aliases) {
      if (alias.size() < shortest.size() && reading_.article.text.find(alias) != std::string::npos)
        shortest = alias;
    }
    return shortest;
  }

  // ---- putting the words together

  /// A word as it stands in the title: a pronoun that was resolved becomes a name in brackets.
  std::string word_at(const Place& at) const {
    const Tree& tree = reading_.tree(at);
    const std::string word(tree.word(at.token));
    const Mention* mention = reading_.mention_at(at);
    if (mention == nullptr || mention->form != MentionForm::pronoun || !mention->actor) return word;
    const std::string lower = text::lower_ascii(word);
    if (is_one_of(lower, {"who", "which", "that", "whom", "whose"})) return word;
    if (is_one_of(lower, {"himself", "herself", "itself", "themselves", "myself"})) return word;
    if (named_in_title_ == mention->actor || reading_.actors[*mention->actor].name.empty()) return word;
    const bool possessive = tree.token(at.token).xpos == "PRP$" || tree.relation(at.token) == "nmod:poss";
    return "[" + short_name(*mention->actor) + (possessive ? "\xe2\x80\x99s]" : "]");
  }

  /// Whether a mark of punctuation stays: between two words that stay and stand beside it.
  bool stays(const Tree& tree, const std::vector<bool>& kept, Index i) const {
    if (tree.pos(i) != Pos::punct) return false;
    const std::string_view word = tree.word(i);
    if (is_one_of(word, {"(", ")", "[", "]", ";", "\xe2\x80\x93", "\xe2\x80\x94", "--"})) return false;
    Index before = i, after = i + 1;
    while (before > 0 && tree.pos(before - 1) == Pos::punct) --before;
    while (after < tree.size() && tree.pos(after) == Pos::punct) ++after;
    return before > 0 && after < tree.size() && kept[before - 1] && kept[after];
  }

  std::string join(Index sentence, const std::vector<bool>& kept) {
    const Tree& tree = reading_.trees[sentence];
    std::string out;
    std::optional<Index> last;
    std::string open_mark;
    std::optional<Index> open_quotation;
    for (Index i = 0; i < tree.size(); ++i) {
      const auto quotation = reading_.quotation_at(tree.token(i).span.begin);
      const bool mark = is_mark(tree.word(i));
      if (!open_mark.empty() && kept[i] && quotation != open_quotation) {
        out += open_mark;
        open_mark.clear();
      }
      if (!kept[i] && !stays(tree, kept, i)) continue;
      if (mark && !quotation) continue;
      const bool opens = quotation && reading_.quotations[*quotation].span.begin == tree.token(i).span.begin;
      const bool closes = quotation && reading_.quotations[*quotation].span.end == tree.token(i).span.end;
      if (mark && closes && open_mark.empty()) continue;
      if (mark && !opens && !closes) continue;
      if (last && wants_blank(tree, *last, i)) out += ' ';
      out += word_at({sentence, i});
      if (mark && opens) {
        open_mark = tree.word(i) == "\"" ? "\"" : "\xe2\x80\x9d";
        open_quotation = quotation;
      } else if (mark) {
        open_mark.clear();
      }
      last = i;
    }
    return out + open_mark;
  }

  static bool wants_blank(const Tree& tree, Index last, Index next) {
    if (last + 1 == next) return tree.token(next).span.begin > tree.token(last).span.end;
    const std::string_view word = tree.word(next);
    return !is_one_of(word, {",", ".", ":", "'s", "\xe2\x80\x99s", "n't", "n\xe2\x80\x99t", "%"}) &&
           !is_one_of(tree.word(last), {"$", "\xc2\xa3", "\xe2\x82\xac", "#"});
  }

  static std::size_t count_words(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
  }

  static std::string polished(std::string title) {
    for (char& c : title) {
      if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    }
    while (!title.empty() && (title.back() == ' ' || title.back() == ',' || title.back() == ':'))
      title.pop_back();
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
      title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return title;
  }

  // ---- whole titles

  std::string clause_title(const EventDraft& event) {
    std::string title;
    for (int level = 0; level <= last_level; ++level) {
      title = clause_at_level(event, level);
      if (count_words(title) <= words_wanted) break;
    }
    return polished(title);
  }

  std::string clause_at_level(const EventDraft& event, int level) {
    const Tree& tree = reading_.tree(event.at);
    std::vector<bool> kept(tree.size(), false);
    keep(event, tree, event.at.token, level, kept);
    const std::optional<Index> subject = subject_token(event);
    std::string before;
    named_in_title_.reset();
    if (subject && !kept[*subject]) {
      drop_relative_pronoun(event, tree, kept);
      before = borrowed_subject(event, *subject, level);
    } else if (subject) {
      const Mention* mention = reading_.mention_at({event.at.sentence, *subject});
      if (mention != nullptr && mention->form == MentionForm::name) named_in_title_ = mention->actor;
    }
    std::string title = join(event.at.sentence, kept);
    named_in_title_.reset();
    return before.empty() ? title : before + " " + title;
  }

  void drop_relative_pronoun(const EventDraft& event, const Tree& tree, std::vector<bool>& kept) const {
    const auto pronoun = tree.child(event.at.token, "nsubj");
    if (pronoun && (tree.token(*pronoun).xpos == "WP" || tree.token(*pronoun).xpos == "WDT"))
      kept[*pronoun] = false;
  }

  /// The words of a subject that stands elsewhere in the sentence.
  std::string borrowed_subject(const EventDraft& event, Index subject, int level) {
    const Tree& tree = reading_.tree(event.at);
    const Mention* mention = reading_.mention_at({event.at.sentence, subject});
    const bool shared = event.link == Link::coordinate || event.link == Link::relative;
    if (mention != nullptr && mention->actor && mention->form != MentionForm::nominal && !shared) {
      named_in_title_ = mention->actor;
      return "[" + short_name(*mention->actor) + "]";
    }
    std::vector<bool> kept(tree.size(), false);
    EventDraft phrase;
    phrase.at = {event.at.sentence, subject};
    phrase.noun = true;
    keep(phrase, tree, subject, std::max(level, 1), kept);
    for (const Index child : tree.children(subject)) {
      if (child < event.at.token && event.at.token < tree.extent(child).last) kept[child] = false;
    }
    kept[event.at.token] = false;
    drop_copula(tree, subject, kept);
    return join(event.at.sentence, kept);
  }

  /// A predicate noun borrowed as a subject comes without its clause.
  void drop_copula(const Tree& tree, Index noun, std::vector<bool>& kept) const {
    for (const Index child : tree.children(noun)) {
      if (!tree.has_relation(child, "cop") && !tree.has_relation(child, "nsubj") &&
          !tree.has_relation(child, "aux") && !tree.has_relation(child, "advmod")) {
        continue;
      }
      for (const Index below : tree.subtree(child)) kept[below] = false;
    }
  }

  std::string nominal_title(const EventDraft& event) {
    const Tree& tree = reading_.tree(event.at);
    std::string title;
    for (int level = 1; level <= last_level; ++level) {
      std::vector<bool> kept(tree.size(), false);
      keep(event, tree, event.at.token, level, kept);
      for (const Index child : tree.children(event.at.token)) {
        if (tree.has_relation(child, "det") || tree.has_relation(child, "case") ||
            tree.has_relation(child, "cop") || tree.has_relation(child, "nsubj") ||
            tree.has_relation(child, "aux") || tree.has_relation(child, "mark") ||
            tree.has_relation(child, "conj") || tree.has_relation(child, "cc")) {
          for (const Index below : tree.subtree(child)) kept[below] = false;
        }
      }
      title = join(event.at.sentence, kept);
      if (count_words(title) <= words_wanted) break;
    }
    return polished(title);
  }

  Reading& reading_;
  std::vector<std::vector<bool>> timed_;
  std::optional<Index> named_in_title_;  ///< the actor whose name the title holds already
};

}  // namespace

void title_events(Reading& reading) {
  Titler(reading).run();
}

}  // namespace dateline::extract
