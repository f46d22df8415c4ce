#include "src/language/parser.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace dateline::language {
namespace {

/// Enough to fetch weights rarely, few enough to stay near the processor.
constexpr std::size_t side_by_side = 8;

/// Of the relations of one set a word has at most one dependent (Universal Dependencies: core arguments).
constexpr std::array<std::string_view, 5> only_once[] = {
    {"nsubj", "nsubj:pass", "csubj", "csubj:pass"}, {"obj"}, {"iobj"}};

}  // namespace

Parser::Parser(const ModelFile& file) : relations_(file.lines(0)) {
  const auto root = std::find(relations_.begin(), relations_.end(), "root");
  if (root == relations_.end() || relations_.size() < 2) file.refuse("it lacks a relation");
  root_ = static_cast<std::size_t>(root - relations_.begin());
  network_ = Network(file, 1, 2, static_cast<std::uint32_t>(relations_.size()));
  for (const std::string& relation : relations_) {
    int& set = only_once_.emplace_back(-1);
    for (std::size_t s = 0; s < std::size(only_once); ++s) {
      if (std::find(only_once[s].begin(), only_once[s].end(), relation) != only_once[s].end())
        set = static_cast<int>(s);
    }
  }
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
    arcs[i].relation = best_relation(sentence.relations(i, heads[i]), {}).relation;
  }
  settle_rivals(sentence, arcs);
  return arcs;
}

Parser::Choice Parser::best_relation(const std::vector<float>& scores, const std::set<int>& taken) const {
  Choice best;
  for (std::size_t r = 0; r < scores.size(); ++r) {
    if (r == root_ || (only_once_[r] >= 0 && taken.count(only_once_[r]) != 0)) continue;
    if (best.relation < 0 || scores[r] > best.score) best = {static_cast<int>(r), scores[r]};
  }
  return best;
}

void Parser::settle_rivals(const Network::Sentence& sentence, std::vector<Arc>& arcs) const {
  const auto set_of = [&](const Arc& arc) { return only_once_[static_cast<std::size_t>(arc.relation)]; };
  std::map<std::pair<int, int>, std::vector<std::size_t>> rivals;  // by head and set
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (arcs[i].head >= 0 && set_of(arcs[i]) >= 0) rivals[{arcs[i].head, set_of(arcs[i])}].push_back(i);
  }
  for (const auto& [place, words] : rivals) {
    if (words.size() < 2) continue;
    // Subjects side by side are words of one phrase, such as a name, which is mended where names are known.
    if (place.second == 0 && words.back() - words.front() + 1 == words.size()) continue;
    // Who would lose most keeps the place; the others take what else fits best.
    std::vector<std::pair<float, Choice>> losses;
    for (const std::size_t i : words) {
      std::set<int> taken{place.second};
      for (const Arc& arc : arcs) {
        if (arc.head == place.first && set_of(arc) >= 0) taken.insert(set_of(arc));
      }
      const std::vector<float> scores = sentence.relations(i, place.first);
      const Choice other = best_relation(scores, taken);
      losses.emplace_back(scores[static_cast<std::size_t>(arcs[i].relation)] - other.score, other);
    }
    const auto keeps = std::max_element(losses.begin(), losses.end(),
                                        [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (losses.begin() + static_cast<std::ptrdiff_t>(k) != keeps)
        arcs[words[k]].relation = losses[k].second.relation;
    }
  }
}

}  // namespace dateline::language
