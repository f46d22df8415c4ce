// The round trip through a spreadsheet, and the story as it was.
#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>

#include "exports/table/edit_form.hpp"
#include "graph/query/query.hpp"
#include "src/base/data_files.hpp"
#include "src/base/problem.hpp"
#include "src/story/editing.hpp"
#include "src/story/known_fields.hpp"
#include "src/story/sheet.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
using Catch::Contains;
using model::Field;
using model::State;

namespace {

const char* const article =
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm on 5 July 2017.\n\n"
    "On 6 July Holm dismissed the director of the tram company.\n";

const story::Reader& reader() {
  static test::FakeWorld world;
  static const story::Reader made(base::embedded_data(), world);
  return made;
}

struct Desk {
  story::Story story = story::Story::in_memory(reader());
  model::EventId meeting, dismissal;
  Desk() {
    article::Known known;
    story::set_known(known, "published", "2017-07-10", "test");
    story.add({"a.txt", article, "text/plain", known}, {1});
    story.update();
    story.reader().each_event({}, [&](const model::Event& event) {
      if (event.kind == "meeting") meeting = event.id;
      if (event.kind == "dismissal") dismissal = event.id;
      return true;
    });
    REQUIRE(meeting);
    REQUIRE(dismissal);
  }
  /// What is left stands as it is told: "check.csv:4: …".
  struct Applied {
    story::Change change;
    std::vector<std::string> lines, left;
  };
  Applied apply(const std::string& rows, bool dry_run = false) {
    const std::string sheet = "id,date,title,agent,place,standing,state,cite,entry\n" + rows;
    std::vector<story::LeftOut> left;
    const std::vector<story::SheetRow> read = story::read_sheet(sheet, "check.csv", left);
    story::AppliedSheet out = story::apply_rows(story, read, {9}, dry_run);
    story.update();
    left.insert(left.end(), out.left.begin(), out.left.end());
    Applied made{out.change, out.lines, {}};
    for (const story::LeftOut& one : left)
      made.left.push_back("check.csv:" + std::to_string(one.line) + ": " + one.what);
    return made;
  }
  Applied apply_form(const std::string& form, bool dry_run = false) {
    std::vector<story::LeftOut> left;
    const std::vector<story::SheetRow> read = story::read_form(form, "form.txt", left);
    story::AppliedSheet out = story::apply_rows(story, read, {9}, dry_run);
    story.update();
    left.insert(left.end(), out.left.begin(), out.left.end());
    Applied made{out.change, out.lines, {}};
    for (const story::LeftOut& one : left) made.left.push_back(std::to_string(one.line) + ": " + one.what);
    return made;
  }
  model::Event event(model::EventId id) const { return *story.reader().event(id); }
};

}  // namespace

TEST_CASE("sheet: what was changed is taken over, as one decision", "[story]") {
  Desk desk;
  const std::string title = desk.event(desk.meeting).title;
  const std::string rows = to_string(desk.meeting) +
                           ",Jul-17,'+ Holm meets union,Greta Holm,Lindholm,actual,checked,interview,1\n" +
                           to_string(desk.dismissal) + ",6-Jul-17,,Greta Holm,,actual,rejected,,1\n" +
                           ",3 May 2017,The mayor calls,Holm,,planned,,,\n";
  CHECK(desk.apply(rows, true).lines.size() == 4);
  CHECK(desk.event(desk.meeting).title == title);
  const Desk::Applied applied = desk.apply(rows);
  CHECK(applied.left.size() == 1);  // the empty title of the second row stops that row alone
  CHECK_THAT(applied.left.at(0), Contains("check.csv:3: the title is empty"));
  model::Event meeting = desk.event(desk.meeting);
  CHECK(meeting.title == "+ Holm meets union");
  CHECK(meeting.dating.when.edtf == "2017-07");
  CHECK(meeting.state == State::checked);
  CHECK(model::decision_on(meeting, Field::date)->read == "5 July 2017");
  CHECK(desk.story.reader().claims_of(desk.meeting).back().citation == "interview");
  CHECK(desk.event(desk.dismissal).state == State::proposed);
  const auto made = desk.story.file().find_event_by_uid(applied.change.new_uids.at(0));
  REQUIRE(made);
  CHECK(desk.event(*made).modality == model::Modality::planned);
  CHECK(desk.event(*made).dating.when.edtf == "2017-05-03");

  story::Editing(desk.story, {10}).undo(std::nullopt, false);
  desk.story.update();
  CHECK(desk.event(desk.meeting).title == title);
  CHECK_FALSE(desk.story.file().find_event_by_uid(applied.change.new_uids.at(0)));
}

