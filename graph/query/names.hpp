#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/story_reader.hpp"

namespace dateline::query {

/// The actors of a story by their names, as people write them: any alias, any run of whole words of it,
/// accents and case apart, or a handle. Whom the editor has rejected has a handle alone. The actors are read
/// when the first name is asked for; a handle needs none of them. The story must outlive this.
class ActorNames {
 public:
  explicit ActorNames(const model::StoryReader& story) : story_(story) {}

  /// A rejected actor of this name; matching() finds none by name.
  std::optional<model::ActorId> rejected(std::string_view name) const;
  /// All that `words` may mean, by handle. An actor whose whole name or alias it is goes before those in
  /// whose name it stands only in part: "Trump" leaves "Donald Trump Jr." out when somebody has "Trump" as an
  /// alias.
  std::set<model::ActorId> matching(std::string_view words) const;
  /// The same; throws DataError with a near miss when there is none.
  std::set<model::ActorId> at(std::string_view words) const;
  /// The one actor meant, where something is changed: who is named just so, else the only one in whose names
  /// the words stand. Of several who are named just so it is the one who is `present`, where one alone is.
  /// DataError that lists them where they are several, and like at.
  model::ActorId only(std::string_view words, const std::set<model::ActorId>& present = {}) const;
  /// The one actor meant, for commands that show one. Of several the one named most often in the story;
  /// throws like at.
  model::ActorId one(std::string_view words) const;
  /// How many actors were read.
  std::size_t read() const { return actors_.size(); }

 private:
  struct Name {
    std::vector<std::string> words;  ///< folded
    model::ActorId actor;
  };
  void read_actors() const;

  const model::StoryReader& story_;
  mutable bool is_read_ = false;
  mutable std::vector<Name> names_;
  mutable std::vector<model::Actor> actors_;  ///< by handle
};

/// The folded words of a name, punctuation apart.
std::vector<std::string> folded_words(std::string_view name);

}  // namespace dateline::query
