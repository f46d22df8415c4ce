// Trains the models of data/models and the table data/lexicon/lemmas.tsv. See README.md.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "src/base/problem.hpp"
#include "tools/train/evaluate.hpp"
#include "tools/train/tables.hpp"
#include "tools/train/trainers.hpp"

namespace dateline::train {
namespace {

constexpr std::size_t cluster_words = 150000;
constexpr int tagger_epochs = 6;
constexpr int jackknife_folds = 4;
constexpr int jackknife_epochs = 3;
constexpr int name_epochs = 8;
constexpr int news_times = 3;
constexpr float name_scale = 4;
constexpr std::size_t news_folds = 4;

/// The data folder as it is on disk.
class Folder : public base::DataFiles {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}
  std::optional<std::string_view> find(std::string_view name) const override {
    const std::string key(name);
    const auto known = files_.find(key);
    if (known != files_.end()) return known->second;
    if (!std::filesystem::exists(path_ + "/" + key)) return std::nullopt;
    return files_[key] = read_all(path_ + "/" + key);
  }
  std::vector<std::string> list(std::string_view) const override { return {}; }

 private:
  std::string path_;
  mutable std::map<std::string, std::string> files_;
};

class Program {
 public:
  Program(std::string corpora, std::string data)
      : corpora_(std::move(corpora)), path_(std::move(data)), data_(path_) {}

  bool run(const std::string& what) {
    if (what == "clusters") {
      write("models/clusters.bin",
            make_clusters(corpora_ + "/clusters/glove-100d-256-1024.tsv.gz", cluster_words));
    } else if (what == "lemmas") {
      write("lexicon/lemmas.tsv", make_lemmas(trees("train"), corpora_ + "/propbank/frames.tar.gz"));
      write("lexicon/undergoing_verbs.txt", make_undergoing_verbs(corpora_ + "/propbank/frames.tar.gz"));
    } else if (what == "tagger") {
      const std::vector<Document> documents = with_headlines(trees("train"));
      write("models/tagger.bin", train_tagger(samples_of(documents, clusters()), tagger_epochs));
    } else if (what == "parser-rows") {
      parser_rows();
    } else if (what == "parser") {
      write("models/parser.bin", pack_parser(read_all("parser.net")));
    } else if (what == "pronouns") {
      write("lexicon/pronoun_weights.tsv",
            train_pronouns(read_all(corpora_ + "/gap/gap-development.tsv"), data_));
    } else if (what == "names") {
      names(false);
    } else if (what == "cross-validate-names") {
      names(true);
    } else if (what == "evaluate") {
      for (const std::string corpus : {"ewt", "gum"}) {
        const std::vector<Document> documents = read_conllu(corpora_ + "/" + corpus + "/dev.conllu.gz");
        evaluate_trees(corpus + " dev", documents, data_);
        evaluate_text(corpus + " dev", documents, data_);
      }
    } else {
      return false;
    }
    return true;
  }

 private:
  language::Clusters clusters() const {
    return language::Clusters(
        language::ModelFile(data_.at("models/clusters.bin"), "models/clusters.bin", "CLUS", 1));
  }

  std::vector<Document> trees(const std::string& part) const {
    std::vector<Document> all = read_conllu(corpora_ + "/ewt/" + part + ".conllu.gz");
    for (Document& document : read_conllu(corpora_ + "/gum/" + part + ".conllu.gz"))
      all.push_back(std::move(document));
    return all;
  }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream out(path_ + "/" + name, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    std::fprintf(stderr, "%s: %zu bytes\n", name.c_str(), bytes.size());
  }

  /// The words of a corpus as our tokenizer cuts them, with their names.
  NameDocument name_document(const Document& document, const language::Clusters& clusters,
                             const language::Tagger& tagger, const language::TokenWords& words) const;
  /// GUM calls a national team an organization; in news the name of a country is a place.
  void countries_are_places(std::vector<Document>& documents) const;
  void names(bool cross_validate);
  void parser_rows() const;

  std::string corpora_;
  std::string path_;
  Folder data_;
};

NameDocument Program::name_document(const Document& document, const language::Clusters& clusters,
                                    const language::Tagger& tagger, const language::TokenWords& words) const {
  NameDocument out;
  for (const CorpusSentence& sentence : document.sentences) {
    language::NameInput input;
    std::vector<std::uint32_t> first_of;  // of each gold token, the first of its tokens
    for (const CorpusToken& token : sentence.tokens) {
      first_of.push_back(static_cast<std::uint32_t>(input.forms.size()));
      for (const language::RawToken& raw : language::tokenize(token.form, {0, token.form.size()}, words)) {
        input.forms.push_back(base::words_at(token.form, raw.span));
        input.words.push_back(language::make_word(input.forms.back(), clusters));
      }
    }
    first_of.push_back(static_cast<std::uint32_t>(input.forms.size()));
    if (input.forms.empty()) continue;
    std::vector<language::NameSpan> spans;
    for (const language::NameSpan& name : sentence.names) {
      if (first_of[name.first] < first_of[name.last])
        spans.push_back({first_of[name.first], first_of[name.last], name.kind, 1});
    }
    std::vector<bool> adjective;
    for (const std::uint8_t tag : tagger.tag(input.words)) {
      input.tags.push_back(tagger.tags()[tag].hash);
      adjective.push_back(tagger.tags()[tag].pos == language::Pos::adj);
    }
    // "Russian" before a noun names nobody.
    std::erase_if(spans, [&](const language::NameSpan& name) {
      return name.kind == language::NameKind::other && name.last - name.first == 1 && adjective[name.first];
    });
    out.gold.push_back(language::labels_of(spans, input.words.size()));
    out.knows_other.push_back(sentence.knows_other);
    out.sentences.push_back(std::move(input));
  }
  return out;
}

void Program::countries_are_places(std::vector<Document>& documents) const {
  std::set<std::string> countries;
  const std::string table = read_all(path_ + "/lexicon/countries.tsv");
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    countries.insert(table.substr(at, std::min(table.find('\t', at), end) - at));
    at = end + 1;
  }
  countries.insert({"England", "Scotland", "Wales", "Korea"});
  for (Document& document : documents) {
    for (CorpusSentence& sentence : document.sentences) {
      for (language::NameSpan& name : sentence.names) {
        std::string words;
        for (std::uint32_t i = name.first; i < name.last; ++i)
          words += (i > name.first ? " " : "") + sentence.tokens[i].form;
        if (name.kind == language::NameKind::organization && countries.contains(words))
          name.kind = language::NameKind::place;
      }
    }
  }
}

