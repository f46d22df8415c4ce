#include "graph/store/story_file.hpp"
#include "graph/store/file_system.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "sample_story.hpp"
#include "src/base/problem.hpp"

namespace dateline::store {
namespace {

using namespace sample;
using Catch::Contains;

std::vector<std::uint32_t> numbers_of(const std::vector<model::EventId>& ids) {
  std::vector<std::uint32_t> numbers;
  for (const model::EventId id : ids) numbers.push_back(id.number);
  return numbers;
}

std::vector<std::uint32_t> numbers_of(const std::vector<model::Event>& events) {
  std::vector<std::uint32_t> numbers;
  for (const model::Event& event : events) numbers.push_back(event.id.number);
  return numbers;
}

/// In a first graph, things are numbered as they come: what `assembled` must be read back as.
struct Expected {
  std::map<std::string, std::uint32_t> actors, sources, events;

  Expected(const StoryFile& story, const model::Assembled& graph) {
    for (std::size_t i = 0; i < graph.actors.size(); ++i)
      actors[graph.actors[i].uid] = static_cast<std::uint32_t>(i + 1);
    for (std::size_t i = 0; i < graph.events.size(); ++i)
      events[graph.events[i].uid] = static_cast<std::uint32_t>(i + 1);
    story.each_source([&](const model::Source& source) {
      sources[source.uid] = source.id.number;
      return true;
    });
  }
  std::vector<model::Participation> participants(
      const std::vector<model::AssembledParticipation>& given) const {
    std::vector<model::Participation> all;
    for (const auto& one : given) all.push_back({{actors.at(one.actor_uid)}, one.role, one.words});
    return all;
  }
  model::ActorId actor(const std::string& uid) const { return {uid.empty() ? 0 : actors.at(uid)}; }
  model::Event event(const model::AssembledEvent& given) const {
    model::Event event = given.event;
    event.id.number = events.at(given.uid);
    event.uid = given.uid;
    event.attributed_to = actor(given.attributed_to_uid);
    event.participants = participants(given.participants);
    return event;
  }
  model::Claim claim(const model::AssembledClaim& given, std::size_t index) const {
    model::Claim claim = given.claim;
    claim.id.number = static_cast<std::uint32_t>(index + 1);
    claim.event.number = events.at(given.event_uid);
    claim.source.number = sources.at(given.source_uid);
    claim.attributed_to = actor(given.attributed_to_uid);
    claim.participants = participants(given.participants);
    return claim;
  }
};

}  // namespace

TEST_CASE("is_on_network: file systems of several machines, and no other", "[store]") {
  for (const std::int64_t kind : {0x6969ll, 0xFF534D42ll, 0xFE534D42ll, 0x01021997ll, 0x65735546ll})
    CHECK(is_on_network(kind));
  // What a signed word of 32 bits makes of CIFS.
  CHECK(is_on_network(std::int64_t{static_cast<std::int32_t>(0xFF534D42)}));
  for (const std::int64_t kind : {0xEF53ll, 0x01021994ll, 0x58465342ll, 0x9123683Ell, 0x794C7630ll})
    CHECK_FALSE(is_on_network(kind));  // ext4, tmpfs, XFS, Btrfs, overlayfs
  CHECK_FALSE(is_on_network(std::string("/nowhere/at/all")));
}

TEST_CASE("StoryFile: a source comes back as it was stored", "[store]") {
  TemporaryFolder folder;
  SourceData first = source_data(1), second = source_data(3);
  second.text = "";                                  // an empty text is a text
  second.original = std::string("\x00\xff\x80", 3);  // too short to be worth packing
  {
    StoryFile story = StoryFile::open_for_writing(folder / "story.dateline", StoryFile::IfMissing::create);
    CHECK(story.was_created());
    CHECK(story.add_source(first, {.verb = "add"}).id == model::SourceId{1});
    CHECK(story.add_source(second, {.verb = "add"}).id == model::SourceId{2});
  }
  first.source.id = {1};
  first.source.text_sha256 = base::sha256_hex(first.text);
  second.source.id = {2};
  second.source.text_sha256 = base::sha256_hex("");
  const StoryFile story = StoryFile::open_for_reading(folder / "story.dateline");
  CHECK(story.load_source({1}) == first);
  CHECK(story.load_source({2}) == second);
  CHECK(story.source({2}) == second.source);
  CHECK(story.original_of({2}) == second.original);
  CHECK(story.text_of({1}) == first.text);
  CHECK(story.record_of({1}) == first.record_json);
  CHECK(story.known_of({1}) == first.known_json);
  CHECK(story.find_source_by_uid(second.source.uid) == model::SourceId{2});

  CHECK_FALSE(story.find_source_by_uid("none"));
  CHECK_FALSE(story.load_source({3}));
  CHECK(story.text_of({3}).empty());
}

TEST_CASE("StoryFile: adding the same source twice adds nothing", "[store]") {
  StoryFile story = StoryFile::in_memory();
  CHECK(story.add_source(source_data(1), {.verb = "add"}).is_new);
  const std::string stamp = story.inputs_stamp();
  SourceData again = source_data(1);
  again.source.title = "Another";
  const AddedSource added = story.add_source(again, {.verb = "add"});
  CHECK_FALSE(added.is_new);
  CHECK(added.id == model::SourceId{1});
  CHECK(story.source({1})->title == "Title 1");
  CHECK(story.inputs_stamp() == stamp);
}

TEST_CASE("StoryFile: updating a source keeps its id, its uid and when it was added", "[store]") {
  StoryFile story = StoryFile::in_memory();
  story.add_source(source_data(1), {.verb = "add"});
  SourceData changed = source_data(2);
  changed.source.published.reset();
  story.update_source({1}, changed, {.verb = "set"});
  changed.source.id = {1};
  changed.source.uid = source_data(1).source.uid;
  changed.source.added_at = source_data(1).source.added_at;
  changed.source.text_sha256 = base::sha256_hex(changed.text);
  CHECK(story.load_source({1}) == changed);
  CHECK_THROWS_WITH(story.update_source({2}, changed, {}), Contains("no source S2"));
}

TEST_CASE("StoryFile: the log keeps what was decided, in order, and the stamp follows", "[store]") {
  StoryFile story = StoryFile::in_memory();
  std::set<std::string> stamps{story.inputs_stamp()};
  story.add_source(source_data(1), {.at = 7, .who = "ann", .verb = "add", .arguments = "a.txt"});
  CHECK(stamps.insert(story.inputs_stamp()).second);
  story.append_log({.at = 8, .who = "bob", .verb = "merge", .arguments = "E1 E2"});
  CHECK(stamps.insert(story.inputs_stamp()).second);
  story.update_source({1}, source_data(1), {.at = 9, .verb = "set", .arguments = "S1 published 2017-07-10"});
  CHECK(stamps.insert(story.inputs_stamp()).second);
  std::vector<LogEntry> entries;
  story.each_log_entry([&](const LogEntry& entry) {
    entries.push_back(entry);
    return true;
  });
  CHECK(entries == std::vector<LogEntry>{{1, 7, "ann", "add", "a.txt"},
                                         {2, 8, "bob", "merge", "E1 E2"},
                                         {3, 9, "", "set", "S1 published 2017-07-10"}});
}

TEST_CASE("StoryFile: a graph comes back as it was assembled", "[store]") {
  TemporaryFolder folder;
  model::Assembled graph;
  {
    StoryFile story = StoryFile::open_for_writing(folder / "story.dateline", StoryFile::IfMissing::create);
    graph = assembled(5, 40, 9, add_sources(story, 3));
    CHECK(story.graph_stamp().empty());
    story.replace_graph(graph, "stamp 1");
  }
  const StoryFile story = StoryFile::open_for_reading(folder / "story.dateline");
  CHECK(story.graph_stamp() == "stamp 1");
  const Expected expected(story, graph);

  std::uint32_t number = 0;
  story.each_actor([&](const model::Actor& actor) {
    model::Actor wanted = graph.actors.at(number).actor;
    wanted.uid = graph.actors.at(number).uid;
    wanted.id.number = ++number;
    if (!wanted.citations.empty()) wanted.citations[1].source = {1};
    CHECK(actor == wanted);
    CHECK(story.actor({number}) == wanted);
    return true;
  });
  CHECK(number == graph.actors.size());
  CHECK_FALSE(story.actor({number + 1}));
  const std::vector<model::MaybeSameActor> pairs = story.maybe_same_actors();
  REQUIRE(pairs.size() == graph.maybe_same_actors.size());
  for (std::uint32_t i = 0; i < pairs.size(); ++i)
    CHECK(pairs[i] == model::MaybeSameActor{{2 * i + 1}, {2 * i + 2}, graph.maybe_same_actors[i].likeness});

  std::map<std::uint32_t, std::vector<model::Claim>> claims;
  std::map<std::uint32_t, std::set<std::uint32_t>> events_of_source, events_of_actor;
  for (std::size_t i = 0; i < graph.claims.size(); ++i) {
    const model::Claim claim = expected.claim(graph.claims[i], i);
    claims[claim.event.number].push_back(claim);
    events_of_source[claim.source.number].insert(claim.event.number);
  }
  const std::vector<model::Event> events = all_events(story);
  REQUIRE(events.size() == graph.events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i] == expected.event(graph.events[i]));
    CHECK(story.event(events[i].id) == events[i]);
    CHECK(story.claims_of(events[i].id) == claims[events[i].id.number]);
    for (const auto& participation : events[i].participants) {
      events_of_actor[participation.actor.number].insert(events[i].id.number);
    }
    std::vector<model::Relation> relations;
    for (const model::AssembledRelation& given : graph.relations) {
      const model::Relation relation{{expected.events.at(given.from_uid)},
                                     {expected.events.at(given.to_uid)},
                                     given.kind,
                                     {expected.sources.at(given.source_uid)},
                                     given.words};
      if (relation.from == events[i].id || relation.to == events[i].id) relations.push_back(relation);
    }
    CHECK(story.relations_of(events[i].id) == relations);
    std::erase_if(relations, [&](const model::Relation& relation) { return relation.from != events[i].id; });
    CHECK(story.relations_from(events[i].id) == relations);
  }
  for (std::uint32_t actor = 1; actor <= graph.actors.size(); ++actor) {
    const auto& wanted = events_of_actor[actor];
    CHECK(numbers_of(story.events_of({actor})) == std::vector<std::uint32_t>(wanted.begin(), wanted.end()));
  }
  for (std::uint32_t source = 1; source <= 3; ++source) {
    const auto& wanted = events_of_source[source];
    CHECK(numbers_of(story.events_in({source})) == std::vector<std::uint32_t>(wanted.begin(), wanted.end()));
  }
  CHECK_FALSE(story.link_of({1}));
  CHECK(story.link_of({2}) == model::SourceLink{model::LinkKind::version, {1}, {1}, 0.875});
  CHECK(story.link_of({3}) == model::SourceLink{model::LinkKind::excerpt, {2}, {1}, 0.875});
  CHECK_FALSE(story.link_of({4}));
  CHECK(story.pages_of({1}).empty());
  CHECK(story.pages_of({3}) == std::vector<base::ByteSpan>{{0, 7}, {8, 20}});
}

