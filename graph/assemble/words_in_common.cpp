#include "graph/assemble/words_in_common.hpp"

#include <algorithm>
#include <cstddef>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::assemble {
namespace {

constexpr std::size_t fewest_words_in_common = 3;

}  // namespace

std::set<std::string> content_words(std::string_view text) {
  const std::string folded = text::fold(text);
  std::set<std::string> words;
  std::string word;
  const auto close = [&] {
    if (word.size() >= 4 || (!word.empty() && word[0] >= '0' && word[0] <= '9')) words.insert(word);
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size();) {
    const base::CodePoint point = base::code_point_at(folded, i);
    const char32_t c = point.value;
    const bool letter = point.valid && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                        (c >= 0xc0 && !(c >= 0x2000 && c < 0x2070)));
    if (letter)
      word.append(folded, i, point.length);
    else
      close();
    i += point.length;
  }
  close();
  return words;
}

double agreement(const std::set<std::string>& one, const std::set<std::string>& other) {
  const auto shared = static_cast<std::size_t>(
      std::count_if(one.begin(), one.end(), [&](const auto& word) { return other.count(word) > 0; }));
  if (shared < fewest_words_in_common) return 0;
  return static_cast<double>(shared) / static_cast<double>(std::min(one.size(), other.size()));
}

bool is_statement(const std::string& kind) {
  static const std::set<std::string> kinds = {"statement", "accusation", "criticism", "denial", "rejection",
                                              "support",   "warning",    "demand",    "pledge"};
  return kinds.count(kind) > 0;
}

}  // namespace dateline::assemble
