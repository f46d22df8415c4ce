#include "src/times/tagger.hpp"

#include <algorithm>
#include <string>

#include "src/times/expression.hpp"
#include "src/times/named_events.hpp"
#include "src/times/resolver.hpp"
#include "src/times/tokens.hpp"
#include "src/times/year_words.hpp"

namespace dateline::times {

namespace {

constexpr std::string_view words_path = "rules/en/words.txt";
constexpr std::string_view rules_path = "rules/en/times.txt";
constexpr std::string_view holidays_path = "rules/en/holidays.txt";

/// A paragraph no longer than this that does not end like a sentence is a heading.
constexpr std::uint64_t heading_bytes = 80;

/// Words either side of a time that may say whether it is past or to come.
constexpr std::size_t cue_reach = 9;

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

std::string lower_words(std::string_view text, const base::ByteSpan& span) {
  std::string words(text.substr(span.begin, span.end - span.begin));
  for (char& c : words)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  if (words == "\xE2\x80\x99s") words = "'s";
  if (words == "\xE2\x80\x99") words = "'";
  return words;
}

std::string lower_words(std::string_view text, const Token& token) {
  return lower_words(text, base::ByteSpan{token.begin, token.end});
}

/// The Weekly and Johnnie Christmas: a name, not a time.
bool is_name(const std::vector<Token>& tokens, const Match& match, Action action) {
  const Token& token = tokens[match.first];
  if (match.first == 0 || !token.capital) return false;
  if (action == Action::set && token.is(Kind::often)) return true;
  const Token& before = tokens[match.first - 1];
  return token.is(Kind::holiday) && match.first > 1 && before.capital && before.word == nullptr;
}

/// "2018 day five": a year that would be taken for an amount.
bool counts_a_year(const std::vector<Token>& tokens, const Match& match, Action action) {
  if (action != Action::duration && action != Action::offset) return false;
  for (std::size_t i = match.first; i < match.end; ++i)
    if (match.kinds[i - match.first] == Kind::number && tokens[i].is(Kind::year)) return true;
  return false;
}

void note_cues(const std::vector<Token>& tokens, const Match& match, Expression& expression) {
  const std::size_t from = match.first > cue_reach ? match.first - cue_reach : 0;
  const std::size_t to = std::min(tokens.size(), match.end + cue_reach);
  for (std::size_t i = from; i < to; ++i) {
    if (i >= match.first && i < match.end) continue;
    if (tokens[i].is(Kind::cue_future)) expression.future_cue = true;
    if (tokens[i].is(Kind::cue_past)) expression.past_cue = true;
  }
}

/// "About 2010", "around the 5th of May"; "by Christmas" is the next one, where nothing tells of the past.
void note_word_before(std::string_view text, const std::vector<Token>& tokens, std::size_t first,
                      Expression& expression) {
  if (first == 0) return;
  const Token& before = tokens[first - 1];
  if (before.is(Kind::approx) && expression.action == Action::date && expression.modifier == Modifier::none)
    expression.modifier = Modifier::approx;
  if (expression.holiday != 0 && !expression.past_cue && lower_words(text, before) == "by")
    expression.future_cue = true;
}

/// Words that end the text before a time.
bool follows(std::string_view text, const base::ByteSpan& time, std::string_view words) {
  return time.begin >= words.size() &&
         lower_words(text, base::ByteSpan{time.begin - words.size(), time.begin}) == words;
}

bool follows_between(std::string_view text, const base::ByteSpan& time) {
  return follows(text, time, "between ") || follows(text, time, "between the ");
}

/// From the one time to the other, each end as finely as it is said. `between`: one day or more of it.
std::optional<calendar::TimeSpan> stretch_between(const calendar::TimeSpan& first,
                                                  const calendar::TimeSpan& last, bool between) {
  if (!first.bounded() || !last.bounded() || *first.earliest_start > *last.latest_end) return std::nullopt;
  if (between) {
    calendar::TimeSpan when = calendar::one_day_of(first.earliest_start, last.latest_end);
    return first.approximate || last.approximate ? calendar::qualified(when, false, true) : when;
  }
  if (auto when = calendar::span_from_edtf(first.edtf + "/" + last.edtf)) return when;
  return calendar::span_within(first.earliest_start, first.latest_end, last.earliest_start, last.latest_end);
}

/// "The three months to 31 December".
bool ends_a_period(std::string_view joint) {
  constexpr std::string_view joints[] = {" to ", " to the ", " ended ", " ending ", " ended on ", " up to "};
  return std::find(std::begin(joints), std::end(joints), joint) != std::end(joints);
}

std::optional<calendar::TimeSpan> period_up_to(const Expression& period, const calendar::TimeSpan& end) {
  const Grain grain = grain_of(period.unit);
  const bool counted = period.amount && *period.amount >= 1 && *period.amount <= 1000 &&
                       *period.amount == static_cast<double>(static_cast<int>(*period.amount));
  if (!counted || !end.bounded()) return std::nullopt;
  const int count = static_cast<int>(*period.amount);
  const calendar::Day after = *end.latest_end + 1;
  if (grain == Grain::day || grain == Grain::week)
    return calendar::lasting(after - count * (grain == Grain::week ? 7 : 1), end.latest_end);
  if (grain != Grain::month && grain != Grain::year) return std::nullopt;
  calendar::CivilDate begin = calendar::civil_of(after);
  const int months = count * (grain == Grain::year ? 12 : 1);
  const auto month = static_cast<int>(begin.month) - 1 - months % 12;
  begin.year -= months / 12 + (month < 0 ? 1 : 0);
  begin.month = static_cast<unsigned>((month + 12) % 12 + 1);
  if (!calendar::is_valid(begin)) return std::nullopt;
  return calendar::lasting(calendar::day_of(begin), end.latest_end);
}

}  // namespace

struct Tagger::Parts {
  explicit Parts(const base::DataFiles& data)
      : holidays(data.at(holidays_path), holidays_path),
        vocabulary(words_of(data)),
        rules(data.at(rules_path), rules_path, vocabulary) {
    for (const Phrase& phrase : holidays.phrases()) add_phrase(phrase);
  }

