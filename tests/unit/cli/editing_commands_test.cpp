// The commands of the editor's hand, from the command line to the story and back.
#include <catch2/catch.hpp>

#include <fstream>

#include "src/base/data_files.hpp"
#include "src/cli/command_line.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
using Catch::Contains;

namespace {

const char* const article =
    "Mayor meets union over tram strike\n\n"
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm on 5 July 2017.\n\n"
    "On 6 July Holm dismissed the director of the tram company.\n\n"
    "The police arrested two drivers on 7 July.\n";

/// A story of one article, and a command line over it.
struct Desk {
  test::TemporaryFolder folder;
  test::FakeWorld world;

  Desk() {
    world.files["a.txt"] = article;
    world.variables["DATELINE_WHO"] = "anna";
    REQUIRE(run({"add", "a.txt", "--published", "2017-07-10", "--outlet", "Varnby Courier", "-q"}) == 0);
  }
  int run(const std::vector<std::string>& arguments) { return run_on(folder / "s.dateline", arguments); }
  int run_on(const std::string& story, std::vector<std::string> arguments) {
    world.output.clear();
    world.errors.clear();
    arguments.insert(arguments.begin(), {"-f", story, "--now", "2017-07-11T09:30Z"});
    return cli::run_command_line(arguments, world, base::embedded_data());
  }
  /// The handle of the event whose line in `events` has these words.
  std::string id_of(const std::string& words) {
    REQUIRE(run({"events"}) == 0);
    const std::size_t at = world.output.find(words);
    REQUIRE(at != std::string::npos);
    const std::size_t line = world.output.rfind('\n', at) + 1;
    return world.output.substr(line, world.output.find(' ', line) - line);
  }
};

}  // namespace

