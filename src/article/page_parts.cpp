#include "src/article/page_parts.hpp"

#include <algorithm>

namespace dateline::article {
namespace {

constexpr std::size_t max_names_bytes = 400;

// "story-relatedLinks" → story, related, links. A run of capitals is one word.
std::vector<std::string> words_of(std::string_view names) {
  std::vector<std::string> words(1);
  char before = ' ';
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    if (capital && before >= 'a' && before <= 'z' && !words.back().empty()) words.emplace_back();
    if (capital || small) {
      words.back().push_back(capital ? static_cast<char>(c + 32) : c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    before = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

}  // namespace

PageParts::PageParts(const base::DataFiles& data) {
  const std::string_view file = data.at("rules/page-parts.txt");
  std::size_t number = 0;
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::string_view line = file.substr(i, end - i);
    i = end + 1;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view reason = reasons_.emplace(std::string(line.substr(0, space)), true).first->first;
    for (std::size_t at = space + 1; at < line.size();) {
      const std::size_t stop = std::min(line.find(' ', at), line.size());
      Rule rule{words_of(line.substr(at, stop - at)), reason, number++};
      if (!rule.words.empty()) rules_[rule.words.front()].push_back(std::move(rule));
      at = stop + 1;
    }
  }
}

std::string_view PageParts::say(std::string_view names) const {
  if (names.empty()) return {};
  const std::vector<std::string> words = words_of(names.substr(0, max_names_bytes));
  const Rule* first = nullptr;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = rules_.find(words[i]);
    if (found == rules_.end()) continue;
    for (const Rule& rule : found->second) {
      const bool stands =
          i + rule.words.size() <= words.size() &&
          std::equal(rule.words.begin(), rule.words.end(), words.begin() + static_cast<std::ptrdiff_t>(i));
      if (stands && (first == nullptr || rule.number < first->number)) first = &rule;
    }
  }
  return first == nullptr ? std::string_view{} : first->reason;
}

}  // namespace dateline::article
