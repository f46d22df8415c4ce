#pragma once

#include <string>
#include <vector>

#include "src/base/data_files.hpp"
#include "tools/train/corpus.hpp"
#include "tools/train/trainers.hpp"

namespace dateline::train {

/// Prints tagging and parsing figures with the corpus's own tokens.
void evaluate_trees(const std::string& title, const std::vector<Document>& documents,
                    const base::DataFiles& data);

/// Prints figures of tokens, sentences, tags and arcs of the whole pipeline from the sentences' text,
/// paragraphs as blocks.
void evaluate_text(const std::string& title, const std::vector<Document>& documents,
                   const base::DataFiles& data);

/// Counts of names by kind; the last is of all kinds.
struct NameCounts {
  std::size_t gold[language::name_kinds + 1] = {};
  std::size_t found[language::name_kinds + 1] = {};
  std::size_t exact[language::name_kinds + 1] = {};
  std::size_t overlap[language::name_kinds + 1] = {};
  std::size_t found_at[11] = {};  ///< by confidence in tenths
  std::size_t right_at[11] = {};
};

/// Adds what `model` finds in the documents, and prints every name that it misses or finds in vain.
void count_names(const std::vector<NameDocument>& documents, const std::string& model, NameCounts& counts);
void print_names(const std::string& title, const NameCounts& counts);

}  // namespace dateline::train
