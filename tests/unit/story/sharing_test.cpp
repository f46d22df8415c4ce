// Stories that leave the desk and come back: as text, as a shared file, pulled from a colleague.
#include <catch2/catch.hpp>

#include "src/base/problem.hpp"
#include "src/story/decision_log.hpp"
#include "src/story/log_words.hpp"
#include "src/story/publication.hpp"
#include "src/story/sharing.hpp"
#include "src/story/story_text.hpp"
#include "tests/support/colleague.hpp"
#include "tests/support/desk.hpp"

using namespace dateline;
using Catch::Contains;
using model::Field;
using model::State;
using test::Colleague;
using test::Desk;
using test::reader;
using What = assemble::Choosing::What;

namespace {

std::vector<model::Event> events_of(const story::Story& story) {
  std::vector<model::Event> out;
  story.reader().each_event({}, [&](const model::Event& event) {
    out.push_back(event);
    return true;
  });
  return out;
}

model::Event event(const story::Story& story, model::EventId id) {
  return *story.reader().event(id);
}

std::string reloaded(const story::Story& story) {
  std::vector<std::string> notes;
  const std::string text = story::to_text(story);
  const story::Story loaded = story::from_text(text, "story.txt", reader(), notes);
  CHECK(notes.empty());
  CHECK(loaded.file().given() == story.file().given());
  CHECK(events_of(loaded) == events_of(story));
  CHECK(loaded.faults().empty());
  CHECK(story::to_text(loaded) == text);
  return text;
}

}  // namespace

TEST_CASE("story as text: whatever is done to a story, it comes back whole", "[story]") {
  // A walk through decisions that a seed chooses; after each few steps the text must hold all of it.
  Desk desk;
  std::uint64_t state = 7;
  const auto below = [&](std::size_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state >> 33) % limit);
  };
  const auto any = [&] {
    const std::vector<model::Event> events = events_of(desk.story);
    return events[below(events.size())].id;
  };
  for (int step = 0; step < 60; ++step) {
    try {
      switch (below(12)) {
        case 0:
          desk.edit().mark({any()}, {}, static_cast<State>(below(4)));
          break;
        case 1:
          desk.edit().mark({any()}, {Field::date}, State::checked);
          break;
        case 2:
          desk.edit().set(any(), "title", "Title\u202e \"" + std::to_string(step) + "\" \\",
                          "interview, 3 May");
          break;
        case 3:
          desk.edit().merge({any(), any()});
          break;
        case 4:
          desk.edit().tag({any()}, "tag", below(2) == 0);
          break;
        case 5:
          desk.edit().note({any()}, "a\tnote");
          break;
        case 6:
          desk.edit().undo({}, below(2) == 0);
          break;
        case 7:
          desk.edit().choose("front", What::pick, {any()});
          break;
        case 8:
          desk.story.add({"bytes " + std::to_string(step),
                          "Trams\r\n\r\nOn 5 July 2017 Karl Berg dismissed Eva Lund" + std::to_string(step) +
                              (below(2) == 0 ? ".\xe9" : ".\r\n\v"),
                          "text/plain",
                          {}},
                         {step});
          break;
        case 9:
          story::publish(desk.story, "front", {step}, false);
          break;
        case 10:
          desk.edit().mark(std::vector{model::ClaimId{static_cast<std::uint32_t>(1 + below(8))}},
                           static_cast<State>(below(4)));
          break;
        default:
          desk.story.set_source({1}, "outlet", "Outlet " + std::to_string(step), {step});
          break;
      }
    } catch (const base::Problem&) {
      // What makes no sense just now is refused.
    }
    desk.story.update();
    if (step % 12 == 11) reloaded(desk.story);
  }
  CHECK(desk.entries() > 30);
  desk.story.remove_source({1}, {90});
  desk.story.update();
  const std::string text = reloaded(desk.story);
  std::vector<std::string> notes;
  story::Story loaded = story::from_text(text, "story.txt", reader(), notes);
  // No number is given again, neither of the source that is gone nor of an event.
  CHECK(
      loaded.add({"z", "Trams\n\nOn 6 July 2017 Karl Berg resigned.\n", "text/plain", {}}, {91}).source ==
      desk.story.add({"z", "Trams\n\nOn 6 July 2017 Karl Berg resigned.\n", "text/plain", {}}, {91}).source);
  loaded.update();
  desk.story.update();
  CHECK(events_of(loaded) == events_of(desk.story));
}

