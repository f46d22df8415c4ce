#include "src/article/prune.hpp"

#include <algorithm>

#include "src/article/line_features.hpp"

namespace dateline::article {
namespace {

using Reach = BoilerplateMatch::Reach;

struct Line {
  LineFeatures features;
  BoilerplateMatch match;
  std::string_view words;
  double score = 0;
};

bool is_biography(const Line& line) {
  return line.match.reason == "biography";
}

double score_of(const Line& line) {
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

// Furniture: what a page has around an article and a bare text has not.
bool looks_like_page(const std::vector<Line>& lines) {
  std::size_t signs = 0, run = 0;
  for (const Line& line : lines) {
    const bool article_may_say = line.match.reason == "caption" || line.match.reason == "byline" ||
                                 is_biography(line) || line.words.size() < 5;
    if (line.match && !article_may_say) signs += line.match.reach == Reach::line ? 1 : 2;
    run = line.features.is_scrap() && line.features.words < 12 ? run + 1 : 0;
    if (run == 6) signs += 2;
  }
  return signs >= 2;
}

std::vector<Line> lines_of(std::string_view text, const std::vector<Block>& blocks,
                           const BoilerplateRules& rules) {
  std::vector<Line> lines;
  lines.reserve(blocks.size());
  for (const Block& block : blocks) {
    Line line;
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

struct Range {
  std::size_t begin = 0, end = 0;
};

Range best_run(const std::vector<Line>& lines) {
  Range best;
  double best_sum = 0, sum = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
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

std::string_view reason_outside(const std::vector<Line>& lines, std::size_t i, std::string_view section,
                                bool before_article) {
  const Line& line = lines[i];
  if (line.match) return line.match.reason;
  if (i > 0 && follows_own_name(lines[i - 1].words, line.words)) return "biography";
  if (i + 1 < lines.size() && follows_own_name(line.words, lines[i + 1].words)) return "biography";
  if (!section.empty()) return section;
  if (before_article) return line.features.is_scrap() ? "navigation" : "boilerplate";
  return line.features.is_scrap() || line.features.ends_cut ? "related-links" : "boilerplate";
}

void drop_outside(const std::vector<Line>& lines, const Range& article, std::vector<Block>& blocks) {
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

void drop_inside(const std::vector<Line>& lines, const Range& article, std::vector<Block>& blocks) {
  std::string_view section;
  for (std::size_t i = article.begin; i < article.end; ++i) {
    const Line& line = lines[i];
    if (line.match.reach == Reach::section || line.match.reach == Reach::rest) {
      section = line.match.reason;
      blocks[i].drop_reason = std::string(section);
      continue;
    }
    // The article goes on with the next paragraph; headlines of other articles are shorter or no sentences.
    if (line.features.is_prose() && line.features.words >= 12) section = {};
    if (!section.empty()) {
      blocks[i].drop_reason = std::string(line.match ? line.match.reason : section);
    } else if (line.match && !is_biography(line) && !(line.features.is_prose() && line.features.words > 40)) {
      blocks[i].drop_reason = std::string(line.match.reason);
    }
  }
}

double page_score_of(const Line& line, const Block& block, const BlockContext& context) {
  const LineFeatures& f = line.features;
  const double size = static_cast<double>(std::max<std::uint64_t>(block.span.size(), 1));
  const double link_share = static_cast<double>(context.link_bytes) / size;
  if (!context.part.empty()) return line.match.reach == Reach::rest ? -6 : -0.4;
  double score = score_of(line);
  if (link_share > 0.6) return std::min(score, -0.6);
  if (context.is_paragraph && !line.match && f.words >= 4) score = std::max(score, 0.2) + 0.2;
  if (block.kind == BlockKind::heading && !line.match) score = std::max(score, -0.2);
  if (block.kind == BlockKind::caption) score = std::min(score, -0.3);
  if (context.in_article && score > 0) score *= 1.3;
  return score;
}

}  // namespace

void prune_page(VisibleText& page, const BoilerplateRules& rules) {
  std::vector<Line> lines = lines_of(page.text, page.blocks, rules);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].score = page_score_of(lines[i], page.blocks[i], page.contexts[i]);
    const BlockContext& context = page.contexts[i];
    if (!context.part.empty()) page.blocks[i].drop_reason = std::string(context.part);
  }
  const Range article = best_run(lines);
  if (article.begin == article.end) return;
  drop_outside(lines, article, page.blocks);
  drop_inside(lines, article, page.blocks);
}

bool follows_own_name(std::string_view previous, std::string_view line) {
  const LineFeatures name = features_of(previous);
  return name.words >= 2 && name.words <= 4 && name.capital_words >= 2 &&
         line.size() > previous.size() + 20 && line.starts_with(previous) &&
         (line[previous.size()] == ' ' || line[previous.size()] == ',');
}

void prune_plain_text(std::string_view text, std::vector<Block>& blocks, const BoilerplateRules& rules) {
  const std::vector<Line> lines = lines_of(text, blocks, rules);
  if (!looks_like_page(lines)) return;
  const Range article = best_run(lines);
  if (article.begin == article.end) return;
  drop_outside(lines, article, blocks);
  drop_inside(lines, article, blocks);
}

}  // namespace dateline::article
