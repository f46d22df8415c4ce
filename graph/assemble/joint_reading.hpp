#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/record/record.hpp"

namespace dateline::assemble {

/// What Dateline and other programs read in one article, as one record: two readings of an article are one
/// source.
struct JointReading {
  /// Our own facts under their ids, then those of the others, each under a new id.
  record::Record record;
  std::map<std::string, std::string> extractors;  ///< who read an event, by its id; ours have none
  /// An event that the same words tell of and that was read before, by the id of an event of another program.
  std::map<std::string, std::string> same;
};

/// Joins the records of other programs, each of the same text, with `own`. An actor is one of those before
/// him when one of his mentions stands at the words of one of theirs and their names agree. An event is one
/// of those before it when its trigger is one of theirs (at the same words, or across them); where only a
/// phrase is quoted, when it holds the trigger of an event of its kind, or of one event alone: of several the
/// one whose title has most words in common. No two events of one program are made one.
JointReading joint_reading(const record::Record& own, const std::vector<const record::Record*>& others);

}  // namespace dateline::assemble
