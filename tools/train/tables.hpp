#pragma once

#include <string>
#include <vector>

#include "src/language/tokenizer.hpp"
#include "src/language/word.hpp"
#include "tools/train/corpus.hpp"

namespace dateline::train {

/// The model of word clusters from "word TAB coarse TAB fine" rows, of which the first `most` are kept.
std::string make_clusters(const std::string& path, std::size_t most);

/// data/lexicon/lemmas.tsv: base forms from the corpora and from PropBank's frame files (a .tar.gz), and the
/// forms for which the rules alone are wrong.
std::string make_lemmas(const std::vector<Document>& documents, const std::string& propbank);

/// The gazetteer section of the name model, from the political dictionaries, the legislators and the first
/// names of data/lexicon.
std::string make_gazetteer(const std::string& corpora, const std::string& data,
                           const language::TokenWords& words);

/// The list of verbs whose subject, where they have no object, is what it happens to; from PropBank's
/// archive.
std::string make_undergoing_verbs(const std::string& propbank);

}  // namespace dateline::train
