#include "src/extract/pronoun_weights.hpp"

#include <algorithm>
#include <charconv>

#include "src/extract/table.hpp"

namespace dateline::extract {

const std::array<std::string_view, static_cast<std::size_t>(PronounFeature::count)>& pronoun_feature_names() {
  static constexpr std::array<std::string_view, static_cast<std::size_t>(PronounFeature::count)> names{
      "base",
      "one_sentence_back",
      "two_sentences_back",
      "further_back",

      "subject",
      "main_subject",
      "object",
      "oblique",
      "possessor",
      "modifier",
      "joined",
      "apposition",
      "name",
      "full_name",
      "pronoun",
      "gender",
      "often",
      "first_person",
      "nearest",
      "distance",
      "after",
      "above",
      "own_clause",
      "outer_clause",
      "both_subjects",
      "both_objects",
      "subject_of_possessive"};
  return names;
}

PronounWeights::PronounWeights(const base::DataFiles& data) {
  constexpr double unit = 1000;
  Table table(data, "lexicon/pronoun_weights.tsv");
  while (table.next()) {
    const std::string_view number = table.at(1);
    int thousandths = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), thousandths);
    if (error != std::errc() || end != number.data() + number.size())
      table.refuse("a weight is a whole number");
    if (table.at(0) == "least_probability") {
      least_probability_ = thousandths / unit;
      continue;
    }
    const auto& names = pronoun_feature_names();
    const auto found = std::find(names.begin(), names.end(), table.at(0));
    if (found == names.end()) table.refuse("no such feature");
    weights_[static_cast<std::size_t>(found - names.begin())] = thousandths / unit;
  }
}

double PronounWeights::score(const PronounFeatures& features) const {
  double sum = 0;
  for (std::size_t k = 0; k < features.size(); ++k) sum += weights_[k] * features[k];
  return sum;
}

}  // namespace dateline::extract
