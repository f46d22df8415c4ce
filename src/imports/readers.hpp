#pragma once

#include <string>
#include <string_view>

#include "src/imports/imports.hpp"

/// One reader a format; each adds to `found`, and throws DataError where a file as a whole is none of its
/// format. Private to the room.
namespace dateline::imports {

void read_timelinejs(std::string_view bytes, const std::string& path,
                     const article::CharacterReferences& references, Found& found);
void read_timelinejs_table(std::string_view bytes, const std::string& path,
                           const article::CharacterReferences& references, Found& found);
/// Whether the head of a table is that of TimelineJS.
bool is_timelinejs_head(const std::vector<std::string>& head);

void read_followthemoney(std::string_view bytes, const std::string& path, Found& found);
void read_icalendar(std::string_view bytes, const std::string& path, Found& found);
void read_markdown(std::string_view text, const std::string& path, const Options& options, Found& found);

}  // namespace dateline::imports
