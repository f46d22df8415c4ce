#pragma once

#include <optional>
#include <string>
#include <vector>

#include "src/record/foreign.hpp"
#include "src/record/foreign_fields.hpp"
#include "src/record/foreign_words.hpp"

// Private to the room: dates of other programs, and whether words say them.

namespace dateline::record {

/// A date in EDTF, or refuses.
calendar::TimeSpan date_in(const ForeignValue& value);
/// What a date in the strict form of the format gives: its bounds, else what its EDTF stands for.
calendar::TimeSpan when_in(ForeignFields& in);

/// What an article's words say of time, as it was read here. `own` and `words` must outlive it.
class SaidDates {
 public:
  SaidDates(const Record& own, const CheckWords& words) : own_(own), words_(words) {}

  /// A date as it is taken, and the words that say it.
  struct Taken {
    calendar::TimeSpan when;  ///< stated, with its phrase
    ByteSpan words;
  };
  /// The date that is taken where `date` is what the words at `spans` say: no finer and no surer. Words that
  /// are read here say what they are read as, or one of what else they may mean, with "before", "since" and
  /// the like in front of them; where none are read, day, month and year of a plain date must be among them.
  /// Of what is told to have lasted, where the words only say when it was, it is one day of that. Refuses
  /// other dates in words that say what the article does say.
  Taken taken(const calendar::TimeSpan& date, const std::vector<ByteSpan>& spans,
              const ForeignValue& value) const;
  /// Whether a time of day ("T14:30") is what words at `spans` are read as.
  bool has_clock(const std::string& clock, const std::vector<ByteSpan>& spans) const;

 private:
  struct Said {
    calendar::TimeSpan when;
    ByteSpan at;
    std::string words;
  };
  [[noreturn]] void refuse_unsaid(const calendar::TimeSpan& date, const std::vector<ByteSpan>& spans,
                                  const ForeignValue& value) const;
  std::vector<Said> said_at(const std::vector<ByteSpan>& spans) const;
  void add(std::vector<Said>& out, const Time& time) const;
  bool is_spelt_out(const calendar::TimeSpan& date, const std::vector<ByteSpan>& spans) const;

  const Record& own_;
  const CheckWords& words_;
};

}  // namespace dateline::record
