#include "src/language/tagger.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace dateline::language {
namespace {

constexpr std::size_t most_tags = 250;
constexpr std::array<std::string_view, 17> pos_names{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                     "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                     "PUNCT", "SCONJ", "SYM", "VERB", "X"};

/// A participle may stand for an adjective.
bool is_past_form(const Tag& tag, bool participle) {
  if (tag.pos == Pos::verb) return tag.xpos == "VBD" || (participle && tag.xpos == "VBN");
  return participle && tag.xpos == "JJ";
}

}  // namespace

Pos pos_of(std::string_view name) {
  const auto found = std::find(pos_names.begin(), pos_names.end(), name);
  return found == pos_names.end() ? Pos::x : static_cast<Pos>(found - pos_names.begin());
}

Tag make_tag(const std::string& name) {
  Tag tag;
  tag.name = name;
  const auto bar = name.rfind('|');
  tag.xpos = name.substr(0, bar);
  tag.pos = bar == std::string::npos ? Pos::x : pos_of(name.substr(bar + 1));
  tag.hash = hash_of(name);
  return tag;
}

void tagger_features(const std::vector<Word>& words, std::size_t i, std::uint64_t last,
                     std::uint64_t before_last, FeatureList& f) {
  const auto at = [&](std::size_t index) -> const Word& {
    return index < words.size() ? words[index] : border_word();
  };
  const Word& w = words[i];
  const Word& a = at(i - 1);  // wraps to a huge index before the sentence: the border
  const Word& a2 = at(i - 2);
  const Word& b = at(i + 1);
  const Word& b2 = at(i + 2);
  f.start();
  f.add();
  f.add(w.form);
  f.add(w.lower);
  for (const std::uint64_t suffix : w.suffix) f.add(suffix);
  f.add(w.prefix[0]);
  f.add(w.prefix[2]);
  f.add(w.shape);
  f.add(w.shape, i == 0);
  f.add(last);
  f.add(last, before_last);
  f.add(last, w.lower);
  f.add(last, before_last, w.suffix[1]);
  f.add(a.lower);
  f.add(a.lower, w.lower);
  f.add(a.suffix[2]);
  f.add(a2.lower);
  f.add(b.lower);
  f.add(b.suffix[2]);
  f.add(b2.lower);
  f.add(w.lower, b.lower);
  f.add(b.shape);
  f.add(w.suffix[2], b.suffix[2]);
  f.add(last, b.lower);
  f.add(last, w.suffix[2], b.suffix[1]);
  f.add(w.cluster.coarse);
  f.add(w.cluster.fine);
  f.add(b.cluster.coarse);
  f.add(b.cluster.fine);
  f.add(a.cluster.fine);
  f.add(last, w.cluster.fine);
  f.add(last, w.cluster.coarse, b.cluster.coarse);
  f.add(w.cluster.coarse, w.shape);
  f.add(w.cluster.coarse, b.cluster.coarse);
  f.add(b.cluster.coarse, b2.cluster.coarse);
  f.add(a.lower, b.lower);
  f.add(w.lower, b.cluster.fine);
  f.add(b2.cluster.fine);
  f.add(last, w.lower, b.cluster.coarse);
}

Tagger::Tagger(const ModelFile& file, const IrregularVerbs* irregular) : irregular_(irregular) {
  for (const std::string& name : file.lines(0)) tags_.push_back(make_tag(name));
  if (tags_.empty() || tags_.size() > most_tags) file.refuse("it has a wrong number of tags");
  weights_ = FeatureWeights(file, 1, static_cast<std::uint32_t>(tags_.size()));
}

std::vector<std::uint8_t> Tagger::tag(const std::vector<Word>& words) const {
  std::vector<std::uint8_t> out(words.size());
  std::array<std::int32_t, most_tags> scores{};
  FeatureList features;
  std::uint64_t last = no_tag;
  std::uint64_t before_last = no_tag;
  for (std::size_t i = 0; i < words.size(); ++i) {
    tagger_features(words, i, last, before_last, features);
    std::fill_n(scores.begin(), tags_.size(), 0);
    weights_.add_scores(features.hashes(), scores.data());
    const IrregularVerbs::Form* form = irregular_ != nullptr && words[i].first == CharKind::lower
                                           ? irregular_->find(words[i].lower)
                                           : nullptr;
    if (form != nullptr && form->only_a_verb) {
      for (std::size_t t = 0; t < tags_.size(); ++t) {
        if (!is_past_form(tags_[t], form->participle)) scores[t] = std::numeric_limits<std::int32_t>::min();
      }
    }
    const auto best =
        std::max_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(tags_.size()));
    out[i] = static_cast<std::uint8_t>(best - scores.begin());
    before_last = last;
    last = tags_[out[i]].hash;
  }
  return out;
}

}  // namespace dateline::language
