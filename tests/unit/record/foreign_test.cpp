#include "src/record/foreign.hpp"

#include <catch2/catch.hpp>

#include "src/base/data_files.hpp"
#include "src/record/check.hpp"

using namespace dateline;
using namespace dateline::record;

namespace {

const std::string article_text =
    "Obama expels diplomats\n\nOn 29 December 2016, President Barack Obama ordered the expulsion of 35 "
    "Russian "
    "diplomats. He imposed sanctions before 8 November. Vladimir Putin said "
    "\u201cno\u201d.\n\nThe "
    "Russians left last week. Obama is away.";

base::ByteSpan at(std::string_view words, std::size_t from = 0) {
  const std::size_t begin = article_text.find(words, from);
  REQUIRE(begin != std::string::npos);
  return {begin, begin + words.size()};
}

/// What Dateline read in it.
Record own() {
  Record out;
  out.extractor = "dateline 1";
  out.id = "article";
  out.sha256 = "f00d";
  out.published = calendar::day_of({2017, 1, 10});
  out.text = article_text;
  for (const char* sentence :
       {"Obama expels diplomats",
        "On 29 December 2016, President Barack Obama ordered the "
        "expulsion of 35 Russian diplomats.",
        "He imposed sanctions before 8 November.", "Vladimir Putin said \u201cno\u201d.",
        "The Russians left last week.", "Obama is away."})
    out.sentences.push_back(at(sentence));
  const auto time = [&](const char* id, const char* words, const char* edtf) {
    Time made;
    made.id = id;
    made.span = at(words);
    made.when = *calendar::span_from_edtf(edtf);
    made.when.stated = true;
    out.times.push_back(made);
  };
  time("t1", "29 December 2016", "2016-12-29");
  time("t2", "8 November", "2016-11-08");
  time("t3", "last week", "[2017-01-02..2017-01-08]");
  Actor obama{"a1", ActorKind::person, "Barack Obama", {"Obama"}, {"President"}, {}};
  obama.mentions = {{at("Barack Obama"), MentionForm::name}, {at("He imposed"), MentionForm::pronoun}};
  obama.mentions.back().span.end = obama.mentions.back().span.begin + 2;
  out.actors = {obama};
  return out;
}

CheckWords words() {
  return {{"expulsion", "meeting", "other", "sanction"}, {{"dezember", 12}, {"december", 12}}};
}

Checked checked(const std::string& json) {
  const ForeignFile file = foreign_records_in(json);
  REQUIRE(file.records.size() == 1);
  Checked out = file.records.front().checked_against(own(), words());
  CHECK(problems_of(out.facts) == std::vector<std::string>{});
  return out;
}

/// A record of one event.
std::string record_of(const std::string& event) {
  return R"({"record":1,"extractor":"model-x 2026-01","events":[)" + event + "]}";
}

/// Why its one event is not taken; "" where it is.
std::string refusal_of(const std::string& event) {
  const Checked out = checked(record_of(event));
  CHECK(out.refused.size() + out.facts.events.size() == 1);
  return out.refused.empty() ? "" : out.refused.front().place + ": " + out.refused.front().why;
}

const std::string expulsion = R"("quote":"ordered the expulsion of 35 Russian diplomats")";

}  // namespace

