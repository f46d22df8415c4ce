#include <algorithm>
#include <catch2/catch.hpp>

#include "exports/factsheet/context.hpp"

using namespace dateline;
using factsheet::Context;
using factsheet::context_of;
using factsheet::paragraph_at;

namespace {

/// What stands between full stops, and in lines of their own, is a sentence.
factsheet::SourceText with_sentences(const std::string& text) {
  factsheet::SourceText out = {text, {}};
  for (std::size_t begin = 0; begin < text.size();
       begin = text.find_first_not_of(" \n", out.sentences.back().end))
    out.sentences.push_back({begin, std::min(text.find_first_of(".\n", begin), text.size() - 1) + 1});
  return out;
}

/// The context of the first `words` in `text`, its parts between bars.
std::string around(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  REQUIRE(at != std::string::npos);
  const Context context = context_of(with_sentences(text), {at, at + words.size()});
  return context.before + "|" + context.quote + "|" + context.after;
}

}  // namespace

TEST_CASE("context: the sentence before and the one after, with … where the paragraph goes on",
          "[factsheet]") {
  CHECK(around("One. Two. Three is here. Four. Five.", "Three is here.") ==
        "… Two. |Three is here.| Four. …");
  CHECK(around("Two. Three is here. Four.", "Three is here.") == "Two. |Three is here.| Four.");
  CHECK(around("Three is here.", "Three is here.") == "|Three is here.|");
}

TEST_CASE("context: words inside a sentence have the rest of it around them", "[factsheet]") {
  CHECK(around("One. Two. Yes, three is here, he said. Four. Five.", "three is here") ==
        "… Two. Yes, |three is here|, he said. Four. …");
  CHECK(around("One. Two is here. Three. Four.", "Two") == "One. |Two| is here. Three. …");
}

TEST_CASE("context: never leaves the paragraph", "[factsheet]") {
  CHECK(around("Before.\n\nHe left. She stayed.\n\nAfter.", "He left.") == "|He left.| She stayed.");
  CHECK(around("Before.\nHe left. She stayed.\nAfter.", "She stayed.") == "He left. |She stayed.|");
}

TEST_CASE("context: a quote of two paragraphs is on one line, with the rest of both", "[factsheet]") {
  CHECK(around("One. Two\n\nthree.  Four.", "Two\n\nthree.") == "One. |Two three.| Four.");
}

TEST_CASE("context: where no sentence is known the paragraph is one", "[factsheet]") {
  const Context context = context_of({"Before.\nOne. Two. Three. Four.\nAfter.", {}}, {13, 17});
  CHECK(context == Context{"One. ", "Two.", " Three. Four."});
}

TEST_CASE("context: a sentence without an end is cut between words", "[factsheet]") {
  std::string words;
  for (int i = 0; i < 400; ++i) words += "élan ";
  const std::string text = words + "he left " + words;
  const std::size_t at = text.find("he left");
  const Context context = context_of(with_sentences(text), {at, at + 7});
  CHECK(context.quote == "he left");
  for (const std::string& side : {context.before, context.after}) {
    CHECK(side.size() > 500);
    CHECK(side.size() < 620);
  }
  CHECK(context.before.starts_with("… élan "));
  CHECK(context.before.ends_with("élan "));
  CHECK(context.after.starts_with(" élan "));
  CHECK(context.after.ends_with("élan …"));
}

TEST_CASE("context: where there are no words there is none", "[factsheet]") {
  CHECK(context_of({"He left.", {}}, {3, 3}) == Context{});
  CHECK(context_of({"He left.", {}}, {3, 30}) == Context{});
  CHECK(context_of({"He \n left.", {}}, {2, 5}) == Context{});
  CHECK(context_of({"", {}}, {0, 1}) == Context{});
}

TEST_CASE("paragraph: lines with words are counted", "[factsheet]") {
  const std::string text = "Title\n\n \t\nFirst here.\nSecond here.\n";
  CHECK(paragraph_at(text, 0) == 1);
  CHECK(paragraph_at(text, text.find("First")) == 2);
  CHECK(paragraph_at(text, text.find("First here") + 10) == 2);
  CHECK(paragraph_at(text, text.find("Second")) == 3);
  CHECK(paragraph_at(text, text.size()) == 0);
  CHECK(paragraph_at("", 0) == 0);
}

TEST_CASE("one line: blanks are joined", "[factsheet]") {
  CHECK(factsheet::one_line("  a \n\t b ") == "a b");
  CHECK(factsheet::one_line(" \n").empty());
}