TEST_CASE("StoryFile: handles stay with their things through new graphs, and merged ones lead on",
          "[store]") {
  StoryFile story = StoryFile::in_memory();
  const auto sources = add_sources(story, 1);
  const model::Assembled whole = assembled(1, 5, 4, sources);
  story.replace_graph(whole, "1");
  const model::Event first = *story.event({1});

  model::Assembled merged = whole;
  merged.claims.clear();
  merged.relations.clear();
  std::reverse(merged.events.begin(), merged.events.end());               // event-4 … event-0
  merged.events.erase(merged.events.begin(), merged.events.begin() + 2);  // event-4, event-3 vanish
  merged.events.front().absorbed_uids = {"event-1"};                      // event-2 takes in event-1
  merged.events.erase(merged.events.begin() + 1);
  merged.events.push_back(whole.events.front());
  merged.events.back().uid = "event-new";
  story.replace_graph(merged, "2");
  CHECK(numbers_of(all_events(story)) == std::vector<std::uint32_t>{1, 2, 6});
  CHECK(story.event({2})->uid == "event-2");
  CHECK(story.event({3})->id == model::EventId{2});
  CHECK(story.claims_of({3}).empty());
  CHECK_FALSE(story.event({4}));
  CHECK(story.event({6})->uid == "event-new");
  CHECK(story.event({1}) == first);

  // Twice merged: from 3 over 2 to 1.
  model::Assembled one = merged;
  one.events.pop_back();
  one.events.erase(one.events.begin());
  REQUIRE(one.events.front().uid == "event-0");
  one.events.front().absorbed_uids = {"event-2"};
  story.replace_graph(one, "3");
  CHECK(story.event({3})->uid == "event-0");

  story.replace_graph(whole, "4");
  for (std::uint32_t i = 1; i <= 5; ++i) CHECK(story.event({i})->uid == uid("event", i - 1));
  CHECK_FALSE(story.event({6}));
}

