#include "src/text/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

#include "src/base/utf8.hpp"

namespace dateline::text {
namespace {

// Letters that Unicode does not decompose although readers take the stroke for an accent.
const char* plain_letters(char32_t c) {
  switch (c) {
    case 0xe6:
      return "ae";
    case 0xf0:
    case 0x111:
      return "d";
    case 0xf8:
      return "o";
    case 0xfe:
      return "th";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    case 0x167:
      return "t";
    case 0x2018:
    case 0x2019:
    case 0x2bc:
      return "'";
    case 0x201c:
    case 0x201d:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return "-";
    default:
      return nullptr;
  }
}

bool is_plain_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The folded form of what holds nothing but ASCII, quotation marks and dashes, which needs no normalising;
// nothing for other text.
std::optional<std::string> fold_marks(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const char c = utf8[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      ++i;
      continue;
    }
    const base::CodePoint point = base::code_point_at(utf8, i);
    const char* const letters =
        point.value >= 0x2010 && point.value < 0x2020 ? plain_letters(point.value) : nullptr;
    if (!point.valid || letters == nullptr) return std::nullopt;
    out += letters;
    i += point.length;
  }
  return out;
}

}  // namespace

std::string lower_ascii(std::string_view bytes) {
  std::string lower_bytes(bytes);
  for (char& c : lower_bytes)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower_bytes;
}

std::string lower(std::string_view utf8) {
  if (is_plain_ascii(utf8)) return lower_ascii(utf8);
  std::string result;
  icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())})
      .toLower(icu::Locale::getRoot())
      .toUTF8String(result);
  return result;
}

std::string fold(std::string_view utf8) {
  if (std::optional<std::string> simple = fold_marks(utf8)) return *std::move(simple);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return lower_ascii(utf8);
  icu::UnicodeString whole =
      icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  whole.foldCase();
  const icu::UnicodeString apart = decompose->normalize(whole, status);
  icu::UnicodeString plain;
  for (std::int32_t i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
    const UChar32 c = apart.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (const char* letters = plain_letters(static_cast<char32_t>(c))) {
      plain.append(icu::UnicodeString(letters, -1, US_INV));
    } else {
      plain.append(c);
    }
  }
  std::string result;
  compose->normalize(plain.foldCase(), status).toUTF8String(result);
  return result;
}

}  // namespace dateline::text
