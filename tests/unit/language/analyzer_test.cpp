#include <zlib.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/language/analysis.hpp"
#include "src/language/characters.hpp"
#include "src/language/hash.hpp"
#include "src/language/irregular_verbs.hpp"
#include "src/language/model_file.hpp"

namespace {

using dateline::base::ByteSpan;
using dateline::base::DataFiles;
using namespace dateline::language;

const Analyzer& analyzer() {
  static const Analyzer instance(dateline::base::embedded_data());
  return instance;
}

Analysis analyze(const std::string& text) {
  return analyzer().analyze(text, {{0, text.size()}});
}

/// "word/TAG/head/relation" of each token of the first sentence.
std::string tree(const std::string& text) {
  const Analysis analysis = analyze(text);
  std::string out;
  const auto& tokens = analysis.sentences.at(0).tokens;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ' ';
    out += std::string(dateline::base::words_at(text, token.span)) + "/" + token.xpos + "/";
    out +=
        token.head < 0
            ? "-"
            : std::string(dateline::base::words_at(text, tokens[static_cast<std::size_t>(token.head)].span));
    out += "/" + token.relation;
  }
  return out;
}

std::string names(const std::string& text) {
  static constexpr std::array kinds{"person", "organization", "place", "other"};
  std::string out;
  for (const Sentence& sentence : analyze(text).sentences) {
    for (const NameSpan& name : sentence.names) {
      if (!out.empty()) out += "; ";
      out += dateline::base::words_at(
          text, {sentence.tokens[name.first].span.begin, sentence.tokens[name.last - 1].span.end});
      out += std::string("=") + kinds[static_cast<std::size_t>(name.kind)];
      CHECK(name.confidence >= 0);
      CHECK(name.confidence <= 1);
    }
  }
  return out;
}

/// Tokens lie in order inside their sentence and block, and only white space lies between them; heads and
/// names lie inside the sentence; each tree has one root.
void check_offsets(const std::string& text, const std::vector<ByteSpan>& blocks) {
  const Analysis analysis = analyzer().analyze(text, blocks);
  std::uint64_t covered = 0;
  std::uint64_t last_end = 0;
  for (const Sentence& sentence : analysis.sentences) {
    REQUIRE(!sentence.tokens.empty());
    REQUIRE(sentence.block < blocks.size());
    REQUIRE(blocks[sentence.block].contains(sentence.span));
    REQUIRE(sentence.span.begin >= last_end);
    std::size_t roots = 0;
    for (const Token& token : sentence.tokens) {
      REQUIRE(!token.span.empty());
      REQUIRE(token.span.begin >= last_end);
      REQUIRE(sentence.span.contains(token.span));
      REQUIRE(token.head < static_cast<std::int32_t>(sentence.tokens.size()));
      REQUIRE((token.head == -1) == (token.relation == "root"));
      roots += token.head == -1 ? 1 : 0;
      covered += token.span.size();
      last_end = token.span.end;
    }
    REQUIRE(roots == 1);
    std::uint32_t after = 0;
    for (const NameSpan& name : sentence.names) {
      REQUIRE(name.first >= after);
      REQUIRE(name.first < name.last);
      REQUIRE(name.last <= sentence.tokens.size());
      after = name.last;
    }
  }
  std::uint64_t visible = 0;
  for (const ByteSpan& block : blocks) {
    for (std::size_t at = block.begin; at < block.end;) {
      const auto point = dateline::base::code_point_at(std::string_view(text).substr(0, block.end), at);
      if (!point.valid || kind_of(point.value) != CharKind::space) visible += point.length;
      at += point.length;
    }
  }
  REQUIRE(covered == visible);
}

/// The data of the program with one file exchanged.
class Exchanged : public DataFiles {
 public:
  Exchanged(std::string path, std::string bytes) : path_(std::move(path)), bytes_(std::move(bytes)) {}
  std::optional<std::string_view> find(std::string_view path) const override {
    if (path == path_) return bytes_;
    return dateline::base::embedded_data().find(path);
  }
  std::vector<std::string> list(std::string_view folder) const override {
    return dateline::base::embedded_data().list(folder);
  }

