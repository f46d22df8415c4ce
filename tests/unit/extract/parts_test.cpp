#include <catch2/catch.hpp>

#include <map>

#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/extract/lexicon.hpp"
#include "src/extract/repair.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/table.hpp"
#include "src/extract/tree.hpp"

using namespace dateline;
using extract::Tree;

namespace {

/// Data files in memory; what is not there is taken from the program's own.
class SomeFiles : public base::DataFiles {
 public:
  SomeFiles(const std::string& path, const std::string& content) { files_[path] = content; }
  std::optional<std::string_view> find(std::string_view path) const override {
    const auto found = files_.find(path);
    return found != files_.end() ? std::optional<std::string_view>(found->second)
                                 : base::embedded_data().find(path);
  }
  std::vector<std::string> list(std::string_view folder) const override {
    return base::embedded_data().list(folder);
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
};

std::string fault_of(const std::string& path, const std::string& content) {
  const SomeFiles files(path, content);
  try {
    extract::Lexicon lexicon(files);
  } catch (const base::DataError& error) {
    return error.what();
  }
  return "";
}

/// A sentence of one-letter words with the given heads.
language::Sentence sentence_of(const std::vector<std::int32_t>& heads) {
  language::Sentence sentence;
  sentence.span = {0, heads.size() * 2};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    language::Token token;
    token.span = {i * 2, i * 2 + 1};
    token.head = heads[i];
    token.relation = heads[i] < 0 ? "root" : "dep";
    sentence.tokens.push_back(token);
  }
  return sentence;
}

language::Token word(std::uint64_t begin, std::uint64_t end, language::Pos pos, const char* xpos,
                     const char* lemma, std::int32_t head, const char* relation) {
  return {{begin, end}, pos, xpos, lemma, head, relation};
}

}  // namespace

TEST_CASE("Table: comments and empty lines are passed over, a dash is nothing", "[extract]") {
  const SomeFiles files("t.tsv", "# head\n\na\t-\tx, y ,z\nb");
  extract::Table table(files, "t.tsv");
  REQUIRE(table.next());
  CHECK(table.at(0) == "a");
  CHECK(table.at(1).empty());
  CHECK(table.list(2, ',') == std::vector<std::string_view>{"x", "y", "z"});
  REQUIRE(table.next());
  CHECK(table.at(0) == "b");
  CHECK_THROWS_AS(table.at(1), base::DataError);
  CHECK_FALSE(table.next());
}

TEST_CASE("Lexicon: a wrong row is refused by file and line", "[extract]") {
  CHECK(fault_of("lexicon/word_classes.tsv", "# x\nno_such_class\ta, b\n").find("word_classes.tsv:2") !=
        std::string::npos);
  CHECK(fault_of("lexicon/event_kinds.tsv", "meeting\t-\t-\theavy\tmeet\tmeeting\n")
            .find("event_kinds.tsv:1") != std::string::npos);
  CHECK(fault_of("lexicon/people_nouns.tsv", "herd\tcow\n").find("no such kind of actor") !=
        std::string::npos);
}

TEST_CASE("Lexicon: its tables answer", "[extract]") {
  const extract::Lexicon lexicon(base::embedded_data());
  REQUIRE(lexicon.kind_of_verb("expel") != nullptr);
  CHECK(lexicon.kind_of_verb("expel")->name == "expulsion");
  CHECK(lexicon.kind_of_verb("expel")->plover == "SANCTION");
  CHECK(lexicon.kind_of_verb("step down")->name == "resignation");
  CHECK(lexicon.kind_of_verb("table") == nullptr);
  CHECK(lexicon.kind_of_noun("press conference")->name == "statement");
  CHECK(lexicon.is_event_noun("scandal"));
  CHECK_FALSE(lexicon.is_event_noun("table"));
  CHECK(lexicon.gender_of_first_name("Angela") == extract::Gender::female);
  CHECK(lexicon.gender_of_first_name("Barack") == extract::Gender::male);
  CHECK(lexicon.gender_of_first_name("Xyzzy") == extract::Gender::unknown);
  CHECK(*lexicon.country_of_adjective("Russian") == "Russia");
  CHECK(lexicon.country_of_adjective("russian") == nullptr);
  CHECK(lexicon.known_name("U.K.")->name == "United Kingdom");
  CHECK(lexicon.described_kind("diplomat", true) == record::ActorKind::group);
  CHECK(lexicon.described_kind("company", false) == record::ActorKind::organization);
  CHECK_FALSE(lexicon.described_kind("idea", false).has_value());
  for (const extract::EventKind& kind : lexicon.kinds()) {
    INFO(kind.name);
    CHECK(kind.weight > 0);
    CHECK(kind.weight <= 1);
  }
}

