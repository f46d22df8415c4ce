#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::base {

/// Where and why something went wrong, in the parts a message is made of. Empty parts are left out:
///     path:line:col: what: why
///       excerpt
///       ^
///     remedy
struct ProblemDetail {
  std::string path{};        ///< file, URL or option
  std::uint64_t line = 0;    ///< from 1; 0 when there is none
  std::uint64_t column = 0;  ///< from 1, in characters; 0 when there is none
  std::string what{};        ///< what went wrong
  std::string why{};         ///< the cause
  std::string excerpt{};     ///< the one line of input pointed at
  std::uint64_t caret = 0;  ///< 0-based column in `excerpt` of the caret; only read when excerpt is not empty
  std::string remedy{};     ///< the one thing to do about it
};

/// The message as it is shown, without colour and without a final newline. Control characters of the input
/// are shown as escapes.
std::string message_of(const ProblemDetail& detail);

/// The common base; `what()` is message_of(detail()).
class Problem : public std::runtime_error {
 public:
  explicit Problem(ProblemDetail detail);
  const ProblemDetail& detail() const { return detail_; }

 private:
  ProblemDetail detail_;
};

/// The command was asked for in a way it does not understand. Exit status 2.
class UsageError : public Problem {
 public:
  using Problem::Problem;
};

/// An input could not be read for what it should be. Exit status 1.
class DataError : public Problem {
 public:
  using Problem::Problem;
};

/// The story file, or the system below it, failed. Exit status 1.
class StoreError : public Problem {
 public:
  using Problem::Problem;
};

/// `text` with every C0, C1 and bidirectional control shown as an escape (\n, \x1b, \u202e), so that it can
/// be put on a terminal. Invalid UTF-8 is shown as \xNN. With `keep_newlines`, newlines stay.
std::string shown_safely(std::string_view text, bool keep_newlines = false);

/// The candidate nearest to `word` by edits (case apart), or empty when none is near enough to suggest.
/// Ties go to the first.
std::string nearest_of(std::string_view word, const std::string* candidates_begin,
                       const std::string* candidates_end);

}  // namespace dateline::base
