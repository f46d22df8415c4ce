// Who may be one, where names alone do not say so for sure.
#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <random>

#include "graph/assemble/assemble.hpp"
#include "graph/assemble/name_likeness.hpp"

using namespace dateline;
using record::ActorKind;

namespace {

struct Named {
  std::string name;
  ActorKind kind = ActorKind::person;
  std::vector<std::string> aliases = {};
};

/// An article in which each of these does something of his own.
record::Record article(const std::vector<Named>& actors) {
  record::Record record;
  for (const Named& named : actors) {
    const std::string number = std::to_string(record.actors.size() + 1);
    const std::string sentence = named.name + " did thing " + number + ".";
    const std::uint64_t begin = record.text.size();
    record.text += sentence + "\n";
    const base::ByteSpan words{begin, begin + named.name.size()};
    record.actors.push_back({.id = "a" + number,
                             .kind = named.kind,
                             .name = named.name,
                             .aliases = named.aliases,
                             .mentions = {{words}}});
    record::Event event{.id = "e" + number, .title = sentence, .kind = "other", .salience = 0.5};
    event.quote = {begin, begin + sentence.size()};
    event.mentions = {{.span = {words.end + 1, words.end + 4}}};
    event.participants.push_back({"a" + number, record::Role::agent, words});
    record.events.push_back(std::move(event));
  }
  return record;
}

using Articles = std::vector<std::vector<Named>>;

model::Assembled graph_of(const Articles& articles, const assemble::Decisions& decisions = {}) {
  std::deque<record::Record> records;
  std::vector<assemble::Reading> readings;
  for (const std::vector<Named>& actors : articles) {
    records.push_back(article(actors));
    readings.push_back({"s" + std::to_string(records.size()), {}, &records.back()});
  }
  return assemble::assemble(std::move(readings), decisions);
}

std::string name_in(const model::Assembled& graph, const std::string& uid) {
  for (const model::AssembledActor& actor : graph.actors)
    if (actor.uid == uid) return actor.actor.name;
  return "";
}

/// "Viktor Orbán = Orbán Viktor: the same words in another order; ", names in byte order.
std::string pairs_of(const model::Assembled& graph) {
  std::string out;
  for (const model::AssembledMaybeSameActor& pair : graph.maybe_same_actors) {
    const std::string one = name_in(graph, pair.one_uid), other = name_in(graph, pair.other_uid);
    out += std::min(one, other) + " = " + std::max(one, other) + ": " + std::string(name_of(pair.likeness)) +
           "; ";
  }
  return out;
}

/// Why two who are named in two articles may be one; "" where nothing says so.
std::string why(const Named& one, const Named& other) {
  const model::Assembled graph = graph_of({{one}, {other}});
  return graph.maybe_same_actors.empty() ? ""
                                         : std::string(name_of(graph.maybe_same_actors.front().likeness));
}

std::string why(const std::string& one, const std::string& other, ActorKind kind = ActorKind::person) {
  return why(Named{one, kind}, Named{other, kind});
}

}  // namespace

TEST_CASE("maybe one: persons by initials, short forms, middle names and order", "[assemble]") {
  CHECK(why("Viktor Orbán", "Orbán Viktor") == "the same words in another order");
  CHECK(why("Donald J. Trump", "Donald Trump") == "the same name but for a middle one");
  CHECK(why("Donald J. Trump", "Donald John Trump") == "the same name but for a middle one");
  CHECK(why("V. Orbán", "Viktor Orbán") == "the same surname and initial");
  CHECK(why("Bill Clinton", "William Clinton") == "the same surname and another form of the first name");
  CHECK(why("Chris Dodd", "Christopher J. Dodd") == "the same surname and another form of the first name");
  CHECK(why("Mitt Romney", "Willard Mitt Romney") == "one is the longer name of the other");
  CHECK(why("Greta Thornberg", "Greta Thornburg") == "names that differ in one letter");
  CHECK(why("Greta Thornberg", "Greta Thronberg") == "names that differ in one letter");
}