  static Vocabulary words_of(const base::DataFiles& data) {
    Vocabulary vocabulary;
    vocabulary.read(data.at(words_path), words_path);
    return vocabulary;
  }

  /// Cuts a phrase as text is cut, so that "d-day" is found.
  void add_phrase(const Phrase& phrase) {
    std::string joined;
    for (const std::string& word : phrase.words) joined += (joined.empty() ? "" : " ") + word;
    std::vector<Token> tokens;
    Tokens(vocabulary, joined, {0, joined.size()}).next_sentence(tokens);
    Phrase cut{{}, phrase.holiday};
    for (const Token& token : tokens) cut.words.push_back(lower_words(joined, token));
    if (cut.words.empty()) return;
    Word& first = vocabulary.add(cut.words.front());
    first.phrases.push_back(static_cast<std::uint16_t>(phrases.size()));
    phrases.push_back(std::move(cut));
  }

  void join_phrases(std::string_view text, std::vector<Token>& tokens) const;
  /// Whether a match that begins with words around its time would cut a longer one short.
  bool is_overtaken(const std::vector<Token>& tokens, const Match& match) const {
    if (match.parts[0].first == match.first) return false;
    std::vector<Match> longer;
    rules.match(tokens, match.parts[0].first, longer);
    return !longer.empty() && longer.front().end > match.end;
  }
  void read_sentence(std::string_view text, const std::vector<Token>& tokens, std::vector<Match>& matches,
                     std::vector<Expression>& found) const;

  Holidays holidays;
  Vocabulary vocabulary;
  Rules rules;
  std::vector<Phrase> phrases;
};

/// Makes one token of the words of a holiday, the longest name that fits.
void Tagger::Parts::join_phrases(std::string_view text, std::vector<Token>& tokens) const {
  std::size_t out = 0;
  bool joined = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token token = tokens[i];
    std::size_t length = 1;
    if (token.word != nullptr && !token.word->phrases.empty() &&
        (token.capital || is_figure(text[token.begin]))) {
      for (const std::uint16_t number : token.word->phrases) {
        const Phrase& phrase = phrases[number];
        if (i + phrase.words.size() > tokens.size() ||
            (phrase.words.size() <= length && token.is(Kind::holiday)))
          continue;
        bool same = true;
        for (std::size_t k = 1; same && k < phrase.words.size(); ++k)
          same = lower_words(text, tokens[i + k]) == phrase.words[k];
        if (!same) continue;
        length = phrase.words.size();
        token.kinds = bit(Kind::holiday);
        token.value = phrase.holiday;
        token.end = tokens[i + length - 1].end;
        joined = true;
      }
    }
    if (token.is(Kind::holiday)) token.word = nullptr;
    if (joined) tokens[out] = token;
    ++out;
    i += length - 1;
  }
  tokens.resize(out);
}

