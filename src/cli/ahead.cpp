#include "src/cli/ahead.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace dateline::cli {
namespace {

/// Pieces that are given and not handed over, for each thread.
constexpr std::size_t most_pieces_of_thread = 4;
/// What waits with them; a single larger one is taken all the same.
constexpr std::uint64_t most_bytes = 64u << 20;

}  // namespace

Ahead::Ahead(std::size_t jobs) : jobs_(std::max<std::size_t>(jobs, 1)) {
  try {
    while (helpers_.size() + 1 < jobs_) helpers_.emplace_back([this] { help(); });
  } catch (const std::system_error&) {
    jobs_ = helpers_.size() + 1;  // the system gives no more threads: those that there are do it
  }
}

Ahead::~Ahead() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  given_.notify_all();
}

std::size_t Ahead::all_processors() {
  return std::max(1u, std::thread::hardware_concurrency());
}

void Ahead::give(std::uint64_t bytes, Work work, Take take) {
  if (has_failed_) return;
  while (!pieces_.empty() && (pieces_.size() >= most_pieces_of_thread * jobs_ || bytes_ + bytes > most_bytes))
    take_first();
  bytes_ += bytes;
  auto piece =
      std::make_unique<Piece>(Piece{bytes, std::move(work), std::move(take), State::waiting, nullptr});
  {
    const std::lock_guard lock(mutex_);
    pieces_.push_back(std::move(piece));
  }
  given_.notify_one();
  if (helpers_.empty()) finish();
}

void Ahead::finish() {
  while (!pieces_.empty() && !has_failed_) take_first();
}

void Ahead::help() {
  std::unique_lock lock(mutex_);
  while (!is_over_) {
    if (Piece* const piece = begin_next())
      work_on(*piece, lock);
    else
      given_.wait(lock);
  }
}

Ahead::Piece* Ahead::begin_next() {
  const auto next = std::find_if(pieces_.begin(), pieces_.end(), [](const std::unique_ptr<Piece>& piece) {
    return piece->state == State::waiting;
  });
  if (next == pieces_.end()) return nullptr;
  (*next)->state = State::begun;
  return next->get();
}

void Ahead::work_on(Piece& piece, std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  std::exception_ptr failure;
  try {
    piece.work();
  } catch (...) {
    failure = std::current_exception();
  }
  lock.lock();
  piece.failure = failure;
  piece.state = State::done;
  done_.notify_one();
}

void Ahead::take_first() {
  std::unique_ptr<Piece> first;
  {
    std::unique_lock lock(mutex_);
    // While another thread works on it, this one goes on with what is next.
    while (pieces_.front()->state != State::done) {
      if (Piece* const piece = begin_next())
        work_on(*piece, lock);
      else
        done_.wait(lock);
    }
    first = std::move(pieces_.front());
    pieces_.pop_front();
  }
  bytes_ -= first->bytes;
  has_failed_ = true;
  first->take(first->failure);
  has_failed_ = false;
}

}  // namespace dateline::cli
