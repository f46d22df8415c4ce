#pragma once

#include <string>

#include "src/base/world.hpp"

namespace dateline::cli {

/// The World of a running program: the system's files, clock, environment, streams and processes.
class SystemWorld : public base::World {
 public:
  std::string read_file(const std::string& path, std::uint64_t max_bytes) override;
  base::PathKind kind_of(const std::string& path) override;
  std::vector<std::string> list_directory(const std::string& path) override;
  void write_file(const std::string& path, const base::FillFile& fill) override;
  void write_folder(const std::string& path, const base::FillFolder& fill) override;
  bool same_file(const std::string& one, const std::string& other) override;
  base::Instant now() override;
  std::optional<std::string> environment(const std::string& name) override;
  std::string read_input(std::uint64_t max_bytes) override;
  bool read_line(std::string& line, std::uint64_t max_bytes) override;
  std::optional<char> read_key() override;
  void write(base::Stream stream, std::string_view bytes) override;
  bool is_terminal(base::Stream stream) override;
  unsigned terminal_columns() override;
  std::optional<std::string> edit(const std::string& text) override;
  base::ChildResult run(const base::ChildCommand& command) override;

 private:
  /// Reads more of standard input into input_; false at its end.
  bool fill_input();

  std::string input_;  ///< read, not yet given out
  std::size_t input_at_ = 0;
};

}  // namespace dateline::cli