TEST_CASE("story as text: what a terminal must not be given stands there as an escape, and comes back",
          "[story]") {
  Desk desk;
  desk.story.add({"turned",
                  "Trams\n\nIn Varnby \xe2\x80\xaegnp\xe2\x81\xa6 and \xc2\x9b"
                  "31m met.\n",
                  "text/plain",
                  {}},
                 {90});
  desk.story.update();
  const std::string text = reloaded(desk.story);
  CHECK(text.find("\\u202e") != std::string::npos);
  for (const char* bad : {"\xe2\x80\xae", "\xe2\x81\xa6", "\xc2\x9b"})
    CHECK(text.find(bad) == std::string::npos);
}

TEST_CASE("story as text: a changed or cut one is refused with its line", "[story]") {
  Desk desk;
  const std::string text = story::to_text(desk.story);
  const auto refusal = [](const std::string& changed) -> std::string {
    std::vector<std::string> notes;
    try {
      story::from_text(changed, "story.txt", reader(), notes);
    } catch (const base::DataError& problem) {
      return problem.what();
    }
    return "taken";
  };
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return refusal(changed.replace(at, from.size(), to));
  };
  CHECK(refusal(text) == "taken");
  CHECK_THAT(refusal("x"), Contains("story.txt:1: this is no story as text"));
  CHECK_THAT(with("|Trams stand still", "|Trams stood still"),
             Contains("another than the one that was added"));
  CHECK_THAT(with("original text 5", "original text x"), Contains("is no number"));
  CHECK_THAT(with("original text 5", "original test 5"), Contains("no way to write bytes"));
  CHECK_THAT(with("|Mayor", "Mayor"), Contains("neither | nor"));
  CHECK_THAT(with("\n1 1 \"anna\"", "\n7 1 \"anna\""), Contains("the log has no entry"));
  CHECK_THAT(with("\"anna\" add", "anna add"), Contains("quotation marks"));
  CHECK_THAT(with("last-source", "sauce"), Contains("not understood"));
  CHECK_THAT(refusal(text.substr(0, text.size() / 2)), Contains("story.txt:"));
  for (std::size_t cut = 0; cut < text.size(); cut += 97)
    CHECK_THAT(refusal(text.substr(0, cut)), Contains("story.txt:"));
  CHECK_THAT(refusal(text.substr(0, text.size() - 14)), Contains("ends too early"));
}

TEST_CASE("share: without originals and notes nothing of them is left, and what needs them is refused",
          "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  desk.edit().note({meeting}, "ask the driver of tram nine");
  desk.story.update();
  const story::Story copy = story::shared(desk.story, reader(), {.originals = false, .notes = false});
  CHECK(copy.faults().empty());
  CHECK(copy.file().snapshot().find("tram nine") == std::string::npos);
  CHECK(desk.story.file().snapshot().find("tram nine") != std::string::npos);
  CHECK(event(copy, meeting).notes.empty());
  CHECK(event(copy, meeting).title == event(desk.story, meeting).title);
  CHECK_THROWS_WITH(copy.original_of({1}), Contains("was shared without"));
  CHECK_THROWS_WITH(copy.intake_of({1}), Contains("was shared without"));
  CHECK(desk.story.original_of({1}) == test::first_text);
  reloaded(copy);
}