 private:
  std::string path_;
  std::string bytes_;
};

std::string unpacked(const std::string& path) {
  std::string out;
  const gzFile file = gzopen(path.c_str(), "rb");
  std::array<char, 1 << 14> buffer{};
  for (int n = 0; file != nullptr && (n = gzread(file, buffer.data(), buffer.size())) > 0;) {
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
  if (file != nullptr) gzclose(file);
  return out;
}

/// Figures of the pipeline on a treebank's own text, each sentence a block; in per cent of the treebank's
/// words.
struct Figures {
  double tokens = 0;
  double xpos = 0;
  double lemmas = 0;
  double labelled = 0;
};

struct GoldWord {
  std::string xpos;
  std::string lemma;
  std::string relation;
  std::uint64_t head = 0;  ///< where the head begins in the text; its own begin for the root
};

std::vector<std::string> cells(const std::string& row) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('\t', at), row.size());
    out.push_back(row.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

Figures figures_on(const std::string& path) {
  const std::string corpus = unpacked(path);
  std::string text;
  std::vector<ByteSpan> blocks;
  std::map<ByteSpan, GoldWord> gold;
  std::vector<std::pair<ByteSpan, std::vector<std::string>>> rows;
  const auto finish = [&] {
    for (const auto& [span, row] : rows) {
      const std::size_t head = std::stoul(row[6]);
      gold[span] = {row[4], lower_case(row[2]), row[7],
                    head == 0 ? span.begin : rows.at(head - 1).first.begin};
    }
    rows.clear();
  };
  std::size_t place = 0;
  for (std::size_t at = 0; at < corpus.size();) {
    const std::size_t end = std::min(corpus.find('\n', at), corpus.size());
    const std::string line = corpus.substr(at, end - at);
    at = end + 1;
    if (line.empty()) finish();
    if (line.rfind("# text = ", 0) == 0) {
      place = text.size();
      text += line.substr(9);
      blocks.push_back({place, text.size()});
      text += '\n';
    }
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> row = cells(line);
    if (row.size() != 10 || row[0].find_first_of("-.") != std::string::npos) continue;
    const std::size_t found = std::min(text.find(row[1], place), text.size());
    rows.push_back({{found, found + row[1].size()}, row});
    place = found + row[1].size();
  }
  finish();
  Figures figures;
  for (const Sentence& sentence : analyzer().analyze(text, blocks).sentences) {
    for (const Token& token : sentence.tokens) {
      const auto found = gold.find(token.span);
      if (found == gold.end()) continue;
      const GoldWord& word = found->second;
      const auto head =
          token.head < 0 ? token.span : sentence.tokens[static_cast<std::size_t>(token.head)].span;
      figures.tokens += 1;
      figures.xpos += token.xpos == word.xpos ? 1 : 0;
      figures.lemmas += lower_case(token.lemma) == word.lemma ? 1 : 0;
      figures.labelled += head.begin == word.head && token.relation == word.relation ? 1 : 0;
    }
  }
  const double words = static_cast<double>(gold.size()) / 100;
  return {figures.tokens / words, figures.xpos / words, figures.lemmas / words, figures.labelled / words};
}

}  // namespace

TEST_CASE("Analyzer: subject, verb and object of a plain sentence", "[language]") {
  CHECK(tree("Obama expelled the diplomats.") ==
        "Obama/NNP/expelled/nsubj expelled/VBD/-/root the/DT/diplomats/det diplomats/NNS/expelled/obj "
        "././expelled/punct");
}

