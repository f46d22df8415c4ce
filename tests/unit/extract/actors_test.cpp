#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/unit/extract/extracted.hpp"

using namespace dateline;
using record::Record;
using test::event_of;

namespace {

Record read(const std::string& text, const std::string& byline = "") {
  article::Known known;
  known.published = calendar::day_of({2024, 5, 17});
  known.byline = byline;
  return test::extractor().extract(test::intake().read_text(text, known), "x");
}

/// The actor that one of its names or descriptions calls so; null when there is none.
const record::Actor* actor(const Record& record, const std::string& name) {
  for (const record::Actor& one : record.actors) {
    const bool alias = std::find(one.aliases.begin(), one.aliases.end(), name) != one.aliases.end();
    if (one.name == name || alias) return &one;
  }
  return nullptr;
}

/// The kind of a name, "" where it is nobody's.
std::string kind_of(const Record& record, const std::string& name) {
  const record::Actor* found = actor(record, name);
  return found == nullptr ? "" : std::string(record::name_of(found->kind));
}

/// The name of the actor that the nth "word" of the text speaks of, "" where it was left open.
std::string meant_by(const Record& record, const std::string& word, int nth = 1) {
  std::vector<std::pair<std::uint64_t, std::string>> found;
  for (const record::Actor& one : record.actors) {
    for (const record::ActorMention& mention : one.mentions) {
      if (base::words_at(record.text, mention.span) == word) found.emplace_back(mention.span.begin, one.name);
    }
  }
  std::sort(found.begin(), found.end());
  return found.size() < static_cast<std::size_t>(nth) ? "" : found[static_cast<std::size_t>(nth) - 1].second;
}

/// Whom the event with this word is attributed to, "" where that is nobody.
std::string said_by(const Record& record, const std::string& word) {
  for (const record::Event& event : record.events) {
    if (event.title.find(word) == std::string::npos) continue;
    for (const record::Actor& one : record.actors) {
      if (one.id == event.attributed_to) return one.name;
    }
  }
  return "";
}

}  // namespace

TEST_CASE("Names: their first and last words tell what they name", "[extract]") {
  const Record r = read(
      "People left their homes before Hurricane Osvald reached Port Amelia on Monday.\n"
      "The River Tamble flooded the depot, and Great Northern Railway stopped all trains.\n"
      "The container ship HMS Halcyon, which was carrying timber, was lost near Lake Orrin.\n"
      "The Danish Red Crescent sent pumps. Vantor Electronics sold them.\n");
  CHECK(kind_of(r, "Hurricane Osvald") == "other");
  CHECK(kind_of(r, "Port Amelia") == "place");
  CHECK(kind_of(r, "River Tamble") == "place");
  CHECK(kind_of(r, "Great Northern Railway") == "organization");
  CHECK(kind_of(r, "HMS Halcyon") == "product");
  CHECK(kind_of(r, "Danish Red Crescent") == "organization");
  CHECK(kind_of(r, "Vantor Electronics") == "organization");
}

TEST_CASE("Names: what says that \"it\" did something is a body, who says that she did is a person",
          "[extract]") {
  const Record r = read(
      "Hallberg said it had closed the mine.\n"
      "Ostrander said she had closed the mine.\n");
  CHECK(kind_of(r, "Hallberg") == "organization");
  CHECK(kind_of(r, "Ostrander") == "person");
}

TEST_CASE("Names: a name alone that begins the name of a body means it", "[extract]") {
  const Record r = read(
      "Ostrander Systems dismissed its auditor in March.\n"
      "Later that year Ostrander hired another.\n");
  REQUIRE(actor(r, "Ostrander Systems") != nullptr);
  CHECK(actor(r, "Ostrander") == actor(r, "Ostrander Systems"));
}

TEST_CASE("Names: an acronym is the body whose first letters it has", "[extract]") {
  const Record r = read(
      "The Nordic Grid Agency opened an inquiry on Monday.\n"
      "Later the NGA fined two suppliers.\n");
  REQUIRE(actor(r, "Nordic Grid Agency") != nullptr);
  CHECK(actor(r, "NGA") == actor(r, "Nordic Grid Agency"));
}

