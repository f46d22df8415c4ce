#include "src/container/inflate.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "src/base/problem.hpp"

namespace dateline::container {
namespace {

constexpr int with_head = 15 + 32;  // window bits: gzip or zlib, told apart by zlib
constexpr int without_head = -15;

[[noreturn]] void refuse(const std::string& name, std::string why, std::string remedy) {
  throw base::DataError(
      {.path = name, .what = "it cannot be unpacked", .why = std::move(why), .remedy = std::move(remedy)});
}

/// One stream of zlib's.
class Stream {
 public:
  explicit Stream(int window_bits) {
    if (::inflateInit2(&state_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { ::inflateEnd(&state_); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  z_stream& state() { return state_; }

 private:
  z_stream state_{};
};

void check_growth(std::size_t in, std::size_t out, const std::string& name, const GrowthLimits& limits) {
  if (out > limits.max_bytes)
    refuse(name, fmt::format("what is packed in it is longer than {} bytes", limits.max_bytes),
           "allow more with --max-file, if this is meant");
  if (out > limits.ratio_counts_from && out / limits.max_ratio > in)
    refuse(name, fmt::format("it grows more than {} times, as no article does", limits.max_ratio),
           "unpack it by hand, if this is meant");
}

// What one member unpacks to, appended to `out`; the bytes of it that were read.
std::size_t inflate_member(std::string_view bytes, int window_bits, const std::string& name,
                           const GrowthLimits& limits, std::size_t read_before, std::string& out) {
  Stream stream(window_bits);
  z_stream& state = stream.state();
  std::array<char, 1u << 16> buffer;
  std::size_t given = 0;
  while (true) {
    if (state.avail_in == 0 && given < bytes.size()) {
      const std::size_t some = std::min<std::size_t>(bytes.size() - given, 1u << 20);
      // zlib reads its input only, but does not say so.
      state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + given));
      state.avail_in = static_cast<uInt>(some);
      given += some;
    }
    state.next_out = reinterpret_cast<Bytef*>(buffer.data());
    state.avail_out = static_cast<uInt>(buffer.size());
    const int status = ::inflate(&state, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - state.avail_out);
    check_growth(read_before + given - state.avail_in, out.size(), name, limits);
    if (status == Z_STREAM_END) return given - state.avail_in;
    if (status == Z_BUF_ERROR ||
        (status == Z_OK && state.avail_in == 0 && given == bytes.size() && state.avail_out == buffer.size()))
      refuse(name, "it is cut short", "get the file once more");
    if (status != Z_OK) refuse(name, "it is damaged", "get the file once more");
  }
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b\x08");
}

std::string inflated(std::string_view bytes, const std::string& name, const GrowthLimits& limits, bool raw) {
  // Deflate data without a head: the first byte of a zlib head has its method in the low half.
  const bool headed = !bytes.empty() && ((bytes[0] & 0x0f) == 8 || is_gzip(bytes));
  const bool is_packed_again = is_gzip(bytes);
  std::string out;
  std::size_t at = 0;
  do {
    at += inflate_member(bytes.substr(at), raw && !headed ? without_head : with_head, name, limits, at, out);
  } while (is_packed_again && is_gzip(bytes.substr(at)));
  return out;
}

}  // namespace dateline::container
