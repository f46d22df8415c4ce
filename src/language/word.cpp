#include "src/language/word.hpp"

#include <string>

#include "src/language/hash.hpp"

namespace dateline::language {
namespace {

constexpr std::size_t cluster_record = 5;
constexpr std::size_t longest_form = 64;

char shape_of(CharKind kind, char32_t character) {
  switch (kind) {
    case CharKind::upper:
      return 'X';
    case CharKind::lower:
      return 'x';
    case CharKind::letter:
      return 'u';
    case CharKind::digit:
      return 'd';
    case CharKind::mark:
      return 'm';
    case CharKind::space:
      return ' ';
    case CharKind::symbol:
      return character < 0x80 ? static_cast<char>(character) : 's';
    case CharKind::punctuation:
      return character < 0x80 ? static_cast<char>(character) : 'p';
  }
  return '?';
}

char32_t straight(char32_t c) {
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x201c || c == 0x201d) return '"';
  return c;
}

}  // namespace

Clusters::Clusters(const ModelFile& file) : table_(file, 0) {
  for (std::uint32_t i = 0; i < table_.bucket_count(); ++i) {
    if (table_.bucket(i).size() % cluster_record != 0) file.refuse("a word is cut off");
  }
}

Clusters::Pair Clusters::find(std::uint64_t hash) const {
  const BucketTable::Place place = table_.place_of(hash);
  const std::string_view bucket = table_.bucket(place.bucket);
  for (std::size_t at = 0; at < bucket.size(); at += cluster_record) {
    if (read_u16(bucket, at) != place.fingerprint) continue;
    return {static_cast<unsigned char>(bucket[at + 2]) + 1u, read_u16(bucket, at + 3) + 1u};
  }
  return {};
}

std::string Clusters::record(std::uint32_t coarse, std::uint32_t fine) {
  std::string out(1, static_cast<char>(coarse));
  append_u16(out, static_cast<std::uint16_t>(fine));
  return out;
}

Word make_word(std::string_view form, const Clusters& clusters) {
  form = form.substr(0, longest_form);
  std::string plain;    // as the clusters have it
  std::string lowered;  // with digits as 0
  std::string shape;
  bool small = false;
  std::size_t letters = 0;
  Word word;
  word.first = first_kind(form);
  for (std::size_t at = 0; at < form.size();) {
    const base::CodePoint point = base::code_point_at(form, at);
    at += point.length;
    const CharKind kind = point.valid ? kind_of(point.value) : CharKind::symbol;
    const char32_t character = point.valid ? straight(lower_of(point.value)) : U'\ufffd';
    letters += is_letter(kind) ? 1 : 0;
    small = small || kind == CharKind::lower;
    base::append_utf8(plain, character);
    base::append_utf8(lowered, kind == CharKind::digit ? U'0' : character);
    const char mark = shape_of(kind, character);
    const std::size_t n = shape.size();
    if (n < 2 || shape[n - 1] != mark || shape[n - 2] != mark) shape.push_back(mark);
  }
  word.form = hash_of(form);
  word.lower = hash_of(lowered);
  word.shape = hash_of(shape);
  word.all_upper = !small && letters >= 2;
  for (std::size_t n = 1; n <= 4; ++n) {
    const std::string_view view(lowered);
    word.suffix[n - 1] = hash_of(view.size() >= n ? view.substr(view.size() - n) : view);
    word.prefix[n - 1] = hash_of(view.substr(0, n));
  }
  word.cluster = clusters.find(hash_of(plain));
  const auto hyphen = plain.rfind('-');
  if (word.cluster.coarse == 0 && hyphen != std::string::npos) {
    word.cluster = clusters.find(hash_of(std::string_view(plain).substr(hyphen + 1)));
  }
  return word;
}

const Word& border_word() {
  static const Word border = [] {
    Word word;
    word.form = word.lower = hash_of("<border>");
    word.suffix.fill(word.form);
    word.prefix.fill(word.form);
    word.shape = word.form;
    return word;
  }();
  return border;
}

}  // namespace dateline::language
