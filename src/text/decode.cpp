#include "src/text/decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "src/base/utf8.hpp"

namespace dateline::text {
namespace {

struct Encoding {
  std::string name;  // "UTF-8", or a converter's name
  std::string basis;
  std::size_t mark_length = 0;
};

std::string lower_label(std::string_view label) {
  std::string lower;
  for (const char c : label) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'') continue;
    lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  return lower;
}

// The labels whose meaning on the web differs from their registered one (Encoding Standard, section 4.2).
std::string converter_of(std::string_view label) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 22> meant{{
      {"utf8", "UTF-8"},
      {"utf-8", "UTF-8"},
      {"unicode-1-1-utf-8", "UTF-8"},
      {"ascii", "windows-1252"},
      {"us-ascii", "windows-1252"},
      {"latin1", "windows-1252"},
      {"l1", "windows-1252"},
      {"iso-8859-1", "windows-1252"},
      {"iso8859-1", "windows-1252"},
      {"iso_8859-1", "windows-1252"},
      {"iso-8859-9", "windows-1254"},
      {"latin5", "windows-1254"},
      {"tis-620", "windows-874"},
      {"iso-8859-11", "windows-874"},
      {"gb2312", "gb18030"},
      {"gbk", "gb18030"},
      {"gb_2312-80", "gb18030"},
      {"euc-kr", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"shift_jis", "windows-31j"},
      {"utf-16", "UTF-16LE"},
      {"unicode", "UTF-16LE"},
  }};
  const std::string lower = lower_label(label);
  for (const auto& [name, converter] : meant)
    if (name == lower) return std::string(converter);
  return lower;
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter open_converter(const std::string& name) {
  // Forms that change their meaning midway (UTF-7, ISO-2022) are a way to hide text, and no page is saved in
  // them.
  if (name.empty() || name.find("utf-7") != std::string::npos || name.find("2022") != std::string::npos ||
      name.find("hz") == 0 || name.find("scsu") != std::string::npos ||
      name.find("bocu") != std::string::npos)
    return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Text whose few bad bytes are an accident, not another encoding.
bool is_mostly_utf8(std::string_view bytes) {
  std::uint64_t good = 0, bad = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const base::CodePoint point = base::code_point_at(bytes, i);
    if (!point.valid) ++bad;
    if (point.valid && point.length > 1) ++good;
    i += point.length;
  }
  return bad == 0 || good > 4 * bad;
}

// UTF-16 of western text without a mark: every second byte is zero.
std::string utf16_without_mark(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == 0;
  const std::size_t half = head.size() / 2;
  if (half < 4) return "";
  if (zeros[1] * 10 > half * 6 && zeros[0] * 20 < half) return "UTF-16LE";
  if (zeros[0] * 10 > half * 6 && zeros[1] * 20 < half) return "UTF-16BE";
  return "";
}

std::string detected_encoding(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  if (U_FAILURE(status)) return "windows-1252";
  const std::size_t sample = std::min<std::size_t>(bytes.size(), 1u << 16);
  ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(sample), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < 20)
    return "windows-1252";
  const std::string name = converter_of(ucsdet_getName(match, &status));
  return open_converter(name) ? name : "windows-1252";
}

Encoding encoding_of(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xef\xbb\xbf")) return {"UTF-8", "mark", 3};
  if (bytes.starts_with("\xff\xfe")) return {"UTF-16LE", "mark", 2};
  if (bytes.starts_with("\xfe\xff")) return {"UTF-16BE", "mark", 2};
  if (const std::string wide = utf16_without_mark(bytes); !wide.empty()) return {wide, "detected"};
  if (base::first_invalid_utf8(bytes) == std::string_view::npos) return {"UTF-8", "valid"};
  const std::string name = converter_of(declared);
  if (name == "UTF-8" || is_mostly_utf8(bytes)) {
    if (is_mostly_utf8(bytes)) return {"UTF-8", name == "UTF-8" ? "declared" : "detected"};
  } else if (name.find("utf-16") == std::string::npos && name.find("utf-32") == std::string::npos &&
             open_converter(name)) {
    return {name, "declared"};
  }
  return {detected_encoding(bytes), "detected"};
}

// Takes code points with their source and writes text, map and newlines.
class Writer {
 public:
  Writer(Decoded& out, bool keep_nul) : out_(out), keep_nul_(keep_nul) {}

  void put(char32_t value, std::uint64_t source_begin, std::uint32_t source_length) {
    if (value == '\n' && after_return_) {
      after_return_ = false;
      pending_.source_length += source_length;
      return flush();
    }
    flush();
    if (value == '\r') {
      after_return_ = true;
      pending_ = {source_begin, source_length};
      return;
    }
    if (value == 0 && !keep_nul_) value = 0xfffd;
    if (value == 0xfffd) ++out_.replaced;
    write(value, source_begin, source_length);
  }

  // ASCII without CR and NUL, or any other bytes that stand for themselves.
  void put_same(std::string_view bytes, std::uint64_t source_begin) {
    flush();
    out_.map.append_same(out_.text.size(), source_begin, bytes.size());
    out_.text.append(bytes);
  }

  void flush() {
    if (pending_.source_length == 0) return;
    write('\n', pending_.source_begin, pending_.source_length);
    pending_ = {};
    after_return_ = false;
  }