TEST_CASE("StoryFile: a graph that names what is not there is refused and changes nothing", "[store]") {
  StoryFile story = StoryFile::in_memory();
  const model::Assembled good = assembled(2, 4, 3, add_sources(story, 1));
  story.replace_graph(good, "good");
  const auto before = all_events(story);
  const auto refused = [&](const char* why, const std::function<void(model::Assembled&)>& spoil) {
    model::Assembled bad = good;
    bad.events.pop_back();
    bad.claims.resize(1);
    bad.relations.clear();
    spoil(bad);
    CHECK_THROWS_WITH(story.replace_graph(bad, "bad"), Contains(why));
    CHECK(all_events(story) == before);
    CHECK(story.graph_stamp() == "good");
  };
  refused("the actor nobody", [](auto& bad) { bad.events[0].attributed_to_uid = "nobody"; });
  refused("the actor nobody", [](auto& bad) { bad.events[0].participants = {{.actor_uid = "nobody"}}; });
  refused("the event nothing", [](auto& bad) { bad.claims[0].event_uid = "nothing"; });
  refused("the source nowhere", [](auto& bad) { bad.claims[0].source_uid = "nowhere"; });
  refused("the event nothing",
          [](auto& bad) { bad.relations = {{.from_uid = "nothing", .to_uid = "event-0"}}; });
  refused("the source nowhere", [](auto& bad) {
    bad.source_links = {{.source_uid = bad.claims[0].source_uid, .other_uid = "nowhere"}};
  });
  refused("the source nowhere",
          [](auto& bad) { bad.source_pages = {{.source_uid = "nowhere", .pages = {{0, 1}}}}; });
  refused("permanent id event-0", [](auto& bad) { bad.events[1].uid = "event-0"; });
}