TEST_CASE("foreign: the easy form is taken, with the addresses of its words", "[record]") {
  const Checked out = checked(record_of(
      R"({"title":"Obama expels 35 diplomats","kind":"expulsion",)" + expulsion +
      R"(,"date":{"edtf":"2016-12-29","quote":"On 29 December 2016"},)"
      R"("participants":[{"name":"Obama","role":"agent","quote":"Obama"},{"name":"Russian diplomats","kind":"group","role":"patient"}]})"));
  CHECK(out.refused.empty());
  CHECK(out.notes.empty());
  CHECK(out.taken() == 1);
  CHECK(out.facts.extractor == "model-x 2026-01");
  REQUIRE(out.facts.events.size() == 1);
  const Event& event = out.facts.events[0];
  CHECK(event.quote == at("ordered the expulsion of 35 Russian diplomats"));
  CHECK(event.title == "Obama expels 35 diplomats");
  CHECK(event.kind == "expulsion");
  CHECK(event.salience == 0.5);
  CHECK(event.time.when.edtf == "2016-12-29");
  CHECK(event.time.when.stated);
  CHECK(event.time.basis == Basis::time);
  REQUIRE(event.participants.size() == 2);
  // In the sentence of the quote, not in the title, where the word stands first.
  CHECK(event.participants[0].span == at("Obama", at("Barack Obama").begin));
  CHECK(event.participants[1].span == at("Russian diplomats"));
  REQUIRE(out.facts.actors.size() == 2);
  CHECK(out.facts.actors[1].kind == ActorKind::group);
  REQUIRE(event.mentions.size() == 1);
  CHECK(event.mentions[0].span == event.quote);
  CHECK(event.mentions[0].sentence == 1);
}

TEST_CASE("foreign: words that are not in the article are refused, and what nearly is said", "[record]") {
  CHECK(refusal_of(R"({"quote":"shot 35 diplomats"})") ==
        "events[0].quote: the words \"shot 35 diplomats\" do not stand in the article");
  CHECK(
      refusal_of(R"({"quote":"ordered  the expulsion"})") ==
      "events[0].quote: the words \"ordered  the expulsion\" do not stand in the article; they do with other "
      "spaces or line ends");
  CHECK(refusal_of(R"({"quote":"said \"no\""})") ==
        "events[0].quote: the words \"said \"no\"\" do not stand in the article; they do with other "
        "quotation marks "
        "or dashes");
  CHECK(
      refusal_of(R"({"quote":"Ordered the Expulsion"})") ==
      "events[0].quote: the words \"Ordered the Expulsion\" do not stand in the article; they do with other "
      "capitals or accents");
  CHECK(refusal_of(R"({"quote":""})") == "events[0].quote: a quote without words");
  CHECK(refusal_of(R"({"title":"nothing"})") ==
        "events[0]: no words are quoted: 'quote' is missing, or 'begin' and 'end'");
  CHECK(refusal_of(R"({"quote":")" + std::string(10'001, 'a') + R"("})") ==
        "events[0].quote: a quote of more than 10,000 bytes");
}

TEST_CASE("foreign: places that are not there are refused", "[record]") {
  CHECK(refusal_of(R"({"quote":"Obama","occurrence":4})") ==
        "events[0].occurrence: the words stand in the article 3 times");
  CHECK(refusal_of(R"({"quote":"Obama","occurrence":0})") ==
        "events[0].occurrence: occurrences count from 1");
  CHECK(refusal_of(R"({"quote":"Obama","occurrence":18446744073709551616})") ==
        "events[0].occurrence: a whole number, zero or more, is expected here");
  CHECK(refusal_of(R"({"quote":"Obama","occurrence":1.5})") ==
        "events[0].occurrence: a whole number, zero or more, is expected here");
  CHECK(refusal_of(R"({"begin":0,"end":9000})") ==
        "events[0].end: the words end beyond the text, which has " + std::to_string(article_text.size()) +
            " bytes");
  CHECK(refusal_of(R"({"begin":5,"end":5})") == "events[0].begin: the words end where they begin, or before");
  CHECK(refusal_of(R"({"begin":5})") == "events[0]: of 'begin' and 'end' one is missing");
  CHECK(refusal_of(R"({"begin":0,"end":5,"quote":"Putin"})") ==
        "events[0].quote: at these offsets stands \"Obama\", not the quote");
  const std::uint64_t mark = at("\u201cno").begin;
  CHECK(refusal_of(R"({"begin":)" + std::to_string(mark + 1) + R"(,"end":)" + std::to_string(mark + 5) +
                   "}") == "events[0].begin: the offsets cut a character: they count bytes of UTF-8");
  CHECK(refusal_of(R"({"quote":{"begin":0,"end":5,"quote":"Obama"}})").empty());
}

