#include "graph/assemble/copies.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "copies_texts.hpp"

using namespace dateline;
using namespace dateline::test::copies;
using assemble::SourceText;

namespace {

SourceText source(const std::string& uid, int day, const std::string& text, const std::string& url = "") {
  SourceText made{.uid = uid, .url = assemble::normalized_url(url), .runs = text::word_runs(text)};
  if (day > 0) made.published = calendar::day_of({2019, 5, static_cast<unsigned>(day)});
  return made;
}

/// "b copy of a (97), c version of a (64)", by uid; of a source whose head is another, "… [head]".
std::string links(const std::vector<SourceText>& sources) {
  std::map<std::string, std::string> by_uid;
  for (const model::AssembledSourceLink& link : assemble::source_links(sources)) {
    std::string words = link.source_uid + " " + std::string(model::name_of(link.kind)) + " of " +
                        link.other_uid + " (" + std::to_string(static_cast<int>(100 * link.share + 1e-9)) +
                        ")";
    if (link.head_uid != link.other_uid) words += " [" + link.head_uid + "]";
    REQUIRE(by_uid.emplace(link.source_uid, words).second);
  }
  std::string out;
  for (const auto& [uid, words] : by_uid) out += (out.empty() ? "" : ", ") + words;
  return out;
}

std::string kinship(const std::string& later, const std::string& earlier) {
  const auto kind = assemble::kinship(text::word_runs(later), text::word_runs(earlier));
  return kind ? std::string(model::name_of(*kind)) : "none";
}

}  // namespace

TEST_CASE("copies: a syndicated story with another headline and two sentences changed", "[copies]") {
  CHECK(kinship(syndicated(), joined(agency)) == "copy");
  CHECK(kinship(joined(agency), syndicated()) == "copy");
  CHECK(links({source("paper", 8, syndicated()), source("wire", 7, joined(agency))}) ==
        "paper copy of wire (87)");
}

TEST_CASE("copies: a story that was shortened is a copy, the long one of an earlier short one contains it",
          "[copies]") {
  const std::string shortened = joined(agency, 0, 5);
  CHECK(links({source("paper", 7, shortened), source("wire", 7, joined(agency))}) ==
        "paper copy of wire (100)");
  CHECK(links({source("wire", 7, shortened), source("paper", 8, joined(agency, 0, 6))}) ==
        "paper copy of wire (83)");
  const std::string longer = joined(agency, 0, 3) + own_report;
  CHECK(links({source("wire", 7, joined(agency, 0, 3)), source("paper", 8, longer)}) ==
        "paper containing of wire (37) [paper]");
}

TEST_CASE("copies: a brief in a long article is an excerpt, or the article contains it", "[copies]") {
  CHECK(kinship(around_the_brief(), brief) == "containing");
  CHECK(kinship(brief, around_the_brief()) == "excerpt");
  CHECK(kinship(brief, brief) == "copy");
  CHECK(kinship(brief, brief + "\n\nThe company has 22 ships.") == "copy");
}

TEST_CASE("copies: texts below 25 words are compared with none", "[copies]") {
  const std::string note =
      "The ferry service between Velden and Osk is suspended until Friday, the company "
      "said on Tuesday. Four more crossings run from Harnby.";
  CHECK(text::word_runs(note).words < 25);
  CHECK(kinship(note, note) == "none");
  CHECK(kinship("", "") == "none");
  CHECK(links({source("a", 1, ""), source("b", 1, "")}).empty());
}

