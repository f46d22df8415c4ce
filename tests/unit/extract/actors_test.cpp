#include <catch2/catch.hpp>

#include "tests/unit/extract/told_actors.hpp"

// Who is spoken of, and who does what.

using namespace dateline;
using namespace dateline::test::actors;
using test::event_of;

TEST_CASE("Descriptions: one of many is a person", "[extract]") {
  const Record r =
      read("A senior nurse met a Danish citizen. Two nurses left. They met the crew of the ship.\n");
  CHECK(kind_of(r, "senior nurse") == "person");
  CHECK(kind_of(r, "Danish citizen") == "person");
  CHECK(kind_of(r, "nurses") == "group");
  CHECK(kind_of(r, "crew") == "group");
}

TEST_CASE("Descriptions: what is counted is someone new, unless it is definite", "[extract]") {
  const Record r = read(
      "The quake killed 430 people on Monday. A flood killed 12 people in May.\n"
      "Later the 12 people were buried in Norway.\n");
  const auto people = std::count_if(r.actors.begin(), r.actors.end(),
                                    [](const record::Actor& one) { return one.name == "people"; });
  CHECK(people == 2);
  CHECK(std::any_of(r.actors.begin(), r.actors.end(), [](const record::Actor& one) {
    return one.name == "people" && one.mentions.size() == 2;
  }));
}

TEST_CASE("Descriptions: one of several is meant by none", "[extract]") {
  const Record r = read(
      "The Bank of Arlia cut its rate. In March the Norden Bank raised its own, as the Ostria Bank had "
      "done.\n"
      "The bank will meet in May.\n");
  CHECK(meant_by(r, "The bank") != "Norden Bank");
  CHECK(meant_by(r, "The bank") != "Ostria Bank");
}

TEST_CASE("Descriptions: a title that is told apart is not the title of another", "[extract]") {
  const Record r = read(
      "President Anna Moreau met the ministers on Monday.\n"
      "Later the president left. It was a visit that the first president had planned.\n");
  CHECK(meant_by(r, "the president") == "Anna Moreau");
  CHECK(meant_by(r, "the first president") == "first president");
}

TEST_CASE("Descriptions: the country is a country, and the town of a name is that name", "[extract]") {
  const Record r = read(
      "Police searched houses in the southern town of Mbeka on Monday.\n"
      "In Vienna ministers spoke of the country. In Norway they praised the country.\n");
  CHECK(meant_by(r, "the southern town") == "Mbeka");
  CHECK(meant_by(r, "the country", 1) != "Vienna");
}

TEST_CASE("Pronouns: who says that it did something did it", "[extract]") {
  const Record r = read(
      "The Lazarus Group attacked two banks in May, and the Lazarus Group attacked a third.\n"
      "Hallberg Systems said it had dismissed its head of security.\n");
  CHECK(meant_by(r, "it") == "Hallberg Systems");
  CHECK(meant_by(r, "its") == "Hallberg Systems");
}

TEST_CASE("Pronouns: its is the subject of the clause, be it an actor or not", "[extract]") {
  const Record r = read(
      "The Harbour Agency issued two warnings, and residents had left before the volcano changed its "
      "shape.\n");
  CHECK(meant_by(r, "its").empty());
}

TEST_CASE("Pronouns: her is nobody who bears the first name of a man", "[extract]") {
  const Record r = read(
      "Soldiers pulled a girl, Zeynep Kaya, out of the ruins.\n"
      "\"She asked me for water,\" said Sergeant Hakan Polat, who carried her out. Her mother had died.\n");
  CHECK(meant_by(r, "Her") == "Zeynep Kaya");
}

TEST_CASE("Pronouns: their is a subject of several, his a subject that is described", "[extract]") {
  const Record r = read(
      "Norvik paid the clinics in May. Most of the hospitals have reopened their wards.\n"
      "Omar Lindt spoke on Monday. The Polish president has sent his condolences.\n");
  CHECK(meant_by(r, "their") == "hospitals");
  CHECK(meant_by(r, "his") == "Polish president");
}

TEST_CASE("Pronouns: a first name alone tells a gender", "[extract]") {
  const Record r = read(
      "Vera Tolstaya kept a photograph of her cousin Georges, who was buried there.\n"
      "\"They sent us water,\" she said.\n");
  CHECK(meant_by(r, "she") == "Vera Tolstaya");
}

TEST_CASE("Pronouns: who admits in a statement that it paid has paid", "[extract]") {
  const Record r = read(
      "Sandro Bellini founded the Italian company Cantieri Bellini. In May police raided the shipyard.\n"
      "Bellini admitted in a statement that it had paid the officials.\n");
  CHECK(meant_by(r, "it") == "Cantieri Bellini");
}

TEST_CASE("Descriptions: the government is no company, and a minister is not the prime minister",
          "[extract]") {
  const Record r = read(
      "Norvik Holdings closed two mines in May. Prime Minister Ulf Berger said that the government would "
      "help.\n"
      "Later the minister spoke to the workers.\n");
  CHECK(meant_by(r, "the government") == "government");
  CHECK(meant_by(r, "the minister") == "minister");
}