TEST_CASE("foreign: names are inside the quoted words", "[record]") {
  const auto with = [](const std::string& part) {
    return refusal_of("{" + expulsion + R"(,"participants":[)" + part + "]}");
  };
  CHECK(with(R"({"name":"Barack Obama","role":"agent"})").empty());
  CHECK(with(R"({"name":"Angela Merkel","role":"agent"})") ==
        "events[0].participants[0].name: the words \"Angela Merkel\" do not stand in the article");
  CHECK(with(R"({"name":"Vladimir Putin","role":"agent"})") ==
        "events[0].participants[0].name: Vladimir Putin is not named in the words quoted");
  CHECK(with(R"({"name":"Vladimir Putin","quote":"Vladimir Putin"})") ==
        "events[0].participants[0].name: \"Vladimir Putin\" stands outside of the words quoted");
  CHECK(with(R"({"name":"Vladimir Putin","quote":"diplomats"})") ==
        "events[0].participants[0].name: \"diplomats\" does not name Vladimir Putin");
  CHECK(with(R"({"name":"ama"})") ==
        "events[0].participants[0].name: \"ama\" stands in the article only inside of another word");
  CHECK(with(R"({"name":"--"})") ==
        "events[0].participants[0].name: a name has letters, and 200 bytes at most");
  CHECK(with(R"({"role":"agent"})") ==
        "events[0].participants[0]: nobody takes part: 'name' is missing, or 'actor' with the id of one");
  CHECK(with(R"({"actor":"a9","role":"agent","quote":"Obama"})") ==
        "events[0].participants[0].actor: there is no actor 'a9' in the record");
  CHECK(with(R"({"actor":"a9","name":"Obama"})") ==
        "events[0].participants[0].name: 'actor' and 'name' say the same: give one of them");
}

TEST_CASE("foreign: a pronoun names whom the reading here takes it for, or the record lists it for",
          "[record]") {
  const auto with = [](const std::string& actors, const std::string& part) {
    const Checked out =
        checked(R"({"record":1,"extractor":"x","actors":[)" + actors +
                R"(],"events":[{"quote":"imposed sanctions","participants":[)" + part + "]}]}");
    return out.refused.empty() ? "" : out.refused.front().why;
  };
  CHECK(with("", R"({"name":"Barack Obama","quote":"He"})").empty());
  CHECK(with("", R"({"name":"Vladimir Putin","quote":"He"})") == "\"He\" does not name Vladimir Putin");
  const std::string putin =
      R"({"id":"p","name":"Vladimir Putin","mentions":[{"quote":"He","form":"pronoun"}]})";
  CHECK(with(putin, R"({"actor":"p","quote":"He"})").empty());
  CHECK(with(putin, R"({"actor":"p"})").empty());
  CHECK(with(R"({"id":"p","name":"Angela Merkel"})", R"({"actor":"p","quote":"He"})") ==
        "the words \"Angela Merkel\" do not stand in the article");
  CHECK(with(R"({"id":"p","name":"Obama","aliases":["Barry"]})", R"({"actor":"p","quote":"He"})") ==
        "the words \"Barry\" do not stand in the article");
  CHECK(with(putin + "," + putin, R"({"actor":"p","quote":"He"})") == "the id 'p' of an actor is used twice");
}

TEST_CASE("foreign: a speaker is named in the words or beside them", "[record]") {
  CHECK(refusal_of("{" + expulsion + R"(,"attributed_to":"Barack Obama"})").empty());
  CHECK(refusal_of("{" + expulsion + R"(,"attributed_to":"Vladimir Putin"})") ==
        "events[0].attributed_to: Vladimir Putin is not named in the words quoted, nor beside them");
  CHECK(refusal_of("{" + expulsion + R"(,"attributed_to":"Angela Merkel"})") ==
        "events[0].attributed_to: the words \"Angela Merkel\" do not stand in the article");
  // As the reading here has it.
  Record read = own();
  read.actors.push_back({"a2", ActorKind::person, "Vladimir Putin", {}, {}, {}});
  read.events.push_back({.id = "e1", .attributed_to = "a2", .quote = at("ordered the expulsion")});
  const std::string json = record_of("{" + expulsion + R"(,"attributed_to":"Vladimir Putin"})");
  CHECK(foreign_records_in(json).records.front().checked_against(read, words()).refused.empty());
}

