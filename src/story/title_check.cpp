#include "src/story/title_check.hpp"

#include <set>

#include "graph/query/names.hpp"
#include "src/calendar/print.hpp"

namespace dateline::story {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Of Latin letters; in the blocks of Unicode that Europe's languages take theirs from, capitals are even.
bool begins_with_capital(const std::string& word) {
  const auto byte = static_cast<unsigned char>(word[0]);
  const auto next = static_cast<unsigned char>(word.size() > 1 ? word[1] : 0);
  if (byte == 0xc3) return next < 0x9f;
  if (byte == 0xc4 || byte == 0xc5) return next % 2 == 0;
  return byte >= 'A' && byte <= 'Z';
}

/// Whether a word names something or counts it: it has a digit, or begins otherwise than its small letters
/// would. The first word of a title begins with a capital anyway, unless another follows.
bool is_name_or_number(const std::string& word, bool is_first) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (is_digit(word[i]) || (i > 0 && word[i] >= 'A' && word[i] <= 'Z')) return true;
  return begins_with_capital(word) && !is_first;
}

std::vector<std::string> words_of(const std::string& title) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : title + " ") {
    const bool is_inside = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (static_cast<unsigned char>(c) & 0x80) != 0;
    if (is_inside) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(word);
      word.clear();
    }
  }
  return words;
}

}  // namespace

std::vector<std::string> unsaid_in_title(const model::StoryReader& story, const model::Event& event,
                                         const std::string& title) {
  std::set<std::string> said;
  const auto add = [&](std::string_view text) {
    for (std::string& word : query::folded_words(text)) said.insert(std::move(word));
  };
  for (const model::Claim& claim : story.claims_of(event.id)) {
    add(base::words_at(story.text_of(claim.source), claim.quote));
    add(claim.citation);
  }
  for (const model::Participation& part : event.participants) {
    const auto actor = story.actor(part.actor);
    if (!actor) continue;
    add(actor->name);
    for (const auto* list : {&actor->aliases, &actor->titles})
      for (const std::string& name : *list) add(name);
  }
  add(calendar::print(event.dating.when));
  std::vector<std::string> warnings;
  const std::vector<std::string> words = words_of(title);
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "Fancy Bear meets …": the first word is part of a name where the second is.
    const bool is_sentence_start = i == 0 && !(words.size() > 1 && is_name_or_number(words[1], false));
    if (!is_name_or_number(words[i], is_sentence_start)) continue;
    const std::vector<std::string> folded = query::folded_words(words[i]);
    if (!folded.empty() && !said.contains(folded.front()))
      warnings.push_back("no claim of " + to_string(event.id) + " says \"" + words[i] + "\"");
  }
  return warnings;
}

}  // namespace dateline::story
