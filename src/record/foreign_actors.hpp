#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "src/record/foreign_fields.hpp"
#include "src/record/foreign_words.hpp"
#include "src/record/record.hpp"

// Private to the room: whom another program names, and whether the words do too.

namespace dateline::record {

/// An actor as he is needed for one fact.
struct FoundActor {
  std::string key;  ///< the same for the same actor of a record
  Actor actor;      ///< without an id; with the mentions that the record gives
};

/// The actors of one record of another program. `own`, `quoted` and `notes` must outlive it.
class ForeignActors {
 public:
  ForeignActors(const Record& own, const QuotedWords& quoted, std::vector<std::string>& notes);

  /// Those that the record lists. Each is looked at when a fact needs him.
  void list(const std::vector<ForeignValue>& actors);

  /// Who takes part, by the field `actor` (an id) or `name` (and `kind`), and at which words; these stand in
  /// `around` and name him, or he is not mentioned there. Refuses what does not hold.
  FoundActor participant(ForeignFields& in, const std::vector<ByteSpan>& around, ByteSpan& words);
  /// Who says so, an id or a name; he is mentioned in `around`, or the reading here has him say what is told
  /// at the first of these.
  FoundActor speaker(const ForeignValue& value, const std::vector<ByteSpan>& around);

  /// Puts him among the actors of `facts`, with the words of `mention`, and gives his id there.
  std::string keep(const FoundActor& found, const std::optional<ByteSpan>& mention, Record& facts);
  /// Those listed that no fact needed.
  std::size_t unused() const { return listed_count_ - used_.size(); }

 private:
  FoundActor listed(const std::string& id, const ForeignValue& asked);
  FoundActor named(const ForeignValue& name);
  Actor read(const ForeignValue& value);
  void check_name(const ForeignValue& value) const;
  /// Those of the reading here who are called so.
  std::vector<const Actor*> called_here(const std::string& name) const;
  std::optional<ByteSpan> mention_in(const Actor& actor, const std::vector<ByteSpan>& around) const;
  bool says(const ByteSpan& words, const Actor& actor) const;
  bool is_speaker_here(const ByteSpan& words, const Actor& actor) const;
  /// Whether the reading here has a mention of somebody of this name that overlaps the words.
  bool is_read_as(const ByteSpan& words, const Actor& actor) const;

  const Record& own_;
  const QuotedWords& quoted_;
  std::vector<std::string>& notes_;
  std::multimap<std::string, const Actor*> here_;            ///< by folded name
  std::map<std::string, std::vector<ForeignValue>> values_;  ///< by id
  std::map<std::string, Actor> read_;                        ///< by id, those that hold
  std::size_t listed_count_ = 0;
  std::set<std::string> used_;
  std::map<std::string, std::size_t> kept_;  ///< by key, index in the facts
};

}  // namespace dateline::record
