#include "src/text/telling_words.hpp"

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::text {
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
/// would.
bool is_name_or_number(const std::string& word, bool is_first) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (is_digit(word[i]) || (i > 0 && word[i] >= 'A' && word[i] <= 'Z')) return true;
  return begins_with_capital(word) && !is_first;
}

std::vector<std::string> words_of(std::string_view title) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(title) + " ") {
    const bool is_inside = is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
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

std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size();) {
    const base::CodePoint point = base::code_point_at(folded, i);
    const char32_t c = point.value;
    const bool part =
        point.valid && (c >= 0x80 ? !(c >= 0x2000 && c < 0x2070)
                                  : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '&');
    if (part)
      word.append(folded, i, point.length);
    else if (c != '\'' && c != 0x2019 && c != '.')  // U.S. and O'Brien stay one word
      close();
    i += point.length;
  }
  close();
  return words;
}

std::vector<std::string> telling_words(std::string_view title) {
  std::vector<std::string> telling;
  const std::vector<std::string> words = words_of(title);
  for (std::size_t i = 0; i < words.size(); ++i) {
    // "Fancy Bear meets …": the first word is part of a name where the second is.
    const bool is_sentence_start = i == 0 && !(words.size() > 1 && is_name_or_number(words[1], false));
    if (is_name_or_number(words[i], is_sentence_start)) telling.push_back(words[i]);
  }
  return telling;
}

}  // namespace dateline::text
