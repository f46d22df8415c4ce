#include "graph/query/names.hpp"

#include <algorithm>
#include <iterator>

#include "src/base/problem.hpp"
#include "src/text/telling_words.hpp"

namespace dateline::query {

std::vector<std::string> folded_words(std::string_view name) {
  return text::folded_words(name);
}

void ActorNames::read_actors() const {
  if (is_read_) return;
  is_read_ = true;
  story_.each_actor([&](const model::Actor& actor) {
    actors_.push_back(actor);
    if (actor.state == model::State::rejected) return true;
    names_.push_back({folded_words(actor.name), actor.id});
    for (const std::string& alias : actor.aliases) names_.push_back({folded_words(alias), actor.id});
    return true;
  });
}

std::optional<model::ActorId> ActorNames::rejected(std::string_view name) const {
  read_actors();
  const std::vector<std::string> wanted = folded_words(name);
  for (const model::Actor& actor : actors_)
    if (actor.state == model::State::rejected && folded_words(actor.name) == wanted) return actor.id;
  return std::nullopt;
}

std::set<model::ActorId> ActorNames::matching(std::string_view words) const {
  if (const auto id = model::handle_from<'A'>(words)) {
    const auto actor = story_.actor(*id);
    if (actor) return {actor->id};
    return {};
  }
  const std::vector<std::string> wanted = folded_words(words);
  std::set<model::ActorId> whole, part;
  if (wanted.empty()) return {};
  read_actors();
  for (const Name& name : names_) {
    if (name.words == wanted)
      whole.insert(name.actor);
    else if (std::search(name.words.begin(), name.words.end(), wanted.begin(), wanted.end()) !=
             name.words.end())
      part.insert(name.actor);
  }
  return whole.empty() ? part : whole;
}

std::set<model::ActorId> ActorNames::at(std::string_view words) const {
  std::set<model::ActorId> found = matching(words);
  if (!found.empty()) return found;
  read_actors();
  std::vector<std::string> candidates;
  std::vector<std::string> shown;
  for (const model::Actor& actor : actors_) {
    candidates.push_back(actor.name);
    shown.push_back(actor.name);
    for (const std::string& word : folded_words(actor.name)) {
      candidates.push_back(word);
      shown.push_back(actor.name);
    }
  }
  const std::string near = base::nearest_of(words, candidates.data(), candidates.data() + candidates.size());
  const auto at = std::find(candidates.begin(), candidates.end(), near);
  std::string remedy = "`dateline actors` lists them all";
  if (!near.empty() && at != candidates.end())
    remedy = "did you mean " + shown[static_cast<std::size_t>(at - candidates.begin())] + "?";
  throw base::DataError(
      {.what = "no actor '" + std::string(words) + "' in this story", .remedy = std::move(remedy)});
}

model::ActorId ActorNames::only(std::string_view words, const std::set<model::ActorId>& present) const {
  std::set<model::ActorId> meant = at(words);
  if (model::handle_from<'A'>(words)) return *meant.begin();
  const std::vector<std::string> wanted = folded_words(words);
  const auto is_name = [&](const model::Actor& actor) { return folded_words(actor.name) == wanted; };
  // A bare surname is whoever bears it, even where an article calls one of them just so.
  const bool is_someones_name = std::any_of(actors_.begin(), actors_.end(), [&](const auto& actor) {
    return meant.contains(actor.id) && is_name(actor);
  });
  if (!wanted.empty() && !is_someones_name) {
    for (const Name& name : names_)
      if (std::search(name.words.begin(), name.words.end(), wanted.begin(), wanted.end()) != name.words.end())
        meant.insert(name.actor);
  }
  if (is_someones_name)
    for (const model::Actor& actor : actors_)
      if (!is_name(actor)) meant.erase(actor.id);
  if (meant.size() == 1) return *meant.begin();
  std::set<model::ActorId> here;
  std::set_intersection(meant.begin(), meant.end(), present.begin(), present.end(),
                        std::inserter(here, here.end()));
  if (is_someones_name && here.size() == 1) return *here.begin();
  std::string all;
  for (const model::Actor& actor : actors_)
    if (meant.contains(actor.id)) all += (all.empty() ? "" : ", ") + to_string(actor.id) + " " + actor.name;
  throw base::DataError({.what = "'" + std::string(words) + "' may be several",
                         .why = all,
                         .remedy = "name one by its number"});
}

model::ActorId ActorNames::one(std::string_view words) const {
  const std::set<model::ActorId> found = at(words);
  if (found.size() == 1) return *found.begin();
  model::ActorId best = *found.begin();
  std::uint64_t most = 0;
  for (const model::Actor& actor : actors_) {
    if (!found.count(actor.id) || actor.mentions <= most) continue;
    best = actor.id;
    most = actor.mentions;
  }
  return best;
}

}  // namespace dateline::query
