#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/unit/extract/extracted.hpp"

using namespace dateline;
using namespace dateline::test;
using record::Event;
using record::Record;

namespace {

std::string name_of(const Record& record, const std::string& id) {
  for (const record::Actor& actor : record.actors) {
    if (actor.id == id) return actor.name;
  }
  return "";
}

bool takes_part(const Record& record, const Event& event, const std::string& name, record::Role role) {
  return std::any_of(event.participants.begin(), event.participants.end(), [&](const record::Participant& p) {
    return p.role == role && name_of(record, p.actor) == name;
  });
}

const record::Actor* actor(const Record& record, const std::string& name) {
  for (const record::Actor& one : record.actors) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

std::optional<Record> sample(std::optional<calendar::Day> published) {
  std::ifstream file(std::string(DATELINE_SHARED_DIR) + "/samples/silicon-u-turn-2017.txt", std::ios::binary);
  if (!file) {
    WARN("the sample article is not here: its test is skipped");
    return std::nullopt;
  }
  std::stringstream bytes;
  bytes << file.rdbuf();
  const std::string original = bytes.str();
  article::Known known;
  known.published = published;
  return extractor().extract(test::intake().read({.bytes = original}, "sample.txt", known), "sample");
}

}  // namespace

TEST_CASE("Extract: who did what to whom, where and when", "[extract]") {
  const Record r = read("Angela Merkel met Emmanuel Macron in Berlin on 3 May 2016.\n", day(2016, 5, 4));
  const Event& met = event_of(r, "met");
  CHECK(met.kind == "meeting");
  CHECK(met.title == "Angela Merkel met Emmanuel Macron in Berlin");
  CHECK(takes_part(r, met, "Angela Merkel", record::Role::agent));
  CHECK(takes_part(r, met, "Emmanuel Macron", record::Role::patient));
  CHECK(takes_part(r, met, "Berlin", record::Role::place));
  CHECK(met.time.when.earliest_start == day(2016, 5, 3));
  CHECK(met.time.when.latest_end == day(2016, 5, 3));
  CHECK(met.time.when.stated);
  CHECK(met.time.basis == record::Basis::time);
  CHECK(met.modality == record::Modality::actual);
}

TEST_CASE("Extract: a title is no part of a name, and a surname is the same person", "[extract]") {
  const Record r = read(
      "Former defence secretary Ash Carter criticised the plan in Washington.\n"
      "Carter said that the plan was dangerous. He resigned in January 2017.\n",
      day(2017, 7, 10));
  const record::Actor* carter = actor(r, "Ash Carter");
  REQUIRE(carter != nullptr);
  CHECK(carter->kind == record::ActorKind::person);
  CHECK(carter->titles == std::vector<std::string>{"Former defence secretary"});
  CHECK(carter->aliases == std::vector<std::string>{"Carter"});
  CHECK(carter->mentions.size() == 3);
  CHECK(event_of(r, "resigned").title == "[Carter] resigned");
  CHECK(takes_part(r, event_of(r, "resigned"), "Ash Carter", record::Role::agent));
}

TEST_CASE("Extract: an acronym in brackets is the name before it", "[extract]") {
  const Record r =
      read("Hackers attacked the Democratic National Committee (DNC) in 2016. The DNC called the police.\n",
           day(2017, 7, 10));
  const record::Actor* committee = actor(r, "Democratic National Committee");
  REQUIRE(committee != nullptr);
  CHECK(std::count(committee->aliases.begin(), committee->aliases.end(), "DNC") == 1);
  CHECK(takes_part(r, event_of(r, "attacked"), "Democratic National Committee", record::Role::patient));
}

TEST_CASE("Extract: the passive turns the roles round", "[extract]") {
  const Record r = read("The tanker was built by Ryanair in 2001.\n", day(2005, 1, 1));
  CHECK(takes_part(r, event_of(r, "built"), "Ryanair", record::Role::agent));
}

TEST_CASE("Extract: what is denied, planned, supposed or alleged is told apart", "[extract]") {
  const Record r = read(
      "Ryanair did not sell the factory.\n"
      "Ryanair will sell the airport in 2019.\n"
      "If Airbus sells the hangar, Ryanair could buy it.\n"
      "Ryanair accused Airbus of stealing the plans.\n",
      day(2017, 7, 10));
  CHECK(event_of(r, "sell").polarity == record::Polarity::negative);
  CHECK(event_of(r, "sells").modality == record::Modality::hypothetical);
  CHECK(event_of(r, "buy").modality == record::Modality::hypothetical);
  CHECK(event_of(r, "stealing").modality == record::Modality::alleged);
  CHECK(name_of(r, event_of(r, "stealing").attributed_to) == "Ryanair");
  const auto planned = std::find_if(r.events.begin(), r.events.end(), [](const Event& event) {
    return event.modality == record::Modality::planned;
  });
  REQUIRE(planned != r.events.end());
  CHECK(planned->time.when.earliest_start == day(2019, 1, 1));
}

TEST_CASE("Extract: a quotation has a speaker, and \"I\" in it is the speaker", "[extract]") {
  const Record r =
      read("Tim Cook unveiled the watch.\n\"I bought the company in 2010,\" Cook said.\n", day(2017, 7, 10));
  const Event& bought = event_of(r, "bought");
  CHECK(name_of(r, bought.attributed_to) == "Tim Cook");
  CHECK(takes_part(r, bought, "Tim Cook", record::Role::agent));
  CHECK(event_of(r, "said").title == "Cook said: \xe2\x80\x9cI bought the company in 2010\xe2\x80\x9d");
}

TEST_CASE("Extract: an event without a date had happened when it was reported", "[extract]") {
  const std::string text = "Ryanair sued Airbus.\n";
  const Record known = read(text, day(2017, 7, 10));
  CHECK(event_of(known, "sued").time.when.edtf == "[..2017-07-10]");
  CHECK_FALSE(event_of(known, "sued").time.when.stated);
  CHECK(event_of(known, "sued").time.basis == record::Basis::published);
  const Record unknown = read(text, std::nullopt);
  CHECK(event_of(unknown, "sued").time.when.unknown());
  CHECK(event_of(unknown, "sued").time.basis == record::Basis::unknown);
}

TEST_CASE("Extract: what an article of unknown publication tells of was not after it was saved",
          "[extract]") {
  article::Known known;
  known.retrieved = day(2017, 7, 12);
  known.archived = day(2017, 7, 11);
  const std::string text = "Ryanair sued Airbus.\nThe court will hear the case.\n";
  const Record saved = extractor().extract(test::intake().read_text(text, known), "saved");
  CHECK(event_of(saved, "sued").time.when.edtf == "[..2017-07-11]");
  CHECK_FALSE(event_of(saved, "sued").time.when.stated);
  CHECK(event_of(saved, "sued").time.basis == record::Basis::saved);
  CHECK(event_of(saved, "hear").time.when.unknown());
  // The day of publication says more, and a day of saving never stands in for it.
  CHECK_FALSE(saved.published);
  known.published = day(2017, 7, 10);
  const Record both = extractor().extract(test::intake().read_text(text, known), "both");
  CHECK(event_of(both, "sued").time.basis == record::Basis::published);
}

TEST_CASE("Extract: \"before\" and \"after\" bound one event by another", "[extract]") {
  const Record r = read("Ryanair sued Airbus before the 2016 presidential election.\n", day(2017, 7, 10));
  CHECK(event_of(r, "sued").time.when.edtf == "[..2016-11-08]");
  CHECK(event_of(r, "sued").time.when.stated);
  CHECK(event_of(r, "election").time.when.edtf == "2016-11-08");
  REQUIRE(r.relations.size() == 1);
  CHECK(r.relations[0].kind == record::RelationKind::before);
}

TEST_CASE("Extract: the sample article yields its events", "[extract]") {
  const auto found = sample(day(2017, 7, 10));
  if (!found) return;
  const Record& r = *found;
  CHECK(record::problems_of(r) == std::vector<std::string>{});

  const Event& met = event_of(r, "discussed");
  CHECK(met.time.when.edtf == "[2017-07-03..2017-07-09]");
  CHECK(takes_part(r, met, "Donald Trump", record::Role::agent));
  CHECK(takes_part(r, met, "Vladimir Putin", record::Role::agent));
  CHECK(takes_part(r, met, "Hamburg", record::Role::place));

  CHECK(event_of(r, "election").time.when.edtf == "2016-11-08");
  CHECK(event_of(r, "election").time.when.anchor == "named:us-election-2016");

  const Event& ordered = event_of(r, "ordered");
  CHECK(ordered.time.when.edtf == "2016-12");
  CHECK(takes_part(r, ordered, "Barack Obama", record::Role::agent));
  CHECK(takes_part(r, ordered, "Russian diplomats", record::Role::other));
  CHECK(takes_part(r, event_of(r, "expulsion"), "Russian diplomats", record::Role::patient));

  CHECK(takes_part(r, event_of(r, "wrote"), "Donald Trump", record::Role::speaker));
  CHECK(takes_part(r, event_of(r, "posted"), "Donald Trump", record::Role::speaker));
  CHECK(event_of(r, "wrote").time.when.earliest_start == day(2017, 7, 3));
  CHECK(std::any_of(r.relations.begin(), r.relations.end(), [&](const record::Relation& relation) {
    return relation.kind == record::RelationKind::after && relation.from == event_of(r, "posted").id &&
           relation.to == event_of(r, "wrote").id;
  }));
  CHECK(takes_part(r, event_of(r, "condemned"), "Ash Carter", record::Role::agent));
  CHECK(event_of(r, "blamed").time.when.edtf == "[..2016-11-08]");
  CHECK(event_of(r, "warned").time.when.edtf == "[..2016-11-08]");
  CHECK(takes_part(r, event_of(r, "warned"), "experts", record::Role::speaker));
  CHECK(actor(r, "GCHQ") != nullptr);

  const record::Actor* trump = actor(r, "Donald Trump");
  REQUIRE(trump != nullptr);
  CHECK(std::count(trump->titles.begin(), trump->titles.end(), "US President") == 1);
  CHECK(std::count_if(r.actors.begin(), r.actors.end(), [](const record::Actor& one) {
          return one.name.find("Trump") != std::string::npos;
        }) == 1);

  for (const Event& event : r.events) {
    INFO(event.title);
    for (const record::Dropped& dropped : r.dropped) {
      if (dropped.reason != "title") CHECK_FALSE(dropped.span.overlaps(event.quote));
    }
    if (event.modality == record::Modality::planned || !event.time.when.earliest_start) continue;
    CHECK(*event.time.when.earliest_start <= day(2017, 7, 10));
  }
  for (const char* stranger : {"Sam Pudwell", "Microsoft", "Google", "Qualcomm"}) {
    INFO(stranger);
    CHECK(actor(r, stranger) == nullptr);
  }
}

TEST_CASE("Extract: without a day of publication what hangs on it is kept", "[extract]") {
  const auto found = sample(std::nullopt);
  if (!found) return;
  const Event& met = event_of(*found, "discussed");
  CHECK(met.time.when.unknown());
  CHECK(met.time.unresolved == "last week");
  CHECK(std::any_of(found->events.begin(), found->events.end(),
                    [](const Event& event) { return event.time.when.edtf == "2016-11-08"; }));
}

TEST_CASE("Extract: any text is read without harm", "[extract]") {
  const std::vector<std::string> texts = {"",
                                          "\n\n\n",
                                          ".",
                                          "\"",
                                          "\xe2\x80\x9c",
                                          "((((((((((",
                                          std::string(5000, '('),
                                          std::string(3000, 'a'),
                                          "He he he said said said that that that.",
                                          "\xef\xbf\xbd\xef\xbf\xbd\n\xf0\x9f\x98\x80 \xf0\x9f\x98\x80",
                                          "WASHINGTON \xe2\x80\x93 ",
                                          "A\nB\nC\nD",
                                          "Who? What? When? Where? Why?",
                                          "Mr. Mr. Mr. President President."};
  for (const std::string& text : texts) {
    INFO(text.substr(0, 40));
    read(text, day(2017, 7, 10));
  }
}

TEST_CASE("Extract: a long text is read whole, and the same record comes out twice", "[extract]") {
  std::string text;
  for (int i = 0; i < 300; ++i) {
    text += "Senator Ann Lee" + std::to_string(i) + " met the officials of Acme" + std::to_string(i) +
            " Corp. in Paris on Monday. She said that they would sell it.\n";
  }
  const Record one = read(text, day(2017, 7, 10));
  CHECK(record::to_json_line(one) == record::to_json_line(read(text, day(2017, 7, 10))));
  CHECK(one.events.size() >= 600);
}

TEST_CASE("A participle belongs to the clause, not to those who report it", "[extract]") {
  const Record record = read(
      "A dam burst above the town of Vale Fundo early on Thursday, killing at least nine people and forcing "
      "the evacuation of the valley, officials said.",
      day(2019, 3, 14));
  const Event& killing = event_of(record, "killing");
  CHECK(!takes_part(record, killing, "officials", record::Role::agent));
  CHECK(killing.title.find("fficials") == std::string::npos);
  CHECK(event_of(record, "burst").kind == "disaster");
}

TEST_CASE("A pronoun is not what its own verb already has for its subject, nor a place", "[extract]") {
  const Record record = read(
      "Maria Moreira was moved to a desk in Viana. Paul Esteves, who left the company last autumn, denies "
      "that "
      "he ignored her.",
      day(2019, 6, 2));
  const Event& ignored = event_of(record, "ignored");
  CHECK(!takes_part(record, ignored, "Viana", record::Role::patient));
  CHECK(!takes_part(record, ignored, "Paul Esteves", record::Role::patient));
  CHECK(event_of(record, "left").kind == "resignation");
}

TEST_CASE("A title does not begin with a relative pronoun", "[extract]") {
  const Record record = read(
      "Sir Alan Penhallow, who has died aged 88, built dams on four continents. Russia tried to sway the "
      "presidential election, which Donald Trump won on 8 November 2016.",
      day(2017, 4, 30));
  for (const Event& event : record.events) {
    CAPTURE(event.title);
    CHECK(event.title.rfind("Wh", 0) == std::string::npos);
    CHECK((event.title.size() < 3 || event.title.substr(event.title.size() - 3) != " on"));
  }
}

TEST_CASE("What somebody declined or failed to do is told by the event above", "[extract]") {
  const Record record =
      read("A spokeswoman for the ministry declined to comment on the report.", std::nullopt);
  CHECK(event_of(record, "comment").salience <= 0.1);
  CHECK(event_of(record, "declined").salience > 0.1);
}

TEST_CASE("Verbs with their objects and subjects tell the kind of an event", "[extract]") {
  const auto kind = [](const std::string& text, const std::string& word) {
    return event_of(read(text, std::nullopt), word).kind;
  };
  CHECK(kind("Anna Smith married a teacher in 1987.", "married") == "marriage");
  CHECK(kind("The dam broke on Thursday.", "broke") == "disaster");
  CHECK(kind("The court found him guilty of fraud.", "found") == "verdict");
  CHECK(kind("He pleaded guilty in January.", "pleaded") == "trial");
  CHECK(kind("The company suspended its dividend in May.", "suspended") == "change");
}

TEST_CASE("The sign of a share is nobody", "[extract]") {
  const Record record =
      read("Hidronorte SA (HNT.LS) reported a net loss. Hidronorte cut 400 jobs.", std::nullopt);
  for (const record::Actor& actor : record.actors) CHECK(actor.name.find("LS") == std::string::npos);
}

TEST_CASE("Extractor: tense says on which side of publication a bare day or month lies", "[extract]") {
  const Record record = read(
      "Spain said it would send two helicopters on Friday. The trial is to start on Friday. Prosecutors plan "
      "to "
      "charge her on Monday. The film opens on Friday.\n\n"
      "Rita Lobo resigned in April. Paulo Esteves was arrested on 20 March in Geneva. He pleaded guilty when "
      "the "
      "court opened on 11 January this year.\n\n"
      "The party wants the government to publish a register by Christmas. Net debt stood at 3 billion at "
      "year-end.",
      day(2020, 2, 27));
  CHECK(event_of(record, "send").time.when.edtf == "2020-02-28");
  CHECK(event_of(record, "start").time.when.edtf == "2020-02-28");
  CHECK(event_of(record, "start").modality == record::Modality::planned);
  CHECK(event_of(record, "charge").time.when.edtf == "2020-03-02");
  CHECK(event_of(record, "opens").time.when.edtf == "2020-02-28");
  CHECK(event_of(record, "resigned").time.when.edtf == "2019-04");
  CHECK(event_of(record, "resigned").modality == record::Modality::actual);
  CHECK(event_of(record, "arrested").time.when.edtf == "2019-03-20");
  CHECK(event_of(record, "arrested").modality == record::Modality::actual);
  CHECK(event_of(record, "opened").time.when.edtf == "2020-01-11");
  CHECK(event_of(record, "publish").time.when.latest_end == day(2020, 12, 25));
  CHECK(event_of(record, "stood").time.when.edtf == "2019");
}

TEST_CASE("Extractor: what was said roughly is dated roughly", "[extract]") {
  const Record record = read(
      "Google bought the firm around 5 May 2015. He founded the club about 2010. The bridge was built in or "
      "before "
      "1990. The dam collapsed at about 4:20 a.m. on Thursday.",
      day(2020, 2, 27));
  CHECK(event_of(record, "bought").time.when.edtf == "2015-05-05~");
  CHECK(event_of(record, "founded").time.when.edtf == "2010~");
  CHECK(event_of(record, "built").time.when.edtf == "[..1990]");
  CHECK(event_of(record, "collapsed").time.when.edtf == "2020-02-27");
}

TEST_CASE("Extractor: an event keeps both ends of the stretch that is said", "[extract]") {
  const Record record = read(
      "The army attacked the city from 3 May to 9 June 2015. The police arrested 20 people between 3 and 9 "
      "July "
      "2017. The ministry ignored warnings between 2015 and 2018. From 2010 to 2014 she led the company.",
      day(2020, 2, 27));
  CHECK(event_of(record, "attacked").time.when.edtf == "2015-05-03/2015-06-09");
  CHECK(event_of(record, "arrested").time.when.edtf == "[2017-07-03..2017-07-09]");
  CHECK(event_of(record, "ignored").time.when.edtf == "[2015..2018]");
  CHECK(event_of(record, "led").time.when.edtf == "2010/2014");
  const Record sales = read("Exports fell in the three months to 31 December.", day(2020, 2, 27));
  CHECK(event_of(sales, "fell").time.when.edtf == "2019-10-01/2019-12-31");
}

TEST_CASE("Extractor: bounds keep the grain they are said in, and what they bound", "[extract]") {
  const Record record = read(
      "The dam has been operated by Hidronorte since 2008. He moved to Paris after 1990. The company "
      "suspended its "
      "dividend for the first time since 1996. If the wall had been weak in 2016, the town would have died. "
      "She left in May 2018, after the court had fined her.",
      day(2020, 2, 27));
  CHECK(event_of(record, "operated").time.when.edtf == "[2008..]");
  CHECK(event_of(record, "operated").time.when.phrase == "since 2008");
  CHECK(event_of(record, "moved").time.when.edtf == "[1991..]");
  CHECK(event_of(record, "suspended").time.basis == record::Basis::published);
  CHECK(event_of(record, "died").time.when.unknown());
  const record::EventTime& fined = event_of(record, "fined").time;
  CHECK(fined.when.latest_end == day(2018, 5, 31));
  CHECK_FALSE(fined.when.only_reported());
}

TEST_CASE("Extractor: a word of a time is no event", "[extract]") {
  const Record record = read("The march on 8 March drew thousands. Debt fell at year-end.", day(2020, 4, 2));
  for (const Event& event : record.events) {
    for (const record::EventMention& mention : event.mentions) {
      CHECK(base::words_at(record.text, mention.span) != "March");
      CHECK(base::words_at(record.text, mention.span) != "end");
    }
  }
}

TEST_CASE("A name alone is a body where the article treats it as one", "[extract]") {
  const Record record = read(
      "Hidronorte shares fell on Monday. Police searched Hidronorte's offices in Porto. Hidronorte has not "
      "confirmed this.",
      day(2019, 3, 15));
  int named = 0;
  for (const record::Actor& actor : record.actors) {
    if (actor.name != "Hidronorte") continue;
    ++named;
    CHECK(actor.kind == record::ActorKind::organization);
  }
  CHECK(named == 1);
}

TEST_CASE("A company is not the commission named before it", "[extract]") {
  const Record record =
      read("The European Commission offered help. The company said in a statement it was devastated.",
           std::nullopt);
  CHECK(!takes_part(record, event_of(record, "said"), "European Commission", record::Role::speaker));
}

TEST_CASE("The person named beside a description is who takes part", "[extract]") {
  const Record record =
      read("A spokeswoman for the Environment Ministry, Rita Lobo, declined to comment on the report.",
           std::nullopt);
  const Event& declined = event_of(record, "declined");
  CHECK(takes_part(record, declined, "Rita Lobo", record::Role::agent));
  CHECK(declined.title ==
        "A spokeswoman for the Environment Ministry, Rita Lobo, declined to comment on the report");
}

TEST_CASE("A participle beside the subject and the main verb are two statements", "[extract]") {
  const Record record = read(
      "Delorme, re-elected unopposed in November 2020, beat the predecessor of Bastos to the post in 2012.",
      day(2023, 6, 5));
  CHECK(event_of(record, "re-elected").title.find("beat") == std::string::npos);
}

TEST_CASE("A body is meant by the word its name ends in, and by no other such word", "[extract]") {
  const Record r = read(
      "The Democratic National Committee met on Monday. The Bureau of Works sent two engineers.\n"
      "The committee rejected the plan. The council approved it.\n",
      day(2019, 3, 14));
  CHECK(takes_part(r, event_of(r, "rejected"), "Democratic National Committee", record::Role::agent));
  CHECK(takes_part(r, event_of(r, "approved"), "council", record::Role::agent));
}

TEST_CASE("He and she are whom the words speak of, where one fits better than another", "[extract]") {
  const Record r = read(
      "Anna Weber resigned in 2011. Weber had led the bank for a decade. She moved to Oslo a year later.\n",
      day(2019, 3, 14));
  CHECK(takes_part(r, event_of(r, "moved"), "Anna Weber", record::Role::agent));
  const Record open =
      read("Anna Weber met Clara Novak and Doris Lang. It was late when she left.\n", day(2019, 3, 14));
  for (const char* name : {"Clara Novak", "Doris Lang"})
    CHECK_FALSE(takes_part(open, event_of(open, "left"), name, record::Role::agent));
}

TEST_CASE("A month before a name is none of its words, and says when", "[extract]") {
  const Record r =
      read("In August Norvik agreed to buy a ferry operator for $310 million.\n", day(2021, 10, 21));
  CHECK(takes_part(r, event_of(r, "agreed"), "Norvik", record::Role::agent));
  CHECK(event_of(r, "agreed").time.when.edtf == "2021-08");
}

TEST_CASE("Titles put the speaker before the verb, and a name in apposition for its description",
          "[extract]") {
  const Record r = read(
      "\"The water came at night and took the bridge,\" said Maria Santos, 34.\n"
      "The airline, Ryanair, announced new routes.\n",
      day(2019, 3, 14));
  CHECK(event_of(r, "said").title.starts_with("Maria Santos said: "));
  CHECK(event_of(r, "announced").title == "Ryanair announced new routes");
}

TEST_CASE("A headline and what it heads are one event, whatever verb tells it", "[extract]") {
  const Record r = read(
      "Obama expels 35 Russian diplomats\n\n"
      "President Barack Obama ordered the expulsion of 35 Russian diplomats on Thursday.\n",
      day(2016, 12, 30));
  const Event& ordered = event_of(r, "ordered");
  CHECK(ordered.kind == "expulsion");
  CHECK(ordered.mentions.size() == 2);
}

TEST_CASE("A bound that another event's year gives is that year, and no day of it", "[extract]") {
  const Record r =
      read("Brandt left the company in 1978 after a dispute with its chairman.\n", day(2020, 11, 9));
  CHECK(event_of(r, "dispute").time.when.edtf == "[..1978]");
}

TEST_CASE("A part of a place is not the city named last", "[extract]") {
  const Record r = read(
      "Dockers voted on Sunday. Maersk diverted six ships to Rotterdam.\n"
      "A strike at the port began in August. Retailers warned in early September that goods were stuck.\n",
      day(2022, 9, 26));
  CHECK_FALSE(takes_part(r, event_of(r, "strike"), "Rotterdam", record::Role::place));
  CHECK(event_of(r, "warned").title == "Retailers warned that goods were stuck");
  for (const Event& event : r.events) CHECK(event.title.find("[early") == std::string::npos);
}
