#include "src/extract/name_words.hpp"

#include <algorithm>
#include <array>

#include "src/extract/one_of.hpp"
#include "src/extract/table.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

bool begins_upper(std::string_view word) {
  return !word.empty() && word[0] >= 'A' && word[0] <= 'Z';
}

std::string joined(const Tree& tree, const Tree::Range& range) {
  std::string out;
  for (Tree::Index i = range.first; i < range.last; ++i) {
    if (i > range.first && tree.token(i).span.begin > tree.token(i - 1).span.end) out += ' ';
    out += tree.word(i);
  }
  return out;
}

std::vector<std::string> folded_words(std::string_view name) {
  std::vector<std::string> out;
  const std::string folded = text::fold(name);
  for (std::string_view word : words_of(folded)) {
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    if (!word.empty()) out.emplace_back(word);
  }
  return out;
}

bool drop_form_of_state(std::vector<std::string>& words) {
  if (words.size() < 3 || words[1] != "of" ||
      !is_one_of(words[0], {"commonwealth", "kingdom", "principality", "republic", "sultanate"}))
    return false;
  words.erase(words.begin(), words.begin() + (words.size() > 3 && words[2] == "the" ? 3 : 2));
  return true;
}

std::vector<std::string> initials_of(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 8> small{"of", "and", "for", "the", "&", "in", "de", "on"};
  std::string all, telling;
  for (const std::string& word : words) {
    all += word.front();
    if (std::find(small.begin(), small.end(), word) == small.end()) telling += word.front();
  }
  return all == telling ? std::vector<std::string>{all} : std::vector<std::string>{all, telling};
}

std::string acronym_letters(std::string_view name) {
  std::string letters;
  for (const char c : text::fold(name)) {
    if (c != '.') letters += c;
  }
  return letters.size() < 2 || letters.find(' ') != std::string::npos ? std::string() : letters;
}

}  // namespace dateline::extract
