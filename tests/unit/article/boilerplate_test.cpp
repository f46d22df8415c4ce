#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>

#include "src/article/article.hpp"
#include "src/article/boilerplate_rules.hpp"
#include "src/article/line_features.hpp"
#include "src/article/plain_text.hpp"
#include "src/base/problem.hpp"
#include "tests/support/embedded_intake.hpp"

using namespace dateline::article;
using dateline::base::DataError;
using dateline::base::embedded_data;
using dateline::test::intake;

namespace {

// Kind and reason of every block: "title", "+" kept, "#" a heading, "-reason" dropped.
std::string dump(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    const std::string words(words_at(article.text, block.span).substr(0, 18));
    const char* mark = block.kind == BlockKind::title     ? "title "
                       : block.kind == BlockKind::heading ? "# "
                                                          : "+ ";
    out += (block.kept() ? mark : "-" + block.drop_reason + " ") + words + "\n";
  }
  return out;
}

const std::string scrape =
    "Bridge Reopens After Repairs - The Harbour Post\n"
    "\n"
    "Home\nNews\nSport\nWeather\nSearch\n"
    "\n"
    "Bridge Reopens After Repairs\n"
    "By Ann Example\n"
    "Advertisement\n"
    "The town's old bridge opened to traffic on Monday, nine months after engineers found cracks in it.\n"
    "The mayor said that the work had cost twice what was planned, and that nobody was to blame.\n"
    "What comes next\n"
    "The council will vote in June on a second bridge, which would be finished in 2021 at the earliest.\n"
    "Related: Ferry makes its last trip\n"
    "“We have waited for this for a long time,” said a shopkeeper who sells bread beside the river.\n"
    "Ann Example\n"
    "Ann Example joined the Post as a reporter in 2015. She covers the harbour and the weather, and likes "
    "boats.\n"
    "Most Popular\n"
    "Storm closes schools along the coast\n"
    "3 hours ago\n"
    "The council said on Friday that every school along the coast would stay closed until…\n"
    "Comments\n"
    "I never liked that bridge, and I think that it should have been pulled down years ago.\n";

}  // namespace

TEST_CASE("BoilerplateRules: every example of the rules matches, no counter-example does", "[article]") {
  const BoilerplateRules rules(embedded_data());
  std::istringstream file{std::string(embedded_data().at("rules/boilerplate.txt"))};
  std::size_t tried = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("example ")) {
      const std::size_t space = line.find(' ', 8);
      CAPTURE(line);
      CHECK(rules.match(line.substr(space + 1)).reason == line.substr(8, space - 8));
      ++tried;
    } else if (line.starts_with("counter ")) {
      CAPTURE(line);
      CHECK_FALSE(rules.match(line.substr(8)));
      ++tried;
    }
  }
  CHECK(tried > 20);
}

TEST_CASE("normal_line: case, accents, numbers and outer punctuation do not matter", "[article]") {
  CHECK(normal_line("  » 11 Hours  Ago! ") == "# hours ago");
  CHECK(normal_line("À LIRE AUSSI :") == "a lire aussi :");
  CHECK(normal_line("\xff").empty() == false);
}

TEST_CASE("LineFeatures: prose, headlines and teasers are told apart", "[article]") {
  CHECK(features_of("The minister said on Monday that he would not resign.").is_prose());
  CHECK(features_of("部長は月曜日に辞任しないと述べた。").is_prose());
  CHECK_FALSE(features_of("Microsoft’s Hiring Of Inflection AI Staff Does Not Meet Thresholds").is_prose());
  CHECK(features_of("The US will host the first meeting of the network,…").ends_cut);
  CHECK(features_of("He said: “It can’t.”").ends_as_sentence);
}

TEST_CASE("read_text: a scrape is cleaned, each dropped stretch with its reason", "[article]") {
  const Article article = intake().read_text(scrape, {});
  CHECK(article.text == scrape);
  CHECK(article.source_map.empty());
  CHECK(article.title == "Bridge Reopens After Repairs");
  REQUIRE(article.title_span);
  CHECK(words_at(article.text, *article.title_span) == article.title);
  CHECK(article.byline == "Ann Example");
  CHECK(article.language == "en");
  CHECK(dump(article) ==
        "-navigation Bridge Reopens Aft\n"
        "-navigation Home\n-navigation News\n-navigation Sport\n-navigation Weather\n-navigation Search\n"
        "title Bridge Reopens Aft\n"
        "-byline By Ann Example\n"
        "-advertisement Advertisement\n"
        "+ The town's old bri\n"
        "+ The mayor said tha\n"
        "# What comes next\n"
        "+ The council will v\n"
        "-related-links Related: Ferry mak\n"
        "+ “We have waited \n"
        "-biography Ann Example\n"
        "-biography Ann Example joined\n"
        "-related-links Most Popular\n"
        "-related-links Storm closes schoo\n"
        "-related-links 3 hours ago\n"
        "-related-links The council said o\n"
        "-comments Comments\n"
        "-comments I never liked that\n");
}

