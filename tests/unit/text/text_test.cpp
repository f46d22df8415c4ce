#include <catch2/catch.hpp>
#include <string>

#include "src/base/utf8.hpp"
#include "src/text/boundaries.hpp"
#include "src/text/decode.hpp"
#include "src/text/fold.hpp"
#include "src/text/language_guess.hpp"

using dateline::base::ByteSpan;
using dateline::text::Decoded;
using namespace dateline::text;
using Offsets = std::vector<std::size_t>;

namespace {

std::string source_words(const std::string& bytes, const Decoded& decoded, std::string_view words) {
  const std::size_t at = decoded.text.find(words);
  REQUIRE(at != std::string::npos);
  const ByteSpan span = decoded.map.source_of({at, at + words.size()});
  return std::string(words_at(bytes, span));
}

}  // namespace

TEST_CASE("decode: plain UTF-8 stays as it is", "[text]") {
  const Decoded decoded = decode("Orbán met Erdoğan\n", "");
  CHECK(decoded.unchanged);
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.map.runs().size() == 1);
}

TEST_CASE("decode: a byte order mark decides and is left out", "[text]") {
  const std::string bytes = "\xef\xbb\xbfHello";
  const Decoded decoded = decode(bytes, "windows-1251");
  CHECK(decoded.text == "Hello");
  CHECK(decoded.basis == "mark");
  CHECK(source_words(bytes, decoded, "ell") == "ell");
}

TEST_CASE("decode: every newline becomes one line feed with its own place", "[text]") {
  const std::string bytes = "a\r\nb\rc\nd\r\n\r\ne\r";
  const Decoded decoded = decode(bytes, "");
  CHECK(decoded.text == "a\nb\nc\nd\n\ne\n");
  CHECK(decoded.map.source_of({1, 2}) == ByteSpan{1, 3});
  CHECK(source_words(bytes, decoded, "e") == "e");
}

TEST_CASE("decode: an invalid byte becomes one U+FFFD that leads to it", "[text]") {
  const std::string bytes = "caf\xc3\xa9 \xff ol\xc3\xa9 \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9";
  const Decoded decoded = decode(bytes, "utf-8");
  CHECK(decoded.replaced == 1);
  CHECK(source_words(bytes, decoded, "\xef\xbf\xbd") == "\xff");
  CHECK(source_words(bytes, decoded, "olé") == "ol\xc3\xa9");
}

TEST_CASE("decode: declared encodings are read, each character leading to its byte", "[text]") {
  const std::string bytes = "M\xfcller \x93zitiert\x94 hier";
  const Decoded decoded = decode(bytes, "ISO-8859-1");
  CHECK(decoded.text == "Müller “zitiert” hier");
  CHECK(decoded.encoding == "windows-1252");
  CHECK(source_words(bytes, decoded, "ü") == "\xfc");
  CHECK(source_words(bytes, decoded, "“zitiert”") == "\x93zitiert\x94");
}

TEST_CASE("decode: UTF-16 is read with and without a mark", "[text]") {
  const std::string words = "The minister resigned on Monday.";
  std::string wide;
  for (const char c : words) (wide += c) += '\0';
  CHECK(decode(wide, "").text == words);
  const std::string marked = "\xff\xfe" + wide;
  const Decoded decoded = decode(marked, "");
  CHECK(decoded.text == words);
  CHECK(decoded.map.source_of({4, 12}) == ByteSpan{10, 26});
  CHECK(decoded.map.runs().size() == 1);
}

TEST_CASE("decode: a long text in a stateful encoding keeps its places across chunks", "[text]") {
  std::string bytes;
  for (int i = 0; i < 30000; ++i) bytes += "\x82\xa0x";  // Shift_JIS: HIRAGANA A, x
  const Decoded decoded = decode(bytes, "shift_jis");
  REQUIRE(decoded.text.size() == 4 * 30000u);
  for (std::size_t i = 0; i < 30000; i += 7) {
    REQUIRE(decoded.map.source_of({4 * i, 4 * i + 3}) == ByteSpan{3 * i, 3 * i + 2});
    REQUIRE(decoded.map.source_of({4 * i + 3, 4 * i + 4}) == ByteSpan{3 * i + 2, 3 * i + 3});
  }
}

