#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/ids.hpp"
#include "src/cli/command.hpp"
#include "src/story/editing.hpp"

namespace dateline::cli {

extern const char* const actor_review_keys;

/// `dateline review --actors`: two actors that may be one, a key, the next two.
class ActorReview {
 public:
  ActorReview(Context& context, story::Story& story) : context_(context), story_(story) {}

  /// Returns when no pair is left, the editor quits, or there is no input any more. The graph follows every
  /// decision: whoever is merged is asked about under one number.
  void run();
  /// "3 decisions, 4 keys, 2 left".
  std::string summary() const;

 private:
  using Pair = std::pair<model::ActorId, model::ActorId>;

  std::vector<Pair> open_pairs() const;
  void show(const Pair& pair, std::size_t left);
  bool ask(const Pair& pair);
  bool act(char key, const Pair& pair);
  void say(const std::string& text) { context_.world.write(base::Stream::output, text); }

  Context& context_;
  story::Story& story_;
  std::vector<Pair> passed_over_;
  std::uint64_t decisions_ = 0, keys_ = 0;
};

}  // namespace dateline::cli
