#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/base/problem.hpp"
#include "src/base/world.hpp"

namespace dateline::test {

/// A World in memory with its own clock, for tests: set what it holds, run, look at what was written. Folders
/// are the prefixes of the files' paths.
class FakeWorld : public base::World {
 public:
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> variables;
  std::string input, output, errors;
  bool terminal = false;  ///< whether all three streams are one
  base::Instant clock{1499644800};
  base::ChildResult child;                          ///< what every child process comes to
  std::vector<base::ChildCommand> children;         ///< those that were run
  std::function<void(const std::string&)> on_read;  ///< called with the path of each file that is read
  std::function<std::optional<std::string>(const std::string&)> editor;  ///< fails when there is none
  std::vector<std::string> edited;                                       ///< what it was given

  std::string read_file(const std::string& path, std::uint64_t max_bytes) override {
    const auto at = files.find(path);
    if (at == files.end()) throw base::DataError({.path = path, .what = "cannot be opened"});
    if (at->second.size() > max_bytes) throw base::DataError({.path = path, .what = "is too large"});
    if (on_read) on_read(path);
    return at->second;
  }
  base::PathKind kind_of(const std::string& path) override {
    if (files.count(path)) return base::PathKind::file;
    const auto below = files.lower_bound(path + "/");
    const bool is_folder = below != files.end() && below->first.starts_with(path + "/");
    return is_folder ? base::PathKind::directory : base::PathKind::missing;
  }
  std::vector<std::string> list_directory(const std::string& path) override {
    std::vector<std::string> names;
    for (const auto& [file, bytes] : files) {
      if (!file.starts_with(path + "/")) continue;
      const std::string name =
          file.substr(path.size() + 1, file.find('/', path.size() + 1) - path.size() - 1);
      if (names.empty() || names.back() != name) names.push_back(name);
    }
    return names;
  }
  void write_file(const std::string& path, const base::FillFile& fill) override {
    std::string bytes;
    fill([&](std::string_view more) { bytes += more; });
    files[path] = std::move(bytes);
  }
  void write_folder(const std::string& path, const base::FillFolder& fill) override {
    std::map<std::string, std::string> made;
    fill([&](std::string_view name, std::string_view more) { made[path + "/" + std::string(name)] += more; });
    files.merge(made);
  }
  bool same_file(const std::string& one, const std::string& other) override {
    return one == other && files.count(one) > 0;
  }
  base::Instant now() override { return clock; }
  std::optional<std::string> environment(const std::string& name) override {
    const auto at = variables.find(name);
    return at == variables.end() ? std::nullopt : std::optional(at->second);
  }
  std::string read_input(std::uint64_t) override { return std::exchange(input, {}); }
  bool read_line(std::string& line, std::uint64_t) override {
    if (input.empty()) return false;
    const std::size_t end = std::min(input.find('\n'), input.size());
    line = input.substr(0, end);
    input.erase(0, end + 1);
    return true;
  }
  std::optional<char> read_key() override {
    if (input.empty()) return std::nullopt;
    const char key = input.front();
    input.erase(0, 1);
    return key;
  }
  void write(base::Stream stream, std::string_view bytes) override {
    (stream == base::Stream::output ? output : errors) += bytes;
  }
  bool is_terminal(base::Stream) override { return terminal; }
  unsigned terminal_columns() override { return terminal ? 80 : 0; }
  std::optional<std::string> edit(const std::string& text) override {
    edited.push_back(text);
    return editor ? editor(text) : std::nullopt;
  }
  base::ChildResult run(const base::ChildCommand& command) override {
    children.push_back(command);
    return child;
  }
};

}  // namespace dateline::test
