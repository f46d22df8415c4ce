#include "src/story/title_check.hpp"

#include <set>

#include "src/calendar/print.hpp"
#include "src/text/telling_words.hpp"

namespace dateline::story {

std::vector<std::string> unsaid_in_title(const model::StoryReader& story, const model::Event& event,
                                         const std::string& title) {
  std::set<std::string> said;
  const auto add = [&](std::string_view text) {
    for (std::string& word : text::folded_words(text)) said.insert(std::move(word));
  };
  for (const model::Claim& claim : story.claims_of(event.id)) {
    add(base::words_at(story.text_of(claim.source), claim.quote));
    add(claim.citation);
  }
  for (const model::Participation& part : event.participants) {
    const auto actor = story.actor(part.actor);
    if (!actor) continue;
    add(actor->name);
    for (const auto* list : {&actor->aliases, &actor->titles})
      for (const std::string& name : *list) add(name);
  }
  add(calendar::print(event.dating.when));
  std::vector<std::string> warnings;
  for (const std::string& word : text::telling_words(title)) {
    const std::vector<std::string> folded = text::folded_words(word);
    if (!folded.empty() && !said.contains(folded.front()))
      warnings.push_back("no claim of " + to_string(event.id) + " says \"" + word + "\"");
  }
  return warnings;
}

}  // namespace dateline::story
