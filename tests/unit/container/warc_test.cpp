#include "src/container/warc.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "src/calendar/day.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::base::DataError;
using dateline::calendar::iso;

namespace {

std::string record(const std::string& type, const std::string& url, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2017-07-11T08:00:00Z\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& fields, const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n" + body;
}

const std::string page = "<html><p>The ferry sank on Friday.</p></html>";

const std::vector<std::string> records = {
    record("warcinfo", "", "software: x"),
    record("response", "https://post.example/1", answer("Content-Type: text/html; charset=utf-8", page)),
    record("response", "https://post.example/logo.png", answer("Content-Type: image/png", "x")),
    record("response", "https://post.example/gone", answer("Content-Type: text/html", page, "404 Not Found")),
    record("response", "https://post.example/2",
           answer("content-type: text/html\r\nTransfer-Encoding: chunked",
                  "7\r\n<html><\r\n1b; note=x\r\np>The pier burnt down. </p>\r\n0\r\n\r\n")),
    record("response", "https://post.example/3",
           answer("Content-Type: text/html\r\nContent-Encoding: gzip", gzip(page))),
    record("response", "https://post.example/4",
           answer("Content-Type: text/html\r\nContent-Encoding: br", "????"))};

const std::string archive = std::accumulate(records.begin(), records.end(), std::string());

}  // namespace

TEST_CASE("warc: the pages of an archive, unpacked, with where and when", "[container]") {
  std::vector<std::string> problems;
  for (const std::string& file :
       {archive, gzip(archive), gzip(archive.substr(0, 500)) + gzip(archive.substr(500))}) {
    problems.clear();
    const auto pages = opened(file, "crawl.warc.gz", &problems);
    REQUIRE(pages.size() == 3);
    CHECK(pages[0].original == page);
    CHECK(pages[0].media_type == "text/html; charset=utf-8");
    CHECK(pages[0].known.url == "https://post.example/1");
    CHECK_FALSE(pages[0].known.published);
    CHECK(iso(*pages[0].known.archived) == "2017-07-11");
    CHECK(pages[1].original == "<html><p>The pier burnt down. </p>");
    CHECK(pages[2].original == page);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("record 7") != std::string::npos);
    CHECK(problems[0].find("'br'") != std::string::npos);
  }
  std::uint64_t passed =
      opener().each_member(archive, "c.warc", "", {}, [](const Member&) {}, [](const DataError&) {});
  CHECK(passed == 3);
}

TEST_CASE("warc: every truncation is read as far as it goes, and said", "[container]") {
  std::size_t begin = 0;
  for (const std::string& one : records) {
    const std::size_t end = begin + one.size() - 4;
    for (std::size_t length = begin + 5; length < end; length += 3) {
      std::vector<std::string> problems;
      const auto pages = opened(archive.substr(0, length), "c.warc", &problems);
      CHECK(pages.size() <= 3);
      CHECK_FALSE(problems.empty());
    }
    begin += one.size();
  }
}

TEST_CASE("inflated: damage, cuts and bombs are refused", "[container]") {
  const std::string packed = gzip(std::string(100'000, 'x') + page);
  CHECK(inflated(packed, "a.gz").size() == 100'000 + page.size());
  for (std::size_t length = 3; length < packed.size(); ++length)
    CHECK_THROWS_AS(inflated(packed.substr(0, length), "a.gz"), DataError);
  std::string damaged = packed;
  damaged[packed.size() / 2] ^= 0x55;
  CHECK_THROWS_AS(inflated(damaged, "a.gz"), DataError);

  const std::string bomb = gzip(std::string(32u << 20, '\0'));
  try {
    inflated(bomb, "bomb.gz");
    FAIL("it was unpacked");
  } catch (const DataError& error) {
    CHECK(std::string(error.what()).find("250 times") != std::string::npos);
  }
  CHECK_THROWS_AS(inflated(packed, "a.gz", {.max_bytes = 1000}), DataError);
  CHECK_THROWS_AS(opened(gzip(gzip(page)), "twice.gz"), DataError);
}
