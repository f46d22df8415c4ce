#include "src/extract/reading.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "src/extract/one_of.hpp"
#include "src/extract/repair.hpp"
#include "src/text/fold.hpp"

namespace dateline::extract {

namespace {

std::vector<std::vector<std::int32_t>> empty_table(const std::vector<Tree>& trees) {
  std::vector<std::vector<std::int32_t>> table(trees.size());
  for (std::size_t s = 0; s < trees.size(); ++s) table[s].assign(trees[s].size(), -1);
  return table;
}

bool better(const Mention& one, const Mention& other) {
  if (one.form != other.form) return one.form < other.form;
  return one.range.size() > other.range.size();
}

/// Whether a sentence begins as the line that names the writer: "By Jane Doe in Paris".
bool names_writer(std::string_view sentence, std::string_view byline) {
  constexpr std::string_view by = "by ";
  if (byline.empty() || text::lower_ascii(sentence.substr(0, by.size())) != by) return false;
  const std::string_view name = byline.substr(0, byline.find(' '));
  return sentence.substr(by.size()).starts_with(name);
}

/// Whether a sentence stands in a line beside the article that says who wrote it or when.
bool in_byline(const article::Article& article, const base::ByteSpan& span) {
  const auto block = std::partition_point(article.blocks.begin(), article.blocks.end(),
                                          [&](const article::Block& b) { return b.span.end <= span.begin; });
  return block != article.blocks.end() && block->kind == article::BlockKind::byline &&
         block->span.overlaps(span);
}

/// "Chancellor Angela Merkel arrived.": many capitals, but a headline that has them writes its verb with one.
bool tells_in_small_letters(const language::Sentence& sentence, std::string_view text) {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const language::Token& token) {
    const char first = text[token.span.begin];
    return is_one_of(token.xpos, {"VBD", "VBZ", "VBP"}) && first >= 'a' && first <= 'z';
  });
}

/// Words that the tagger takes for adjectives, but that begin with a capital within sentences, describe no
/// noun there and are never written small: "Earful".
std::set<std::string, std::less<>> names_like_adjectives(const language::Analysis& analysis,
                                                         std::string_view text) {
  std::set<std::string, std::less<>> names, small;
  for (const language::Sentence& sentence : analysis.sentences) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      const language::Token& token = sentence.tokens[i];
      const std::string_view word = base::words_at(text, token.span);
      if (word.size() < 3 || word[0] < 'A' || word[0] > 'Z') {
        small.emplace(word);
        continue;
      }
      const bool inside = i > 0 && !sentence.title_case && token.pos == language::Pos::adj;
      if (inside && !is_one_of(token.relation, {"amod", "compound"})) names.emplace(word);
    }
  }
  std::erase_if(names, [&](const std::string& name) { return small.contains(text::lower_ascii(name)); });
  return names;
}

}  // namespace

