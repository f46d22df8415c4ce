#include "src/image/image.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <vector>

#include "src/base/problem.hpp"
#include "tests/support/made_png.hpp"

using namespace dateline;
using Catch::Contains;
using image::Format;
using image::Image;
using test::grey_png;
using test::png_chunk;
using test::png_header;
using test::png_signature;
using test::zlib_stored;

namespace {

std::string sample(const std::string& name) {
  std::ifstream file(DATELINE_SOURCE_DIR "/tests/data/pictures/" + name, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

Image read(const std::string& bytes) {
  return image::read(bytes, "photo");
}

/// The part of a JPEG that begins with this marker, without its length; "" where there is none.
std::string part_of(const std::string& jpeg, unsigned char marker) {
  const std::string begin = {'\xff', static_cast<char>(marker)};
  const std::size_t at = jpeg.find(begin);
  if (at == std::string::npos) return "";
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(jpeg[i]); };
  return jpeg.substr(at + 4, static_cast<std::size_t>(byte(at + 2) << 8 | byte(at + 3)) - 2);
}

/// The JPEG with other bytes at the first place where `before` stands.
std::string with(std::string jpeg, const std::string& before, const std::string& after) {
  const std::size_t at = jpeg.find(before);
  REQUIRE(at != std::string::npos);
  return jpeg.replace(at, before.size(), after);
}

std::string jpeg_part(unsigned char marker, const std::string& data) {
  return std::string({'\xff', static_cast<char>(marker)}) +
         test::big_endian(static_cast<std::uint32_t>(data.size() + 2), 2) + data;
}

/// After the begin of the JPEG.
std::string with_part(const std::string& jpeg, unsigned char marker, const std::string& data) {
  return jpeg.substr(0, 2) + jpeg_part(marker, data) + jpeg.substr(2);
}

/// An EXIF part with an orientation as its only entry.
std::string exif(const std::string& order, int orientation) {
  const bool is_little = order == "II";
  const auto number = [&](std::uint32_t value, int count) {
    std::string out = test::big_endian(value, count);
    return is_little ? std::string(out.rbegin(), out.rend()) : out;
  };
  return std::string("Exif\0\0", 6) + order + number(42, 2) + number(8, 4) + number(1, 2) + number(0x112, 2) +
         number(3, 2) + number(1, 4) + number(static_cast<std::uint32_t>(orientation), 2) + number(0, 2) +
         number(0, 4);
}

}  // namespace

TEST_CASE("image: a JPEG is read by its bytes, whatever its name", "[image]") {
  const Image photo = image::read(sample("harbour.jpg"), "harbour.png");
  CHECK(photo.format == Format::jpeg);
  CHECK(photo.width_px == 480);
  CHECK(photo.height_px == 320);
  CHECK(photo.orientation == 1);
  CHECK(image::media_type_of(photo.format) == "image/jpeg");
}

TEST_CASE("image: what a camera or a program wrote beside the pixels is not published", "[image]") {
  for (const char* name : {"harbour.jpg", "turned.jpg", "harbour.png"}) {
    INFO(name);
    const std::string bytes = sample(name);
    REQUIRE_THAT(bytes, Contains("SECRET"));
    const Image clean = read(bytes);
    CHECK_THAT(clean.bytes, !Contains("SECRET"));
    CHECK_THAT(image::without_orientation(clean), !Contains("SECRET"));
    // Cleaned again it is as it was.
    CHECK(read(clean.bytes) == clean);
  }
}

TEST_CASE("image: other parts of a JPEG go, its colour profile stays", "[image]") {
  std::string bytes = sample("harbour.jpg");
  bytes = with_part(bytes, 0xed, "Photoshop 3.0 SECRET");
  bytes = with_part(bytes, 0xe1, "http://ns.adobe.com/xap/1.0/ SECRET");
  bytes = with_part(bytes, 0xe0, "JFXX SECRET thumbnail");
  bytes = with_part(bytes, 0xe2, "MPF SECRET");
  bytes = with_part(bytes, 0xe2, std::string("ICC_PROFILE\0\1\1profile", 21));
  bytes += "SECRET after the end";
  const Image clean = read(bytes);
  CHECK_THAT(clean.bytes, !Contains("SECRET"));
  CHECK_THAT(clean.bytes, Contains("profile"));
  CHECK(image::pixels_of(clean).rgb == image::pixels_of(read(sample("harbour.jpg"))).rgb);
}

TEST_CASE("image: a thumbnail in the first part of a JPEG goes with it", "[image]") {
  const std::string before = sample("harbour.jpg");
  const std::string thumbnail = std::string("JFIF\0\1\1\0\0\1\0\1\1\1", 14) + "RGB";
  const Image clean = read(before.substr(0, 2) + jpeg_part(0xe0, thumbnail) + before.substr(2 + 18));
  CHECK(part_of(clean.bytes, 0xe0) == std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
}

TEST_CASE("image: of EXIF only the orientation stays", "[image]") {
  const Image turned = read(sample("turned.jpg"));
  CHECK(turned.orientation == 6);
  CHECK(turned.width_px == 64);
  CHECK(turned.height_px == 96);
  CHECK(turned.shown_width_px() == 96);
  CHECK(turned.shown_height_px() == 64);
  CHECK(part_of(turned.bytes, 0xe1) == exif("MM", 6));
  CHECK(part_of(image::without_orientation(turned), 0xe1).empty());
  CHECK(read(image::without_orientation(turned)).orientation == 1);
}

TEST_CASE("image: every orientation is read in both orders of bytes, and nonsense is none", "[image]") {
  const std::string upright = image::without_orientation(read(sample("turned.jpg")));
  for (const std::string order : {"II", "MM"})
    for (int orientation = 0; orientation <= 9; ++orientation) {
      INFO(order << orientation);
      const bool is_one = orientation >= 1 && orientation <= 8;
      CHECK(read(with_part(upright, 0xe1, exif(order, orientation))).orientation ==
            (is_one ? orientation : 1));
    }
  const std::string whole = exif("II", 3);
  for (std::size_t length = 6; length < whole.size() - 6; ++length)
    CHECK(read(with_part(upright, 0xe1, whole.substr(0, length))).orientation == 1);
  // A list that begins far outside, and one with more entries than there are.
  std::string outside = whole, many = exif("II", 3);
  outside.replace(10, 4, "\xff\xff\xff\xff");
  many.replace(14, 2, "\xff\xff").replace(16, 2, "\1\1");
  CHECK(read(with_part(upright, 0xe1, outside)).orientation == 1);
  CHECK(read(with_part(upright, 0xe1, many)).orientation == 1);
}

TEST_CASE("image: the pixels of a JPEG are those that were drawn", "[image]") {
  const image::Pixels pixels = image::pixels_of(read(sample("harbour.jpg")));
  REQUIRE(pixels.rgb.size() == 480u * 320 * 3);
  const auto is_near = [&](std::size_t x, std::size_t y, int red, int green, int blue) {
    const std::uint8_t* at = &pixels.rgb[(y * 480 + x) * 3];
    return std::abs(at[0] - red) < 12 && std::abs(at[1] - green) < 12 && std::abs(at[2] - blue) < 12;
  };
  CHECK(is_near(374, 96, 250, 220, 120));  // the sun
  CHECK(is_near(180, 200, 150, 40, 35));   // the hull
  CHECK(is_near(4, 4, 122, 161, 204));     // the sky
}

TEST_CASE("image: a JPEG that ends anywhere is refused, and so is one with holes", "[image]") {
  const std::string whole = sample("turned.jpg");
  for (std::size_t length = 3; length < whole.size(); length += 7) {
    INFO(length);
    CHECK_THROWS_AS(read(whole.substr(0, length)), base::DataError);
  }
  CHECK_THROWS_WITH(read(whole.substr(0, whole.size() - 2)),
                    Contains("the picture is damaged: it is cut off"));
  // A row of pixels is missing: the decoder would make it up.
  const std::size_t scan = whole.find("\xff\xda");
  CHECK_THROWS_WITH(read(whole.substr(0, whole.size() - 300) + "\xff\xd9"), Contains("damaged"));
  CHECK_THROWS_WITH(read(whole.substr(0, scan) + "\xff\xd9"), Contains("ends before its pixels"));
}

TEST_CASE("image: bytes of a JPEG that are changed give an error or a picture of its size", "[image]") {
  const std::string whole = sample("turned.jpg");
  std::uint64_t state = 11;
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = whole;
    for (int changes = 0; changes < 3; ++changes) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      bytes[3 + (state >> 33) % (bytes.size() - 3)] = static_cast<char>(state >> 20);
    }
    try {
      const Image read_so = read(bytes);
      const image::Pixels pixels = image::pixels_of(read_so);
      CHECK(pixels.rgb.size() == std::size_t{read_so.width_px} * read_so.height_px * 3);
    } catch (const base::DataError&) {
      ++refused;
    }
  }
  CHECK(refused > 50);
}

