#pragma once

#include <map>
#include <string>

#include "src/base/world.hpp"

namespace dateline::cli {

/// The world of a command that a page runs: what it says is kept, it has no input, and it finds no files but
/// those that it is given, and the story. A file that it would write is kept, too, under one name and names
/// that begin like it; any other is refused. Clock, environment and child processes are those of the real
/// world.
class CapturedWorld : public base::World {
 public:
  /// `real` must outlive it. `may_write` is the one file that it may write; "" for none.
  CapturedWorld(base::World& real, std::string story, std::map<std::string, std::string> files,
                std::string may_write)
      : real_(real), story_(std::move(story)), files_(std::move(files)), output_name_(std::move(may_write)) {}

  std::string output, errors;
  std::map<std::string, std::string> written;

  std::string read_file(const std::string& path, std::uint64_t max_bytes) override;
  base::PathKind kind_of(const std::string& path) override;
  std::vector<std::string> list_directory(const std::string& path) override;
  void write_file(const std::string& path, const base::FillFile& fill) override;
  void write_folder(const std::string& path, const base::FillFolder& fill) override;
  bool same_file(const std::string& one, const std::string& other) override;
  base::Instant now() override { return real_.now(); }
  std::optional<std::string> environment(const std::string& name) override { return real_.environment(name); }
  std::string read_input(std::uint64_t) override { return ""; }
  bool read_line(std::string& line, std::uint64_t) override {
    line.clear();
    return false;
  }
  std::optional<char> read_key() override { return std::nullopt; }
  void write(base::Stream stream, std::string_view bytes) override;
  bool is_terminal(base::Stream) override { return false; }
  unsigned terminal_columns() override { return 0; }
  std::optional<std::string> edit(const std::string&) override { return std::nullopt; }
  base::ChildResult run(const base::ChildCommand& command) override { return real_.run(command); }

 private:
  base::World& real_;
  std::string story_;
  std::map<std::string, std::string> files_;
  std::string output_name_;
};

}  // namespace dateline::cli