TEST_CASE("foreign: a date is what the quoted words say, no finer and no surer", "[record]") {
  const auto with = [](const std::string& date, const std::string& quote = expulsion) {
    return refusal_of("{" + quote + R"(,"date":)" + date + "}");
  };
  CHECK(with(R"("2016-12-29")").empty());
  CHECK(with(R"("2016-12")").empty());  // coarser
  CHECK(with(R"("2016-12-28")") ==
        "events[0].date: the words \"29 December 2016\" say 2016-12-29, not 2016-12-28");
  CHECK(with(R"("2016-12-29")", R"("quote":"Putin said")") ==
        "events[0].date: no words that are quoted say 2016-12-29");
  CHECK(with(R"({"edtf":"2016-12-29","quote":"On 29 December 2016"})", R"("quote":"Putin said")").empty());
  CHECK(
      with(R"("2017-01-05")", R"("quote":"Russians left")") ==
      "events[0].date: the words \"last week\" say [2017-01-02..2017-01-08], which is less than 2017-01-05");
  CHECK(with(R"("[2017-01-02..2017-01-08]")", R"("quote":"Russians left")").empty());
  CHECK(with(R"("2016-11-08")", R"("quote":"imposed sanctions")") ==
        "events[0].date: the words \"before 8 November\" say [..2016-11-08], which is less than 2016-11-08");
  CHECK(with(R"("[..2016-11-08]")", R"("quote":"imposed sanctions")").empty());
  CHECK(with(R"("2017-02")", R"("quote":"Russians left")") ==
        "events[0].date: it lies after 2017-01-10, when the article was published");
  CHECK(with(R"("29 December 2016")") ==
        "events[0].date: '29 December 2016' is no date in EDTF, such as 2016-12-29, 2016-12 or "
        "[2016-12-01..2016-12-05]");
  Record unpublished = own();
  unpublished.published.reset();
  unpublished.times.back().when = calendar::unknown_time();
  const std::string relative = record_of(R"({"quote":"Russians left","date":"2017-01-05"})");
  CHECK(
      foreign_records_in(relative).records.front().checked_against(unpublished, words()).refused.at(0).why ==
      "of the words \"last week\" nobody knows the day while that of publication is not known");
  CHECK(with(R"({"quote":"29 December 2016"})") == "events[0].date: the field 'edtf' is missing");
  CHECK(with(R"({"edtf":"2016-12-29","quote":"Thursday"})") ==
        "events[0].date.quote: the words \"Thursday\" do not stand in the article");
  CHECK(with(R"(20161229)") == "events[0].date: an object is expected here");
}

TEST_CASE("foreign: what is said to have lasted is one day of that where the words say no more", "[record]") {
  const Checked out = checked(record_of(R"({"quote":"Russians left","date":"2017-01-02/2017-01-08"})"));
  REQUIRE(out.facts.events.size() == 1);
  CHECK(out.facts.events[0].time.when.momentary());
  CHECK(out.facts.events[0].time.when.edtf == "[2017-01-02..2017-01-08]");
  CHECK(out.facts.events[0].time.when.phrase == "last week");
}

TEST_CASE("foreign: where no date is read here, its day, month and year must be spelt out", "[record]") {
  Record german = own();
  german.times.clear();
  german.text = "Am 29. Dezember 2016 wurden 35 Diplomaten ausgewiesen.";
  german.sentences = {{0, german.text.size()}};
  german.actors.clear();
  const auto with = [&](const std::string& date) {
    const std::string json = record_of(R"({"quote":"35 Diplomaten ausgewiesen","date":")" + date + R"("})");
    const Checked out = foreign_records_in(json).records.front().checked_against(german, words());
    return out.refused.empty() ? "" : out.refused.front().why;
  };
  CHECK(with("2016-12-29").empty());
  CHECK(with("2016-12").empty());
  CHECK(with("2016").empty());
  CHECK(with("2016-12-30") == "no words that are quoted say 2016-12-30");
  CHECK(with("2016-11-29") == "no words that are quoted say 2016-11-29");
  CHECK(with("2015-12-29") == "no words that are quoted say 2015-12-29");
  CHECK(with("[2016-12-29..2016-12-30]") == "no words that are quoted say [2016-12-29..2016-12-30]");
}

