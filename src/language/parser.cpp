#include "src/language/parser.hpp"

#include <algorithm>

namespace dateline::language {

Parser::Parser(const ModelFile& file) : relations_(file.lines(0)) {
  const auto root = std::find(relations_.begin(), relations_.end(), "root");
  if (root == relations_.end() || relations_.size() < 2) file.refuse("it lacks a relation");
  root_ = static_cast<std::size_t>(root - relations_.begin());
  network_ = Network(file, 1, 2, static_cast<std::uint32_t>(relations_.size()));
}

std::vector<Arc> Parser::parse(const std::vector<Word>& words, const std::vector<std::uint64_t>& tags) const {
  Network::Rows rows;
  for (std::size_t i = 0; i < words.size(); ++i) rows.push_back(network_input(words[i], tags[i]));
  if (rows.empty()) return {};
  const Network::Sentence sentence(network_, rows);
  const std::vector<int> heads = best_tree(sentence.arcs());
  std::vector<Arc> arcs(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
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