TEST_CASE("StoryFile: a window holds the events that might have a day in it", "[store]") {
  StoryFile story = StoryFile::in_memory();
  story.replace_graph(assembled(3, 300, 10, add_sources(story, 2)), "");
  const std::vector<model::Event> all = all_events(story);
  Random random(11);
  std::size_t found = 0;
  for (int round = 0; round < 300; ++round) {
    model::EventWindow window;
    window.first = some_day(random);
    window.last = window.first && random.below(2) == 0 ? *window.first + 5 : some_day(random);
    window.dated_only = random.below(2) == 0;
    if (random.below(3) == 0) window.actors = {{1}, {static_cast<std::uint32_t>(1 + random.below(10))}};
    std::vector<std::uint32_t> wanted;
    for (const model::Event& event : all) {
      const calendar::TimeSpan when = calendar::widened(event.dating.when);
      if (when.unknown() && window.dated_only) continue;
      if (window.last && when.earliest_start && *when.earliest_start > *window.last) continue;
      if (window.first && when.latest_end && *when.latest_end < *window.first) continue;
      const bool takes_part = std::any_of(event.participants.begin(), event.participants.end(),
                                          [&](const model::Participation& participation) {
                                            return std::count(window.actors.begin(), window.actors.end(),
                                                              participation.actor) != 0;
                                          });
      if (window.actors.empty() || takes_part) wanted.push_back(event.id.number);
    }
    found += wanted.size();
    CHECK(numbers_of(events_in_window(story, window)) == wanted);
  }
  CHECK(found > 1000);
}