TEST_CASE("Analyzer: no verb has two subjects that are not side by side, nor two objects", "[language]") {
  // The relations told one by one would be doubled in these.
  for (const std::string text :
       {"Distributed letters proclaiming himself \" Emperor of these northern provinces \" :",
        "EU envoy Kaja Kallas will travel, officials said.",
        "The worst storm since the war struck the coast."}) {
    std::map<std::pair<std::int32_t, std::string>, std::vector<std::size_t>> places;
    const auto tokens = analyze(text).sentences.at(0).tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string relation = tokens[i].relation.substr(0, tokens[i].relation.find(':'));
      if (relation == "nsubj" || relation == "obj") places[{tokens[i].head, relation}].push_back(i);
    }
    for (const auto& [place, words] : places) {
      INFO(text);
      CHECK((words.size() == 1 || place.second == "nsubj"));
      CHECK(words.back() - words.front() + 1 == words.size());
    }
  }
}

TEST_CASE("Analyzer: lemmas of inflected words", "[language]") {
  const std::string text = "The companies' leaders were hoping that she had stopped buying bigger houses.";
  const Analysis analysis = analyze(text);
  std::string lemmas;
  for (const Token& token : analysis.sentences.at(0).tokens) lemmas += token.lemma + " ";
  CHECK(lemmas == "the company ' leader be hope that she have stop buy big house . ");
}

TEST_CASE("Analyzer: an irregular past form that is no other word is a verb", "[language]") {
  CHECK(tree("The ferry sank near Bergen .").find("sank/VBD/-/root") != std::string::npos);
  const std::string text = "The lifeboats sank and the crew swam ashore.";
  const Analysis analysis = analyze(text);
  for (const Token& token : analysis.sentences.at(0).tokens) {
    const auto word = dateline::base::words_at(text, token.span);
    if (word == "sank") CHECK(token.lemma == "sink");
    if (word == "swam") CHECK(token.lemma == "swim");
  }
}

TEST_CASE("IrregularVerbs: a row that lacks a column is refused by its line", "[language]") {
  class OneFile : public DataFiles {
   public:
    explicit OneFile(std::string_view text) : text_(text) {}
    std::optional<std::string_view> find(std::string_view) const override { return text_; }
    std::vector<std::string> list(std::string_view) const override { return {}; }

   private:
    std::string_view text_;
  };
  const OneFile good("# note\nsink\tsank\tsunk\t\nleave\tleft\tleft\tleft\n");
  const IrregularVerbs verbs(good);
  const auto* sank = verbs.find(hash_of("sank"));
  REQUIRE(sank != nullptr);
  CHECK(sank->base == "sink");
  CHECK(sank->only_a_verb);
  CHECK_FALSE(sank->participle);
  CHECK_FALSE(verbs.find(hash_of("left"))->only_a_verb);
  CHECK(verbs.find(hash_of("sink")) == nullptr);
  for (const std::string_view bad : {"sink\tsank\n", "sink\tsank\tsunk\n", "\tsank\tsunk\t\n"}) {
    const OneFile file(bad);
    CHECK_THROWS_AS(IrregularVerbs(file), dateline::base::DataError);
  }
}

TEST_CASE("Analyzer: names of persons, organizations and places", "[language]") {
  CHECK(names("Barack Obama met Angela Merkel in Berlin on Monday.") ==
        "Barack Obama=person; Angela Merkel=person; Berlin=place");
  CHECK(names("The United Nations sent a team to Syria.") == "United Nations=organization; Syria=place");
}

TEST_CASE("Analyzer: a headline is known by its capitals", "[language]") {
  CHECK(analyze("Trump Backtracks On Cyber Unit With Russia").sentences.at(0).title_case);
  CHECK(!analyze("Trump backtracks on a cyber unit with Russia.").sentences.at(0).title_case);
}

TEST_CASE("Analyzer: nothing of a text is lost or moved", "[language]") {
  for (const std::string& text : std::vector<std::string>{"",
                                                          " ",
                                                          "\n\n",
                                                          ".",
                                                          "'",
                                                          "\"",
                                                          "...",
                                                          "a",
                                                          "A.B.C.D",
                                                          "x'",
                                                          "''s",
                                                          "\xff\xfe\x80",
                                                          "a\xf0\x9f",
                                                          "\xe2\x80\x8d\xe2\x80\x8d",
                                                          std::string("a\0b", 3),
                                                          "don't-can't/won't...'s",
                                                          "http://",
                                                          "@",
                                                          "#",
                                                          "(((",
                                                          "\xc2\xa0word\xc2\xa0",
                                                          "1.2.3.4,5:6/7-8",
                                                          "U.S..",
                                                          "“‘”’",
                                                          "日本語。中国",
                                                          "e\xcc\x81",
                                                          "a@b.c.",
                                                          "www.",
                                                          "Mr.",
                                                          "p.m.!?”’)"}) {
    CAPTURE(text);
    check_offsets(text, {{0, text.size()}});
  }
}

