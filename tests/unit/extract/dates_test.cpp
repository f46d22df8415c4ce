#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/unit/extract/extracted.hpp"

using namespace dateline;
using namespace dateline::test;
using record::Record;

namespace {

/// "2020-02-27 from published", or "" where no days are likely.
std::string likely(const Record& record, const std::string& word) {
  const auto& days = event_of(record, word).time.likely;
  if (!days) return "";
  const std::string last = days->last == days->first ? "" : ".." + calendar::iso(days->last);
  return calendar::iso(days->first) + last + " from " + days->from;
}

const std::string& edtf(const Record& record, const std::string& word) {
  return event_of(record, word).time.when.edtf;
}

}  // namespace

TEST_CASE("Dates: what a report tells without a day was probably on the day of publication", "[extract]") {
  const Record record = read(
      "Norvik buys ferry line\n\nThe shipping company Norvik has bought a ferry line. The owner resigned "
      "during a "
      "meeting. The chairman said that the price had been agreed in March. He had warned of losses.",
      day(2020, 2, 27));
  CHECK(likely(record, "bought") == "2020-02-27 from published");
  CHECK(likely(record, "said") == "2020-02-27 from published");
  CHECK(likely(record, "meeting") == "2020-02-27 from published");
  CHECK(likely(record, "warned").empty());
  // What is certain stays what it was.
  CHECK(event_of(record, "bought").time.when.edtf == "[..2020-02-27]");
  CHECK_FALSE(event_of(record, "bought").time.when.stated);
}

TEST_CASE("Dates: what goes on from a day told of was probably on that day", "[extract]") {
  const Record record =
      read("The ferry sank on 3 February 2020. A trawler rescued the crew. The owner praised the trawler.",
           day(2020, 2, 27));
  CHECK(likely(record, "rescued") == "2020-02-03 from t1");
  CHECK(likely(record, "sank").empty());
}

TEST_CASE("Dates: a headline was when the body says", "[extract]") {
  const Record record =
      read("Norvik buys ferry line\n\nThe shipping company Norvik bought a ferry line in Bergen last week.",
           day(2020, 2, 27));
  CHECK(likely(record, "buys") == "2020-02-17..2020-02-23 from t1");
}

TEST_CASE("Dates: no day is guessed for what is planned, or without a day of publication", "[extract]") {
  const std::string text = "The company will sell the line. The ferry sank.";
  CHECK(likely(read(text, day(2020, 2, 27)), "sell").empty());
  CHECK(likely(read(text, std::nullopt), "sank").empty());
}

TEST_CASE("Dates: a day that cannot be is not guessed", "[extract]") {
  const Record record =
      read("The court fined the owner in January 2020. The ferry sank before that.", day(2020, 2, 27));
  for (const record::Event& event : record.events) {
    if (!event.time.likely) continue;
    const auto& when = event.time.when;
    CHECK((!when.earliest_start || *when.earliest_start <= event.time.likely->first));
    CHECK((!when.latest_end || event.time.likely->last <= *when.latest_end));
  }
}

TEST_CASE("Dates: the night of a day is part of it, and \"after midnight\" is that day", "[extract]") {
  const Record record = read(
      "Police arrested a trader on Tuesday night. The owner resigned shortly after midnight on Wednesday.",
      day(2020, 2, 27));
  CHECK(edtf(record, "arrested") == "2020-02-25");
  CHECK(edtf(record, "resigned") == "2020-02-26");
}

TEST_CASE("Dates: what is put off has the new date, and the putting off does not", "[extract]") {
  const Record record =
      read("The council postponed the vote to 12 March. The league has cancelled Friday's match.",
           day(2020, 2, 27));
  CHECK(edtf(record, "vote") == "2020-03-12");
  CHECK(edtf(record, "postponed") == "[..2020-02-27]");
  CHECK(edtf(record, "match") == "2020-02-28");
}

TEST_CASE("Dates: what is begun, and what someone is due to do", "[extract]") {
  const Record record = read(
      "Prices began to fall in May. The trader was charged in June and is due to stand trial on 12 March.",
      day(2020, 2, 27));
  CHECK(edtf(record, "fall") == "2019-05");
  CHECK(edtf(record, "trial") == "2020-03-12");
}

