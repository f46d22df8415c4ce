// What the workbench answers, over a story of one article.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "src/base/data_files.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/page_program.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/workbench/desk.hpp"
#include "tests/support/fake_world.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace dateline;
using Catch::Contains;
using Json = nlohmann::ordered_json;

namespace {

const char* const strike =
    "Mayor meets union over tram strike\n\n"
    "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm on 5 July 2017.\n\n"
    "On 6 July Holm dismissed the director of the tram company.\n\n"
    "The police arrested two drivers on 7 July.\n\n"
    "Sign up for our newsletter\n";

struct Bench {
  test::TemporaryFolder folder;
  test::FakeWorld world;
  cli::StoryKeeper keeper{[] {}};
  cli::Context context{world, base::embedded_data(), folder / "s.dateline", {}};
  std::optional<cli::PageProgram> program;
  std::optional<workbench::Desk> desk;

  explicit Bench(bool read_only = false, bool with_story = true) {
    world.variables["DATELINE_WHO"] = "anna";
    context.keeper = &keeper;
    context.given_now = base::Instant{1499765400};
    program.emplace(context);
    desk.emplace(*program, base::embedded_data(), workbench::Desk::Settings{.read_only = read_only});
    if (with_story && !read_only)
      REQUIRE(
          post("add", {{"name", "a.txt"}, {"published", "2017-07-10"}, {"outlet", "Varnby Courier"}}, strike)
              .status == 200);
  }
  using Query = std::vector<std::pair<std::string, std::string>>;
  workbench::Reply get(const std::string& path, Query query = {}) {
    return desk->answer({.query = std::move(query)}, "api/" + path);
  }
  workbench::Reply post(const std::string& path, Query query, const std::string& body) {
    workbench::Reply reply =
        desk->answer({.method = "POST", .query = std::move(query), .body = body}, "api/" + path);
    world.files[context.story_path] = "";  // the file is SQLite's; the world knows that it is there
    return reply;
  }
  Json json(const std::string& path, Query query = {}) {
    const workbench::Reply reply = get(path, std::move(query));
    INFO(reply.body);
    REQUIRE(reply.status == 200);
    return Json::parse(reply.body);
  }
  workbench::Reply decide(const Json& wish) { return post("do", {}, wish.dump()); }
  std::string id_of(const std::string& words) {
    const Json all = json("events", {{"all", "1"}});
    for (const auto& event : all["events"])
      if (event["title"].get<std::string>().find(words) != std::string::npos) return event["id"];
    FAIL("no event " + words);
    return "";
  }
};

}  // namespace

TEST_CASE("the page's files are served, and nothing beside them", "[workbench]") {
  Bench bench;
  const workbench::Reply page = bench.desk->answer({}, "");
  CHECK(page.is_page);
  CHECK(page.type == "text/html; charset=utf-8");
  CHECK(bench.desk->answer({}, "main.js").type == "text/javascript; charset=utf-8");
  CHECK(bench.desk->answer({}, "fonts/NotoSans-Regular.ttf").body.size() > 1000);
  for (const char* path : {"../CMakeLists.txt", "rules/boilerplate.txt", "models/parser.bin",
                           "fonts/../models/parser.bin", "/etc/passwd"})
    CHECK(bench.desk->answer({}, path).status == 404);
}

TEST_CASE("events come in windows, with how many there are", "[workbench]") {
  Bench bench;
  const Json all = bench.json("events", {{"all", "1"}});
  REQUIRE(all["total"].get<std::size_t>() >= 3);
  const Json second = bench.json("events", {{"all", "1"}, {"from", "1"}, {"count", "1"}});
  CHECK(second["total"] == all["total"]);
  REQUIRE(second["events"].size() == 1);
  CHECK(second["events"][0] == all["events"][1]);
  CHECK(bench.json("events", {{"q", "who:holm kind:meeting"}})["total"] == 1);
  CHECK(bench.json("events", {{"all", "1"}, {"from", "9999"}})["events"].empty());
  const workbench::Reply refused = bench.get("events", {{"q", "who:nobody-here"}});
  CHECK(refused.status == 422);
  CHECK_THAT(Json::parse(refused.body)["error"].get<std::string>(), Contains("nobody-here"));
}

