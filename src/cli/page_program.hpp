#pragma once

#include "src/cli/command.hpp"
#include "src/cli/shell_completion.hpp"
#include "src/workbench/program.hpp"

namespace dateline::cli {

/// This program, as the page of the workbench uses it.
class PageProgram : public workbench::Program {
 public:
  /// `context` has a keeper, and both must outlive it.
  explicit PageProgram(Context& context);

  workbench::Outcome run(const workbench::Commission& commission) override;
  story::Story open() override;
  void rest() override;
  bool has_story() override;
  std::string story_path() override { return context_.story_path; }
  std::vector<std::string> words_of(const std::string& line) override;
  std::vector<std::string> completions(const std::string& filter) override;

 private:
  Context& context_;
  story::Reader reader_;
  std::vector<std::unique_ptr<Command>> commands_;
};

}  // namespace dateline::cli
