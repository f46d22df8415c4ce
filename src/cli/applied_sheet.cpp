#include "src/cli/applied_sheet.hpp"

#include "src/base/problem.hpp"
#include "src/cli/event_words.hpp"
#include "src/cli/story_access.hpp"

namespace dateline::cli {

std::int64_t last_entry(const story::Story& story) {
  return story.last_entry_until({INT64_MAX});
}

int apply_file(Context& context, const std::string& path, bool dry_run,
               std::vector<story::SheetRow> (*read)(std::string_view, const std::string&,
                                                    std::vector<story::LeftOut>&)) {
  std::vector<story::LeftOut> left;
  const std::vector<story::SheetRow> rows =
      read(context.world.read_file(path, context.limits.max_bytes), path, left);
  const story::Reader reader(context.data, context.world, context.limits);
  story::Story story = open_for_editing(context, reader);
  return apply_rows(context, story, rows, left, path, dry_run);
}

int apply_rows(Context& context, story::Story& story, const std::vector<story::SheetRow>& rows,
               const std::vector<story::LeftOut>& left, const std::string& path, bool dry_run) {
  const story::AppliedSheet applied = story::apply_rows(story, rows, context.now(), dry_run);
  std::string out;
  for (const std::string& line : applied.lines) out += base::shown_safely(line) + "\n";
  out += applied.lines.empty() ? "nothing to change\n" : counted(applied.lines.size(), "change");
  if (!applied.lines.empty())
    out += dry_run ? "; nothing was changed (--dry-run)\n" : "; `dateline undo` takes them back\n";
  context.world.write(base::Stream::output, out);
  const auto at = [&](const std::string& what) { return path + ": " + what; };
  for (const std::string& warning : applied.change.warnings) warn(context, {at(warning)});
  for (const auto* list : {&left, &applied.left})
    for (const story::LeftOut& one : *list)
      warn(context, {path + ":" + std::to_string(one.line) + ": " + one.what});
  return left.empty() && applied.left.empty() ? 0 : 1;
}

}  // namespace dateline::cli
