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

TEST_CASE("Repair: a name between commas after what it is stands in apposition", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "The airline, Ryanair, flew"
  sentence.tokens = {
      word(0, 3, Pos::det, "DT", "the", 1, "det"),    word(4, 11, Pos::noun, "NN", "airline", 5, "nsubj"),
      word(11, 12, Pos::punct, ",", ",", 3, "punct"), word(13, 20, Pos::propn, "NNP", "Ryanair", 1, "conj"),
      word(20, 21, Pos::punct, ",", ",", 1, "punct"), word(22, 26, Pos::verb, "VBD", "fly", -1, "root")};
  sentence.names = {{3, 4, language::NameKind::organization, 1}};
  language::Sentence list = sentence;
  extract::repair_appositions(sentence);
  CHECK(sentence.tokens[3].relation == "appos");
  // Two names, or nouns that a word joins, are a list.
  list.names.push_back({1, 2, language::NameKind::organization, 1});
  extract::repair_appositions(list);
  CHECK(list.tokens[3].relation == "conj");
  list.names.pop_back();
  list.tokens[2] = word(11, 12, Pos::cconj, "CC", "and", 3, "cc");
  extract::repair_appositions(list);
  CHECK(list.tokens[3].relation == "conj");
}

TEST_CASE("Repair: a participle before a quotation is said of the clause before", "[extract]") {
  using language::Pos;
  const std::string text = "Amara quit saying \"I erred\"";
  language::Sentence sentence;
  sentence.tokens = {word(0, 5, Pos::propn, "NNP", "Amara", 1, "nsubj"),
                     word(6, 10, Pos::verb, "VBD", "quit", -1, "root"),
                     word(11, 17, Pos::verb, "VBG", "say", 5, "advcl"),
                     word(18, 19, Pos::punct, "``", "\"", 5, "punct"),
                     word(19, 20, Pos::pron, "PRP", "I", 5, "nsubj"),
                     word(21, 26, Pos::verb, "VBD", "err", 1, "parataxis"),
                     word(26, 27, Pos::punct, "''", "\"", 5, "punct")};
  extract::repair_participles_before_quotations(sentence, text);
  CHECK(sentence.tokens[2].head == 1);
  CHECK(sentence.tokens[5].head == 2);
  CHECK(sentence.tokens[5].relation == "ccomp");
}

TEST_CASE("Repair: words of a name and the noun before it hang together", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "manufacturer Ash Carter left"
  sentence.tokens = {word(0, 12, Pos::noun, "NN", "manufacturer", 3, "nsubj"),
                     word(13, 16, Pos::propn, "NNP", "Ash", 3, "nsubj"),
                     word(17, 23, Pos::propn, "NNP", "Carter", 3, "nsubj"),
                     word(24, 28, Pos::verb, "VBD", "leave", -1, "root")};
  sentence.names = {{1, 3, language::NameKind::person, 1}};
  language::Sentence body = sentence;
  body.names[0].kind = language::NameKind::organization;
  extract::repair_name_spans(sentence);
  CHECK(sentence.tokens[2].head == 1);
  CHECK(sentence.tokens[2].relation == "flat");
  CHECK(sentence.tokens[0].head == 1);
  CHECK(sentence.tokens[0].relation == "nmod:desc");
  extract::repair_name_spans(body);
  CHECK(body.tokens[1].head == 2);
  CHECK(body.tokens[1].relation == "compound");
}

TEST_CASE("Repair: a clause with the conjunction that is no relative clause", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "insistence that it ended"
  sentence.tokens = {word(0, 10, Pos::noun, "NN", "insistence", -1, "root"),
                     word(11, 15, Pos::sconj, "IN", "that", 3, "mark"),
                     word(16, 18, Pos::pron, "PRP", "it", 3, "nsubj"),
                     word(19, 24, Pos::verb, "VBD", "end", 0, "acl:relcl")};
  extract::repair_noun_clauses(sentence);
  CHECK(sentence.tokens[3].relation == "acl");
}