TEST_CASE("copies: of two articles that share words nothing is said", "[copies]") {
  const std::string mirrors =
      "The members of the northern fishing guild voted on Sunday to sell the old smoke house by the lower "
      "quay.";
  const std::string tower = "Workers began to take down the water tower of Harnby on Monday.";
  const std::string weather =
      "Tomorrow will be mild with some cloud in the morning and light wind from the south west. Showers may "
      "reach the islands in the afternoon. Temperatures lie between 12 and 15 degrees by day.";
  const std::string weather_after =
      "Tomorrow will be cold with some fog in the morning and light wind from the north east. Snow may reach "
      "the islands in the afternoon. Temperatures lie between 1 and 3 degrees by day.";
  const std::string statement =
      "I have decided to leave the office of mayor at the end of June. It was an honour to serve this town "
      "for eleven years, and I thank all those who have worked with me. I leave for reasons of health that "
      "I wish to keep to myself, and I ask you to respect this. The council will choose my successor.";
  const std::string quoting =
      "The mayor of Velden, Sven Aker, will go in summer. \"It was an honour to serve this town for eleven "
      "years, and I thank all those who have worked with me,\" he said in a statement, which names his "
      "health as the reason. His party wants his deputy to follow him; the opposition wants an election.";
  const std::string verdict =
      "A court in Lund Bay sentenced a 34-year-old man to four years in prison on Monday for robbing a "
      "petrol station in Harnby with a toy pistol. He had admitted the deed and repaid the money. His lawyer "
      "said he would not appeal. The prosecutor had asked for five years.";
  const std::string other_verdict =
      "A court in Lund Bay sentenced a 51-year-old woman to two years in prison on Friday for taking 90,000 "
      "crowns from a choir whose treasurer she was. She had denied the deed and repaid nothing. Her lawyer "
      "said he would appeal. The prosecutor had asked for three years.";
  const std::string calm =
      market("0.2 percent higher", "1,412.7", "Osk Lines", "2.1", "Norvik Steel", "1.8", "812");
  const std::string wild =
      market("0.9 percent lower", "1,399.2", "Bay Brewery", "3.4", "Harnby Bank", "4.0", "640");
  const std::string first_quake = quake("4.1", "Osk", "6.12 on Monday", "11");
  const std::string later_quake = quake("3.8", "Lund Bay", "23.40 on Saturday", "7");
  const std::string both_parts = joined(agency, 2, 1) + own_report;
  const std::pair<std::string, std::string> pairs[] = {
      {joined(agency), own_report},   // the same event, the same quotation
      {joined(agency), live_page()},  // a live page that quotes a paragraph
      {joined(agency), next_day()},   // background told again
      {own_report, live_page()},
      {own_report, next_day()},
      {live_page(), next_day()},
      {joined(agency), around_the_brief()},
      {own_report, around_the_brief()},
      {live_page(), around_the_brief()},
      {next_day(), around_the_brief()},
      {joined(agency), brief},
      {next_day(), brief},
      {joined(agency) + boilerplate, own_report + boilerplate},  // the same lines below each article
      {own_report + boilerplate, next_day() + boilerplate},
      {live_page() + boilerplate, around_the_brief() + boilerplate},
      {statement + boilerplate, verdict + boilerplate},
      {verdict + boilerplate, other_verdict + boilerplate},
      {first_quake + boilerplate, verdict + boilerplate},
      {quoting + boilerplate, other_verdict + boilerplate},
      {first_quake, later_quake},  // forms that are filled in
      {first_quake, quake("4.2", "Osk", "6.12 on Monday", "9")},
      {quake("4.1", "Harnby", "6.12 on Friday", "11"), first_quake},
      {calm, wild},
      {wild, market("0.1 percent higher", "1,400.3", "Osk Lines", "0.8", "Harnby Bank", "0.9", "701")},
      {weather, weather_after},
      {statement, quoting},  // half of a statement, quoted
      {verdict, other_verdict},
      {both_parts, joined(agency)},               // one paragraph of an agency among own ones
      {joined(agency, 0, 5), joined(agency, 5)},  // two halves of one story
      {joined(agency, 0, 6), joined(agency, 4)},
      {mirrors + tower, tower + weather},  // a sentence in common
      {mirrors + weather, mirrors + quoting},
      {statement + verdict, statement.substr(0, statement.size() / 2) + calm},
      {tower, mirrors},
      {statement, calm},
  };
  REQUIRE(std::size(pairs) >= 30);
  for (const auto& [one, other] : pairs) {
    INFO(one.substr(0, 60) << " | " << other.substr(0, 60));
    CHECK(kinship(one, other) == "none");
    CHECK(kinship(other, one) == "none");
  }
}