TEST_CASE("StoryFile: reading stops when it is told to, and may begin again inside itself", "[store]") {
  StoryFile story = StoryFile::in_memory();
  story.replace_graph(assembled(4, 6, 3, add_sources(story, 2)), "");
  int seen = 0;
  story.each_event({}, [&](const model::Event&) {
    CHECK(all_events(story).size() == 6);
    return ++seen < 3;
  });
  CHECK(seen == 3);
}

TEST_CASE("StoryFile: a search finds what holds all the words in title, quote or name", "[store]") {
  StoryFile story = StoryFile::in_memory();
  const auto sources = add_sources(story, 2);
  const model::Assembled graph = assembled(6, 120, 8, sources);
  story.replace_graph(graph, "");
  std::map<std::uint32_t, std::set<std::string>> words_of;
  const auto add = [&](std::uint32_t event, std::string_view text) {
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != ' ') {
        word.push_back(text[i]);
      } else {
        words_of[event].insert(std::exchange(word, ""));
      }
    }
  };
  for (const model::Event& event : all_events(story)) {
    add(event.id.number, event.title);
    for (const auto& one : event.participants) add(event.id.number, story.actor(one.actor)->name);
    for (const model::Claim& claim : story.claims_of(event.id)) {
      add(event.id.number, claim.title);
      add(event.id.number, base::words_at(story.text_of(claim.source), claim.quote));
      for (const auto& one : claim.participants) add(event.id.number, story.actor(one.actor)->name);
    }
  }
  std::vector<std::string> words = vocabulary();
  words.emplace_back("Name3");
  words.emplace_back("absent");
  std::size_t found = 0;
  for (const std::string& one : words) {
    for (const std::string& other : words) {
      std::vector<std::uint32_t> wanted;
      for (const auto& [event, held] : words_of) {
        if (held.contains(one) && held.contains(other)) wanted.push_back(event);
      }
      found += wanted.size();
      CHECK(numbers_of(story.events_with_words({one, other})) == wanted);
    }
  }
  CHECK(found > 100);
  CHECK(story.events_with_words({"SUMMIT"}) == story.events_with_words({"summit"}));
  CHECK(story.events_with_words({"öther3"}) == story.events_with_words({"Name3"}));
  CHECK(story.events_with_words({"OTHER3"}) == story.events_with_words({"Name3"}));
  CHECK(story.events_with_words({"!", "summit", "&"}) == story.events_with_words({"summit"}));
}

TEST_CASE("StoryFile: a search takes any bytes as words, never as operators", "[store]") {
  StoryFile story = StoryFile::in_memory();
  model::Assembled graph = assembled(6, 1, 1, add_sources(story, 1));
  graph.events[0].event.title = R"(the "G20 summit" NOT near)";
  story.replace_graph(graph, "");
  for (const std::string words :
       {"", " ", "\"", "*", "title:", "^", "(", "NOT", "a OR", "\xff\xfe", "-", "{"}) {
    CHECK_NOTHROW(story.events_with_words({words}));
  }
  CHECK(story.events_with_words({}).empty());
  CHECK(story.events_with_words({"---"}).empty());
  CHECK(story.events_with_words({"NOT", "near"}).size() == 1);
  CHECK(story.events_with_words({"\"g20-summit\""}).size() == 1);
  CHECK(story.events_with_words({"near-g20"}).empty());
  CHECK(story.events_with_words({std::string("g20\0summit", 10)}).size() == 1);
  std::vector<std::string> many{"near"};
  for (int i = 0; i < 5000; ++i) many.push_back("w" + std::to_string(i));
  CHECK(story.events_with_words(many).empty());
  CHECK(story.events_with_words(std::vector<std::string>(5000, "near")).size() == 1);
  CHECK_NOTHROW(story.events_with_words({std::string(1 << 20, '"')}));
}

