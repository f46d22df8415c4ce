#include "src/container/pdf.hpp"

#include <catch2/catch.hpp>

#include "src/base/problem.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::base::DataError;

namespace {

std::string problem_of(const dateline::base::ChildResult& child) {
  world().child = child;
  try {
    opened("%PDF-1.7\n", "report.pdf");
    return "";
  } catch (const DataError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("pdf: paragraphs on a line each, running heads left out, pages kept", "[container]") {
  const Unwrapped text = text_of_pages(
      "Harbour report 2017\n\nThe ferry sank on Friday, and the council of the harbour\n"
      "town met on Saturday to hear what its owners had to say of\n\n1\n\f"
      "Harbour report 2017\n\nthe night before. Nobody had been told of it, they said,\n"
      "and nobody had asked.\n\nA second paragraph.\n\n2\n\f"
      "Harbour report 2017\n\nThe end of the report.\n\nIt is short.\n\n3\n\f");
  CHECK(
      text.bytes ==
      "The ferry sank on Friday, and the council of the harbour town met on Saturday to hear what its owners "
      "had to say of the night before. Nobody had been told of it, they said, and nobody had asked.\n\n"
      "A second paragraph.\nThe end of the report.\n\nIt is short.");
  REQUIRE(text.pages.size() == 3);
  CHECK(dateline::base::words_at(text.bytes, text.pages[1]).substr(0, 17) == "the night before.");
  CHECK(dateline::base::words_at(text.bytes, text.pages[2]) == "The end of the report.\n\nIt is short.");
}

TEST_CASE("pdf: what a browser prints around a page is no text, but says where it stood", "[container]") {
  const Unwrapped text = text_of_pages(
      "7/11/17, 9:12 AM\n\nFerry sinks\n\nThe ferry sank on "
      "Friday.\n\nhttps://post.example/ferry\n\n1/1\n\f");
  CHECK(text.bytes == "Ferry sinks\n\nThe ferry sank on Friday.");
  CHECK(text.known.url == "https://post.example/ferry");
}

TEST_CASE("pdf: pdftotext is run within limits", "[container]") {
  world().child = {.started = true, .output = "The ferry sank on Friday.\n\f"};
  world().children.clear();
  const auto members = opened("%PDF-1.7\n...", "report.pdf");
  REQUIRE(members.size() == 1);
  CHECK(members[0].inside.bytes == "The ferry sank on Friday.");
  CHECK(members[0].inside.pages.size() == 1);
  REQUIRE(world().children.size() == 1);
  CHECK(world().children[0].arguments.front() == "pdftotext");
  CHECK(world().children[0].input == "%PDF-1.7\n...");
  CHECK(world().children[0].max_seconds == 30);
}

TEST_CASE("pdf: what goes wrong is said with what would help", "[container]") {
  CHECK(problem_of({}).find("poppler-utils") != std::string::npos);
  CHECK(problem_of({.started = true, .timed_out = true}).find("30 seconds") != std::string::npos);
  CHECK(problem_of({.started = true, .overflowed = true}).find("bytes of text") != std::string::npos);
  CHECK(problem_of({.started = true, .exit_status = 1, .errors = "Incorrect password"}).find("password") !=
        std::string::npos);
  CHECK(problem_of({.started = true, .exit_status = 3}).find("damaged") != std::string::npos);
  CHECK(problem_of({.started = true, .output = "\f\f"}).find("pictures") != std::string::npos);
}
