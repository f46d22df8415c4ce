#include "src/story/graph_stamp.hpp"

namespace dateline::story {
namespace {

/// Rises when the same readings are assembled into another graph than before.
constexpr const char* assembly_version = "14";

}  // namespace

std::string graph_stamp_for(const store::StoryFile& file) {
  return file.inputs_stamp() + "/" + assembly_version;
}

}  // namespace dateline::story
