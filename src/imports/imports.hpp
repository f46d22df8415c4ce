#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/article/character_references.hpp"
#include "src/calendar/time_span.hpp"

namespace dateline::imports {

/// Someone who takes part in an event, as a file names him.
struct Someone {
  std::string name;
  std::string role;  ///< "agent", "patient", "recipient", "speaker", "place" or "other"
  std::string kind;  ///< "person", "organization", …; "" where the file does not say
  bool operator==(const Someone&) const = default;
};

/// How one event stands to another of the same file.
struct Relation {
  std::string kind;  ///< "causes", "during", …
  std::string key;   ///< of the other
  bool operator==(const Relation&) const = default;
};

/// An event as a file of another program has it. All words are valid UTF-8, on one line and without controls.
struct Event {
  std::string place;       ///< where it stands: "row 3", "slide 4", "entity ab12"
  std::uint64_t line = 0;  ///< in which line it begins
  std::string key;         ///< what the file calls it; may be empty
  std::string title;       ///< never empty; without "Alleged:" and the like
  calendar::TimeSpan when;
  std::string modality;   ///< "planned", "alleged" or "hypothetical"; "" for what is told as a fact
  bool negative = false;  ///< it is denied, or did not happen
  std::string kind;       ///< of event, in the words of the file; "" where it does not say
  std::vector<Someone> people;
  std::string attributed_to;  ///< who says so
  std::vector<std::string> tags;
  std::string note;                ///< what else the file tells of it
  std::vector<std::string> cited;  ///< what it names as sources
  std::vector<Relation> relations;
  bool operator==(const Event&) const = default;
};

/// What is in a file and could not be taken over, and why.
struct Trouble {
  std::uint64_t line = 1;
  std::string place;  ///< as Event::place
  std::string what;
  bool operator==(const Trouble&) const = default;
};

/// What a column of a table is for.
struct Column {
  std::string head;
  std::string field;  ///< one of table_fields(), or "" where it is not taken over
  bool operator==(const Column&) const = default;
};

/// Which of two numbers of a date is the day, where both may be: "3/4/2017".
enum class DayOrder { unknown, day_first, month_first };

struct Options {
  /// What the columns of a table are for, in any order; empty: as their heads say.
  std::vector<Column> columns;
  DayOrder day_order = DayOrder::unknown;  ///< unknown: as the dates of the column show
};

/// The events of a file.
struct Found {
  std::vector<Event> events;
  std::vector<Trouble> refused;      ///< in the order of the file
  std::vector<std::string> notes;    ///< what was left behind, counted: "2 pictures are not taken over"
  std::vector<Column> columns;       ///< of a table, in its order
  bool columns_are_guessed = false;  ///< its head is none that is known
};

/// A format that can be read.
struct Format {
  std::string_view name;     ///< "timelinejs", as `dateline export` calls it
  std::string_view purpose;  ///< "TimelineJS, JSON"
  std::string_view carries;  ///< what is taken over
  std::string_view lost;     ///< what is not
};

/// The formats, each once.
const std::vector<Format>& formats();

/// The name of the format of these bytes, by what they are first and the ending of `path` second; "" where
/// they are none of these.
std::string_view format_of(std::string_view bytes, const std::string& path);

/// What the columns of a table may be for.
const std::vector<std::string>& table_fields();

/// The events of a file in one of these formats. What is no event, or says no date that can be read, is in
/// `refused`. Throws DataError, naming `path` and the line, where the file as a whole is not what its format
/// asks, UsageError where `options` name a field or a column that is none.
Found read(std::string_view format, std::string_view bytes, const std::string& path, const Options& options,
           const article::CharacterReferences& references);

}  // namespace dateline::imports
