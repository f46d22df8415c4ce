#include <catch2/catch.hpp>

#include "tests/unit/extract/told_actors.hpp"

// What names name, and whose they are.

using namespace dateline;
using namespace dateline::test::actors;
using test::event_of;

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

TEST_CASE("Names: what is ruled is a place", "[extract]") {
  const Record record =
      read("Colonel Idris Sarko had ruled Benara since 1994. The United States froze his assets.\n");
  const auto benara = std::find_if(record.actors.begin(), record.actors.end(),
                                   [](const record::Actor& actor) { return actor.name == "Benara"; });
  REQUIRE(benara != record.actors.end());
  CHECK(benara->kind == record::ActorKind::place);
  CHECK(event_of(record, "ruled").kind == "other");
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
      "The survivor, a 29-year-old woman, was flown by helicopter to a hospital in Ostmark, where she "
      "underwent "
      "surgery early on Friday.\nThe group had set out from the Karsen hut shortly after 6 am despite a "
      "warning.\n"
      "\"They were roped together,\" said Anna Weiss, who leads the Ostmark rescue team.",
      test::day(2023, 2, 3));
  CHECK(kind_of(record, "Ostmark") == "place");
  CHECK(in_role(record, "set", record::Role::agent) == "group");
}

TEST_CASE("Names: a surname alone is not the relative who was named last", "[extract]") {
  const Record record = test::read(
      "The physicist Elisabeth Krantz died on 2 November. Her daughter, Maja Krantz, said the cause was "
      "pneumonia.\n"
      "Krantz retired in 1997.",
      test::day(2023, 11, 5));
  CHECK(in_role(record, "retired", record::Role::agent) == "Elisabeth Krantz");
}

TEST_CASE("Names: partners make one firm", "[extract]") {
  const Record r = read(
      "Tom Reed moved into Harwell & Sons on 4 May. Harwell and Sons hired Jane Poole.\n"
      "Marks & Spencer opened a shop in Leeds. Procter & Gamble bought Reed and Sons.\n"
      "Smith and Partners sued Marsh Brothers and Company. Poole & Daughters Ltd closed the mill.\n"
      "Ernst & Young audited Johnson & Johnson. Barker & Co. denied it.\n");
  for (const char* firm : {"Harwell & Sons", "Marks & Spencer", "Procter & Gamble", "Reed and Sons",
                           "Smith and Partners", "Marsh Brothers and Company", "Poole & Daughters Ltd",
                           "Ernst & Young", "Johnson & Johnson", "Barker & Co."}) {
    INFO(firm);
    CHECK(kind_of(r, firm) == "organization");
  }
  for (const char* half : {"Harwell", "Sons", "Marks", "Spencer", "Gamble", "Partners", "Company"}) {
    INFO(half);
    CHECK(actor(r, half) == nullptr);
  }
  CHECK(actor(r, "Harwell & Sons") == actor(r, "Harwell and Sons"));
}

TEST_CASE("Names: two persons or two places are no firm", "[extract]") {
  const Record r = read(
      "Harry & Meghan left London. Donald Trump & Vladimir Putin met in Hamburg.\n"
      "Officials from the U.S. & Mexico met in May. Trump and Putin met.\n"
      "Jim Hall and sons of the minister met the mayor.\n");
  for (const char* one : {"Harry", "Meghan", "Donald Trump", "Vladimir Putin", "Jim Hall"}) {
    INFO(one);
    CHECK(kind_of(r, one) == "person");
  }
  CHECK(kind_of(r, "Mexico") == "place");
  CHECK(kind_of(read("Bosnia & Herzegovina signed the treaty.\n"), "Bosnia and Herzegovina") == "place");
}
