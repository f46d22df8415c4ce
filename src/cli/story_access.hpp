#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/base/problem.hpp"
#include "src/cli/command.hpp"
#include "src/story/story.hpp"

namespace dateline::cli {

/// The story file for a command that only reads. A story whose last change was cut short, or that an older
/// version made, is brought up to date first, where it may be written.
story::Story open_story(Context& context, const story::Reader& reader);

/// The story as it was after an entry of the log; what the log does not keep is said on standard error.
story::Story as_of(Context& context, const story::Story& story, std::int64_t entry);

/// The story file for a command that changes it: up to date, and its log signed.
story::Story open_for_editing(Context& context, const story::Reader& reader);

/// Throws UsageError where --as-of is given: for commands that change the story.
void refuse_as_of(const Context& context);

/// Says each warning on standard error.
void warn(Context& context, const std::vector<std::string>& warnings);

/// The event that a word names, as E5; UsageError where it is none.
model::EventId event_named(const std::string& text);

/// `n` and its noun: "1 event", "3 events".
std::string counted(std::uint64_t n, const std::string& singular, const std::string& plural = "");

/// What a command writes into a file.
enum class Written { story, other };

/// Refuses an output that would take the place of the story file, of an input, or, where it is none itself,
/// of any other story file, with a UsageError.
void check_output(Context& context, const std::string& path, const std::vector<std::string>& inputs = {},
                  Written written = Written::other);

/// Writes `bytes` on standard output, or with a path other than "" and "-" into that file.
void put_out(Context& context, const std::string& path, std::string_view bytes);
/// The same with what `fill` writes, piece by piece.
void write_out(Context& context, const std::string& path, const base::FillFile& fill);

/// The extension of a path in lower case without its dot: "svg".
std::string extension_of(const std::string& path);

}  // namespace dateline::cli
