#include "src/extract/repair.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "src/extract/one_of.hpp"

namespace dateline::extract {

namespace {

using language::Pos;
using language::Token;

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool opens_quotation(std::string_view text, const Token& token) {
  return is_one_of(base::words_at(text, token.span), {"\"", "\xe2\x80\x9c", "\xe2\x80\x98", "''", "``"});
}

}  // namespace

void repair_names(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  for (const language::NameSpan& name : sentence.names) {
    if (name.last != name.first + 1 || name.last > tokens.size()) continue;
    Token& token = tokens[name.first];
    if (token.pos == Pos::adj) continue;
    if (token.pos != Pos::propn && token.pos != Pos::noun) {
      token.pos = Pos::propn;
      token.xpos = "NNP";
    }
    if (token.head < 0 || static_cast<std::size_t>(token.head) >= tokens.size()) continue;
    if (!is_one_of(token.relation, {"aux", "mark", "advmod", "case", "cc", "discourse", "aux:pass"}))
      continue;
    const auto head = static_cast<std::size_t>(token.head);
    const bool has_subject = std::any_of(tokens.begin(), tokens.end(), [&](const Token& other) {
      return other.head == token.head && begins_with(other.relation, "nsubj");
    });
    // "Heard that Okafor accepted": no preposition.
    const bool after_preposition = name.first > 0 && tokens[name.first - 1].xpos == "IN" &&
                                   !(tokens[name.first - 1].relation == "mark" && !has_subject);
    if (after_preposition) {
      token.relation = "obl";
      tokens[name.first - 1].head = static_cast<std::int32_t>(name.first);
      tokens[name.first - 1].relation = "case";
      // "By Boeing in 2001": the verb is further up.
      if (tokens[head].pos != Pos::verb && tokens[head].head >= 0) token.head = tokens[head].head;
    } else if (name.first < head && tokens[head].pos == Pos::verb && !has_subject) {
      token.relation = "nsubj";
      if (tokens[head].xpos == "VBN") tokens[head].xpos = "VBD";
    } else {
      token.relation = "dep";
    }
  }
}

void repair_subjects(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  const auto count = static_cast<std::int32_t>(tokens.size());
  std::vector<bool> has_subject(tokens.size(), false);
  std::vector<bool> has_object(tokens.size(), false);
  std::vector<std::int32_t> preposition(tokens.size(), -1);
  for (std::int32_t i = 0; i < count; ++i) {
    const Token& token = tokens[static_cast<std::size_t>(i)];
    if (token.head < 0 || token.head >= count) continue;
    const auto head = static_cast<std::size_t>(token.head);
    if (begins_with(token.relation, "nsubj") || begins_with(token.relation, "aux")) has_subject[head] = true;
    if (token.relation == "obj") has_object[head] = true;
    if (token.relation == "case" && preposition[head] < 0) preposition[head] = i;
  }
  for (std::int32_t v = 1; v < count; ++v) {
    Token& verb = tokens[static_cast<std::size_t>(v)];
    if (verb.pos != Pos::verb || has_subject[static_cast<std::size_t>(v)]) continue;
    if (!is_one_of(verb.relation, {"advcl", "ccomp", "acl", "xcomp", "parataxis"})) continue;
    // A participle without an object may well describe the noun: "after the country accused of tampering".
    const bool finite = is_one_of(verb.xpos, {"VBD", "VBZ", "VBP"});
    if (!finite && !(verb.xpos == "VBN" && has_object[static_cast<std::size_t>(v)])) continue;
    std::int32_t n = v - 1;
    while (n > 0 && tokens[static_cast<std::size_t>(n)].pos == Pos::adv) --n;
    const bool describes_last = verb.head == n;
    // "After talks with the firm broke down": the noun that the last one belongs to.
    while (tokens[static_cast<std::size_t>(n)].relation == "nmod" &&
           tokens[static_cast<std::size_t>(n)].head >= 0 && tokens[static_cast<std::size_t>(n)].head < n)
      n = tokens[static_cast<std::size_t>(n)].head;
    Token& noun = tokens[static_cast<std::size_t>(n)];
    const bool nominal = noun.pos == Pos::noun || noun.pos == Pos::propn;
    const std::int32_t word = preposition[static_cast<std::size_t>(n)];
    const bool describes = (describes_last || verb.head == n) &&
                           !(verb.xpos == "VBN" && has_object[static_cast<std::size_t>(v)]);
    if (describes || !nominal || word < 0 || word > n || !is_one_of(noun.relation, {"obl", "nmod", "advcl"}))
      continue;
    Token& marker = tokens[static_cast<std::size_t>(word)];
    if (!is_one_of(marker.lemma, {"after", "before", "since", "until", "as", "while", "once"})) continue;
    if (verb.head == n) verb.head = noun.head;
    verb.relation = "advcl";
    noun.head = v;
    noun.relation = "nsubj";
    marker.head = v;
    marker.relation = "mark";
  }
}

void repair_name_spans(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  const auto inside = [](const language::NameSpan& name, std::int32_t i) {
    return i >= static_cast<std::int32_t>(name.first) && i < static_cast<std::int32_t>(name.last);
  };
  for (const language::NameSpan& name : sentence.names) {
    if (name.last > tokens.size()) continue;
    std::vector<std::uint32_t> outward;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      if (tokens[i].pos != Pos::punct && !inside(name, tokens[i].head)) outward.push_back(i);
    }
    if (outward.empty()) continue;
    const bool person = name.kind == language::NameKind::person;
    const std::uint32_t at = person ? outward.front() : outward.back();
    for (const std::uint32_t i : outward) {
      // Words that another relation holds ("of", "the") stay where they are.
      if (i == at || tokens[i].head != tokens[at].head || tokens[i].pos != Pos::propn) continue;
      tokens[i].head = static_cast<std::int32_t>(at);
      tokens[i].relation = person ? "flat" : "compound";
    }
    if (name.first == 0) continue;
    Token& head = tokens[at];
    Token& title = tokens[name.first - 1];
    const bool nominal = title.pos == Pos::noun || title.pos == Pos::propn;
    if (!nominal || title.head != head.head) continue;
    if (head.relation == "dep") head.relation = title.relation;
    if (title.relation != head.relation || title.relation == "compound") continue;
    title.head = static_cast<std::int32_t>(at);
    title.relation = "nmod:desc";
  }
}