TEST_CASE("maybe one: persons of whom the names say that they are two are not asked about", "[assemble]") {
  CHECK(why("Donald Trump", "Donald Trump Jr.").empty());
  CHECK(why("Donald Trump", "Melania Trump").empty());
  CHECK(why("George H. Bush", "George W. Bush").empty());
  CHECK(why("J. Orbán", "Viktor Orbán").empty());
  CHECK(why("Paul Martin", "Pauline Martin").empty());
  CHECK(why("Alexander Novotny", "Alexandra Novotna").empty());
  CHECK(why("Jana Novotny", "Jana Novotna").empty());
  CHECK(why("Jan Berg", "Jon Berg").empty());
  CHECK(why("Greta Thornberg", "Greta Thornmaberg").empty());
  CHECK(why("Greta Thornmaberg", "Greta Thornberg").empty());
  CHECK(why("Greta Thornberg", "Greta Thormaberg").empty());
  CHECK(why("Bill Clinton", "Bill Gates").empty());
  CHECK(why({"Maria de Peyster"}, {"Johannes de Peyster", ActorKind::person, {"de Peyster"}}).empty());
  CHECK(why({"Donald Trump"}, {"Donald Trump Jr.", ActorKind::person, {"Donald Trump"}}).empty());
  CHECK(why({"George Herbert Bush"}, {"George W. Bush", ActorKind::person, {"George Bush"}}).empty());
}

TEST_CASE("a slip: one letter more, less or other, or two that changed places, inside a long word",
          "[assemble]") {
  const auto slip = [](const std::string& one, const std::string& other) {
    CHECK(assemble::differ_by_a_slip({"greta", other}, {"greta", one}) ==
          assemble::differ_by_a_slip({"greta", one}, {"greta", other}));
    return assemble::differ_by_a_slip({"greta", one}, {"greta", other});
  };
  CHECK(slip("thornberg", "thornburg"));
  CHECK(slip("thornberg", "thornbxerg"));
  CHECK(slip("thornberg", "thronberg"));
  CHECK_FALSE(slip("thornberg", "thornbxyerg"));
  CHECK_FALSE(slip("thornberg", "thornbxyrg"));
  CHECK_FALSE(slip("thornberg", "thornxyerg"));
  CHECK_FALSE(slip("thornberg", "thornb7rg"));
  CHECK_FALSE(slip("holm", "hulm"));
}

TEST_CASE("maybe one: bodies by letters, longer names and further names", "[assemble]") {
  const ActorKind body = ActorKind::organization;
  CHECK(why("Harbour Authority", "Ellery Harbour Authority", body) == "one is the longer name of the other");
  CHECK(why("Norvik", "Norvik Motors", body) == "one is the longer name of the other");
  CHECK(why("Ministry of Justice", "Justice Ministry", body) == "the same words in another order");
  CHECK(why("European Union", "EU", body) == "one has the initials of the other");
  CHECK(why("United States", "U.S.", ActorKind::place) == "one has the initials of the other");
  CHECK(why({"Norvik Labs", body}, {"Norvik Labs", ActorKind::product}) == "the same name, of another kind");
  CHECK(why({"Beacon Group", body, {"Norvik Labs"}}, {"Norvik Labs", ActorKind::product}) ==
        "one goes by a name of the other");
  CHECK(why("Ellery Port Authority", "Ellery Post Authority", body).empty());
  CHECK(why("Ellery Harbor Authority", "Ellery Harbour Authority", body) ==
        "names that differ in one letter");
  CHECK(why("East Aleppo", "Aleppo", ActorKind::place).empty());
  CHECK(why({"Washington"}, {"Washington", ActorKind::place}).empty());
  CHECK(why("Boeing 737", "Boeing 738", ActorKind::product).empty());
}