 private:
  struct Pending {
    std::uint64_t source_begin = 0;
    std::uint32_t source_length = 0;
  };

  void write(char32_t value, std::uint64_t source_begin, std::uint32_t source_length) {
    const std::uint64_t at = out_.text.size();
    base::append_utf8(out_.text, value);
    const auto length = static_cast<std::uint32_t>(out_.text.size() - at);
    if (length == source_length) return out_.map.append_same(at, source_begin, length);
    out_.map.append(at, length, source_begin, source_length);
  }

  Decoded& out_;
  bool keep_nul_;
  bool after_return_ = false;
  Pending pending_;
};

// Whether the eight bytes at `at` are ASCII without CR and NUL. The test for a zero byte in a word is that of
// H. S. Warren, "Hacker's Delight", 6-1; it is exact where no byte has its high bit.
bool eight_stand_for_themselves(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101, high = 0x8080808080808080;
  if (bytes.size() - at < sizeof(std::uint64_t)) return false;
  std::uint64_t eight = 0;
  std::memcpy(&eight, bytes.data() + at, sizeof eight);
  const std::uint64_t returns = eight ^ (ones * '\r');
  return (eight & high) == 0 && ((eight - ones) & high) == 0 && ((returns - ones) & ~returns & high) == 0;
}

void decode_utf8(std::string_view bytes, std::size_t from, Writer& writer) {
  std::size_t plain = from;  // start of the stretch that stands for itself
  for (std::size_t i = from; i < bytes.size();) {
    const bool after_return = i > from && bytes[i - 1] == '\r';
    if (!after_return && eight_stand_for_themselves(bytes, i)) {
      i += 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80 && byte != '\r' && byte != 0) {
      const bool joins = byte == '\n' && after_return;
      if (!joins) {
        ++i;
        continue;
      }
      writer.put('\n', i, 1);
      plain = ++i;
      continue;
    }
    const base::CodePoint point = base::code_point_at(bytes, i);
    if (point.valid && point.length > 1) {
      i += point.length;
      continue;
    }
    if (plain < i) writer.put_same(bytes.substr(plain, i - plain), plain);
    writer.put(point.valid ? point.value : 0xfffd, i, 1);
    plain = ++i;
  }
  if (plain < bytes.size()) writer.put_same(bytes.substr(plain), plain);
  writer.flush();
}

void decode_with_converter(std::string_view bytes, std::size_t from, UConverter* converter, Writer& writer) {
  constexpr std::size_t chunk = 1u << 14;
  std::vector<UChar> units(chunk * 2);
  std::vector<std::int32_t> offsets(units.size());
  // A code point is written when the begin of the next one, and so its own end, is known.
  bool held = false;
  char32_t held_value = 0;
  std::uint64_t held_begin = 0;
  UChar high = 0;
  std::uint64_t high_begin = 0;
  const auto emit = [&](char32_t value, std::uint64_t begin) {
    if (held) writer.put(held_value, held_begin, static_cast<std::uint32_t>(begin - held_begin));
    held = true;
    held_value = value;
    held_begin = begin;
  };
  std::size_t at = from;
  std::uint64_t pending = 0;  // bytes before `at` the converter has taken and not yet answered
  bool done = false;
  while (!done) {
    const std::size_t end = std::min(bytes.size(), at + chunk);
    const bool last = end == bytes.size();
    const char* source = bytes.data() + at;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      status = U_ZERO_ERROR;
      const std::uint64_t base_offset = static_cast<std::uint64_t>(source - bytes.data());
      UChar* target = units.data();
      ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, bytes.data() + end,
                     offsets.data(), last, &status);
      const auto count = static_cast<std::size_t>(target - units.data());
      for (std::size_t k = 0; k < count; ++k) {
        std::uint64_t begin = offsets[k] >= 0 ? base_offset + static_cast<std::uint64_t>(offsets[k])
                                              : base_offset - std::min(pending, base_offset - from);
        if (held) begin = std::max(begin, held_begin);
        const UChar unit = units[k];
        if (unit >= 0xd800 && unit < 0xdc00) {
          high = unit;
          high_begin = begin;
        } else if (unit >= 0xdc00 && unit < 0xe000 && high) {
          emit(0x10000 + ((static_cast<char32_t>(high) - 0xd800) << 10) + (unit - 0xdc00u), high_begin);
          high = 0;
        } else {
          emit(unit, begin);
        }
      }
      UErrorCode ignored = U_ZERO_ERROR;
      pending = static_cast<std::uint64_t>(std::max(0, ucnv_toUCountPending(converter, &ignored)));
      if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) break;
    }
    at = end;
    done = last;
  }
  if (held) writer.put(held_value, held_begin, static_cast<std::uint32_t>(bytes.size() - held_begin));
  writer.flush();
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared, bool keep_nul) {
  Decoded out;
  const Encoding encoding = encoding_of(bytes, declared);
  out.encoding = encoding.name;
  out.basis = encoding.basis;
  out.text.reserve(bytes.size());
  Writer writer(out, keep_nul);
  if (encoding.name == "UTF-8") {
    decode_utf8(bytes, encoding.mark_length, writer);
  } else if (const Converter converter = open_converter(encoding.name)) {
    decode_with_converter(bytes, encoding.mark_length, converter.get(), writer);
  }
  out.unchanged = out.text == bytes;
  return out;
}

}  // namespace dateline::text