TEST_CASE("foreign: what no words date had happened when it was reported", "[record]") {
  const Checked out =
      checked(R"({"record":1,"extractor":"x","events":[{"quote":"is away"},)"
              R"({"quote":"said","modality":"planned"},{"quote":"left","modality":"hypothetical"}]})");
  REQUIRE(out.facts.events.size() == 3);
  CHECK(out.facts.events[0].time.when.edtf == "[..2017-01-10]");
  CHECK_FALSE(out.facts.events[0].time.when.stated);
  CHECK(out.facts.events[0].time.basis == Basis::published);
  CHECK(out.facts.events[1].time.when.edtf == "[2017-01-10..]");
  CHECK(out.facts.events[2].time.when.unknown());
}

TEST_CASE("foreign: names and numbers of a title are inside the quoted words", "[record]") {
  CHECK(refusal_of(R"({"title":"Obama expels 35 Russians",)" + expulsion + "}") ==
        "events[0].title: its title says \"Russians\", and the words quoted do not");
  CHECK(refusal_of(R"({"title":"Obama expels 36 diplomats",)" + expulsion + "}") ==
        "events[0].title: its title says \"36\", and the words quoted do not");
  CHECK(refusal_of(R"({"title":"Expulsion of 35 diplomats",)" + expulsion + "}").empty());
  CHECK(refusal_of(R"({"title":"Expulsion by Putin",)" + expulsion + "}") ==
        "events[0].title: its title says \"Putin\", and the words quoted do not");
  CHECK(refusal_of(R"({"title":"Putin ordered the expulsion",)" + expulsion + "}") ==
        "events[0].title: its title says \"Putin\", and the words quoted do not");
  CHECK(refusal_of(R"({"title":"Left for good",)" + expulsion + "}").empty());  // a word of the article
  CHECK(refusal_of(R"({"title":"[Putin’s] expulsion of 35",)" + expulsion + "}").empty());
  CHECK(refusal_of(R"({"title":"[Merkel’s] expulsion of 35",)" + expulsion + "}") ==
        "events[0].title: its title says \"Merkel\", and the words quoted do not");
  CHECK(refusal_of(R"({"title":")" + std::string(501, 'a') + R"(",)" + expulsion + "}") ==
        "events[0].title: a title of more than 500 bytes");
}

TEST_CASE("foreign: words that change what is meant are refused, those that only sort are other",
          "[record]") {
  CHECK(refusal_of("{" + expulsion + R"(,"modality":"planed"})") ==
        "events[0].modality: 'planed' is none of actual, planned, alleged, hypothetical; did you mean "
        "planned?");
  CHECK(refusal_of("{" + expulsion + R"(,"polarity":"no"})") ==
        "events[0].polarity: 'no' is none of positive, negative");
  CHECK(refusal_of("{" + expulsion + R"(,"negated":true})") ==
        "events[0].negated: the format knows no field 'negated' here");
  CHECK(refusal_of("{" + expulsion + R"(,"titl":"x"})") ==
        "events[0].titl: the format knows no field 'titl' here; did you mean title?");
  CHECK(refusal_of("{" + expulsion + R"(,"kind":"other","kind":"meeting"})") ==
        "events[0].kind: the field 'kind' is there twice");
  CHECK(refusal_of("[]") == "events[0]: an object is expected here");
  CHECK(refusal_of("{" + expulsion + R"(,"salience":"high"})") ==
        "events[0].salience: a number is expected here");
  CHECK(refusal_of("{" + expulsion + R"(,"mentions":["Putin"]})") ==
        "events[0].mentions[0]: \"Putin\" stands outside of the words quoted");
  const Checked out = checked(record_of("{" + expulsion +
                                        R"(,"kind":"expulsions","salience":7,)"
                                        R"("participants":[{"name":"Obama","role":"actor"}]})"));
  REQUIRE(out.facts.events.size() == 1);
  CHECK(out.facts.events[0].kind == "other");
  CHECK(out.facts.events[0].salience == 0.5);
  CHECK(out.facts.events[0].participants[0].role == Role::other);
  CHECK(out.notes == std::vector<std::string>{
                         "taken as 0.5: a salience that is not from 0 to 1",
                         "taken as other: the kind 'expulsions', which is not known; did you mean expulsion?",
                         "taken as other: the role 'actor', which is not known"});
}

