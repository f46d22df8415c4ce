#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/language/tokenizer.hpp"

namespace {

using dateline::base::ByteSpan;
using dateline::language::RawToken;
using dateline::language::TokenWords;

const TokenWords& words() {
  static const TokenWords table(dateline::base::embedded_data());
  return table;
}

/// The tokens of `text` with "|" between them.
std::string cut(const std::string& text) {
  std::string out;
  for (const RawToken& token : dateline::language::tokenize(text, {0, text.size()}, words())) {
    if (!out.empty()) out += '|';
    out += dateline::base::words_at(text, token.span);
  }
  return out;
}

/// The sentences of `text` with "|" between them, each as it stands in the text.
std::string sentences(const std::string& text) {
  const std::vector<RawToken> tokens = dateline::language::tokenize(text, {0, text.size()}, words());
  std::string out;
  std::size_t first = 0;
  for (const std::size_t last : dateline::language::split_sentences(text, tokens, words())) {
    if (!out.empty()) out += '|';
    out += dateline::base::words_at(text, {tokens[first].span.begin, tokens[last - 1].span.end});
    first = last;
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("tokenize: words, punctuation and contractions as in the treebanks", "[language]") {
  const Row rows[] = {
      {"He said: \"Stop!\"", "He|said|:|\"|Stop|!|\""},
      {"don't can't won't cannot", "do|n't|ca|n't|wo|n't|can|not"},
      {"Trump\xe2\x80\x99s aides\xe2\x80\x99 plan", "Trump|\xe2\x80\x99s|aides|\xe2\x80\x99|plan"},
      {"the U.S. economy", "the|U.S.|economy"},
      {"the G20 summit", "the|G20|summit"},
      {"US-led well-known e-mail co-operate", "US|-|led|well|-|known|e-mail|co-operate"},
      {"$1,234.50 (10%)", "$|1,234.50|(|10|%|)"},
      {"at 10:30am, 10km on 9/11", "at|10:30|am|,|10|km|on|9/11"},
      {"see https://example.com/a,b?c=d.", "see|https://example.com/a,b?c=d|."},
      {"bbc.co.uk reports; mail a.b@example.org!", "bbc.co.uk|reports|;|mail|a.b@example.org|!"},
      {"@realDonaldTrump #G20", "@realDonaldTrump|#G20"},
      {"O'Brien and AT&T", "O'Brien|and|AT&T"},
      {"wait... what?!", "wait|...|what|?!"},
      {"one\xe2\x80\x94two and/or three", "one|\xe2\x80\x94|two|and|/|or|three"},
      {"Mr. Smith, J. Edgar Inc.", "Mr.|Smith|,|J.|Edgar|Inc."},
      {"the end.", "the|end|."},
      {"I\xe2\x80\x99m \xf0\x9f\x98\x80\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd ok",
       "I|\xe2\x80\x99m|\xf0\x9f\x98\x80|\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd|ok"},
      {"the 1990s, 5th", "the|1990s|,|5th"},
  };
  for (const Row& row : rows) CHECK(cut(row.text) == row.expected);
}

TEST_CASE("split_sentences: stops end a sentence, abbreviations and quotes inside one do not", "[language]") {
  const Row rows[] = {
      {"He left. She stayed.", "He left.|She stayed."},
      {"Mr. Smith met Gen. Jones. They talked.", "Mr. Smith met Gen. Jones.|They talked."},
      {"He lives in the U.S. He works there.", "He lives in the U.S.|He works there."},
      {"The U.S. President spoke.", "The U.S. President spoke."},
      {"\"I agree.\" He left.", "\"I agree.\"|He left."},
      {"\xe2\x80\x9cStop!\xe2\x80\x9d Trump said. He left.",
       "\xe2\x80\x9cStop!\xe2\x80\x9d Trump said.|He left."},
      {"\xe2\x80\x9cWhat?\xe2\x80\x9d he asked.", "\xe2\x80\x9cWhat?\xe2\x80\x9d he asked."},
      {"It rose 3.5 per cent. Shares fell.", "It rose 3.5 per cent.|Shares fell."},
      {"They met on Jan. 5 in Paris. It rained.", "They met on Jan. 5 in Paris.|It rained."},
      {"First line\n\nSecond line", "First line|Second line"},
      {"It came (he said so.) Then it went.", "It came (he said so.)|Then it went."},
      {"Apple Inc. said so. J. Edgar Hoover agreed.", "Apple Inc. said so.|J. Edgar Hoover agreed."},
      {"It was 5 p.m. The crowd left.", "It was 5 p.m.|The crowd left."},
  };
  for (const Row& row : rows) CHECK(sentences(row.text) == row.expected);
}

TEST_CASE("split_sentences: no sentence grows without end", "[language]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "word ";
  const auto tokens = dateline::language::tokenize(text, {0, text.size()}, words());
  std::size_t first = 0;
  for (const std::size_t last : dateline::language::split_sentences(text, tokens, words())) {
    CHECK(last - first <= 300);
    first = last;
  }
  CHECK(first == tokens.size());
}

TEST_CASE("TokenWords: a row that is wrong is refused with its line", "[language]") {
  class Broken : public dateline::base::DataFiles {
   public:
    std::optional<std::string_view> find(std::string_view) const override {
      return "title\tmr.\nnonsense\tword\n";
    }
    std::vector<std::string> list(std::string_view) const override { return {}; }
  };
  CHECK_THROWS_WITH(TokenWords(Broken()), Catch::Contains("lexicon/tokens.tsv:2"));
}