TEST_CASE("Dates: the year of an amount or of what is spoken of is not that of the verb", "[extract]") {
  const Record record = read(
      "The bank lowered its forecast for growth this year. The yard has sold its output for next year. "
      "The court linked the trader to an attack in 2012.",
      day(2020, 2, 27));
  CHECK(edtf(record, "lowered") == "[..2020-02-27]");
  CHECK(edtf(record, "sold") == "[..2020-02-27]");
  CHECK(edtf(record, "attack") == "2012");
  CHECK(edtf(record, "linked") == "[..2020-02-27]");
}

TEST_CASE("Dates: what something is compared with does not date it; what has lasted since a day does",
          "[extract]") {
  const Record record = read(
      "It was the first party to lose an election since the war in 1995. The strike had closed the country's "
      "largest port since 21 January.",
      day(2020, 2, 27));
  CHECK(edtf(record, "lose") != "1995");
  CHECK(edtf(record, "closed") == "[2020-01-21..]");
}

TEST_CASE("Dates: \"when\" joins two events of one time", "[extract]") {
  const Record record = read(
      "In June 2012 five sailors died when a trawler sank. She led the bank until 2018, when the owner "
      "dismissed "
      "her.",
      day(2020, 2, 27));
  CHECK(edtf(record, "sank") == "2012-06");
  CHECK(edtf(record, "dismissed") == "2018");
  CHECK(edtf(record, "led") == "[..2018]");
}

TEST_CASE("Dates: a distance from a dated event is counted", "[extract]") {
  const Record record = read(
      "The landing was on 14 January 2020. Four days before the landing the engine failed. The pilot was "
      "arrested three days after he had resigned. He resigned on 1 February.",
      day(2020, 2, 27));
  CHECK(edtf(record, "failed") == "2020-01-10");
  CHECK(edtf(record, "arrested") == "2020-02-04");
}

TEST_CASE("Dates: events that differ in number or in date are two", "[extract]") {
  const Record record = read(
      "Norvania expels four diplomats\n\nNorvania expelled four diplomats on Tuesday. It had expelled 40 "
      "diplomats in April 2012.",
      day(2020, 2, 27));
  std::vector<std::string> found;
  for (const record::Event& event : record.events)
    if (event.kind == "expulsion") found.push_back(event.time.when.edtf);
  CHECK(found == std::vector<std::string>{"2020-02-25", "2012-04"});
}

TEST_CASE("Dates: after a comma the sentence's verb is dated, not a modifier within it", "[extract]") {
  const Record record =
      read("Prosecutors charged two men, a trader identified as V. Petrov, on Tuesday.", day(2020, 2, 27));
  CHECK(edtf(record, "charged") == "2020-02-25");
}

TEST_CASE("Dates: the stamp of an entry in a live report is of the day of publication", "[extract]") {
  const Record record = read(
      "A train left the rails near Bergen on Tuesday.\n\n10:15 Police said the driver had survived.\n\n"
      "Rescuers reached the last carriage at 11:30.",
      day(2020, 2, 27));
  REQUIRE(record.times.size() == 3);
  CHECK(record.times[1].when.edtf == "2020-02-27");
  CHECK(record.times[2].when.edtf == "[2020-02-25..2020-02-27]");
}

TEST_CASE("Dates: what else words can mean is kept, and how sure the choice is", "[extract]") {
  const Record record = read(
      "The owner resigned on Friday. The vote will be in May. The ferry sank on 3/4/2019. The court fined "
      "the bank "
      "in 2018.",
      day(2020, 2, 27));
  REQUIRE(record.times.size() == 4);
  CHECK(record.times[0].when.edtf == "2020-02-21");
  CHECK(record.times[0].alternatives == std::vector<std::string>{"2020-02-28"});
  CHECK(record.times[0].confidence == Approx(0.92));
  CHECK(record.times[1].when.edtf == "2020-05");
  CHECK(record.times[1].alternatives == std::vector<std::string>{"2019-05"});
  CHECK(record.times[2].alternatives == std::vector<std::string>{"2019-03-04"});
  CHECK(record.times[2].confidence == Approx(0.5));
  CHECK(record.times[3].alternatives.empty());
  CHECK(record.times[3].confidence == Approx(1));
}

TEST_CASE("Dates: a season to come is turned by the tense", "[extract]") {
  const Record record = read("The ban will last until the spring.", day(2019, 10, 31));
  CHECK(edtf(record, "last") == "[..2020-05]");
  CHECK(record.times.at(0).value == "2020-SP");
}

