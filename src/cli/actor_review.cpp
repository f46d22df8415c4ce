#include "src/cli/actor_review.hpp"

#include <algorithm>

#include "exports/table/desk.hpp"
#include "src/base/problem.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {

const char* const actor_review_keys =
    R"(  m they are one (merge)   d they are two (distinct)   s or Enter leave it
  u undo   q quit   ? these keys
)";

std::vector<ActorReview::Pair> ActorReview::open_pairs() const {
  std::vector<Pair> pairs;
  for (const model::MaybeSameActor& one : story_.reader().maybe_same_actors())
    if (const Pair pair(one.one, one.other);
        std::find(passed_over_.begin(), passed_over_.end(), pair) == passed_over_.end())
      pairs.push_back(pair);
  return pairs;
}

void ActorReview::run() {
  say(actor_review_keys);
  bool goes_on = true;
  while (goes_on) {
    const std::vector<Pair> pairs = open_pairs();
    if (pairs.empty()) return;
    show(pairs.front(), pairs.size());
    goes_on = ask(pairs.front());
  }
}

std::string ActorReview::summary() const {
  const std::size_t left = open_pairs().size() + passed_over_.size();
  return counted(decisions_, "decision") + ", " + counted(keys_, "key") +
         (left > 0 ? ", " + std::to_string(left) + " left" : "") + "\n";
}

void ActorReview::show(const Pair& pair, std::size_t left) {
  const query::MaybeOnes found = query::maybe_one_actors(story_.reader(), pair.first, pair.second);
  for (const query::MaybeOne& one : found.list)
    say("\n" + table::maybe_one_card(one, found.sources, context_.columns));
  if (left > 1) say("  (" + std::to_string(left - 1) + " more)\n");
}

bool ActorReview::ask(const Pair& pair) {
  while (true) {
    const auto key = context_.world.read_key();
    if (!key) return false;
    ++keys_;
    if (*key == 'q' || *key == 4) return false;  // Ctrl-D
    if (act(*key, pair)) return true;
  }
}

/// Whether the review goes on to the next pair.
bool ActorReview::act(char key, const Pair& pair) {
  story::Editing editing(story_, context_.now());
  try {
    switch (key) {
      case 'm':
        editing.merge(std::vector<model::ActorId>{pair.first, pair.second});
        break;
      case 'd':
        editing.distinct(pair.first, pair.second);
        break;
      case 'u': {
        const store::LogEntry entry = editing.undo(std::nullopt, false);
        story_.update();
        say("  taken back: entry " + std::to_string(entry.number) + "\n");
        return true;
      }
      case 's':
      case '\n':
      case '\r':
      case ' ':
      case 'j':
        passed_over_.push_back(pair);
        return true;
      default:
        say(actor_review_keys);
        return false;
    }
  } catch (const base::Problem& error) {
    say("  " + std::string(error.what()) + "\n");
    return false;
  }
  ++decisions_;
  story_.update();
  return true;
}

}  // namespace dateline::cli