TEST_CASE("Names: a possessive mark at a subject belongs to the name", "[extract]") {
  const Record r = read("Harley's cut the rating of the city in May.\n");
  CHECK(kind_of(r, "Harley's") == "organization");
}

TEST_CASE("Names: a role alone is a description, not a name", "[extract]") {
  const Record r = read(
      "Prime Minister Viktor Halasz met Madame Ferrand in Lyon.\n"
      "After the talks the Foreign Minister resigned and Grace Ferrand left the town.\n");
  CHECK(actor(r, "Prime Minister") == nullptr);
  CHECK(kind_of(r, "Foreign Minister") == "person");
  REQUIRE(actor(r, "Grace Ferrand") != nullptr);
  CHECK(actor(r, "Ferrand") == actor(r, "Grace Ferrand"));
}

TEST_CASE("Names: who wrote the article takes no part in it", "[extract]") {
  const Record r = read(
      "By Ann Corliss in Ostrava\n\n"
      "The mayor of the town resigned on Monday after the council had dismissed two officials.\n"
      "Corliss dismissed them.\n",
      "Ann Corliss");
  CHECK(actor(r, "Ann Corliss") == nullptr);
}

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

TEST_CASE("Names: where someone is from is no part of his name, nor a month of a description", "[extract]") {
  const Record r = read(
      "\"It will fall again,\" said analyst Peter Lindgren of Nomura, who had sold his shares.\n"
      "In November police raided the port.\n");
  CHECK(kind_of(r, "Peter Lindgren") == "person");
  CHECK(kind_of(r, "police") == "organization");
}

TEST_CASE("Names: the noun before a name, and where it stands, tell what it names", "[extract]") {
  const Record r = read(
      "Lawyers at the firm Pogrund Leigh met the judge. The disaster agency, Afatsa, sent 9,000 rescuers.\n"
      "A judge in Darmheim acquitted two men. She founded the Movement for Renewal in 2012.\n");
  CHECK(kind_of(r, "Pogrund Leigh") == "organization");
  CHECK(kind_of(r, "Afatsa") == "organization");
  CHECK(kind_of(r, "Darmheim") == "place");
  CHECK(kind_of(r, "Movement for Renewal") == "organization");
}

TEST_CASE("Names: a verb is no part of a name", "[extract]") {
  const Record r = read(
      "Credit Moritz downgraded Transalpin on Monday. Transalpin said it would appeal.\n"
      "The Bank of Carinthia holds a stake in Transalpin. In March the bank declined to comment.\n");
  CHECK(kind_of(r, "Transalpin") == "organization");
  CHECK(meant_by(r, "it") == "Transalpin");
  CHECK(meant_by(r, "the bank") == "Bank of Carinthia");
}

