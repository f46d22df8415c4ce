#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "src/language/characters.hpp"
#include "src/language/lemmatizer.hpp"
#include "src/language/tagger.hpp"
#include "tools/train/tables.hpp"

namespace dateline::train {
namespace {

constexpr std::size_t tar_block = 512;

/// One table in memory.
class OneFile : public base::DataFiles {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  std::optional<std::string_view> find(std::string_view) const override { return text_; }
  std::vector<std::string> list(std::string_view) const override { return {}; }

 private:
  std::string text_;
};

bool is_plain_word(const std::string& word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// The frame files of verbs in an archive: "abandon" of "frames/abandon.xml", and what is in it.
std::map<std::string, std::string> verb_frames(const std::string& path) {
  const std::string tar = read_all(path);
  std::map<std::string, std::string> out;
  for (std::size_t at = 0; at + tar_block <= tar.size();) {
    const std::string name = tar.substr(at, tar.substr(at, 100).find('\0'));
    const std::size_t size = std::strtoul(tar.substr(at + 124, 12).c_str(), nullptr, 8);
    const auto slash = name.rfind('/');
    const auto dot = name.rfind(".xml");
    if (dot != std::string::npos) {
      const std::string word = name.substr(slash == std::string::npos ? 0 : slash + 1, dot - slash - 1);
      // Frame files of nouns and adjectives have no verb among their predicates.
      std::string body = tar.substr(at + tar_block, size);
      if (is_plain_word(word) && body.find("pos=\"v\"") != std::string::npos)
        out.emplace(word, std::move(body));
    }
    at += tar_block + (size + tar_block - 1) / tar_block * tar_block;
  }
  return out;
}

char class_of(const std::string& xpos, language::Pos pos) {
  if (pos == language::Pos::aux || (pos == language::Pos::verb && xpos.starts_with('V'))) return 'V';
  if (pos == language::Pos::noun) return 'N';
  if (pos == language::Pos::adj || pos == language::Pos::adv) return 'A';
  return 'P';
}

}  // namespace

std::string make_lemmas(const std::vector<Document>& documents, const std::string& propbank) {
  std::set<std::string> verbs;
  std::map<std::string, int> noun_counts;
  for (const auto& [verb, frame] : verb_frames(propbank)) verbs.insert(verb);
  // (class, form, tag) → lemma → count
  std::map<std::pair<char, std::string>, std::map<std::string, int>> lemmas;
  std::map<std::pair<char, std::string>, std::string> tags;
  for (const Document& document : documents) {
    for (const CorpusSentence& sentence : document.sentences) {
      for (const CorpusToken& token : sentence.tokens) {
        const language::Tag tag = language::make_tag(token.tag);
        if (tag.pos == language::Pos::propn || tag.pos == language::Pos::x || tag.xpos == "GW") continue;
        const std::string lemma = language::lower_case(token.lemma);
        const std::string form = language::lower_case(token.form);
        if (lemma == "_" || lemma.empty() || form.find_first_of("\t ") != std::string::npos) continue;
        if (tag.pos == language::Pos::verb && tag.xpos.starts_with('V') && is_plain_word(lemma))
          verbs.insert(lemma);
        if (tag.pos == language::Pos::noun && is_plain_word(lemma)) ++noun_counts[lemma];
        const auto key = std::pair(class_of(tag.xpos, tag.pos), form);
        ++lemmas[key][lemma];
        if (form != lemma || !tags.contains(key)) tags[key] = tag.name;
      }
    }
  }
  std::string bases =
      "# Written by tools/train: base forms of verbs (v) and nouns (n), then forms the rules of inflection "
      "get wrong:\n"
      "# class (V verb, N noun, A adjective or adverb, P other), form, lemma. From the English Web Treebank, "
      "GUM and\n"
      "# PropBank; see NOTICE.\n";
  for (const std::string& verb : verbs) bases += "v\t" + verb + "\n";
  for (const auto& [noun, count] : noun_counts) {
    if (count >= 2 || noun.ends_with('e')) bases += "n\t" + noun + "\n";
  }
  const OneFile file(bases);
  const language::Lemmatizer rules(file);
  std::string out = bases;
  for (const auto& [key, counts] : lemmas) {
    const auto best = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    const language::Tag tag = language::make_tag(tags[key]);
    // Of words seen once, only inflected ones: the others are mostly slips of the pen put right.
    const bool inflected = (key.first == 'V' || key.first == 'N') && tag.xpos != "NN" && tag.xpos != "VB";
    const bool odd = best->second < 2 && (!inflected || key.second.front() != best->first.front());
    if (odd || rules.lemma(key.second, tag.xpos, tag.pos) == best->first) continue;
    out += std::string(1, key.first) + "\t" + key.second + "\t" + best->first + "\n";
  }
  return out;
}

std::string make_undergoing_verbs(const std::string& propbank) {
  std::string out =
      "# Written by tools/train from PropBank (see NOTICE): verbs none of whose senses, but with a particle, "
      "has a role "
      "0.\n# Without an object, their subject is what it happens to: who dies, what arrives.\n";
  for (const auto& [verb, frame] : verb_frames(propbank)) {
    bool has_one = false, has_zero = false;
    for (std::size_t begin = frame.find("<roleset "); begin != std::string::npos;) {
      const std::size_t next = frame.find("<roleset ", begin + 1);
      const std::string sense = frame.substr(begin, next == std::string::npos ? next : next - begin);
      begin = next;
      if (sense.find("<alias pos=\"v\">" + verb + "</alias>") == std::string::npos) continue;
      const std::size_t roles = sense.find("<roles>");
      const std::string told =
          roles == std::string::npos ? "" : sense.substr(roles, sense.find("</roles>") - roles);
      has_zero |= told.find(" n=\"0\"") != std::string::npos;
      has_one |= told.find(" n=\"1\"") != std::string::npos;
    }
    if (has_one && !has_zero) out += verb + "\n";
  }
  return out;
}

}  // namespace dateline::train