TEST_CASE("Dates: an order that dates contradict is reported", "[extract]") {
  const Record record = read("The bank collapsed on 5 May 2019, after the owner had resigned on 7 June 2019.",
                             day(2020, 2, 27));
  const auto found = std::find_if(record.relations.begin(), record.relations.end(), [](const auto& relation) {
    return relation.kind == record::RelationKind::contradicts;
  });
  REQUIRE(found != record.relations.end());
  CHECK(found->from == event_of(record, "resigned").id);
  CHECK(found->to == event_of(record, "collapsed").id);
}

TEST_CASE("Dates: what is called for a day has it, and the calling looks not back a year", "[extract]") {
  const Record record = read(
      "The union has called a strike for 17 April. The league called a meeting on 18 March. The army gave "
      "the "
      "guards until Saturday.",
      day(2020, 2, 27));
  CHECK(edtf(record, "strike") == "2020-04-17");
  CHECK(edtf(record, "called") == "[..2020-02-27]");
  CHECK(edtf(record, "meeting") == "2020-03-18");
  CHECK(edtf(record, "gave") == "[..2020-02-27]");
}

TEST_CASE("Dates: a time of day goes with its day", "[extract]") {
  const Record record =
      read("The truce will begin at 6am (04:00 GMT) on Saturday. The tower was closed yesterday at noon.",
           day(2020, 2, 27));
  CHECK(edtf(record, "truce") != "2020-02-22");
  CHECK(edtf(record, "closed") == "2020-02-26");
  for (const record::Time& time : record.times)
    if (time.when.phrase == "6am") CHECK(time.when.edtf == "2020-02-29");
}

TEST_CASE("Dates: two times of one verb are both kept", "[extract]") {
  const Record record = read("Floods killed 40 people in May 2018 and again in July 2018.", day(2020, 2, 27));
  CHECK(edtf(record, "killed") == "[2018-05..2018-07]");
}

TEST_CASE("Dates: a year that opens the sentence holds for its days", "[extract]") {
  const Record record = read("In 2018 the court jailed the trader on 14 March.", day(2020, 2, 27));
  CHECK(edtf(record, "jailed") == "2018-03-14");
}

TEST_CASE("Dates: the weekend of what has happened is the last one", "[extract]") {
  const Record record = read("Two sailors died over the weekend.", day(2020, 2, 28));
  CHECK(edtf(record, "died") == "[2020-02-22..2020-02-23]");
}

TEST_CASE("Dates: what is due on a day has it, not what is told before", "[extract]") {
  const Record record = read("Norvik has appealed, and a hearing is due on 12 May.", day(2020, 3, 21));
  CHECK(edtf(record, "hearing") == "2020-05-12");
  CHECK(edtf(record, "appealed") == "[..2020-03-21]");
}

TEST_CASE("Dates: a time closed by a dash or a comma is that of the verb before it", "[extract]") {
  CHECK(edtf(read("The company filed for bankruptcy on June 1 – two years after the merger – and sold its "
                  "brands.",
                  day(2010, 7, 7)),
             "filed") == "2010-06-01");
}

TEST_CASE("Dates: what was so when something happened was then", "[extract]") {
  const auto published = day(2019, 7, 22);
  CHECK(edtf(read("The new model will be shown when the fair opens on 9 September.", published), "shown") ==
        "2019-09-09");
  CHECK(edtf(read("Dealers were told when the order book opened in January 2019.", published), "told") ==
        "2019-01");
  CHECK(edtf(read("When the diggers arrive on 4 August, the oak will be felled.", published), "felled") ==
        "2019-08-04");
  // What is told first was first.
  CHECK(edtf(read("When the council sold the field on 3 June, the club sued.", published), "sued") ==
        "[..2019-07-22]");
  CHECK(edtf(read("The crew had left when the roof fell in on 3 June.", published), "left") != "2019-06-03");
}

TEST_CASE("Dates: what a blow, a fire or a storm did was when that was", "[extract]") {
  const auto published = day(2019, 7, 22);
  CHECK(edtf(read("The earthquake on 3 May, which killed 20 people, was felt in Oslo.", published),
             "killed") == "2019-05-03");
  CHECK(edtf(read("Saturday's attack in Basra killed four soldiers.", published), "killed") == "2019-07-20");
  const Record fire = read("A fire that broke out on Saturday night destroyed the market.", published);
  CHECK(edtf(fire, "fire") == "2019-07-20");
  const Record bridge =
      read("The bridge collapsed on 4 July, killing 12 people and injuring dozens.", published);
  CHECK(edtf(bridge, "killing") == "2019-07-04");
  CHECK(edtf(bridge, "injuring") == "2019-07-04");
  // A law that followed was later.
  CHECK(edtf(read("The earthquake on 3 May, which led to a reform, was felt in Oslo.", published), "led") !=
        "2019-05-03");
}

