#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/data_files.hpp"
#include "src/record/record.hpp"
#include "src/text/json_tree.hpp"

namespace dateline::record {

// Records that other programs made (docs/formats/record.md, "By another program"): a fact is taken only where
// the words that it quotes stand in the article and say it.

/// Why a fact of another program, or a whole record of it, is not taken.
struct Refusal {
  std::uint64_t at = 0;  ///< byte of the file at which it stands
  std::string place;     ///< "events[3].date"; "" for a whole record
  std::string title;     ///< of the fact, as it was given; "" where it has none
  std::string why;
  bool operator==(const Refusal&) const = default;
};

/// What of a record is taken.
struct Checked {
  /// The facts: actors, times, events and relations; text and sentences are those of the article. Spans lie
  /// in that text, ids are unique and lead somewhere: problems_of() finds nothing.
  Record facts;
  std::vector<Refusal> refused;    ///< in the order in which they stand
  std::vector<std::string> notes;  ///< what was taken otherwise than it was given, a sentence each
  /// Events and relations.
  std::size_t taken() const { return facts.events.size() + facts.relations.size(); }
};

/// What facts are checked with besides the article.
struct CheckWords {
  std::vector<std::string> event_kinds;    ///< in byte order
  std::map<std::string, unsigned> months;  ///< folded names of months in several languages, 1 to 12

  /// `event_kinds` as extract::event_kinds() gives them; the months of data/lexicon/month-names.txt.
  static CheckWords from(const base::DataFiles& data, std::vector<std::string> event_kinds);
};

/// A record as another program has written it.
class ForeignRecord {
 public:
  /// `record` is an object of `tree`, which was read from the bytes at `offset` of a file.
  ForeignRecord(std::shared_ptr<const text::JsonTree> tree, const text::JsonNode& record,
                std::uint64_t offset)
      : tree_(std::move(tree)), record_(&record), offset_(offset) {}

  /// Which article it is of, as far as it says so; "" where it does not. `sha256` is of the text or of the
  /// original.
  struct Article {
    std::string sha256, url, id;
    bool empty() const { return sha256.empty() && url.empty() && id.empty(); }
  };
  Article article() const;
  /// "" where it does not say.
  std::string extractor() const;
  /// Where it begins in the file.
  std::uint64_t at() const { return offset_ + record_->span.begin; }

  /// Holds it against the article that `own` was read in. A record that cannot be used at all has one refusal
  /// and nothing is taken. Facts are taken in any order of mistakes: one that is wrong stops no other.
  Checked checked_against(const Record& own, const CheckWords& words) const;

 private:
  std::shared_ptr<const text::JsonTree> tree_;
  const text::JsonNode* record_;
  std::uint64_t offset_;
};

/// The records of a file.
struct ForeignFile {
  std::vector<ForeignRecord> records;
  std::vector<Refusal> broken;  ///< what is no record
};

/// Reads JSON Lines (a record a line), one record over many lines, or an array of records; a fence of
/// Markdown (```json) around them is passed over. Never throws: what cannot be read is in `broken`. `bytes`
/// must outlive what it returns.
ForeignFile foreign_records_in(std::string_view bytes);

/// Adds the facts of one program on an article to others of it, each once, under new ids. Returns how many
/// were not there.
std::size_t add_facts(Record& to, const Record& more);

/// Facts as JSON in which every span is given by its words: it can be read again by checked_against(), also
/// when the article is read in another way one day. Only what checked_against() reads is in it.
std::string words_json(const Record& facts);

}  // namespace dateline::record