TEST_CASE("decode: undeclared Cyrillic is detected", "[text]") {
  const std::string bytes =
      "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xe2\xf1\xf2\xf0\xe5\xf2\xe8\xeb\xf1\xff \xf1 "
      "\xec\xe8\xed\xe8\xf1\xf2\xf0\xee\xec \xe8 \xf1\xea\xe0\xe7\xe0\xeb, \xf7\xf2\xee "
      "\xed\xe5 \xe7\xed\xe0\xe5\xf2 \xee\xe1 \xfd\xf2\xee\xec \xe4\xee\xe3\xee\xe2\xee\xf0\xe5";
  const Decoded decoded = decode(bytes, "");
  CHECK(decoded.text.starts_with("Президент встретился"));
  CHECK(decoded.basis == "detected");
}

TEST_CASE("decode: any bytes give valid text whose map lies within them", "[text]") {
  std::uint32_t state = 17;
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < round; ++i) {
      state = state * 1664525u + 1013904223u;
      bytes.push_back(static_cast<char>(state >> (round % 2 ? 24 : 25)));
    }
    for (const char* label :
         {"", "utf-8", "windows-1251", "gb18030", "big5", "euc-jp", "utf-16", "no-such"}) {
      const Decoded decoded = decode(bytes, label);
      REQUIRE(dateline::base::first_invalid_utf8(decoded.text) == std::string_view::npos);
      std::uint64_t text_end = 0, source_end = 0;
      for (const auto& run : decoded.map.runs()) {
        REQUIRE(run.text_begin == text_end);
        REQUIRE(run.source_begin >= source_end);
        text_end = run.text_begin + run.text_length;
        source_end = run.source_begin + run.source_length;
      }
      REQUIRE(text_end == decoded.text.size());
      REQUIRE(source_end <= bytes.size());
    }
  }
}

TEST_CASE("OffsetMap: one map leads on through another", "[text]") {
  const std::string bytes = "x\r\n\xe9t\xe9 &amp; y";
  const Decoded decoded = decode(bytes, "latin1");
  REQUIRE(decoded.text == "x\nété &amp; y");
  OffsetMap later;  // "été & y", made of decoded.text
  later.append_same(0, 2, 6);
  later.append(6, 1, 8, 5);
  later.append_same(7, 13, 2);
  const OffsetMap whole = later.through(decoded.map);
  CHECK(whole.source_of({0, 5}) == ByteSpan{3, 6});
  CHECK(words_at(bytes, whole.source_of({6, 7})) == "&amp;");
  CHECK(words_at(bytes, whole.source_of({8, 9})) == "y");
}

TEST_CASE("fold: case, accents and letter forms do not matter", "[text]") {
  CHECK(fold("Orbán") == "orban");
  CHECK(fold("ORBAN") == "orban");
  CHECK(fold("Orba\u0301n") == "orban");
  CHECK(fold("Ørsted Łódź Straße ﬁne İstanbul") == "orsted lodz strasse fine istanbul");
  CHECK(fold("l’État") == "l'etat");
  CHECK(fold("ΣΊΣΥΦΟΣ") == fold("σίσυφος"));
  CHECK(fold("한국") == "한국");
  CHECK(fold("\xff") == "\xef\xbf\xbd");
  CHECK(fold("") == "");
}

TEST_CASE("break_opportunities: lines break after spaces and between ideographs", "[text]") {
  CHECK(break_opportunities("to be or") == Offsets{3, 6, 8});
  CHECK(break_opportunities("a\u00a0b c") == Offsets{5, 6});
  CHECK(break_opportunities("中文字") == Offsets{3, 6, 9});
  CHECK(break_opportunities("").empty());
}