TEST_CASE("sheet: what was changed in the story since it was written stays", "[story]") {
  Desk desk;
  story::Editing(desk.story, {5}).set(desk.meeting, "title", "Talks in Lindholm", "");
  desk.story.update();
  const std::string read = model::decision_on(desk.event(desk.meeting), Field::title)->read;
  const std::string id = to_string(desk.meeting);
  // The sheet of before: its title is no change; another one clashes; the date is taken.
  CHECK(desk.apply(id + ",5 July 2017," + read + ",Greta Holm,Lindholm,actual,proposed,,1\n").lines.empty());
  const Desk::Applied applied =
      desk.apply(id + ",2017-07-04,Another title,Greta Holm,Lindholm,actual,proposed,,1\n");
  REQUIRE(applied.left.size() == 1);
  CHECK_THAT(applied.left[0], Contains("title of " + id + " has become “Talks in Lindholm” since"));
  CHECK(applied.lines == std::vector<std::string>{id + " date: 5 July 2017 → 2017-07-04"});
  CHECK(desk.event(desk.meeting).title == "Talks in Lindholm");
  CHECK(desk.event(desk.meeting).dating.when.edtf == "2017-07-04");
}

TEST_CASE(
    "sheet: a state that was changed in the story since stays, and a new row is one event however often",
    "[story]") {
  Desk desk;
  const std::string id = to_string(desk.meeting);
  story::Editing(desk.story, {5}).mark({desk.meeting}, {}, State::checked);
  desk.story.update();
  const std::string title = desk.event(desk.meeting).title;
  const Desk::Applied applied =
      desk.apply(id + ",5 July 2017," + title + ",Greta Holm,Lindholm,actual,Rejected,,1\n");
  CHECK(applied.lines.empty());
  REQUIRE(applied.left.size() == 1);
  CHECK_THAT(applied.left[0], Contains("state of " + id + " has become “checked”"));
  CHECK(desk.event(desk.meeting).state == State::checked);

  const std::string row = ",3 May 2017,The mayor calls,,,,,interview,\n";
  CHECK(desk.apply(row).lines.size() == 1);
  CHECK(desk.apply(row).lines.empty());
  CHECK_THAT(desk.apply(",,A crash,,,,rejected,,\n").left.at(0), Contains("accepted or checked"));
  CHECK_THAT(desk.apply(id + ",,x,,,,,,soon\n").left.at(0), Contains("when it was written"));
}

TEST_CASE("sheet: mistakes name their row, and a file that is none is refused", "[story]") {
  Desk desk;
  const std::string id = to_string(desk.meeting);
  const auto left = [&](const std::string& row) {
    const Desk::Applied applied = desk.apply(row + "\n");
    CHECK(applied.lines.empty());
    return applied.left.size() == 1 ? applied.left[0] : std::string();
  };
  CHECK_THAT(left("E999,,x,,,,,,"), Contains("check.csv:2: there is no event 'E999'"));
  CHECK_THAT(left(id + ",07/04/2017,x,,,,,,1"), Contains("no date that can be read"));
  CHECK_THAT(left(id + ",5 July 2017,New title,Greta Holm,Lindholm,actual,chekced,,1"), Contains("no state"));
  CHECK_THAT(left(",,,,,,,,"), Contains("no title") || Catch::Equals(""));
  CHECK_THAT(left(id + ",,x,,,,,,,,,,"), Contains("more cells"));
  std::vector<story::LeftOut> none;
  CHECK_THROWS_WITH(story::read_sheet("a,b\n", "x.csv", none), Contains("no sheet of a story"));
}

TEST_CASE("form: an untouched one changes nothing, whatever its events say", "[story]") {
  Desk desk;
  desk.apply(to_string(desk.meeting) + ",,,Holm; Adler,,,checked,interview,1\n");
  const query::Result all = query::ask(desk.story.reader(), query::parse_filter({}));
  const std::string form = table::edit_form(all, desk.story.last_entry_until({INT64_MAX}));
  const Desk::Applied applied = desk.apply_form(form);
  CHECK(applied.lines.empty());
  CHECK(applied.left.empty());
  CHECK(applied.change.entry == 0);
}

TEST_CASE("sheet, form: a kind that is none names its line, a name of several is who takes part", "[story]") {
  Desk desk;
  desk.story.add({"c.txt", "Jane Smith met Karl Berg on 9 July 2017.\n", "text/plain", {}}, {3});
  desk.story.update();
  model::ActorId smith;
  desk.story.reader().each_actor([&](const model::Actor& actor) {
    if (actor.name == "Jane Smith") smith = actor.id;
    return true;
  });
  story::Editing(desk.story, {4}).set(smith, "name", "Greta Holm", "");
  desk.story.update();
  const std::string entry = std::to_string(desk.story.last_entry_until({INT64_MAX}));
  const std::string head = "entry: " + entry + "\n\n" + to_string(desk.dismissal) + "\n";
  const Desk::Applied wrong = desk.apply_form(head + "kind: dismisal\n\nnew\ntitle: Talks\nkind: meting\n");
  CHECK(wrong.change.entry == 0);
  REQUIRE(wrong.left.size() == 2);
  CHECK_THAT(wrong.left[0], Contains("4: 'dismisal' is no kind of event: did you mean dismissal?"));
  CHECK_THAT(wrong.left[1], Contains("8: 'meting' is no kind of event: did you mean meeting?"));
  const Desk::Applied right = desk.apply_form(head + "agent: Greta Holm; Piet Adler\nkind: resignation\n");
  CHECK(right.left.empty());
  CHECK(desk.event(desk.dismissal).kind == "resignation");
  std::vector<std::string> agents;
  const model::Event dismissal = desk.event(desk.dismissal);
  for (const model::Participation& part : dismissal.participants)
    if (part.role == model::Role::agent) agents.push_back(to_string(part.actor));
  CHECK(agents.size() == 2);
}

