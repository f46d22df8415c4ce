#include "src/extract/repair.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace dateline::extract {

namespace {

using language::Pos;
using language::Token;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
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
    const bool after_preposition = name.first > 0 && tokens[name.first - 1].xpos == "IN";
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
    Token& noun = tokens[static_cast<std::size_t>(n)];
    const bool nominal = noun.pos == Pos::noun || noun.pos == Pos::propn;
    const std::int32_t word = preposition[static_cast<std::size_t>(n)];
    const bool describes = verb.head == n && !(verb.xpos == "VBN" && has_object[static_cast<std::size_t>(v)]);
    if (describes || !nominal || word < 0 || word > n || !is_one_of(noun.relation, {"obl", "nmod"})) continue;
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

}  // namespace dateline::extract