void repair_finite_verbs(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  const auto count = static_cast<std::int32_t>(tokens.size());
  const auto at = [&](std::int32_t i) -> Token& { return tokens[static_cast<std::size_t>(i)]; };
  const auto is_nominal = [&](std::int32_t i) { return at(i).pos == Pos::noun || at(i).pos == Pos::propn; };
  for (std::int32_t v = 1; v < count; ++v) {
    Token& verb = at(v);
    const std::int32_t object = verb.head;
    if (verb.relation != "amod" || object <= v || object >= count) continue;
    if (at(object).head != -1 || !is_nominal(object) || !is_nominal(v - 1)) continue;
    // "Police arrested suspects.": a whole sentence has a verb.
    const bool only_verb = verb.xpos == "VBN" && at(count - 1).lemma == "." && at(v - 1).head == object &&
                           std::none_of(tokens.begin(), tokens.end(), [&](const Token& other) {
                             return &other != &verb && (other.pos == Pos::verb || other.pos == Pos::aux);
                           });
    if (verb.xpos != "VBD" && !only_verb) continue;
    for (std::int32_t i = 0; i < count; ++i) {
      Token& other = at(i);
      if (other.head != object || i == v) continue;
      // What stands before the verb is its subject's; marks of punctuation go with the verb.
      if (i < v - 1 && other.pos != Pos::punct) {
        other.head = v - 1;
      } else if (i == v - 1 || other.pos == Pos::punct) {
        other.head = v;
      }
    }
    at(v - 1).head = v;
    at(v - 1).relation = "nsubj";
    at(object).head = v;
    at(object).relation = "obj";
    verb.head = -1;
    verb.relation = "root";
    verb.pos = Pos::verb;
    verb.xpos = "VBD";
  }
}

void repair_noun_clauses(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  for (const Token& marker : tokens) {
    if (marker.relation != "mark" || marker.lemma != "that" || marker.head < 0) continue;
    Token& verb = tokens[static_cast<std::size_t>(marker.head)];
    if (verb.relation == "acl:relcl") verb.relation = "acl";
  }
}

void repair_joined_clauses(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  const auto count = static_cast<std::int32_t>(tokens.size());
  const auto at = [&](std::int32_t i) -> Token& { return tokens[static_cast<std::size_t>(i)]; };
  for (std::int32_t v = 2; v < count; ++v) {
    Token& verb = at(v);
    Token& noun = at(v - 1);
    if (verb.pos != Pos::verb || !is_one_of(verb.xpos, {"VBD", "VBZ", "VBP"}) || verb.relation != "conj")
      continue;
    if ((noun.pos != Pos::noun && noun.pos != Pos::propn) || noun.relation != "conj") continue;
    bool has_subject = false;
    std::int32_t joint = -1;
    for (std::int32_t i = 0; i < count; ++i) {
      has_subject |= at(i).head == v && begins_with(at(i).relation, "nsubj");
      if (at(i).head == v - 1 && at(i).relation == "cc") joint = i;
    }
    if (has_subject || joint < 0) continue;
    noun.head = v;
    noun.relation = "nsubj";
    at(joint).head = v;
  }
}