TEST_CASE("Pronouns: after it struck means what capsized, be it an actor or not", "[extract]") {
  const Record r =
      read("The Coastguard Agency sent boats to Bergen. The dinghy capsized after it struck a rock.\n");
  CHECK(meant_by(r, "it").empty());
}

TEST_CASE("Pronouns: it is the subject that the grammar names, or nobody", "[extract]") {
  const Record r = read("Norvik Group fell on Friday. Anna Lindt said its chairman had left.\n");
  CHECK(meant_by(r, "its") == "Norvik Group");
  const Record second =
      read("Norvik Group made an offer for Hallberg in May. It was rejected a week later.\n");
  CHECK(meant_by(second, "It").empty());
  const Record third = read("Norvik Group fell on Friday. Lumbar closed its mine.\n");
  CHECK(meant_by(third, "its") != "Norvik Group");
}

TEST_CASE("Pronouns: a particle of a name tells no gender", "[extract]") {
  const Record r = read(
      "Moussa Diarra survived a coup in 2022, and he thanked the army.\n\n"
      "Ag Alhassan met the envoy in Bamako on Friday. He said that the vote would be held in May.\n");
  CHECK(meant_by(r, "He") == "Ag Alhassan");
}

TEST_CASE("Descriptions: where a company is based does not hide which it is", "[extract]") {
  const Record r =
      read("Vantor Systems sold three jets on Monday. The Turin-based company was founded in 1994.\n");
  CHECK(meant_by(r, "The Turin-based company") == "Vantor Systems");
  const Record second = read(
      "The firm Hallberg said on Monday that its head would resign. The Norwegian company has 200 "
      "workers.\n");
  CHECK(meant_by(second, "The Norwegian company") == "Hallberg");
}

TEST_CASE(
    "Descriptions: what was told of by a noun is meant by it before a name that does not say what it is",
    "[extract]") {
  const Record r = read(
      "A gate gave way on Tuesday, the waterways agency said. Vantor Systems sold three jets on Monday. The "
      "agency closed the lock on Friday.\n");
  CHECK(meant_by(r, "The agency") == "waterways agency");
  // Of a company that is no more than told of, the name that comes after it may be the name.
  const Record second =
      read("Vantor Systems sold three jets on Monday. The company closed its plant on Friday.\n");
  CHECK(meant_by(second, "The company") == "Vantor Systems");
}

TEST_CASE("Descriptions: the aircraft is the model that was named last", "[extract]") {
  const Record r = read(
      "Kellan Air ordered two A320 jets in May. Later the carrier chose the Airbus A380. The aircraft landed "
      "in "
      "June.\n");
  CHECK(meant_by(r, "The aircraft") == "Airbus A380");
}

TEST_CASE("Attribution: who stands between the comma and \"said\" says it", "[extract]") {
  const Record r =
      read("Security forces opened fire on crowds in the city of Bahri and killed nine, doctors said.\n");
  CHECK(said_by(r, "opened fire") == "doctors");
  const Record second = read("Costa Rail will close two lines, the regional operator Lumen Tracks said.\n");
  CHECK(said_by(second, "close") == "Lumen Tracks");
}

TEST_CASE("Pronouns: \"the 22-year-old\" is who is said to be so old, or whom the sentence before is about",
          "[extract]") {
  const Record record = read(
      "Viktor Sokolov, 27, beat Paolo Marchetti in the final on Sunday. Marchetti needed a doctor in the "
      "second "
      "set. The 22-year-old left the court in tears. He said later that he would rest. The 27-year-old "
      "returned in May. I hope Paolo is back, he said.\n");
  CHECK(record.actors.at(0).name == "Viktor Sokolov");
  const auto agent = [&](const std::string& word) {
    for (const record::Participant& p : event_of(record, word).participants) {
      for (const record::Actor& actor : record.actors)
        if (actor.id == p.actor && actor.kind == record::ActorKind::person) return actor.name;
    }
    return std::string("nobody");
  };
  CHECK(agent("left") == "Paolo Marchetti");
  CHECK(agent("said") == "Paolo Marchetti");
  CHECK(agent("returned") == "Viktor Sokolov");
  CHECK(event_of(record, "said").title == "[Marchetti] said that he would rest");
}

TEST_CASE("Pronouns: \"it\" is nobody after a sentence about a thing", "[extract]") {
  const Record record = read(
      "The Coast Council said it would recover the money. The stadium opened in 2015, two years late. It has "
      "been closed since January.\n");
  CHECK(event_of(record, "closed").participants.empty());
}

TEST_CASE("Pronouns: \"them\" is nobody where things stand nearer", "[extract]") {
  const Record record = read(
      "Frost worked for the family of Idris Sarko. She collected 11,000 documents. In November 2017 she "
      "handed them "
      "to a reporter.\n");
  CHECK(event_of(record, "handed").title.find("them") != std::string::npos);
}

