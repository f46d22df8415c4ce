// The chunks of a PNG (W3C, third edition): which there are, whether they are whole, and which are published.
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

#include "src/image/bytes.hpp"
#include "src/image/formats.hpp"

namespace dateline::image {
namespace {

constexpr std::size_t signature_bytes = 8;
constexpr std::size_t around_bytes = 12;  ///< length, name and check sum of a chunk

enum Colour : std::uint32_t { grey = 0, rgb = 2, palette = 3, grey_alpha = 4, rgb_alpha = 6 };

struct Header {
  std::uint32_t width_px = 0, height_px = 0;
  std::uint32_t depth = 0, colour = 0;
  bool is_interlaced = false;
};

/// Values a pixel; 0 where the standard has no such colour in that depth.
std::uint32_t channels_of(const Header& header) {
  const std::uint32_t depth = header.depth;
  const bool is_byte = depth == 8, is_wide = depth == 8 || depth == 16;
  const bool is_small = depth == 1 || depth == 2 || depth == 4;
  switch (header.colour) {
    case grey:
      return is_small || is_wide ? 1 : 0;
    case rgb:
      return is_wide ? 3 : 0;
    case palette:
      return is_small || is_byte ? 1 : 0;
    case grey_alpha:
      return is_wide ? 2 : 0;
    case rgb_alpha:
      return is_wide ? 4 : 0;
    default:
      return 0;
  }
}

/// Rows of one length that follow each other.
struct Rows {
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;  ///< of one, with the byte before it that names its filter
};

/// The rows that the pixels unpack to, those of each of seven passes where it is interlaced.
std::vector<Rows> rows_of(const Header& header) {
  struct Pass {
    std::uint32_t x0, y0, step_x, step_y;
  };
  constexpr Pass passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                             {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
  constexpr Pass whole[] = {{0, 0, 1, 1}};
  const std::uint64_t pixel_bits = std::uint64_t{channels_of(header)} * header.depth;
  std::vector<Rows> out;
  const auto add = [&](const Pass& pass) {
    const std::uint64_t width =
        header.width_px > pass.x0 ? (header.width_px - pass.x0 + pass.step_x - 1) / pass.step_x : 0;
    const std::uint64_t height =
        header.height_px > pass.y0 ? (header.height_px - pass.y0 + pass.step_y - 1) / pass.step_y : 0;
    if (width > 0 && height > 0) out.push_back({height, 1 + (width * pixel_bits + 7) / 8});
  };
  if (header.is_interlaced)
    for (const Pass& pass : passes) add(pass);
  else
    add(whole[0]);
  return out;
}

/// Unpacks the pixels without keeping them, and counts.
class PixelStream {
 public:
  explicit PixelStream(std::vector<Rows> rows) : rows_(std::move(rows)) {
    if (::inflateInit(&state_) != Z_OK) throw std::bad_alloc();
  }
  ~PixelStream() { ::inflateEnd(&state_); }
  PixelStream(const PixelStream&) = delete;
  PixelStream& operator=(const PixelStream&) = delete;

  /// What is wrong with these next bytes, "" for nothing.
  std::string take(std::string_view packed) {
    // zlib reads its input only, but does not say so.
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    state_.avail_in = static_cast<uInt>(packed.size());
    while (!has_ended_) {
      state_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
      state_.avail_out = static_cast<uInt>(buffer_.size());
      const int status = ::inflate(&state_, Z_NO_FLUSH);
      if (status == Z_BUF_ERROR) return "";  // all of it is taken
      if (status != Z_OK && status != Z_STREAM_END) return "its pixels cannot be unpacked";
      std::string why = count({buffer_.data(), buffer_.size() - state_.avail_out});
      if (!why.empty()) return why;
      has_ended_ = status == Z_STREAM_END;
    }
    return "";
  }
  bool is_whole() const { return has_ended_ && rows_.empty(); }

 private:
  std::string count(std::string_view bytes) {
    constexpr char last_filter = 4;
    while (!bytes.empty()) {
      if (rows_.empty()) return "it unpacks to more pixels than it says it has";
      if (in_row_ == 0 && static_cast<unsigned char>(bytes[0]) > last_filter)
        return "a row of its pixels has an unknown filter";
      const std::uint64_t some = std::min<std::uint64_t>(bytes.size(), rows_.front().bytes - in_row_);
      bytes.remove_prefix(static_cast<std::size_t>(some));
      in_row_ += some;
      if (in_row_ < rows_.front().bytes) continue;
      in_row_ = 0;
      if (--rows_.front().count == 0) rows_.erase(rows_.begin());
    }
    return "";
  }

  z_stream state_{};
  std::vector<Rows> rows_;  ///< that are still to come
  std::uint64_t in_row_ = 0;
  bool has_ended_ = false;
  std::array<char, 1u << 16> buffer_;
};

struct Chunk {
  std::string_view name, data, whole;
};

/// Of those that may be missing, what the colours need.
bool is_published(std::string_view name) {
  constexpr std::string_view names[] = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND",
                                        "gAMA", "cHRM", "sRGB", "iCCP"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Chunks {
 public:
  Chunks(std::string_view bytes, const std::string& name, const Limits& limits)
      : bytes_(bytes), name_(name), limits_(limits), at_(signature_bytes) {}

  Image read() {
    Image image{.format = Format::png};
    image.bytes = bytes_.substr(0, signature_bytes);
    Chunk chunk = next();
    const Header header = header_from(chunk);
    image.width_px = header.width_px;
    image.height_px = header.height_px;
    image.bytes += chunk.whole;
    PixelStream pixels(rows_of(header));
    bool has_palette = false, has_pixels = false;
    while (chunk.name != "IEND") {
      const bool was_pixels = chunk.name == "IDAT";
      chunk = next();
      if (chunk.name == "IHDR") refuse_damaged(name_, "it has two headers");
      if (chunk.name == "PLTE") {
        constexpr std::size_t most_entries = 256, entry_bytes = 3;
        const bool is_one = chunk.data.size() % entry_bytes == 0 && !chunk.data.empty() &&
                            chunk.data.size() <= most_entries * entry_bytes;
        if (has_palette || has_pixels || !is_one) refuse_damaged(name_, "its palette is none");
        has_palette = true;
      } else if (chunk.name == "IDAT") {
        if (has_pixels && !was_pixels) refuse_damaged(name_, "its pixels do not stand together");
        if (header.colour == palette && !has_palette) refuse_damaged(name_, "its palette is missing");
        has_pixels = true;
        if (const std::string why = pixels.take(chunk.data); !why.empty()) refuse_damaged(name_, why);
      } else if ((static_cast<unsigned char>(chunk.name[0]) & 0x20) == 0 && chunk.name != "IEND") {
        refuse_damaged(name_,
                       "it has a part of an unknown kind");  // in capitals: without it, it is no picture
      }
      if (is_published(chunk.name)) image.bytes += chunk.whole;
    }
    if (!pixels.is_whole()) refuse_damaged(name_, "it has fewer pixels than it says");
    return image;
  }

 private:
  Chunk next() {
    if (bytes_.size() - at_ < around_bytes) refuse_cut();
    const std::size_t length = big_endian(bytes_, at_, 4);
    if (bytes_.size() - at_ - around_bytes < length) refuse_cut();
    const Chunk chunk{bytes_.substr(at_ + 4, 4), bytes_.substr(at_ + 8, length),
                      bytes_.substr(at_, around_bytes + length)};
    const uLong sum = ::crc32(0, reinterpret_cast<const Bytef*>(chunk.name.data()),
                              static_cast<uInt>(chunk.name.size() + length));
    if (sum != big_endian(bytes_, at_ + 8 + length, 4))
      refuse_damaged(name_, fmt::format("the check sum of its part at byte {} is wrong", at_));
    at_ += around_bytes + length;
    return chunk;
  }

  [[noreturn]] void refuse_cut() const {
    refuse_damaged(name_, fmt::format("it is cut off: it ends after {} bytes", bytes_.size()));
  }

  Header header_from(const Chunk& chunk) const {
    constexpr std::size_t header_bytes = 13;
    if (chunk.name != "IHDR" || chunk.data.size() != header_bytes) refuse_damaged(name_, "it has no header");
    const Header header{.width_px = big_endian(chunk.data, 0, 4),
                        .height_px = big_endian(chunk.data, 4, 4),
                        .depth = big_endian(chunk.data, 8, 1),
                        .colour = big_endian(chunk.data, 9, 1),
                        .is_interlaced = big_endian(chunk.data, 12, 1) == 1};
    const bool is_known = big_endian(chunk.data, 10, 2) == 0 && big_endian(chunk.data, 12, 1) <= 1;
    if (!is_known || channels_of(header) == 0) refuse_damaged(name_, "its header is none of a PNG");
    check_size(header.width_px, header.height_px, name_, limits_);
    return header;
  }

  std::string_view bytes_;
  const std::string& name_;
  const Limits& limits_;
  std::size_t at_;
};

}  // namespace

Image read_png(std::string_view bytes, const std::string& name, const Limits& limits) {
  return Chunks(bytes, name, limits).read();
}

}  // namespace dateline::image