void repair_her_home(language::Sentence& sentence, std::string_view text) {
  auto& tokens = sentence.tokens;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    Token& her = tokens[i];
    Token& home = tokens[i + 1];
    if (her.xpos != "PRP" || base::words_at(text, her.span) != "her") continue;
    if (base::words_at(text, home.span) != "home" || tokens[i - 1].xpos != "IN") continue;
    home.pos = Pos::noun;
    home.xpos = "NN";
    home.head = her.head;
    home.relation = her.relation;
    her.xpos = "PRP$";
    her.head = static_cast<std::int32_t>(i + 1);
    her.relation = "nmod:poss";
    tokens[i - 1].head = static_cast<std::int32_t>(i + 1);
  }
}

void repair_appositions(language::Sentence& sentence) {
  auto& tokens = sentence.tokens;
  const auto count = static_cast<std::int32_t>(tokens.size());
  const auto at = [&](std::int32_t i) -> Token& { return tokens[static_cast<std::size_t>(i)]; };
  const auto is_nominal = [&](std::int32_t i) { return at(i).pos == Pos::noun || at(i).pos == Pos::propn; };
  std::vector<bool> named(tokens.size(), false);
  for (const language::NameSpan& name : sentence.names) {
    for (std::uint32_t i = name.first; i < name.last && i < tokens.size(); ++i) named[i] = true;
  }
  // Of each head: how many are joined to it, and whether a word joins them.
  std::vector<int> joined(tokens.size(), 0);
  std::vector<bool> by_word(tokens.size(), false), comma(tokens.size(), false);
  for (std::int32_t i = 0; i < count; ++i) {
    const std::int32_t head = at(i).head;
    if (head < 0 || head >= count) continue;
    const auto h = static_cast<std::size_t>(head);
    if (at(i).relation == "conj") ++joined[h];
    if (at(i).relation == "cc") by_word[h] = true;
    if (at(i).relation == "punct" && at(i).lemma == "," && i < head) comma[h] = true;
  }
  for (std::int32_t i = 1; i < count; ++i) {
    Token& token = at(i);
    if (token.relation != "conj" || token.head < 0 || token.head >= i || !is_nominal(i)) continue;
    const auto head = static_cast<std::size_t>(token.head), own = static_cast<std::size_t>(i);
    if (!is_nominal(token.head) || joined[head] != 1 || by_word[head] || by_word[own] || !comma[own])
      continue;
    // A name and what it is, not two names.
    if (named[head] != named[own]) token.relation = "appos";
  }
}

void repair_participles_before_quotations(language::Sentence& sentence, std::string_view text) {
  auto& tokens = sentence.tokens;
  const auto count = static_cast<std::int32_t>(tokens.size());
  const auto at = [&](std::int32_t i) -> Token& { return tokens[static_cast<std::size_t>(i)]; };
  constexpr std::int32_t reach = 3;
  for (std::int32_t i = 1; i < count; ++i) {
    Token& participle = at(i);
    if (participle.xpos != "VBG" || !is_one_of(participle.relation, {"advcl", "acl", "ccomp"})) continue;
    std::int32_t opening = i + 1;
    while (opening < count && opening < i + reach && !opens_quotation(text, at(opening))) ++opening;
    if (opening >= count || opening == i + reach) continue;
    // A noun in the way is what the main verb was done to or with, not who speaks.
    const bool at_noun = participle.relation == "acl" && participle.head >= 0 && participle.head < i;
    if (at_noun && !is_one_of(at(participle.head).relation, {"obl", "nmod"})) continue;
    std::int32_t quoted = opening + 1;
    while (quoted < count && at(quoted).head >= opening) ++quoted;
    std::int32_t above = at_noun ? participle.head : i;
    for (std::int32_t steps = 0; steps < count && above >= 0; ++steps) {
      if (above < i && at(above).pos == Pos::verb) break;
      above = at(above).head;
    }
    if (above < 0 || above >= i || at(above).pos != Pos::verb) continue;
    participle.head = above;
    participle.relation = "advcl";
    if (quoted < count && at(quoted).head == above) {
      at(quoted).head = i;
      at(quoted).relation = "ccomp";
    }
  }
}

}  // namespace dateline::extract
