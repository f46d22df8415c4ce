// A JPEG to its pixels, by libjpeg-turbo.
#include <csetjmp>
#include <cstddef>
#include <cstdio>  // jpeglib.h needs it

#include <jpeglib.h>

#include <jerror.h>

#include "src/image/formats.hpp"

namespace dateline::image {
namespace {

/// What a progressive picture of the most pixels takes, and some more.
constexpr long most_memory_bytes = 512L << 20;

/// libjpeg's errors and ours. It must come first: libjpeg knows no more than that.
struct Errors {
  jpeg_error_mgr base;
  std::jmp_buf back;
  char words[JMSG_LENGTH_MAX];
};

Errors& errors_of(j_common_ptr decoder) {
  return *reinterpret_cast<Errors*>(decoder->err);
}

[[noreturn]] void give_up(j_common_ptr decoder) {
  Errors& errors = errors_of(decoder);
  errors.base.format_message(decoder, errors.words);
  std::longjmp(errors.back, 1);
}

/// libjpeg fills what is missing or wrong with grey and warns. Only what changes no pixel is let pass.
void warned(j_common_ptr decoder, int level) {
  if (level >= 0) return;
  const int code = decoder->err->msg_code;
  if (code != JWRN_EXTRANEOUS_DATA && code != JWRN_JFIF_MAJOR && code != JWRN_ADOBE_XFORM) give_up(decoder);
}

void say_nothing(j_common_ptr /*decoder*/) {}

/// Where the next row goes, and how far the one after it is.
struct Target {
  std::uint8_t* row;
  std::size_t step;
};

/// Decodes row by row. No object with a destructor may live here: errors jump out of it.
bool decode(jpeg_decompress_struct& decoder, Errors& errors, Target& target) {
  if (setjmp(errors.back) != 0) return false;  // NOLINT(cert-err52-cpp): how libjpeg leaves
  jpeg_start_decompress(&decoder);
  while (decoder.output_scanline < decoder.output_height) {
    JSAMPROW rows[] = {target.row};
    jpeg_read_scanlines(&decoder, rows, 1);
    target.row += target.step;
  }
  jpeg_finish_decompress(&decoder);
  return true;
}

bool read_header(jpeg_decompress_struct& decoder, Errors& errors, std::string_view bytes) {
  if (setjmp(errors.back) != 0) return false;  // NOLINT(cert-err52-cpp): how libjpeg leaves
  jpeg_create_decompress(&decoder);
  decoder.mem->max_memory_to_use = most_memory_bytes;
  jpeg_mem_src(&decoder, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_read_header(&decoder, TRUE);
  decoder.out_color_space = JCS_RGB;
  return true;
}

}  // namespace

std::string decode_jpeg(std::string_view bytes, Pixels* into) {
  Errors errors{};
  jpeg_decompress_struct decoder{};
  decoder.err = jpeg_std_error(&errors.base);
  errors.base.error_exit = give_up;
  errors.base.emit_message = warned;
  errors.base.output_message = say_nothing;
  bool is_whole = read_header(decoder, errors, bytes);
  if (is_whole) {
    constexpr std::size_t colours = 3;
    const std::size_t row_bytes = colours * decoder.image_width;
    std::vector<std::uint8_t> rows(into == nullptr ? row_bytes : row_bytes * decoder.image_height);
    Target target{rows.data(), into == nullptr ? 0 : row_bytes};
    is_whole = decode(decoder, errors, target);
    if (is_whole && into != nullptr) *into = {decoder.image_width, decoder.image_height, std::move(rows)};
  }
  jpeg_destroy_decompress(&decoder);
  return is_whole ? "" : errors.words;
}

}  // namespace dateline::image