TEST_CASE("foreign: one wrong fact stops no other", "[record]") {
  const std::string good = "{" + expulsion + R"(,"id":"e1"})";
  const Checked out = checked(record_of(R"({"id":"e0","title":"A","quote":"nowhere"},)" + good +
                                        R"(,{"id":"e1","quote":"left"},)" + "{" + expulsion + "}"));
  CHECK(out.facts.events.size() == 1);
  REQUIRE(out.refused.size() == 3);
  CHECK(out.refused[0].title == "A");
  CHECK(out.refused[1].why == "the id 'e1' is used twice");
  CHECK(out.refused[2].why == "it says the same as an event before it");
}

TEST_CASE("foreign: relations are between events that were taken, and have words", "[record]") {
  const auto with = [](const std::string& relation) {
    const Checked out =
        checked(R"({"record":1,"extractor":"x","events":[{"id":"a","quote":"imposed sanctions"},)"
                R"({"id":"b","quote":"expulsion"},{"id":"c","quote":"nowhere"}],"relations":[)" +
                relation + "]}");
    CHECK(out.facts.relations.size() + out.refused.size() == 2);
    return out.facts.relations.empty() ? out.refused.back().place + ": " + out.refused.back().why : "";
  };
  CHECK(with(R"({"from":"a","to":"b","kind":"after","quote":"before"})").empty());
  CHECK(with(R"({"from":"a","to":"c","kind":"after","quote":"before"})") ==
        "relations[0].to: the event 'c' was refused");
  CHECK(with(R"({"from":"a","to":"d","kind":"after","quote":"before"})") ==
        "relations[0].to: there is no event 'd' in the record");
  CHECK(with(R"({"from":"a","to":"a","kind":"after","quote":"before"})") ==
        "relations[0]: an event has no relation to itself");
  CHECK(with(R"({"from":"a","to":"b","kind":"later","quote":"before"})")
            .starts_with("relations[0].kind: 'later' is none of"));
  CHECK(with(R"({"from":"a","to":"b","quote":"before"})") == "relations[0]: the field 'kind' is missing");
  CHECK(with(R"({"from":"a","to":"b","kind":"after","quote":"because"})") ==
        "relations[0].quote: the words \"because\" do not stand in the article");
  CHECK(with(R"({"from":"a","to":"b","kind":"after"})") ==
        "relations[0]: no words are quoted: 'quote' is missing, or 'begin' and 'end'");
}

