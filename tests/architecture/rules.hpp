#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/architecture/effects.hpp"
#include "tests/architecture/elf_symbols.hpp"
#include "tests/architecture/room_table.hpp"

namespace dateline::architecture {

/// Something that the room table does not allow.
struct Finding {
  std::string path;
  int line = 0;         ///< 0 when there is none
  std::string rule;     ///< "include", "header", "public-header", "effect", "namespace", "file", "table",
                        ///< "link", "symbol"
  std::string message;  ///< what is wrong and which row to change if it should be allowed
};

using Findings = std::vector<Finding>;

/// "src/text/fold.cpp:12: include: …"
std::string to_string(const Finding& finding);
/// One a line.
std::string to_string(const Findings& findings);

/// The house rules: the table, the table of effects and the headers of the standard library.
struct House {
  RoomTable table;
  Effects effects;
  std::set<std::string> standard_headers;
};

/// The headers named in standard_headers.txt.
std::set<std::string> standard_headers_from(const std::string& text);

/// The table itself: names used once, rows only of rooms and libraries that exist, no cycle, known effects.
Findings check_table(const House& house);
/// The folders: each room has one, each folder with sources has a row, no file that is not looked at, no
/// source file that no target builds.
Findings check_folders(const House& house, const SourceTree& tree);
/// What each file includes: rooms, outside headers, headers of effects; and what a public header hands on.
Findings check_includes(const House& house, const SourceTree& tree);
/// What each file does: names and calls that have an effect, modules, assembly.
Findings check_effects(const House& house, const SourceTree& tree);
/// Each file opens its room's namespace and no other room's.
Findings check_namespaces(const House& house, const SourceTree& tree);
/// What each room's target is linked to.
Findings check_links(const House& house);
/// What the compiled code of a room asks for, however it was written.
Findings check_symbols(const House& house, const Room& room, const std::vector<UndefinedSymbol>& symbols);

}  // namespace dateline::architecture