Reading::Reading(const article::Article& the_article, const Lexicon& the_lexicon,
                 language::Analysis the_analysis, std::vector<record::Time> the_times)
    : article(the_article),
      lexicon(the_lexicon),
      analysis(std::move(the_analysis)),
      times(std::move(the_times)) {
  const std::set<std::string, std::less<>> adjective_names = names_like_adjectives(analysis, article.text);
  trees.reserve(analysis.sentences.size());
  headline.reserve(analysis.sentences.size());
  byline.reserve(analysis.sentences.size());
  for (language::Sentence& sentence : analysis.sentences) {
    repair_names(sentence);
    repair_name_spans(sentence);
    const bool title = article.title_span && article.title_span->overlaps(sentence.span);
    const bool is_headline =
        title || (sentence.title_case && !tells_in_small_letters(sentence, article.text));
    if (!is_headline) repair_adjective_names(sentence, article.text, adjective_names);
    if (is_headline) repair_headline_verbs(sentence, lexicon);
    repair_finite_verbs(sentence);
    repair_both(sentence);
    repair_due(sentence);
    repair_perfects(sentence);
    repair_opening_years(sentence);
    repair_born(sentence);
    repair_unchanged_pasts(sentence);
    repair_last_passives(sentence);
    repair_adjective_passives(sentence, lexicon);
    repair_as_roles(sentence);
    repair_magnitudes(sentence);
    repair_amount_objects(sentence);
    repair_per_cent(sentence);
    repair_ages(sentence);
    repair_day_objects(sentence);
    repair_participles(sentence, lexicon);
    repair_named_objects(sentence);
    repair_naming_clauses(sentence);
    repair_infinitives(sentence, lexicon);
    if (!is_headline) repair_progressives(sentence);
    if (!is_headline) repair_past_forms(sentence, lexicon);
    if (!is_headline) repair_active_subjects(sentence);
    repair_noun_clauses(sentence);
    repair_reported_clauses(sentence, lexicon);
    repair_reported_subjects(sentence, lexicon);
    repair_doubled_subjects(sentence);
    repair_tags(sentence, lexicon);
    if (!is_headline) repair_listed_verbs(sentence);
    repair_conjunctions(sentence);
    repair_interrupted_clauses(sentence);
    repair_joined_clauses_of_time(sentence);
    repair_joined_actives(sentence, lexicon);
    repair_charges(sentence, lexicon);
    repair_relative_clauses(sentence, article.text);
    repair_her_home(sentence, article.text);
    repair_subjects(sentence);
    repair_joined_clauses(sentence);
    repair_appositions(sentence);
    repair_holders(sentence, lexicon);
    repair_closing_speakers(sentence, lexicon);
    if (!is_headline) repair_described_subjects(sentence, lexicon);
    repair_participles_before_quotations(sentence, article.text);
    trees.emplace_back(sentence, article.text);
    headline.push_back(is_headline);
    byline.push_back(in_byline(article, sentence.span) ||
                     names_writer(base::words_at(article.text, sentence.span), article.byline));
  }
}

bool Reading::in_time(const base::ByteSpan& span) const {
  const auto time = std::partition_point(times.begin(), times.end(),
                                         [&](const record::Time& t) { return t.span.end <= span.begin; });
  return time != times.end() && time->span.overlaps(span);
}

std::optional<Index> Reading::sentence_at(std::uint64_t offset) const {
  const auto& sentences = analysis.sentences;
  const auto after = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const language::Sentence& s) { return s.span.end <= offset; });
  if (after == sentences.end() || !after->span.contains(offset)) return std::nullopt;
  return static_cast<Index>(after - sentences.begin());
}

const Mention* Reading::mention_at(const Place& at) const {
  const std::int32_t index = mention_of_token_[at.sentence][at.token];
  return index < 0 ? nullptr : &mentions[static_cast<Index>(index)];
}

std::optional<Index> Reading::actor_at(const Place& at) const {
  const Mention* mention = mention_at(at);
  return mention == nullptr ? std::nullopt : mention->actor;
}

std::optional<Index> Reading::event_at(const Place& at) const {
  const std::int32_t index = event_of_token_[at.sentence][at.token];
  return index < 0 ? std::nullopt : std::optional<Index>(static_cast<Index>(index));
}

std::optional<Index> Reading::quotation_at(std::uint64_t offset) const {
  const auto after = std::partition_point(quotations.begin(), quotations.end(),
                                          [&](const Quotation& q) { return q.span.end <= offset; });
  if (after == quotations.end() || !after->span.contains(offset)) return std::nullopt;
  return static_cast<Index>(after - quotations.begin());
}

void Reading::index_mentions() {
  std::sort(mentions.begin(), mentions.end(), [](const Mention& one, const Mention& other) {
    if (one.sentence != other.sentence) return one.sentence < other.sentence;
    if (one.range.first != other.range.first) return one.range.first < other.range.first;
    if (one.range.last != other.range.last) return one.range.last > other.range.last;
    return one.form < other.form;
  });
  mention_of_token_ = empty_table(trees);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    std::int32_t& slot = mention_of_token_[mentions[i].sentence][mentions[i].head];
    if (slot < 0 || better(mentions[i], mentions[static_cast<Index>(slot)]))
      slot = static_cast<std::int32_t>(i);
  }
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Tree::Range& title = mentions[i].title_range;
    for (Index token = title.first; token < title.last; ++token) {
      mention_of_token_[mentions[i].sentence][token] = static_cast<std::int32_t>(i);
    }
  }
}

void Reading::index_events() {
  event_of_token_ = empty_table(trees);
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const Place& at : events[i].triggers) {
      event_of_token_[at.sentence][at.token] = static_cast<std::int32_t>(i);
    }
  }
}

}  // namespace dateline::extract
