#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "src/language/analysis.hpp"
#include "src/language/bucket_table.hpp"
#include "src/language/features.hpp"
#include "src/language/irregular_verbs.hpp"
#include "src/language/word.hpp"

namespace dateline::language {

/// A part of speech as the tagger knows it: Penn tag and universal one together.
struct Tag {
  std::string name;  ///< "VBD|VERB"
  std::string xpos;  ///< "VBD"
  Pos pos = Pos::x;
  std::uint64_t hash = 0;  ///< of the name, for features
};

/// The tag named `name` ("VBD|VERB"); Pos::x where the universal part is not known.
Tag make_tag(const std::string& name);

/// "NOUN" …, as Universal Dependencies writes it; Pos::x for others.
Pos pos_of(std::string_view name);

/// The features of word i after the tags `last` and `before_last` (hashes of tag names).
void tagger_features(const std::vector<Word>& words, std::size_t i, std::uint64_t last,
                     std::uint64_t before_last, FeatureList& out);

/// Hash that stands for the tag before the sentence.
inline constexpr std::uint64_t no_tag = 0x5eed;

/// Greedy averaged perceptron (Collins 2002) from left to right.
class Tagger {
 public:
  Tagger() = default;
  /// Model of kind "TAGS": section 0 the tags, one a line; section 1 the weights. Of `irregular`, which must
  /// outlive it, the forms that are nothing but verbs get the tag of a past form, whatever the weights say.
  /// Throws through file.refuse.
  explicit Tagger(const ModelFile& file, const IrregularVerbs* irregular = nullptr);

  /// The index in tags() for each word.
  std::vector<std::uint8_t> tag(const std::vector<Word>& words) const;
  const std::vector<Tag>& tags() const { return tags_; }

 private:
  std::vector<Tag> tags_;
  FeatureWeights weights_;
  const IrregularVerbs* irregular_ = nullptr;
};

}  // namespace dateline::language
