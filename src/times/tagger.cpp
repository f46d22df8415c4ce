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

std::string lower_words(std::string_view text, const Token& token) {
  std::string words(text.substr(token.begin, token.end - token.begin));
  for (char& c : words)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  if (words == "\xE2\x80\x99s") words = "'s";
  if (words == "\xE2\x80\x99") words = "'";
  return words;
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
    if (!expressions[kept[i]].stretches || kept[i + 1] != kept[i] + 1) continue;
    const calendar::TimeSpan& first = reading.times[i].when;
    const calendar::TimeSpan& last = reading.times[i + 1].when;
    if (!first.bounded() || !last.bounded() || *first.earliest_start > *last.latest_end) continue;
    Range range{i, calendar::lasting(first.earliest_start, last.latest_end)};
    range.when.stated = true;
    range.when.phrase =
        text.substr(reading.times[i].span.begin, reading.times[i + 1].span.end - reading.times[i].span.begin);
    reading.ranges.push_back(std::move(range));
  }
  return reading;
}

}  // namespace dateline::times
