#pragma once

#include <string>
#include <vector>

#include "graph/store/story_file.hpp"
#include "src/record/foreign.hpp"
#include "src/record/record.hpp"

namespace dateline::story {

// What other programs read in articles (docs/formats/record.md). Taken facts are an entry "records" of the
// log, which can be taken back like any decision. They are held against the article again whenever the graph
// is made: what its words say no more is not in the graph.

/// Facts of one program on one source, as an entry keeps them.
struct TakenRecord {
  std::string source_uid;
  std::string record;  ///< JSON, record::words_json()
};

std::string to_json(const TakenRecord& taken);
/// Reading never fails: what is none has no source.
TakenRecord taken_record_from(const std::string& json);

/// Those that hold after all entries of the log, in its order; with a source only those on it.
std::vector<TakenRecord> taken_records(const store::StoryFile& file, const std::string& source_uid = "");

/// The facts of other programs that the words of an article say, one record a program, in byte order of their
/// names. `taken` may hold those of other sources too.
std::vector<record::Record> facts_that_hold(const std::vector<TakenRecord>& taken,
                                            const std::string& source_uid, const record::Record& own,
                                            const record::CheckWords& words);

/// How many facts are in an entry, and of which program.
struct TakenCount {
  std::string extractor;
  std::size_t facts = 0;
};
TakenCount count_of(const TakenRecord& taken);

}  // namespace dateline::story
