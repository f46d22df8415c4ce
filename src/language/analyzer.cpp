#include <algorithm>

#include "src/language/analysis.hpp"
#include "src/language/irregular_verbs.hpp"
#include "src/language/lemmatizer.hpp"
#include "src/language/names.hpp"
#include "src/language/parser.hpp"
#include "src/language/tagger.hpp"
#include "src/language/tokenizer.hpp"
#include "src/language/word.hpp"

namespace dateline::language {

struct Analyzer::Models {
  explicit Models(const base::DataFiles& data)
      : token_words(data),
        lemmatizer(data),
        irregular(data),
        clusters(load(data, "models/clusters.bin", "CLUS", 1)),
        tagger(load(data, "models/tagger.bin", "TAGS", 2), &irregular),
        parser(load(data, "models/parser.bin", "DEPS", 3)),
        names(load(data, "models/names.bin", "NAME", 3)) {}

  static ModelFile load(const base::DataFiles& data, const std::string& path, std::string_view kind,
                        std::uint32_t sections) {
    return {data.at(path), path, kind, sections};
  }

  TokenWords token_words;
  Lemmatizer lemmatizer;
  IrregularVerbs irregular;
  Clusters clusters;
  Tagger tagger;
  Parser parser;
  NameTagger names;
};

Analyzer::Analyzer(const base::DataFiles& data) : models_(std::make_unique<Models>(data)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Analysis Analyzer::analyze(std::string_view text, const std::vector<ByteSpan>& blocks) const {
  const Models& m = *models_;
  Analysis analysis;
  std::vector<NameInput> inputs;
  std::vector<ParserInput> rows;
  for (std::size_t block = 0; block < blocks.size(); ++block) {
    const std::vector<RawToken> raw = tokenize(text, blocks[block], m.token_words);
    std::size_t first = 0;
    for (const std::size_t last : split_sentences(text, raw, m.token_words)) {
      Sentence sentence;
      NameInput draft;
      for (std::size_t i = first; i < last; ++i) {
        const std::string_view form = base::words_at(text, raw[i].span);
        draft.forms.push_back(form);
        draft.words.push_back(make_word(form, m.clusters));
        sentence.tokens.emplace_back().span = raw[i].span;
      }
      first = last;
      sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
      sentence.block = static_cast<std::uint32_t>(block);
      sentence.title_case = is_title_case(draft.words);
      const std::vector<std::uint8_t> tags = m.tagger.tag(draft.words);
      for (const std::uint8_t tag : tags) draft.tags.push_back(m.tagger.tags()[tag].hash);
      ParserInput& row = rows.emplace_back();
      for (std::size_t i = 0; i < tags.size(); ++i) {
        const Tag& tag = m.tagger.tags()[tags[i]];
        Token& token = sentence.tokens[i];
        token.pos = tag.pos;
        token.xpos = tag.xpos;
        const IrregularVerbs::Form* irregular =
            tag.pos == Pos::verb && (tag.xpos == "VBD" || tag.xpos == "VBN")
                ? m.irregular.find(draft.words[i].lower)
                : nullptr;
        token.lemma = irregular != nullptr ? std::string(irregular->base)
                                           : m.lemmatizer.lemma(draft.forms[i], tag.xpos, tag.pos);
        row.push_back(network_input(draft.words[i], tag.hash));
      }
      analysis.sentences.push_back(std::move(sentence));
      inputs.push_back(std::move(draft));
    }
  }
  const std::vector<std::vector<Arc>> trees = m.parser.parse(rows);
  for (std::size_t s = 0; s < trees.size(); ++s) {
    for (std::size_t i = 0; i < trees[s].size(); ++i) {
      analysis.sentences[s].tokens[i].head = trees[s][i].head;
      analysis.sentences[s].tokens[i].relation =
          m.parser.relations()[static_cast<std::size_t>(trees[s][i].relation)];
    }
  }
  std::vector<std::vector<NameSpan>> names = m.names.tag(inputs);
  for (std::size_t i = 0; i < names.size(); ++i) analysis.sentences[i].names = std::move(names[i]);
  return analysis;
}

}  // namespace dateline::language