TEST_CASE("Repair: after and, the noun before a verb without a subject is its subject", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "sank in straits and people died"
  sentence.tokens = {
      word(0, 4, Pos::verb, "VBD", "sink", -1, "root"),    word(5, 7, Pos::adp, "IN", "in", 2, "case"),
      word(8, 15, Pos::noun, "NNS", "strait", 0, "obl"),   word(16, 19, Pos::cconj, "CC", "and", 4, "cc"),
      word(20, 26, Pos::noun, "NNS", "people", 2, "conj"), word(27, 31, Pos::verb, "VBD", "die", 0, "conj")};
  extract::repair_joined_clauses(sentence);
  CHECK(sentence.tokens[4].head == 5);
  CHECK(sentence.tokens[4].relation == "nsubj");
  CHECK(sentence.tokens[3].head == 5);
}

TEST_CASE("Repair: her home is a possessive and a noun", "[extract]") {
  using language::Pos;
  const std::string text = "died at her home";
  language::Sentence sentence;
  sentence.tokens = {
      word(0, 4, Pos::verb, "VBD", "die", -1, "root"), word(5, 7, Pos::adp, "IN", "at", 2, "case"),
      word(8, 11, Pos::pron, "PRP", "she", 0, "obl"), word(12, 16, Pos::adv, "RB", "home", 0, "advmod")};
  sentence.tokens.push_back(word(16, 17, Pos::punct, ".", ".", 0, "punct"));
  extract::repair_her_home(sentence, text + ".");
  CHECK(sentence.tokens[2].relation == "nmod:poss");
  CHECK(sentence.tokens[2].head == 3);
  CHECK(sentence.tokens[3].relation == "obl");
  CHECK(sentence.tokens[1].head == 3);
}

TEST_CASE("Repair: due is the predicate of what is due", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "man is due to stand trial"
  sentence.tokens = {
      word(0, 3, Pos::noun, "NN", "man", 4, "nsubj"),     word(4, 6, Pos::aux, "VBZ", "be", 4, "cop"),
      word(7, 10, Pos::adj, "JJ", "due", 4, "mark"),      word(11, 13, Pos::part, "TO", "to", 2, "fixed"),
      word(14, 19, Pos::verb, "VB", "stand", -1, "root"), word(20, 25, Pos::noun, "NN", "trial", 4, "obj")};
  extract::repair_due(sentence);
  CHECK(sentence.tokens[2].relation == "root");
  CHECK(sentence.tokens[0].head == 2);
  CHECK(sentence.tokens[4].relation == "xcomp");
  CHECK(sentence.tokens[3].relation == "mark");
}

TEST_CASE("Repair: a past tense with an object is no passive", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "officers arrested men"
  sentence.tokens = {word(0, 8, Pos::noun, "NNS", "officer", 1, "nsubj:pass"),
                     word(9, 17, Pos::verb, "VBD", "arrest", -1, "root"),
                     word(18, 21, Pos::noun, "NNS", "man", 1, "obj")};
  extract::repair_active_subjects(sentence);
  CHECK(sentence.tokens[0].relation == "nsubj");
}

TEST_CASE("Repair: what was declared hangs on the verb, not on the day or the audience", "[extract]") {
  using language::Pos;
  const extract::Lexicon lexicon(base::embedded_data());
  language::Sentence sentence;  // "declared on Sunday that it won"
  sentence.tokens = {
      word(0, 8, Pos::verb, "VBD", "declare", -1, "root"), word(9, 11, Pos::adp, "IN", "on", 2, "case"),
      word(12, 18, Pos::propn, "NNP", "Sunday", 0, "obl"), word(19, 23, Pos::sconj, "IN", "that", 5, "mark"),
      word(24, 26, Pos::pron, "PRP", "it", 5, "nsubj"),    word(27, 30, Pos::verb, "VBD", "win", 2, "acl")};
  language::Sentence statement = sentence;
  extract::repair_reported_clauses(sentence, lexicon);
  CHECK(sentence.tokens[5].head == 0);
  CHECK(sentence.tokens[5].relation == "ccomp");
  // "Said in a statement that": the statement has a content, and so it may be.
  statement.tokens[2] = word(12, 18, Pos::noun, "NN", "statement", 0, "obl");
  extract::repair_reported_clauses(statement, lexicon);
  CHECK(statement.tokens[5].head == 2);
}