TEST_CASE("maybe one: what several may be is asked of each of a few, and of nobody of many", "[assemble]") {
  const ActorKind body = ActorKind::organization;
  const Named mayor{"Greta Holm"};
  CHECK(pairs_of(graph_of({{{"Trump"}, mayor}, {{"Donald Trump"}, mayor}, {{"Melania Trump"}, mayor}})) ==
        "Donald Trump = Trump: one is named by the surname alone; "
        "Melania Trump = Trump: one is named by the surname alone; ");
  CHECK(pairs_of(graph_of({{{"Trump"}, mayor},
                           {{"Donald Trump"}, mayor},
                           {{"Donald Trump"}},
                           {{"Donald Trump"}},
                           {{"Donald Trump"}},
                           {{"Donald Trump"}},
                           {{"Melania Trump"}, mayor}})) ==
        "Donald Trump = Trump: one is named by the surname alone; ");
  CHECK(pairs_of(graph_of({{{"Smith"}, mayor},
                           {{"Al Smith"}, mayor},
                           {{"Bo Smith"}, mayor},
                           {{"Cy Smith"}, mayor},
                           {{"Di Smith"}, mayor}}))
            .empty());
  CHECK(
      pairs_of(graph_of(
          {{{"NPA", body}}, {{"National Port Authority", body}}, {{"Northern Police Association", body}}})) ==
      "NPA = National Port Authority: one has the initials of the other; "
      "NPA = Northern Police Association: one has the initials of the other; ");
  CHECK(pairs_of(graph_of({{{"Harbour Authority", body}},
                           {{"Ellery Harbour Authority", body}},
                           {{"Lindholm Harbour Authority", body}}}))
            .empty());
}

TEST_CASE("maybe one: a surname, or a name that another begins with, of two who are told of together",
          "[assemble]") {
  const char* const longer = "one is the longer name of the other; ";
  const Named varela{"Juan Carlos Varela"}, rodriguez{"Juan Carlos Varela Rodriguez"}, mayor{"Greta Holm"};
  CHECK(pairs_of(graph_of({{varela}, {rodriguez}})).empty());
  CHECK(pairs_of(graph_of({{varela, rodriguez}})).ends_with(longer));
  CHECK(pairs_of(graph_of({{varela, mayor}, {rodriguez, mayor}})).ends_with(longer));
  CHECK(pairs_of(graph_of({{{"Trump"}}, {{"Donald Trump"}}, {{"Melania Trump"}}})).empty());
  // Whom many articles name says nothing of two whom they name.
  Articles many = {{varela, mayor}, {rodriguez, mayor}};
  for (int i = 0; i < 4; ++i) many.push_back({mayor});
  CHECK(pairs_of(graph_of(many)).empty());
}

TEST_CASE("maybe one: of three kinds of one name each is asked about with the one most often named",
          "[assemble]") {
  const Named house{"House", ActorKind::organization}, place{"House", ActorKind::place},
      product{"House", ActorKind::product};
  const model::Assembled graph = graph_of({{house}, {place}, {place}, {product}});
  REQUIRE(graph.maybe_same_actors.size() == 2);
  const std::string lead = graph.actors[1].uid;
  REQUIRE(graph.actors[1].actor.mentions == 2);
  for (const model::AssembledMaybeSameActor& pair : graph.maybe_same_actors)
    CHECK((pair.one_uid == lead || pair.other_uid == lead));
}

TEST_CASE("maybe one: a surname says nothing of two whom one article names, a first name does",
          "[assemble]") {
  CHECK(pairs_of(graph_of({{{"Trump"}, {"Donald Trump"}, {"Melania Trump"}}})).empty());
  CHECK(pairs_of(graph_of({{{"Tim Cook"}, {"Timothy D. Cook"}}})) ==
        "Tim Cook = Timothy D. Cook: the same surname and another form of the first name; ");
}

