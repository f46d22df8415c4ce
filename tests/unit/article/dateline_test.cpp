#include "src/article/dateline.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "src/base/data_files.hpp"
#include "tests/support/embedded_intake.hpp"

using namespace dateline::article;
using dateline::test::intake;

namespace {

/// "place|day|agency|words", or "none".
std::string read(const std::string& paragraph) {
  static const WrittenDates dates(dateline::base::embedded_data());
  const auto dateline = dateline_of(paragraph, dates);
  if (!dateline) return "none";
  return dateline->place + "|" + (dateline->day ? dateline::calendar::iso(*dateline->day) : "") + "|" +
         dateline->agency + "|" + paragraph.substr(dateline->span.begin, dateline->span.size());
}

}  // namespace

TEST_CASE("Dateline: place, day, agency", "[article]") {
  CHECK(read("HAMBURG, July 8 (Agency) — The summit ended.") == "HAMBURG||Agency|HAMBURG, July 8 (Agency)");
  CHECK(read("HARBOUR TOWN, 11 September 2023 (Coastwire) - The council voted.") ==
        "HARBOUR TOWN|2023-09-11|Coastwire|HARBOUR TOWN, 11 September 2023 (Coastwire)");
  CHECK(read("Velden, Sept. 11, 2023 /Coastwire/ -- The council voted.") ==
        "Velden|2023-09-11|Coastwire|Velden, Sept. 11, 2023 /Coastwire/");
  CHECK(read("(Coastwire) - The council voted.") == "||Coastwire|(Coastwire)");
  CHECK(read("BERLIN - The summit ended.") == "BERLIN|||BERLIN");
  CHECK(read("DUBAI, United Arab Emirates — The airline buys.") ==
        "DUBAI, United Arab Emirates|||DUBAI, United Arab Emirates");
  CHECK(read("Dekalb, Ill. — The team won.") == "Dekalb, Ill.|||Dekalb, Ill.");
  CHECK(read("New York, NY – The firm said.") == "New York, NY|||New York, NY");
  CHECK(read("RIO DE JANEIRO, 3 May (Coastwire) – \"We won\", he said.") ==
        "RIO DE JANEIRO||Coastwire|RIO DE JANEIRO, 3 May (Coastwire)");
}

TEST_CASE("Dateline: a sentence with a dash is none", "[article]") {
  for (const char* words :
       {"He won - again - in Paris.", "The summit ended.", "", "BERLIN -", " - The summit ended.",
        "NASA - the agency - launched it.", "Two hostages — An American and an Australian — left.",
        "On 3 May, the court — It sits in Velden — ruled.", "Why — Especially now?", "Junior – We are glad.",
        "Mayor (49) - He left.", "SMITH: The summit ended.", "(49) - He left."}) {
    CAPTURE(words);
    CHECK(read(words) == "none");
  }
}

TEST_CASE("Dateline: it stands in the first paragraphs of an article, with its place in the text",
          "[article]") {
  const std::string text =
      "Ferry saved\n\nHARBOUR TOWN, 11 September 2023 (Coastwire) - The council voted on Tuesday to keep the "
      "old "
      "ferry, which has crossed the harbour since 1904.\n";
  const Article article = intake().read_text(text, {});
  REQUIRE(article.dateline);
  CHECK(words_at(article.text, article.dateline->span) == "HARBOUR TOWN, 11 September 2023 (Coastwire)");
  CHECK(article.published_from == "dateline");
}
