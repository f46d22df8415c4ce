#pragma once

#include "graph/query/look_up.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// Has what a result is without (Wanted::parts), one event at a time, so that a large one need not be held in
/// memory with all of it.
class Parts {
 public:
  /// `story`, which must outlive this, is the one that was asked. With `quotes` claims have their words.
  explicit Parts(const model::StoryReader& story, bool quotes = false)
      : story_(story), look_up_(story), quotes_(quotes) {}

  /// The event with who takes part in it, and its claims, whether it has them or not.
  ResultEvent whole(const ResultEvent& event);

 private:
  const model::StoryReader& story_;
  LookUp look_up_;
  bool quotes_;
};

}  // namespace dateline::query
