#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/query/names.hpp"
#include "graph/query/query.hpp"

namespace dateline::query {

/// From least to most. What most probably holds is `probably`; it still only may.
enum class Verdict { no, maybe, probably, yes };

/// A filter made ready for one story: names looked up, dates read.
class Matcher {
 public:
  Matcher(const model::StoryReader& story, const Filter& filter, const Options& options);
  ~Matcher();

  /// What must be read so that nothing is missed.
  const model::EventWindow& window() const { return window_; }
  Verdict decide(const model::Event& event) const;
  /// Throws DataError when nothing was found because the story has no such kind or tag. Otherwise does
  /// nothing.
  void explain_nothing() const;
  /// Whether a word asks for a time.
  bool asks_time() const { return asks_time_; }

 private:
  struct Node;
  std::unique_ptr<Node> prepare(const Filter& filter);
  std::unique_ptr<Node> prepare_term(const Term& term);
  std::unique_ptr<Node> prepare_selection(const Term& term);
  std::unique_ptr<Node> prepare_when(const Term& term);
  void narrow_window(const Node& node);

  const model::StoryReader& story_;
  Options options_;
  std::optional<ActorNames> names_;
  /// The times that sources give an event who do not agree on it, where the editor has not decided.
  std::optional<std::map<model::EventId, std::vector<calendar::TimeSpan>>> contested_times_;
  model::EventWindow window_;
  std::vector<std::string> kinds_asked_, tags_asked_;
  bool asks_state_ = false, asks_time_ = false, inside_selection_ = false;
  std::unique_ptr<Node> root_;
};

}  // namespace dateline::query