TEST_CASE("read_text: a text without the furniture of a page keeps every line", "[article]") {
  const std::string text =
      "Minister resigns\n"
      "HAMBURG\n"
      "The minister resigned on Monday. He had sold shares in a firm that his office oversaw.\n"
      "I agree.\n"
      "Photo by the police\n"
      "Anna Braun is the author of the report that brought him down.\n";
  for (const Block& block : intake().read_text(text, {}).blocks) CHECK(block.kept());
}

TEST_CASE("read_text: what the caller knows stays", "[article]") {
  Known known;
  known.title = "A title of one's own";
  known.byline = "Someone Else";
  known.published = dateline::calendar::Day{17000};
  known.published_from = "manifest";
  const Article article = intake().read_text(scrape, known);
  CHECK(article.title == known.title);
  CHECK(article.byline == known.byline);
  CHECK(article.published == known.published);
  CHECK(article.published_from == "manifest");
  CHECK_FALSE(intake().read_text(scrape, {}).published);
}

TEST_CASE("read: the article of the samples loses what stands around it", "[article]") {
  std::ifstream file(std::string(DATELINE_SHARED_DIR) + "/samples/silicon-u-turn-2017.txt", std::ios::binary);
  if (!file) {
    WARN("no sample at " << DATELINE_SHARED_DIR << ": skipped");
    return;
  }
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const std::string original = bytes.str();
  const Article article = intake().read({.bytes = original}, "sample.txt", {});
  std::size_t kept = 0, headings = 0;
  for (const Block& block : article.blocks) {
    const bool after = block.span.begin >= article.text.find("What do you know about IT");
    CHECK(block.kept() == !after);
    kept += block.kept();
    headings += block.kind == BlockKind::heading;
  }
  CHECK(kept == 12);
  CHECK(headings == 1);
  CHECK(article.title == "President Trump U-Turns On Russia Cyber Security Partnership");
  const std::string blocks = dump(article);
  CHECK(blocks.find("-quiz What do you know") != std::string::npos);
  CHECK(blocks.find("-biography Sam Pudwell joined") != std::string::npos);
  CHECK(blocks.find("-related-links Recent Posts") != std::string::npos);
}

TEST_CASE("byline_of: names, or nothing", "[article]") {
  CHECK(byline_of("By Jane Doe") == "Jane Doe");
  CHECK(byline_of("By DANICA KIRKA and JILL LAWLESS, Associated Press") == "DANICA KIRKA and JILL LAWLESS");
  CHECK(byline_of("By Monday evening the water had gone") == "");
  CHECK(byline_of("By Staff") == "");
}

TEST_CASE("read: other encodings and newlines lead back to their bytes", "[article]") {
  const std::string original =
      "Gespr\xe4\x63he beendet\r\n\r\nDer Minister und der K\xf6nig trafen sich in M\xfcnchen.\r\n";
  const Article article = intake().read({.bytes = original}, "a.txt", {});
  CHECK(article.text == "Gespräche beendet\n\nDer Minister und der König trafen sich in München.\n");
  REQUIRE_FALSE(article.source_map.empty());
  std::uint64_t end = 0;
  for (const SourceMapEntry& entry : article.source_map) {
    CHECK(entry.text_begin == end);
    end = entry.text_begin + entry.text_length;
    if (entry.text_length == entry.source_length)
      CHECK(article.text.substr(entry.text_begin, entry.text_length) ==
            original.substr(entry.source_begin, entry.source_length));
  }
  CHECK(end == article.text.size());
  REQUIRE_FALSE(article.notes.empty());
}

TEST_CASE("read: one line of two million bytes is read, more is refused", "[article]") {
  std::string text;
  while (text.size() < 2'000'000) text += "The minister said that he would not resign. ";
  const Article article = intake().read({.bytes = text}, "line.txt", {});
  CHECK(article.blocks.size() == 1);
  CHECK(article.blocks.front().kept());
  CHECK_THROWS_WITH(intake().read({.bytes = text + text}, "line.txt", {}),
                    Catch::Contains("more than the 2097152 bytes that are allowed"));
}