TEST_CASE("StoryFile: changes of a group are kept together or not at all", "[store]") {
  TemporaryFolder folder;
  StoryFile story = StoryFile::open_for_writing(folder / "s", StoryFile::IfMissing::create);
  StoryFile reader = StoryFile::open_for_reading(folder / "s");
  const auto count = [](const StoryFile& file) {
    int sources = 0;
    file.each_source([&](const model::Source&) { return ++sources, true; });
    return sources;
  };
  {
    Transaction group = story.transaction();
    add_sources(story, 2);
    CHECK(count(story) == 2);
  }
  CHECK(count(story) == 0);
  {
    Transaction group = story.transaction();
    add_sources(story, 1);
    {
      Transaction inner = story.transaction();
      add_sources(story, 3);
    }
    // An inner group that is not kept takes the whole along.
    CHECK_THROWS_WITH(story.append_log({}), Contains("the change was undone"));
    CHECK_THROWS_WITH(group.commit(), Contains("the change was undone"));
  }
  CHECK(count(story) == 0);
  {
    Transaction group = story.transaction();
    add_sources(story, 1);
    add_sources(story, 1);  // is there already
    group.commit();
  }
  CHECK(count(story) == 1);
  // A reader sees one moment until it asks for another.
  reader.refresh();
  CHECK(count(reader) == 1);
  add_sources(story, 4);
  CHECK(count(reader) == 1);
  reader.refresh();
  CHECK(count(reader) == 4);
  CHECK_THROWS_WITH(reader.append_log({}), Contains("for reading only"));
}

TEST_CASE("StoryFile: no copy is made amid a group of changes", "[store]") {
  TemporaryFolder folder;
  StoryFile story = StoryFile::open_for_writing(folder / "s", StoryFile::IfMissing::create);
  story.add_source(source_data(1), {.verb = "add"});
  Transaction together = story.transaction();
  story.append_log({.verb = "note"});
  const auto as_today = [](const model::Source&) { return std::optional<SourceData>(); };
  CHECK_THROWS_AS(story.as_of(1, as_today), base::StoreError);
  CHECK_THROWS_AS(story.snapshot(), base::StoreError);
  together.commit();
  CHECK(story.as_of(1, as_today).find_source_by_uid(source_data(1).source.uid));
}

TEST_CASE("StoryFile: two that write at once lose nothing", "[store]") {
  TemporaryFolder folder;
  StoryFile one = StoryFile::open_for_writing(folder / "s", StoryFile::IfMissing::create);
  StoryFile other = StoryFile::open_for_writing(folder / "s", StoryFile::IfMissing::create);
  CHECK_FALSE(other.was_created());
  for (std::uint64_t i = 1; i <= 20; ++i) {
    CHECK((i % 2 == 0 ? one : other).add_source(source_data(i), {}).id.number == i);
    CHECK_FALSE((i % 2 == 0 ? other : one).add_source(source_data(i), {}).is_new);
  }
}

TEST_CASE("StoryFile: after closing, the story is one file", "[store]") {
  TemporaryFolder folder;
  {
    StoryFile story = StoryFile::open_for_writing(folder / "s", StoryFile::IfMissing::create);
    add_sources(story, 3);
    CHECK(std::filesystem::exists(folder / "s-wal"));
  }
  CHECK(all_events(StoryFile::open_for_reading(folder / "s")).empty());
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files.push_back(entry.path().filename().string());
  }
  CHECK(files == std::vector<std::string>{"s"});
}

}  // namespace dateline::store