TEST_CASE("copies: addresses are compared without what does not name the page", "[copies]") {
  const std::string plain = "lantern.example/2019/05/ferry";
  for (const char* url :
       {"https://www.lantern.example/2019/05/ferry", "http://lantern.example/2019/05/ferry/",
        "https://Lantern.Example/2019/05/ferry#comments",
        "https://lantern.example/2019/05/ferry?utm_source=letter&fbclid=x"})
    CHECK(assemble::normalized_url(url) == plain);
  CHECK(assemble::normalized_url("https://lantern.example/read?id=7&utm_medium=rss") ==
        "lantern.example/read?id=7");
  CHECK(assemble::normalized_url("https://lantern.example/a?b=2&a=1") ==
        assemble::normalized_url("https://lantern.example/a?a=1&b=2"));
  CHECK(assemble::normalized_url("https://lantern.example/Ferry") != plain);
  for (const char* none : {"", "ferry.txt", "https://lantern.example/", "https://www.lantern.example/?ref=x"})
    CHECK(assemble::normalized_url(none).empty());
}

TEST_CASE("copies: another text at the same address is a version of the first", "[copies]") {
  const std::string url = "https://lantern.example/ferry",
                    again = "http://www.lantern.example/ferry/?utm_a=b";
  CHECK(links({source("new", 8, joined(agency, 0, 2) + own_report, again),
               source("old", 7, joined(agency, 0, 4), url)}) == "new version of old (30)");
  // Of one day: the longer one is taken for the later.
  CHECK(links({source("a", 7, joined(agency), url), source("b", 7, joined(agency, 0, 4), again)}) ==
        "a version of b (42)");
  CHECK(links({source("a", 0, joined(agency), url), source("b", 7, joined(agency), again)}) ==
        "a version of b (100)");
  CHECK(links({source("a", 1, joined(agency), url), source("b", 2, joined(agency, 0, 8), url),
               source("c", 3, joined(agency, 3), url)}) == "b version of a (100), c version of a (100)");
  // An address under which quite other things stand names no article.
  CHECK(links({source("a", 1, own_report, url), source("b", 2, around_the_brief(), url)}).empty());
}

TEST_CASE("copies: copies and versions of one text have one head", "[copies]") {
  const std::string url = "https://wire.example/ferry";
  CHECK(links({source("wire", 1, joined(agency, 0, 6), url), source("wire2", 2, joined(agency), url),
               source("paper", 3, joined(agency)), source("other", 3, syndicated()),
               source("short", 4, joined(agency, 0, 4))}) ==
        "other copy of wire2 (87) [wire], paper copy of wire2 (100) [wire], short copy of wire (100), "
        "wire2 version of wire (65)");
}

TEST_CASE("copies: the head is the earliest, then the longest, then the first by uid", "[copies]") {
  const std::string text = joined(agency), longer = text + "The quay is closed.";
  CHECK(links({source("a", 0, text), source("b", 2, text), source("c", 1, text)}) ==
        "a copy of c (100), b copy of c (100)");
  CHECK(links({source("a", 1, text), source("b", 1, longer)}) == "a copy of b (100)");
  CHECK(links({source("b", 1, text), source("a", 1, text)}) == "b copy of a (100)");
}

TEST_CASE("copies: two long articles around the same brief are not copies of each other", "[copies]") {
  const std::string other = brief + "\n\n" + own_report;
  CHECK(links({source("wire", 1, brief), source("a", 2, around_the_brief()), source("b", 2, other)}) ==
        "a containing of wire (16) [a], b containing of wire (12) [b]");
}

TEST_CASE("copies: of a record only the kept text counts", "[copies]") {
  record::Record record;
  record.text = "Headline\nOne two.\nRead also: this\nThree.\nShare";
  record.dropped = {{{41, 46}, "share"}, {{0, 9}, "title"}, {{18, 34}, "related-links"}};
  const std::string kept = assemble::kept_text(record);
  CHECK(text::word_runs(kept).words == 3);
  CHECK(kept.find("One two.") != std::string::npos);
  CHECK(kept.find("Three.") != std::string::npos);
  record.dropped.push_back({{0, 1000}, "all"});
  CHECK(text::word_runs(assemble::kept_text(record)).words == 0);
}

