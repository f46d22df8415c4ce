#include <catch2/catch.hpp>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/base/problem.hpp"
#include "src/base/rare.hpp"
#include "src/base/sha256.hpp"
#include "src/base/utf8.hpp"

using namespace dateline::base;

TEST_CASE("rare: a copy has a value of its own", "[base]") {
  Rare<std::string> one;
  CHECK_FALSE(one);
  CHECK_FALSE(Rare<std::string>(one));
  one = std::string("words");
  REQUIRE(one.has_value());
  Rare<std::string> other = one;
  *other += " and more";
  CHECK(*one == "words");
  CHECK(other->size() == 14);
  one = other;
  CHECK(*one == "words and more");
  const Rare<std::string> moved = std::move(one);
  CHECK(*moved == "words and more");
  other.reset();
  CHECK_FALSE(other);
  CHECK(sizeof(other) == sizeof(void*));
}

TEST_CASE("problem: a message names place, cause, excerpt and remedy", "[base]") {
  CHECK(message_of({.path = "a.csv",
                    .line = 3,
                    .column = 5,
                    .what = "bad date",
                    .why = "no such day",
                    .excerpt = "30 February",
                    .caret = 3,
                    .remedy = "correct it"}) ==
        "a.csv:3:5: bad date: no such day\n  30 February\n     ^\ncorrect it");
  CHECK(message_of({.what = "nothing"}) == "nothing");
  CHECK(message_of({.what = "x", .excerpt = "a\tb\u00e9c", .caret = 4}) == "x\n  a\\tb\u00e9c\n       ^");
}

TEST_CASE("problem: control characters of the input never reach the terminal", "[base]") {
  CHECK(shown_safely("a\x1b[31mb\x07\n") == "a\\x1b[31mb\\x07\\n");
  CHECK(shown_safely("a\nb", true) == "a\nb");
  CHECK(shown_safely("\u202eabc\u2066") == "\\u202eabc\\u2066");
  CHECK(shown_safely("caf\u00e9 \u65e5\u672c") == "caf\u00e9 \u65e5\u672c");
  CHECK(shown_safely("\xff\xc3") == "\\xff\\xc3");
  CHECK(shown_safely("\u0085") == "\\x85");
}

TEST_CASE("problem: the nearest word is suggested, a far one is not", "[base]") {
  const std::vector<std::string> words = {"events", "extract", "timeline"};
  const auto near = [&](const char* word) {
    return nearest_of(word, words.data(), words.data() + words.size());
  };
  CHECK(near("event") == "events");
  CHECK(near("TIMELIEN") == "timeline");
  CHECK(near("xyz").empty());
}

TEST_CASE("sha256: the examples of FIPS 180", "[base]") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("utf8: overlong forms, surrogates and cut sequences are invalid", "[base]") {
  for (const char* bad :
       {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xf5\x80\x80\x80"})
    CHECK(first_invalid_utf8(bad) == 0);
  CHECK(first_invalid_utf8("a\u20ac\U0001F642") == std::string_view::npos);
  CHECK(first_invalid_utf8("ab\xff") == 2);
  std::string all;
  for (char32_t c = 0; c < 0x110000; c += 37) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string one;
    append_utf8(one, c);
    const CodePoint read = code_point_at(one, 0);
    REQUIRE((read.valid && read.value == c && read.length == one.size()));
  }
}

TEST_CASE("byte span: is half open", "[base]") {
  const ByteSpan span{2, 5};
  CHECK(span.contains(2));
  CHECK_FALSE(span.contains(5));
  CHECK(span.overlaps({4, 9}));
  CHECK_FALSE(span.overlaps({5, 9}));
  CHECK(words_at("0123456", span) == "234");
  CHECK(words_at("012", {9, 12}).empty());
}