void Tagger::Parts::read_sentence(std::string_view text, const std::vector<Token>& tokens,
                                  std::vector<Match>& matches, std::vector<Expression>& found) const {
  for (std::size_t i = 0; i < tokens.size();) {
    rules.match(tokens, i, matches);
    std::size_t next = i + 1;
    for (const Match& match : matches) {
      const Rule& rule = rules.rules()[match.rule];
      if (rule.action == Action::none) {
        next = match.end;
        break;
      }
      if (!year_is_meant(text, tokens, match) || counts_a_year(tokens, match, rule.action) ||
          is_name(tokens, match, rule.action) || is_overtaken(tokens, match))
        continue;
      const std::size_t before = found.size();
      read_expressions(text, tokens, match, rule.action, found);
      for (std::size_t k = before; k < found.size(); ++k) {
        note_cues(tokens, match, found[k]);
        note_word_before(text, tokens, match.parts[k - before].first, found[k]);
        found[k].opens = match.first <= 2;
      }
      next = match.parts[match.part_count - 1].end;
      break;
    }
    i = next;
  }
}

Tagger::Tagger(const base::DataFiles& data) : parts_(std::make_unique<const Parts>(data)) {}
Tagger::~Tagger() = default;
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;

const std::vector<Rule>& Tagger::rules() const {
  return parts_->rules.rules();
}

std::vector<record::Time> Tagger::tag(std::string_view text, const std::vector<base::ByteSpan>& blocks,
                                      std::optional<calendar::Day> published) const {
  return read(text, blocks, published).times;
}

Reading Tagger::read(std::string_view text, const std::vector<base::ByteSpan>& blocks,
                     std::optional<calendar::Day> published) const {
  const std::vector<base::ByteSpan> whole{{0, text.size()}};
  std::vector<Expression> expressions;
  std::vector<Token> tokens;
  std::vector<Match> matches;
  std::uint32_t sentence = 0, block_number = 0;
  for (base::ByteSpan block : blocks.empty() ? whole : blocks) {
    block.end = std::min<std::uint64_t>(block.end, text.size());
    if (block.begin >= block.end) continue;
    const bool heading = block.size() <= heading_bytes &&
                         std::string_view(".!?:;,\"").find(text[block.end - 1]) == std::string_view::npos;
    Tokens reader(parts_->vocabulary, text, block);
    while (reader.next_sentence(tokens)) {
      parts_->join_phrases(text, tokens);
      const std::size_t before = expressions.size();
      parts_->read_sentence(text, tokens, matches, expressions);
      for (std::size_t i = before; i < expressions.size(); ++i) {
        expressions[i].block = block_number;
        expressions[i].sentence = sentence;
        expressions[i].heading = heading;
        expressions[i].leads = expressions[i].span.begin == block.begin;
        expressions[i].alone = expressions[i].span.size() + 2 >= block.size();
      }
      ++sentence;
    }
    ++block_number;
  }
  Reading reading;
  std::vector<std::size_t> kept;
  reading.times = Resolver(text, parts_->rules, parts_->holidays, published).resolve(expressions, kept);
  for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
    const record::Time& first = reading.times[i];
    const record::Time& last = reading.times[i + 1];
    const std::string_view words = text.substr(first.span.begin, last.span.end - first.span.begin);
    const std::string_view joint = text.substr(first.span.end, last.span.begin - first.span.end);
    std::optional<calendar::TimeSpan> when;
    if (expressions[kept[i]].stretches && kept[i + 1] == kept[i] + 1)
      when = stretch_between(first.when, last.when, follows_between(text, first.span));
    else if (first.type == record::TimeType::duration && ends_a_period(joint))
      when = period_up_to(expressions[kept[i]], last.when);
    if (!when) continue;
    Range range{i, std::move(*when)};
    range.when.stated = true;
    range.when.phrase = words;
    reading.ranges.push_back(std::move(range));
  }
  return reading;
}

}  // namespace dateline::times