TEST_CASE("foreign: the strict form of a time is held against its words", "[record]") {
  const auto with = [](const std::string& time) {
    const Checked out = checked(
        R"({"record":1,"extractor":"x","times":[{"id":"t1","type":"DATE","quote":"29 December 2016"}],)"
        R"("events":[{)" +
        expulsion + R"(,"time":)" + time + "}]}");
    return out.refused.empty() ? out.facts.events[0].time.when.edtf : out.refused[0].why;
  };
  CHECK(with(R"({"edtf":"2016-12-29","basis":"t1","confidence":0.9,"stated":true})") == "2016-12-29");
  CHECK(with(R"({"bounds":["2016-12-01","2016-12-31","2016-12-01","2016-12-31"],"basis":"t1"})") ==
        "2016-12");
  CHECK(with(R"({"edtf":"2016-12-30","basis":"t1"})") ==
        "the words \"29 December 2016\" say 2016-12-29, not 2016-12-30");
  CHECK(with(R"({"edtf":"2016-12-29","basis":"t2"})") == "there is no time 't2' in the record");
  CHECK(with(R"({"edtf":"2016-12-30","basis":"published"})") == "[..2017-01-10]");  // not taken over
  CHECK(with(R"({"edtf":"2016-12-29","basis":"t1","clock":"T14:30"})") ==
        "no words that are quoted say the time of day T14:30");
  CHECK(with(R"({"edtf":"2016-12-29","basis":"t1","confidence":2})") == "a confidence is from 0 to 1");
  CHECK(with(R"({"edtf":"2016-12-29","bounds":["2015-01-01",null,null,"2015-02-01"],"basis":"t1"})") ==
        "these are not the bounds of '2016-12-29'");
  CHECK(with(R"({"bounds":["2016-13-01",null,null,null],"basis":"t1"})") ==
        "'2016-13-01' is no day, such as 2017-07-10");
  CHECK(with(R"({"bounds":[null,null],"basis":"t1"})") == "four bounds are expected here");
  CHECK(with(R"({"basis":"unknown","unresolved":"next year"})") ==
        "the words \"next year\" do not stand in the article");
}

