#include "src/article/character_references.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "src/base/utf8.hpp"

namespace dateline::article {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Numbers 0x80 to 0x9f were always meant in windows-1252.
constexpr std::array<char32_t, 32> windows_1252{
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

char32_t meant_by(char32_t number) {
  if (number == 0) return 0xfffd;
  if (number >= 0x80 && number <= 0x9f) return windows_1252[number - 0x80];
  return number;
}

CharacterReference numeric(std::string_view input, std::size_t at) {
  std::size_t i = at + 2;
  const bool hexadecimal = i < input.size() && (input[i] == 'x' || input[i] == 'X');
  if (hexadecimal) ++i;
  const std::size_t digits = i;
  const int base = hexadecimal ? 16 : 10;
  char32_t number = 0;
  for (; i < input.size(); ++i) {
    const int digit = hex_digit(input[i]);
    if (digit < 0 || digit >= base) break;
    number =
        std::min<char32_t>(number * static_cast<char32_t>(base) + static_cast<char32_t>(digit), 0x110000);
  }
  if (i == digits) return {};
  if (i < input.size() && input[i] == ';') ++i;
  CharacterReference reference{i - at, ""};
  base::append_utf8(reference.characters, meant_by(number));
  return reference;
}

}  // namespace

CharacterReferences::CharacterReferences(const base::DataFiles& data) {
  const std::string_view file = data.at("lexicon/html-character-references.txt");
  for (std::size_t i = 0; i < file.size();) {
    const std::size_t end = std::min(file.find('\n', i), file.size());
    const std::string_view line = file.substr(i, end - i);
    i = end + 1;
    const std::size_t space = line.find(' ');
    if (line.starts_with("#") || space == std::string_view::npos) continue;
    Named named{line.substr(0, space), ""};
    for (std::size_t at = space + 1; at < line.size();) {
      const std::size_t stop = std::min(line.find(' ', at), line.size());
      std::uint32_t value = 0;
      std::from_chars(line.data() + at, line.data() + stop, value, 16);
      base::append_utf8(named.characters, value);
      at = stop + 1;
    }
    names_.push_back(std::move(named));
  }
  std::sort(names_.begin(), names_.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
}

CharacterReference CharacterReferences::named(std::string_view input, std::size_t at,
                                              bool in_attribute) const {
  auto first = names_.begin(), last = names_.end();
  const Named* longest = nullptr;
  const std::string_view rest = input.substr(at + 1);
  // Narrows the names down letter by letter, and remembers the last one that was whole.
  for (std::size_t length = 0; length < rest.size() && first != last; ++length) {
    const auto letter = [&](const Named& named) {
      return named.name.size() > length ? static_cast<int>(static_cast<unsigned char>(named.name[length]))
                                        : -1;
    };
    const int wanted = static_cast<unsigned char>(rest[length]);
    first = std::partition_point(first, last, [&](const Named& named) { return letter(named) < wanted; });
    last = std::partition_point(first, last, [&](const Named& named) { return letter(named) <= wanted; });
    if (first != last && first->name.size() == length + 1) longest = &*first;
  }
  if (longest == nullptr) return {};
  const std::size_t size = longest->name.size();
  const bool ended = longest->name.back() == ';';
  if (in_attribute && !ended && size < rest.size() && (rest[size] == '=' || is_alphanumeric(rest[size])))
    return {};
  return {size + 1, longest->characters};
}

CharacterReference CharacterReferences::read(std::string_view input, std::size_t at,
                                             bool in_attribute) const {
  if (at + 1 >= input.size()) return {};
  if (input[at + 1] == '#') return numeric(input, at);
  if (!is_alphanumeric(input[at + 1])) return {};
  return named(input, at, in_attribute);
}

}  // namespace dateline::article