TEST_CASE("image: kinds of JPEG that not every program draws are refused", "[image]") {
  const std::string whole = sample("turned.jpg");
  const std::string frame = jpeg_part(0xc0, part_of(whole, 0xc0));
  const auto with_frame = [&](std::size_t at, const std::string& bytes) {
    std::string other = frame;
    return with(whole, frame, other.replace(at, bytes.size(), bytes));
  };
  CHECK_THROWS_WITH(read(with_frame(1, "\xc9")), Contains("coded arithmetically, without loss"));
  CHECK_THROWS_WITH(read(with_frame(1, "\xc3")), Contains("coded arithmetically, without loss"));
  CHECK_THROWS_WITH(read(with_frame(4, "\x0c")), Contains("more than 8 bits"));
  CHECK_THROWS_WITH(read(with_frame(9, "\x04")), Contains("CMYK"));
  CHECK_THROWS_WITH(read(with_frame(9, "\x02")), Contains("it has 2 colours"));
  CHECK_THROWS_WITH(read(with_frame(5, std::string(2, '\0'))), Contains("no pixels"));
  CHECK_THROWS_WITH(read(with(whole, frame, frame + frame)), Contains("two frames"));
  CHECK_THROWS_WITH(read(with_part(whole, 0xf0, "?")), Contains("unknown kind (0xf0)"));
  CHECK_THROWS_WITH(read(with(whole, frame, "\xff\xd8" + frame)), Contains("where none can"));
}

