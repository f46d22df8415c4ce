#include "src/article/page_parts.hpp"

#include <algorithm>

#include "src/base/byte_span.hpp"

namespace dateline::article {
namespace {

constexpr std::size_t max_names_bytes = 400;

/// "story-relatedLinks" → story, related, links. A run of capitals is one word.
class NameWords {
 public:
  explicit NameWords(std::string_view names) {
    letters_.reserve(names.size());
    std::size_t begin = 0;
    const auto end_word = [&] {
      if (letters_.size() > begin) spans_.push_back({begin, letters_.size()});
      begin = letters_.size();
    };
    char before = ' ';
    for (const char c : names) {
      const bool capital = c >= 'A' && c <= 'Z';
      const bool small = c >= 'a' && c <= 'z';
      if (!capital && !small) end_word();
      if (capital && before >= 'a' && before <= 'z') end_word();
      if (capital || small) letters_ += capital ? static_cast<char>(c + 32) : c;
      before = c;
    }
    end_word();
  }

  std::size_t size() const { return spans_.size(); }
  std::string_view at(std::size_t i) const { return base::words_at(letters_, spans_[i]); }

 private:
  std::string letters_;  // of all words, small
  std::vector<base::ByteSpan> spans_;
};

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
      const NameWords words(line.substr(at, stop - at));
      Rule rule{{}, reason, number++};
      for (std::size_t k = 0; k < words.size(); ++k) rule.words.emplace_back(words.at(k));
      if (!rule.words.empty()) rules_[rule.words.front()].push_back(std::move(rule));
      at = stop + 1;
    }
  }
}

std::string_view PageParts::say(std::string_view names) const {
  if (names.empty()) return {};
  const NameWords words(names.substr(0, max_names_bytes));
  const Rule* first = nullptr;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto found = rules_.find(words.at(i));
    if (found == rules_.end()) continue;
    for (const Rule& rule : found->second) {
      bool stands = i + rule.words.size() <= words.size();
      for (std::size_t k = 1; stands && k < rule.words.size(); ++k) stands = rule.words[k] == words.at(i + k);
      if (stands && (first == nullptr || rule.number < first->number)) first = &rule;
    }
  }
  return first == nullptr ? std::string_view{} : first->reason;
}

}  // namespace dateline::article