TEST_CASE("maybe one: whom the editor has parted, ignored, or who does nothing is not asked about",
          "[assemble]") {
  const Articles articles = {{{"V. Orbán"}}, {{"Viktor Orbán"}}};
  const model::Assembled before = graph_of(articles);
  REQUIRE(before.maybe_same_actors.size() == 1);
  assemble::Decisions parted;
  parted.actor_groups.push_back(
      {.these = {{.uid = before.actors[1].uid}}, .others = {{.uid = before.actors[0].uid}}, .join = false});
  CHECK(pairs_of(graph_of(articles, parted)).empty());
  std::swap(parted.actor_groups[0].these, parted.actor_groups[0].others);
  CHECK(pairs_of(graph_of(articles, parted)).empty());
  assemble::Decisions ignored;
  ignored.ignored_names = {"V. Orbán"};
  CHECK(pairs_of(graph_of(articles, ignored)).empty());
  assemble::Decisions joined;
  joined.actor_groups.push_back(
      {.these = {{.uid = before.actors[1].uid}, {.uid = before.actors[0].uid}}, .others = {}, .join = true});
  CHECK(pairs_of(graph_of(articles, joined)).empty());

  record::Record idle = article({{"V. Orbán"}});
  idle.events.clear();
  const record::Record busy = article({{"Viktor Orbán"}});
  CHECK(assemble::assemble({{"s1", {}, &idle}, {"s2", {}, &busy}}).maybe_same_actors.empty());
}

TEST_CASE("maybe one: what says most stands first", "[assemble]") {
  CHECK(pairs_of(graph_of({{{"Greta Thornberg"}, {"Bill Clinton"}},
                           {{"Greta Thornburg"}, {"Orbán Viktor"}},
                           {{"Viktor Orbán"}, {"William Clinton"}}})) ==
        "Orbán Viktor = Viktor Orbán: the same words in another order; "
        "Bill Clinton = William Clinton: the same surname and another form of the first name; "
        "Greta Thornberg = Greta Thornburg: names that differ in one letter; ");
}

TEST_CASE("maybe one: the same for every order of the articles, and never of one actor",
          "[assemble][property]") {
  std::mt19937 random(23);
  const Named names[] = {{"Viktor Orbán"},
                         {"Orbán Viktor"},
                         {"V. Orbán"},
                         {"Orbán"},
                         {"Donald Trump"},
                         {"Donald J. Trump"},
                         {"Melania Trump"},
                         {"Trump"},
                         {"Bill Clinton"},
                         {"William Clinton"},
                         {"Greta Thornberg"},
                         {"Greta Thornburg"},
                         {"Harbour Authority", ActorKind::organization},
                         {"Ellery Harbour Authority", ActorKind::organization},
                         {"EHA", ActorKind::organization},
                         {"Elder Health Agency", ActorKind::organization, {"EHA"}},
                         {"Norvik", ActorKind::organization},
                         {"Norvik", ActorKind::product}};
  std::size_t proposed = 0;
  for (int round = 0; round < 200; ++round) {
    std::deque<record::Record> records;
    std::vector<assemble::Reading> readings;
    for (std::size_t w = 0, count = 2 + random() % 5; w < count; ++w) {
      std::vector<Named> actors;
      for (std::size_t i = 0, all = 1 + random() % 4; i < all; ++i)
        actors.push_back(names[random() % std::size(names)]);
      records.push_back(article(actors));
      readings.push_back({"s" + std::to_string(w), {}, &records.back()});
    }
    const model::Assembled first = assemble::assemble(readings);
    proposed += first.maybe_same_actors.size();
    for (const model::AssembledMaybeSameActor& pair : first.maybe_same_actors)
      REQUIRE(pair.one_uid != pair.other_uid);
    for (int order = 0; order < 4; ++order) {
      std::shuffle(readings.begin(), readings.end(), random);
      REQUIRE(assemble::assemble(readings) == first);
    }
  }
  CHECK(proposed > 200);
}

TEST_CASE("maybe one: a surname of more than forty is passed over", "[assemble]") {
  Articles some = {{{"Bill Smith"}}, {{"William Smith"}}};
  CHECK(graph_of(some).maybe_same_actors.size() == 1);
  for (int i = 0; i < 39; ++i) some.push_back({{"Q" + std::to_string(i) + " Smith"}});
  CHECK(graph_of(some).maybe_same_actors.empty());
}