TEST_CASE("image: a JPEG of too many passes is refused before it is decoded", "[image]") {
  const std::string whole = sample("turned.jpg");
  std::string bytes = whole.substr(0, whole.size() - 2);
  for (int i = 0; i < 80; ++i) bytes += jpeg_part(0xda, std::string("\1\1\0\0\0\0", 6)) + "x";
  CHECK_THROWS_WITH(read(bytes + "\xff\xd9"), Contains("more than 64 passes"));
}

TEST_CASE("image: a PNG is read whole, and only what its colours need is published", "[image]") {
  const Image png = read(sample("harbour.png"));
  CHECK(png.format == Format::png);
  CHECK(png.width_px == 96);
  CHECK(png.height_px == 64);
  const std::string extra = png_chunk("tEXt", "SECRET") + png_chunk("eXIf", "MM SECRET") +
                            png_chunk("gAMA", "\0\1\x86\xa0") + png_chunk("prVt", "SECRET");
  const Image clean = read(grey_png(5, 3, 'x', extra) + "SECRET after the end");
  CHECK_THAT(clean.bytes, !Contains("SECRET"));
  CHECK_THAT(clean.bytes, Contains("gAMA"));
}

TEST_CASE("image: every kind of PNG that there is, is taken", "[image]") {
  struct Kind {
    int depth, colour, bits;
  };
  const Kind kinds[] = {{1, 0, 1},  {2, 0, 2},   {4, 0, 4},   {8, 0, 8},  {16, 0, 16},
                        {8, 2, 24}, {16, 2, 48}, {1, 3, 1},   {2, 3, 2},  {4, 3, 4},
                        {8, 3, 8},  {8, 4, 16},  {16, 4, 32}, {8, 6, 32}, {16, 6, 64}};
  for (const Kind& kind : kinds)
    for (int interlaced = 0; interlaced < 2; ++interlaced) {
      INFO(kind.depth << " " << kind.colour << " " << interlaced);
      // 5 by 3 pixels; interlaced in passes of 1x1, 1x1, 2x1 (rows 4), 1x... as the standard has them.
      std::string rows;
      const auto add = [&](int width, int height) {
        for (int y = 0; y < height && width > 0; ++y)
          rows += '\0' + std::string(static_cast<std::size_t>((width * kind.bits + 7) / 8), '\0');
      };
      if (interlaced == 0) {
        add(5, 3);
      } else {
        add(1, 1);
        add(1, 1);
        add(2, 0);
        add(1, 1);
        add(3, 1);
        add(2, 2);
        add(5, 1);
      }
      const std::string palette = kind.colour == 3 ? png_chunk("PLTE", std::string(6, 'p')) : "";
      const std::string bytes = png_signature + png_header(5, 3, kind.depth, kind.colour, interlaced) +
                                palette + png_chunk("IDAT", zlib_stored(rows)) + png_chunk("IEND", "");
      CHECK(read(bytes).width_px == 5);
      const std::string more = png_signature + png_header(5, 3, kind.depth, kind.colour, interlaced) +
                               palette + png_chunk("IDAT", zlib_stored(rows + '\0')) + png_chunk("IEND", "");
      CHECK_THROWS_WITH(read(more), Contains("more pixels than it says"));
    }
}

