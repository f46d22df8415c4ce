#include <array>
#include <string>

#include "src/base/problem.hpp"
#include "src/language/tokenizer.hpp"

namespace dateline::language {
namespace {

constexpr std::string_view path = "lexicon/tokens.tsv";
constexpr std::size_t longest_word = 40;
constexpr std::array<std::string_view, 7> kind_names{"title", "abbreviation", "numbered", "prefix",
                                                     "unit",  "starter",      "cue"};

[[noreturn]] void refuse(std::uint64_t line, std::string_view row, std::string why) {
  base::ProblemDetail detail;
  detail.path = std::string(path);
  detail.line = line;
  detail.what = "not a row of the tokenizer's words";
  detail.why = std::move(why);
  detail.excerpt = std::string(row);
  throw base::DataError(std::move(detail));
}

}  // namespace

TokenWords::TokenWords(const base::DataFiles& data) {
  const std::string_view text = data.at(path);
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view row = text.substr(at, end - at);
    at = end + 1;
    ++line;
    if (row.empty() || row.front() == '#') continue;
    const auto tab = row.find('\t');
    if (tab == std::string_view::npos) refuse(line, row, "no tab between kind and word");
    const std::string_view kind = row.substr(0, tab);
    std::string word(row.substr(tab + 1));
    if (word.empty() || word.size() > longest_word) refuse(line, row, "the word is empty or too long");
    if (kind == "split") {
      const auto bar = word.find('|');
      if (bar == std::string::npos || bar == 0 || bar + 1 == word.size())
        refuse(line, row, "no bar between the parts");
      word.erase(bar, 1);
      splits_[word] = bar;
      continue;
    }
    std::size_t index = 0;
    while (index < kind_names.size() && kind_names[index] != kind) ++index;
    if (index == kind_names.size()) refuse(line, row, "no such kind of word");
    kinds_[word] |= static_cast<std::uint8_t>(1u << index);
  }
}

bool TokenWords::is(TokenWord kind, std::string_view word) const {
  if (word.size() > longest_word) return false;
  const auto found = kinds_.find(std::string(word));
  return found != kinds_.end() && (found->second >> static_cast<unsigned>(kind) & 1u) != 0;
}

std::size_t TokenWords::split_of(std::string_view word) const {
  if (word.size() > longest_word) return 0;
  const auto found = splits_.find(std::string(word));
  return found == splits_.end() ? 0 : found->second;
}

}  // namespace dateline::language
