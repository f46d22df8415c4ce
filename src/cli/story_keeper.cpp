#include "src/cli/story_keeper.hpp"

namespace dateline::cli {

store::StoryFile StoryKeeper::reading(const std::string& path) {
  rest();
  if (file_ && path == path_ && file_->is_of_today()) {
    file_->refresh();
    return file_->shared();
  }
  file_.reset();
  file_ = store::StoryFile::open_for_reading(path);
  file_->watch(watch_);
  path_ = path;
  return file_->shared();
}

void StoryKeeper::rest() {
  if (file_) file_->rest();
}

}  // namespace dateline::cli