void Program::parser_rows() const {
  const std::vector<Document> documents = with_headlines(trees("train"));
  const std::vector<Sample> samples = samples_of(documents, clusters());
  write_rows("train.rows", samples, jackknifed_tags(samples, jackknife_folds, jackknife_epochs));
  const language::Tagger tagger(
      language::ModelFile(data_.at("models/tagger.bin"), "models/tagger.bin", "TAGS", 2));
  for (const std::string corpus : {"ewt", "gum"}) {
    const std::vector<Document> dev = read_conllu(corpora_ + "/" + corpus + "/dev.conllu.gz");
    const std::vector<Sample> words = samples_of(dev, clusters());
    std::vector<std::vector<std::uint64_t>> tags;
    for (const Sample& sample : words) {
      tags.emplace_back();
      for (const std::uint8_t tag : tagger.tag(sample.words)) tags.back().push_back(tagger.tags()[tag].hash);
    }
    write_rows(corpus + ".rows", words, tags);
  }
}

void Program::names(bool cross_validate) {
  std::vector<Document> gum = read_conllu(corpora_ + "/gum/train.conllu.gz", true);
  for (Document& document : read_conllu(corpora_ + "/gum/dev.conllu.gz", true))
    gum.push_back(std::move(document));
  countries_are_places(gum);
  std::vector<Document> others = read_names(corpora_ + "/wikigold/wikigold.conll.gz", false, true);
  for (const char* part : {"a", "b", "e", "f", "g", "h"}) {
    for (Document& d : read_names(corpora_ + "/btc/" + part + ".conll.gz", false, false))
      others.push_back(std::move(d));
  }
  for (const char* part : {"dev", "test"}) {
    for (Document& d : read_names(corpora_ + "/uner-ewt/en_ewt-ud-" + part + ".iob2.gz", true, false))
      others.push_back(std::move(d));
  }
  const language::Clusters known = clusters();
  const language::Tagger tagger(
      language::ModelFile(data_.at("models/tagger.bin"), "models/tagger.bin", "TAGS", 2));
  const language::TokenWords words(data_);
  const std::string gazetteer = make_gazetteer(corpora_, path_, words);
  std::vector<NameDocument> base;
  std::vector<NameDocument> news;
  for (const Document& d : others) base.push_back(name_document(d, known, tagger, words));
  for (const Document& d : gum) {
    const bool is_news = d.name.find("_news_") != std::string::npos;
    (is_news ? news : base).push_back(name_document(d, known, tagger, words));
  }
  // News is what the model is for, and little of what there is to learn from: each is read several times.
  if (!cross_validate) {
    for (int time = 0; time < news_times; ++time) base.insert(base.end(), news.begin(), news.end());
    write("models/names.bin", train_names(base, gazetteer, name_epochs, name_scale));
    return;
  }
  NameCounts counts;
  for (std::size_t fold = 0; fold < news_folds; ++fold) {
    std::vector<NameDocument> train = base;
    std::vector<NameDocument> test;
    for (std::size_t i = 0; i < news.size(); ++i) {
      if (i % news_folds == fold)
        test.push_back(news[i]);
      else
        train.insert(train.end(), news_times, news[i]);
    }
    count_names(test, train_names(train, gazetteer, name_epochs, name_scale), counts);
  }
  print_names("news", counts);
}

}  // namespace
}  // namespace dateline::train

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(
        stderr,
        "usage: dateline_train CORPORA DATA "
        "clusters|lemmas|tagger|parser-rows|parser|pronouns|names|cross-validate-names|evaluate ...\n");
    return 2;
  }
  try {
    dateline::train::Program program(argv[1], argv[2]);
    for (int i = 3; i < argc; ++i) {
      if (!program.run(argv[i])) {
        std::fprintf(stderr, "%s: no such step\n", argv[i]);
        return 2;
      }
    }
  } catch (const dateline::base::Problem& problem) {
    std::fprintf(stderr, "%s\n", problem.what());
    return 1;
  }
  return 0;
}