TEST_CASE("form: what is changed in it is one decision; mistakes are told by line", "[story]") {
  Desk desk;
  const std::string id = to_string(desk.meeting), other = to_string(desk.dismissal);
  const Desk::Applied applied = desk.apply_form(
      "# words\r\nentry: 1\r\n\r\n" + id +
      "\r\ntitle: Holm: a meeting\r\nstate: checked\r\ncite: interview\r\n\r\nnew\ndate: Dec 2016\ntitle: A "
      "call\nagent: Greta Holm\n");
  CHECK(applied.left.empty());
  CHECK(applied.lines.size() == 3);
  CHECK(applied.change.new_uids.size() == 1);
  CHECK(desk.event(desk.meeting).title == "Holm: a meeting");
  CHECK(desk.event(desk.meeting).state == State::checked);

  const auto left = [&](const std::string& form) {
    const Desk::Applied made = desk.apply_form(form);
    CHECK(made.lines.empty());
    return made.left.size() == 1 ? made.left[0] : std::to_string(made.left.size()) + " mistakes";
  };
  CHECK(left("entry: 1\n\n" + other + "\ndate: soon\n").starts_with("4: 'soon' is no date"));
  CHECK(left("entry: 1\n" + other + "\nstat: x\n") == "3: events have no field 'stat': did you mean state?");
  CHECK(left("entry: 1\n" + other + "\nstate: x\n").starts_with("3: 'x' is no state"));
  CHECK(left("entry: 1\n" + other + "\nkind: a\nkind: b\n") == "4: kind stands here twice");
  CHECK(left("entry: 1\n" + other + "\n" + other + "\n") == "3: " + other + " stands here twice");
  CHECK(left("entry: 1\ntitle: x\n") == "2: no event is named before this line");
  CHECK(left("entry: 1\nE3x\n").starts_with("2: 'E3x' is neither an event"));
  CHECK(left(other + "\nkind: vote\n").starts_with("1: the line that says"));
  CHECK(left("entry: 1\nE999\nkind: vote\n").starts_with("2: there is no event 'E999'"));
  std::vector<story::LeftOut> none;
  CHECK_THROWS_WITH(story::read_form("\xff", "form.txt", none), Contains("not UTF-8"));
}

TEST_CASE("as of: the story as it was after an entry, numbers and all", "[story]") {
  Desk desk;
  const std::string title = desk.event(desk.meeting).title;
  article::Known known;
  story::set_known(known, "published", "2017-07-12", "test");
  desk.story.add({"b.txt", "Piet Adler resigned on 11 July 2017.\n", "text/plain", known}, {20});
  desk.story.update();
  story::Editing(desk.story, {30}).set(desk.meeting, "title", "Talks", "");
  desk.story.update();
  const story::Story first = desk.story.as_of(1), second = desk.story.as_of(2);
  const auto sources = [](const story::Story& story) {
    std::size_t count = 0;
    story.reader().each_source([&](const model::Source&) { return ++count > 0; });
    return count;
  };
  CHECK(sources(first) == 1);
  CHECK(sources(second) == 2);
  CHECK(first.reader().event(desk.meeting)->title == title);
  CHECK(second.reader().event(desk.meeting)->title == title);
  CHECK(desk.event(desk.meeting).title == "Talks");
  CHECK(desk.story.last_entry_until({25}) == 2);
  CHECK(desk.story.last_entry_until({0}) == 0);
  CHECK(sources(desk.story.as_of(0)) == 0);
}

TEST_CASE("sheet: where the story file fails, nothing of the sheet is taken over", "[story]") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "story.dateline";
  story::Story story = story::Story::open_for_writing(path, true, reader());
  article::Known known;
  story::set_known(known, "published", "2017-07-10", "test");
  story.add({"a.txt", "Mayor Greta Holm met Piet Adler on 5 July 2017.\n", "text/plain", known}, {1});
  story.update();
  // The story as it was when the sheet was written cannot be made without the text of its article.
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("UPDATE content SET bytes = x'00' WHERE part = 1");
  const std::string rows = ",5 July 2017,A new event,,,,,notes,1\nE1,,Another title,,,,,,1\n";
  std::vector<story::LeftOut> left;
  const std::vector<story::SheetRow> read =
      story::read_sheet("id,date,title,agent,place,standing,state,cite,entry\n" + rows, "check.csv", left);
  CHECK_THROWS_AS(story::apply_rows(story, read, {9}, false), base::StoreError);
  CHECK(story.last_entry_until({9}) == 1);
}
