#include "src/cli/commands.hpp"

namespace dateline::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_add());
  commands.push_back(make_open());
  commands.push_back(make_events());
  commands.push_back(make_actors());
  commands.push_back(make_sources());
  commands.push_back(make_quotes());
  commands.push_back(make_claims());
  commands.push_back(make_show());
  commands.push_back(make_timeline());
  commands.push_back(make_diagram());
  commands.push_back(make_factsheet());
  commands.push_back(make_export());
  commands.push_back(make_path());
  commands.push_back(make_around());
  commands.push_back(make_met());
  commands.push_back(make_between());
  commands.push_back(make_causes());
  commands.push_back(make_effects());
  commands.push_back(make_central());
  commands.push_back(make_groups());
  commands.push_back(make_stats());
  commands.push_back(make_sql());
  commands.push_back(make_preview());
  commands.push_back(make_extract());
  commands.push_back(make_set());
  commands.push_back(make_blocks());
  commands.push_back(make_ignore());
  commands.push_back(make_anchor());
  commands.push_back(make_order());
  commands.push_back(make_review());
  for (auto& command : make_marks()) commands.push_back(std::move(command));
  commands.push_back(make_add_event());
  commands.push_back(make_import());
  commands.push_back(make_merge());
  commands.push_back(make_split());
  commands.push_back(make_distinct());
  commands.push_back(make_alias());
  commands.push_back(make_relate());
  commands.push_back(make_tag());
  commands.push_back(make_note());
  commands.push_back(make_picture());
  commands.push_back(make_select());
  commands.push_back(make_selections());
  commands.push_back(make_publish());
  commands.push_back(make_published());
  commands.push_back(make_conflicts());
  commands.push_back(make_todo());
  commands.push_back(make_edit());
  commands.push_back(make_sheet());
  commands.push_back(make_undo());
  commands.push_back(make_redo());
  commands.push_back(make_log());
  commands.push_back(make_diff());
  for (auto& command : make_sharing()) commands.push_back(std::move(command));
  commands.push_back(make_remove_source());
  commands.push_back(make_backup());
  commands.push_back(make_doctor());
  commands.push_back(make_shell());
  commands.push_back(make_demo());
  commands.push_back(make_help());
  return commands;
}

}  // namespace dateline::cli
