#pragma once

#include <vector>

#include "src/extract/reading.hpp"

namespace dateline::extract {

/// Chooses the words of a sentence that make a title.
class TitleWords {
 public:
  explicit TitleWords(const Reading& reading);

  /// The tokens of a clause or noun phrase with this head that belong in a title: without dates, asides,
  /// other clauses and the words in front that tie it to its sentence. Whole phrases are left out, the least
  /// needed first, until at most `words_wanted` are left, where it can be cut so.
  std::vector<bool> choose(const Place& head, bool clause, std::size_t words_wanted) const;

 private:
  /// A phrase that could be left out.
  struct Spare {
    Index token = 0;
    int rank = 0;  ///< the highest goes first
  };

  static std::optional<Index> end_of_change(const Tree& tree, const std::vector<Spare>& spares,
                                            const Spare& change);
  bool names_subject(Index sentence, Index subject, Index token) const;
  bool never_stays(const Place& head, bool clause, Index above, Index token) const;
  int spare_rank(const Place& head, bool clause, Index above, Index token) const;
  int clause_rank(const Tree& tree, Index token) const;
  bool is_time_phrase(const Place& at) const;
  bool stands_before_subject(const Tree& tree, Index verb, Index token) const;
  static bool shares_object(const Tree& tree, Index verb, Index other);
  bool joins_second_statement(const Tree& tree, Index verb, Index token) const;
  void drop_prepositions_of_times(Index sentence, std::vector<bool>& kept) const;
  void drop_bare_participles(const Place& head, std::vector<bool>& kept) const;
  bool tells_victims(const Place& head, Index token) const;
  static void keep_numbers_whole(const Tree& tree, std::vector<bool>& kept);
  bool is_source(const Tree& tree, Index token) const;
  bool after_comma(const Tree& tree, Index token) const;

  const Reading& reading_;
  std::vector<std::vector<bool>> timed_;  ///< tokens that lie in the words of a date
};

}  // namespace dateline::extract
