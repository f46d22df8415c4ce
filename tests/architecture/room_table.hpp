#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::architecture {

/// A row of cmake/rooms.cmake, with what CMake made of it.
struct Room {
  std::string folder;                  ///< "src/calendar"
  std::vector<std::string> includes;   ///< folders of the rooms it may include
  std::vector<std::string> libraries;  ///< names of rows of cmake/libraries.cmake
  std::vector<std::string> effects;
  std::string archive;             ///< path of its static library; "" while nothing builds it
  std::vector<std::string> links;  ///< what its target is linked to, as CMake names it
  std::vector<std::string>
      sources;  ///< what the targets of its folder are built from, as paths of the project

  /// The last part of the folder: "calendar".
  std::string name() const;
  /// Its namespace: "dateline::calendar".
  std::string name_space() const;
};

/// A row of cmake/libraries.cmake.
struct Library {
  std::string name;
  std::string target;                ///< the CMake target
  std::vector<std::string> headers;  ///< prefixes of its headers: "boost/", "sqlite3.h"
};

struct RoomTable {
  std::vector<Room> rooms;
  std::vector<Library> libraries;

  /// The room of exactly this folder, or null.
  const Room* room(std::string_view folder) const;
  /// The room a file lies in ("src/calendar/day.hpp"), or null.
  const Room* room_of(std::string_view path) const;
  /// The room of this name ("calendar"), or null.
  const Room* room_named(std::string_view name) const;
  /// The library whose headers this one is among, or null.
  const Library* library_of(std::string_view header) const;
};

/// Reads rooms.tsv as cmake/room_table.cmake writes it. Throws std::runtime_error naming the line that is
/// wrong.
RoomTable room_table_from(std::string_view tsv);

/// A folder of the project in memory: path from the project's root → bytes.
using SourceTree = std::map<std::string, std::string>;

/// Everything below the rooms' top folders (src, graph, exports) on disk. Throws std::runtime_error.
SourceTree sources_on_disk(const std::string& project_root, const RoomTable& table);

/// The bytes of one file. Throws std::runtime_error.
std::string bytes_of(const std::string& path);

/// `text` cut at each `separator`; empty parts are left out.
std::vector<std::string> parts_of(std::string_view text, char separator);

}  // namespace dateline::architecture
