#include "src/article/scored_lines.hpp"

#include <algorithm>

namespace dateline::article {
namespace {

using Reach = BoilerplateMatch::Reach;

double score_of(const ScoredLine& line) {
  const LineFeatures& f = line.features;
  if (line.match.reach == Reach::rest) return -12;
  if (line.match.reach == Reach::section) return -6;
  if (line.match) return f.is_prose() ? -1.5 : -0.7;
  if (f.is_prose()) return 0.6 + std::min<double>(f.words, 60) / 15;
  if (f.ends_cut) return -1;
  if (f.ends_as_sentence && f.words >= 4) return 0.4;
  if (f.words >= 16) return 0.1;
  return -0.5;
}

bool is_biography(const ScoredLine& line) {
  return line.match.reason == "biography";
}

// Prose in the middle of an article that only happens to have the words of a rule.
bool may_be_said(const ScoredLine& line) {
  if (is_biography(line)) return true;
  if (!line.features.is_prose()) return false;
  const bool of_words_in_use = line.match.reason == "byline" || line.match.reason == "share" ||
                               line.match.reason == "related-links" || line.match.reason == "navigation";
  return line.features.words > (of_words_in_use ? 12u : 30u);
}

std::string_view reason_outside(const std::vector<ScoredLine>& lines, std::size_t i, std::string_view section,
                                bool before_article) {
  const ScoredLine& line = lines[i];
  if (line.match) return line.match.reason;
  if (i > 0 && follows_own_name(lines[i - 1].words, line.words)) return "biography";
  if (i + 1 < lines.size() && follows_own_name(line.words, lines[i + 1].words)) return "biography";
  if (!section.empty()) return section;
  if (before_article) return line.features.is_scrap() ? "navigation" : "boilerplate";
  return line.features.is_scrap() || line.features.ends_cut ? "related-links" : "boilerplate";
}

}  // namespace

std::vector<ScoredLine> score_lines(std::string_view text, const std::vector<Block>& blocks,
                                    const BoilerplateRules& rules) {
  std::vector<ScoredLine> lines;
  lines.reserve(blocks.size());
  for (const Block& block : blocks) {
    ScoredLine line;
    line.words = words_at(text, block.span);
    line.features = features_of(line.words);
    line.match = rules.match(line.words);
    if (!lines.empty() && !line.match && follows_own_name(lines.back().words, line.words))
      line.match = {Reach::line, "biography"};
    line.score = score_of(line);
    lines.push_back(line);
  }
  return lines;
}

BlockRange best_run(const std::vector<ScoredLine>& lines, const BlockRange& within) {
  BlockRange best;
  double best_sum = 0, sum = 0;
  std::size_t begin = within.begin;
  for (std::size_t i = within.begin; i < within.end; ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += lines[i].score;
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

void drop_outside(const std::vector<ScoredLine>& lines, const BlockRange& article,
                  std::vector<Block>& blocks) {
  std::string_view section;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == article.begin) {
      section = {};
      i = article.end;
      if (i >= lines.size()) break;
    }
    if (lines[i].match.reach == Reach::section || lines[i].match.reach == Reach::rest)
      section = lines[i].match.reason;
    if (blocks[i].kept())
      blocks[i].drop_reason = std::string(reason_outside(lines, i, section, i < article.begin));
  }
}

void drop_inside(const std::vector<ScoredLine>& lines, const BlockRange& article,
                 std::vector<Block>& blocks) {
  std::string_view section;
  for (std::size_t i = article.begin; i < article.end; ++i) {
    const ScoredLine& line = lines[i];
    if (line.match.reach == Reach::section || line.match.reach == Reach::rest) {
      section = line.match.reason;
      blocks[i].drop_reason = std::string(section);
      continue;
    }
    // The article goes on with the next paragraph; headlines of other articles are shorter or no sentences.
    if (line.features.is_prose() && line.features.words >= 12) section = {};
    if (!section.empty()) {
      blocks[i].drop_reason = std::string(line.match ? line.match.reason : section);
    } else if (line.match && !may_be_said(line)) {
      blocks[i].drop_reason = std::string(line.match.reason);
    }
  }
}

bool follows_own_name(std::string_view previous, std::string_view line) {
  const LineFeatures name = features_of(previous);
  return name.words >= 2 && name.words <= 4 && name.capital_words >= 2 &&
         line.size() > previous.size() + 20 && line.starts_with(previous) &&
         (line[previous.size()] == ' ' || line[previous.size()] == ',');
}

}  // namespace dateline::article
