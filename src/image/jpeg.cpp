// The parts of a JPEG (ITU-T T.81, annex B): which there are, and which are published.
#include <fmt/format.h>

#include "src/image/bytes.hpp"
#include "src/image/formats.hpp"

namespace dateline::image {
namespace {

constexpr unsigned start_of_image = 0xd8, end_of_image = 0xd9, start_of_scan = 0xda;
constexpr unsigned jfif_marker = 0xe0, exif_marker = 0xe1, profile_marker = 0xe2, adobe_marker = 0xee;
constexpr unsigned comment_marker = 0xfe;

/// More than any program writes; each can take as long as the whole picture.
constexpr unsigned most_scans = 64;

constexpr std::string_view jfif_name{"JFIF\0", 5}, exif_name{"Exif\0\0", 6},
    profile_name{"ICC_PROFILE\0", 12};
constexpr std::string_view adobe_name = "Adobe";

bool stands_alone(unsigned marker) {
  constexpr unsigned temporary = 0x01, first_restart = 0xd0;
  return marker == temporary || (marker >= first_restart && marker <= end_of_image);
}

bool is_frame(unsigned marker) {
  constexpr unsigned first = 0xc0, last = 0xcf, huffman = 0xc4, extension = 0xc8, arithmetic = 0xcc;
  return marker >= first && marker <= last && marker != huffman && marker != extension &&
         marker != arithmetic;
}

/// Tables that decoding needs.
bool is_table(unsigned marker) {
  constexpr unsigned huffman = 0xc4, quantization = 0xdb, restart = 0xdd;
  return marker == huffman || marker == quantization || marker == restart;
}

void append_part(std::string& out, unsigned marker, std::string_view payload) {
  out += '\xff';
  out += static_cast<char>(marker);
  append_big_endian(out, static_cast<std::uint32_t>(payload.size() + 2), 2);
  out += payload;
}

/// The orientation that an EXIF part (its TIFF) says; 1 where it says none. Places that lie outside are none.
int orientation_in(std::string_view tiff) {
  constexpr std::uint32_t orientation_tag = 0x0112, short_type = 3;
  constexpr std::size_t header_bytes = 8, entry_bytes = 12;
  if (tiff.size() < header_bytes) return 1;
  const bool is_little = tiff.starts_with("II");
  if (!is_little && !tiff.starts_with("MM")) return 1;
  const auto number = [&](std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
      value = value << 8 | static_cast<unsigned char>(tiff[is_little ? at + count - 1 - i : at + i]);
    return value;
  };
  std::size_t at = number(4, 4);
  if (at > tiff.size() || tiff.size() - at < 2) return 1;
  const std::uint32_t entries = number(at, 2);
  at += 2;
  for (std::uint32_t i = 0; i < entries && tiff.size() - at >= entry_bytes; ++i, at += entry_bytes) {
    if (number(at, 2) != orientation_tag || number(at + 2, 2) != short_type) continue;
    const std::uint32_t value = number(at + 8, 2);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

/// An EXIF part that says nothing else.
std::string exif_with(int orientation) {
  std::string out(exif_name);
  out += "MM";
  append_big_endian(out, 42, 2);
  append_big_endian(out, 8, 4);  // where its list begins
  append_big_endian(out, 1, 2);  // entries
  append_big_endian(out, 0x0112, 2);
  append_big_endian(out, 3, 2);
  append_big_endian(out, 1, 4);
  append_big_endian(out, static_cast<std::uint32_t>(orientation), 2);
  append_big_endian(out, 0, 2);
  append_big_endian(out, 0, 4);  // no list after it
  return out;
}

/// Reads the parts one after the other, and keeps what is published.
class Parts {
 public:
  Parts(std::string_view bytes, const std::string& name, const Limits& limits)
      : bytes_(bytes), name_(name), limits_(limits) {}

  Image read() {
    image_.format = Format::jpeg;
    at_ = 2;
    for (unsigned marker = next_marker(); marker != end_of_image; marker = next_marker()) {
      if (stands_alone(marker)) refuse_damaged(name_, "a part of it stands where none can");
      take(marker, payload());
    }
    if (image_.width_px == 0 || scans_ == 0) refuse_damaged(name_, "it ends before its pixels");
    image_.bytes = "\xff\xd8";
    // The thumbnail that such a part may hold goes.
    if (has_jfif_) append_part(image_.bytes, jfif_marker, std::string_view("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
    if (image_.orientation != 1) append_part(image_.bytes, exif_marker, exif_with(image_.orientation));
    image_.bytes += kept_ + "\xff\xd9";
    return std::move(image_);
  }

 private:
  [[noreturn]] void refuse_cut() const {
    refuse_damaged(name_, fmt::format("it is cut off: it ends after {} bytes", bytes_.size()));
  }

  unsigned next_marker() {
    if (at_ >= bytes_.size()) refuse_cut();
    if (bytes_[at_] != '\xff') refuse_damaged(name_, fmt::format("byte {} should begin a part of it", at_));
    while (at_ < bytes_.size() && bytes_[at_] == '\xff') ++at_;
    if (at_ >= bytes_.size()) refuse_cut();
    return static_cast<unsigned char>(bytes_[at_++]);
  }

  std::string_view payload() {
    if (bytes_.size() - at_ < 2) refuse_cut();
    const std::size_t length = big_endian(bytes_, at_, 2);
    if (length < 2) refuse_damaged(name_, "a part of it is shorter than nothing");
    if (bytes_.size() - at_ < length) refuse_cut();
    const std::string_view out = bytes_.substr(at_ + 2, length - 2);
    at_ += length;
    return out;
  }

  void take(unsigned marker, std::string_view payload) {
    constexpr unsigned first_application = 0xe0, last_application = 0xef;
    if (is_frame(marker)) {
      take_frame(marker, payload);
    } else if (marker == start_of_scan) {
      if (++scans_ > most_scans)
        refuse(name_, "the picture is of a kind that is not taken",
               fmt::format("it is drawn in more than {} passes", most_scans), "save it anew as JPEG or PNG");
      append_part(kept_, marker, payload);
      take_scan();
      return;
    } else if (marker == exif_marker && payload.starts_with(exif_name) && !has_exif_) {
      has_exif_ = true;
      image_.orientation = orientation_in(payload.substr(exif_name.size()));
    } else if (marker == jfif_marker && payload.starts_with(jfif_name)) {
      has_jfif_ = true;
    }
    const bool is_kept = is_frame(marker) || is_table(marker) ||
                         (marker == profile_marker && payload.starts_with(profile_name)) ||
                         (marker == adobe_marker && payload.starts_with(adobe_name));
    const bool is_known =
        is_kept || marker == comment_marker || (marker >= first_application && marker <= last_application);
    if (!is_known) refuse_damaged(name_, fmt::format("it has a part of an unknown kind (0x{:02x})", marker));
    if (is_kept) append_part(kept_, marker, payload);
  }

  void take_frame(unsigned marker, std::string_view payload) {
    constexpr unsigned last_huffman = 0xc2;
    constexpr std::size_t header_bytes = 6;
    const auto refuse_kind = [&](std::string why) {
      refuse(name_, "the picture is of a kind that not every program draws", std::move(why),
             "save it as an RGB JPEG of 8 bits, or as PNG");
    };
    if (image_.width_px != 0) refuse_damaged(name_, "it has two frames");
    if (payload.size() < header_bytes) refuse_damaged(name_, "its frame is too short");
    if (marker > last_huffman) refuse_kind("it is coded arithmetically, without loss, or in layers");
    if (big_endian(payload, 0, 1) != 8) refuse_kind("it has more than 8 bits a colour");
    const std::uint32_t colours = big_endian(payload, 5, 1);
    if (colours != 1 && colours != 3)
      refuse_kind(colours == 4 ? "it is CMYK, for a press" : fmt::format("it has {} colours", colours));
    image_.height_px = big_endian(payload, 1, 2);
    image_.width_px = big_endian(payload, 3, 2);
    check_size(image_.width_px, image_.height_px, name_, limits_);
  }

  /// The coded pixels, up to the next marker that is none of theirs.
  void take_scan() {
    const std::size_t begin = at_;
    while (true) {
      const std::size_t mark = bytes_.find('\xff', at_);
      if (mark == std::string_view::npos || mark + 1 >= bytes_.size()) refuse_cut();
      const auto after = static_cast<unsigned char>(bytes_[mark + 1]);
      const bool is_of_pixels = after == 0 || (after >= 0xd0 && after <= 0xd7);
      at_ = mark + (is_of_pixels ? 2 : 0);
      if (!is_of_pixels && after != 0xff) break;
      if (after == 0xff) at_ = mark + 1;
    }
    kept_ += bytes_.substr(begin, at_ - begin);
  }

  std::string_view bytes_;
  const std::string& name_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::string kept_;
  unsigned scans_ = 0;
  bool has_jfif_ = false, has_exif_ = false;
  Image image_;
};

}  // namespace

Image read_jpeg(std::string_view bytes, const std::string& name, const Limits& limits) {
  Image image = Parts(bytes, name, limits).read();
  const std::string why = decode_jpeg(image.bytes, nullptr);
  if (!why.empty()) refuse_damaged(name, why);
  return image;
}

std::string with_orientation(std::string_view cleaned, int orientation) {
  std::string out;
  // Cleaned, it begins with the parts that are put first, each once.
  std::size_t at = 2;
  out = cleaned.substr(0, at);
  const auto part_is = [&](unsigned marker) {
    return cleaned.size() - at >= 4 && static_cast<unsigned char>(cleaned[at + 1]) == marker;
  };
  const auto part_bytes = [&] { return 2 + big_endian(cleaned, at + 2, 2); };
  if (part_is(jfif_marker)) {
    out += cleaned.substr(at, part_bytes());
    at += part_bytes();
  }
  if (part_is(exif_marker)) at += part_bytes();
  if (orientation != 1) append_part(out, exif_marker, exif_with(orientation));
  return out + std::string(cleaned.substr(at));
}

}  // namespace dateline::image