TEST_CASE("pull: what a colleague added and decided, once", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  desk.edit().tag({meeting}, "trams", true);
  desk.edit().note({meeting}, "ours alone");
  desk.story.update();
  Colleague ben(desk.story, false);
  ben.edit().mark({dismissal}, {}, State::checked);
  ben.edit().undo({3}, false);  // the tag
  ben.story.add(
      {"c.txt", "Minister resigns\n\nOn 1 August 2017 Karl Berg resigned in Varnby.\n", "text/plain", {}},
      {25});
  ben.edit().choose("front", What::pick, {dismissal});
  ben.story.update();

  const std::size_t before = desk.entries();
  CHECK(story::pull(desk.story, ben.story, "ben.dateline", {30}, true).decisions == 3);
  CHECK(desk.entries() == before);
  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben.dateline", {30}, false);
  desk.story.update();
  CHECK(pulled.sources == 1);
  CHECK(pulled.decisions == 3);
  CHECK(pulled.clashes.empty());
  CHECK(pulled.left.empty());
  CHECK(event(desk.story, dismissal).state == State::checked);
  CHECK(model::decision_on(event(desk.story, dismissal), Field::date)->who == "ben");
  CHECK(event(desk.story, meeting).tags.empty());
  CHECK(event(desk.story, meeting).notes.size() == 1);
  CHECK(desk.story.reader().source({3})->title == "Minister resigns");
  CHECK(desk.story.reader().selections().size() == 1);
  CHECK(desk.story.faults().empty());

  const std::size_t after = desk.entries();
  const story::Pulled again = story::pull(desk.story, ben.story, "ben.dateline", {31}, false);
  CHECK(again.lines.empty());
  CHECK(desk.entries() == after);

  // And back: the colleague gets nothing of his own.
  const story::Pulled back = story::pull(ben.story, desk.story, "anna.dateline", {32}, false);
  ben.story.update();
  CHECK(back.sources == 0);
  CHECK(back.clashes.empty());
  CHECK(event(ben.story, dismissal).state == State::checked);
}

TEST_CASE("pull: what both decided otherwise stays as it is here, with theirs beside it", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id, dismissal = desk.of("dismissal").id;
  Colleague ben(desk.story);
  ben.edit().set(meeting, "date", "4 July 2017", "call");
  ben.edit().set(meeting, "kind", "negotiation", "");
  ben.edit().mark({dismissal}, {}, State::rejected);
  ben.story.update();
  desk.edit().set(meeting, "date", "6 July 2017", "interview");
  desk.edit().mark({dismissal}, {Field::title}, State::checked);
  desk.story.update();

  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben.dateline", {30}, false);
  desk.story.update();
  REQUIRE(pulled.clashes.size() == 2);
  CHECK_THAT(pulled.clashes[0], Contains("6 July 2017 here, 4 July 2017 by ben"));
  CHECK_THAT(pulled.clashes[1], Contains("rejected by ben"));
  const model::Event now = event(desk.story, meeting);
  CHECK(now.kind == "negotiation");
  CHECK(now.dating.when.edtf == "2017-07-06");
  const model::FieldDecision* date = model::decision_on(now, Field::date);
  REQUIRE(date);
  CHECK(date->read == "4 July 2017");
  CHECK(date->read_by == "ben");
  CHECK(date->changed);
  CHECK(model::decision_on(event(desk.story, dismissal), Field::title)->read == "rejected");
  CHECK(event(desk.story, dismissal).state != State::rejected);

  // Deciding again settles it; taking theirs does, too.
  desk.edit().mark({dismissal}, {}, State::accepted);
  CHECK(desk.edit().take_theirs({meeting}, {Field::date}).events.size() == 1);
  desk.story.update();
  CHECK(model::decision_on(event(desk.story, dismissal), Field::title)->read_by.empty());
  CHECK(event(desk.story, meeting).dating.when.edtf == "2017-07-04");
  CHECK(model::decision_on(event(desk.story, meeting), Field::date)->read_by.empty());
  CHECK(desk.edit().take_theirs({meeting}, {}).entry == 0);
  CHECK(story::pull(desk.story, ben.story, "ben.dateline", {31}, false).clashes.empty());
}

