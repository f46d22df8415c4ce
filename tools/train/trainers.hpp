#pragma once

#include <string>
#include <vector>

#include "src/language/names.hpp"
#include "src/language/parser.hpp"
#include "src/language/tagger.hpp"
#include "src/language/word.hpp"
#include "tools/train/corpus.hpp"
#include "tools/train/perceptron.hpp"

namespace dateline::train {

/// A sentence with what the models see of its words.
struct Sample {
  const CorpusSentence* sentence;
  std::vector<language::Word> words;
};

/// Samples of all sentences.
std::vector<Sample> samples_of(const std::vector<Document>& documents, const language::Clusters& clusters);

/// The sentences of `documents`, and after them copies of some as headlines: for every 12th sentence one with
/// capitals on all but small words and without its final stop, for every 40th one in capitals.
std::vector<Document> with_headlines(std::vector<Document> documents);

/// Numbers 0..n-1 in an order that depends on `seed` alone.
std::vector<std::size_t> shuffled(std::size_t n, std::uint64_t seed);

/// A model file for the tagger, trained on `samples`.
std::string train_tagger(const std::vector<Sample>& samples, int epochs);

/// Writes for parser_network.py, a line a word, its rows (language::network_input), head and relation, and an
/// empty line after each sentence. `tags` are hashes of predicted tag names for each sample.
void write_rows(const std::string& path, const std::vector<Sample>& samples,
                const std::vector<std::vector<std::uint64_t>>& tags);

/// A model file for the parser, of what parser_network.py has trained.
std::string pack_parser(const std::string& trained);

/// Tags of each sample by taggers that have not seen it: `folds` taggers, each trained on the others' parts.
std::vector<std::vector<std::uint64_t>> jackknifed_tags(const std::vector<Sample>& samples, int folds,
                                                        int epochs);

/// A document for the name tagger; `gold` are labels, `knows_other` per sentence.
struct NameDocument {
  std::vector<language::NameInput> sentences;
  std::vector<std::vector<int>> gold;
  std::vector<bool> knows_other;
};

/// A model file for names; `gazetteer` is its section.
std::string train_names(const std::vector<NameDocument>& documents, const std::string& gazetteer, int epochs,
                        float scale);

/// The table of pronoun weights, learnt from the rows of GAP. Prints the F1 of five folds.
std::string train_pronouns(const std::string& gap, const base::DataFiles& data);

}  // namespace dateline::train
