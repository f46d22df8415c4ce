#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline::times {

/// What a word can be in an expression of time. The names are those of data/rules/en/words.txt.
enum class Kind : std::uint8_t {
  month,
  weak_month,
  weekday,
  number,
  ordinal,
  day,
  year,
  short_year,
  clock,
  iso_date,
  numeric_date,
  decade,
  unit,
  units,
  weekend,
  season,
  daypart,
  deictic,
  this_,
  that_,
  last_,
  next_,
  previous,
  following,
  past_,
  ago,
  later,
  earlier,
  phase,
  part,
  every,
  often,
  holiday,
  era,
  meridiem,
  zone,
  quantity,
  half,
  approx,
  over,
  under,
  comma,
  hyphen,
  dash,
  open,
  close,
  slash,
  apostrophe,
  possessive,
  present_ref,
  past_ref,
  future_ref,
  measure,
  brand,
  article,
  one,
  noon,
  cue_future,
  cue_past,
  capitalised,
  year_cue,
  calendar_unit,
  before,
  after,
  count
};

using KindSet = std::uint64_t;
static_assert(static_cast<unsigned>(Kind::count) <= 64);
constexpr KindSet bit(Kind kind) {
  return KindSet{1} << static_cast<unsigned>(kind);
}

/// The kind of that name; Kind::count when there is none.
Kind kind_named(std::string_view name);

/// What one word means as one kind: "july" as a month is 7, "summer" as a season is 2.
struct Sense {
  Kind kind = Kind::count;
  std::int32_t value = 0;
};

/// A word the rules know.
struct Word {
  KindSet kinds = 0;
  KindSet capital_kinds = 0;  ///< those of `kinds` that need a capital letter: "May", "March"
  std::uint16_t literal = 0;  ///< its number where a rule names the word itself; 0 when none does
  std::vector<Sense> senses;
  std::vector<std::uint16_t> phrases;  ///< numbers of the holidays it is the first word of

  /// The value as `kind`; 0 when the word is not of that kind.
  std::int32_t value_as(Kind kind) const;
};

/// A fixed run of words that is one holiday or event, such as "new year 's day".
struct Phrase {
  std::vector<std::string> words;  ///< lower case, at least one
  std::int32_t holiday = 0;
};

/// The words the rules know, by their lower-case form.
class Vocabulary {
 public:
  /// Reads words.txt: lines `kind[!] word[=value] …`, `!` for words that need a capital. Throws DataError.
  void read(std::string_view file, std::string_view path);
  /// The word, made when it is new.
  Word& add(std::string_view lower);
  /// The same, with a number of its own by which rules name it.
  std::uint16_t literal(std::string_view lower);
  std::uint16_t literal_count() const { return literals_; }
  /// Nothing when no rule knows it. `lower` is at most longest() bytes, in lower case.
  const Word* find(std::string_view lower) const {
    const auto found = index_.find(lower);
    return found == index_.end() ? nullptr : found->second;
  }
  static constexpr std::size_t longest() { return 16; }

 private:
  std::deque<std::pair<std::string, Word>> words_;
  std::unordered_map<std::string_view, Word*> index_;
  std::uint16_t literals_ = 0;
};

}  // namespace dateline::times