TEST_CASE("Actors: a title before a name does not hide who acts", "[extract]") {
  const Record record = test::read(
      "The town of Velden had a long week. Mayor Greta Holm resigned on 4 July 2017 and the council elected "
      "Lars "
      "Bruun. Chancellor Angela Merkel spoke.",
      test::day(2017, 7, 14));
  const auto actor = [&](const std::string& word, record::Role role) -> std::string {
    for (const record::Participant& participant : event_of(record, word).participants)
      if (participant.role == role)
        for (const record::Actor& one : record.actors)
          if (one.id == participant.actor) return one.name;
    return "nobody";
  };
  CHECK(actor("resigned", record::Role::agent) == "Greta Holm");
  CHECK(actor("spoke", record::Role::agent) == "Angela Merkel");
}

TEST_CASE("Actors: a ship is a thing, whoever has her name", "[extract]") {
  const Record record = test::read(
      "The court fined the line over the collision of the ferry Mona with a trawler. Captain Piet Adler had "
      "steered "
      "the Mona.",
      test::day(2017, 7, 14));
  const auto kind = [&](const std::string& name) {
    for (const record::Actor& actor : record.actors)
      if (actor.name == name) return actor.kind;
    return record::ActorKind::other;
  };
  CHECK(kind("Mona") == record::ActorKind::product);
  CHECK(kind("Piet Adler") == record::ActorKind::person);
}

TEST_CASE("Actors: only a state has an ambassador, and what was handed over is none of its owners",
          "[extract]") {
  const Record record = test::read(
      "The Velden Museum handed a bronze head back to the Republic of Osmia on Tuesday, eleven years after "
      "its "
      "ambassador, Rena Tomas, first asked for it.",
      test::day(2025, 3, 12));
  const auto at = [&](const std::string& words) {
    for (const record::Actor& actor : record.actors)
      for (const record::ActorMention& mention : actor.mentions)
        if (mention.form == record::MentionForm::pronoun &&
            base::words_at(record.text, mention.span) == words)
          return actor.name;
    return std::string("nobody");
  };
  CHECK(at("its").find("Osmia") != std::string::npos);
  CHECK(at("it") == "nobody");
}

TEST_CASE("Actors: who is called on to do something does it", "[extract]") {
  const Record record =
      test::read("Health Minister Rupert Lyle promised a review. The opposition called on him to resign.",
                 test::day(2023, 10, 15));
  CHECK(in_role(record, "resign", record::Role::agent) == "Rupert Lyle");
  CHECK(in_role(record, "called", record::Role::agent) == "opposition");
}

TEST_CASE("Actors: who confirms at the end of a sentence was not confirmed", "[extract]") {
  const Record record = test::read(
      "A group has published the records of the hospital trust, two months after it broke into the network, "
      "the trust "
      "confirmed on Saturday.",
      test::day(2023, 10, 15));
  CHECK(event_of(record, "confirmed").kind == "statement");
  CHECK(event_of(record, "confirmed").title.find("was confirmed") == std::string::npos);
}

TEST_CASE("Actors: who is fined is not how much", "[extract]") {
  const auto fined = [](const std::string& sentence) {
    return in_role(test::read("The hearing was in May.\n" + sentence, test::day(2023, 10, 15)), "fined",
                   record::Role::patient);
  };
  CHECK(fined("The harbour court fined Norvik Line 2 million euros on Monday over the collision.") ==
        "Norvik Line");
  CHECK(fined("The regulator fined Facebook $5 billion in July.") == "Facebook");
  CHECK(fined("The court fined Greta Moen 200 pounds.") == "Greta Moen");
}

TEST_CASE("Actors: she is not the one who is named beside her", "[extract]") {
  const Record record = test::read(
      "Chidera Okoye beat Lucia Marchetti on Thursday. Okoye turned professional in 2019. Okoye will face "
      "Ana Petrovic "
      "on Saturday.\nPetrovic reached the final by beating Elsa Lind. The Serb has lost only one set. She "
      "and Okoye "
      "have never met.",
      test::day(2024, 7, 11));
  CHECK(meant_by(record, "She") != "Chidera Okoye");
  CHECK(meant_by(record, "She") != "");
}

TEST_CASE("Actors: no telephone speaks", "[extract]") {
  const Record record = test::read(
      "European Commission President Ursula Vandersee spoke by phone with Turkish President Emre Aydin on "
      "Thursday "
      "morning.",
      test::day(2023, 7, 13));
  CHECK(in_role(record, "spoke", record::Role::agent) == "Ursula Vandersee");
  const record::Actor* const phone = actor(record, "phone");
  REQUIRE(phone != nullptr);
  for (const record::Participant& participant : event_of(record, "spoke").participants)
    CHECK((participant.actor != phone->id || participant.role == record::Role::other));
}
