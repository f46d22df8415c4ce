#include <algorithm>
#include <array>

#include "src/base/utf8.hpp"
#include "src/language/characters.hpp"
#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

constexpr std::size_t headline_every = 12;
constexpr std::size_t capitals_every = 40;

std::string capitals(const std::string& form) {
  std::string out = form;
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string capitalised(const std::string& form) {
  std::string out = form;
  if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

bool is_small_word(const std::string& form) {
  static constexpr std::array words{"a",  "an",  "the", "of",  "to",   "in",  "on",   "for",
                                    "by", "at",  "and", "or",  "as",   "is",  "from", "with",
                                    "'s", "n't", "but", "nor", "over", "than"};
  return std::find(words.begin(), words.end(), form) != words.end();
}

CorpusSentence headline_of(const CorpusSentence& sentence, bool shouting) {
  CorpusSentence out = sentence;
  const int last = static_cast<int>(out.tokens.size());
  const bool leaf = std::none_of(out.tokens.begin(), out.tokens.end(),
                                 [&](const CorpusToken& t) { return t.head == last; });
  if (out.tokens.back().form == "." && leaf && last > 1) out.tokens.pop_back();
  for (std::size_t i = 0; i < out.tokens.size(); ++i) {
    std::string& form = out.tokens[i].form;
    if (shouting) {
      form = capitals(form);
    } else if (i == 0 || !is_small_word(form)) {
      form = capitalised(form);
    }
  }
  return out;
}

}  // namespace

std::vector<Document> with_headlines(std::vector<Document> documents) {
  Document extra;
  extra.name = "headlines";
  std::size_t count = 0;
  for (const Document& document : documents) {
    for (const CorpusSentence& sentence : document.sentences) {
      ++count;
      if (sentence.tokens.size() < 4) continue;
      if (count % headline_every == 0) extra.sentences.push_back(headline_of(sentence, false));
      if (count % capitals_every == 0) extra.sentences.push_back(headline_of(sentence, true));
    }
  }
  documents.push_back(std::move(extra));
  return documents;
}

}  // namespace dateline::train