TEST_CASE("a list follows what is decided", "[workbench]") {
  Bench bench;
  const std::string id = bench.id_of("Holm met");
  CHECK(bench.json("events", {{"q", "state:checked"}})["total"] == 0);
  CHECK(bench.decide({{"do", "check"}, {"words", {id}}}).status == 200);
  CHECK(bench.json("events", {{"q", "state:checked"}})["total"] == 1);
}

TEST_CASE("an event comes with the words around its quotes", "[workbench]") {
  Bench bench;
  const Json shown = bench.json("event/" + bench.id_of("Holm met"));
  const Json& claim = shown["events"][0]["claims"][0];
  const Json& context = shown["contexts"][claim["id"].get<std::string>()];
  const std::string whole = context["before"].get<std::string>() + claim["quote"].get<std::string>() +
                            context["after"].get<std::string>();
  CHECK(whole ==
        "Mayor Greta Holm met the leader of the drivers' union, Piet Adler, in Lindholm on 5 July 2017.");
  CHECK(bench.get("event/E999").status == 422);
  CHECK(bench.get("event/x").status == 404);
}

TEST_CASE("an article names what was read in it by the story's handles", "[workbench]") {
  Bench bench;
  const std::string id = bench.id_of("Holm met");
  CHECK(bench.decide({{"do", "blocks"}, {"words", {"S1"}}, {"options", {{"drop", "5"}}}}).status == 200);
  const Json article_shown = bench.json("article/S1");
  bool has_event = false, has_actor = false, has_dropped = false;
  std::string text;
  for (const auto& block : article_shown["blocks"]) {
    has_dropped = has_dropped || block.contains("dropped");
    for (const auto& segment : block["segments"]) {
      text += segment["text"].get<std::string>();
      has_event = has_event || (segment.contains("event") && segment["event"] == id);
      has_actor = has_actor || (segment.contains("name") && segment["name"] == "Greta Holm");
    }
  }
  CHECK(has_event);
  CHECK(has_actor);
  CHECK(has_dropped);
  CHECK_THAT(text, Contains("Piet Adler"));
  CHECK(bench.get("article/S9").status == 422);
}

TEST_CASE("a decision on what somebody has changed meanwhile is refused, with what they did", "[workbench]") {
  Bench bench;
  const std::string id = bench.id_of("Holm met");
  const std::int64_t seen = bench.json("story")["entry"];
  CHECK(bench.decide({{"do", "set"}, {"words", {id, "title", "Holm met Adler"}}, {"seen", seen}}).status ==
        200);
  const workbench::Reply late =
      bench.decide({{"do", "set"}, {"words", {id, "title", "Another title"}}, {"seen", seen}});
  REQUIRE(late.status == 409);
  const Json told = Json::parse(late.body);
  REQUIRE(told["since"].size() == 1);
  CHECK(told["since"][0]["who"] == "anna");
  CHECK_THAT(told["since"][0]["what"].get<std::string>(), Contains("Holm met Adler"));
  CHECK(bench.json("event/" + id)["events"][0]["title"] == "Holm met Adler");
  CHECK(bench.decide({{"do", "set"}, {"words", {id, "title", "Another title"}}, {"seen", told["entry"]}})
            .status == 200);
}

TEST_CASE("what cannot be decided is refused in the words of the command line", "[workbench]") {
  Bench bench;
  const workbench::Reply refused =
      bench.decide({{"do", "set"}, {"words", {bench.id_of("Holm met"), "date", "31/31/2017"}}});
  CHECK(refused.status == 400);
  const std::string words = Json::parse(refused.body)["error"];
  CHECK_THAT(words, Contains("31/31/2017") && !Contains("dateline:"));
  CHECK(bench.post("do", {}, "{").status == 400);
  CHECK(bench.post("nothing", {}, "").status == 404);
}

TEST_CASE("read-only: questions are answered, changes are not", "[workbench]") {
  Bench writer;
  Bench reader(true);
  reader.context.story_path = writer.context.story_path;
  reader.world.files[reader.context.story_path] = "";
  CHECK(reader.json("events", {{"all", "1"}})["total"].get<int>() >= 3);
  CHECK(reader.decide({{"do", "undo"}}).status == 403);
  CHECK(reader.post("add", {{"name", "b.txt"}}, "Words. More words of an article.").status == 403);
}

