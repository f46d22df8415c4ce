#pragma once

#include <memory>

#include "src/cli/command.hpp"

namespace dateline::cli {

// One function a command, each in its command_<name>.cpp.
std::unique_ptr<Command> make_add();
std::unique_ptr<Command> make_events();
std::unique_ptr<Command> make_actors();
std::unique_ptr<Command> make_sources();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_timeline();
std::unique_ptr<Command> make_diagram();
std::unique_ptr<Command> make_path();
std::unique_ptr<Command> make_preview();
std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_set();
std::unique_ptr<Command> make_blocks();
std::unique_ptr<Command> make_ignore();
std::unique_ptr<Command> make_anchor();
std::unique_ptr<Command> make_order();

}  // namespace dateline::cli