TEST_CASE("Dates: an event told again after a mark has the time before it", "[extract]") {
  const Record record = read(
      "The ministry made the decision because of two major crashes this year - the losses of a glider and a "
      "balloon, "
      "which killed nine people.",
      day(2019, 7, 22));
  CHECK(edtf(record, "losses") == "2019");
  CHECK(edtf(record, "killed") == "2019");
}

TEST_CASE("Dates: a match is won or lost when it is, a flight of hours was on the day of its end",
          "[extract]") {
  const auto published = day(2019, 7, 22);
  CHECK(edtf(read("She lost the match on Sunday.", published), "match") == "2019-07-21");
  CHECK(edtf(read("The firm lost its court case in Leeds on Friday.", published), "case") == "2019-07-19");
  CHECK(edtf(read("The jet landed in Oslo on Friday after a 12-hour flight.", published), "flight") ==
        "2019-07-19");
  CHECK(edtf(read("The jet landed in Oslo on Friday after a flight from Tokyo.", published), "flight") !=
        "2019-07-19");
}

TEST_CASE("Dates: a time before two verbs is that of both, what is said in a statement was said then",
          "[extract]") {
  const auto published = day(2019, 7, 22);
  CHECK(edtf(read("On Friday the firm cut its forecast but kept its dividend.", published), "kept") ==
        "2019-07-19");
  CHECK(edtf(read("On Friday the firm cut its forecast and later closed two plants.", published), "closed") !=
        "2019-07-19");
  CHECK(edtf(read("The firm cut its forecast on Friday and closed two plants.", published), "closed") ==
        "[..2019-07-22]");
  CHECK(edtf(read("In a statement released on Friday, the airline apologised for the delays.", published),
             "apologised") == "2019-07-19");
}

TEST_CASE("Dates: a day after a noun without an article is that of its verb", "[extract]") {
  const auto published = day(2019, 7, 22);
  const Record record = read("Norvik emerged from bankruptcy on June 10, 42 days after filing.", published);
  CHECK(edtf(record, "emerged") == "2019-06-10");
  CHECK(edtf(record, "filing") == "2019-04-29");
  CHECK(edtf(read("Crowds gathered after the vote on Friday.", published), "vote") == "2019-07-19");
  CHECK(edtf(read("Shares in the bank fell on Friday, a day after its chief executive resigned.", published),
             "resigned") == "2019-07-18");
}

TEST_CASE("Dates: a verb whose complement is a noun has the day", "[extract]") {
  CHECK(edtf(read("The shares resumed trading on Friday.", day(2019, 7, 22)), "resumed") == "2019-07-19");
}

TEST_CASE("Dates: where publication is not known, the year of something else is not taken", "[extract]") {
  const std::string text =
      "The chief resigned on Monday. The crane, built in 1998, collapsed during a storm on 12 February. On 3 "
      "May "
      "2019 the port had bought it, and on 8 June it was installed.";
  const Record record = test::read(text, std::nullopt);
  CHECK(event_of(record, "built").time.when.edtf == "1998");
  CHECK(event_of(record, "collapsed").time.unresolved == "12 February");
  CHECK(event_of(record, "installed").time.when.edtf == "2019-06-08");
}

TEST_CASE("Dates: \"last October\" is counted from publication, whatever was told before", "[extract]") {
  const Record record = read(
      "The talks began in June 2021, when Reyes visited the capital. Parliament rejected a bill last "
      "October.",
      day(2024, 3, 22));
  CHECK(edtf(record, "rejected") == "2023-10");
}

TEST_CASE("Dates: what was before, after another name of who did it, is counted from there", "[extract]") {
  CHECK(edtf(read("The museum returned the bronze head to Osmia on Tuesday, eleven years after its "
                  "ambassador, Rena Tomas, first asked for it.",
                  day(2025, 3, 12)),
             "asked") == "2014");
}

TEST_CASE("Dates: a clause with \"when\" is that of both verbs before it", "[extract]") {
  const Record record = read(
      "Two climbers were killed and a third was seriously injured when an avalanche swept down the mountain "
      "on "
      "Thursday afternoon.",
      day(2023, 2, 3));
  CHECK(edtf(record, "injured") == "2023-02-02");
  CHECK(edtf(record, "killed") == "2023-02-02");
}
