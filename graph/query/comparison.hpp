#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/story_reader.hpp"
#include "graph/query/result.hpp"

namespace dateline::query {

/// How two readings of an article stand to each other on one event.
enum class Agreement {
  contradicting,  ///< both have it, on days of which none is in both, or so that one says it was and one that
                  ///< it was not, or that it is only planned, alleged or supposed
  only_there,     ///< the other program alone
  only_here,      ///< Dateline alone
  agreed,
};
inline constexpr std::array all_agreements = {Agreement::contradicting, Agreement::only_there,
                                              Agreement::only_here, Agreement::agreed};
/// "contradicting", "only there", "only here", "agreed".
std::string_view name_of(Agreement value);

/// One event that a source tells of by one of two readings, or by both.
struct ComparedEvent {
  Agreement agreement = Agreement::agreed;
  std::string event;        ///< "E3"
  std::string title;        ///< as the story has it
  std::string source;       ///< "S1"
  std::string here, there;  ///< the claims, "C7"; "" where there is none
  std::string here_date, there_date;
  std::string here_standing, there_standing;  ///< "actual", "planned, denied", …; "" where there is no claim
  std::string difference;                     ///< "date", "standing", or both; "" for none
  std::string quote;                          ///< the words of the other program, else ours
};

/// What another program read, beside what Dateline did in the same sources.
struct Comparison {
  std::string extractor;
  std::uint64_t sources = 0;        ///< in which it read something
  std::vector<ComparedEvent> rows;  ///< contradicting first, then only there, only here, agreed; by event
  std::uint64_t count(Agreement agreement) const;
};

/// The other programs of a story whose names have these words ("model-x", accents and case apart); all
/// without words. Throws DataError with a near miss where there is none.
std::vector<std::string> extractors_named(const model::StoryReader& story, const std::string& words);

/// Compares claims that count. What both read of one source stands in one row an event.
Comparison compare_readings(const model::StoryReader& story, const std::string& extractor);

}  // namespace dateline::query
