// What files include. The other rules stand in rules.cpp.

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "tests/architecture/rules.hpp"

namespace dateline::architecture {
namespace {

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// The files of rooms with what they include.
using IncludesByFile = std::map<std::string, std::vector<Include>>;

class IncludeRules {
 public:
  IncludeRules(const House& house, const SourceTree& tree) : house_(house), tree_(tree) {
    for (const auto& [path, bytes] : tree) {
      if (house.table.room_of(path) != nullptr && (path.ends_with(".cpp") || path.ends_with(".hpp"))) {
        includes_[path] = includes_of(tokens_of(bytes));
      }
    }
  }

  Findings run() {
    for (const auto& [path, includes] : includes_) {
      const auto& room = *house_.table.room_of(path);
      for (const auto& include : includes) check(room, path, include);
    }
    for (const auto& header : public_headers_) {
      if (const auto way = way_to_library(header)) {
        add(header, way->line, "public-header",
            "another room includes it, and it brings in <" + way->header + "> (" + way->files +
                "); keep outside headers in .cpp files and private headers");
      }
    }
    return std::move(findings_);
  }

 private:
  struct Way {
    std::string header, files;
    int line = 0;
  };

  void add(const std::string& path, int line, const std::string& rule, const std::string& message) {
    findings_.push_back({path, line, rule, message});
  }

  void check(const Room& room, const std::string& path, const Include& include) {
    if (include.form == IncludeForm::computed) {
      add(path, include.line, "include",
          "'" + include.header + "' names a header that cannot be read here; write it out");
    } else if (include.directive == "module import") {
      add(path, include.line, "include", "imports " + include.header + "; C++ modules are not used here");
    } else if (include.directive != "include" && include.directive != "__has_include") {
      add(path, include.line, "include", "#" + include.directive + " is not used here; write #include");
    } else if (include.form == IncludeForm::quoted) {
      check_quoted(room, path, include);
    } else {
      check_outside(room, path, include);
    }
  }

  void check_quoted(const Room& room, const std::string& path, const Include& include) {
    const auto* other = house_.table.room_of(include.header);
    const auto shown = "\"" + include.header + "\"";
    if (!is_plain_path(include.header) || !tree_.contains(include.header)) {
      add(path, include.line, "include",
          shown + " is no header of a room by its path from the project's root; outside " +
              "headers are written with <>, tests and tools are never included");
    } else if (!include.header.ends_with(".hpp")) {
      add(path, include.line, "include", shown + " is no header (.hpp)");
    } else if (other != &room && !has(room.includes, other->folder)) {
      add(path, include.line, "include",
          room.folder + " may not include " + other->folder + " (" + shown + "); if it should, add " +
              other->folder + " to INCLUDES in the row room(" + room.folder + ") of cmake/rooms.cmake");
    } else if (other != &room) {
      public_headers_.insert(include.header);
    }
  }

  static bool is_plain_path(const std::string& header) {
    constexpr std::array<std::string_view, 4> bent = {"./", "//", "\\", ".."};
    return std::none_of(bent.begin(), bent.end(),
                        [&](std::string_view part) { return header.find(part) != std::string::npos; });
  }

  void check_outside(const Room& room, const std::string& path, const Include& include) {
    const auto shown = "<" + include.header + ">";
    const auto effect = house_.effects.of_header(include.header);
    if (!effect.empty()) {
      if (!has(room.effects, effect)) {
        add(path, include.line, "effect",
            shown + " has the effect " + effect + ", which " + room.folder +
                " may not have; if it should, add " + effect + " to EFFECTS in the row room(" + room.folder +
                ") of cmake/rooms.cmake");
      }
      return;
    }
    if (house_.standard_headers.contains(include.header)) return;
    const auto* library = house_.table.library_of(include.header);
    if (library == nullptr) {
      const bool ours = tree_.contains(include.header);
      add(path, include.line, "header",
          ours ? shown + ": headers of the project are written with quotes"
               : shown +
                     " belongs to no row of cmake/libraries.cmake and is no header of "
                     "the standard library (tests/architecture/standard_headers.txt)");
    } else if (library->name != "fmt" && !has(room.libraries, library->name)) {
      add(path, include.line, "header",
          shown + " is of the library " + library->name + ", which " + room.folder +
              " does not own; if it should, add " + library->name + " to LIBRARIES in the row room(" +
              room.folder + ") of cmake/rooms.cmake");
    }
  }

  /// How `header`, or a header of the same room that it includes, brings in a library other than fmt.
  std::optional<Way> way_to_library(const std::string& header) const {
    const auto* room = house_.table.room_of(header);
    std::vector<Way> open = {{"", header, 0}};
    std::vector<std::string> paths = {header};
    std::set<std::string> seen = {header};
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const auto found = includes_.find(paths[i]);
      if (found == includes_.end()) continue;
      for (const auto& include : found->second) {
        const int line = open[i].line > 0 ? open[i].line : include.line;
        if (include.form == IncludeForm::angled) {
          const auto* library = house_.table.library_of(include.header);
          if (library != nullptr && library->name != "fmt") return Way{include.header, open[i].files, line};
        } else if (house_.table.room_of(include.header) == room && seen.insert(include.header).second) {
          paths.push_back(include.header);
          open.push_back({"", open[i].files + " → " + include.header, line});
        }
      }
    }
    return std::nullopt;
  }

  const House& house_;
  const SourceTree& tree_;
  IncludesByFile includes_;
  std::set<std::string> public_headers_;
  Findings findings_;
};

}  // namespace

Findings check_includes(const House& house, const SourceTree& tree) {
  return IncludeRules(house, tree).run();
}

}  // namespace dateline::architecture