TEST_CASE("Repair: who is said to have done it is the subject of that", "[extract]") {
  using language::Pos;
  const extract::Lexicon lexicon(base::embedded_data());
  language::Sentence sentence;  // "says experts found it"
  sentence.tokens = {
      word(0, 4, Pos::verb, "VBZ", "say", -1, "root"), word(5, 12, Pos::noun, "NNS", "expert", 0, "obj"),
      word(13, 18, Pos::verb, "VBD", "find", 0, "ccomp"), word(19, 21, Pos::pron, "PRP", "it", 2, "obj")};
  extract::repair_reported_subjects(sentence, lexicon);
  CHECK(sentence.tokens[1].head == 2);
  CHECK(sentence.tokens[1].relation == "nsubj");
}

TEST_CASE("Repair: of two subjects the one before what was said belongs to that", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "EU Kallas goes, envoys said"
  sentence.tokens = {
      word(0, 2, Pos::propn, "NNP", "EU", 4, "nsubj"), word(3, 9, Pos::propn, "NNP", "Kallas", 2, "nsubj"),
      word(10, 14, Pos::verb, "VBZ", "go", 4, "ccomp"), word(16, 22, Pos::noun, "NNS", "envoy", 4, "nsubj"),
      word(23, 27, Pos::verb, "VBD", "say", -1, "root")};
  extract::repair_doubled_subjects(sentence);
  CHECK(sentence.tokens[0].head == 1);
  CHECK(sentence.tokens[3].head == 4);
}

TEST_CASE("Repair: a participle with an object is the verb of a sentence without one", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "club named her coach."
  sentence.tokens = {
      word(0, 4, Pos::noun, "NN", "club", -1, "root"), word(5, 10, Pos::verb, "VBN", "name", 0, "acl"),
      word(11, 14, Pos::pron, "PRP", "she", 1, "iobj"), word(15, 20, Pos::noun, "NN", "coach", 1, "obj"),
      word(20, 21, Pos::punct, ".", ".", 0, "punct")};
  extract::repair_participles(sentence, extract::Lexicon(base::embedded_data()));
  CHECK(sentence.tokens[1].head == -1);
  CHECK(sentence.tokens[0].relation == "nsubj");
  CHECK(sentence.tokens[4].head == 1);
  extract::repair_named_objects(sentence);
  CHECK(sentence.tokens[2].relation == "obj");
  CHECK(sentence.tokens[3].relation == "xcomp");
}

TEST_CASE("Repair: a participle that describes the subject of an adjective is the verb", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "hall opened late."
  sentence.tokens = {
      word(0, 4, Pos::noun, "NN", "hall", 2, "nsubj"), word(5, 11, Pos::verb, "VBN", "open", 0, "acl"),
      word(12, 16, Pos::adj, "JJ", "late", -1, "root"), word(16, 17, Pos::punct, ".", ".", 2, "punct")};
  extract::repair_participles(sentence, extract::Lexicon(base::embedded_data()));
  CHECK(sentence.tokens[1].head == -1);
  CHECK(sentence.tokens[0].head == 1);
  CHECK(sentence.tokens[2].relation == "advcl");
}

TEST_CASE("Repair: since before a noun is a preposition where the verb has a subject", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "storm since May struck"
  sentence.tokens = {
      word(0, 5, Pos::noun, "NN", "storm", 3, "nsubj"), word(6, 11, Pos::sconj, "IN", "since", 3, "mark"),
      word(12, 15, Pos::noun, "NN", "war", 3, "nsubj"), word(16, 22, Pos::verb, "VBD", "strike", -1, "root")};
  extract::repair_conjunctions(sentence);
  CHECK(sentence.tokens[2].head == 0);
  CHECK(sentence.tokens[1].relation == "case");
}

TEST_CASE("Repair: which stands for what is at a place", "[extract]") {
  using language::Pos;
  language::Sentence sentence;  // "wall at Zell, which fell"
  sentence.tokens = {word(0, 4, Pos::noun, "NN", "wall", -1, "root"),
                     word(5, 7, Pos::adp, "IN", "at", 2, "case"),
                     word(8, 12, Pos::propn, "NNP", "Zell", 0, "nmod"),
                     word(12, 13, Pos::punct, ",", ",", 5, "punct"),
                     word(14, 19, Pos::pron, "WDT", "which", 5, "nsubj"),
                     word(20, 24, Pos::verb, "VBD", "fall", 2, "acl:relcl")};
  sentence.names = {{2, 3, language::NameKind::place, 1}};
  extract::repair_relative_clauses(sentence, "wall at Zell, which fell");
  CHECK(sentence.tokens[5].head == 0);
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
