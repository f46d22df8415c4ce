#include <catch2/catch.hpp>

#include "exports/factsheet/text_fragment.hpp"

using dateline::factsheet::link_to;
using dateline::factsheet::link_to_words;

TEST_CASE("text fragment: the words, percent-encoded", "[factsheet]") {
  CHECK(link_to_words("https://a.example/b", "He left.") == "https://a.example/b#:~:text=He%20left.");
  CHECK(link_to_words("https://a.example/b", "Café") == "https://a.example/b#:~:text=Caf%C3%A9");
}

TEST_CASE("text fragment: dashes, commas and ampersands are no part of the directive", "[factsheet]") {
  CHECK(link_to_words("http://a.example", "R&D-firm, it says") ==
        "http://a.example#:~:text=R%26D%2Dfirm%2C%20it%20says");
}

TEST_CASE("text fragment: of many words the first and the last", "[factsheet]") {
  CHECK(link_to_words("http://a.example", "1 2 3 4 5 6 7 8 9 10 11 12") ==
        "http://a.example#:~:text=1%202%203%204%205%206%207%208%209%2010%2011%2012");
  CHECK(link_to_words("http://a.example", "1 2 3 4 5, 6 7 8 9 10 11 12 13") ==
        "http://a.example#:~:text=1%202%203%204%205%2C,9%2010%2011%2012%2013");
}

TEST_CASE("text fragment: no part of one reaches over the end of a paragraph", "[factsheet]") {
  CHECK(link_to_words("http://a.example", "He left.\n\nShe stayed.") ==
        "http://a.example#:~:text=He%20left.,She%20stayed.");
  CHECK(link_to_words("http://a.example", "\nHe left.\n \n") == "http://a.example#:~:text=He%20left.");
}

TEST_CASE("text fragment: comes after the fragment that an address has, and takes the place of its own kind",
          "[factsheet]") {
  CHECK(link_to_words("http://a.example/#top", "He") == "http://a.example/#top:~:text=He");
  CHECK(link_to_words("http://a.example/#", "He") == "http://a.example/#:~:text=He");
  CHECK(link_to_words("http://a.example/#:~:text=Other", "He") == "http://a.example/#:~:text=He");
}

TEST_CASE("text fragment: without words the link alone", "[factsheet]") {
  CHECK(link_to_words("http://a.example/?a=1&b=2#top", "") == "http://a.example/?a=1&b=2#top");
  CHECK(link_to_words("http://a.example/", " \n") == "http://a.example/");
}

TEST_CASE("link: only http and https", "[factsheet]") {
  CHECK(link_to("HTTPS://a.example/") == "HTTPS://a.example/");
  for (const char* const url : {"", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                                "httpx://a", "http:a", "java\nscript:alert(1)", "//a.example"}) {
    CAPTURE(url);
    CHECK(link_to(url).empty());
    CHECK(link_to_words(url, "He left.").empty());
  }
}

TEST_CASE("link: what could end an attribute or a link is encoded", "[factsheet]") {
  CHECK(link_to(" http://a.example/\"'<>\\`{|}^ é\x01 ") ==
        "http://a.example/%22%27%3C%3E%5C%60%7B%7C%7D%5E%20%C3%A9%01");
}
