#include "graph/query/standing.hpp"

#include <algorithm>
#include <array>

#include "graph/query/names.hpp"
#include "graph/query/result_builder.hpp"
#include "src/text/fold.hpp"

namespace dateline::query {
namespace {

bool says_no(const std::string& word) {
  constexpr std::array<std::string_view, 11> words = {
      "not", "never", "no", "nobody", "none", "nothing", "nowhere", "neither", "nor", "without", "cannot"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool title_says_no(const ResultEvent& event) {
  const std::vector<std::string> words = folded_words(event.title);
  // Folding makes curly apostrophes straight: "didn’t" is "didn't".
  return text::fold(event.title).find("n't") != std::string::npos ||
         std::any_of(words.begin(), words.end(), says_no);
}

/// The editor's word is "denied", which says that somebody denies it.
bool is_set_denied(const ResultEvent& event) {
  return std::any_of(event.decisions.begin(), event.decisions.end(), [](const ResultDecision& decision) {
    return decision.field == "standing" && decision.given && decision.state != "rejected";
  });
}

}  // namespace

std::string_view standing_word(const ResultEvent& event) {
  if (event.polarity == "negative" && !title_says_no(event)) {
    const bool somebody_denies =
        !event.attributed_to.empty() || event.modality == "alleged" || is_set_denied(event);
    return somebody_denies ? "Denied" : "";
  }
  if (event.modality == "alleged") return "Alleged";
  if (event.modality == "planned") return "Planned";
  if (event.modality == "hypothetical") return "Hypothetical";
  return "";
}

bool needs_negation(const ResultEvent& event) {
  return event.polarity == "negative" && standing_word(event) != "Denied" && !title_says_no(event);
}

std::string standing_in_words(const ResultEvent& event) {
  if (needs_negation(event)) return "did not happen";
  return text::fold(standing_word(event));
}

std::string standing_in_words(const model::Event& event) {
  ResultEvent row;
  row.title = event.title;
  row.modality = model::name_of(event.modality);
  row.polarity = model::name_of(event.polarity);
  if (event.attributed_to) row.attributed_to = to_string(event.attributed_to);
  for (const model::FieldDecision& decision : event.decisions)
    row.decisions.push_back(decision_row(decision));
  return standing_in_words(row);
}

}  // namespace dateline::query
