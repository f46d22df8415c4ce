#include "src/language/parser.hpp"

#include <algorithm>
#include <numeric>

namespace dateline::language {
namespace {

/// Enough to fetch weights rarely, few enough to stay near the processor.
constexpr std::size_t side_by_side = 8;

}  // namespace

Parser::Parser(const ModelFile& file) : relations_(file.lines(0)) {
  const auto root = std::find(relations_.begin(), relations_.end(), "root");
  if (root == relations_.end() || relations_.size() < 2) file.refuse("it lacks a relation");
  root_ = static_cast<std::size_t>(root - relations_.begin());
  network_ = Network(file, 1, 2, static_cast<std::uint32_t>(relations_.size()));
}

std::vector<std::vector<Arc>> Parser::parse(const std::vector<ParserInput>& sentences) const {
  // Sentences of like length are read together.
  std::vector<std::size_t> order(sentences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sentences[a].size() > sentences[b].size(); });
  std::vector<std::vector<Arc>> trees(sentences.size());
  for (std::size_t first = 0; first < order.size(); first += side_by_side) {
    const std::size_t last = std::min(first + side_by_side, order.size());
    std::vector<const ParserInput*> together;
    for (std::size_t i = first; i < last; ++i) together.push_back(&sentences[order[i]]);
    const std::vector<Network::Sentence> read = network_.read(together);
    for (std::size_t i = first; i < last; ++i) trees[order[i]] = tree_of(read[i - first]);
  }
  return trees;
}

std::vector<Arc> Parser::tree_of(const Network::Sentence& sentence) const {
  const std::vector<int> heads = best_tree(sentence.arcs());
  std::vector<Arc> arcs(heads.size());
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    arcs[i] = {heads[i], static_cast<int>(root_)};
    if (heads[i] < 0) continue;
    const std::vector<float> scores = sentence.relations(i, heads[i]);
    std::size_t best = root_ == 0 ? 1 : 0;
    for (std::size_t r = 0; r < scores.size(); ++r) {
      if (r != root_ && scores[r] > scores[best]) best = r;
    }
    arcs[i].relation = static_cast<int>(best);
  }
  return arcs;
}

}  // namespace dateline::language