TEST_CASE("grapheme_ends: a letter and its marks are one character", "[text]") {
  CHECK(grapheme_ends("e\u0301x") == Offsets{3, 4});
  CHECK(grapheme_ends("👩\u200d👧") == Offsets{11});
  CHECK(grapheme_ends("a\xff") == Offsets{1, 2});
}

TEST_CASE("display_width: terminals give wide characters two columns", "[text]") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("中文") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("👩\u200d👧") == 2);
  CHECK(display_width("❤\ufe0f") == 2);
  CHECK(prefix_of_width("中文字", 5) == "中文");
  CHECK(prefix_of_width("abc", 2) == "ab");
}

TEST_CASE("direction_runs: stretches in the order of the page, numbers within right-to-left words too",
          "[text]") {
  using Runs = std::vector<DirectionRun>;
  const Direction ltr = Direction::left_to_right;
  const Direction rtl = Direction::right_to_left;
  CHECK(direction_runs("", rtl).empty());
  CHECK(direction_runs("one two", ltr) == Runs{{0, 7, ltr}});
  CHECK(direction_runs("day יום 5", ltr) == Runs{{0, 4, ltr}, {11, 12, ltr}, {4, 11, rtl}});
  CHECK(direction_runs("one", rtl) == Runs{{0, 3, ltr}});
  CHECK(direction_runs("שלום BBC", rtl) == Runs{{9, 12, ltr}, {0, 9, rtl}});
  // Outside the basic plane: two units of UTF-16, four bytes.
  CHECK(direction_runs("👩 א", ltr) == Runs{{0, 5, ltr}, {5, 7, rtl}});
  CHECK(direction_runs("\xff", rtl).size() == 1);
}

TEST_CASE("paragraph_direction: the first strong character decides", "[text]") {
  CHECK(paragraph_direction("123 שלום") == Direction::right_to_left);
  CHECK(paragraph_direction("«مرحبا»") == Direction::right_to_left);
  CHECK(paragraph_direction("Hello שלום") == Direction::left_to_right);
  CHECK(paragraph_direction("123") == Direction::left_to_right);
}

TEST_CASE("LanguageGuesser: news text is told apart", "[text]") {
  const LanguageGuesser guesser(dateline::base::embedded_data());
  CHECK(guesser.guess(
            "The minister said on Monday that the talks had not been broken off by his government.") == "en");
  CHECK(guesser.guess("Der Minister sagte am Montag, dass die Gespräche nicht von der Regierung abgebrochen "
                      "wurden.") == "de");
  CHECK(guesser.guess("Le ministre a déclaré lundi que les discussions n'ont pas été interrompues par le "
                      "gouvernement.") == "fr");
  CHECK(guesser.guess(
            "El ministro dijo el lunes que las conversaciones no fueron interrumpidas por su gobierno.") ==
        "es");
  CHECK(guesser.guess("Il ministro ha detto lunedì che i colloqui non sono stati interrotti dal governo.") ==
        "it");
  CHECK(guesser.guess("De minister zei maandag dat de gesprekken niet door zijn regering zijn afgebroken.") ==
        "nl");
  CHECK(guesser.guess(
            "O ministro disse na segunda que as conversas não foram interrompidas pelo seu governo.") ==
        "pt");
  CHECK(guesser.guess("Министр заявил в понедельник, что переговоры не были прерваны.") == "ru");
  CHECK(guesser.guess("Міністр заявив у понеділок, що переговори не були перервані, її уряд заперечує.") ==
        "uk");
  CHECK(guesser.guess("大臣は月曜日に会談を中断しなかったと述べた。政府の発表が待たれている。") == "ja");
  CHECK(guesser.guess("12:30 OK").empty());
}