TEST_CASE("pull: the surer of two that agree holds; later words of a colleague who knew ours hold",
          "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  desk.edit().set(meeting, "title", "Holm meets Adler", "");
  desk.story.update();
  Colleague ben(desk.story);
  ben.edit().set(meeting, "title", "Holm and Adler meet", "");
  ben.edit().mark({meeting}, {Field::date}, State::checked);
  ben.story.update();
  desk.edit().mark({meeting}, {Field::date}, State::accepted);
  desk.story.update();
  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben", {30}, false);
  desk.story.update();
  CHECK(pulled.clashes.empty());
  CHECK(event(desk.story, meeting).title == "Holm and Adler meet");
  CHECK(model::state_of(event(desk.story, meeting), Field::date) == State::checked);
}

TEST_CASE("pull: who takes a colleague's rejection has nothing of it left to decide", "[story]") {
  Desk desk;
  const model::EventId meeting = desk.of("meeting").id;
  story::Story theirs = story::shared(desk.story, reader(), {});
  theirs.sign("ben");
  story::Editing(theirs, {20}).mark({meeting}, {}, State::rejected);
  desk.edit().mark({meeting}, {}, State::accepted);
  desk.story.update();
  story::pull(desk.story, theirs, "ben.dateline", {30}, false);
  desk.story.update();
  const auto is_asked = [&] {
    const model::Event event = *desk.story.reader().event(meeting);
    return std::any_of(event.decisions.begin(), event.decisions.end(),
                       [](const model::FieldDecision& one) { return !one.read_by.empty(); });
  };
  REQUIRE(is_asked());
  desk.edit().take_theirs({meeting}, {});
  desk.story.update();
  CHECK(desk.story.reader().event(meeting)->state == State::rejected);
  CHECK_FALSE(is_asked());
}

TEST_CASE("pull: what was merged here and told apart there is left as it is, and told", "[story]") {
  Desk desk;
  const std::vector<model::Event> events = events_of(desk.story);
  REQUIRE(events.size() > 3);
  const model::EventId a = events[0].id, b = events[1].id, c = events[2].id;
  story::Story theirs = story::shared(desk.story, reader(), {});
  theirs.sign("ben");
  story::Editing there(theirs, {20});
  there.distinct(a, b);
  there.choose("front", What::pick, {c});
  theirs.update();
  there.choose("front", What::title, {c}, {"Ben's title"});
  desk.edit().merge({a, b});
  desk.edit().choose("front", What::pick, {c});
  desk.story.update();
  desk.edit().choose("front", What::title, {c}, {"Anna's title"});
  desk.story.update();
  const story::Pulled pulled = story::pull(desk.story, theirs, "ben.dateline", {30}, false);
  desk.story.update();
  CHECK(pulled.left.size() == 2);
  CHECK(desk.story.reader().event(b)->id == a);
  REQUIRE(desk.story.reader().selections().size() == 1);
  CHECK(desk.story.reader().selections()[0].items[0].title == "Anna's title");
}

TEST_CASE("pull: fields of sources, anchors, and what was removed for good", "[story]") {
  Desk desk;
  Colleague ben(desk.story);
  ben.story.set_source({1}, "outlet", "Varnby Courier", {21});
  ben.story.set_source({1}, "title", "Theirs", {22});
  ben.story.set_anchor("tram strike", calendar::on_day({17000}), {23});
  ben.story.set_anchor("summit", calendar::on_day({17000}), {23});
  ben.story.update();
  desk.story.set_source({1}, "title", "Ours", {10});
  desk.story.set_anchor("Summit", calendar::on_day({17001}), {11});
  desk.story.remove_source({2}, {12});
  desk.story.update();
  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben", {30}, false);
  desk.story.update();
  CHECK(pulled.sources == 0);
  CHECK(pulled.left.size() == 3);
  CHECK(desk.story.reader().source({1})->outlet == "Varnby Courier");
  CHECK(desk.story.reader().source({1})->title == "Ours");
  CHECK_FALSE(desk.story.reader().source({2}));
  CHECK(desk.story.decisions().anchors.size() == 2);
  CHECK(story::pull(desk.story, ben.story, "ben", {31}, false).decisions == 0);
}

