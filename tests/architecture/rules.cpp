#include "tests/architecture/rules.hpp"

#include <algorithm>
#include <cstddef>

namespace dateline::architecture {
namespace {

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string row_of(const Room& room) {
  return "the row room(" + room.folder + ") of cmake/rooms.cmake";
}

bool is_source(const std::string& path) {
  return path.ends_with(".cpp") || path.ends_with(".hpp");
}

std::string if_it_should(const std::string& word, const std::string& column, const Room& room) {
  return "; if it should, add " + word + " to " + column + " in " + row_of(room);
}

/// Looks for a cycle below `room`; `way` is how it was reached.
void find_cycle(const RoomTable& table, const Room& room, std::vector<std::string>& way,
                std::set<std::string>& done, Findings& findings) {
  if (done.contains(room.folder)) return;
  if (const auto first = std::find(way.begin(), way.end(), room.folder); first != way.end()) {
    std::string circle;
    for (auto step = first; step != way.end(); ++step) circle += *step + " → ";
    findings.push_back(
        {"cmake/rooms.cmake", 0, "table", "rooms include each other in a circle: " + circle + room.folder});
    return;
  }
  way.push_back(room.folder);
  for (const auto& other : room.includes) {
    if (const auto* next = table.room(other)) find_cycle(table, *next, way, done, findings);
  }
  way.pop_back();
  done.insert(room.folder);
}

}  // namespace

std::string to_string(const Finding& finding) {
  const auto line = finding.line > 0 ? ":" + std::to_string(finding.line) : std::string();
  return finding.path + line + ": " + finding.rule + ": " + finding.message;
}

std::string to_string(const Findings& findings) {
  std::string result;
  for (const auto& finding : findings) result += to_string(finding) + "\n";
  return result;
}

std::set<std::string> standard_headers_from(const std::string& text) {
  std::set<std::string> headers;
  for (const auto& line : parts_of(text, '\n')) {
    if (line.starts_with('#')) continue;
    for (auto& word : parts_of(line, ' ')) headers.insert(std::move(word));
  }
  return headers;
}

Findings check_table(const House& house) {
  Findings findings;
  const auto add = [&](const std::string& message) {
    findings.push_back({"cmake/rooms.cmake", 0, "table", message});
  };
  std::set<std::string> names;
  for (const auto& room : house.table.rooms) {
    if (!names.insert(room.name()).second) add("two rooms are called '" + room.name() + "'");
    for (const auto& other : room.includes) {
      if (house.table.room(other) == nullptr)
        add(room.folder + " may include " + other + ", which has no row");
    }
    for (const auto& library : room.libraries) {
      const auto& rows = house.table.libraries;
      const bool known =
          std::any_of(rows.begin(), rows.end(), [&](const Library& row) { return row.name == library; });
      if (!known)
        add(room.folder + " owns the library " + library + ", which has no row in cmake/libraries.cmake");
    }
    for (const auto& effect : room.effects) {
      if (!house.effects.names().contains(effect)) {
        add(room.folder + " has the effect " + effect +
            ", which tests/architecture/effects.txt does not know");
      }
    }
  }
  std::vector<std::string> way;
  std::set<std::string> done;
  for (const auto& room : house.table.rooms) find_cycle(house.table, room, way, done, findings);
  return findings;
}

Findings check_folders(const House& house, const SourceTree& tree) {
  Findings findings;
  for (const auto& room : house.table.rooms) {
    if (!tree.contains(room.folder + "/CMakeLists.txt")) {
      findings.push_back(
          {"cmake/rooms.cmake", 0, "table",
           room.folder + " has a row but no CMakeLists.txt; build the room, or remove the row"});
    }
  }
  for (const auto& [path, bytes] : tree) {
    const auto* room = house.table.room_of(path);
    const auto file = path.substr(path.rfind('/') + 1);
    if (room == nullptr) {
      findings.push_back(
          {path, 0, "file", "lies in no room; give its folder a row in cmake/rooms.cmake, or move it"});
    } else if (!is_source(path) && file != "CMakeLists.txt" && !path.ends_with(".md")) {
      findings.push_back({path, 0, "file", "a room holds .cpp and .hpp files; data goes to data/"});
    } else if (path.ends_with(".cpp") && !has(room->sources, path)) {
      findings.push_back(
          {path, 0, "file", "no target builds it; list it in " + room->folder + "/CMakeLists.txt"});
    }
  }
  for (const auto& room : house.table.rooms) {
    for (const auto& source : room.sources) {
      if (house.table.room_of(source) == &room) continue;
      findings.push_back(
          {room.folder + "/CMakeLists.txt", 0, "file", "builds " + source + ", which is not in the room"});
    }
  }
  return findings;
}

Findings check_effects(const House& house, const SourceTree& tree) {
  Findings findings;
  for (const auto& [path, bytes] : tree) {
    const auto* room = house.table.room_of(path);
    if (room == nullptr || !is_source(path)) continue;
    const auto tokens = tokens_of(bytes);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto& token = tokens[i];
      const auto effect = house.effects.of_token(tokens, i);
      if (!effect.empty() && !has(room->effects, effect)) {
        findings.push_back({path, token.line, "effect",
                            "'" + token.text + "' has the effect " + effect + ", which " + room->folder +
                                " may not have" + if_it_should(effect, "EFFECTS", *room)});
      }
      if (token.text == "asm" || token.text == "__asm__" || token.text == "__asm") {
        findings.push_back({path, token.line, "effect", "assembly can do anything; no row allows it"});
      }
      const bool begins_module = token.text == "module" && token.first_on_line && !token.in_directive &&
                                 i + 1 < tokens.size() && tokens[i + 1].kind != TokenKind::punctuation;
      const bool exports = token.text == "export" && token.first_on_line;
      if (begins_module || exports) {
        findings.push_back(
            {path, token.line, "include", "C++ modules are not used here: the table is about #include"});
      }
    }
  }
  return findings;
}

