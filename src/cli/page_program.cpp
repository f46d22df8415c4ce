#include "src/cli/page_program.hpp"

#include "src/cli/captured_world.hpp"
#include "src/cli/command_line.hpp"
#include "src/cli/shell_words.hpp"
#include "src/cli/story_access.hpp"
#include "src/cli/story_keeper.hpp"
#include "src/cli/story_names.hpp"

namespace dateline::cli {

PageProgram::PageProgram(Context& context)
    : context_(context), reader_(context.data, context.world, context.limits), commands_(all_commands()) {}

workbench::Outcome PageProgram::run(const workbench::Commission& commission) {
  CapturedWorld world(context_.world, context_.story_path, commission.files, commission.output);
  Context context{world, context_.data, context_.story_path, context_.limits};
  context.given_now = context_.given_now;
  context.as_of = context_.as_of;
  context.keeper = context_.keeper;
  context.last_entry = commission.last_entry;
  std::vector<std::string> words = commission.words;
  if (!commission.output.empty()) words.insert(words.begin() + 1, "--output=" + commission.output);
  const int status = run_command_line(words, context);
  rest();
  return {status, std::move(world.output), std::move(world.errors), std::move(world.written)};
}

story::Story PageProgram::open() {
  return open_story(context_, reader_);
}

void PageProgram::rest() {
  context_.keeper->rest();
}

bool PageProgram::has_story() {
  return context_.world.kind_of(context_.story_path) != base::PathKind::missing;
}

std::vector<std::string> PageProgram::words_of(const std::string& line) {
  return shell_words(line, "");
}

std::vector<std::string> PageProgram::completions(const std::string& filter) {
  const std::string before = "events ";
  const Completer completer(commands_, StoryNames(context_, *context_.keeper));
  const Completions found = completer.complete(before + filter);
  std::vector<std::string> out;
  const std::string begin = filter.substr(0, std::max(found.begin, before.size()) - before.size());
  for (const std::string& word : found.words) out.push_back(begin + word);
  return out;
}

}  // namespace dateline::cli
