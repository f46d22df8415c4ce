#include "src/text/word_runs.hpp"

#include <algorithm>
#include <string>

#include "src/base/utf8.hpp"
#include "src/text/fold.hpp"

namespace dateline::text {
namespace {

/// Spreads the bits of a hash (the finalizer of SplitMix64, Steele et al. 2014).
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

/// FNV-1a of the bytes of a word.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

/// Letters, digits and what is no punctuation of beyond ASCII, in folded text.
bool is_part_of_word(const base::CodePoint& point) {
  const char32_t c = point.value;
  if (!point.valid || (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3004)) return false;
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0xc0;
}

void sort_unique(std::vector<std::uint64_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

WordRuns word_runs(std::string_view utf8) {
  const std::string folded = fold(utf8);
  WordRuns runs;
  std::vector<std::uint64_t> words;
  std::string word;
  const auto close = [&] {
    if (word.empty()) return;
    words.push_back(hash_of(word));
    if (word[0] >= '0' && word[0] <= '9') runs.numbers.push_back(words.back());
    word.clear();
  };
  for (std::size_t i = 0; i < folded.size();) {
    const base::CodePoint point = base::code_point_at(folded, i);
    if (is_part_of_word(point))
      word.append(folded, i, point.length);
    else if (point.value != '\'')  // "union's" is one word
      close();
    i += point.length;
  }
  close();
  runs.words = words.size();
  for (std::size_t i = 0; i + WordRuns::length <= words.size(); ++i) {
    std::uint64_t run = 0;
    for (std::size_t k = 0; k < WordRuns::length; ++k) run = mixed(run * 31 + words[i + k]);
    runs.at.push_back(run);
  }
  runs.all = runs.at;
  sort_unique(runs.all);
  sort_unique(runs.numbers);
  return runs;
}

std::vector<std::uint64_t> sketch_of(const WordRuns& runs, std::size_t most) {
  const auto count = static_cast<std::ptrdiff_t>(std::min(most, runs.all.size()));
  return {runs.all.begin(), runs.all.begin() + count};
}

std::size_t count_common(const std::vector<std::uint64_t>& one, const std::vector<std::uint64_t>& other) {
  std::size_t common = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    common += *a == *b;
    const bool first = *a <= *b, second = *b <= *a;
    a += first;
    b += second;
  }
  return common;
}

double share_of_words(const WordRuns& part, const WordRuns& whole) {
  if (part.words == 0) return 0;
  std::size_t covered = 0;
  std::size_t covered_to = 0;  // words before this are counted
  for (std::size_t i = 0; i < part.at.size(); ++i) {
    if (!std::binary_search(whole.all.begin(), whole.all.end(), part.at[i])) continue;
    covered += i + WordRuns::length - std::max(i, covered_to);
    covered_to = i + WordRuns::length;
  }
  return static_cast<double>(covered) / static_cast<double>(part.words);
}

}  // namespace dateline::text