TEST_CASE("foreign: a record that cannot be used is refused as one", "[record]") {
  const auto why = [](const std::string& json) {
    const Checked out = checked(json);
    CHECK(out.taken() == 0);
    REQUIRE(out.refused.size() == 1);
    return out.refused[0].place + ": " + out.refused[0].why;
  };
  CHECK(why(R"({"extractor":"x"})") == ": the field 'record' is missing");
  CHECK(why(R"({"record":2,"extractor":"x"})") == "record: only version 1 of the format is known");
  CHECK(why(R"({"record":1})") == ": the field 'extractor' is missing");
  CHECK(why(R"({"record":1,"extractor":"  "})").starts_with("extractor: the name and version"));
  CHECK(why(R"({"record":1,"extractor":"a\nb"})").starts_with("extractor: the name and version"));
  CHECK(why(R"({"record":1,"extractor":"dateline 1"})").starts_with("extractor: this is the reading"));
  CHECK(why(R"({"record":1,"extractor":"x","text":"another"})") ==
        "text: this is the text of another article, or of another version of it");
  CHECK(why(R"({"record":1,"extractor":"x","events":{}})") == "events: an array is expected here");
  std::string many;
  for (int i = 0; i < 10'001; ++i) many += (i > 0 ? "," : "") + std::string("{}");
  CHECK(why(record_of(many)).starts_with(": it has more than 10,000 facts"));
}

TEST_CASE("foreign: what no fact needs is left aside, and said", "[record]") {
  const Checked out =
      checked(R"({"record":1,"extractor":"x","notes":"hi","title":"T","actors":[{"id":"a","name":"Nobody"},)"
              R"({"id":"b","name":"Obama"}],"times":[{"id":"t9","quote":"last week"}],)"
              R"("events":[{"quote":"is away","participants":[{"actor":"b"}]}]})");
  CHECK(out.refused.empty());
  CHECK(out.notes == std::vector<std::string>{"left aside: actors whom no fact names",
                                              "left aside: the field 'notes' of the record",
                                              "left aside: times that date no fact"});
}

TEST_CASE("foreign: files are lines, one document, an array, or fenced", "[record]") {
  const std::string one = R"({"record":1,"extractor":"x"})";
  CHECK(foreign_records_in(one + "\n\n" + one + "\n").records.size() == 2);
  CHECK(foreign_records_in("[" + one + ",\n" + one + "]").records.size() == 2);
  CHECK(foreign_records_in("```json\n{\n\"record\": 1\n}\n```\n").records.size() == 1);
  CHECK(foreign_records_in("\xef\xbb\xbf" + one).records.size() == 1);
  CHECK(foreign_records_in(" \n ").records.empty());
  const ForeignFile broken = foreign_records_in(one + "\n" + one + "}\n{\"record\":\n" + one + "\n7\n\xff\n");
  CHECK(broken.records.size() == 2);
  REQUIRE(broken.broken.size() == 4);
  CHECK(broken.broken[0].at == 2 * one.size() + 1);
  CHECK(broken.broken[0].why.starts_with("it is not JSON"));
  CHECK(broken.broken[2].why == "it is no JSON object, as a record is");
  CHECK(broken.broken[3].why == "it is not UTF-8");
  const ForeignFile document = foreign_records_in("{\n\"record\": 1,\n\"events\": oops\n}\n");
  CHECK(document.records.empty());
  REQUIRE(document.broken.size() == 1);
  CHECK(document.broken[0].at > 14);
  CHECK(foreign_records_in(std::string(100'000, '[')).broken.size() == 1);
}

TEST_CASE("foreign: what is taken is taken again from the words alone", "[record]") {
  const Checked first = checked(
      R"({"record":1,"extractor":"x","actors":[{"id":"p","kind":"person","name":"Barack Obama","mentions":[{"quote":"He","form":"pronoun"}]}],)"
      R"("events":[{"id":"a","quote":"imposed sanctions","participants":[{"actor":"p","role":"agent"}],"date":"[..2016-11-08]"},)"
      R"({"id":"b","title":"Obama away","quote":"is away","attributed_to":"p","modality":"alleged","evidence":["Russians left"]},)"
      R"({"id":"c","quote":"Obama","occurrence":3,"salience":0.9,"kind":"meeting"}],)"
      R"("relations":[{"from":"a","to":"b","kind":"before","quote":"before"}]})");
  REQUIRE(first.refused.empty());
  const std::string stored = words_json(first.facts);
  CHECK(stored.find("\"begin\"") == std::string::npos);
  const Checked again = checked(stored);
  CHECK(again.refused.empty());
  CHECK(again.facts == first.facts);
  // The same words elsewhere in the text are found there.
  Record moved = own();
  moved.text.insert(0, "Now. ");
  for (base::ByteSpan& sentence : moved.sentences) sentence = {sentence.begin + 5, sentence.end + 5};
  for (Time& time : moved.times) time.span = {time.span.begin + 5, time.span.end + 5};
  for (ActorMention& mention : moved.actors[0].mentions)
    mention.span = {mention.span.begin + 5, mention.span.end + 5};
  const Checked there = foreign_records_in(stored).records.front().checked_against(moved, words());
  CHECK(there.refused.empty());
  REQUIRE(there.facts.events.size() == 3);
  CHECK(there.facts.events[2].quote.begin == first.facts.events[2].quote.begin + 5);
  // And words that are gone are refused.
  moved.text.replace(moved.text.find("is away"), 7, "is here");
  CHECK(foreign_records_in(stored).records.front().checked_against(moved, words()).refused.size() == 2);
}

TEST_CASE("foreign: facts of two records of one program are added once", "[record]") {
  Checked one =
      checked(record_of("{" + expulsion + R"(,"participants":[{"name":"Obama"}],"date":"2016-12-29"})"));
  const Checked more = checked(
      R"({"record":1,"extractor":"x","events":[{"id":"a",)" + expulsion +
      R"(,"participants":[{"name":"Obama"}],"date":"2016-12-29"},{"id":"b","quote":"is away",)"
      R"("participants":[{"name":"Obama"}]}],"relations":[{"from":"a","to":"b","kind":"before","quote":"before"}]})");
  CHECK(add_facts(one.facts, more.facts) == 2);
  CHECK(add_facts(one.facts, more.facts) == 0);
  CHECK(one.facts.events.size() == 2);
  CHECK(one.facts.actors.size() == 1);
  CHECK(one.facts.relations.size() == 1);
  CHECK(problems_of(one.facts).empty());
}

TEST_CASE("foreign: the months of the program's data are known", "[record]") {
  const CheckWords made = CheckWords::from(base::embedded_data(), {"b", "a"});
  CHECK(made.event_kinds == std::vector<std::string>{"a", "b"});
  CHECK(made.months.at("january") == 1);
  CHECK(made.months.at("dezember") == 12);
  CHECK(made.months.at("aout") == 8);
}
