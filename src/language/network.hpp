#pragma once

#include <cstdint>
#include <vector>

#include "src/language/matrix.hpp"
#include "src/language/network_input.hpp"
#include "src/language/spanning_tree.hpp"

namespace dateline::language {

/// The sizes of a network, as they stand in its model.
struct NetworkShape {
  std::uint32_t embedding = 0;  ///< numbers a word
  std::uint32_t hidden = 0;     ///< cells of a layer in one direction
  std::uint32_t layers = 0;
  std::uint32_t arc = 0;    ///< numbers by which words are compared as heads and dependents
  std::uint32_t label = 0;  ///< numbers by which the relation is told
  std::uint32_t relations = 0;
};

/// A network that scores arcs and relations: sums of embeddings, layers of LSTM cells in both directions
/// (Hochreiter and Schmidhuber 1997), a bilinear form between heads and dependents (Dozat and Manning 2017,
/// whose labels are told here by one layer over the sum of both). Weights of eight bits, activations of
/// sixteen; what is not whole numbers is computed number by number, so that the result is the same on every
/// machine.
class Network {
 public:
  Network() = default;
  /// Reads section `shape`, then section `numbers`. Throws through file.refuse.
  Network(const ModelFile& file, std::uint32_t shape, std::uint32_t numbers, std::uint32_t relations);

  using Rows = std::vector<std::array<std::uint32_t, NetworkInput::count>>;

  /// What the network makes of a sentence; refers to the network.
  class Sentence {
   public:
    const ArcScores& arcs() const { return arcs_; }
    /// A score for each relation of `word` to its head (-1 for the root).
    std::vector<float> relations(std::size_t word, int head) const;

   private:
    friend class Network;
    /// By the last states of the words from `first` on.
    Sentence(const Network& network, const Activations& states, std::size_t first, std::size_t words);

    const Network& network_;
    ArcScores arcs_;
    std::vector<float> as_head_;       ///< for relations, a row a word
    std::vector<float> as_dependent_;  ///< likewise
  };

  /// Reads sentences side by side, step by step, so that weights are fetched once for all of them. What comes
  /// out for a sentence does not depend on the others. Room for some 4,000 bytes a word is taken for a while.
  std::vector<Sentence> read(const std::vector<const Rows*>& sentences) const;

 private:
  /// The words of several sentences, one sentence after the other.
  struct Batch;
  struct Direction {
    Matrix input;
    Matrix recurrent;
  };
  struct Layer {
    Direction forward;
    Direction backward;
  };

  Activations embed(const Batch& batch) const;
  Activations run(const Layer& layer, const Activations& in, const Batch& batch, float step) const;
  void run(const Direction& direction, bool backward, const Activations& in, const Batch& batch, float step,
           Activations& out) const;
  void score_arcs(const Activations& states, std::size_t first, ArcScores& arcs) const;

  NetworkShape shape_;
  std::vector<float> embedding_scales_;
  std::string_view embeddings_;
  std::vector<Layer> layers_;
  Matrix arc_head_, arc_dependent_, arc_form_, label_head_, label_dependent_, label_;
  std::vector<float> root_as_arc_head_, root_as_label_head_;
};

}  // namespace dateline::language
