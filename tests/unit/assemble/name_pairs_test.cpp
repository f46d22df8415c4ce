// Which names are one: a table of pairs from many languages. A wrong merge costs more than a missed one, so
// no pair of two may be joined; how many pairs of one are found is held, too.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "graph/assemble/name_spelling.hpp"
#include "graph/assemble/same_actor.hpp"

using namespace dateline;

namespace {

struct Pair {
  bool same = false;
  record::Actor one, other;
  std::string line;
};

/// "Donald J. Trump^President", "Viktor Orbán|Orbán": a name, what it is also called, an office.
record::Actor actor_of(const std::string& words, record::ActorKind kind) {
  record::Actor actor{.id = "a1", .kind = kind};
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find_first_of("|^", at + 1), words.size());
    const char sign = at == 0 ? ' ' : words[at];
    const std::string part = words.substr(at == 0 ? 0 : at + 1, end - at - (at == 0 ? 0 : 1));
    if (sign == '|')
      actor.aliases.push_back(part);
    else if (sign == '^')
      actor.titles.push_back(part);
    else
      actor.name = part;
    at = end;
  }
  return actor;
}

std::vector<Pair> read_pairs() {
  std::ifstream file(DATELINE_SOURCE_DIR "/tests/data/names/pairs.tsv");
  std::vector<Pair> pairs;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string expected, kind, one, other;
    std::getline(cells, expected, '\t');
    std::getline(cells, kind, '\t');
    std::getline(cells, one, '\t');
    std::getline(cells, other, '\t');
    const record::ActorKind type = kind == "person"         ? record::ActorKind::person
                                   : kind == "organization" ? record::ActorKind::organization
                                                            : record::ActorKind::place;
    pairs.push_back({expected == "same", actor_of(one, type), actor_of(other, type), line});
  }
  return pairs;
}

bool joined(const record::Actor& one, const record::Actor& other) {
  const assemble::Groups groups = assemble::same_actors({{0, &one}, {1, &other}});
  return groups.root(0) == groups.root(1);
}

}  // namespace

TEST_CASE("same_actors: no two of a table of names are one, and all of one are found", "[assemble]") {
  const std::vector<Pair> pairs = read_pairs();
  REQUIRE(pairs.size() >= 200);
  std::size_t same = 0, found = 0, different = 0;
  for (const Pair& pair : pairs) {
    INFO(pair.line);
    const bool one_way = joined(pair.one, pair.other);
    CHECK(joined(pair.other, pair.one) == one_way);
    if (pair.same) {
      ++same;
      found += one_way;
      if (!one_way) UNSCOPED_INFO("not found: " << pair.line);
    } else {
      ++different;
      CHECK_FALSE(one_way);
    }
  }
  CHECK(different >= 140);
  CHECK(found == same);
}

TEST_CASE("same_actors: two whom one article tells apart are not one for their spelling", "[assemble]") {
  const record::Actor one = actor_of("Mohammed Ali", record::ActorKind::person),
                      other = actor_of("Muhammad Ali", record::ActorKind::person);
  CHECK(assemble::same_actors({{0, &one}, {1, &other}}).sets().size() == 1);
  CHECK(assemble::same_actors({{0, &one}, {0, &other}}).sets().size() == 2);
  CHECK(assemble::same_actors({{0, &one}, {0, &other}, {1, &one}}).sets().size() == 2);
}

TEST_CASE("same_actors: initials join the one body that has them", "[assemble]") {
  const auto body = [](const char* name) { return actor_of(name, record::ActorKind::organization); };
  const record::Actor letters = body("WHO"), health = body("World Health Organization"),
                      harbour = body("Western Harbour Office");
  CHECK(assemble::same_actors({{0, &letters}, {1, &health}}).sets().size() == 1);
  CHECK(assemble::same_actors({{0, &letters}, {1, &health}, {2, &harbour}}).sets().size() == 3);
}

TEST_CASE("acronyms: three to six capitals and nothing else", "[assemble]") {
  for (const char* name : {"AAA", "ZZZ", "NATO", "UNESCO"}) CHECK(assemble::is_acronym(name));
  for (const char* name : {"", "EU", "UNICEFF", "Nato", "A.U", "G20"})
    CHECK_FALSE(assemble::is_acronym(name));
}
