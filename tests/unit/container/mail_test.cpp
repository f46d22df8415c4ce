#include "src/container/mail.hpp"

#include <catch2/catch.hpp>

#include "src/calendar/day.hpp"
#include "src/container/paragraphs.hpp"
#include "src/container/transfer.hpp"
#include "tests/unit/container/opening.hpp"

using namespace dateline::container;
using dateline::article::Writing;
using dateline::base::DataError;
using dateline::calendar::iso;

namespace {

const std::string letter =
    "From: =?utf-8?q?Ren=C3=A9e_Holm?= <renee@harbour.example>\r\n"
    "To: desk@post.example\r\n"
    "Subject: The ferry\r\n =?iso-8859-1?b?4HQgbGFzdA==?=\r\n"
    "Date: Mon, 10 Jul 2017 23:50:00 +0200\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "The council met on Friday. It was caf=C3=A9 talk, and nothing was decided =\r\nthat day.\r\n";

}  // namespace

TEST_CASE("transfer: quoted-printable and base64 lead back to where they stand", "[container]") {
  const Carried quoted = carried("a=20b =C3=A9=\r\nc=ZZ", "Quoted-Printable", 100);
  CHECK(quoted.bytes ==
        "a b \xc3\xa9"
        "c=ZZ");
  const auto e = quoted.map.source_of({4, 6});
  CHECK(e.begin == 106);
  CHECK(e.end == 112);
  const Carried packed = carried("VGhl\r\nIGNv\r\ndW5jaWw=", "base64", 0);
  CHECK(packed.bytes == "The council");
  CHECK(packed.map.source_of({4, 6}) == dateline::base::ByteSpan{6, 10});
  CHECK(carried("QUI=QUI=", "base64", 0).bytes == "ABAB");
  CHECK(carried("same = \xff", "8bit", 0).bytes == "same = \xff");
}

TEST_CASE("header_words: encoded words are read, others stay", "[container]") {
  CHECK(header_words("=?utf-8?q?caf=C3=A9?= =?utf-8?Q?_noir?=") == "café noir");
  CHECK(header_words("=?iso-8859-1?B?6Q==?= and more") == "é and more");
  CHECK(header_words("=?broken") == "=?broken");
  CHECK(header_words("a \r\n\t b") == "a b");
}

TEST_CASE("mail: what it says of itself, and its words with their places", "[container]") {
  REQUIRE(is_mail(letter));
  const auto members = opened(letter, "letter.eml");
  REQUIRE(members.size() == 1);
  const Opened& mail = members.front();
  CHECK(mail.media_type == "message/rfc822");
  CHECK(mail.original == letter);
  CHECK(mail.known.byline == "Renée Holm");
  CHECK(mail.known.title == "The ferry àt last");
  REQUIRE(mail.known.published);
  CHECK(iso(*mail.known.published) == "2017-07-10");
  CHECK(mail.known.published_from == "mail");
  CHECK(mail.inside.bytes.find("café talk, and nothing was decided that day.") != std::string::npos);
  CHECK(places_hold(mail));
  CHECK(source_words(mail, "café") == "caf=C3=A9");
}

TEST_CASE("mail: HTML before plain text, attachments apart", "[container]") {
  const std::string mixed =
      "From: a@b.example\nSubject: S\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=\"=_x\"\n\nprelude\n--=_x\n"
      "Content-Type: multipart/alternative; boundary=inner\n\n"
      "--inner\nContent-Type: text/plain\n\nplain words\n"
      "--inner\nContent-Type: text/html; charset=windows-1252\n\n<p>marked \x80 words</p>\n--inner--\n"
      "--=_x\nContent-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n<p>attached</p>\n"
      "--=_x--\nafter\n";
  const auto members = opened(mixed, "m.eml");
  REQUIRE(members.size() == 1);
  CHECK(members[0].inside.writing == Writing::html);
  CHECK(members[0].inside.bytes == "<p>marked \x80 words</p>");
  CHECK(members[0].inside.charset == "windows-1252");
  CHECK(members[0].known.byline.empty());
  CHECK(places_hold(members[0]));
}

TEST_CASE("mail: a page saved as MHTML was saved on its date, not published", "[container]") {
  const std::string saved =
      "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/ferry\nSubject: Ferry\n"
      "Date: Tue, 11 Jul 2017 08:00:00 -0000\nMIME-Version: 1.0\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=\"----B\"\n\n"
      "------B\nContent-Type: text/html\nContent-Location: "
      "https://ads.example/frame\n\n<p>advertisement</p>\n"
      "------B\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n"
      "Content-Location: https://post.example/ferry\n\n<p class=3D\"a\">The ferry sank.</p>\n------B--\n";
  const auto members = opened(saved, "ferry.mhtml");
  REQUIRE(members.size() == 1);
  CHECK(members[0].inside.bytes == "<p class=\"a\">The ferry sank.</p>");
  CHECK(members[0].known.url == "https://post.example/ferry");
  CHECK_FALSE(members[0].known.published);
  REQUIRE(members[0].known.retrieved);
  CHECK(iso(*members[0].known.retrieved) == "2017-07-11");
}

TEST_CASE("mail: a message without text is refused", "[container]") {
  const std::string picture = "From: a@b.example\nDate: Tue, 11 Jul 2017\nContent-Type: image/png\n\nxxxx\n";
  CHECK_THROWS_AS(opened(picture, "p.eml"), DataError);
}

TEST_CASE("mail: text that only begins like a field is none", "[container]") {
  CHECK_FALSE(is_mail("Update: the ferry is late.\n\nThe council met."));
  CHECK_FALSE(is_mail("From the harbour, our reporter writes.\n\nText.\n"));
  CHECK_FALSE(is_mail("Note: one\nDate: two\nThe rest is text."));
}

TEST_CASE("with_joined_lines: paragraphs that were broken to a width", "[container]") {
  const auto joined = [](const std::string& text, bool flowed = false) {
    dateline::text::OffsetMap map;
    map.append_same(0, 0, text.size());
    return with_joined_lines({text, map}, flowed).bytes;
  };
  CHECK(joined("The council of the harbour town met on Friday to hear what the\n"
               "owners had to say, and put off its vote.\n"
               "\n"
               "- first of the points that were talked about at the meeting\n"
               "- second\n") ==
        "The council of the harbour town met on Friday to hear what the owners had to say, and put off its "
        "vote.\n\n- first of the points that were talked about at the meeting\n- second\n");
  CHECK(joined("Flowed text \ngoes on\nand ends\n", true) == "Flowed text goes on\nand ends\n");
  CHECK(joined("A\nB\nC\n") == "A\nB\nC\n");
  CHECK(joined("Flowed \r\ntext\r", true) == "Flowed text\r");
}
