#include "src/extract/title_text.hpp"

#include <algorithm>

#include "src/extract/grammar.hpp"
#include "src/extract/one_of.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using record::MentionForm;

/// Pronouns that stand in a title as they are: what they mean stands beside them.
bool stays_as_it_is(std::string_view lower) {
  return is_one_of(lower, {"who", "which", "that", "whom", "whose", "himself", "herself", "itself",
                           "themselves", "myself", "i", "me", "my"});
}

/// Whether the title names an actor before a token of its sentence, be it in brackets for a pronoun.
bool named_before(const Reading& reading, const std::vector<bool>& kept, const Place& at, Index actor,
                  std::optional<Index> borrowed) {
  for (Index i = 0; i < at.token; ++i) {
    if (!kept[i]) continue;
    const Mention* mention = reading.mention_at({at.sentence, i});
    if (mention == nullptr || mention->actor != actor) continue;
    const std::string_view word = reading.trees[at.sentence].word(i);
    if (mention->form != MentionForm::pronoun || !stays_as_it_is(text::lower_ascii(word))) return true;
  }
  return borrowed == actor;
}

/// A word as it stands in the title: a pronoun that was resolved becomes a name in brackets.
std::string word_at(const Reading& reading, const std::vector<bool>& kept, const Place& at,
                    std::optional<Index> borrowed) {
  const Tree& tree = reading.tree(at);
  const std::string word(tree.word(at.token));
  const Mention* mention = reading.mention_at(at);
  if (mention == nullptr || mention->form != MentionForm::pronoun || !mention->actor) return word;
  const std::string lower = text::lower_ascii(word);
  const bool as_it_is = stays_as_it_is(lower);
  const bool begins = std::find(kept.begin(), kept.begin() + at.token, true) == kept.begin() + at.token;
  if ((as_it_is && !(begins && lower == "whose")) ||
      named_before(reading, kept, at, *mention->actor, borrowed))
    return word;
  const bool object = any_relation(tree, at.token, {"obj", "iobj", "nsubj"});  // "appointed her"
  const bool possessive =
      !object && (tree.token(at.token).xpos == "PRP$" || tree.relation(at.token) == "nmod:poss");
  const std::string name = short_name(reading, *mention->actor);
  // "The residents’", but "James’s".
  const bool many =
      name.ends_with('s') && (reading.actors[*mention->actor].plural || name.starts_with("the "));
  return "[" + name + (!possessive ? "]" : many ? "\xe2\x80\x99]" : "\xe2\x80\x99s]");
}

/// Whether a mark of punctuation stays: between two words that stay and stand beside it.
bool stays(const Tree& tree, const std::vector<bool>& kept, Index i) {
  if (tree.pos(i) != Pos::punct) return false;
  if (is_one_of(tree.word(i), {"(", ")", "[", "]", ";", "\xe2\x80\x93", "\xe2\x80\x94", "--"})) return false;
  Index before = i, after = i + 1;
  while (before > 0 && tree.pos(before - 1) == Pos::punct) --before;
  while (after < tree.size() && tree.pos(after) == Pos::punct) ++after;
  return before > 0 && after < tree.size() && kept[before - 1] && kept[after];
}

bool wants_blank(const Tree& tree, Index last, Index next) {
  if (last + 1 == next) return tree.token(next).span.begin > tree.token(last).span.end;
  return !is_one_of(tree.word(next), {",", ".", ":", "'s", "\xe2\x80\x99s", "n't", "n\xe2\x80\x99t", "%"}) &&
         !is_one_of(tree.word(last), {"$", "\xc2\xa3", "\xe2\x82\xac", "#"});
}

}  // namespace

std::string join(const Reading& reading, Index sentence, const std::vector<bool>& kept,
                 const TitleSetting& setting) {
  const Tree& tree = reading.trees[sentence];
  std::string out, close_with;
  std::optional<Index> last, open_quotation;
  for (Index i = 0; i < tree.size(); ++i) {
    const auto quotation = reading.quotation_at(tree.token(i).span.begin);
    if (!close_with.empty() && kept[i] && quotation != open_quotation) {
      out += close_with;
      close_with.clear();
    }
    if (!kept[i] && !stays(tree, kept, i)) continue;
    if (is_mark(tree.word(i))) {
      const bool opens = quotation && reading.quotations[*quotation].span.begin == tree.token(i).span.begin;
      const bool closes = quotation && reading.quotations[*quotation].span.end == tree.token(i).span.end;
      if (!opens && (!closes || close_with.empty())) continue;
      if (opens) close_with = tree.word(i) == "\"" ? "\"" : "\xe2\x80\x9d";
      if (!opens) close_with.clear();
      open_quotation = quotation;
    }
    if (last && setting.comma_after && *last <= *setting.comma_after && *setting.comma_after < i &&
        out.back() != ',' && tree.word(i) != ",")
      out += ',';
    // The comma of "on Monday, killing nine" stays without the day.
    if (last && kept[i] && tree.token(i).xpos == "VBG" && tree.word(i - 1) == "," && out.back() != ',')
      out += ',';
    if (last && wants_blank(tree, *last, i)) out += ' ';
    out += word_at(reading, kept, {sentence, i}, setting.borrowed);
    last = i;
  }
  return out + close_with;
}

std::string short_name(const Reading& reading, Index actor) {
  const ActorDraft& draft = reading.actors[actor];
  std::string shortest = draft.name;
  for (const std::string& alias : draft.aliases) {
    // A person's surname, not "Paolo", where both are used.
    const bool first_name = draft.kind == record::ActorKind::person && draft.name.starts_with(alias + " ");
    if (alias.size() < shortest.size() && !first_name) shortest = alias;
  }
  // "former mayor", "24-year-old man".
  const bool described =
      !shortest.empty() &&
      ((shortest[0] >= 'a' && shortest[0] <= 'z') ||
       (draft.kind == record::ActorKind::person && shortest[0] >= '0' && shortest[0] <= '9'));
  return described ? "the " + shortest : shortest;
}

std::string polished(std::string title) {
  for (char& c : title) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  while (!title.empty() && is_one_of(std::string_view(&title.back(), 1), {" ", ",", ":"})) title.pop_back();
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

bool is_mark(std::string_view word) {
  return is_one_of(word, {"\"", "\xe2\x80\x9c", "\xe2\x80\x9d", "''", "``"});
}

}  // namespace dateline::extract