TEST_CASE("Analyzer: random bytes keep the offsets", "[language]") {
  std::uint64_t state = 7;
  const std::string alphabet = "aB1 .,'\"-!?()\n\t@#/:$%\xe2\x80\x99\xf0\x9f\x98\x80\xff";
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += round % 2 == 0 ? alphabet[(state >> 33) % alphabet.size()] : static_cast<char>(state >> 56);
    }
    check_offsets(text, {{0, 30}, {30, 80}});
  }
}

TEST_CASE("Analyzer: no sentence crosses a block", "[language]") {
  const std::string text = "A headline without a stop The first sentence.";
  const Analysis analysis = analyzer().analyze(text, {{0, 25}, {26, text.size()}});
  REQUIRE(analysis.sentences.size() == 2);
  CHECK(analysis.sentences[0].block == 0);
  CHECK(analysis.sentences[1].block == 1);
  CHECK(dateline::base::words_at(text, analysis.sentences[1].span) == "The first sentence.");
}

TEST_CASE("Analyzer: the tree of a sentence does not depend on those beside it", "[language]") {
  // More sentences than are read together, of many lengths.
  std::string text;
  std::vector<dateline::base::ByteSpan> blocks;
  for (int i = 0; i < 21; ++i) {
    std::string sentence = "The minister";
    for (int k = 0; k < i % 7; ++k) sentence += ", the envoy of the north";
    sentence += " met reporters in Lagos.";
    blocks.push_back({text.size(), text.size() + sentence.size()});
    text += sentence + "\n";
  }
  const Analysis together = analyzer().analyze(text, blocks);
  REQUIRE(together.sentences.size() == blocks.size());
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const Analysis alone = analyzer().analyze(text, {blocks[b]});
    REQUIRE(alone.sentences.size() == 1);
    const auto &a = alone.sentences[0].tokens, &t = together.sentences[b].tokens;
    REQUIRE(a.size() == t.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(a[i].head == t[i].head);
      CHECK(a[i].relation == t[i].relation);
    }
  }
}

TEST_CASE("Analyzer: a damaged model is refused", "[language]") {
  for (const std::string path :
       {"models/clusters.bin", "models/tagger.bin", "models/parser.bin", "models/names.bin"}) {
    const std::string whole(dateline::base::embedded_data().at(path));
    CAPTURE(path);
    const auto refused = [&](std::string bytes) {
      const Exchanged data(path, std::move(bytes));
      CHECK_THROWS_AS(Analyzer(data), dateline::base::DataError);
    };
    refused("");
    refused("DATELINE");
    refused(whole.substr(0, whole.size() / 2));
    refused(whole + "x");
    for (const std::size_t at :
         {std::size_t{0}, std::size_t{9}, std::size_t{13}, std::size_t{17}, std::size_t{25}, std::size_t{33},
          std::size_t{45}, whole.size() / 3, whole.size() - 1}) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
      refused(std::move(bytes));
    }
    CHECK_NOTHROW(Analyzer(Exchanged(path, whole)));
  }
}

