#include "tools/train/corpus.hpp"

#include <zlib.h>

#include <cstdio>
#include <cstdlib>

namespace dateline::train {
namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = line.find(separator, at);
    parts.push_back(line.substr(at, end - at));
    if (end == std::string::npos) return parts;
    at = end + 1;
  }
}

/// Calls `use` with each line.
template <typename Use>
void for_each_line(const std::string& text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    use(line);
    at = end + 1;
  }
}

/// "PROPN" for all of a name, whatever its words are elsewhere ("United" of the United Nations).
std::string tag_of(const std::string& xpos, const std::string& upos) {
  const bool proper = xpos == "NNP" || xpos == "NNPS";
  std::string tag = xpos;
  tag.push_back('|');
  tag += proper ? "PROPN" : upos == "PROPN" && xpos.starts_with("NN") ? "NOUN" : upos;
  return tag;
}

language::NameKind kind_of_tag(const std::string& tag) {
  if (tag == "PER") return language::NameKind::person;
  if (tag == "ORG") return language::NameKind::organization;
  if (tag == "LOC") return language::NameKind::place;
  return language::NameKind::other;
}

}  // namespace

std::string read_all(const std::string& path) {
  const gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    std::exit(1);
  }
  std::string out;
  std::vector<char> buffer(1 << 16);
  for (int n = 0; (n = gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0;) {
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
  gzclose(file);
  return out;
}

std::vector<Document> read_conllu(const std::string& path, bool gum_names) {
  std::vector<Document> documents;
  CorpusSentence sentence;
  GumNames names;
  int range_end = 0;
  for_each_line(read_all(path), [&](const std::string& line) {
    if (line.empty()) {
      if (!sentence.tokens.empty()) {
        if (documents.empty()) documents.emplace_back();
        if (gum_names) names.read(sentence);
        documents.back().sentences.push_back(std::move(sentence));
      }
      sentence = {};
      range_end = 0;
      return;
    }
    if (line.front() == '#') {
      if (line.starts_with("# newdoc")) {
        documents.push_back({line.substr(line.find('=') + 2), {}});
        names = {};
      }
      if (line.starts_with("# newpar") || line.starts_with("# newdoc")) sentence.starts_paragraph = true;
      if (line.starts_with("# text = ")) sentence.text = line.substr(9);
      return;
    }
    const std::vector<std::string> column = split(line, '\t');
    if (column.size() != 10) return;
    if (column[0].find('-') != std::string::npos) {
      range_end = std::atoi(column[0].c_str() + column[0].find('-') + 1);
      return;
    }
    if (column[0].find('.') != std::string::npos) return;
    CorpusToken token;
    token.form = column[1];
    token.lemma = column[2];
    token.tag = tag_of(column[4], column[3]);
    token.head = std::atoi(column[6].c_str());
    token.relation = column[7];
    token.misc = column[9];
    token.space_after =
        token.misc.find("SpaceAfter=No") == std::string::npos && std::atoi(column[0].c_str()) >= range_end;
    sentence.tokens.push_back(std::move(token));
  });
  return documents;
}

std::vector<Document> read_names(const std::string& path, bool indexed, bool knows_other) {
  std::vector<Document> documents;
  bool has_documents = false;
  CorpusSentence sentence;
  sentence.knows_other = knows_other;
  std::string last;
  const auto finish = [&] {
    if (!sentence.tokens.empty()) {
      if (!has_documents) documents.emplace_back();
      documents.back().sentences.push_back(std::move(sentence));
    }
    sentence = {};
    sentence.knows_other = knows_other;
    last.clear();
  };
  for_each_line(read_all(path), [&](const std::string& line) {
    if (line.empty()) return finish();
    if (indexed && line.front() == '#') {
      if (line.starts_with("# newdoc")) {
        finish();
        has_documents = true;
        documents.push_back({line, {}});
      }
      return;
    }
    const bool tabs = line.find('\t') != std::string::npos;
    const std::vector<std::string> column = split(line, tabs ? '\t' : ' ');
    if (column.size() < (indexed ? 3u : 2u)) return;
    CorpusToken token;
    token.form = column[indexed ? 1 : 0];
    const std::string tag = column[indexed ? 2 : 1];
    if (tag.size() > 2 && tag != "O") {
      const language::NameKind kind = kind_of_tag(tag.substr(2));
      const auto at = static_cast<std::uint32_t>(sentence.tokens.size());
      const bool goes_on = tag.front() == 'I' && last.size() > 2 && last.substr(2) == tag.substr(2);
      if (goes_on) {
        sentence.names.back().last = at + 1;
      } else {
        sentence.names.push_back({at, at + 1, kind, 1});
      }
    }
    last = tag;
    sentence.tokens.push_back(std::move(token));
  });
  finish();
  return documents;
}

}  // namespace dateline::train
