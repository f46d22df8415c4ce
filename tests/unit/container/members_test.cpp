#include <catch2/catch.hpp>

#include "src/calendar/day.hpp"
#include "src/container/front_matter.hpp"
#include "src/container/media_type.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::article::Writing;
using dateline::base::DataError;
using dateline::calendar::iso;

TEST_CASE("kind_of: what a file is, its first bytes say", "[container]") {
  CHECK(kind_of("<!DOCTYPE html><title>T</title>", "saved.txt") == FileKind::html);
  CHECK(kind_of("a < b and b > c, said the minister on Monday.", "a.html") == FileKind::plain);
  CHECK(kind_of("# Title\n\nText.", "notes.md") == FileKind::markdown);
  CHECK(kind_of("# Title\n\nText.", "notes.txt") == FileKind::plain);
  CHECK(kind_of("---\ntitle: T\n---\nText.", "notes.txt") == FileKind::markdown);
  CHECK(kind_of("---\nA rule, and then text that is long.\n---\n", "notes.txt") == FileKind::plain);
  CHECK(kind_of("{\"a\": 1}", "x") == FileKind::json);
  CHECK(kind_of("{\"a\": 1}\n{\"a\": 2}\n", "x") == FileKind::json_lines);
  CHECK(kind_of("[1] A footnote, and the text.", "x") == FileKind::plain);
  CHECK(kind_of("{curly} words begin this text.", "x") == FileKind::plain);
  CHECK(kind_of("WARC/1.1\r\n", "x") == FileKind::warc);
  CHECK(kind_of("\x1f\x8b\x08\x00", "x") == FileKind::gzip);
  CHECK(kind_of("\n%PDF-1.4", "x.txt") == FileKind::pdf);
}

TEST_CASE("kind_of: what holds no text is refused with a remedy", "[container]") {
  using namespace std::string_literals;
  const std::string cases[] = {""s,
                               " \n\t\n"s,
                               "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s,
                               "\x7f"
                               "ELF\2\1\1\0\0"s,
                               "PK\3\4\x14\0\0\0"s,
                               "abc\0\0\0\0\1\2\3\0\0\0"s,
                               "<?xml version=\"1.0\"?><urlset><url/></urlset>"s};
  for (const std::string& bytes : cases) {
    CAPTURE(bytes);
    try {
      kind_of(bytes, "some/file");
      FAIL("it was taken");
    } catch (const DataError& error) {
      CHECK(error.detail().path == "some/file");
      CHECK_FALSE(error.detail().what.empty());
      CHECK_FALSE(error.detail().why.empty());
      CHECK_FALSE(error.detail().remedy.empty());
    }
  }
}

TEST_CASE("each_member: a limit is an error that names its option", "[container]") {
  dateline::article::Limits limits;
  limits.max_bytes = 10;
  try {
    opened("A text of more than ten bytes.", "long.txt", nullptr, "", limits);
    FAIL("it was read");
  } catch (const DataError& error) {
    CHECK(std::string(error.what()).find("--max-bytes") != std::string::npos);
  }
}

TEST_CASE("each_member: gzip is taken off, and the name with it", "[container]") {
  const auto members = opened(gzip("The ferry sank on Friday."), "a.txt.gz");
  REQUIRE(members.size() == 1);
  CHECK(members[0].name == "a.txt");
  CHECK(members[0].original == "The ferry sank on Friday.");
  CHECK(members[0].inside.is_original);
}

TEST_CASE("saved pages: what the browser wrote into them", "[container]") {
  const auto chromium = opened(
      "<!DOCTYPE html>\n<!-- saved from url=(0023)https://post.example/a1 -->\n<html><p>Words.</p></html>",
      "a.html");
  CHECK(chromium[0].known.url == "https://post.example/a1");
  const auto single = opened(
      "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://post.example/b \n"
      " saved date: Tue Jul 11 2017 09:12:44 GMT+0200 (Central European Summer "
      "Time)\n--><p>Words.</p></html>",
      "b.html");
  CHECK(single[0].known.url == "https://post.example/b");
  CHECK(iso(*single[0].known.retrieved) == "2017-07-11");
  CHECK_FALSE(single[0].known.published);
}

TEST_CASE("front matter: the fields above a Markdown text", "[container]") {
  const std::string note =
      "---\ntitle: \"Ferry: the end\"\nsource: https://post.example/1\nauthor:\n  - \"[[Ann Example]]\"\n  - "
      "Ben Roe\n"
      "published: 2017-07-10\ncreated: 2018-01-01\ntags: [a, b]\n---\n# Ferry\n\nThe ferry sank.\n";
  const auto members = opened(note, "note.md");
  REQUIRE(members.size() == 1);
  CHECK(members[0].media_type == "text/markdown");
  CHECK(members[0].known.title == "Ferry: the end");
  CHECK(members[0].known.url == "https://post.example/1");
  CHECK(members[0].known.outlet.empty());
  CHECK(members[0].known.byline == "Ann Example, Ben Roe");
  CHECK(iso(*members[0].known.published) == "2017-07-10");
  CHECK(members[0].known.published_from == "front-matter");
  CHECK(members[0].inside.writing == Writing::markdown);
  CHECK(members[0].inside.bytes == "# Ferry\n\nThe ferry sank.\n");
  CHECK(places_hold(members[0]));
  const auto toml = opened("+++\ntitle = 'T'\ndate = 2017-07-10\n+++\nText.", "t.md");
  CHECK(toml[0].known.title == "T");
  CHECK(iso(*toml[0].known.published) == "2017-07-10");
}

TEST_CASE("each_member: a feed or JSON in UTF-16 is what it is", "[container]") {
  const auto wide = [](const std::string& ascii, bool big_endian) {
    std::string out = big_endian ? "\xfe\xff" : "\xff\xfe";
    for (const char c : ascii)
      for (const bool zero : {big_endian, !big_endian}) out += zero ? '\0' : c;
    return out;
  };
  for (const bool big_endian : {false, true}) {
    const auto json =
        opened(wide(R"({"title": "Ferry\u0000 \u0007sinks", "text": "The ferry sank."})", big_endian), "a");
    REQUIRE(json.size() == 1);
    CHECK(json[0].media_type == "application/json");
    CHECK(json[0].known.title == "Ferry sinks");
    CHECK(json[0].inside.bytes == "The ferry sank.");
    CHECK(opened(wide("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n", big_endian), "a").size() == 2);
    const auto feed =
        opened(wide("<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><item><title>Ferry "
                    "sinks</title><description>The ferry sank.</description></item></channel></rss>",
                    big_endian),
               "a");
    REQUIRE(feed.size() == 1);
    CHECK(feed[0].known.title == "Ferry sinks");
    CHECK(opened(wide("{ The ferry sank.", big_endian), "a")[0].media_type == "text/plain");
  }
}