TEST_CASE("Analyzer: a model whose sum is right but whose tables are not is refused", "[language]") {
  const auto refused = [](const std::string& path, std::string_view kind,
                          const std::vector<std::string>& sections) {
    const Exchanged data(path, make_model_file(kind, sections));
    CAPTURE(path, sections.size());
    CHECK_THROWS_AS(Analyzer(data), dateline::base::DataError);
  };
  std::string empty;  // one bit, two buckets, nothing in them
  for (const std::uint32_t number : {1u, 0u, 0u, 0u}) append_u32(empty, number);
  const std::string tail(16, '\0');
  const auto with = [](std::uint32_t first, std::uint32_t second, const std::string& content) {
    std::string table;
    for (const std::uint32_t number : {1u, 0u, first, second}) append_u32(table, number);
    return table + content;
  };
  const auto one = [&](const std::string& bucket) {
    const auto size = static_cast<std::uint32_t>(bucket.size());
    return with(size, size, bucket + tail);
  };
  CHECK_NOTHROW(
      Analyzer(Exchanged("models/tagger.bin", make_model_file("TAGS", {"NN|NOUN\n", empty + tail}))));
  CHECK_NOTHROW(Analyzer(Exchanged(
      "models/tagger.bin", make_model_file("TAGS", {"NN|NOUN\n", one(std::string("\1\5\5\1\0\7", 6))}))));
  refused("models/tagger.bin", "TAGS", {"", empty + tail});
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n"});
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n", ""});
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n", empty});
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n", with(99, 99, tail)});
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n", with(5, 3, std::string(5, '\0') + tail)});
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n", one(std::string("\1\5\5\1\1\7", 6))});  // class 1 of one
  refused("models/tagger.bin", "TAGS",
          {"NN|NOUN\n", one(std::string("\1\5\5\2\0\7", 6))});  // two weights, one there
  refused("models/tagger.bin", "TAGS", {"NN|NOUN\n", one(std::string("\7\5\5", 3))});  // seven features
  const auto shape = [](std::initializer_list<std::uint32_t> sizes) {
    std::string out;
    for (const std::uint32_t size : sizes) append_u32(out, size);
    return out;
  };
  refused("models/parser.bin", "DEPS", {"nsubj\nobj\n", shape({8, 8, 1, 8, 8, 2}), ""});  // no root
  refused("models/parser.bin", "DEPS", {"nsubj\nroot\n", shape({8, 8, 1, 8, 8}), ""});    // a size is missing
  refused("models/parser.bin", "DEPS",
          {"nsubj\nroot\n", shape({8, 8, 1, 8, 8, 3}), ""});  // not three relations
  refused("models/parser.bin", "DEPS", {"nsubj\nroot\n", shape({0, 8, 1, 8, 8, 2}), ""});
  refused("models/parser.bin", "DEPS", {"nsubj\nroot\n", shape({8, 1u << 31, 1, 8, 8, 2}), ""});
  refused("models/parser.bin", "DEPS", {"nsubj\nroot\n", shape({8, 8, 1u << 31, 8, 8, 2}), ""});
  refused("models/parser.bin", "DEPS",
          {"nsubj\nroot\n", shape({8, 8, 1, 8, 8, 2}), tail});  // numbers end early
  refused("models/clusters.bin", "CLUS", {with(4, 4, std::string(4, '\0'))});
  refused("models/names.bin", "NAME", {empty, "", empty});
  refused("models/parser.bin", "TAGS", {"NN|NOUN\n", empty});
}

TEST_CASE("Analyzer: figures on the treebanks stay above their floors", "[language]") {
  struct Floor {
    const char* path;
    Figures least;
  };
  const Floor floors[] = {{"/corpora/ewt/dev.conllu.gz", {98, 92, 96, 80}},
                          {"/corpora/gum/dev.conllu.gz", {98, 94, 97, 79}}};
  for (const Floor& floor : floors) {
    const std::string path = std::string(DATELINE_SHARED_DIR) + floor.path;
    if (!std::filesystem::exists(path)) {
      WARN("skipped, not there: " << path);
      continue;
    }
    const Figures figures = figures_on(path);
    CAPTURE(floor.path, figures.tokens, figures.xpos, figures.lemmas, figures.labelled);
    CHECK(figures.tokens >= floor.least.tokens);
    CHECK(figures.xpos >= floor.least.xpos);
    CHECK(figures.lemmas >= floor.least.lemmas);
    CHECK(figures.labelled >= floor.least.labelled);
  }
}
