#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace dateline::cli {

/// Does pieces of work on several threads at once, and hands each over in the order in which they were given:
/// what comes of it is the same as with one thread. Little is done ahead, so that memory stays bounded.
///
///     Ahead ahead(jobs);
///     for (const Page& page : pages)
///       ahead.give(page.bytes.size(), [&] { read(page); }, [&](std::exception_ptr failure) { store(page);
///       });
///     ahead.finish();
class Ahead {
 public:
  using Work = std::function<void()>;
  /// What `work` threw, or null.
  using Take = std::function<void(std::exception_ptr failure)>;

  /// `jobs` threads in all, the calling one among them; with 1 there is no other.
  explicit Ahead(std::size_t jobs);
  /// What was not handed over is not any more.
  ~Ahead();
  Ahead(const Ahead&) = delete;
  Ahead& operator=(const Ahead&) = delete;

  /// `work` is done on any thread, `take` then on the calling one: here or in a later call. What they refer
  /// to must live until then. `bytes` says how much memory waits with it. Throws what the `take` of an
  /// earlier piece throws; then neither is called any more.
  void give(std::uint64_t bytes, Work work, Take take);
  /// Hands over all that was given. Throws what `take` throws.
  void finish();

  /// As many as the system has processors for this program, at least 1.
  static std::size_t all_processors();

 private:
  enum class State { waiting, begun, done };
  struct Piece {
    std::uint64_t bytes = 0;
    Work work;
    Take take;
    State state = State::waiting;
    std::exception_ptr failure;
  };

  void help();
  /// The first that nobody has begun, begun now; null where there is none. `lock` is held.
  Piece* begin_next();
  void work_on(Piece& piece, std::unique_lock<std::mutex>& lock);
  void take_first();

  std::size_t jobs_;
  std::mutex mutex_;  ///< of what follows, but of a piece that somebody works on of its state alone
  std::condition_variable given_, done_;
  std::deque<std::unique_ptr<Piece>> pieces_;
  bool is_over_ = false;
  std::uint64_t bytes_ = 0;  ///< of pieces_; of the calling thread alone, as is what follows
  bool has_failed_ = false;  ///< a `take` has thrown
  std::vector<std::jthread> helpers_;
};

}  // namespace dateline::cli
