#pragma once

#include <cstdint>

namespace dateline::store {

/// To be called before anything else is asked of SQLite: its memory is then counted while a MemoryLimit
/// holds. SQLite's own limits need its statistics, for which each allocation would take a lock.
void count_memory();

/// While it lives, SQLite gets at most so many bytes more for what this thread asks of it; then its calls
/// fail for want of memory. One at a time on a thread.
class MemoryLimit {
 public:
  explicit MemoryLimit(std::int64_t bytes);
  ~MemoryLimit();
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

  /// Whether it has refused memory.
  bool was_reached() const;
};

}  // namespace dateline::store
