#include <catch2/catch.hpp>

#include "src/base/problem.hpp"
#include "src/text/csv.hpp"

using namespace dateline;
using Catch::Contains;

namespace {

std::string dump(const std::string& bytes) {
  std::string out;
  for (const text::CsvRow& row : text::read_csv(bytes, "x.csv")) {
    out += std::to_string(row.line) + ":";
    for (const std::string& cell : row.cells) out += "[" + cell + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("csv: quotes, line ends, marks and separators", "[text]") {
  CHECK(dump("a,b\n1,\"x, \"\"y\"\"\nz\"\n\n,,\n2,3") == "1:[a][b]2:[1][x, \"y\"\nz]6:[2][3]");
  CHECK(dump("\xef\xbb\xbf"
             "a;b\r\n1;\"2,5\"\r\n") == "1:[a][b]2:[1][2,5]");
  CHECK(dump("a\tb\n1\t2,3\n") == "1:[a][b]2:[1][2,3]");
  CHECK(dump("").empty());
  CHECK_THROWS_WITH(dump("a\n\"b"), Contains("x.csv:2: a quotation mark is opened and never closed"));
  CHECK_THROWS_WITH(dump("a\n\xff\n"), Contains("x.csv:2: the file is not UTF-8"));
  CHECK(text::trimmed(" \ta b \t") == "a b");
  CHECK(text::trimmed(" \t").empty());
}
