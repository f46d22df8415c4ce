#include "src/times/year_words.hpp"

namespace dateline::times {

namespace {

constexpr std::int64_t first_common = 1800;
constexpr std::int64_t last_common = 2050;

/// A plain word in the plural, which figures before it may count.
bool counts_nouns(std::string_view text, const Token& token) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  return !token.capital && token.word == nullptr && word.size() >= 5 &&
         (word.ends_with('s') || word.ends_with("ren"));
}

}  // namespace

bool year_is_meant(std::string_view text, const std::vector<Token>& tokens, const Match& match) {
  const auto [first, end] = match.parts[0];
  // "20s" and "nineties" are years only in "the 20s", "mid-nineties".
  if (match.kinds[first - match.first] == Kind::decade && first == match.first &&
      tokens[first].value_as(Kind::decade) < 100)
    return false;
  if (match.part_count != 1 || end != first + 1 || match.kinds[first - match.first] != Kind::year)
    return true;
  const Token* before = first > 0 ? &tokens[first - 1] : nullptr;
  const Token* after = end < tokens.size() ? &tokens[end] : nullptr;
  const Token* third = end + 1 < tokens.size() ? &tokens[end + 1] : nullptr;
  const bool joins =
      after != nullptr && (after->is(Kind::hyphen) || after->is(Kind::dash) || after->is(Kind::slash));
  const bool ranges = joins && third != nullptr && third->is(Kind::number);
  // "2000-mile", "KC-2000"
  if (after != nullptr && after->is(Kind::hyphen) && !after->space_before && !ranges && third != nullptr &&
      !third->space_before && third->capital == false && third->word == nullptr)
    return false;
  if (before != nullptr && before->is(Kind::hyphen) && !before->space_before && !tokens[first].space_before &&
      first > 1 && !tokens[first - 2].is(Kind::number) && !tokens[first - 2].is(Kind::phase) &&
      !tokens[first - 2].is(Kind::year_cue))
    return false;
  if (before != nullptr && (before->is(Kind::over) || before->is(Kind::under) || before->is(Kind::number)) &&
      !ranges)
    return false;
  if (after != nullptr && after->is(Kind::measure)) return false;
  const bool introduced = before == nullptr || before->is(Kind::open) || before->is(Kind::article) ||
                          before->is(Kind::phase) || before->is(Kind::possessive) ||
                          before->is(Kind::holiday) || before->is(Kind::year_cue);
  const std::int64_t value = tokens[first].value;
  // "a survey of 1709 schoolchildren"
  if (value < first_common && after != nullptr && counts_nouns(text, *after) &&
      (before == nullptr || !before->is(Kind::article)))
    return false;
  if (value < first_common || value > last_common)
    return introduced && (before != nullptr || after == nullptr);
  const bool closed = after == nullptr || after->kinds == bit(Kind::comma) || after->is(Kind::close) ||
                      after->is(Kind::possessive) || after->ends_sentence || joins;
  // "They made 1945 sales."
  if (!introduced && after != nullptr && counts_nouns(text, *after) && !before->is(Kind::comma) &&
      !before->capital)
    return false;
  if (value % 100 == 0) return (introduced && before != nullptr) || closed;
  return introduced || closed || (after != nullptr && after->word != nullptr) ||
         (after != nullptr && !after->capital) || (before != nullptr && before->capital);
}

}  // namespace dateline::times