TEST_CASE("pull: which paragraphs are read is taken over by their words, but not over one's own choice",
          "[story]") {
  Desk desk;
  Colleague ben(desk.story);
  const auto reason = [](const story::Story& story, std::size_t paragraph) {
    return story.intake_of({1}).blocks.at(paragraph - 1).drop_reason;
  };
  ben.story.choose_blocks({1}, {2, 3}, false, {21});
  ben.story.choose_blocks({2}, {3}, false, {22});
  ben.story.choose_blocks({2}, {3}, true, {23});
  ben.story.update();
  desk.story.choose_blocks({1}, {3}, true, {10});
  desk.story.update();
  const story::Pulled dry = story::pull(desk.story, ben.story, "ben", {30}, true);
  CHECK(dry.lines.size() == 3);
  CHECK(reason(desk.story, 2).empty());
  const story::Pulled pulled = story::pull(desk.story, ben.story, "ben", {30}, false);
  desk.story.update();
  CHECK(pulled.lines == dry.lines);
  REQUIRE(pulled.left.size() == 1);
  CHECK(pulled.left[0] == "ben: drop S1 2 3: it was decided otherwise here, and is left as it is");
  CHECK(reason(desk.story, 2) == "editor");
  CHECK(reason(desk.story, 3).empty());
  CHECK(desk.story.intake_of({2}).blocks.at(2).drop_reason.empty());
  CHECK(desk.story.faults().empty());
  CHECK(story::pull(desk.story, ben.story, "ben", {31}, false).lines.empty());
  // What came from there does not come back.
  const std::size_t entries = ben.story.file().log_entries().size();
  CHECK(story::pull(ben.story, desk.story, "anna", {32}, false).lines.empty());
  CHECK(ben.story.file().log_entries().size() == entries + 1);
}

TEST_CASE("pull: a choice of paragraphs without their words is told", "[story]") {
  Desk desk, other;
  store::Given given = other.story.file().given();
  given.log.push_back({static_cast<std::int64_t>(given.log.size()) + 1, 25, "ben", "drop", "S1 3"});
  store::StoryFile file = store::StoryFile::in_memory();
  file.restore(given);
  const story::Story theirs = story::Story::of(std::move(file), reader());
  const story::Pulled pulled = story::pull(desk.story, theirs, "ben", {30}, false);
  CHECK(pulled.decisions == 0);
  REQUIRE(pulled.left.size() == 1);
  CHECK_THAT(pulled.left[0],
             Contains("did not keep the words of paragraphs; decide it here: dateline blocks S1"));
}

TEST_CASE("pull: articles are read from their originals here, whatever the other file says of them",
          "[story]") {
  Desk desk, other;
  const std::string original = "Minister resigns\n\nOn 1 August 2017 Karl Berg resigned in Varnby.\n";
  other.story.add({"c.txt", original, "text/plain", {}}, {25});
  store::SourceData data = *other.story.file().load_source({3});
  const auto with = [&](const store::SourceData& source) {
    store::Given given = other.story.file().given();
    given.sources[2] = source;
    store::StoryFile file = store::StoryFile::in_memory();
    file.restore(given);
    return story::Story::of(std::move(file), reader());
  };
  data.text = "Minister stays\n\nOn 1 August 2017 Karl Berg stayed in Varnby. \n";
  CHECK(story::pull(desk.story, with(data), "ben", {30}, false).sources == 1);
  desk.story.update();
  CHECK_THAT(desk.story.reader().text_of({3}), Contains("resigned"));
  CHECK(desk.story.faults().empty());

  Desk third;
  data.original += "Really.\n";
  CHECK_THROWS_WITH(story::pull(third.story, with(data), "ben", {30}, false),
                    Contains("another than the one"));
  CHECK(third.entries() == 2);
}
