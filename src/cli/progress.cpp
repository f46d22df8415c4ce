#include "src/cli/progress.hpp"

namespace dateline::cli {

Progress::Progress(base::World& world, std::uint64_t total)
    : world_(world), total_(total), began_(world.now().seconds), said_(began_) {}

Progress::~Progress() {
  clear();
}

void Progress::step() {
  ++done_;
  const std::int64_t now = world_.now().seconds;
  if (now == said_ || !world_.is_terminal(base::Stream::error)) return;
  said_ = now;
  const auto left = static_cast<std::uint64_t>(now - began_) * (total_ - done_) / done_;
  world_.write(base::Stream::error, "\r\x1b[K" + std::to_string(done_) + " of " + std::to_string(total_) +
                                        ", about " + std::to_string(left) + " s left");
  shown_ = true;
}

void Progress::clear() {
  if (shown_) world_.write(base::Stream::error, "\r\x1b[K");
  shown_ = false;
}

}  // namespace dateline::cli
