#include "src/extract/extract.hpp"

#include "src/article/dateline.hpp"
#include "src/extract/steps.hpp"
#include "src/extract/table.hpp"
#include "src/times/tagger.hpp"

namespace dateline::extract {

struct Extractor::Parts {
  explicit Parts(const base::DataFiles& data)
      : lexicon(data), analyzer(data), tagger(data), named_events(data), dates(data) {}

  Lexicon lexicon;
  language::Analyzer analyzer;
  times::Tagger tagger;
  times::NamedEvents named_events;
  article::WrittenDates dates;
};

Extractor::Extractor(const base::DataFiles& data) : parts_(std::make_unique<const Parts>(data)) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

namespace {

/// "London: The match ended": the place that a paragraph opens with, and its colon; 0 where that is no known
/// place.
std::uint64_t place_length(std::string_view paragraph, const Lexicon& lexicon) {
  constexpr std::size_t longest = 40;
  const std::size_t colon = paragraph.substr(0, longest).find(": ");
  if (colon == std::string_view::npos) return 0;
  const KnownName* known = lexicon.known_name(paragraph.substr(0, colon));
  return known != nullptr && known->kind == record::ActorKind::place ? colon + 2 : 0;
}

}  // namespace

record::Record Extractor::extract(const article::Article& article, const std::string& id) const {
  std::vector<base::ByteSpan> blocks, paragraphs;
  for (const article::Block& block : article.blocks) {
    if (!block.kept()) continue;
    blocks.push_back(block.span);
    const std::string_view words = base::words_at(article.text, block.span);
    std::uint64_t skipped = article::dateline_length(words, parts_->dates);
    if (skipped == 0) skipped = place_length(words, parts_->lexicon);
    if (block.span.begin + skipped < block.span.end)
      paragraphs.push_back({block.span.begin + skipped, block.span.end});
  }
  language::Analysis analysis;
  times::Reading times;
  if (!blocks.empty()) {
    analysis = parts_->analyzer.analyze(article.text, paragraphs);
    times = parts_->tagger.read(article.text, blocks, article.published);
  }
  Reading reading(article, parts_->lexicon, std::move(analysis), std::move(times.times));
  reading.ranges = std::move(times.ranges);
  find_quotations(reading);
  find_names(reading);
  link_names(reading);
  find_descriptions(reading);
  resolve_pronouns(reading);
  find_events(reading);
  find_participants(reading);
  judge_modality(reading);
  attribute(reading);
  date_events(reading, parts_->named_events);
  link_events(reading);
  settle_dates(reading, parts_->named_events);
  infer_days(reading);
  title_events(reading);
  rate_events(reading);
  return assemble(reading, id);
}

std::vector<std::string> event_kinds(const base::DataFiles& data) {
  std::vector<std::string> kinds{"other", "state"};
  for (Table table(data, "lexicon/event_kinds.tsv"); table.next();) kinds.emplace_back(table.at(0));
  return kinds;
}

}  // namespace dateline::extract
