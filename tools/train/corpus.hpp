#pragma once

#include <string>
#include <vector>

#include "src/language/analysis.hpp"

namespace dateline::train {

/// A word of an annotated sentence.
struct CorpusToken {
  std::string form;
  std::string lemma;
  std::string tag;  ///< "VBD|VERB"
  int head = 0;     ///< from 1; 0 for the root
  std::string relation;
  std::string misc;  ///< column 10 of CoNLL-U
  bool space_after = true;
};

struct CorpusSentence {
  std::vector<CorpusToken> tokens;
  std::vector<language::NameSpan> names;
  bool starts_paragraph = false;
  std::string text;         ///< as written, where the corpus says it
  bool knows_other = true;  ///< names of kind `other` are annotated
};

struct Document {
  std::string name;
  std::vector<CorpusSentence> sentences;
};

/// The bytes of a file, unpacked when its name ends in ".gz". Ends the program with a message when it cannot
/// be read.
std::string read_all(const std::string& path);

/// Documents of a CoNLL-U file (empty nodes and ranges are left out). With `gum_names`, names are derived
/// from the entity annotation of GUM (see gum_names.cpp).
std::vector<Document> read_conllu(const std::string& path, bool gum_names = false);

/// Sentences with names only: `form SPACE tag` or `form TAB tag` a line, or with `indexed` `number TAB form
/// TAB tag`. Tags are IOB1 or IOB2 of PER, ORG, LOC and MISC. A sentence of a file without documents is one
/// of its own.
std::vector<Document> read_names(const std::string& path, bool indexed, bool knows_other);

/// The names of a GUM sentence from the entity brackets of its tokens.
class GumNames {
 public:
  /// Sentences of one document in order.
  void read(CorpusSentence& sentence);

 private:
  struct Mention {
    std::string id;
    std::string kind;
    std::string minimal;
    std::size_t first = 0;
  };
  std::vector<Mention> open_;
};

}  // namespace dateline::train