TEST_CASE("no file of the machine is read or written for the page", "[workbench]") {
  Bench bench;
  bench.world.files["secret.txt"] = strike;
  CHECK(bench.post("add", {{"name", ""}}, strike).status == 400);
  CHECK(bench.post("add", {{"name", ".."}}, strike).status == 400);
  const std::size_t files = bench.world.files.size();
  const workbench::Reply drawn =
      bench.get("ask", {{"do", "timeline"}, {"o", "all"}, {"file", "picture.svg"}});
  CHECK(drawn.status == 200);
  CHECK(drawn.type == "image/svg+xml");
  CHECK_THAT(drawn.body, Contains("<svg"));
  CHECK(bench.get("ask", {{"do", "timeline"}, {"o", "all"}, {"file", "/tmp/picture.svg"}}).status == 422);
  CHECK(bench.world.files.size() == files);
  // The name of an article is a name, not a path to one.
  CHECK(bench.post("add", {{"name", "/etc/b.txt"}}, "A mayor resigned on 3 May 2016 in Varnby.\n").status ==
        200);
  CHECK(bench.json("ask", {{"do", "sources"}, {"o", "format=json"}})["sources"][1]["name"] == "b.txt");
}

TEST_CASE("a picture with its words beside it", "[workbench]") {
  Bench bench;
  const workbench::Reply words =
      bench.get("ask", {{"do", "timeline"}, {"o", "all"}, {"file", "t.png"}, {"give", "t.alt.txt"}});
  CHECK(words.status == 200);
  CHECK_THAT(words.body, Contains("Holm"));
  const Json made = bench.json("picture", {{"do", "timeline"}, {"o", "max=1"}});
  CHECK_THAT(made["svg"].get<std::string>(), Contains("<svg"));
  CHECK_THAT(made["notes"].get<std::string>(), Contains("more not shown"));
}

TEST_CASE("an export says what it loses", "[workbench]") {
  Bench bench;
  const workbench::Reply made =
      bench.get("ask", {{"do", "export"}, {"w", "ics"}, {"q", "kind:meeting"}, {"file", "story.ics"}});
  CHECK(made.status == 200);
  CHECK_THAT(made.body, Contains("BEGIN:VCALENDAR"));
  CHECK(made.file_name == "story.ics");
  CHECK_THAT(made.notes, Contains("ics: "));
}

TEST_CASE("dates say how they are understood", "[workbench]") {
  Bench bench;
  const auto means = [&](const char* typed) {
    return bench.json("date", {{"text", typed}})["means"].get<std::string>();
  };
  CHECK(means("Dec 2016") == "one day in December 2016, not known which");
  CHECK(means("3 May 2017") == "the day 3 May 2017");
  CHECK(means("2016-12-01/2016-12-05") == "lasting, from 1 December 2016 to 5 December 2016");
  CHECK(means("2016-12-01..2016-12-05") ==
        "one day from 1 December 2016 to 5 December 2016, not known which");
  CHECK(means("before 8 Nov 2016") == "some time up to 8 November 2016; its begin is open");
  CHECK(means("2015-01-03..") == "some time from 3 January 2015 on; its end is open");
  CHECK(means("c. 1890") == "one day in c. 1890, not known which; about that time");
  CHECK(means("unknown") == "no date: nobody says when");
  CHECK(bench.get("date", {{"text", "blah"}}).status == 400);
}

TEST_CASE("the queue has what is open, and what can be decided together", "[workbench]") {
  Bench bench;
  const Json before = bench.json("queue", {{"all", "1"}});
  const std::string first = before["events"][0]["id"];
  CHECK(bench.decide({{"do", "check"}, {"words", {first}}}).status == 200);
  const Json after = bench.json("queue", {{"all", "1"}});
  CHECK(after["events"].size() + 1 == before["events"].size());
  CHECK(bench.json("counts")["sources"] == 1);
}

TEST_CASE("filters are completed as in the shell", "[workbench]") {
  Bench bench;
  const Json words = bench.json("complete", {{"q", "kind:meeting who:gre"}});
  REQUIRE(words.size() == 1);
  CHECK(words[0] == "kind:meeting \"who:Greta Holm\"");
  CHECK(bench.json("events", {{"q", words[0].get<std::string>()}})["total"] == 1);
}

TEST_CASE("without a story there is a page, and the first article makes one", "[workbench]") {
  Bench bench(false, false);
  CHECK_FALSE(bench.json("story")["exists"].get<bool>());
  CHECK(bench.get("events").status == 404);
  CHECK(bench.post("add", {{"name", "a.txt"}}, strike).status == 200);
  CHECK(bench.json("story")["exists"].get<bool>());
}