TEST_CASE("image: damaged PNGs are refused", "[image]") {
  const std::string whole = sample("harbour.png");
  for (std::size_t length = 8; length < whole.size(); ++length)
    CHECK_THROWS_WITH(read(whole.substr(0, length)), Contains("damaged"));
  for (std::size_t at = 8; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    INFO(at);
    CHECK_THROWS_AS(read(bytes), base::DataError);
  }
  const std::string header = png_header(4, 2, 8, 0), end = png_chunk("IEND", "");
  const auto pixels = [](const std::string& rows) { return png_chunk("IDAT", zlib_stored(rows)); };
  const std::string rows = std::string("\0aaaa\0bbbb", 10);
  CHECK_NOTHROW(read(png_signature + header + pixels(rows) + end));
  CHECK_THROWS_WITH(read(png_signature + header + end), Contains("fewer pixels"));
  CHECK_THROWS_WITH(read(png_signature + header + pixels(rows.substr(0, 9)) + end), Contains("fewer pixels"));
  CHECK_THROWS_WITH(read(png_signature + header + pixels(std::string("\5aaaa\0bbbb", 10)) + end),
                    Contains("unknown filter"));
  CHECK_THROWS_WITH(read(png_signature + header + png_chunk("IDAT", "no zlib") + end), Contains("unpacked"));
  CHECK_THROWS_WITH(read(png_signature + header + header + pixels(rows) + end), Contains("two headers"));
  CHECK_THROWS_WITH(read(png_signature + header + png_chunk("ABCD", "") + pixels(rows) + end),
                    Contains("unknown kind"));
  CHECK_THROWS_WITH(read(png_signature + pixels(rows) + end), Contains("no header"));
  CHECK_THROWS_WITH(read(png_signature + png_header(4, 2, 8, 3) + pixels(rows) + end),
                    Contains("palette is missing"));
  CHECK_THROWS_WITH(read(png_signature + header + png_chunk("PLTE", "1234") + pixels(rows) + end),
                    Contains("palette is none"));
  CHECK_THROWS_WITH(read(png_signature + png_header(4, 2, 3, 0) + pixels(rows) + end),
                    Contains("none of a PNG"));
  CHECK_THROWS_WITH(read(png_signature + png_header(0, 2, 8, 0) + pixels(rows) + end), Contains("no pixels"));
  const std::string packed = zlib_stored(rows);
  CHECK_THROWS_WITH(read(png_signature + header + png_chunk("IDAT", packed.substr(0, 5)) +
                         png_chunk("tIME", "") + png_chunk("IDAT", packed.substr(5)) + end),
                    Contains("do not stand together"));
}

TEST_CASE("image: a picture that unpacks to more than it says, or says more than is taken, is refused",
          "[image]") {
  // 100 MB of black in a few bytes each: the bomb says that it is small.
  const std::string rows(1'000'000, '\0');
  CHECK_THROWS_WITH(read(png_signature + png_header(10, 10, 8, 0) + png_chunk("IDAT", zlib_stored(rows)) +
                         png_chunk("IEND", "")),
                    Contains("unpacks to more pixels than it says it has"));
  CHECK_THROWS_WITH(read(png_signature + png_header(30000, 30000, 8, 6) + png_chunk("IEND", "")),
                    Contains("it says that it has 30000 by 30000 pixels, and 50000000 are taken") &&
                        !Contains("--max-pixels"));  // it could not be drawn
  CHECK_THROWS_WITH(read(png_signature + png_header(10000, 10000, 8, 6) + png_chunk("IEND", "")),
                    Contains("--max-pixels"));
  CHECK_THROWS_WITH(read(png_signature + png_header(0x7fffffff, 1, 1, 0) + png_chunk("IEND", "")),
                    Contains("a side may have 32767"));
  const std::string whole = sample("turned.jpg");
  const std::string frame = part_of(whole, 0xc0);
  std::string large = frame;
  large.replace(1, 4, "\x7f\x00\x7f\x00", 4);
  CHECK_THROWS_WITH(read(with(whole, frame, large)), Contains("32512 by 32512 pixels"));
  CHECK_THROWS_WITH(image::read(whole, "photo", {.bytes = 100, .pixels = 100}),
                    Contains("it has 2108 bytes, and 100 are taken") && Contains("--max-picture"));
  CHECK_THROWS_WITH(image::read(whole, "photo", {.bytes = 9999, .pixels = 100}), Contains("64 by 96 pixels"));
}

TEST_CASE("image: what is neither JPEG nor PNG is named where it is known", "[image]") {
  CHECK_THROWS_WITH(read("GIF89a......"), Contains("photo: this is neither a JPEG nor a PNG: it is a GIF") &&
                                              Contains("save it as JPEG or PNG"));
  CHECK_THROWS_WITH(read(std::string("RIFF\0\0\0\0WEBPVP8 ", 16)), Contains("it is a WebP"));
  CHECK_THROWS_WITH(read(std::string("\0\0\0\x18"
                                     "ftypheic",
                                     12)),
                    Contains("it is a HEIC"));
  CHECK_THROWS_WITH(read("<svg xmlns"), Contains("it is an SVG"));
  CHECK_THROWS_WITH(read(""), Contains("it is empty"));
  CHECK_THROWS_WITH(read("words"), Contains("neither a JPEG nor a PNG"));
}