TEST_CASE("Tree: whatever heads it is given, every token reaches a root", "[extract]") {
  const std::string text(64, 'x');
  for (const std::vector<std::int32_t>& heads : std::vector<std::vector<std::int32_t>>{
           {1, 2, 0}, {0}, {5, -7, 1}, {1, 0, 3, 2, 2}, {}, {-1, 0, 1, 2, 3}}) {
    const language::Sentence sentence = sentence_of(heads);
    const Tree tree(sentence, text);
    for (Tree::Index i = 0; i < tree.size(); ++i) {
      std::size_t steps = 0;
      for (std::optional<Tree::Index> at = i; at; at = tree.head(*at)) REQUIRE(++steps <= heads.size());
      CHECK(tree.extent(i).contains(i));
      for (const Tree::Index below : tree.subtree(i)) CHECK(tree.dominates(i, below));
    }
  }
}

TEST_CASE("Tree: relations, extents and tokens of a span", "[extract]") {
  language::Sentence sentence = sentence_of({1, -1, 4, 4, 1});
  sentence.tokens[0].relation = "nsubj:pass";
  const std::string text = "a b c d e";
  const Tree tree(sentence, text);
  CHECK(tree.child(1, "nsubj") == 0u);
  CHECK_FALSE(tree.child(1, "ns").has_value());
  CHECK(tree.extent(4) == Tree::Range{2, 5});
  CHECK(tree.tokens_in({3, 7}) == Tree::Range{2, 4});
  CHECK(tree.tokens_in({60, 70}).size() == 0);
  CHECK(tree.head_of({2, 5}) == 4u);
  CHECK(tree.word(3) == "d");
}

TEST_CASE("Repair: the noun between a conjunction and a finite verb is its subject", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "fled after police fired"
  sentence.tokens = {
      word(0, 4, Pos::verb, "VBD", "flee", -1, "root"), word(5, 10, Pos::adp, "IN", "after", 2, "case"),
      word(11, 17, Pos::noun, "NN", "police", 0, "obl"), word(18, 23, Pos::verb, "VBD", "fire", 0, "advcl")};
  extract::repair_subjects(sentence);
  CHECK(sentence.tokens[2].relation == "nsubj");
  CHECK(sentence.tokens[2].head == 3);
  CHECK(sentence.tokens[1].relation == "mark");
  // A participle that describes the noun stays one: "after police accused of fraud".
  sentence.tokens[1] = word(5, 10, Pos::adp, "IN", "after", 2, "case");
  sentence.tokens[2] = word(11, 17, Pos::noun, "NN", "police", 0, "obl");
  sentence.tokens[3] = word(18, 23, Pos::verb, "VBN", "accuse", 2, "acl");
  extract::repair_subjects(sentence);
  CHECK(sentence.tokens[2].relation == "obl");
}

TEST_CASE("Quotations: curly and straight marks, by paragraph", "[extract]") {
  article::Article article;
  article.text = "He said \xe2\x80\x9cno\xe2\x80\x9d and \"yes\".\nA 6\" pipe.\n\xe2\x80\x9cOpen to the end";
  std::uint64_t begin = 0;
  for (std::size_t i = 0; i <= article.text.size(); ++i) {
    if (i < article.text.size() && article.text[i] != '\n') continue;
    article.blocks.push_back({{begin, i}, article::BlockKind::paragraph, ""});
    begin = i + 1;
  }
  const extract::Lexicon lexicon(base::embedded_data());
  extract::Reading reading(article, lexicon, {}, {});
  extract::find_quotations(reading);
  std::vector<std::string> quoted;
  for (const extract::Quotation& q : reading.quotations) quoted.emplace_back(reading.words(q.span));
  CHECK(quoted ==
        std::vector<std::string>{"\xe2\x80\x9cno\xe2\x80\x9d", "\"yes\"", "\xe2\x80\x9cOpen to the end"});
}