TEST_CASE("Names: whose chief executive and shares are spoken of is a body", "[extract]") {
  const Record r = read(
      "\"It was painful,\" said Maja Lind, the chief executive of Orvantis, who took over in 2021.\n"
      "Later Orvantis lost a customer. Shares of Orvantis fell in May.\n");
  CHECK(kind_of(r, "Orvantis") == "organization");
  CHECK(actor(r, "Shares of Orvantis") == nullptr);
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

TEST_CASE("Names: what cuts its prices, buys companies or is called a bank is a body", "[extract]") {
  const Record r = read(
      "Samsung sued the maker in 2011. Lumio cut its prices in May.\n"
      "Verdano bought a company in Spain. Tavira, a Portuguese bank, opened a branch. Kelmar is an "
      "airline.\n"
      "Rivera bought a company. He closed it in June.\n");
  CHECK(kind_of(r, "Lumio") == "organization");
  CHECK(meant_by(r, "its") == "Lumio");
  CHECK(kind_of(r, "Verdano") == "organization");
  CHECK(kind_of(r, "Tavira") == "organization");
  CHECK(kind_of(r, "Kelmar") == "organization");
  CHECK(kind_of(r, "Rivera") == "person");
  const Record second = read("Kelmar bought Arcadia in 2019. It closed the plant a year later.\n");
  CHECK(meant_by(second, "It") == "Kelmar");
}

TEST_CASE("Names: the last word of a body goes before a first name, and a state is a place", "[extract]") {
  const Record r = read(
      "Elliott Management sold its stake in May. Nova Gorenjska Banka opened a branch.\n"
      "Itapua BBA cut the rating. Soldiers in the state of Borva shot two farmers. Borva sent its police.\n");
  CHECK(kind_of(r, "Elliott Management") == "organization");
  CHECK(kind_of(r, "Nova Gorenjska Banka") == "organization");
  CHECK(kind_of(r, "Itapua BBA") == "organization");
  CHECK(kind_of(r, "Borva") == "place");
}

TEST_CASE("Names: a time is no part of a name, nor is what modifies a role a name", "[extract]") {
  const Record r = read("Norvik Group made an offer for Hallberg in May. Prime ministers met in Oslo.\n");
  CHECK(actor(r, "Hallberg in May") == nullptr);
  CHECK(actor(r, "Hallberg") != nullptr);
  CHECK(actor(r, "Prime") == nullptr);
  const Record second =
      read("The army fled on Monday. Later Sergeant Blessing Okafor died in the hospital.\n");
  CHECK(kind_of(second, "Blessing Okafor") == "person");
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

TEST_CASE("Names: the Republic of Varda is Varda, and no person", "[extract]") {
  const Record record = read(
      "Varda signs deal\n\nThe United States and the Republic of Varda signed an agreement on Thursday. "
      "Varda "
      "condemned the delay.\n");
  const auto varda =
      std::count_if(record.actors.begin(), record.actors.end(),
                    [](const record::Actor& actor) { return actor.name.find("Varda") != std::string::npos; });
  CHECK(varda == 1);
  for (const record::Actor& actor : record.actors)
    if (actor.name.find("Varda") != std::string::npos) CHECK(actor.kind == record::ActorKind::place);
}

TEST_CASE("Pronouns: \"them\" is nobody where things stand nearer", "[extract]") {
  const Record record = read(
      "Frost worked for the family of Idris Sarko. She collected 11,000 documents. In November 2017 she "
      "handed them "
      "to a reporter.\n");
  CHECK(event_of(record, "handed").title.find("them") != std::string::npos);
}

TEST_CASE("Names: what is ruled is a place", "[extract]") {
  const Record record =
      read("Colonel Idris Sarko had ruled Benara since 1994. The United States froze his assets.\n");
  const auto benara = std::find_if(record.actors.begin(), record.actors.end(),
                                   [](const record::Actor& actor) { return actor.name == "Benara"; });
  REQUIRE(benara != record.actors.end());
  CHECK(benara->kind == record::ActorKind::place);
  CHECK(event_of(record, "ruled").kind == "other");
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

TEST_CASE("Names: a word that looks like an adjective is one where it has a capital and describes nothing",
          "[extract]") {
  const Record record = test::read(
      "Lumio has agreed to buy Earful, the podcast company behind the hit series, for $310 million in cash.\n"
      "Earful was founded in 2014 by two sisters. It laid off a fifth of its staff last year.",
      test::day(2021, 9, 21));
  const auto patient = [&](const std::string& word) -> std::string {
    for (const record::Participant& participant : event_of(record, word).participants)
      if (participant.role == record::Role::patient || participant.role == record::Role::agent)
        for (const record::Actor& actor : record.actors)
          if (actor.id == participant.actor) return actor.name;
    return "nobody";
  };
  CHECK(patient("founded") == "Earful");
  CHECK(patient("laid") == "Earful");
}

TEST_CASE("Names: what things are in is a place, when nothing else is told of it", "[extract]") {
  const Record record = test::read(
      "The survivor was flown to a hospital in Ostmark. The group had set out from the hut on Thursday.",
      test::day(2023, 2, 3));
  for (const record::Actor& actor : record.actors)
    if (actor.name == "Ostmark") CHECK(actor.kind == record::ActorKind::place);
  for (const record::Participant& participant : event_of(record, "set").participants)
    for (const record::Actor& actor : record.actors)
      if (actor.id == participant.actor) CHECK(actor.name != "Ostmark");
}
