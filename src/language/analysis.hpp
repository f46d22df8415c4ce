#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/byte_span.hpp"
#include "src/base/data_files.hpp"

namespace dateline::language {

using base::ByteSpan;

/// Universal part of speech (universaldependencies.org/u/pos).
enum class Pos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

/// A token and its place in its sentence's dependency tree (Universal Dependencies 2).
struct Token {
  ByteSpan span;  ///< in the whole text
  Pos pos = Pos::x;
  std::string xpos;        ///< Penn Treebank tag: "VBD", "NNP", …
  std::string lemma;       ///< lower case except names
  std::int32_t head = -1;  ///< index in the sentence; -1 for the root
  std::string relation;    ///< "nsubj", "obl", "nsubj:pass", …; "root" for the root
};

/// Words that name someone or something.
enum class NameKind : std::uint8_t { person, organization, place, other };

struct NameSpan {
  std::uint32_t first = 0;  ///< first token
  std::uint32_t last = 0;   ///< one past the last token
  NameKind kind = NameKind::other;
  float confidence = 0;  ///< 0..1
};

struct Sentence {
  ByteSpan span;
  std::uint32_t block = 0;  ///< index of the block it lies in
  bool title_case = false;  ///< most words begin with a capital: a headline
  std::vector<Token> tokens;
  std::vector<NameSpan> names;  ///< in order, not overlapping
};

struct Analysis {
  std::vector<Sentence> sentences;  ///< in text order
};

/// The language pipeline: tokens, sentences, part of speech, lemma, dependency tree, names. English.
/// Immutable after construction and safe to use from several threads at once.
class Analyzer {
 public:
  /// Loads the models of data/models and reads them in place: `data` must outlive the analyzer. Throws
  /// DataError naming the file when one is missing or damaged.
  explicit Analyzer(const base::DataFiles& data);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Analyses the given blocks of `text` (each apart: no sentence crosses a block). Any bytes are accepted.
  Analysis analyze(std::string_view text, const std::vector<ByteSpan>& blocks) const;

 private:
  struct Models;
  std::unique_ptr<const Models> models_;
};

}  // namespace dateline::language
