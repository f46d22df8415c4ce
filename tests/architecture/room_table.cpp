#include "tests/architecture/room_table.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace dateline::architecture {
namespace {

/// The columns of a line, empty ones included.
std::vector<std::string> columns_of(std::string_view line) {
  std::vector<std::string> columns;
  while (true) {
    const auto tab = line.find('\t');
    columns.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return columns;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::string Room::name() const {
  return folder.substr(folder.rfind('/') + 1);
}

std::string Room::name_space() const {
  return "dateline::" + name();
}

const Room* RoomTable::room(std::string_view folder) const {
  const auto found =
      std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.folder == folder; });
  return found == rooms.end() ? nullptr : &*found;
}

const Room* RoomTable::room_of(std::string_view path) const {
  const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) {
    return path.starts_with(room.folder) && path.size() > room.folder.size() &&
           path[room.folder.size()] == '/';
  });
  return found == rooms.end() ? nullptr : &*found;
}

const Room* RoomTable::room_named(std::string_view name) const {
  const auto found =
      std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.name() == name; });
  return found == rooms.end() ? nullptr : &*found;
}

const Library* RoomTable::library_of(std::string_view header) const {
  for (const auto& library : libraries) {
    for (const auto& prefix : library.headers) {
      if (header.starts_with(prefix)) return &library;
    }
  }
  return nullptr;
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

RoomTable room_table_from(std::string_view tsv) {
  RoomTable table;
  int line_number = 0;
  for (const auto& line : parts_of(tsv, '\n')) {
    ++line_number;
    const auto columns = columns_of(line);
    if (columns[0] == "room" && columns.size() == 8) {
      table.rooms.push_back({columns[1], parts_of(columns[2], ';'), parts_of(columns[3], ';'),
                             parts_of(columns[4], ';'), columns[5], parts_of(columns[6], ';'),
                             parts_of(columns[7], ';')});
    } else if (columns[0] == "library" && columns.size() == 4) {
      table.libraries.push_back({columns[1], columns[2], parts_of(columns[3], ';')});
    } else {
      throw std::runtime_error("rooms.tsv:" + std::to_string(line_number) + ": not a row: " + line);
    }
  }
  return table;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

SourceTree sources_on_disk(const std::string& project_root, const RoomTable& table) {
  std::set<std::string> tops;
  for (const auto& room : table.rooms) tops.insert(room.folder.substr(0, room.folder.find('/')));
  SourceTree tree;
  for (const auto& top : tops) {
    const auto folder = std::filesystem::path(project_root) / top;
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      const auto path = entry.path().lexically_relative(project_root).generic_string();
      tree[path] = bytes_of(entry.path().string());
    }
  }
  return tree;
}

}  // namespace dateline::architecture