TEST_CASE("copies: links are the same for every order of the sources", "[copies][property]") {
  std::mt19937 random(23);
  const std::string texts[] = {joined(agency),
                               syndicated(),
                               joined(agency, 0, 5),
                               joined(agency, 3),
                               own_report,
                               live_page(),
                               next_day(),
                               brief,
                               around_the_brief(),
                               joined(agency) + own_report,
                               own_report + boilerplate,
                               brief + boilerplate};
  const char* urls[] = {"", "", "https://a.example/x", "https://www.a.example/x/", "https://b.example/y"};
  std::set<std::string> seen;
  for (int round = 0; round < 60; ++round) {
    std::vector<SourceText> sources;
    for (std::size_t i = 0, count = 2 + random() % 12; i < count; ++i)
      sources.push_back(source("s" + std::to_string(i), static_cast<int>(random() % 4),
                               texts[random() % std::size(texts)], urls[random() % std::size(urls)]));
    const auto first = assemble::source_links(sources);
    seen.insert(links(sources));
    for (int order = 0; order < 5; ++order) {
      std::shuffle(sources.begin(), sources.end(), random);
      REQUIRE(assemble::source_links(sources) == first);
    }
    // Heads are sources that count as themselves.
    std::map<std::string, std::string> heads;
    for (const model::AssembledSourceLink& link : first) heads[link.source_uid] = link.head_uid;
    for (const auto& [uid, head] : heads) {
      const bool counts_as_itself = !heads.contains(head) || heads[head] == head;
      CHECK(counts_as_itself);
    }
  }
  CHECK(seen.size() > 50);
}

TEST_CASE("copies: the original is found behind lines that very many texts share", "[copies]") {
  std::vector<SourceText> sources;
  std::mt19937 random(5);
  for (int i = 0; i < 120; ++i) {
    std::string own;
    for (int w = 0; w < 80; ++w) own += "w" + std::to_string(random() % 100000) + " ";
    sources.push_back(source("own" + std::to_string(100 + i), 1 + i % 20, own + boilerplate));
  }
  sources.push_back(source("wire", 21, joined(agency) + boilerplate));
  sources.push_back(source("paper", 22, syndicated() + boilerplate));
  for (int i = 0; i < 60; ++i)
    sources.push_back(source("print" + std::to_string(10 + i), 23, joined(agency)));
  const std::vector<model::AssembledSourceLink> found = assemble::source_links(sources);
  CHECK(found.size() == 61);
  for (const model::AssembledSourceLink& link : found) CHECK(link.head_uid == "wire");
}

TEST_CASE("copies: an assembled story has them", "[copies]") {
  record::Record wire, paper;
  wire.text = joined(agency);
  paper.text = "Another headline\n" + joined(agency);
  paper.dropped = {{{0, 16}, "title"}};
  const model::Assembled graph = assemble::assemble(
      {{"p", calendar::day_of({2019, 5, 8}), &paper}, {"w", calendar::day_of({2019, 5, 7}), &wire}});
  REQUIRE(graph.source_links.size() == 1);
  CHECK(graph.source_links[0] == model::AssembledSourceLink{"p", "w", "w", model::LinkKind::copy, 1.0});
}

TEST_CASE("copies: what a copy tells in the same sentence is the same event, dated or not", "[copies]") {
  const auto told = [](const std::string& before, const std::string& edtf) {
    record::Record record;
    record.text = before + joined(agency);
    const std::size_t quote = before.size(), trigger = quote + 4;
    record::Event event{.id = "e1", .title = "It", .kind = "other", .salience = 0.5};
    event.quote = {quote, quote + 40};
    event.mentions = {{.span = {trigger, trigger + 5}}};
    if (!edtf.empty()) event.time.when = *calendar::span_from_edtf(edtf);
    event.time.when.stated = !edtf.empty();
    record.events = {event};
    return record;
  };
  const record::Record wire = told("", "2019-05-06"), copy = told("Another headline. ", ""),
                       other_day = told("A third headline. ", "2019-05-07");
  const auto events = [](const record::Record& one, const record::Record& other) {
    return assemble::assemble(
               {{"a", calendar::day_of({2019, 5, 7}), &one}, {"b", calendar::day_of({2019, 5, 8}), &other}})
        .events.size();
  };
  CHECK(events(wire, copy) == 1);
  CHECK(events(wire, other_day) == 2);
  record::Record elsewhere = copy;
  elsewhere.events[0].mentions[0].span.begin += 6;
  elsewhere.events[0].mentions[0].span.end += 6;
  CHECK(events(wire, elsewhere) == 2);
  record::Record unlinked = wire;
  unlinked.text = unlinked.text.substr(0, 60);  // too short to be compared
  CHECK(events(wire, unlinked) == 2);
}