Findings check_namespaces(const House& house, const SourceTree& tree) {
  Findings findings;
  for (const auto& [path, bytes] : tree) {
    const auto* room = house.table.room_of(path);
    if (room == nullptr || !is_source(path)) continue;
    const auto own = room->name_space();
    bool opened = path.ends_with("/main.cpp");
    for (const auto& space : namespaces_of(tokens_of(bytes))) {
      if (space.name == own || space.name.starts_with(own + "::")) {
        opened = true;
        continue;
      }
      const auto parts = parts_of(space.name, ':');
      if (parts.size() > 1 && parts[0] == "dateline") {
        findings.push_back({path, space.line, "namespace",
                            "opens " + space.name + "; files of " + room->folder + " are in " + own});
      }
    }
    if (!opened) findings.push_back({path, 1, "namespace", "does not open " + own});
  }
  return findings;
}

Findings check_links(const House& house) {
  Findings findings;
  for (const auto& room : house.table.rooms) {
    for (const auto& link : room.links) {
      if (link == "dateline_settings" || link == "fmt::fmt" || link.starts_with("::@")) continue;
      const auto add = [&](const std::string& message) {
        findings.push_back({room.folder + "/CMakeLists.txt", 0, "link", "links " + link + ": " + message});
      };
      if (link == "dateline_data") {
        if (!has(room.effects, "embedded-data"))
          add("not allowed" + if_it_should("embedded-data", "EFFECTS", room));
      } else if (link == "Threads::Threads") {
        if (!has(room.effects, "threads")) add("not allowed" + if_it_should("threads", "EFFECTS", room));
      } else if (link.starts_with("dateline_") || link.starts_with("dateline::")) {
        const auto* other = house.table.room_named(link.substr(link.starts_with("dateline_") ? 9 : 10));
        if (other == nullptr || !has(room.includes, other->folder)) {
          add("not allowed" + if_it_should(other == nullptr ? link : other->folder, "INCLUDES", room));
        }
      } else {
        const auto& rows = house.table.libraries;
        const auto owned = std::any_of(rows.begin(), rows.end(), [&](const Library& library) {
          return library.target == link && has(room.libraries, library.name);
        });
        if (!owned) add("a library this room does not own" + if_it_should("it", "LIBRARIES", room));
      }
    }
  }
  return findings;
}

Findings check_symbols(const House& house, const Room& room, const std::vector<UndefinedSymbol>& symbols) {
  Findings findings;
  for (const auto& symbol : symbols) {
    const auto where = room.folder + "/" + symbol.object.substr(0, symbol.object.rfind(".o"));
    const auto effect = house.effects.of_symbol(symbol.name);
    if (!effect.empty() && !has(room.effects, effect)) {
      findings.push_back({where, 0, "symbol",
                          "its compiled code uses '" + symbol.name + "', the effect " + effect + ", which " +
                              room.folder + " may not have" + if_it_should(effect, "EFFECTS", room)});
    }
    for (const auto& other : house.table.rooms) {
      if (other.folder == room.folder || has(room.includes, other.folder)) continue;
      const auto mangled = "8dateline" + std::to_string(other.name().size()) + other.name();
      if (symbol.name.starts_with("_ZN" + mangled) || symbol.name.starts_with("_ZNK" + mangled)) {
        findings.push_back({where, 0, "symbol",
                            "its compiled code uses '" + symbol.name + "' of " + other.folder +
                                if_it_should(other.folder, "INCLUDES", room)});
      }
    }
  }
  return findings;
}

}  // namespace dateline::architecture
