#pragma once

#include <memory>
#include <vector>

#include "src/cli/command.hpp"

namespace dateline::cli {

// One function a command, each in its command_<name>.cpp.
std::unique_ptr<Command> make_add();
std::unique_ptr<Command> make_events();
std::unique_ptr<Command> make_actors();
std::unique_ptr<Command> make_sources();
std::unique_ptr<Command> make_quotes();
std::unique_ptr<Command> make_claims();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_timeline();
std::unique_ptr<Command> make_diagram();
std::unique_ptr<Command> make_factsheet();
std::unique_ptr<Command> make_export();
std::unique_ptr<Command> make_path();
std::unique_ptr<Command> make_around();
std::unique_ptr<Command> make_met();
std::unique_ptr<Command> make_between();
std::unique_ptr<Command> make_causes();
std::unique_ptr<Command> make_effects();
std::unique_ptr<Command> make_central();
std::unique_ptr<Command> make_groups();
std::unique_ptr<Command> make_stats();
std::unique_ptr<Command> make_sql();
std::unique_ptr<Command> make_shell();
std::unique_ptr<Command> make_open();
std::unique_ptr<Command> make_preview();
std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_set();
std::unique_ptr<Command> make_blocks();
std::unique_ptr<Command> make_ignore();
std::unique_ptr<Command> make_anchor();
std::unique_ptr<Command> make_order();
/// accept, check, reject and propose.
std::vector<std::unique_ptr<Command>> make_marks();
std::unique_ptr<Command> make_add_event();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_merge();
std::unique_ptr<Command> make_split();
std::unique_ptr<Command> make_distinct();
std::unique_ptr<Command> make_alias();
std::unique_ptr<Command> make_tag();
std::unique_ptr<Command> make_note();
std::unique_ptr<Command> make_picture();
std::unique_ptr<Command> make_select();
std::unique_ptr<Command> make_selections();
std::unique_ptr<Command> make_publish();
std::unique_ptr<Command> make_published();
std::unique_ptr<Command> make_conflicts();
std::unique_ptr<Command> make_todo();
std::unique_ptr<Command> make_review();
std::unique_ptr<Command> make_edit();
std::unique_ptr<Command> make_sheet();
std::unique_ptr<Command> make_relate();
std::unique_ptr<Command> make_remove_source();
std::unique_ptr<Command> make_undo();
std::unique_ptr<Command> make_redo();
std::unique_ptr<Command> make_log();
std::unique_ptr<Command> make_diff();
/// share, pull, dump and load.
std::vector<std::unique_ptr<Command>> make_sharing();
std::unique_ptr<Command> make_doctor();
std::unique_ptr<Command> make_backup();
std::unique_ptr<Command> make_demo();
std::unique_ptr<Command> make_help();

}  // namespace dateline::cli