TEST_CASE("accept, check, reject: by handles and fields, or by a filter", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met");
  CHECK(desk.run({"check", meeting, "date"}) == 0);
  CHECK_THAT(desk.world.output, Contains("checked: " + meeting + "  5 Jul 2017"));
  CHECK(desk.run({"show", meeting}) == 0);
  CHECK_THAT(desk.world.output, Contains("date      checked by anna, 2017-07-11 09:30"));
  CHECK(desk.run({"events"}) == 0);
  CHECK_THAT(desk.world.output, Contains("date checked"));

  CHECK(desk.run({"reject", "kind:arrest", "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("nothing was changed (--dry-run)"));
  CHECK(desk.run({"reject", "kind:arrest"}) == 0);
  CHECK(desk.run({"events", "kind:arrest"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("no events"));
  CHECK(desk.run({"undo"}) == 0);
  CHECK_THAT(desk.world.output, Contains("taken back, entry 3: rejected "));
  CHECK(desk.run({"events", "kind:arrest"}) == 0);
  CHECK_THAT(desk.world.output, Contains("arrested"));

  CHECK(desk.run({"check", meeting, "dat"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("did you mean date?"));
  CHECK(desk.run({"check"}) == 2);
  CHECK(desk.run({"check", ""}) == 2);
  CHECK(desk.run({"reject", " "}) == 2);
  CHECK_THAT(desk.world.errors, Contains("no event is named"));
  CHECK(desk.run({"check", "E999"}) == 1);
  CHECK(desk.run({"undo", "x"}) == 2);
  CHECK(desk.run({"--now", "tomorrow", "events"}) == 2);
}

TEST_CASE("review: a key decides and goes on", "[cli]") {
  Desk desk;
  desk.world.input = "a";
  CHECK(desk.run({"review", "lindholm,kind:dismissal,kind:arrest"}) == 0);
  CHECK_THAT(desk.world.output, Contains("1 of 3") && Contains("2 of 3") && Contains("Varnby Courier"));
  CHECK_THAT(desk.world.output, Contains("1 decision, 1 key, 2 left"));
  CHECK(desk.run({"events", "state:accepted"}) == 0);
  CHECK_THAT(desk.world.output, Contains("accepted"));

  // What is left comes next time; a title is typed, a wrong date said, and the card shown again.
  desk.world.input = "ctTwo drivers held\n\ndsoon\n\nd8 July 2017\ninterview\nbuq";
  CHECK(desk.run({"review", "lindholm,kind:dismissal,kind:arrest"}) == 0);
  CHECK_THAT(desk.world.output,
             Contains("1 of 2") && Contains("no date that can be read") && Contains("taken back"));
  const std::string held = desk.id_of("Two drivers held");
  CHECK(desk.run({"show", held}) == 0);
  CHECK_THAT(desk.world.output,
             Contains("7 July 2017") && Contains("title     set by the editor, accepted by anna"));
}

TEST_CASE("review: what is rejected is gone, and what cannot be asked is refused", "[cli]") {
  Desk desk;
  desk.world.input = "xr";
  CHECK(desk.run({"review", "lindholm,kind:dismissal"}) == 0);
  CHECK_THAT(desk.world.output,
             Contains("no colleague has it otherwise") && Contains("1 decision, 2 keys, 1 left"));
  CHECK(desk.run({"events", "state:rejected"}) == 0);
  CHECK_THAT(desk.world.output, Contains("rejected"));
  desk.world.input = "r";
  CHECK(desk.run({"review", "lindholm,kind:dismissal"}) == 0);
  CHECK(desk.run({"review", "lindholm,kind:dismissal"}) == 0);
  CHECK(desk.world.output == "nothing to decide\n");
  CHECK(desk.run({"review", "--format", "csv"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("a review asks, and prints no table"));
  CHECK(desk.run({"review", "--extractor", "all"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("no other program has read articles of this story"));
  CHECK(desk.run({"review", "--extractor", "model-x"}) == 1);
  CHECK_THAT(desk.world.errors, Contains("no other program 'model-x'"));
  CHECK(desk.run({"review", "--extractor", "all", "--actors"}) == 2);
}

TEST_CASE("merge, split, distinct: events by their claims, and events that are never one", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met"), dismissal = desk.id_of("dismissed");
  REQUIRE(desk.run({"merge", meeting, dismissal}) == 0);
  REQUIRE(desk.run({"events", "--format", "csv"}) == 0);
  CHECK(desk.world.output.find("dismissed") == std::string::npos);
  REQUIRE(desk.run({"show", meeting, "--format", "json"}) == 0);
  const std::size_t quote = desk.world.output.find("On 6 July Holm dismissed");
  REQUIRE(quote != std::string::npos);
  const std::size_t at = desk.world.output.rfind("\"id\":", quote);
  const std::size_t begin = desk.world.output.find('C', at);
  const std::string claim = desk.world.output.substr(begin, desk.world.output.find('"', begin) - begin);
  CHECK(desk.run({"split", meeting, "C9999"}) == 1);
  CHECK(desk.run({"split", "A1", claim}) == 2);
  CHECK_THAT(desk.world.errors, Contains("an actor is split by sources"));
  CHECK(desk.run({"split", meeting, "nobody"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("neither a source nor a claim"));
  CHECK(desk.run({"split", meeting, claim}) == 0);
  const std::string apart = desk.id_of("dismissed");
  CHECK(apart != meeting);
  CHECK(desk.run({"distinct", meeting, apart}) == 0);
  CHECK_THAT(desk.world.output, Contains("kept apart"));
}

TEST_CASE("review: merging with the one before, tags, notes, and the end of input", "[cli]") {
  Desk desk;
  desk.world.input = "smgchapter-1\nnask the union\nzq";
  CHECK(desk.run({"review", "lindholm,kind:dismissal"}) == 0);
  CHECK_THAT(desk.world.output, Contains("1 of 1"));
  CHECK(desk.run({"events", "tag:chapter-1", "is:noted", "--format", "json"}) == 0);
  CHECK_THAT(desk.world.output, Contains("\"ask the union\"") && Contains("\"chapter-1\""));
  desk.world.input = "m";
  CHECK(desk.run({"review", "lindholm,kind:dismissal"}) == 0);
  CHECK_THAT(desk.world.output, Contains("there is none before it"));
}

TEST_CASE("review --actors: two that may be one are merged, told apart or left, and come back when undone",
          "[cli]") {
  Desk desk;
  desk.world.files["b.txt"] =
      "G. Holm resigns\n\nG. Holm resigned on 9 July 2017.\n\nPeter Adler fired Bill Ward on 9 July 2017.\n";
  desk.world.files["c.txt"] = "Ward sues\n\nWilliam Ward sued the company on 10 July 2017.\n";
  REQUIRE(desk.run({"add", "b.txt", "c.txt", "-q"}) == 0);
  const char* const holm = "the same surname and initial";
  const char* const ward = "the same surname and another form of the first name";
  REQUIRE(desk.run({"conflicts"}) == 0);
  CHECK_THAT(desk.world.output, Contains(holm) && Contains(ward) && Contains("  or  dateline distinct A"));

  desk.world.input = "?sq";
  CHECK(desk.run({"review", "--actors"}) == 0);
  CHECK_THAT(desk.world.output, Contains("(1 more)") && Contains(holm) && Contains(ward) &&
                                    Contains("0 decisions, 3 keys, 2 left"));
  desk.world.input = "mum";
  CHECK(desk.run({"review", "--actors"}) == 0);
  CHECK_THAT(desk.world.output, Contains("taken back: entry") && Contains("2 decisions, 3 keys, 1 left"));
  CHECK(desk.run({"conflicts"}) == 0);
  CHECK_THAT(desk.world.output, !Contains(holm) && Contains(ward));
  desk.world.input = "d";
  CHECK(desk.run({"review", "--actors"}) == 0);
  CHECK_THAT(desk.world.output, Contains("1 decision, 1 key\n"));
  CHECK(desk.run({"review", "--actors"}) == 0);
  CHECK(desk.world.output == "nothing to decide\n");
  CHECK(desk.run({"conflicts"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("no conflicts"));
  CHECK(desk.run({"review", "--actors", "who:holm"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("--actors takes no filter of events"));
}

TEST_CASE("accept, check, reject, set: actors by their handles", "[cli]") {
  Desk desk;
  REQUIRE(desk.run({"actors", "greta holm"}) == 0);
  const std::size_t at = desk.world.output.find("\nA") + 1;
  const std::string holm = desk.world.output.substr(at, desk.world.output.find(' ', at) - at);
  CHECK(desk.run({"set", holm, "name", "Margareta Holm", "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("would be set: " + holm) && Contains("nothing was changed"));
  CHECK(desk.run({"set", holm, "name", "Margareta Holm", "--cite", "register"}) == 0);
  CHECK(desk.world.output == "set: " + holm + "  Margareta Holm, person\n");
  CHECK(desk.run({"check", holm, "--field", "name"}) == 0);
  CHECK(desk.run({"show", holm}) == 0);
  CHECK_THAT(desk.world.output,
             Contains("name      set by the editor, checked by anna, 2017-07-11 09:30; what was read: Greta "
                      "Holm; from register"));
  CHECK(desk.run({"events"}) == 0);
  CHECK_THAT(desk.world.output, Contains("Margareta Holm"));
  CHECK(desk.run({"actors", "--state", "proposed", "holm"}) == 0);
  CHECK_THAT(desk.world.output, Contains("name checked"));
  CHECK(desk.run({"accept", holm}) == 0);
  CHECK(desk.run({"actors", "--state", "accepted"}) == 0);
  CHECK_THAT(desk.world.output, Contains("Margareta Holm"));

  CHECK(desk.run({"reject", holm}) == 0);
  CHECK(desk.world.output == "rejected: " + holm + "  Margareta Holm, person\n");
  CHECK(desk.run({"actors"}) == 0);
  CHECK_THAT(desk.world.output, !Contains("Holm"));
  CHECK(desk.run({"actors", "--state", "rejected"}) == 0);
  CHECK_THAT(desk.world.output, Contains("Margareta Holm"));
  CHECK(desk.run({"undo"}) == 0);
  CHECK_THAT(desk.world.output, Contains("rejected " + holm));
  CHECK(desk.run({"propose", holm, "name"}) == 0);
  CHECK(desk.world.output == "proposed again: " + holm + "  Greta Holm, person\n");

  CHECK(desk.run({"check", holm, "E1"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("events and actors cannot be decided on at once"));
  CHECK(desk.run({"check", holm, "nam"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("did you mean name?"));
  CHECK(desk.run({"check", holm, "date"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("the fields of actors are name and kind"));
  CHECK(desk.run({"check", "A999"}) == 1);
  CHECK(desk.run({"set", "X3", "name", "x"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("neither an event nor an actor nor a source"));
  CHECK(desk.run({"actors", "--state", "chekd"}) == 2);
}

TEST_CASE("set, add-event, merge, split, alias, ignore: what they refuse", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met");
  CHECK(desk.run({"set", meeting, "title", "Holm meets 40 drivers"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("says \"40\""));
  CHECK(desk.run({"set", "X1", "title", "a"}) == 2);
  CHECK(desk.run({"set", "S1", "title", "a", "--cite", "S1"}) == 2);
  CHECK(desk.run({"add-event", "--title", "Holm resigns", "--date", "2017-08", "--cite", "interview"}) == 0);
  CHECK_THAT(desk.world.output, Contains("added: ") && Contains("Aug 2017"));
  CHECK(desk.run({"add-event", "S1"}) == 2);
  CHECK(desk.run({"add-event", "E1", "--quote", "x"}) == 2);
  CHECK(desk.run({"merge", meeting, "A1"}) == 2);
  CHECK(desk.run({"merge", "Holm", "Adler"}) == 0);
  CHECK(desk.run({"split", "A1"}) == 2);
  CHECK(desk.run({"split", meeting, "Holm"}) == 2);
  CHECK(desk.run({"alias", "Holm"}) == 2);
  CHECK(desk.run({"distinct", "Holm"}) == 2);
  CHECK(desk.run({"ignore", "Piet Adler"}) == 0);
  CHECK(desk.run({"ignore"}) == 0);
  CHECK_THAT(desk.world.output, Contains("Piet Adler"));
  CHECK(desk.run({"tag", "x", meeting, "date"}) == 2);
  CHECK(desk.run({"note", "x"}) == 2);
  CHECK(desk.run({"log", "--max", "2"}) == 0);
  CHECK_THAT(desk.world.output, Contains("left the name Piet Adler out"));
  CHECK_THAT(desk.world.errors, Contains("earlier"));
}

TEST_CASE("remove-source: asks, or is told yes", "[cli]") {
  Desk desk;
  CHECK(desk.run({"remove-source", "S1"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("cannot be brought back"));
  CHECK(desk.run({"remove-source", "S1", "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("would be removed: S1"));
  desk.world.terminal = true;
  desk.world.input = "no\n";
  CHECK(desk.run({"remove-source", "S1"}) == 1);
  desk.world.input = "S1\n";
  CHECK(desk.run({"remove-source", "S1"}) == 0);
  desk.world.terminal = false;
  CHECK(desk.run({"events"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("no events"));
  CHECK(desk.run({"remove-source", "S1", "--yes"}) == 0);  // again, as after a failure
  CHECK_THAT(desk.world.output, Contains("S1 was removed before"));
  CHECK(desk.run({"remove-source", "E1"}) == 2);
}

TEST_CASE("relate and diff: what they refuse", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met"), held = desk.id_of("arrested two");
  CHECK(desk.run({"relate", meeting, "causes", held}) == 0);
  CHECK(desk.run({"relate", meeting, "cuases", held}) == 2);
  CHECK_THAT(desk.world.errors, Contains("did you mean causes?"));
  CHECK(desk.run({"relate", meeting, "before", held}) == 2);
  CHECK_THAT(desk.world.errors, Contains("dateline order"));
  CHECK(desk.run({"relate", "A1", "causes", held}) == 2);
  CHECK(desk.run({"diff", "--from", "2016"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("the log has no entry 2016"));
  CHECK(desk.run({"diff"}) == 2);
}

TEST_CASE("edit: the editor's form is taken over, and comes back where it cannot be read", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met");
  CHECK(desk.run({"edit", meeting}) == 2);
  CHECK_THAT(desk.world.errors, Contains("needs a terminal"));
  desk.world.terminal = true;
  CHECK(desk.run({"edit", meeting}) == 1);
  CHECK_THAT(desk.world.errors, Contains("the editor ended with an error"));

  desk.world.editor = [](const std::string& form) { return form; };
  CHECK(desk.run({"edit", meeting}) == 0);
  CHECK(desk.world.output == "nothing to change\n");

  // The first round has a mistake, the second mends it.
  desk.world.edited.clear();
  desk.world.editor = [&](const std::string& form) {
    std::string out = form;
    const bool is_second = desk.world.edited.size() == 2;
    const std::string from = is_second ? "date: soon" : "date: 5 July 2017";
    const std::size_t at = out.find(from);
    REQUIRE(at != std::string::npos);
    return std::optional(out.replace(at, from.size(), is_second ? "date: 6 July 2017" : "date: soon"));
  };
  CHECK(desk.run({"edit", meeting}) == 0);
  REQUIRE(desk.world.edited.size() == 2);
  CHECK_THAT(desk.world.edited[1], Contains("#! 'soon' is no date that can be read"));
  CHECK_THAT(desk.world.output, Contains("date: 5 July 2017 → 6 July 2017\n1 change"));

  // Who leaves a mistake as it is keeps what was written.
  desk.world.editor = [&](const std::string& form) {
    return std::optional(form.find("#!") != std::string::npos ? form : form + "kinder: x\n");
  };
  CHECK(desk.run({"edit", meeting}) == 1);
  CHECK_THAT(desk.world.errors, Contains("edit.txt"));
  CHECK_THAT(desk.world.files.at(desk.folder / "s.dateline.edit.txt"), Contains("kinder: x"));
}

TEST_CASE("edit: a form goes into a file and back", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met");
  CHECK(desk.run({"edit", meeting, "-o", "form.txt"}) == 0);
  std::string& form = desk.world.files.at("form.txt");
  form.replace(form.find("kind: meeting"), 13, "kind: negotiation");
  CHECK(desk.run({"edit", "--apply", "form.txt", "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("kind: meeting → negotiation"));
  CHECK(desk.run({"edit", "--apply", "form.txt"}) == 0);
  CHECK(desk.run({"events", "kind:negotiation"}) == 0);
  form += "nonsense\n";
  CHECK(desk.run({"edit", "--apply", "form.txt"}) == 1);
  CHECK_THAT(desk.world.errors, Contains("form.txt:"));
}

TEST_CASE("anchor, order, ignore: a dry run refuses what is refused, and changes nothing", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met"), arrest = desk.id_of("arrested");
  REQUIRE(desk.run({"log"}) == 0);
  const std::string log = desk.world.output;
  CHECK(desk.run({"anchor", "tram strike", "2017-07-01..2017-07-09", "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("would be: tram strike") && Contains("nothing was changed"));
  CHECK(desk.run({"order", arrest, "after", meeting, "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("would be: " + arrest + " is after " + meeting));
  CHECK(desk.run({"order", meeting, "after", arrest, "--dry-run"}) == 2);
  CHECK(desk.run({"ignore", "Varnby Courier", "The police", "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("would be: 1 article of Varnby Courier read again"));
  CHECK(desk.run({"ignore", "Piet Adler", "--dry-run"}) == 0);
  CHECK(desk.run({"log"}) == 0);
  CHECK(desk.world.output == log);
}

TEST_CASE("select, publish, published: from the command line", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met"), arrest = desk.id_of("arrested");
  CHECK(desk.run({"select"}) == 2);
  CHECK(desk.run({"publish", "front"}) == 1);
  CHECK(desk.run({"select", "front", meeting, arrest, "--dry-run"}) == 0);
  CHECK(desk.run({"selections"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("no selections"));
  CHECK(desk.run({"select", "front", meeting, arrest}) == 0);
  CHECK(desk.run({"select", "front", meeting, "--title", "Holm meets Adler in Berlin"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("Berlin"));
  CHECK(desk.run({"select", "front", meeting, arrest, "--title", "x"}) == 2);
  CHECK(desk.run({"select", "front", meeting, "--title", "x", "--drop"}) == 2);
  CHECK(desk.run({"select", "front", arrest, "--first"}) == 0);
  CHECK(desk.run({"select", "front", "E99", "--drop"}) == 1);
  CHECK(desk.run({"select", "front"}) == 0);
  CHECK_THAT(desk.world.output, Contains("Holm meets Adler in Berlin"));
  CHECK(desk.run({"publish", "front", "--final"}) == 1);
  CHECK_THAT(desk.world.errors, Contains(meeting + ": title, date, actors, standing not checked"));
  CHECK(desk.run({"publish", "front"}) == 0);
  CHECK(desk.run({"select", "front", meeting, "--title", ""}) == 0);
  CHECK(desk.run({"set", meeting, "date", "6 July 2017"}) == 0);
  CHECK(desk.run({"published"}) == 0);
  CHECK(desk.run({"published", "front"}) == 0);
  CHECK_THAT(desk.world.output, Contains("date: 5 July 2017 → 6 July 2017"));
  CHECK(desk.run({"timeline", "--as-printed", "front"}) == 0);
  CHECK_THAT(desk.world.output, Contains("Holm meets Adler in Berlin") && Contains("5 July 2017"));
  CHECK(desk.run({"timeline", "--as-printed", "frnt"}) == 1);
  CHECK(desk.run({"select", "front", "--forget"}) == 0);
  CHECK(desk.run({"select", "front"}) == 1);
}

TEST_CASE("select, tag, note, show: words in another order are refused with the right one", "[cli]") {
  Desk desk;
  CHECK(desk.run({"select", "E1", "E2"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("'E1' is a number, not the name of a selection") &&
                                    Contains("dateline select front-page E1"));
  CHECK(desk.run({"tag", "E1", "E2"}) == 2);
  CHECK_THAT(desk.world.errors,
             Contains("'E1' is a number, not the tag") && Contains("dateline tag chapter-1 E1"));
  CHECK(desk.run({"note", "E1", "ask the ministry"}) == 2);
  CHECK_THAT(desk.world.errors,
             Contains("the text comes first") && Contains("dateline note \"ask the ministry\" E1"));
  CHECK(desk.run({"show", "E1", "E2"}) == 2);
  CHECK_THAT(desk.world.errors,
             Contains("one thing is shown at a time") && Contains("dateline events E1 E2 --quotes"));
  CHECK(desk.run({"show", "Greta", "Holm"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("dateline show \"Greta Holm\""));
  CHECK(desk.run({"show", "A1", "E2"}) == 2);
  CHECK_THAT(desk.world.errors, Contains("name one of them: dateline show A1"));
  CHECK(desk.run({"show"}) == 2);
  CHECK(desk.run({"show", "E1"}) == 0);
  CHECK(desk.run({"selections"}) == 0);
  CHECK_THAT(desk.world.errors, Contains("no selections"));
}

TEST_CASE("share, pull, dump, load: from the command line", "[cli]") {
  Desk desk;
  const std::string meeting = desk.id_of("Greta Holm met");
  CHECK(desk.run({"share"}) == 2);
  const std::string shared = desk.folder / "desk.dateline";
  // The copy goes where the world writes; the store reads from the disk.
  const auto to_disk = [&](const std::string& path) {
    std::ofstream(path, std::ios::binary) << desk.world.files.at(path);
  };
  CHECK(desk.run({"share", "-o", shared, "--no-originals"}) == 0);
  CHECK(desk.run({"share", "-o", shared}) == 2);
  to_disk(shared);
  CHECK(desk.run({"pull", shared}) == 0);
  CHECK(desk.world.output == "nothing new\n");
  CHECK(desk.run_on(shared, {"check", meeting}) == 0);
  CHECK(desk.run({"pull", shared, "--dry-run"}) == 0);
  CHECK_THAT(desk.world.output, Contains("1 decision; nothing was changed"));
  CHECK(desk.run({"pull", shared}) == 0);
  CHECK(desk.run({"events", "state:checked"}) == 0);
  CHECK_THAT(desk.world.output, Contains(meeting));
  CHECK(desk.run_on(shared, {"show", "S1", "--original"}) == 1);

  CHECK(desk.run({"dump", "-o", "story.txt"}) == 0);
  const std::string copy = desk.folder / "copy.dateline";
  CHECK(desk.run_on(copy, {"load", "story.txt"}) == 0);
  CHECK_THAT(desk.world.output, Contains("1 source"));
  to_disk(copy);
  CHECK(desk.run_on(copy, {"dump"}) == 0);
  CHECK(desk.world.output == desk.world.files.at("story.txt"));
  CHECK(desk.run_on(copy, {"load", "story.txt"}) == 2);
}
