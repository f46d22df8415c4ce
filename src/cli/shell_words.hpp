#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::cli {

/// The words of a line, as a POSIX shell parts and unquotes them: blanks part words; nothing is special
/// between single quotes; between double quotes a backslash takes \\ \" \$ and \` for themselves; outside of
/// quotes it takes any character for itself; # at the begin of a word begins a remark; ~ at the begin of a
/// path is `home` where that is known. There are no variables, no patterns and no other programs: $, * and
/// the like stand for themselves, and | & ; < > must be quoted. Throws UsageError with a caret at the place.
///
///     shell_words("events 'who:Donald Trump' --max 5", "") == {"events", "who:Donald Trump", "--max", "5"}
std::vector<std::string> shell_words(std::string_view line, const std::string& home);

/// A line up to the place at which somebody is typing.
struct BegunLine {
  std::vector<std::string> words;  ///< before the one that is being typed
  std::size_t begin = 0;           ///< at which byte that one begins; the end of the line after a blank
  std::string begun;               ///< what it is so far, unquoted
  bool is_remark = false;          ///< nothing is typed that would be read
};
BegunLine begun_line(std::string_view line);

/// `text` as one word of a line, here and in the shell of a system; as it is where that needs no quotes.
std::string shell_quoted(const std::string& text);

}  // namespace dateline::cli
