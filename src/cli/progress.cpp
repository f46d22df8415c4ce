#include "src/cli/progress.hpp"

#include <algorithm>

namespace dateline::cli {

Progress::Progress(base::World& world, std::uint64_t total)
    : world_(world), total_(total), began_(world.now().seconds), said_(began_) {}

Progress::~Progress() {
  clear();
}

void Progress::step() {
  ++done_;
  say();
}

void Progress::step_article() {
  ++articles_;
  say();
}

void Progress::say() {
  const std::int64_t now = world_.now().seconds;
  if (now == said_ || !world_.is_terminal(base::Stream::error)) return;
  said_ = now;
  const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(1, now - began_));
  std::string line = std::to_string(done_) + " of " + std::to_string(total_);
  // Files of many articles: how many they hold shows at their end.
  if (articles_ > done_ + 1)
    line +=
        ", " + std::to_string(articles_) + " articles, " + std::to_string(articles_ / seconds) + " a second";
  if (done_ > 0) line += ", about " + std::to_string(seconds * (total_ - done_) / done_) + " s left";
  world_.write(base::Stream::error, "\r\x1b[K" + line);
  shown_ = true;
}

void Progress::clear() {
  if (shown_) world_.write(base::Stream::error, "\r\x1b[K");
  shown_ = false;
}

}  // namespace dateline::cli
